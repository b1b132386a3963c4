"""Reasons of StUF Zaak- en Documentservices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zaken.redenen.reden import Reden, Wie

_F, _T, _N = Wie.FUNCTIONEEL, Wie.TECHNISCH, Wie.NIEMAND
_AFSPRAAK = _("Vraag technisch beheer om de namen van zender en ontvanger na te kijken, aan beide kanten.")
_RECHTEN = _("Vraag technisch beheer om de rechten van Beeldpas in het zaaksysteem na te kijken.")
_VERSIE = _("Vraag technisch beheer om de versie van StUF en de zaaktypen na te kijken.")
_LEVERANCIER = _("Vraag technisch beheer om dit na te vragen bij de leverancier van het zaaksysteem.")
_EVEN = _("U hoeft niets te doen: wij blijven het proberen. Duurt het lang? Waarschuw technisch beheer.")
_NETWERK = _("Vraag technisch beheer om het adres en het netwerk na te kijken.")

REDENEN: dict[str, Reden] = {
    # what a foutbericht says
    "stuf-010": Reden(_T, _("Het zaaksysteem herkent zichzelf niet in ons bericht."), _AFSPRAAK),
    "stuf-013": Reden(_T, _("Het zaaksysteem kent Beeldpas niet."), _AFSPRAAK),
    "stuf-016": Reden(_T, _("Het zaaksysteem zegt dat het dit bericht al kent."), _LEVERANCIER),
    "stuf-046": Reden(_N, _("Het zaaksysteem kan nu niets opslaan."), _EVEN, storing=True),
    "stuf-049": Reden(_N, _("Het zaaksysteem staat uit."), _EVEN, storing=True),
    "stuf-058": Reden(_N, _("In het zaaksysteem ging iets mis."), _EVEN),
    "stuf-052": Reden(
        _T,
        _("Beeldpas mag dit niet in het zaaksysteem. Misschien is de zaak gesloten."),
        _("Kijk of de zaak open is. Zo ja: laat technisch beheer de rechten van Beeldpas nakijken."),
    ),
    "stuf-055": Reden(_T, _("Het zaaksysteem vindt ons bericht niet goed opgebouwd."), _VERSIE),
    "stuf-064": Reden(_F, _("Het zaaksysteem kan het zaaktype, het documenttype of de zaak niet vinden.")),
    "stuf-067": Reden(_F, _("Het zaaksysteem vindt het zaaktype, het documenttype of de zaak dubbel.")),
    "stuf-onbekend": Reden(_T, _("Het zaaksysteem weigert, en zegt niet duidelijk waarom."), _LEVERANCIER),
    "stuf-soap": Reden(_T, _("Het zaaksysteem neemt ons bericht niet aan."), _VERSIE),
    # what belongs to the dienst
    "zaaktype-ontbreekt": Reden(
        _F, _("Deze dienst heeft nog geen zaaktype."), _("Stel bij deze dienst een zaaktype in.")
    ),
    "stuf-zaaktype-te-lang": Reden(
        _F,
        _("De code van het zaaktype is te lang."),
        _("Vul bij deze dienst de code van het zaaktype in, van hoogstens 10 tekens."),
    ),
    "stuf-statustype-ongeldig": Reden(
        _F,
        _("De status van deze dienst is niet goed ingevuld."),
        _("Vul een volgnummer, een spatie en de omschrijving in."),
    ),
    # settings
    "stuf-geen-vraagdienst": Reden(
        _T,
        _("Beeldpas kan in dit zaaksysteem niet nakijken of een zaak bestaat."),
        _("Kies een nieuwe zaak, of laat technisch beheer STUF_VRAAG_URL instellen."),
    ),
    "stuf-adres-ontbreekt": Reden(_T, _("Een adres van het zaaksysteem is niet ingesteld."), _NETWERK),
    # on its way
    "stuf-nog-niet-verwerkt": Reden(
        _N,
        _("Het zaaksysteem heeft het bewijs ontvangen, maar nog niet in de zaak gezet."),
        _("U hoeft niets te doen. Duurt het lang? Laat in de wachtrij van het zaaksysteem kijken."),
    ),
    "stuf-misschien-in-zaak": Reden(
        _F,
        _("Het zaaksysteem kreeg het bewijs misschien al, maar hun antwoord kwam niet aan."),
        _("Kijk in de zaak. Staat het bewijs daar? Geef de bezorging dan hier op."),
    ),
    "stuf-andere-bezorger": Reden(_N, _("Het bewijs wordt al bezorgd.")),
    "stuf-nummer-ongeldig": Reden(
        _T, _("Het zaaksysteem geeft een nummer dat niet te gebruiken is."), _LEVERANCIER
    ),
    # it does not answer as it should
    "stuf-traag": Reden(_N, _("Het zaaksysteem antwoordt te traag."), _EVEN, storing=True),
    "stuf-geen-verbinding": Reden(_N, _("Het zaaksysteem is niet te bereiken."), _EVEN, storing=True),
    "stuf-soap-fout": Reden(_N, _("Het zaaksysteem heeft een storing."), _EVEN, storing=True),
    "stuf-tls": Reden(
        _T,
        _("Het certificaat van het zaaksysteem klopt niet."),
        _("Vraag technisch beheer om de certificaten na te kijken. Daarna gaat het vanzelf verder."),
        storing=True,
    ),
    "stuf-te-groot": Reden(_T, _("Het antwoord van het zaaksysteem is te groot."), _NETWERK, storing=True),
    "stuf-redirect": Reden(
        _T, _("Het zaaksysteem stuurt ons door naar een ander adres."), _NETWERK, storing=True
    ),
    "stuf-codering": Reden(
        _T, _("Het antwoord van het zaaksysteem is niet te lezen."), _NETWERK, storing=True
    ),
    "stuf-geen-soap": Reden(
        _T, _("Op het adres van het zaaksysteem antwoordt iets anders."), _NETWERK, storing=True
    ),
    "stuf-verkeerd-antwoord": Reden(
        _N, _("Het zaaksysteem geeft antwoord op een andere vraag."), _LEVERANCIER
    ),
}

ANDERE_CODE = Reden(_T, _("Het zaaksysteem weigert het bericht, met een code van StUF."), _LEVERANCIER)
_GEEN_TOEGANG = Reden(
    _T, _("Iets tussen Beeldpas en het zaaksysteem houdt ons tegen."), _RECHTEN, storing=True
)
_WEIGERT = Reden(_T, _("Het adres van het zaaksysteem neemt ons bericht niet aan."), _NETWERK)
_STORING = Reden(_N, _("Het zaaksysteem heeft een storing."), _EVEN, storing=True)


def http_reden(status: int) -> Reden:
    """For an answer that is no SOAP. `status`: of HTTP; 400 and above."""
    if status in {401, 403}:
        return _GEEN_TOEGANG
    return _WEIGERT if status in {400, 413, 415} else _STORING
