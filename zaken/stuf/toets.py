"""Does the zaaksysteem with StUF answer, does it know us, and are our certificates good?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from django.utils.translation import gettext_noop as _

from begrippen.gemeente import ZONDER_CODE
from begrippen.toets import Bevinding, Stand
from verkeer.bevindingen import of_certificate, of_look
from verkeer.kijken import look
from verkeer.tijdslimiet import within
from zaken.stuf.gesprek import Gesprek
from zaken.stuf.instelling import Instelling
from zaken.toetswoorden import of_fout
from zaken.zaaksysteem import ZaaksysteemFout

_GEEN = "beeldpas-toets"  # no zaak has this number


def toets(now: datetime) -> Iterator[Bevinding]:
    try:
        own = Instelling.of_settings()
    except ValueError:
        yield Bevinding(
            Stand.STUK, _("STUF_VERSIE en STUF_SOAP zijn 1.1 of 1.2."), _("Kies een van de twee.")
        )
        return
    if missing := [name for name, url in _needed(own).items() if not url]:
        yield Bevinding(
            Stand.STUK,
            _("Deze instellingen ontbreken: %(namen)s."),
            _("Vul ze in. Wat erin hoort, staat in docs/instellingen.md."),
            {"namen": ", ".join(missing)},
        )
        return
    if ZONDER_CODE in (own.zender.organisatie, own.ontvanger.organisatie, own.organisatorische_eenheid):
        yield Bevinding(
            Stand.LET_OP,
            _("De gemeentecode is nog niet ingevuld. Wij noemen ons nu 0000."),
            _(
                "Vul hem in op de pagina Huisstijl, bij naam en nummers. Of zet GEMEENTE_CODE in de instellingen."
            ),
        )
    if own.tls.cert_file:
        yield of_certificate(own.tls.cert_file, instelling="STUF_CERT_FILE", now=now)
    reachable = True
    for bevinding in _doors(own):
        reachable = reachable and bevinding.stand is not Stand.STUK
        yield bevinding
    if reachable:
        yield from _questions(own)


def _needed(own: Instelling) -> dict[str, str]:
    return {
        "STUF_VRIJ_URL": own.vrij,
        "STUF_ONTVANG_URL": own.ontvang,
        "STUF_ONTVANGER_APPLICATIE": own.ontvanger.applicatie,
    }


def _doors(own: Instelling) -> Iterator[Bevinding]:
    seen: set[str] = set()
    named = {"STUF_VRIJ_URL": own.vrij, "STUF_ONTVANG_URL": own.ontvang, "STUF_VRAAG_URL": own.vraag}
    for setting, url in named.items():
        if url and url not in seen:
            seen.add(url)
            yield from of_look(look(url, seconds=own.seconden, tls=own.tls), instelling=setting)


def _questions(own: Instelling) -> Iterator[Bevinding]:
    """A new number, which is not used, and a zaak that is not there: the stuurgegevens must be right for both."""
    gesprek = Gesprek(own, datetime.now(UTC))
    try:
        with within(own.seconden):
            gesprek.new_zaaknummer()
        yield Bevinding(Stand.GOED, _("Het zaaksysteem kent ons en geeft een zaaknummer."))
    except ZaaksysteemFout as fout:
        yield of_fout(fout)
        return
    if not own.vraag:
        yield Bevinding(
            Stand.LET_OP,
            _("Er is geen adres voor vragen: medewerkers kunnen geen bestaande zaak kiezen."),
            _("Vul STUF_VRAAG_URL in als het zaaksysteem vragen kan beantwoorden."),
        )
        return
    try:
        with within(own.seconden):
            gesprek.details(_GEEN)
        yield Bevinding(Stand.GOED, _("Het zaaksysteem beantwoordt vragen over zaken."))
    except ZaaksysteemFout as fout:
        yield of_fout(fout)
