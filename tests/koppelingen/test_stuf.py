"""What the test of a zaaksysteem with StUF says, against the stand-in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from begrippen.toets import Stand
from simulator.zaaksysteem.stuf import StufZaaksysteem
from simulator.zaaksysteem.stuf_fouten import Stand as Arm
from simulator.zaaksysteem.stuf_fouten import StufFout
from tests.koppelingen.conftest import NOW, outcome
from tests.zaken.stuf.conftest import stuf_settings
from tests.zaken.stuf.server import Overkant, running
from zaken import toetsen
from zaken.koppeling import Koppeling
from zaken.stuf.toets import toets

EIGEN = dict.fromkeys(("zender_organisatie", "ontvanger_organisatie", "organisatorische_eenheid"), "0518")


@pytest.fixture
def overkant(settings: Settings) -> Iterator[Overkant]:
    with running(StufZaaksysteem()) as opposite:
        settings.ZAAKSYSTEEM = "zaken.stuf.Stuf"
        settings.STUF = stuf_settings(opposite.url, vraag_url=opposite.url, **EIGEN)
        yield opposite


def test_a_connection_that_works_makes_nothing(overkant: Overkant) -> None:
    stand, text = outcome(toets)
    assert (stand, "kent ons" in text) == (Stand.GOED, True)
    assert not overkant.zaaksysteem.register.zaken


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"zender_applicatie": "ANDERS"}, "STUF_ZENDER_"),
        ({"ontvanger_applicatie": "ANDERS"}, "STUF_ONTVANGER_"),
        ({"ontvanger_applicatie": ""}, "STUF_ONTVANGER_APPLICATIE"),
        ({"versie": "2.0"}, "STUF_VERSIE"),
        ({"vrij_url": "http://127.0.0.1:9/"}, "luistert niemand"),
    ],
)
def test_what_is_wrong_with_a_setting_is_named(
    overkant: Overkant, settings: Settings, changes: dict[str, str], words: str
) -> None:
    settings.STUF |= changes
    stand, text = outcome(toets)
    assert stand is Stand.STUK
    assert words in text


def test_without_an_address_for_questions(overkant: Overkant, settings: Settings) -> None:
    settings.STUF |= {"vraag_url": ""}
    stand, text = outcome(toets)
    assert (stand, "STUF_VRAAG_URL" in text) == (Stand.LET_OP, True)


@pytest.mark.django_db
def test_a_gemeentecode_that_nobody_filled_in_is_said(overkant: Overkant, settings: Settings) -> None:
    settings.STUF |= {"zender_organisatie": ""}
    stand, text = outcome(toets)
    assert (stand, "op de pagina Huisstijl" in text) == (Stand.LET_OP, True)


@pytest.mark.parametrize(
    ("fout", "words"),
    [(StufFout.HTML, "webpagina"), (StufFout.FO, "Het lukt niet"), (StufFout.SOAP_FOUT, "stuf-soap-fout")],
)
def test_another_answer_is_told_apart(overkant: Overkant, fout: StufFout, words: str) -> None:
    overkant.zaaksysteem.schakelaar.arm(Arm(fout, aantal=9))
    stand, text = outcome(toets)
    assert stand is Stand.STUK
    assert words in text


@pytest.mark.parametrize(
    ("koppeling", "stand"),
    [
        (Koppeling("B0333", "Bewijs", "2 Vastgesteld"), Stand.LET_OP),
        (Koppeling("VEEL-TE-LANG", "Bewijs"), Stand.STUK),
        (Koppeling("B0333", "Bewijs", "Vastgesteld"), Stand.STUK),
    ],
)
def test_a_mapping_must_be_written_as_stuf_wants_it(
    overkant: Overkant, koppeling: Koppeling, stand: Stand
) -> None:
    assert toetsen.check_koppeling(koppeling, now=NOW).stand is stand
