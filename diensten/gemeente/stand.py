"""What the gemeente says about itself, as values: read from the stored versions, with the settings behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from django.conf import settings

from begrippen.gemeente import ZONDER_CODE, ZONDER_NAAM, Gemeente
from diensten.gemeente.models import Deel
from diensten.gemeente.openingstijden import AndereDag, Blok, Openingstijden
from diensten.gemeente.vast import fixed

Inhoud = Mapping[str, Any]
_T = TypeVar("_T")
# What an inwoner is told to trust: where the gemeente is, and who answers.
FEITEN = ("telefoon", "website", "adres", "digid_telefoon", "digid_tijden")
_VROEGST, _LAATST = datetime(1900, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Contact:
    """Beside telephone, website and address, which are in `Gemeente`. Empty is: nobody filled it in."""

    tijden: Openingstijden = field(default_factory=Openingstijden)
    digid_telefoon: str = ""
    digid_tijden: str = ""


@dataclass(frozen=True, slots=True)
class Storing:
    """A text above every page of one audience. `teksten`: language → text, always with Dutch; `tot`: None is open."""

    teksten: Mapping[str, str]
    van: datetime
    tot: datetime | None

    def holds(self, now: datetime) -> bool:
        return self.van <= now and (self.tot is None or now < self.tot)

    def is_over(self, now: datetime) -> bool:
        return self.tot is not None and self.tot <= now

    def read_in(self, taal: str) -> tuple[str, str]:
        """The text and its language: Dutch where the other one is missing."""
        return (self.teksten[taal], taal) if self.teksten.get(taal) else (self.teksten["nl"], "nl")


@dataclass(frozen=True, slots=True)
class Stand:
    """`thema` and `logo`: what the file is called, empty for none. `nummers`: the last version of each part."""

    gemeente: Gemeente
    contact: Contact
    storing_inwoners: Storing | None = None
    storing_medewerkers: Storing | None = None
    thema: str = ""
    logo: str = ""
    nummers: Mapping[str, int] = field(default_factory=dict)


def stand_of(inhoud: Mapping[str, Inhoud], nummers: Mapping[str, int] | None = None) -> Stand:
    """`inhoud`: per part (`Deel`) what was stored last. A part that cannot be read counts as not filled in."""

    def part(deel: Deel) -> Inhoud:
        return inhoud.get(deel.value) or {}

    contact = part(Deel.CONTACT)
    return Stand(
        gemeente=_gemeente(part(Deel.IDENTITEIT), contact),
        contact=_readable(contact_of, contact) or Contact(),
        storing_inwoners=message_of(part(Deel.STORING_INWONERS)),
        storing_medewerkers=message_of(part(Deel.STORING_MEDEWERKERS)),
        thema=str(part(Deel.THEMA).get("bestand", "")),
        logo=str(part(Deel.LOGO).get("bestand", "")),
        nummers=nummers or {},
    )


def _readable(read: Callable[[Inhoud], _T], inhoud: Inhoud) -> _T | None:
    """Every page asks this: a row that somebody spoiled by hand must not take them all away."""
    try:
        return read(inhoud) if inhoud else None
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _gemeente(identiteit: Inhoud, contact: Inhoud) -> Gemeente:
    """Name and numbers that the settings fix stay; of contact, what was filled in wins."""
    vast = {veld: one.waarde for veld, one in fixed().items()}
    return Gemeente(
        naam=vast.get("naam") or identiteit.get("naam") or ZONDER_NAAM,
        code=vast.get("code") or identiteit.get("code") or ZONDER_CODE,
        rsin=vast.get("rsin") or identiteit.get("rsin") or "",
        oin=vast.get("oin") or identiteit.get("oin") or "",
        telefoon=contact.get("telefoon") or settings.GEMEENTE_TELEFOON,
        website=contact.get("website") or settings.GEMEENTE_WEBSITE,
        adres=tuple(str(contact.get("adres") or "").splitlines()),
    )


def contact_of(inhoud: Inhoud) -> Contact:
    week = tuple(_blocks(day) for day in inhoud["week"])
    if len(week) != 7:
        raise ValueError
    andere = tuple(_other_day(*one) for one in inhoud["dicht"])
    return Contact(
        tijden=Openingstijden(week, andere),
        digid_telefoon=inhoud["digid_telefoon"],
        digid_tijden=inhoud["digid_tijden"],
    )


def facts_of(inhoud: Inhoud) -> dict[str, str]:
    """Of a stored version of contact; empty is: nobody filled it in."""
    return {naam: str(inhoud.get(naam) or "") for naam in FEITEN}


def with_facts(inhoud: Inhoud, feiten: Mapping[str, str]) -> dict[str, Any]:
    """A version of contact with the hours of this one. With nothing in it, it is an empty version."""
    whole = with_day(inhoud, feiten)
    return whole if any(feiten.values()) or any(whole["week"]) or whole["dicht"] else {}


def with_day(inhoud: Inhoud, feiten: Mapping[str, str]) -> dict[str, Any]:
    """The same, also where there is nothing in it but the day to look again at facts that wait for approval."""
    return {**write_hours(Openingstijden()), **inhoud, **feiten}


def _other_day(dag: str, naam: str, tijden: Iterable[Iterable[str]] = ()) -> AndereDag:
    """Without hours it is a day that is closed: earlier versions know no other kind."""
    return AndereDag(date.fromisoformat(dag), naam, _blocks(tijden))


def _blocks(day: Iterable[Iterable[str]]) -> tuple[Blok, ...]:
    return tuple((time.fromisoformat(begin), time.fromisoformat(end)) for begin, end in day)


def storing_of(inhoud: Inhoud) -> Storing:
    tot = inhoud["tot"]
    storing = Storing(
        teksten=dict(inhoud["teksten"]),
        van=_moment(inhoud["van"]),
        tot=None if tot is None else _moment(tot),
    )
    if not storing.teksten.get("nl"):
        raise ValueError
    return storing


def message_of(inhoud: Inhoud) -> Storing | None:
    """None for an empty version, and for a row that somebody spoiled by hand."""
    return _readable(storing_of, inhoud)


def _moment(text: str) -> datetime:
    """Within what a clock on the wall can show: the first and the last year of all have no other time zone."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError
    return min(max(found, _VROEGST), _LAATST)


def write_hours(tijden: Openingstijden) -> dict[str, Any]:
    """As `contact_of` reads it."""
    days = [
        [one.dag.isoformat(), one.naam, *([_written(one.tijden)] if one.tijden else [])]
        for one in tijden.andere_dagen
    ]
    return {"week": [_written(day) for day in tijden.week], "dicht": days}


def _written(day: tuple[Blok, ...]) -> list[list[str]]:
    return [[f"{begin:%H:%M}", f"{end:%H:%M}"] for begin, end in day]


def write_storing(storing: Storing) -> dict[str, Any]:
    """As `storing_of` reads it."""
    tot = None if storing.tot is None else storing.tot.isoformat()
    return {"teksten": dict(storing.teksten), "van": storing.van.isoformat(), "tot": tot}
