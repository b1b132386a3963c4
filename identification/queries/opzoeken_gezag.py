"""Gezag in words. The BRP derives it; whether somebody may act for a child is decided elsewhere, or by a person."""

from __future__ import annotations

from django.utils.translation import gettext as _

from brp.gezag import Betrokkene, Gezag, GezagSoort
from brp.persoon import Persoon
from identification.paginas.opzoeken import BrpRegel


def gezag_lines(persoon: Persoon) -> list[BrpRegel]:
    """One line for each relation; folded when the person has geheimhouding."""
    return [
        BrpRegel(_title(gezag, persoon), _words(gezag), gezag.in_onderzoek, dicht=persoon.geheimhouding)
        for gezag in persoon.gezag
    ]


def _title(gezag: Gezag, persoon: Persoon) -> str:
    child = gezag.minderjarige
    if child.bsn == persoon.bsn:
        return _("Wie gezag over deze persoon heeft")
    return _("Gezag over %(kind)s") % {"kind": _child(child)}


def _child(child: Betrokkene) -> str:
    name = child.naam or _("een kind")
    if child.leeftijd is None:
        return name
    return _("%(naam)s (%(jaren)s jaar)") % {"naam": name, "jaren": child.leeftijd}


def _words(gezag: Gezag) -> tuple[str, ...]:
    names = [one.naam or _("iemand zonder naam in de BRP") for one in gezag.gezaghebbenden]
    if gezag.derde_onbekend:
        names.append(_("een persoon die niet bekend is"))
    lines = [_kind(gezag.soort), *names]
    if gezag.voor_een_mens:
        lines.append(_("Laat Burgerzaken dit nakijken voordat u hier iets mee doet."))
    return tuple(lines)


def _kind(soort: GezagSoort) -> str:
    return {
        GezagSoort.GEZAMENLIJK_OUDERLIJK: _("Twee ouders samen:"),
        GezagSoort.EENHOOFDIG_OUDERLIJK: _("Eén ouder:"),
        GezagSoort.GEZAMENLIJK: _("Een ouder samen met een ander:"),
        GezagSoort.VOOGDIJ: _("Een voogd:"),
        GezagSoort.TIJDELIJK_GEEN: _("Nu heeft niemand gezag."),
        GezagSoort.NIET_TE_BEPALEN: _("De BRP kan niet bepalen wie gezag heeft."),
    }.get(soort, _("Wij kennen deze soort gezag niet."))
