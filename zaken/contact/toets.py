"""Does Klantinteracties answer, and does it take our token?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_noop as _

from begrippen.toets import Bevinding, Koppelingtoets, Stand
from verkeer.bevindingen import of_certificate, of_look
from verkeer.kijken import look
from verkeer.tijdslimiet import within
from zaken.contact.api import Api
from zaken.contact.instelling import Instelling, instelling, is_on
from zaken.contact.opdracht import ContactFout

CONTACT = "contactmomenten"  # the name of the coupling
_GEEN = "BEELDPAS00"  # nobody's contact moment: ours have no 0
_REDENEN: dict[str, tuple[str, str]] = {
    "contact-token-onjuist": (
        _("Klantinteracties neemt ons token niet aan."),
        _("Maak in Open Klant een token voor Beeldpas en zet het in KLANTINTERACTIES_TOKEN."),
    ),
    "contact-geen-recht": (
        _("Klantinteracties zegt dat wij dit niet mogen."),
        _("Geef het token van Beeldpas rechten om te lezen en te schrijven."),
    ),
    "contact-niet-gevonden": (
        _("Op dit adres is geen Klantinteracties-API."),
        _("Kijk KLANTINTERACTIES_URL na: meestal eindigt het op /klantinteracties/api/v1/."),
    ),
    "contact-geen-json": (
        _("Er antwoordt iets anders dan Klantinteracties, misschien een webpagina."),
        _("Kijk het adres na, en of er een inlogpagina of onderhoudspagina voor staat."),
    ),
}


def koppelingen() -> list[Koppelingtoets]:
    return [Koppelingtoets(CONTACT, _("Contactmomenten (Klantinteracties)"), _toets)]


def _toets(now: datetime) -> Iterator[Bevinding]:
    if not is_on():
        yield Bevinding(
            Stand.UIT, _("Deze koppeling is niet ingesteld. Er worden geen contactmomenten gemaakt.")
        )
        return
    own = instelling()
    if own.tls.cert_file:
        yield of_certificate(own.tls.cert_file, instelling="KLANTINTERACTIES_CERT_FILE", now=now)
    reachable = True
    for bevinding in of_look(
        look(own.url, seconds=own.seconds, tls=own.tls), instelling="KLANTINTERACTIES_URL"
    ):
        reachable = reachable and bevinding.stand is not Stand.STUK
        yield bevinding
    if reachable:
        yield _ask(own)


def _ask(own: Instelling) -> Bevinding:
    api = Api(own)
    try:
        with within(own.seconds):
            api.find("klantcontacten", referentienummer=_GEEN, pageSize="1")
    except ContactFout as fout:
        known = (
            _("Het lukt niet. De reden is: %(reden)s."),
            _("Zoek deze reden op in docs/contactmomenten.md."),
        )
        tekst, doen = _REDENEN.get(fout.reason, known)
        return Bevinding(Stand.STUK, tekst, doen, {"reden": fout.reason})
    names = {"versie": api.versie or "?"}
    return Bevinding(Stand.GOED, _("Klantinteracties laat ons binnen (versie %(versie)s)."), gegevens=names)
