"""Reasons of Beeldpas itself, and those that every zaaksysteem may give."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zaken.redenen.reden import Reden, Wie

_MELD = _("Dit is een fout in Beeldpas. Meld het bij de leverancier, met het kenmerk.")
_ANDERE = _("Stuur het bewijs naar een andere zaak.")
_KIJK_LOG = _("Vraag technisch beheer om in het log van het zaaksysteem te kijken.")

REDENEN: dict[str, Reden] = {
    # Beeldpas itself
    "bewijs-mislukt": Reden(Wie.TECHNISCH, _("Het bewijs kon niet gemaakt worden."), _MELD),
    "gemeente-onbekend": Reden(
        Wie.FUNCTIONEEL,
        _("De naam of de code van de gemeente is niet ingevuld."),
        _("Vul ze in bij Huisstijl. Daarna gaat het vanzelf verder."),
    ),
    "onverwacht": Reden(Wie.NIEMAND, _("Er ging iets mis in Beeldpas."), _MELD),
    "sleutel-niet-bereikbaar": Reden(
        Wie.TECHNISCH,
        _("Beeldpas kan de sleutel van die dag niet lezen."),
        _("Vraag technisch beheer om de map met dagsleutels na te kijken. Daarna gaat het vanzelf verder."),
    ),
    "zegel-verbroken": Reden(
        Wie.TECHNISCH,
        _("De versleutelde gegevens kunnen niet meer worden geopend."),
        _("Geef de bezorging op. De identificatie moet opnieuw."),
    ),
    "initiator-ontbreekt": Reden(
        Wie.AMBTENAAR,
        _("Zonder BSN kan er geen nieuwe zaak worden gemaakt."),
        _("Kies een zaak die al bestaat."),
    ),
    # the zaak
    "zaak-onbekend": Reden(Wie.AMBTENAAR, _("Deze zaak bestaat niet (meer).")),
    "zaak-gesloten": Reden(
        Wie.AMBTENAAR,
        _("Deze zaak is gesloten."),
        _("Stuur het bewijs naar een andere zaak, of laat deze zaak heropenen."),
    ),
    "zaaknummer-bezet": Reden(
        Wie.AMBTENAAR, _("Dit zaaknummer is al van een zaak die Beeldpas niet heeft gemaakt."), _ANDERE
    ),
    "andere-initiator": Reden(
        Wie.AMBTENAAR,
        _("Deze zaak staat op naam van een andere persoon."),
        _("Stuur het bewijs naar de zaak van deze persoon. Twijfelt u? Vraag het de medewerker."),
    ),
    # the document
    "document-beschadigd": Reden(Wie.TECHNISCH, _("Het bewijs is onderweg beschadigd."), _KIJK_LOG),
    "document-verschilt": Reden(
        Wie.TECHNISCH,
        _("In het zaaksysteem staat onder ons kenmerk al een ander document."),
        _("Laat dat document nakijken in het zaaksysteem. Haal het daar weg, en probeer het dan opnieuw."),
    ),
    "document-elders-of-onbekend": Reden(
        Wie.TECHNISCH,
        _("Het bewijs staat al in een andere zaak, of is uit het zaaksysteem verdwenen."),
        _("Zoek het document op in het zaaksysteem, met het kenmerk."),
    ),
}

ONBEKEND_GEWEIGERD = Reden(Wie.TECHNISCH, _("Het zaaksysteem neemt dit bewijs niet aan."), _KIJK_LOG)
ONBEKEND_TIJDELIJK = Reden(Wie.NIEMAND, _("Het zaaksysteem neemt het bewijs nog niet aan."), storing=True)
