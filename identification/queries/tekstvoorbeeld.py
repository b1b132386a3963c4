"""Every page of the inwoner with made-up people, for whoever looks at a text before it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.inwonerteksten.plaatsen import Pagina
from diensten.models import Dienst
from diensten.verhoging.aankondiging import Aankondiging, Fase
from diensten.verhoging.tijdlijn import day_of
from identification.paginas import (
    CodePagina,
    GebeldPagina,
    GeenGesprekPagina,
    GespreksnummerPagina,
    HulpPagina,
    KapotPagina,
    KlaarPagina,
    KloptPagina,
    NietUPagina,
    StartPagina,
)
from identification.queries import kapot
from identification.queries.inwoner import manier

NAAM, CODE = "S. de Vries", "123456"
_KAPOT = {
    "kapot-onbekend": kapot.unknown_link,
    "kapot-verlopen": kapot.expired_link,
    "kapot-gebruikt": kapot.used_link,
    "kapot-ingetrokken": kapot.stopped,
    "kapot-dicht": kapot.closed_door,
}


@dataclass(frozen=True, slots=True)
class Formulier:
    """A page that leads on with a form: here it leads nowhere."""

    url: str
    klaar_url: str
    velden: dict[str, str]


def example_of(
    sleutel: str, pagina: Pagina, *, dienst: Dienst | None, adres: str, taal: str, now: datetime
) -> tuple[str, dict[str, Any]]:
    """The template, and its context. Every button and link leads to `adres`."""
    naam = dienst.naam if dienst is not None else "Voorbeeld van een dienst"
    niveau = dienst.niveau_gevraagd if dienst is not None else Betrouwbaarheidsniveau.MIDDEN
    if pagina is Pagina.AANKONDIGING:
        fase = Fase.VOORAF if sleutel.endswith("vooraf") else Fase.VANAF
        shown = Aankondiging(naam, "", niveau, max(niveau, Betrouwbaarheidsniveau.MIDDEN), day_of(now), fase)
        return "inwoner/aankondiging.html", {"aankondiging": shown}
    if pagina is Pagina.START:
        return "inwoner/start.html", {"pagina": _start(sleutel, naam, niveau, adres=adres, taal=taal)}
    template, page = _others(sleutel, pagina, naam, adres=adres, now=now)
    return f"inwoner/{template}.html", {"pagina": page}


def _start(
    sleutel: str, dienst: str, niveau: Betrouwbaarheidsniveau, *, adres: str, taal: str
) -> StartPagina:
    return StartPagina(
        ambtenaar=NAAM,
        functie="",
        dienst=dienst,
        dienst_omschrijving="",
        manier=manier(niveau),
        met_code=sleutel not in {"stap-zonder-code", "stap-verder"},
        getallen=("24", "57", "83"),
        login_url=adres,
        hulp_url=adres,
        echt_url=adres,
        taal=taal,
        link=settings.BASE_URL + adres,
        proef=True,
    )


def _others(sleutel: str, pagina: Pagina, dienst: str, *, adres: str, now: datetime) -> tuple[str, Any]:
    form = Formulier(url=adres, klaar_url=adres, velden={})
    pages: dict[Pagina, tuple[str, Any]] = {
        Pagina.NUMMER: ("gespreksnummer", GespreksnummerPagina(dienst, "", adres, adres, adres)),
        Pagina.VERDER: ("verder", form),
        Pagina.CODE: ("code", code_example(CODE, adres, now)),
        Pagina.INGELOGD: ("ingelogd", code_example("", adres, now)),
        Pagina.KLOPT: ("klopt", KloptPagina(NAAM, "", adres, adres, hulp_url=adres)),
        Pagina.KLAAR: ("klaar", KlaarPagina(NAAM, dienst, now, gewist=True)),
        Pagina.UITLOGGEN: ("uitloggen", form),
        Pagina.HULP: ("niet_inloggen", HulpPagina(adres, settings.BASE_URL)),
        Pagina.HULP_INGELOGD: ("niet_inloggen", HulpPagina(adres, settings.BASE_URL, ingelogd=True)),
        Pagina.ECHT: ("echt", HulpPagina(adres, f"{settings.BASE_URL}/")),
        Pagina.GEEN_GESPREK: ("geen_gesprek", GeenGesprekPagina(NAAM, dienst)),
        Pagina.GEBELD: ("gebeld", GebeldPagina(adres, adres)),
        Pagina.NIET_U: ("niet_u", NietUPagina(adres)),
        Pagina.KAPOT: ("kapot", _broken(sleutel, adres)),
    }
    return pages[pagina]


def code_example(code: str, adres: str, now: datetime) -> CodePagina:
    """Without a name: "who is asking" is then put to the inwoner as well."""
    return CodePagina(
        code=code,
        zaaknummer="",
        nummerkop="",
        ambtenaar="",
        nu=now,
        uitgelogd_om=now + timedelta(minutes=15),
        bijna_om=False,
        versie="",
        status_url=adres,
        meer_tijd_url=adres,
        uitloggen_url=adres,
        hulp_url=adres,
    )


def _broken(sleutel: str, adres: str) -> KapotPagina:
    made = _KAPOT.get(sleutel)
    return made() if made is not None else kapot.logged_out(login_url=adres)
