"""[Zoek op in de BRP]: who may, what is shown, what is written down, and that nothing of it stays."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from begrippen.bsn import Bsn
from begrippen.flow import Flow
from diensten.instellingen import Volgorde
from identification.flow import afronden
from identification.flow.opzoeken import as_reden
from identification.models import Identification
from identification.queries.bureau import Bureau
from identification.queries.identificatie import identification_page
from identification.queries.opzoeken import nobody_block
from inloggen.models import Medewerker
from simulator.brp.brp import Brp as Overkant
from tests.brp.overkant import Arm, brp_settings
from tests.brp.server import Server
from tests.identification.gegevens import checked, fresh, logged_in_row, make_dienst, raw_bytes
from tests.traag import LASTS
from toezicht.models import Gebeurtenis
from zaken.register import Register

JANSEN, MOULIN, YILMAZ, DE_VRIES = "999990019", "999993653", "999991772", "999999047"
pytestmark = pytest.mark.usefixtures("brp_connected")


@pytest.fixture
def now() -> Any:
    return timezone.now()


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def look_up(client: Client, row: Identification, status: int = 200) -> str:
    response = client.post(f"/werkblad/{row.pk}/brp/")
    assert response.status_code == status
    return text_of(response)


def years_since(born: date) -> int:
    today = timezone.localdate()
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def trail(row: Identification) -> list[tuple[str, str]]:
    rows = Gebeurtenis.objects.filter(onderwerp=row.pk, soort__startswith="persoon").order_by("id")
    return list(rows.values_list("soort", "reden"))


def row_of(
    ambtenaar: Medewerker, bsn: str, now: Any, flow: Flow = Flow.AMBTENAAR, **dienst: Any
) -> Identification:
    return logged_in_row(ambtenaar, flow, wie=Bsn(bsn), dienst=make_dienst(**dienst), now=now)


def test_the_answer_is_shown_once_and_kept_nowhere(sanne: Client, ambtenaar: Medewerker, now: Any) -> None:
    row = row_of(ambtenaar, JANSEN, now)
    response = sanne.post(f"/werkblad/{row.pk}/brp/")
    page = text_of(response)
    assert all(words in page for words in ("Wilhelmina Maria de Boer", "14 maart 1961", "Lindelaan 12A"))
    assert (JANSEN in page, "no-store" in response["Cache-Control"]) == (False, True)
    assert fresh(row.pk).opgezocht_op is not None
    sessions = repr([session.get_decoded() for session in Session.objects.all()])
    stored = raw_bytes() + sessions.encode()
    assert not any(secret in stored for secret in (b"Boer", b"Lindelaan", b"1961"))
    again = text_of(sanne.get(f"/werkblad/{row.pk}/"))
    assert ("Lindelaan" in again, "Zoek nog een keer op" in again) == (False, True)


def test_what_it_was_for_is_written_down(
    sanne: Client, ambtenaar: Medewerker, now: Any, overkant: Overkant
) -> None:
    row = row_of(ambtenaar, JANSEN, now, brp_doelbinding="BRPACT-Wmo2015", brp_verwerking="Wmo@Hulp")
    look_up(sanne, row)
    (asked,) = overkant.vragen
    sent = [asked.headers[name] for name in ("x-doelbinding", "x-verwerking", "x-gebruiker")]
    assert sent == ["BRPACT-Wmo2015", "Wmo@Hulp", ambtenaar.sub]
    assert trail(row) == [("persoon_opgezocht", "brpact-wmo201-5")]


def test_the_default_doelbinding(sanne: Client, ambtenaar: Medewerker, now: Any, overkant: Overkant) -> None:
    row = row_of(ambtenaar, JANSEN, now)
    look_up(sanne, row)
    assert overkant.vragen[0].headers["x-doelbinding"] == "BRPACT-Beeldbellen"
    assert trail(row) == [("persoon_opgezocht", "brpact-beeldbellen")]


@pytest.mark.parametrize(
    ("given", "code"),
    [("", "brp"), ("É", "brp"), ("A b/C", "a-b-c"), ("12345678", "123-456-78"), ("x" * 99, "x" * 60)],
)
def test_a_doelbinding_as_a_code(given: str, code: str) -> None:
    assert as_reden(given) == code


# --- every case in its own words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bsn", "words"),
    [
        (MOULIN, ["Deze persoon heeft geheimhouding", "Geef deze gegevens aan niemand", "Toon: Adres"]),
        (MOULIN, ["1 december 1985 ({} jaar)", "Thann, Frankrijk"]),
        (YILMAZ, ["De gemeente zoekt nog uit of dit klopt: het adres", "in onderzoek"]),
        (YILMAZ, ["1979 (dag en maand niet bekend)", "Deze persoon woont niet meer op dit adres"]),
        ("999999990", ["Deze persoon woont niet meer in Nederland", "Sinds: 1 juni 2024", "België"]),
        ("999999990", ["februari 1990 (dag niet bekend)"]),
        ("000000012", ["Datum niet bekend", "Woonboot De Drie Zusters"]),
        ("999990123", ["Volgens de BRP is deze persoon overleden", "Sinds: 19 januari 2025", "nabestaande"]),
        ("999990123", ["Stop: dit kan niet de persoon in beeld zijn", "2 november 1938"]),
        ("999990676", ["het BSN", "Niet bekend waar deze persoon woont"]),
        ("999994086", ["jonkheer Casper Willem van Meerlo", "Kasteellaan tegenover 1"]),
        ("999990408", ["Deze inschrijving in de BRP is een fout", "briefadres", "Sukarno"]),
        ("999999011", ["De BRP kent dit BSN niet", "Ik heb de persoon opgezocht", "Probeer opnieuw"]),
    ],
)
def test_each_case_has_its_words(
    sanne: Client, ambtenaar: Medewerker, now: Any, bsn: str, words: list[str]
) -> None:
    page = look_up(sanne, row_of(ambtenaar, bsn, now))
    old = years_since(date(1985, 12, 1))
    assert [text for text in words if text.format(old) not in page] == []


@pytest.mark.parametrize(
    ("fout", "reden", "words"),
    [
        ("storing", "brp-storing", "De BRP doet het nu niet"),
        ("weg", "brp-geen-verbinding", "De BRP doet het nu niet"),
        ("geen-recht", "brp-geen-recht", "De BRP geeft deze gegevens niet"),
        ("te-druk", "brp-te-veel-vragen", "De BRP krijgt nu te veel vragen"),
        ("niet-ingelogd", "brp-niet-ingelogd", "De verbinding met de BRP is niet goed ingesteld"),
        ("html", "brp-geen-json", "Wij begrijpen het antwoord van de BRP niet"),
        ("andere-persoon", "brp-andere-persoon", "Wij begrijpen het antwoord van de BRP niet"),
        ("doorverwijzing", "brp-redirect", "De verbinding met de BRP is niet goed ingesteld"),
    ],
)
def test_when_it_goes_wrong(
    sanne: Client, ambtenaar: Medewerker, now: Any, arm_brp: Arm, fout: str, reden: str, words: str
) -> None:
    row = row_of(ambtenaar, JANSEN, now)
    arm_brp(fout)
    page = look_up(sanne, row)
    assert (words in page, "Ik heb de persoon opgezocht" in page, "Boer" in page) == (True, True, False)
    assert (trail(row), fresh(row.pk).opgezocht_op) == ([("persoon_niet_opgezocht", reden)], None)


def test_too_slow(
    sanne: Client, ambtenaar: Medewerker, now: Any, arm_brp: Arm, settings: Settings, brp_server: Server
) -> None:
    settings.BRP = brp_settings(brp_server, seconds=0.3)
    arm_brp("traag", seconden=LASTS)
    assert "De BRP antwoordt te langzaam" in look_up(sanne, row_of(ambtenaar, JANSEN, now))


def test_gezag_only_where_the_dienst_asks_for_it(sanne: Client, ambtenaar: Medewerker, now: Any) -> None:
    without = look_up(sanne, row_of(ambtenaar, DE_VRIES, now))
    page = look_up(sanne, row_of(ambtenaar, DE_VRIES, now, brp_gezag=True))
    assert "Lotte" not in without
    assert f"Gezag over Lotte de Vries ({years_since(date(2017, 5, 20))} jaar)" in page
    unsure = look_up(sanne, row_of(ambtenaar, "999971116", now, brp_gezag=True))
    assert "Laat Burgerzaken dit nakijken" in unsure
    nobody = look_up(sanne, row_of(ambtenaar, "999971177", now, brp_gezag=True))
    assert "De BRP kan niet bepalen wie gezag heeft." in nobody


# --- who may, and when --------------------------------------------------------------------------------------------


def test_nobody_is_shown_before_the_code(
    sanne: Client, ambtenaar: Medewerker, now: Any, overkant: Overkant
) -> None:
    row = row_of(ambtenaar, JANSEN, now, Flow.NIEUW)
    assert "Zoek op in de BRP" not in text_of(sanne.get(f"/werkblad/{row.pk}/"))
    look_up(sanne, row, 302)
    assert (overkant.vragen, trail(row)) == ([], [])


@pytest.mark.parametrize("flow", [Flow.NIEUW, Flow.BEKEND])
def test_after_the_code(sanne: Client, ambtenaar: Medewerker, now: Any, flow: Flow) -> None:
    row = checked(ambtenaar, flow, dienst=make_dienst(), now=now)
    assert "Wilhelmina" in look_up(sanne, row)


def test_brp_first(sanne: Client, ambtenaar: Medewerker, now: Any) -> None:
    row = row_of(ambtenaar, JANSEN, now, Flow.NIEUW, volgorde=Volgorde.BRP_EERST)
    page = look_up(sanne, row)
    assert ("Wilhelmina" in page, "Code die de inwoner voorleest" in page) == (True, True)


def test_not_of_a_colleague(karim: Client, ambtenaar: Medewerker, now: Any, overkant: Overkant) -> None:
    row = row_of(ambtenaar, JANSEN, now)
    look_up(karim, row, 404)
    assert (overkant.vragen, trail(row)) == ([], [])


def test_not_before_the_login_and_not_after_finishing(
    sanne: Client, ambtenaar: Medewerker, row: Identification, now: Any, overkant: Overkant
) -> None:
    look_up(sanne, row, 302)
    done = checked(ambtenaar, dienst=make_dienst(), now=now)
    afronden.complete(identification=done, verklaard=True, zaaksysteem=Register(), now=now)
    look_up(sanne, done, 302)
    late = row_of(ambtenaar, JANSEN, now)
    Identification.objects.filter(pk=late.pk).update(verloopt_op=now - timedelta(minutes=1))
    look_up(sanne, late, 302)
    assert overkant.vragen == []


def test_not_while_everything_is_hidden(
    sanne: Client, ambtenaar: Medewerker, now: Any, overkant: Overkant
) -> None:
    row = row_of(ambtenaar, JANSEN, now)
    sanne.post("/werkblad/verberg/", {"aan": "1"})
    look_up(sanne, row, 302)
    page = text_of(sanne.get(f"/werkblad/{row.pk}/"))
    assert ("Zoek op in de BRP" in page, "om de persoon op te zoeken" in page) == (False, True)
    assert overkant.vragen == []


def test_a_page_on_which_all_is_hidden_has_no_answer(ambtenaar: Medewerker, now: Any) -> None:
    row = row_of(ambtenaar, JANSEN, now)
    page = identification_page(row, now=now, bureau=Bureau(verborgen=True), brp=nobody_block(row))
    assert page.brp is None


def test_finished_while_the_brp_thought_shows_nothing(
    sanne: Client, ambtenaar: Medewerker, now: Any, overkant: Overkant, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = row_of(ambtenaar, JANSEN, now)
    monkeypatch.setattr("identification.flow.opzoeken._note", lambda *_, **__: False)
    assert "Boer" not in look_up(sanne, row, 302)
    assert trail(row) == [("persoon_niet_opgezocht", "al-verder")]


def test_a_limit_for_each_ambtenaar(
    sanne: Client,
    karim: Client,
    ambtenaar: Medewerker,
    andere_ambtenaar: Medewerker,
    now: Any,
    settings: Settings,
    brp_server: Server,
) -> None:
    settings.BRP = brp_settings(brp_server, per_uur=2)
    row = row_of(ambtenaar, JANSEN, now)
    for _ in range(2):
        look_up(sanne, row)
    assert "U heeft dit uur al veel mensen opgezocht" in look_up(sanne, row, 429)
    look_up(sanne, row, 429)
    assert brp_server.requests == 2
    look_up(karim, row_of(andere_ambtenaar, JANSEN, now))
    assert trail(row)[2:] == [("persoon_niet_opgezocht", "te-vaak")] * 2


def test_without_a_connection_it_is_as_it_was(
    sanne: Client, ambtenaar: Medewerker, now: Any, settings: Settings
) -> None:
    settings.BRP = settings.BRP | {"url": ""}
    row = row_of(ambtenaar, JANSEN, now)
    page = text_of(sanne.get(f"/werkblad/{row.pk}/"))
    assert ("Zoek op in de BRP" in page, "Ik heb de persoon opgezocht" in page) == (False, True)
    assert "uw eigen systeem" in page
    look_up(sanne, row, 404)


def test_a_poll_shows_nothing_of_the_person(sanne: Client, ambtenaar: Medewerker, now: Any) -> None:
    row = row_of(ambtenaar, JANSEN, now)
    look_up(sanne, row)
    page = sanne.get(f"/werkblad/{row.pk}/status/?versie=oud").content.decode()
    assert ('<div id="brp" hx-preserve="true"' in page, "Boer" in page) == (True, False)


def test_the_number_of_queries(sanne: Client, ambtenaar: Medewerker, now: Any) -> None:
    row = row_of(ambtenaar, JANSEN, now)
    with CaptureQueriesContext(connection) as captured:
        look_up(sanne, row)
    assert len(captured) <= 16
