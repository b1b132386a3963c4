"""What a look at a door and a look at a certificate mean, in words for who has to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from django.utils.translation import gettext_noop as _

from begrippen.toets import Bevinding, Stand
from verkeer.kijken import Blik

_SOON = timedelta(days=30)
_CLOCK = 30.0  # seconds that two clocks may differ before somebody should look
_FAR = 300.0  # seconds after which tokens are refused
_REDENEN: dict[str, tuple[str, str]] = {
    "adres": (
        _("Het adres klopt niet."),
        _("Kijk de instelling %(instelling)s na: een adres begint met https://."),
    ),
    "traag": (
        _("%(host)s antwoordt niet op tijd."),
        _(
            "Vraag de beheerder van dat systeem of het draait, en het netwerkbeheer of de firewall ons doorlaat."
        ),
    ),
    "naam-onbekend": (
        _("De naam %(host)s bestaat niet in het netwerk."),
        _(
            "Kijk de naam in %(instelling)s na. Klopt die? Vraag het netwerkbeheer waarom de naam niet gevonden wordt."
        ),
    ),
    "geweigerd": (
        _("%(host)s weigert de verbinding: op deze poort luistert niemand."),
        _("Kijk het adres in %(instelling)s na, en vraag of het systeem draait."),
    ),
    "geen-verbinding": (
        _("Er is geen verbinding met %(host)s."),
        _("Vraag het netwerkbeheer of de firewall ons doorlaat."),
    ),
    "geen-http": (
        _("%(host)s antwoordt, maar niet als website."),
        _("Kijk adres en poort in %(instelling)s na."),
    ),
    "certificaat-verlopen": (
        _("Het certificaat van %(host)s is verlopen."),
        _("Vraag de beheerder van dat systeem om een nieuw certificaat. Kijk ook of onze klok goed staat."),
    ),
    "certificaat-nog-niet": (
        _("Het certificaat van %(host)s is nog niet geldig."),
        _("Kijk of onze klok goed staat. Zo ja: vraag de beheerder van dat systeem."),
    ),
    "certificaat-onbekend": (
        _("Het certificaat van %(host)s komt van een uitgever die wij niet vertrouwen."),
        _(
            "Zet het certificaat van de uitgever, met alle tussenstappen, in het bestand dat bij %(instelling)s hoort."
        ),
    ),
    "certificaat-naam": (
        _("Het certificaat is van een ander adres dan %(host)s."),
        _(
            "Gebruik in %(instelling)s de naam die in het certificaat staat, of laat het certificaat aanpassen."
        ),
    ),
    "eigen-certificaat": (
        _("%(host)s accepteert ons certificaat niet, of krijgt er geen van ons."),
        _("Kijk of ons certificaat is ingesteld, nog geldig is en bij dat systeem bekend is."),
    ),
    "eigen-bestand": (
        _("Een certificaat of sleutel van ons kan niet gelezen worden, of ze horen niet bij elkaar."),
        _("Kijk de bestanden na die bij %(instelling)s horen: is het PEM, en mag de portal ze lezen?"),
    ),
    "tls": (
        _("De beveiligde verbinding met %(host)s komt niet tot stand."),
        _("Dat systeem moet TLS 1.2 of nieuwer spreken. Vraag de beheerder."),
    ),
}


def of_look(blik: Blik, *, instelling: str) -> Iterator[Bevinding]:
    """What the look at a door says. `instelling`: the setting that holds the address."""
    names = {"host": blik.host, "instelling": instelling}
    if blik.reden:
        tekst, doen = _REDENEN.get(blik.reden, _REDENEN["geen-verbinding"])
        yield Bevinding(Stand.STUK, tekst, doen, names)
        return
    yield Bevinding(Stand.GOED, _("%(host)s antwoordt."), gegevens=names)
    if blik.tot is not None:
        yield Bevinding(
            Stand.GOED,
            _("Het certificaat van %(host)s is geldig tot %(dag)s."),
            gegevens=names | _day(blik.tot),
        )
    yield from _of_clock(blik)


def _of_clock(blik: Blik) -> Iterator[Bevinding]:
    if blik.klok is None or abs(blik.klok) < _CLOCK:
        return
    yield Bevinding(
        Stand.STUK if abs(blik.klok) >= _FAR else Stand.LET_OP,
        _("De klok van %(host)s en die van ons verschillen %(seconden)s seconden."),
        _(
            "Zet op beide systemen de tijd gelijk met NTP. Bij een groot verschil wordt elk bericht geweigerd."
        ),
        {"host": blik.host, "seconden": f"{abs(blik.klok):.0f}"},
    )


def of_certificate(file: str, *, instelling: str, now: datetime) -> Bevinding:
    """One of our own certificates: there, readable and in date. `instelling`: the setting that names the file."""
    names = {"instelling": instelling}
    try:
        certificates = x509.load_pem_x509_certificates(Path(file).read_bytes())
    except (OSError, ValueError):
        return Bevinding(
            Stand.STUK,
            _("Het certificaat van %(instelling)s kan niet gelezen worden."),
            _("Kijk of het bestand er is, of het PEM is en of de portal het mag lezen."),
            names,
        )
    begin = max(each.not_valid_before_utc for each in certificates[:1])
    end = min(each.not_valid_after_utc for each in certificates[:1])
    return _of_period(begin, end, names | _day(end), now=now)


def _of_period(begin: datetime, end: datetime, names: dict[str, str], *, now: datetime) -> Bevinding:
    if now >= end:
        return Bevinding(
            Stand.STUK,
            _("Ons certificaat van %(instelling)s is verlopen op %(dag)s."),
            _("Vraag een nieuw certificaat aan en zet het klaar."),
            names,
        )
    if now < begin:
        return Bevinding(
            Stand.STUK,
            _("Ons certificaat van %(instelling)s is nog niet geldig."),
            _("Kijk of onze klok goed staat, en of dit het goede certificaat is."),
            names,
        )
    if end - now < _SOON:
        return Bevinding(
            Stand.LET_OP,
            _("Ons certificaat van %(instelling)s verloopt binnenkort, op %(dag)s."),
            _("Vraag nu een nieuw certificaat aan."),
            names,
        )
    return Bevinding(
        Stand.GOED, _("Ons certificaat van %(instelling)s is geldig tot %(dag)s."), gegevens=names
    )


def _day(moment: datetime) -> dict[str, str]:
    return {"dag": f"{moment:%d-%m-%Y}"}
