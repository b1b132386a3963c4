"""What is looked at before a text of the gemeente can be stored, and what is only worth a warning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from begrippen.leesbaarheid import (
    GEMIDDELD_WOORDEN,
    MEESTE_WOORDEN,
    MINSTE_SCORE,
    Leesbaarheid,
    eerst_de_app,
    meet,
    vakwoorden,
)
from begrippen.taal import Taal
from diensten.inwonerteksten.namen import is_name_of_another, strange_letters
from diensten.inwonerteksten.plaatsen import Pagina, Plaats
from diensten.inwonerteksten.waarden import check_brackets, used, without
from diensten.inwonerteksten.woorden import Woord, more_than_words
from diensten.teksten.nakijken import as_read, strange_hosts

# What goes out of date: a number of three digits or more (telephone, year, time), a price, an hour, an address.
_FEIT = re.compile(r"\d(?:[\s.-]?\d){2,}|€\s*\d|\d\s*(?:euro|uur|%)|\bwww\.|https?:|\S@\S", re.IGNORECASE)
HEET_AL_ZO = gettext_lazy("Zo heet al iets anders. Kies een andere naam, zodat niemand zich vergist.")


@dataclass(frozen=True, slots=True)
class Oordeel:
    """`fouten` keep a text from being stored; `opmerkingen` are for who writes and who approves."""

    leesbaarheid: Leesbaarheid
    fouten: tuple[str, ...]
    opmerkingen: tuple[str, ...]


def judge(tekst: str, *, plaats: Plaats, taal: Taal) -> Oordeel:
    """`tekst`: one paragraph a line; empty means our own words."""
    found = meet(without(tekst), taal)
    return Oordeel(found, tuple(_faults(tekst, plaats, taal)), tuple(_remarks(found)))


def names_a_fact(tekst: str) -> bool:
    """Whether somebody has to look again one day: a telephone number, a price, an hour or an address stands in it."""
    return bool(_FEIT.search(tekst))


def is_due(controleer_op: date | None, *, vandaag: date) -> bool:
    return controleer_op is not None and controleer_op <= vandaag


def _faults(tekst: str, plaats: Plaats, taal: Taal) -> Iterator[str]:
    brackets = check_brackets(tekst, plaats.mag)
    yield from (_unknown(naam, plaats.mag) for naam in brackets.onbekend)
    for name in sorted(plaats.moet - used(tekst) if tekst else ()):
        yield _("[%(naam)s] moet in de tekst blijven staan. Beeldpas vult het in.") % {"naam": name}
    if brackets.los:
        yield _("Er staat één haak te veel of te weinig. Zet elk woord tussen [ en ].")
    yield from faulty_words(tekst, taal)
    if plaats.pagina is Pagina.CHAT and ("@" in tekst or strange_hosts(without(tekst))):
        yield _("In dit bericht staat al de link om in te loggen. Zet er geen ander adres bij.")
    if isinstance(plaats, Woord):
        yield from _word_faults(tekst, plaats, taal)
    if plaats.op_een_regel and "\n" in tekst:
        yield _("Hier past één regel. Haal de lege regels en nieuwe regels weg.")


def _unknown(naam: str, mag: frozenset[str]) -> str:
    if not mag:
        return _("[%(naam)s] kennen wij hier niet. In deze tekst vult Beeldpas niets in.") % {"naam": naam}
    allowed = ", ".join(f"[{one}]" for one in sorted(mag))
    return _("[%(naam)s] kennen wij hier niet. U kunt kiezen uit: %(mag)s.") % {"naam": naam, "mag": allowed}


def _word_faults(tekst: str, woord: Woord, taal: Taal) -> Iterator[str]:
    if strange := more_than_words(tekst):
        yield _("Dit kan hier niet staan: %(tekens)s. Schrijf het met letters.") % {
            "tekens": " ".join(strange)
        }
    if letters := strange_letters(without(tekst), taal):
        yield _("Deze letters horen niet bij deze taal: %(letters)s. Typ de tekst over.") % {
            "letters": " ".join(letters)
        }
    if "@" in as_read(tekst) or strange_hosts(without(tekst), eigen=strange_hosts(woord.bron)):
        yield _("Zet hier geen webadres of e-mailadres. Alleen digid.nl en logius.nl mogen.")
    if is_name_of_another(tekst, woord, taal):
        yield str(HEET_AL_ZO)


def faulty_words(tekst: str, taal: Taal) -> Iterator[str]:
    """What no text for inwoners may say, wherever it stands."""
    words = vakwoorden(tekst, taal)
    if words:
        yield _("Deze woorden begrijpt niet iedereen: %(woorden)s. Zeg het anders.") % {
            "woorden": ", ".join(words)
        }
    if not eerst_de_app(tekst, taal):
        yield _("Noem eerst de DigiD app, en daarna pas sms.")


def hard_to_read(tekst: str, taal: Taal) -> tuple[str, ...]:
    """What can be easier, for a text without values between brackets."""
    return tuple(_remarks(meet(tekst, taal)))


def _remarks(found: Leesbaarheid) -> Iterator[str]:
    if found.langste_woorden > MEESTE_WOORDEN:
        yield _("De langste zin heeft %(aantal)d woorden. Maak er twee zinnen van: %(zin)s") % {
            "aantal": found.langste_woorden,
            "zin": f"‘{found.langste_zin}’",
        }
    if found.woorden_gemiddeld > GEMIDDELD_WOORDEN:
        yield _("De zinnen zijn gemiddeld lang. Maak ze korter: 12 woorden of minder.")
    if found.score is not None and found.score < MINSTE_SCORE:
        yield _("De tekst is moeilijk te lezen. Kies kortere woorden.")
    if found.lijdend:
        yield _("Zeg wie iets doet. Vermijd ‘wordt’ en ‘worden’.")
