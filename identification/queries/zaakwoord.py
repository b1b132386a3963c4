"""What this gemeente calls a zaak, in the sentences of the pages."""

from __future__ import annotations

from django.utils.translation import gettext as _

from begrippen.zaakwoord import Zaakwoord


def de_zaak(woord: str) -> str:
    """`woord`: a `Zaakwoord`. As in "it stands in …"."""
    return {
        Zaakwoord.ZAAK.value: _("de zaak"),
        Zaakwoord.CASUS.value: _("de casus"),
        Zaakwoord.DOSSIER.value: _("het dossier"),
    }[woord]


def een_zaak(woord: str) -> str:
    return {
        Zaakwoord.ZAAK.value: _("een zaak"),
        Zaakwoord.CASUS.value: _("een casus"),
        Zaakwoord.DOSSIER.value: _("een dossier"),
    }[woord]


def geen_zaak(woord: str) -> str:
    return {
        Zaakwoord.ZAAK.value: _("geen zaak"),
        Zaakwoord.CASUS.value: _("geen casus"),
        Zaakwoord.DOSSIER.value: _("geen dossier"),
    }[woord]


def zaakkop(woord: str) -> str:
    """Before its number."""
    return {
        Zaakwoord.ZAAK.value: _("Zaak"),
        Zaakwoord.CASUS.value: _("Casus"),
        Zaakwoord.DOSSIER.value: _("Dossier"),
    }[woord]


def nummerkop(woord: str) -> str:
    return {
        # Vertalers: inwoner
        Zaakwoord.ZAAK.value: _("Zaaknummer"),
        # Vertalers: inwoner
        Zaakwoord.CASUS.value: _("Casusnummer"),
        # Vertalers: inwoner
        Zaakwoord.DOSSIER.value: _("Dossiernummer"),
    }[woord]
