"""What a test of the zaaksysteem found, in words for who has to mend it (docs/zaaksysteem.md has all reasons)."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from begrippen.toets import Bevinding, Stand
from zaken.zaaksysteem import ZaaksysteemFout

_CATALOGUS = _("Vraag de beheerder van het zaaksysteem, of kies iets anders bij de dienst.")
_RECHTEN = _(
    "Laat de rechten van Beeldpas in het zaaksysteem aanvullen. Welke dat zijn, staat in docs/zaaksysteem.md."
)
_LATER = _("Probeer het straks nog eens. Blijft het zo? Vraag de beheerder van het zaaksysteem.")
_KOPPELING = _("Wijzig het bij de dienst, onder ‘Zaaktype’.")
_REDENEN: dict[str, tuple[str, str]] = {
    "zaaktype-niet-ingesteld": (_("Bij deze dienst is nog geen zaaktype gekozen."), _KOPPELING),
    "zaaktype-ontbreekt": (_("Bij deze dienst is nog geen zaaktype gekozen."), _KOPPELING),
    "zaaktype-onbekend": (
        _("Dit zaaktype staat niet in de catalogus, of wij mogen het niet zien."),
        _KOPPELING,
    ),
    "zaaktype-concept": (_("Dit zaaktype is nog een concept."), _("Laat het zaaktype publiceren.")),
    "zaaktype-niet-geldig": (_("Dit zaaktype is vandaag niet geldig."), _CATALOGUS),
    "zaaktype-in-meer-catalogi": (
        _("Dit zaaktype staat in meer dan één catalogus."),
        _("Zet het adres van de goede catalogus in ZGW_CATALOGUS_URL."),
    ),
    "documenttype-onbekend": (_("Dit documenttype staat niet in de catalogus."), _KOPPELING),
    "documenttype-concept": (
        _("Dit documenttype is nog een concept."),
        _("Laat het documenttype publiceren."),
    ),
    "documenttype-niet-gekoppeld": (
        _("Dit documenttype hoort niet bij dit zaaktype."),
        _("Laat het documenttype aan het zaaktype koppelen in de catalogus, of kies een ander."),
    ),
    "roltype-ontbreekt": (
        _("Dit zaaktype heeft geen rol ‘initiator’."),
        _("Laat in de catalogus een roltype toevoegen met de generieke omschrijving ‘initiator’."),
    ),
    "roltype-ander-ontbreekt": (
        _("Dit zaaktype heeft geen rol voor een tweede persoon in het gesprek."),
        _("Laat een roltype toevoegen met de generieke omschrijving ‘mede-initiator’ of ‘belanghebbende’."),
    ),
    "statustype-onbekend": (_("Dit statustype hoort niet bij dit zaaktype."), _KOPPELING),
    "statustype-sluit-de-zaak": (
        _("Dit is de laatste status: daarmee gaat de zaak dicht."),
        _("Kies een andere status, of laat het veld leeg: dan nemen wij de eerste."),
    ),
    "geen-recht": (_("Het zaaksysteem zegt dat wij dit niet mogen."), _RECHTEN),
    "client-onbekend": (
        _("Het zaaksysteem kent ons niet."),
        _("Kijk ZGW_CLIENT_ID na, en laat Beeldpas in het zaaksysteem toevoegen als applicatie."),
    ),
    "secret-onjuist": (
        _("Het geheim klopt niet."),
        _("Zet in ZGW_SECRET precies hetzelfde geheim als in het zaaksysteem, zonder spaties."),
    ),
    "token-geweigerd": (_("Het zaaksysteem neemt ons bewijs van toegang niet aan."), _RECHTEN),
    "klok-verschil": (
        _("De klok van het zaaksysteem en die van ons verschillen te veel."),
        _("Zet op beide systemen de tijd gelijk met NTP."),
    ),
    "toegang-geweigerd": (
        _("Iets vóór het zaaksysteem weigert ons, zoals een gateway of firewall."),
        _("Vraag het netwerkbeheer om de portal door te laten."),
    ),
    "andere-hostnaam": (
        _("Het zaaksysteem noemt zichzelf anders dan het adres dat wij gebruiken."),
        _(
            "De adressen in de antwoorden moeten beginnen met wat in ZGW_ZAKEN_URL, ZGW_DOCUMENTEN_URL en "
            "ZGW_CATALOGI_URL staat: zelfde naam, zelfde poort, http of https. Neem het adres over dat het "
            "zaaksysteem zelf gebruikt."
        ),
    ),
    "rsin-geweigerd": (_("Het zaaksysteem neemt ons RSIN niet aan."), _("Kijk ZGW_RSIN na: negen cijfers.")),
    "api-versie": (_("Het zaaksysteem spreekt een andere versie van de standaard."), _CATALOGUS),
    "niet-gevonden": (
        _("Op dit adres is geen zaaksysteem."),
        _("Kijk het pad na in de adressen: meestal eindigt het op /api/v1/."),
    ),
    "geen-json": (
        _("Er antwoordt iets anders dan een zaaksysteem, misschien een webpagina."),
        _("Kijk het adres na, en of er een inlogpagina of onderhoudspagina voor staat."),
    ),
    "zaaksysteem-storing": (_("Het zaaksysteem heeft een storing."), _LATER),
    "zaaksysteem-te-druk": (_("Het zaaksysteem is te druk."), _LATER),
    "zaaksysteem-traag": (_("Het zaaksysteem antwoordt niet op tijd."), _LATER),
    "zaaksysteem-redirect": (
        _("Het zaaksysteem stuurt ons door naar een ander adres. Dat volgen wij niet."),
        _("Zet in de instelling het adres waar het echt staat, meestal met https en een / aan het eind."),
    ),
    "stuf-zaaktype-te-lang": (
        _("De code van dit zaaktype is te lang: StUF kent er 10 tekens voor."),
        _KOPPELING,
    ),
    "stuf-statustype-ongeldig": (
        _("Zo kan StUF dit statustype niet versturen."),
        _("Schrijf volgnummer, spatie, omschrijving: ‘2 Identiteit vastgesteld’."),
    ),
    "stuf-010": (
        _("Het zaaksysteem zegt dat dit bericht niet voor hem is (StUF010)."),
        _("Kijk de instellingen STUF_ONTVANGER_… na."),
    ),
    "stuf-013": (
        _("Het zaaksysteem kent ons niet (StUF013)."),
        _("Kijk de instellingen STUF_ZENDER_… na, en laat ons toevoegen als zender."),
    ),
    "stuf-052": (_("Het zaaksysteem zegt dat wij dit niet mogen (StUF052)."), _RECHTEN),
    "stuf-055": (
        _("Het zaaksysteem begrijpt het bericht niet (StUF055)."),
        _("Kijk of STUF_VERSIE klopt: 1.1 en 1.2 zijn verschillend."),
    ),
    "stuf-soap": (
        _("Het zaaksysteem begrijpt het bericht niet."),
        _("Kijk of STUF_VERSIE, STUF_SOAP en het adres kloppen."),
    ),
    "stuf-geen-soap": (
        _("Er antwoordt iets anders dan een zaaksysteem, misschien een webpagina."),
        _("Kijk het adres na, en of er een inlogpagina of onderhoudspagina voor staat."),
    ),
}


def of_fout(fout: ZaaksysteemFout, *, stand: Stand = Stand.STUK) -> Bevinding:
    """What came back from a zaaksysteem, for a beheerder."""
    if fout.reason in _REDENEN:
        tekst, doen = _REDENEN[fout.reason]
        return Bevinding(stand, tekst, doen, {"reden": fout.reason})
    return Bevinding(
        stand,
        _("Het lukt niet. De reden is: %(reden)s."),
        _("Zoek deze reden op in docs/zaaksysteem.md."),
        {"reden": fout.reason},
    )
