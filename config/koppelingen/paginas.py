"""What the page of the couplings shows: frozen, and in the language of who reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from begrippen.toets import Bevinding, Koppelingtoets, Stand
from config.koppelingen.lijst import alle_koppelingen
from toezicht.koppelingtest import LaatsteTest, last_tests

_STANDEN = {
    Stand.GOED: gettext_noop("Goed"),
    Stand.LET_OP: gettext_noop("Let op"),
    Stand.STUK: gettext_noop("Werkt niet"),
    Stand.UIT: gettext_noop("Niet in gebruik"),
}
_NOG_NIET = gettext_noop("Nog niet getest")
_KLEUREN = {Stand.GOED: "success", Stand.LET_OP: "warning", Stand.STUK: "gestopt", Stand.UIT: "neutral"}
_SOORTEN = {Stand.GOED: "ok", Stand.LET_OP: "warning", Stand.STUK: "error", Stand.UIT: "info"}


@dataclass(frozen=True, slots=True)
class BevindingRegel:
    """`soort`: of a melding; `over`: the dienst it is about, or empty."""

    stand: str
    soort: str
    over: str
    tekst: str
    doen: str


@dataclass(frozen=True, slots=True)
class KoppelingRegel:
    """`moment` is None as long as nobody tested it. `kleur`: of the badge."""

    naam: str
    titel: str
    stand: str
    kleur: str
    moment: datetime | None
    door: str
    bevindingen: tuple[BevindingRegel, ...]


def overzicht() -> list[KoppelingRegel]:
    tests = last_tests()
    return [_regel(koppeling, tests.get(koppeling.naam)) for koppeling in alle_koppelingen()]


def _regel(koppeling: Koppelingtoets, test: LaatsteTest | None) -> KoppelingRegel:
    return KoppelingRegel(
        naam=koppeling.naam,
        titel=in_words(koppeling.titel, koppeling.gegevens),
        stand=_(_STANDEN[test.stand]) if test else _(_NOG_NIET),
        kleur=_KLEUREN[test.stand] if test else "neutral",
        moment=test.moment if test else None,
        door=test.door if test else "",
        bevindingen=tuple(regel_van(found) for found in test.bevindingen) if test else (),
    )


def regel_van(bevinding: Bevinding) -> BevindingRegel:
    return BevindingRegel(
        stand=_(_STANDEN[bevinding.stand]),
        soort=_SOORTEN[bevinding.stand],
        over=bevinding.gegevens.get("dienst", ""),
        tekst=in_words(bevinding.tekst, bevinding.gegevens),
        doen=in_words(bevinding.doen, bevinding.gegevens),
    )


def in_words(tekst: str, gegevens: Mapping[str, str]) -> str:
    """A sentence of another version of Beeldpas may ask for what was not kept: then it stands as it is."""
    if not tekst:
        return ""
    translated = _(tekst)
    try:
        return translated % gegevens if gegevens else translated
    except (KeyError, ValueError, TypeError):
        return translated
