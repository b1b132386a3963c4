"""The questions about a dienst and their answers, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from diensten.advies.regels import Vraag

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

VRAGEN: dict[Vraag, _StrPromise] = {
    Vraag.GEGEVENS: _("Welke gegevens komen in het gesprek op tafel?"),
    Vraag.REGISTRATIE: _("Verandert er door het gesprek iets in een registratie, zoals de BRP?"),
    Vraag.BESLUIT: _("Komt er een besluit uit het gesprek?"),
    Vraag.GELD: _("Hoeveel geld kan iemand kwijtraken als de verkeerde inlogt?"),
    Vraag.PERSOON: _("Wat kan er verder met iemand gebeuren als de verkeerde inlogt?"),
    Vraag.OMVANG: _("Hoeveel mensen kan één kwaadwillende zo treffen?"),
    Vraag.EXTRA: _("Is er daarna nog een controle die los staat van het inloggen?"),
}
UITLEG: dict[Vraag, _StrPromise] = {
    Vraag.EXTRA: _("Bijvoorbeeld een brief naar het adres uit de BRP, of iemand die later nog langskomt."),
}
ANTWOORDEN: dict[Vraag, dict[str, _StrPromise]] = {
    Vraag.GEGEVENS: {
        "geen": _("Geen gegevens over een persoon"),
        "gewoon": _("Gewone gegevens, zoals naam, adres en geboortedatum"),
        "gevoelig": _("Gevoelige gegevens, zoals inkomen, schulden of gezondheid"),
        "dossier": _("Een heel dossier over gezondheid, jeugdzorg of straf"),
    },
    Vraag.REGISTRATIE: {
        "niets": _("Nee, er verandert niets"),
        "nagekeken": _("Ja, maar iemand kijkt het eerst na"),
        "direct": _("Ja, meteen"),
    },
    Vraag.BESLUIT: {
        "geen": _("Nee"),
        "terug": _("Ja, en wij kunnen het terugdraaien"),
        "zwaar": _("Ja, en het is moeilijk terug te draaien"),
    },
    Vraag.GELD: {
        "geen": _("Geen geld"),
        "klein": _("Een klein bedrag"),
        "maanden": _("Een of meer maanden inkomen"),
        "jaren": _("Meer dan een jaar inkomen"),
    },
    Vraag.PERSOON: {
        "geen": _("Niets"),
        "vervelend": _("Het is vervelend, maar snel hersteld"),
        "ernstig": _("Het is ernstig: een woning, een uitkering of een goede naam gaat verloren"),
        "gevaar": _("Iemand kan gevaar lopen, bijvoorbeeld omdat een adres bekend wordt"),
    },
    Vraag.OMVANG: {
        "een": _("Eén persoon tegelijk"),
        "meer": _("Enkele mensen, zoals een gezin"),
        "veel": _("Veel mensen, of het vertrouwen in de gemeente"),
    },
    Vraag.EXTRA: {"nee": _("Nee"), "ja": _("Ja")},
}


def question(vraag: Vraag) -> str:
    return str(VRAGEN[vraag])


def answer(vraag: Vraag, code: str) -> str:
    """An answer that is no longer in the table stays as its code."""
    return str(ANTWOORDEN[vraag].get(code, code))
