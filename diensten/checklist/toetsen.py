"""The automatic part of the checklist: small functions that look at this installation. None of them writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import run_checks
from django.template.loader import get_template
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from diensten.gemeente.lezen import gemeente
from diensten.teksten.queries import Tekststand
from diensten.teksten.woorden import Sleutel

_PRODUCTIE = "productie"
_KWARTIER = 15 * 60
_JAAR = 365 * 24 * 60 * 60
_STANDAARD_NAAM = "Voorbeeld"
_SIMULATOR = "beeldpas.E008"
_NA_HET_INLOGGEN = ("inwoner/code.html", "inwoner/klopt.html", "inwoner/ingelogd.html")
_UITLOGGEN = ("pagina.uitloggen_url", "inwoner/_tijd_en_uitloggen.html")
_TESTWOORD = re.compile(r"\b(tests?|demo|dummy|lorem|ipsum|xxx+|todo|onder constructie|in aanbouw)\b", re.I)
_DIEP = re.compile(r"https?://(?:[\w-]+\.)*digid\.nl/[^\s\"'<>)]+", re.I)


class Stand(StrEnum):
    GOED = "goed"
    NOG_DOEN = "nog doen"
    NVT = "niet van toepassing"


@dataclass(frozen=True, slots=True)
class Uitslag:
    stand: Stand
    uitleg: str


@dataclass(frozen=True, slots=True)
class Gegevens:
    """What the records of this installation say. `inwonerteksten`: names and descriptions of active diensten."""

    teksten: dict[Sleutel, Tekststand]
    inwonerteksten: tuple[str, ...]


Toets = Callable[[Gegevens], Uitslag]


def _uitslag(goed: bool, ja: str, nee: str) -> Uitslag:
    return Uitslag(Stand.GOED, ja) if goed else Uitslag(Stand.NOG_DOEN, nee)


def _ingevuld_op(tekst: Tekststand) -> str:
    if tekst.gewijzigd_op is None:
        return ""
    return _("De tekst is ingevuld op %(dag)s.") % {
        "dag": date_format(localtime(tekst.gewijzigd_op), "j F Y")
    }


def vaste_tekst(gegevens: Gegevens) -> Uitslag:
    tekst = gegevens.teksten[Sleutel.DIGID_FOUT]
    return _uitslag(
        tekst.ingevuld,
        _ingevuld_op(tekst),
        _("Er staat nog de tekst van Beeldpas. Vul bij Teksten de tekst van Logius in."),
    )


def tekst_bij_stoppen(gegevens: Gegevens) -> Uitslag:
    tekst = gegevens.teksten[Sleutel.DIGID_GEANNULEERD]
    own = _("Er staat de tekst van Beeldpas. Die zegt dat het inloggen is geannuleerd.")
    return Uitslag(Stand.GOED, _ingevuld_op(tekst) if tekst.ingevuld else own)


def uitloggen_zichtbaar(_gegevens: Gegevens) -> Uitslag:
    """Also where a gemeente put templates of its own before ours."""
    without = [name for name in _NA_HET_INLOGGEN if not any(mark in _source(name) for mark in _UITLOGGEN)]
    return _uitslag(
        not without,
        _("De knop ‘Uitloggen’ staat op elke pagina na het inloggen."),
        _("De knop ‘Uitloggen’ ontbreekt op: %(paginas)s.") % {"paginas": ", ".join(without)},
    )


def _source(name: str) -> str:
    loaded: Any = get_template(name)
    return str(loaded.template.source)


def kwartier(_gegevens: Gegevens) -> Uitslag:
    minutes = {"minuten": settings.INWONER_INACTIEF // 60}
    return _uitslag(
        settings.INWONER_INACTIEF <= _KWARTIER,
        _("Na %(minuten)s minuten zonder iets te doen is de inwoner uitgelogd.") % minutes,
        _("De inwoner blijft %(minuten)s minuten ingelogd. Dat mag hoogstens een kwartier zijn.") % minutes,
    )


def balk(_gegevens: Gegevens) -> Uitslag:
    if settings.OMGEVING != _PRODUCTIE:
        return _geen_productie()
    return Uitslag(Stand.GOED, _("Dit is de productie: er staat geen balk ‘Demo’ boven de pagina’s."))


def _geen_productie() -> Uitslag:
    return Uitslag(Stand.NVT, _("Dit is niet de productie. Dat staat in een balk boven elke pagina."))


def geen_simulator(_gegevens: Gegevens) -> Uitslag:
    if settings.OMGEVING != _PRODUCTIE:
        return _geen_productie()
    found = [message for message in run_checks(tags=["security"]) if message.id == _SIMULATOR]
    return _uitslag(
        not found, _("Er is geen simulator aangesloten."), _("Er is nog een simulator aangesloten.")
    )


def geen_testteksten(gegevens: Gegevens) -> Uitslag:
    if settings.OMGEVING != _PRODUCTIE:
        return _geen_productie()
    filled = (tekst.tekst for tekst in gegevens.teksten.values())
    found = _found(_TESTWOORD, [gemeente().naam, *gegevens.inwonerteksten, *filled])
    return _uitslag(
        not found,
        _("Wij vinden geen testwoorden in wat de inwoner leest."),
        _("De inwoner leest woorden van een test: %(woorden)s.") % {"woorden": ", ".join(found)},
    )


def _found(pattern: re.Pattern[str], texts: Iterable[str]) -> list[str]:
    return sorted({match.group().lower() for text in texts for match in pattern.finditer(text)})


def naam_organisatie(_gegevens: Gegevens) -> Uitslag:
    return _uitslag(
        gemeente().naam.strip() not in {"", _STANDAARD_NAAM},
        _("Bij de knop staat: Gemeente %(naam)s.") % {"naam": gemeente().naam},
        _("De naam van de gemeente is niet ingesteld (GEMEENTE_NAAM)."),
    )


def geen_diepe_links(gegevens: Gegevens) -> Uitslag:
    engines: Any = settings.TEMPLATES
    folders = [Path(folder) for engine in engines for folder in engine["DIRS"]]
    pages = [page.read_text(encoding="utf-8") for folder in folders for page in folder.rglob("*.html")]
    filled = (tekst.tekst for tekst in gegevens.teksten.values())
    found = _found(_DIEP, [*pages, *gegevens.inwonerteksten, *filled])
    return _uitslag(
        not found,
        _("Alle links naar DigiD gaan naar de voorpagina."),
        _("Deze links gaan dieper: %(links)s.") % {"links": ", ".join(found)},
    )


def https(_gegevens: Gegevens) -> Uitslag:
    return _uitslag(
        settings.BASE_URL.startswith("https://"),
        _("Het adres van de portal begint met https."),
        _("Het adres van de portal begint niet met https (BASE_URL)."),
    )


def hsts(_gegevens: Gegevens) -> Uitslag:
    return _uitslag(
        settings.SECURE_HSTS_SECONDS >= _JAAR,
        _("HSTS staat aan, voor een jaar of langer."),
        _("HSTS staat uit, of korter dan een jaar. Dat gaat vanzelf goed zodra BASE_URL met https begint."),
    )


def cookies(_gegevens: Gegevens) -> Uitslag:
    return _uitslag(
        bool(settings.SESSION_COOKIE_SECURE and settings.SESSION_COOKIE_HTTPONLY),
        _("Cookies zijn Secure en HttpOnly."),
        _("Cookies zijn niet Secure. Dat gaat vanzelf goed zodra BASE_URL met https begint."),
    )


def logo(_gegevens: Gegevens) -> Uitslag:
    return _uitslag(
        bool(settings.DIGID_LOGO_FILE) and Path(settings.DIGID_LOGO_FILE).is_file(),
        _("Het bestand met het logo is er."),
        _("Er is geen bestand met het logo ingesteld (DIGID_LOGO_FILE)."),
    )


def koppeling(_gegevens: Gegevens) -> Uitslag:
    """The checks of the coupling itself: without a key that fits its certificate there is no metadata at all."""
    problems = [str(message.msg) for message in run_checks(tags=["digid"])]
    return _uitslag(
        not problems,
        _("De sleutels en certificaten passen bij elkaar. Onze metadata is getekend."),
        _("De koppeling met DigiD is niet af: %(problemen)s") % {"problemen": "; ".join(problems)},
    )


def _connections() -> list[dict[str, Any]]:
    return [settings.DIGID, *settings.DIGID_VERDER.values()]


def zelfde_host(_gegevens: Gegevens) -> Uitslag:
    start = f"{settings.BASE_URL}/"
    return _uitslag(
        all(connection["acs_url"].startswith(start) for connection in _connections()),
        _("De inwoner begint en komt terug op hetzelfde adres."),
        _("De inwoner komt terug op een ander adres dan waar hij begon."),
    )


def geen_frame(_gegevens: Gegevens) -> Uitslag:
    ancestors = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].get("frame-ancestors")
    return _uitslag(
        list(ancestors or ()) == ["'none'"] and settings.X_FRAME_OPTIONS == "DENY",
        _("Geen enkele pagina kan in een frame staan."),
        _("De pagina’s kunnen in een frame staan."),
    )


def eenmalig_inloggen(_gegevens: Gegevens) -> Uitslag:
    if any(connection.get("eenmalig_inloggen") for connection in _connections()):
        return Uitslag(Stand.GOED, _("Eenmalig Inloggen staat aan: uitloggen gaat ook naar DigiD."))
    return Uitslag(Stand.NVT, _("Eenmalig Inloggen staat uit. Uitloggen is alleen bij ons."))
