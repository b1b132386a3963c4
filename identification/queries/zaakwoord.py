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


def deze_zaak(woord: str) -> str:
    """At the start of a sentence."""
    return {
        Zaakwoord.ZAAK.value: _("Deze zaak"),
        Zaakwoord.CASUS.value: _("Deze casus"),
        Zaakwoord.DOSSIER.value: _("Dit dossier"),
    }[woord]


def nieuwe_zaak(woord: str) -> str:
    """To choose."""
    return {
        Zaakwoord.ZAAK.value: _("Een nieuwe zaak"),
        Zaakwoord.CASUS.value: _("Een nieuwe casus"),
        Zaakwoord.DOSSIER.value: _("Een nieuw dossier"),
    }[woord]


def bestaande_zaak(woord: str) -> str:
    return {
        Zaakwoord.ZAAK.value: _("Een zaak die al bestaat"),
        Zaakwoord.CASUS.value: _("Een casus die al bestaat"),
        Zaakwoord.DOSSIER.value: _("Een dossier dat al bestaat"),
    }[woord]


def liever_geen_zaak(woord: str) -> str:
    return {
        Zaakwoord.ZAAK.value: _("Geen zaak"),
        Zaakwoord.CASUS.value: _("Geen casus"),
        Zaakwoord.DOSSIER.value: _("Geen dossier"),
    }[woord]


def zonder_zaak(woord: str) -> str:
    return {
        Zaakwoord.ZAAK.value: _("Zonder zaak"),
        Zaakwoord.CASUS.value: _("Zonder casus"),
        Zaakwoord.DOSSIER.value: _("Zonder dossier"),
    }[woord]


def het_nummer(woord: str) -> str:
    """In a sentence."""
    return {
        Zaakwoord.ZAAK.value: _("het zaaknummer"),
        Zaakwoord.CASUS.value: _("het casusnummer"),
        Zaakwoord.DOSSIER.value: _("het dossiernummer"),
    }[woord]


def een_nummer(woord: str) -> str:
    """At the start of a sentence."""
    return {
        Zaakwoord.ZAAK.value: _("Een zaaknummer"),
        Zaakwoord.CASUS.value: _("Een casusnummer"),
        Zaakwoord.DOSSIER.value: _("Een dossiernummer"),
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
