"""Giving a call to a colleague, and letting go of one."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from begrippen.rol import Rol
from diensten.models import Dienst
from identification.flow import overdragen, uitnodigen
from identification.flow.overgang import AlVerder
from identification.models import Identification
from inloggen.models import Medewerker
from tests.identification.gegevens import checked, fresh, invited, make_dienst
from tests.identification.nepdigid import NepDigid
from toezicht.models import Gebeurtenis


@pytest.fixture
def now() -> Any:
    return timezone.now()


@pytest.fixture
def offered(row: Identification, andere_ambtenaar: Medewerker, now: Any) -> Identification:
    overdragen.offer(identification=row, collega=andere_ambtenaar, now=now)
    return fresh(row.pk)


def written(row: Identification) -> list[tuple[str, str]]:
    """What the audit trail says of it, after the link was made."""
    events = Gebeurtenis.objects.filter(onderwerp=row.pk).exclude(soort="link_gemaakt").order_by("pk")
    return list(events.values_list("soort", "reden"))


def test_an_offer_leaves_the_call_where_it_is(sanne: Client, karim: Client, offered: Identification) -> None:
    assert "Karim El Amrani" in sanne.get(f"/werkblad/{offered.pk}/").content.decode()
    assert karim.get(f"/werkblad/{offered.pk}/").status_code == 404
    assert "Een collega biedt u een gesprek aan" in karim.get("/werkblad/").content.decode()
    assert written(offered) == [("overdracht_aangeboden", "")]


def test_who_accepts_has_the_call_and_gives_it_a_name(
    sanne: Client, karim: Client, offered: Identification, link: str, digid: NepDigid
) -> None:
    assert karim.post(f"/werkblad/{offered.pk}/aanbod/", {"antwoord": "ja"}).status_code == 302
    assert sanne.get(f"/werkblad/{offered.pk}/").status_code == 404
    poll = sanne.get(f"/werkblad/{offered.pk}/status/", headers={"hx-request": "true"})
    assert (poll.status_code, poll["HX-Redirect"]) == (204, f"/werkblad/{offered.pk}/")
    row = fresh(offered.pk)
    assert (row.ambtenaar_naam, row.overdracht_aan, row.merk) == ("Karim El Amrani", None, "A")
    assert row.gesprek is not None
    assert (row.gesprek.ambtenaar_naam, row.gesprek.ambtenaar_functie) == ("Karim El Amrani", "Consulent Wmo")
    assert "Karim El Amrani" in Client().get(link).content.decode()
    assert written(row)[-1] == ("overgenomen", "")


def test_no_keeps_the_call_with_the_first(sanne: Client, karim: Client, offered: Identification) -> None:
    karim.post(f"/werkblad/{offered.pk}/aanbod/", {"antwoord": "nee"})
    assert "Draag over aan een collega" in sanne.get(f"/werkblad/{offered.pk}/").content.decode()
    assert written(offered)[-1] == ("overdracht_aangeboden", "geweigerd")


def test_an_offer_taken_back_cannot_be_accepted(
    sanne: Client, karim: Client, offered: Identification
) -> None:
    sanne.post(f"/werkblad/{offered.pk}/overdragen/terug/")
    response = karim.post(f"/werkblad/{offered.pk}/aanbod/", {"antwoord": "ja"}, follow=True)
    assert "niet meer aangeboden" in response.content.decode()
    assert fresh(offered.pk).ambtenaar_naam == "Sanne de Vries"
    assert written(offered)[-1] == ("overdracht_aangeboden", "ingetrokken")


def test_nobody_else_can_take_it(
    offered: Identification, ambtenaar: Medewerker, beheerder: Medewerker, now: Any
) -> None:
    for stranger in (ambtenaar, beheerder):
        with pytest.raises(AlVerder):
            overdragen.accept(identification=offered, collega=stranger, now=now)


def test_only_a_colleague_who_may_do_this_work(
    sanne: Client, row: Identification, ambtenaar: Medewerker, beheerder: Medewerker, now: Any
) -> None:
    for person in (ambtenaar, beheerder):
        with pytest.raises(overdragen.GeenCollega):
            overdragen.offer(identification=row, collega=person, now=now)
        response = sanne.post(f"/werkblad/{row.pk}/overdragen/", {"collega": str(person.pk)})
        assert (response.status_code, "Kies een collega." in response.content.decode()) == (422, True)
    assert fresh(row.pk).overdracht_aan is None


def test_the_form_offers_it(sanne: Client, row: Identification, andere_ambtenaar: Medewerker) -> None:
    assert "Consulent Wmo" in sanne.get(f"/werkblad/{row.pk}/overdragen/").content.decode()
    sanne.post(f"/werkblad/{row.pk}/overdragen/", {"collega": str(andere_ambtenaar.pk)})
    assert fresh(row.pk).overdracht_aan == andere_ambtenaar


def test_one_who_lost_the_role_cannot_accept(
    karim: Client, offered: Identification, andere_ambtenaar: Medewerker
) -> None:
    andere_ambtenaar.set_rollen([Rol.TOEZICHTHOUDER])
    andere_ambtenaar.save()
    assert karim.post(f"/werkblad/{offered.pk}/aanbod/", {"antwoord": "ja"}).status_code == 403
    assert fresh(offered.pk).ambtenaar_naam == "Sanne de Vries"


# --- letting go ---------------------------------------------------------------------------------------------------


@pytest.fixture
def standing(dienst: Dienst, ambtenaar: Medewerker, now: Any) -> Identification:
    row = uitnodigen.start_standing(dienst=dienst, taal="nl", now=now)
    uitnodigen.claim(identification=row, ambtenaar=ambtenaar, now=now)
    return fresh(row.pk)


def test_a_row_taken_up_by_mistake_goes_back_to_nobody(
    sanne: Client, standing: Identification, andere_ambtenaar: Medewerker, now: Any
) -> None:
    assert "Laat los" in sanne.get(f"/werkblad/{standing.pk}/").content.decode()
    assert sanne.post(f"/werkblad/{standing.pk}/laat-los/")["Location"] == "/werkblad/"
    row = fresh(standing.pk)
    assert (row.ambtenaar, row.ambtenaar_naam, row.ambtenaar_functie, row.merk) == (None, "", "", "")
    assert written(row)[-1] == ("losgelaten", "")
    uitnodigen.claim(identification=row, ambtenaar=andere_ambtenaar, now=now)
    assert fresh(row.pk).ambtenaar == andere_ambtenaar


def test_what_an_ambtenaar_began_is_not_let_go(sanne: Client, row: Identification) -> None:
    assert "Laat los" not in sanne.get(f"/werkblad/{row.pk}/").content.decode()
    sanne.post(f"/werkblad/{row.pk}/laat-los/")
    assert fresh(row.pk).ambtenaar_naam == "Sanne de Vries"


def test_after_the_code_was_right_it_is_no_mistake(ambtenaar: Medewerker, now: Any) -> None:
    row = checked(ambtenaar, now=now)
    Identification.objects.filter(pk=row.pk).update(staand=True)
    with pytest.raises(overdragen.NietLosTeLaten):
        overdragen.release(identification=fresh(row.pk), now=now)


def test_what_is_over_cannot_be_given_away(
    row: Identification, andere_ambtenaar: Medewerker, now: Any
) -> None:
    Identification.objects.filter(pk=row.pk).update(verloopt_op=now)
    with pytest.raises(AlVerder):
        overdragen.offer(identification=row, collega=andere_ambtenaar, now=now)


# --- letters ------------------------------------------------------------------------------------------------------


def test_a_letter_stays_with_its_call(sanne: Client, ambtenaar: Medewerker, dienst: Dienst, now: Any) -> None:
    first, second = (invited(ambtenaar, dienst=dienst, now=now) for _ in range(2))
    assert (first.merk, second.merk) == ("A", "B")
    sanne.post(f"/werkblad/{first.pk}/stop/", {"reden": "fout-gestart"})
    assert fresh(second.pk).merk == "B"
    assert invited(ambtenaar, dienst=make_dienst(), now=now).merk == "A"
    renewed = uitnodigen.renew(identification=fresh(second.pk), now=now)
    assert renewed.merk == "B"
