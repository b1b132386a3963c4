"""The versions in words, for the log of changes: what stood there, and what came in its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from begrippen.taal import Taal
from diensten.gemeente.models import Deel
from diensten.gemeente.openingstijden import write_day, write_other_days
from diensten.gemeente.stand import Inhoud, contact_of, storing_of

Woorden = dict[str, str]


def in_words(deel: str, inhoud: Inhoud) -> Woorden:
    """Label → value, for what is filled in. What cannot be read any more has no words."""
    if not inhoud:
        return {}
    try:
        found = _WRITERS[Deel(deel)](inhoud)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return {}
    return {label: value for label, value in found.items() if value}


def differences(deel: str, van: Inhoud, naar: Inhoud) -> list[tuple[str, str, str]]:
    """What changed: label, what it was, what it became. An empty text is: nothing filled in."""
    before, after = in_words(deel, van), in_words(deel, naar)
    labels = list(dict.fromkeys([*before, *after]))
    return [
        (label, before.get(label, ""), after.get(label, ""))
        for label in labels
        if before.get(label) != after.get(label)
    ]


def _identity(inhoud: Inhoud) -> Woorden:
    return {
        _("Naam van de gemeente"): inhoud["naam"],
        _("Gemeentecode"): inhoud["code"],
        "RSIN": inhoud["rsin"],
        "OIN": inhoud["oin"],
    }


def _contact(inhoud: Inhoud) -> Woorden:
    contact = contact_of(inhoud)
    days = {str(WEEKDAYS[n]).capitalize(): write_day(day) for n, day in enumerate(contact.tijden.week)}
    return {
        _("Telefoonnummer"): inhoud["telefoon"],
        _("Website"): inhoud["website"],
        _("Adres van het gemeentehuis"): inhoud["adres"].replace("\n", ", "),
        **days,
        _("Dagen met andere tijden"): write_other_days(contact.tijden.andere_dagen).replace("\n", ", "),
        _("Telefoonnummer van DigiD"): contact.digid_telefoon,
        _("Wanneer DigiD de telefoon opneemt"): contact.digid_tijden,
        _("Nakijken op"): _day(inhoud.get("controleer_op", "")),
    }


def _day(text: str) -> str:
    return str(date_format(date.fromisoformat(text), "j E Y")) if text else ""


def _storing(inhoud: Inhoud) -> Woorden:
    storing = storing_of(inhoud)
    texts = {
        taal.eigen_naam: storing.teksten[taal.value].replace("\n", " ")
        for taal in Taal
        if storing.teksten.get(taal.value)
    }
    return {**texts, _("Vanaf"): _moment(storing.van), _("Tot"): _moment(storing.tot)}


def _moment(moment: datetime | None) -> str:
    if moment is None:
        return ""
    wall = timezone.localtime(moment)
    return f"{date_format(wall, 'j E Y')}, {date_format(wall, 'G.i')}"


def _file(inhoud: Inhoud) -> Woorden:
    return {_("Bestand"): inhoud["naam"]}


_WRITERS: dict[Deel, Callable[[Inhoud], Woorden]] = {
    Deel.IDENTITEIT: _identity,
    Deel.CONTACT: _contact,
    Deel.STORING_INWONERS: _storing,
    Deel.STORING_MEDEWERKERS: _storing,
    Deel.LOGO: _file,
    Deel.THEMA: _file,
}
