"""The pages of a call with more people: seen together, forged forms, one line on the desk, the API."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from begrippen.deel import Deel
from begrippen.flow import Flow
from identification.flow import aanmelden, overdragen
from identification.flow.mensen import PastNietInGesprek
from identification.models import Identification
from identification.status import Status
from inloggen.models import Medewerker
from tests.identification.gegevens import (
    ANDER,
    PERSOON,
    fresh,
    invited,
    is_wiped,
    login,
    make_dienst,
    token_of,
)
from tests.identification.nepdigid import NepDigid, come_back, press_login
from tests.identification.samengegevens import added, comes_in, samen_dienst, together

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(ambtenaar: Medewerker) -> Identification:
    return invited(ambtenaar, dienst=samen_dienst(samen="partner,tolk"), now=timezone.now())


def page(client: Client, row: Identification, tail: str = "") -> str:
    return client.get(f"/werkblad/{row.pk}/{tail}").content.decode()


def test_somebody_is_added_on_the_page(sanne: Client, first: Identification) -> None:
    assert "Nog iemand in dit gesprek" in page(sanne, first)
    answer = sanne.post(f"/werkblad/{first.pk}/samen/", {"deel": "partner"})
    other = Identification.objects.get(persoon=1)
    assert answer["Location"] == f"/werkblad/{other.pk}/"
    shown = page(sanne, other)
    assert "Persoon 1: Inwoner" in shown
    assert "Persoon 2: Partner" in shown
    assert "De mensen in het gesprek delen één apparaat" in shown
    assert "opent de ander de link in een privévenster" in shown


@pytest.mark.parametrize(("deel", "status"), [("ouder", 403), ("inwoner", 403), ("x", 422), ("", 422)])
def test_a_forged_part_is_refused(sanne: Client, first: Identification, deel: str, status: int) -> None:
    answer = sanne.post(f"/werkblad/{first.pk}/samen/", {"deel": deel})
    assert answer.status_code == status
    assert Identification.objects.count() == 1


def test_a_dienst_that_allows_nobody_has_no_way_in(sanne: Client, ambtenaar: Medewerker) -> None:
    row = invited(ambtenaar, dienst=make_dienst(), now=timezone.now())
    assert "Nog iemand" not in page(sanne, row)
    assert sanne.get(f"/werkblad/{row.pk}/samen/").status_code == 404
    assert sanne.post(f"/werkblad/{row.pk}/samen/", {"deel": "partner"}).status_code == 403


def test_a_known_bsn_makes_it_bekend_and_cannot_be_used_twice(sanne: Client, ambtenaar: Medewerker) -> None:
    first = invited(
        ambtenaar, Flow.BEKEND, dienst=samen_dienst(flow_nieuw=False, staande_link=False), now=timezone.now()
    )
    address = f"/werkblad/{first.pk}/samen/"
    assert sanne.post(address, {"deel": "partner"}).status_code == 422
    assert sanne.post(address, {"deel": "partner", "bsn": "123"}).status_code == 422
    same = sanne.post(address, {"deel": "partner", "bsn": PERSOON.reveal()})
    assert (same.status_code, PERSOON.reveal() in same.content.decode()) == (422, False)
    assert sanne.post(address, {"deel": "partner", "bsn": ANDER.reveal()}).status_code == 302
    assert Identification.objects.get(persoon=1).flow == Flow.BEKEND


def test_nothing_of_the_other_is_shown_before_the_code(sanne: Client, first: Identification) -> None:
    now = timezone.now()
    other = comes_in(added(first, now=now), ANDER, now=now)
    assert ANDER.masked not in page(sanne, first)
    Identification.objects.filter(pk=other.pk).update(code_klopt_op=now)
    assert ANDER.masked in page(sanne, first)
    assert ANDER.reveal() not in page(sanne, first)


def test_nobody_can_finish_before_everybody_is_done(sanne: Client, first: Identification) -> None:
    now = timezone.now()
    added(first, now=now)
    row = comes_in(fresh(first.pk), PERSOON, now=now)
    Identification.objects.filter(pk=row.pk).update(code_klopt_op=now, opgezocht_op=now)
    shown = page(sanne, row)
    assert "Nog niet klaar: persoon 2 (partner)" in shown
    assert f"/werkblad/{row.pk}/rond-af/" not in shown
    assert "Nog niet iedereen is klaar" in page(sanne, row, "rond-af/")
    assert sanne.post(f"/werkblad/{row.pk}/voltooi/").status_code == 409


def test_who_stopped_can_be_left_out(sanne: Client, ambtenaar: Medewerker) -> None:
    now = timezone.now()
    row, other = together(ambtenaar, now=now)
    sanne.post(f"/werkblad/{other.pk}/stop/", {"reden": "niet-gelukt"})
    assert f"/werkblad/{other.pk}/zonder/" in page(sanne, row)
    assert sanne.post(f"/werkblad/{other.pk}/zonder/")["Location"] == f"/werkblad/{row.pk}/"
    assert sanne.post(f"/werkblad/{row.pk}/zonder/").status_code == 302
    assert fresh(row.pk).zonder_op is None
    assert sanne.post(f"/werkblad/{row.pk}/voltooi/").status_code == 302
    assert fresh(row.pk).status == Status.BEVESTIGD


def test_stopping_with_everybody(sanne: Client, ambtenaar: Medewerker) -> None:
    rows = together(ambtenaar, now=timezone.now())
    assert "Stop met iedereen" in page(sanne, rows[1], "stop/")
    sanne.post(f"/werkblad/{rows[1].pk}/stop/", {"reden": "niet-gelukt", "wie": "iedereen"})
    assert all(is_wiped(fresh(row.pk)) for row in rows)


def test_the_desk_shows_one_call(sanne: Client, ambtenaar: Medewerker, first: Identification) -> None:
    added(first, now=timezone.now())
    desk = page(sanne, first, "")
    assert "Mijn lopende gesprekken" in desk or 'class="strook"' not in desk
    listed = sanne.get("/werkblad/").context["pagina"].lopend
    assert [line.mensen for line in listed] == [2]


def test_a_colleague_takes_over_the_whole_call(
    ambtenaar: Medewerker, andere_ambtenaar: Medewerker, karim: Client
) -> None:
    now = timezone.now()
    rows = together(ambtenaar, Deel.PARTNER, Deel.TOLK, now=now)
    overdragen.offer(identification=rows[1], collega=andere_ambtenaar, now=now)
    assert len(karim.get("/werkblad/").context["pagina"].aanbod) == 1
    overdragen.accept(identification=fresh(rows[0].pk), collega=andere_ambtenaar, now=now)
    taken = [fresh(row.pk) for row in rows]
    assert {row.ambtenaar_id for row in taken} == {andere_ambtenaar.pk}
    assert {row.overdracht_aan_id for row in taken} == {None}
    assert karim.post(f"/werkblad/{rows[2].pk}/voltooi/").status_code == 302


def test_the_pages_ask_little(
    sanne: Client, ambtenaar: Medewerker, first: Identification, queries_of: Any
) -> None:
    assert queries_of("identification", sanne, f"/werkblad/{first.pk}/") <= 4
    now = timezone.now()
    two = added(first, now=now)
    with_two = queries_of("identification", sanne, f"/werkblad/{two.pk}/")
    for _ in range(3):
        added(first, Deel.TOLK, now=now)
    assert queries_of("identification", sanne, f"/werkblad/{two.pk}/") == with_two <= 5


def test_who_is_refused_is_named_to_the_ambtenaar_alone(sanne: Client, first: Identification) -> None:
    now = timezone.now()
    other = added(first, now=now)
    comes_in(first, PERSOON, now=now)
    with pytest.raises(PastNietInGesprek) as fout:
        comes_in(other, PERSOON, now=now)
    aanmelden.note_login_failed(fout=fout.value, now=now)
    shown = page(sanne, other)
    assert "Deze persoon hoort niet bij deze link" in shown
    assert "Zeg niets over de andere mensen" in shown


def test_the_page_of_who_is_refused_says_nothing_of_the_others(
    client: Client, sanne: Client, first: Identification, digid: NepDigid
) -> None:
    now = timezone.now()
    other = added(first, now=now)
    comes_in(first, PERSOON, now=now)
    digid.outcome = login(PERSOON, moment=now)
    press_login(client, f"/i/{token_of(other)}/")
    answer = come_back(client)
    said = answer.content.decode()
    assert answer.status_code == 403
    assert "U kunt deze link nu niet gebruiken" in said
    assert not [word for word in ("artner", "zelfde persoon", "0019") if word in said]
    assert "Verkeerde persoon" in page(sanne, other)
    digid.outcome = login(ANDER, moment=now)
    press_login(client, f"/i/{token_of(other)}/")
    assert come_back(client)["Location"] == "/i/"
