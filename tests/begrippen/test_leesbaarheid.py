"""How a text reads, and the words that never stand in one."""

from __future__ import annotations

import pytest

from begrippen.leesbaarheid import eerst_de_app, flesch_douma, meet, vakwoorden, zinnen
from begrippen.taal import Taal

NL = Taal.NEDERLANDS


def test_the_measure_tells_plain_from_difficult() -> None:
    plain = ["Lees de code voor.", "Ga dan terug naar het gesprek."]
    hard = ["De betrouwbaarheidsniveaus van authenticatiemiddelen worden geautomatiseerd gecontroleerd."]
    assert flesch_douma(plain) > 80 > 30 > flesch_douma(hard)


def test_a_difficult_text_is_called_so() -> None:
    found = meet("Wij verzoeken u de benodigde documentatie te overhandigen aan een functionaris.", NL)
    assert not found.makkelijk
    assert meet("Neem uw paspoort mee. Dan helpen wij u.", NL).makkelijk


def test_the_longest_sentence_is_found_in_any_language() -> None:
    found = meet("Take your card. We would like you to bring it to the desk.", Taal.ENGELS)
    assert (found.score, found.langste_woorden) == (None, 10)
    assert found.langste_zin.startswith("We would")


@pytest.mark.parametrize("tekst", ["", "Ja.", "12 34", "\n\n", "…", "1 2 3 4 5"])
def test_what_has_no_sentence_has_no_score(tekst: str) -> None:
    assert meet(tekst, NL).score is None


def test_lines_and_full_stops_end_a_sentence() -> None:
    assert zinnen("Dit is de eerste\nEn dit de tweede! Kort.") == ["Dit is de eerste", "En dit de tweede!"]


@pytest.mark.parametrize(
    ("taal", "tekst", "woorden"),
    [
        (NL, "Uw Betrouwbaarheidsniveau en het niveau.", ("betrouwbaarheidsniveau", "niveau")),
        (NL, "De authenticatie, identificatie en sessie.", ("authenticatie", "identificatie", "sessie")),
        (NL, "Neem uw identiteitskaart mee.", ()),
        (Taal.ENGELS, "Your session needs authentication.", ("session", "authentication")),
        (Taal.DUITS, "Die Authentifizierung", ("authentifizierung",)),
    ],
)
def test_words_of_the_trade_are_named(taal: Taal, tekst: str, woorden: tuple[str, ...]) -> None:
    assert vakwoorden(tekst, taal) == woorden


@pytest.mark.parametrize("letter", ["a", "-", "niveau", "n ", "\n"])
def test_a_text_of_any_length_is_looked_at_in_a_moment(letter: str) -> None:
    """It would be hours if each letter were a beginning."""
    tekst = letter * (200_000 // len(letter))
    assert vakwoorden(tekst, NL) == ((tekst,) if letter == "niveau" else ())


@pytest.mark.parametrize(
    ("tekst", "goed"),
    [
        ("Log in met de DigiD app of met sms-controle.", True),
        ("Log in met sms-controle of met de DigiD app.", False),
        ("Log in met sms.", False),
        ("Zeg nooit de sms-code van DigiD.", True),
        ("De DigiD app opent vanzelf.", True),
    ],
)
def test_the_app_comes_first(tekst: str, goed: bool) -> None:
    assert eerst_de_app(tekst, NL) is goed
