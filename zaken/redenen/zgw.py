"""Reasons of the ZGW APIs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zaken.redenen.reden import Reden, Wie

_F, _T, _N, _A = Wie.FUNCTIONEEL, Wie.TECHNISCH, Wie.NIEMAND, Wie.AMBTENAAR
_RECHTEN = _("Vraag technisch beheer om de rechten van Beeldpas in het zaaksysteem na te kijken.")
_ADRES = _("Vraag technisch beheer om de adressen van het zaaksysteem in de instellingen na te kijken.")
_LOG = _("Vraag technisch beheer om in het log van het zaaksysteem te kijken.")
_EVEN = _("U hoeft niets te doen: wij blijven het proberen. Duurt het lang? Waarschuw technisch beheer.")
_SLEUTEL = _("Vraag technisch beheer om de naam en het geheim van Beeldpas in het zaaksysteem na te kijken.")

REDENEN: dict[str, Reden] = {
    # the zaaktype of the dienst
    "zaaktype-niet-ingesteld": Reden(
        _F, _("Deze dienst heeft nog geen zaaktype."), _("Stel bij deze dienst een zaaktype in.")
    ),
    "zaaktype-onbekend": Reden(_F, _("Het zaaksysteem kent het zaaktype van deze dienst niet.")),
    "zaaktype-concept": Reden(
        _F, _("Het zaaktype is nog een concept."), _("Laat het zaaktype publiceren in het zaaksysteem.")
    ),
    "zaaktype-niet-geldig": Reden(_F, _("Het zaaktype is vandaag niet geldig.")),
    "zaaktype-in-meer-catalogi": Reden(
        _F,
        _("Het zaaktype staat in meer dan één catalogus."),
        _("Vraag technisch beheer om in te stellen welke catalogus geldt."),
    ),
    "zaaktype-geweigerd": Reden(_F, _("Het zaaksysteem neemt dit zaaktype niet aan.")),
    "documenttype-onbekend": Reden(_F, _("Het zaaksysteem kent het documenttype van deze dienst niet.")),
    "documenttype-concept": Reden(
        _F, _("Het documenttype is nog een concept."), _("Laat het documenttype publiceren.")
    ),
    "documenttype-niet-gekoppeld": Reden(
        _F,
        _("Het documenttype hoort niet bij dit zaaktype."),
        _("Laat het documenttype koppelen aan het zaaktype, of kies een andere zaak."),
    ),
    "documenttype-geweigerd": Reden(_F, _("Het zaaksysteem neemt dit documenttype niet aan.")),
    "roltype-gemachtigde-ontbreekt": Reden(
        _F, _("Het zaaktype heeft geen rol voor iemand die namens de initiator handelt.")
    ),
    "roltype-ander-ontbreekt": Reden(
        _F, _("Het zaaktype heeft geen rol voor een tweede persoon, zoals mede-initiator of belanghebbende.")
    ),
    "roltype-ontbreekt": Reden(_F, _("Het zaaktype heeft geen rol voor de initiator.")),
    "roltype-geweigerd": Reden(_F, _("Het zaaksysteem neemt de rol van de initiator niet aan.")),
    "statustype-onbekend": Reden(_F, _("Het zaaktype heeft de ingestelde status niet.")),
    "statustype-sluit-de-zaak": Reden(
        _F, _("De ingestelde status sluit de zaak."), _("Kies bij deze dienst een eerdere status.")
    ),
    "statustype-geweigerd": Reden(_F, _("Het zaaksysteem neemt de ingestelde status niet aan.")),
    "type-van-ander-zaaktype": Reden(_F, _("Een rol, status of eigenschap hoort bij een ander zaaktype.")),
    "eigenschap-onbekend": Reden(_F, _("Het zaaktype heeft niet alle ingestelde eigenschappen.")),
    "eigenschap-geweigerd": Reden(_F, _("Het zaaksysteem neemt een eigenschap niet aan.")),
    "vertrouwelijkheid-geweigerd": Reden(
        _F, _("Het zaaksysteem neemt de ingestelde vertrouwelijkheid niet aan.")
    ),
    "authenticatiecontext-geweigerd": Reden(
        _T,
        _("Het zaaksysteem kent de gegevens over het inloggen niet."),
        _("Vraag technisch beheer om ZGW_AUTHENTICATIECONTEXT uit te zetten."),
    ),
    # rights
    "client-onbekend": Reden(_T, _("Het zaaksysteem kent Beeldpas niet."), _SLEUTEL),
    "secret-onjuist": Reden(_T, _("Het geheim van Beeldpas klopt niet in het zaaksysteem."), _SLEUTEL),
    "token-geweigerd": Reden(_T, _("Het zaaksysteem neemt de toegang van Beeldpas niet aan."), _SLEUTEL),
    "geen-recht": Reden(_T, _("Beeldpas mag dit niet in het zaaksysteem."), _RECHTEN),
    # settings
    "rsin-geweigerd": Reden(_T, _("Het RSIN van de gemeente klopt niet."), _ADRES),
    "andere-hostnaam": Reden(_T, _("Het zaaksysteem noemt zich met een ander adres."), _ADRES),
    "adres-onbereikbaar": Reden(_T, _("Het zaaksysteem kan een adres niet bereiken."), _ADRES),
    "api-versie": Reden(_T, _("Het zaaksysteem spreekt een andere versie."), _ADRES),
    "crs-geweigerd": Reden(_T, _("Het zaaksysteem neemt een vast onderdeel van de vraag niet aan."), _LOG),
    "berichtsoort-geweigerd": Reden(_T, _("Het zaaksysteem leest onze soort bericht niet."), _LOG),
    "identificatie-geweigerd": Reden(
        _T,
        _("Het zaaksysteem neemt ons zaaknummer niet aan."),
        _("Stuur het bewijs naar een zaak die al bestaat, en meld het bij technisch beheer."),
    ),
    # the zaak and the document
    "initiator-onleesbaar": Reden(
        _A,
        _("Beeldpas kan niet zien op wiens naam deze zaak staat."),
        _("Stuur het bewijs naar een andere zaak, of laat de rechten van Beeldpas nakijken."),
    ),
    "niet-gevonden": Reden(_A, _("De zaak of het document is niet meer te vinden.")),
    "bsn-geweigerd": Reden(_T, _("Het zaaksysteem neemt dit BSN niet aan."), _LOG),
    "document-te-groot": Reden(
        _T,
        _("Het bewijs is te groot voor het zaaksysteem."),
        _("Vraag technisch beheer om grotere documenten toe te laten."),
    ),
    "documentstatus-geweigerd": Reden(
        _T, _("Het zaaksysteem neemt de status van het document niet aan."), _LOG
    ),
    "zaaksysteem-weigert": Reden(_T, _("Het zaaksysteem weigert, en zegt niet duidelijk waarom."), _LOG),
    "document-vergrendeld": Reden(_N, _("Iemand heeft een document in deze zaak open."), _EVEN),
    "identificatie-niet-uniek": Reden(_N, _("Het zaaknummer werd net ook gebruikt.")),
    "al-aanwezig": Reden(_N, _("Het stond er al.")),
    "initiator-al-aanwezig": Reden(_N, _("De zaak heeft al een initiator.")),
    # it does not answer as it should
    "klok-verschil": Reden(
        _T,
        _("De klok van Beeldpas en die van het zaaksysteem lopen niet gelijk."),
        _("Vraag technisch beheer om de klokken gelijk te zetten. Daarna gaat het vanzelf verder."),
        storing=True,
    ),
    "toegang-geweigerd": Reden(
        _T,
        _("Iets tussen Beeldpas en het zaaksysteem houdt ons tegen."),
        _("Vraag technisch beheer om de gateway of firewall na te kijken. Daarna gaat het vanzelf verder."),
        storing=True,
    ),
    "zaaksysteem-traag": Reden(_N, _("Het zaaksysteem antwoordt te traag."), _EVEN, storing=True),
    "zaaksysteem-geen-verbinding": Reden(_N, _("Het zaaksysteem is niet te bereiken."), _EVEN, storing=True),
    "zaaksysteem-tls": Reden(
        _T,
        _("Het certificaat van het zaaksysteem klopt niet."),
        _("Vraag technisch beheer om de certificaten na te kijken. Daarna gaat het vanzelf verder."),
        storing=True,
    ),
    "zaaksysteem-storing": Reden(_N, _("Het zaaksysteem heeft een storing."), _EVEN, storing=True),
    "zaaksysteem-te-druk": Reden(_N, _("Het zaaksysteem heeft het te druk."), _EVEN, storing=True),
    "zaaksysteem-bezet": Reden(_N, _("Het zaaksysteem is bezig met deze zaak."), _EVEN),
    "zaaksysteem-te-groot": Reden(_T, _("Het antwoord van het zaaksysteem is te groot."), _LOG, storing=True),
    "zaaksysteem-codering": Reden(
        _T, _("Het antwoord van het zaaksysteem is niet te lezen."), _LOG, storing=True
    ),
    "zaaksysteem-redirect": Reden(
        _T, _("Het zaaksysteem stuurt ons door naar een ander adres."), _ADRES, storing=True
    ),
    "geen-json": Reden(
        _T, _("Op het adres van het zaaksysteem antwoordt iets anders."), _ADRES, storing=True
    ),
    "antwoord-onbegrepen": Reden(_N, _("Het antwoord van het zaaksysteem is niet te begrijpen."), _LOG),
}
