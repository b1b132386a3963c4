"""Somebody logs in on behalf of another: decided by the rule, at the login and at Voltooien."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from begrippen.flow import Flow
from begrippen.vertegenwoordiging import Soort
from identification.flow import aanmelden, afronden, keuzes, vertegenwoordigen
from identification.flow.vertegenwoordigen import MagNiet, NietGemachtigd
from identification.models import Identification
from identification.namens import SOORTEN, Keuze
from identification.status import Status
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from inloggen.resultaat import AndereDienst, DigidFout, LoginResult
from machtigen.regels import Aard, Dienstregel
from machtigen.rules import Reden
from tests.identification.gegevens import (
    ANDER,
    NOW,
    PERSOON,
    bound_browser,
    fresh,
    invited,
    later,
    login,
    raw_bytes,
    token_of,
)
from tests.identification.namensgegevens import (
    BEWINDVOERDER,
    CURATOR,
    NOG_EEN,
    VERTEGENWOORDIGDE,
    came_for,
    connected,
    login_for,
    namens_dienst,
    set_matrix,
)
from tests.identification.nepdigid import NepDigid, come_back, text_of
from toezicht.models import Gebeurtenis
from zaken.register import Register

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def aansluiting(settings: Settings) -> None:
    settings.DIGID = connected()


def test_both_people_are_sealed_in_the_row(ambtenaar: Medewerker) -> None:
    row = came_for(ambtenaar, login_for(), dienst=namens_dienst())
    sealed = Verzegeld.of(row)
    assert sealed.unseal_bsn("bsn", row.bsn) == PERSOON
    assert vertegenwoordigen.represented(row, sealed) == VERTEGENWOORDIGDE
    assert (row.namens_soort, row.namens_bron) == ("gemachtigde", "digid-machtigen")
    assert (row.namens_vaststelling, row.namens_reden) == ("aangetoond", "persoon-nakijken")
    assert VERTEGENWOORDIGDE.reveal().encode() not in raw_bytes()


REFUSED = {
    "nobody chosen": (login(), {}, Reden.NIEMAND_GEKOZEN),
    "dienst off": (login_for(), {"aan": False}, Reden.DIENST_UIT),
    "kind off": (login_for(), {"gemachtigde": Dienstregel()}, Reden.SOORT_UIT),
    "unknown kind": (login_for(VERTEGENWOORDIGDE, "urn:x"), {}, Reden.SOORT_ONBEKEND),
    "over since yesterday": (login_for(tot=date(2026, 11, 20)), {}, Reden.VERLOPEN),
    "oneself": (login_for(PERSOON), {}, Reden.ZELFDE_PERSOON),
    "bewindvoerder, care": (
        login_for(VERTEGENWOORDIGDE, BEWINDVOERDER),
        {"aard": Aard.ZORG},
        Reden.SOORT_NOOIT,
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_the_rule_refuses_leaves_nothing(ambtenaar: Medewerker, case: str) -> None:
    result, matrix, reden = REFUSED[case]
    with pytest.raises(NietGemachtigd) as refused:
        came_for(ambtenaar, result, dienst=namens_dienst(**matrix))
    row = Identification.objects.get()
    assert (row.status, row.bsn, row.vertegenwoordigde) == (Status.UITGENODIGD, None, None)
    assert refused.value.reason == reden
    aanmelden.note_login_failed(fout=refused.value, now=NOW)
    assert fresh(row.pk).login_fout == f"namens-{reden}"
    assert Gebeurtenis.objects.filter(soort="namens_geweigerd", reden=reden).exists()


def test_a_representation_that_nobody_asked_for_is_refused(ambtenaar: Medewerker) -> None:
    row = invited(ambtenaar, dienst=namens_dienst())
    with pytest.raises(DigidFout, match="niet-toegestaan"):
        aanmelden.attach_login(sessie=bound_browser(row), result=login_for(), zaaksysteem=Register(), now=NOW)


def test_a_nabestaande_by_digid_machtigen_where_the_matrix_lets_them(ambtenaar: Medewerker) -> None:
    dienst = namens_dienst(nabestaande=Dienstregel(mag=True), gemachtigde=Dienstregel())
    assert came_for(ambtenaar, login_for(), dienst=dienst).namens_soort == "nabestaande"


@pytest.mark.parametrize("aan", [True, False])
def test_the_matrix_cell_by_cell_with_forged_requests(
    ambtenaar: Medewerker, digid: NepDigid, *, aan: bool
) -> None:
    """One kind is on. A choice that the page does not offer goes nowhere, whatever the form says."""
    for soort, keuze in product(Soort, Keuze):
        client, digid.asked = Client(), {}
        cells = {one.value: Dienstregel(mag=aan and one is soort) for one in Soort}
        row = invited(ambtenaar, dienst=namens_dienst(**cells), now=timezone.now())
        link = f"/i/{token_of(row)}/"
        offered = aan and soort in SOORTEN[keuze]
        assert (f'value="{keuze}"' in client.get(f"{link}ander/").content.decode()) == offered
        went = client.post(f"{link}inloggen/", {"getal": fresh(row.pk).getal, "namens": keuze.value})
        assert went.status_code == (302 if offered else 403)
        assert bool(digid.asked) == offered
        assert fresh(row.pk).namens_keuze == (keuze.value if offered else "")


def test_curators_are_not_sent_to_digid_machtigen(settings: Settings) -> None:
    """S83: only where who declares knows those whom the court appointed."""
    dienst = namens_dienst()
    assert keuzes.asks_representation(dienst, Keuze.WETTELIJK)
    settings.DIGID = connected(wettelijk=False)
    assert keuzes.asks_representation(dienst, Keuze.MACHTIGEN)
    assert not keuzes.asks_representation(dienst, Keuze.WETTELIJK)
    settings.DIGID = connected() | {"profiel": "digid-3"}
    assert keuzes.keuzes_of(dienst) == (Keuze.WETTELIJK, Keuze.KIND)


def _walk(client: Client, row: Identification, digid: NepDigid, outcome: object, keuze: str) -> str:
    digid.outcome = outcome  # type: ignore[assignment]
    went = client.post(f"/i/{token_of(row)}/inloggen/", {"getal": fresh(row.pk).getal, "namens": keuze})
    assert went.status_code == 302
    return str(come_back(client).content.decode())


PAGES: dict[str, tuple[LoginResult | AndereDienst, str]] = {
    "U kunt dit hier niet voor een ander regelen": (login_for(VERTEGENWOORDIGDE, CURATOR), "machtigen"),
    "Uw machtiging is voor iets anders": (AndereDienst("dienst"), "machtigen"),
    "Uw machtiging geldt nu niet": (login_for(tot=date(2020, 1, 1)), "machtigen"),
    "U kunt dit nu niet voor deze persoon regelen": (login_for(PERSOON), "machtigen"),
    "U koos niemand bij DigiD": (login(), "machtigen"),
}


@pytest.mark.parametrize("titel", PAGES)
def test_each_refusal_has_a_page_of_its_own(
    client: Client, ambtenaar: Medewerker, digid: NepDigid, titel: str
) -> None:
    outcome, keuze = PAGES[titel]
    dienst = namens_dienst(curator=Dienstregel())
    row = invited(ambtenaar, dienst=dienst, now=timezone.now())
    page = _walk(client, row, digid, outcome, keuze)
    assert titel in page
    assert "U heeft niets fout gedaan" in page
    assert VERTEGENWOORDIGDE.reveal()[-4:] not in page
    assert fresh(row.pk).status == Status.UITGENODIGD


def test_a_refusal_reads_the_same_whoever_the_other_is(
    client: Client, ambtenaar: Medewerker, digid: NepDigid
) -> None:
    dienst = namens_dienst(gemachtigde=Dienstregel(), nabestaande=Dienstregel(mag=True))
    set_matrix(dienst, Aard.OVERIG, gemachtigde=Dienstregel(mag=True), curator=Dienstregel())
    pages = []
    for ander in (VERTEGENWOORDIGDE, NOG_EEN):
        row = invited(ambtenaar, dienst=dienst, now=timezone.now())
        page = _walk(client, row, digid, login_for(ander, CURATOR), "machtigen")
        pages.append(page.replace(token_of(row), "TOKEN"))
    assert pages[0] == pages[1]


@pytest.mark.usefixtures("digid")
def test_the_start_page_reassures_and_keeps_what_was_chosen(client: Client, ambtenaar: Medewerker) -> None:
    row = invited(ambtenaar, dienst=namens_dienst(), now=timezone.now())
    link = f"/i/{token_of(row)}/"
    assert f"{link}ander/" in text_of(client, link)
    page = text_of(client, f"{link}ander/")
    assert "Iemand helpen mag. U doet niets fout." in page
    assert client.get(f"{link}ander/?gekozen=1").status_code == 422
    on = client.get(f"{link}ander/?gekozen=1&namens=kind&taal=en")
    assert on["Location"] == f"{link}?taal=en&namens=kind"
    assert 'name="namens" value="kind"' in text_of(client, f"{link}?namens=kind")
    assert 'name="namens"' not in text_of(client, f"{link}?namens=iets")
    assert fresh(row.pk).namens_keuze == ""


@pytest.mark.usefixtures("digid")
def test_a_dienst_without_representation_shows_no_way(client: Client, link: str) -> None:
    assert "ander/" not in text_of(client, link)
    assert client.get(f"{link}ander/").status_code == 404


def test_who_comes_back_brings_the_same_two_people(ambtenaar: Medewerker) -> None:
    row = came_for(ambtenaar, login_for(), dienst=namens_dienst())
    sealed = Verzegeld.of(row)
    assert vertegenwoordigen.same_people(row, login_for(), sealed)
    assert not vertegenwoordigen.same_people(row, login_for(NOG_EEN), sealed)
    assert not vertegenwoordigen.same_people(row, login_for(wie=ANDER), sealed)
    assert not vertegenwoordigen.same_people(row, login(), sealed)


def test_the_database_finishes_nothing_that_the_rule_did_not_allow(ambtenaar: Medewerker) -> None:
    row = came_for(ambtenaar, login_for(), Flow.AMBTENAAR, dienst=namens_dienst())
    rows = Identification.objects.filter(pk=row.pk)
    for changes in (
        {"bevestigd_op": NOW, "verklaard_op": NOW},
        {"namens_soort": ""},
        {"vertegenwoordigde": None},
        {"namens_bron": "stuk", "namens_vaststelling": "aangetoond"},
        {"meekijker": ambtenaar},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**changes)


def test_a_choice_without_a_person_is_never_finished(ambtenaar: Medewerker) -> None:
    row = came_for(ambtenaar, login(), Flow.AMBTENAAR, dienst=namens_dienst(), keuze=Keuze.KIND)
    with pytest.raises(MagNiet, match=Reden.NIEMAND_GEKOZEN):
        afronden.complete(identification=row, verklaard=True, zaaksysteem=Register(), now=NOW)


def test_a_mandate_that_ends_during_the_call(ambtenaar: Medewerker, client: Client) -> None:
    """It holds on its last day; at midnight in the Netherlands it is over."""
    late = NOW.replace(hour=22, minute=50)
    result = login_for(tot=date(2026, 11, 21), moment=late)
    row = came_for(ambtenaar, result, Flow.AMBTENAAR, dienst=namens_dienst(), now=late)
    Identification.objects.filter(pk=row.pk).update(
        namens_nagekeken=["persoon-nakijken", "leeftijd-nakijken"]
    )
    row = fresh(row.pk)
    vertegenwoordigen.check_now(row, now=late)
    with pytest.raises(MagNiet, match=Reden.VERLOPEN):
        afronden.complete(
            identification=fresh(row.pk),
            verklaard=True,
            zaaksysteem=Register(),
            now=later(hours=11, minutes=1),
        )
    assert fresh(row.pk).namens_reden == Reden.VERLOPEN


def test_a_kind_that_is_switched_off_during_the_call(ambtenaar: Medewerker) -> None:
    dienst = namens_dienst()
    row = came_for(ambtenaar, login_for(), Flow.AMBTENAAR, dienst=dienst)
    set_matrix(dienst, Aard.OVERIG, gemachtigde=Dienstregel())
    with pytest.raises(MagNiet, match=Reden.SOORT_UIT):
        afronden.complete(identification=row, verklaard=True, zaaksysteem=Register(), now=NOW)


def test_a_refusal_after_the_login_is_told_to_the_inwoner_too(
    client: Client, ambtenaar: Medewerker, digid: NepDigid
) -> None:
    row = invited(ambtenaar, dienst=namens_dienst(), now=timezone.now())
    digid.outcome = login_for(moment=timezone.now())
    client.post(f"/i/{token_of(row)}/inloggen/", {"getal": fresh(row.pk).getal, "namens": "machtigen"})
    assert come_back(client).status_code == 302
    Identification.objects.filter(pk=row.pk).update(namens_uitkomst=0, namens_reden="overleden")
    page = text_of(client, "/i/", 403)
    assert "niet voor deze persoon" in page
    assert "overleden" not in page
