"""Does the BRP answer, and may we ask? A question without a number shows it: nobody's data is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_noop as _

from begrippen.toets import Bevinding, Koppelingtoets, Stand
from brp.client import Brp
from brp.fouten import GEEN_RECHT, TE_VEEL, BrpFout
from brp.instelling import BrpInstelling, instelling
from verkeer.bevindingen import of_certificate, of_look
from verkeer.kijken import look

_REDENEN: dict[str, tuple[str, str]] = {
    "brp-niet-ingelogd": (
        _("De BRP neemt onze toegang niet aan."),
        _("Kijk BRP_API_KEY na, of BRP_CLIENT_ID en BRP_CLIENT_SECRET, of het certificaat."),
    ),
    GEEN_RECHT: (
        _("De BRP zegt dat wij dit niet mogen."),
        _("Laat de autorisatie nakijken, en of de doelbinding en het OIN kloppen."),
    ),
    "brp-adres-onbekend": (
        _("Op dit adres is geen BRP."),
        _("Kijk BRP_URL na: het adres van de gateway, zonder /personen erachter."),
    ),
    TE_VEEL: (_("De BRP vindt dat wij te veel vragen."), _("Wacht even. Vraag de beheerder van de gateway.")),
    "brp-storing": (_("De BRP of de gateway heeft een storing."), _("Probeer het straks nog eens.")),
}


def koppelingen() -> list[Koppelingtoets]:
    return [Koppelingtoets("brp", _("Personen opzoeken (BRP)"), _toets)]


def _toets(now: datetime) -> Iterator[Bevinding]:
    if not settings.BRP["url"]:
        yield Bevinding(Stand.UIT, _("Deze koppeling is niet ingesteld. Medewerkers zoeken zelf op."))
        return
    own = instelling()
    if own.kopnamen.oin and not own.oin:
        yield Bevinding(
            Stand.LET_OP,
            _("Het OIN van de gemeente is nog niet ingevuld. Het gaat nu niet mee met een vraag."),
            _("Vul het in op de pagina Huisstijl, bij naam en nummers. Of zet BRP_OIN in de instellingen."),
        )
    if own.tls.cert_file:
        yield of_certificate(own.tls.cert_file, instelling="BRP_CERT_FILE", now=now)
    reachable = True
    for bevinding in of_look(look(own.url, seconds=own.seconds, tls=own.tls), instelling="BRP_URL"):
        reachable = reachable and bevinding.stand is not Stand.STUK
        yield bevinding
    if reachable:
        yield _ask(own)


def _ask(own: BrpInstelling) -> Bevinding:
    try:
        Brp(own).knock()
    except BrpFout as fout:
        known = (_("Het lukt niet. De reden is: %(reden)s."), _("Zoek deze reden op in docs/brp.md."))
        tekst, doen = _REDENEN.get(fout.reason, known)
        return Bevinding(Stand.STUK, tekst, doen, {"reden": fout.reason})
    return Bevinding(Stand.GOED, _("De BRP laat ons binnen. Er is niemand opgezocht."))
