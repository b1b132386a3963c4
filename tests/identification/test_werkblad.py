"""The worksheet of the ambtenaar: list, start, search."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from begrippen.flow import Flow
from diensten.models import Dienst
from identification.flow import uitnodigen
from identification.models import Identification
from identification.queries.woorden import refusal_words
from inloggen.models import Medewerker
from tests.identification.gegevens import (
    PERSOON,
    attach,
    completed,
    delivered,
    fresh,
    invited,
    logged_in_row,
    make_dienst,
)
from zaken.register import Register
from zaken.zaaksysteem import ZaaksysteemFout

START = "/werkblad/start/"


def fill_in(dienst: Dienst, /, **changes: str) -> dict[str, str]:
    return {"flow": "NIEUW", "dienst": dienst.slug, "zaak": "nieuw", "taal": "nl"} | changes


@pytest.mark.parametrize("flow", Flow)
def test_starting_leads_to_the_page_of_the_call(sanne: Client, dienst: Dienst, flow: Flow) -> None:
    bsn = "9999.90.019" if flow is Flow.BEKEND else ""
    response = sanne.post(START, fill_in(dienst, flow=flow, bsn=bsn, taal="en"))
    row = Identification.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/werkblad/{row.pk}/")
    assert (row.flow, row.taal, row.ambtenaar_naam) == (flow, "en", "Sanne de Vries")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"flow": ""}, "Kies wat u weet van de inwoner."),
        ({"dienst": ""}, "Kies een dienst."),
        ({"dienst": "bestaat-niet"}, "Deze dienst is er niet"),
        ({"flow": "BEKEND", "bsn": ""}, "Vul het BSN in."),
        ({"flow": "BEKEND", "bsn": "999990018"}, "Een BSN heeft 9 cijfers. Controleer het nummer."),
        ({"flow": "BEKEND", "bsn": "9" * 41}, "Een BSN heeft 9 cijfers."),
        ({"zaak": "bestaand", "zaaknummer": ""}, "Vul het zaaknummer in."),
        ({"zaak": "bestaand", "zaaknummer": "2026-99999"}, "Deze zaak bestaat niet."),
        ({"zaak": "bestaand", "zaaknummer": "<b>"}, "Een zaaknummer ziet eruit als 2026-37131."),
        ({"zaak": "geen"}, "Bij deze dienst en manier hoort het bewijs in een zaak."),
    ],
)
def test_each_mistake_in_the_form_has_its_words(
    sanne: Client, dienst: Dienst, changes: dict[str, str], words: str
) -> None:
    response = sanne.post(START, fill_in(dienst, **changes))
    page = response.content.decode()
    assert (response.status_code, words in page) == (422, True)
    assert "<title>Fout:" in page
    assert not Identification.objects.exists()


@pytest.mark.parametrize(
    ("woord", "changes", "words"),
    [
        ("casus", {"zaak": "bestaand", "zaaknummer": ""}, "Vul het casusnummer in."),
        ("casus", {"zaak": "bestaand", "zaaknummer": "2026-99999"}, "Deze casus bestaat niet."),
        ("dossier", {"zaak": "bestaand", "zaaknummer": "2026-99999"}, "Dit dossier bestaat niet."),
        ("dossier", {"zaak": "bestaand", "zaaknummer": "<b>"}, "Een dossiernummer ziet eruit als"),
        ("dossier", {"zaak": "bestaand", "zaaknummer": "999990019"}, "het nummer van het dossier in"),
        ("casus", {"zaak": "geen"}, "hoort het bewijs in een casus."),
    ],
)
def test_a_mistake_is_said_with_the_word_of_the_dienst(
    sanne: Client, db: None, woord: str, changes: dict[str, str], words: str
) -> None:
    page = sanne.post(START, fill_in(make_dienst(zaakwoord=woord), **changes)).content.decode()
    assert words in page


def test_the_form_says_what_the_chosen_dienst_says(sanne: Client, dienst: Dienst) -> None:
    other = make_dienst(zaakwoord="dossier")
    page = sanne.get(START, {"dienst": other.slug}).content.decode()
    assert '<span data-woord="dossier">Een nieuw dossier</span>' in page
    assert '<span data-woord="zaak" hidden>Een nieuwe zaak</span>' in page
    english = sanne.get(START, {"dienst": other.slug, "taal": "en"}).content.decode()
    assert '<span data-woord="dossier">A new file</span>' in english


def test_the_form_offers_only_languages_of_these_diensten(sanne: Client, db: None) -> None:
    """The appointment asks the same. One dienst has fewer: the list follows it, and the server refuses the others."""
    make_dienst(talen="nl,pl")
    one = make_dienst(talen="nl,en", zaakwoord="casus")
    for address in (START, "/afspraken/nieuw/"):
        page = html.document_fromstring(sanne.get(address, {"dienst": one.slug}).content)
        assert page.xpath("//select[@name='taal']/option/@value[. != '']") == ["nl", "en", "pl"]
        refused = sanne.post(address, {"dienst": one.slug, "taal": "de"}).content
        assert html.document_fromstring(refused).xpath("//select[@name='taal']/option[@selected]/@value") == [
            "de"
        ]
    page = html.document_fromstring(sanne.get(START, {"dienst": one.slug}).content)
    assert page.xpath("//option[@selected]/@data-talen") == ["nl en"]


def test_a_refusal_has_the_word_of_the_dienst() -> None:
    assert refusal_words("zaak-gesloten", woord="dossier") == "Dit dossier is gesloten."
    assert refusal_words("zaak-gesloten") == "Deze zaak is gesloten."


def test_a_flow_that_the_dienst_does_not_allow(sanne: Client, db: None) -> None:
    dienst = make_dienst(flow_bekend=False)
    response = sanne.post(START, fill_in(dienst, flow="BEKEND", bsn="999990019"))
    assert "niet toegestaan" in response.content.decode()


@pytest.mark.parametrize("bsn", ["999990019", "999990018", "9999.90.019", "12"])
def test_the_bsn_never_comes_back_in_the_form(sanne: Client, dienst: Dienst, bsn: str) -> None:
    response = sanne.post(START, fill_in(dienst, flow="BEKEND", bsn=bsn, zaak="bestaand", zaaknummer=""))
    assert response.status_code == 422
    assert f'value="{bsn}"' not in response.content.decode()
    assert bsn[:6] not in response.content.decode().replace(dienst.slug, "") or len(bsn) == 2


def test_what_was_chosen_comes_back(sanne: Client, dienst: Dienst) -> None:
    page = sanne.post(START, fill_in(dienst, zaak="bestaand", zaaknummer="2026-99999")).content.decode()
    assert 'value="2026-99999"' in page


def test_a_zaaksysteem_that_is_silent(sanne: Client, dienst: Dienst, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_: Any, **__: Any) -> str:
        raise ZaaksysteemFout("geen-antwoord", permanent=False)

    monkeypatch.setattr(Register, "take_zaaknummer", silent)
    response = sanne.post(START, fill_in(dienst))
    assert response.status_code == 422
    assert "Het zaaksysteem geeft geen antwoord" in response.content.decode()


def test_the_list_shows_mine_and_nobody_elses(
    sanne: Client, ambtenaar: Medewerker, andere_ambtenaar: Medewerker, dienst: Dienst
) -> None:
    now = timezone.now()
    mine = logged_in_row(ambtenaar, dienst=dienst, now=now)
    theirs = logged_in_row(andere_ambtenaar, dienst=dienst, now=now)
    page = sanne.get("/werkblad/").content.decode()
    assert mine.zaaknummer in page
    assert theirs.zaaknummer not in page
    assert "Inwoner is ingelogd" in page


def test_the_list_knows_running_from_finished(sanne: Client, ambtenaar: Medewerker, dienst: Dienst) -> None:
    now = timezone.now()
    running = [invited(ambtenaar, dienst=dienst, now=now), completed(ambtenaar, dienst=dienst, now=now)]
    finished = delivered(ambtenaar, dienst=dienst, now=now)
    pagina = sanne.get("/werkblad/").context["pagina"]
    assert {line.zaaknummer for line in pagina.lopend} == {row.zaaknummer for row in running}
    assert [line.zaaknummer for line in pagina.afgerond] == [finished.zaaknummer]


def test_the_list_costs_the_same_with_twenty_rows(
    sanne: Client, ambtenaar: Medewerker, dienst: Dienst, queries_of: Any
) -> None:
    def queries() -> int:
        return int(
            queries_of("identification", sanne, "/werkblad/") + queries_of("diensten", sanne, "/werkblad/")
        )

    invited(ambtenaar, dienst=dienst, now=timezone.now())
    with_one = queries()
    for _ in range(19):
        invited(ambtenaar, dienst=dienst, now=timezone.now())
    assert (queries(), with_one <= 8) == (with_one, True)


# --- search -------------------------------------------------------------------------------------------------------


@pytest.fixture
def waiting(dienst: Dienst) -> Identification:
    """Somebody came in by the standing link, and logged in."""
    now = timezone.now()
    row = uitnodigen.start_standing(dienst=dienst, taal="nl", now=now)
    attach(row, now=now)
    return fresh(row.pk)


def test_the_first_who_types_the_zaaknummer_takes_it_up(
    sanne: Client, karim: Client, waiting: Identification
) -> None:
    response = sanne.post("/werkblad/zoek/", {"zaaknummer": f" {waiting.zaaknummer} "})
    assert response["Location"] == f"/werkblad/{waiting.pk}/"
    assert karim.post("/werkblad/zoek/", {"zaaknummer": waiting.zaaknummer}).status_code == 404
    assert sanne.post("/werkblad/zoek/", {"zaaknummer": waiting.zaaknummer}).status_code == 302


@pytest.mark.parametrize(
    "typed", ["2026-99999", PERSOON.reveal(), "%", "' OR 1=1 --", "\x00", "9" * 30_000 + "!"]
)
def test_another_number_finds_nothing(sanne: Client, waiting: Identification, typed: str) -> None:
    response = sanne.post("/werkblad/zoek/", {"zaaknummer": typed})
    assert response.status_code in {404, 422}
    assert waiting.zaaknummer not in response.content.decode()


def test_an_empty_search_asks_for_the_number(sanne: Client, waiting: Identification) -> None:
    response = sanne.post("/werkblad/zoek/", {"zaaknummer": "  "})
    assert (response.status_code, "Vul het zaaknummer in." in response.content.decode()) == (422, True)


def test_an_expired_one_is_not_taken_up(sanne: Client, waiting: Identification) -> None:
    Identification.objects.filter(pk=waiting.pk).update(verloopt_op=timezone.now())
    assert sanne.post("/werkblad/zoek/", {"zaaknummer": waiting.zaaknummer}).status_code == 404
