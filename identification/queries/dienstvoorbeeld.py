"""The pages of a dienst with made-up people, for a beheerder who has not stored it yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from begrippen.flow import Codecontrole, Flow, Getalcontrole
from diensten.models import Dienst
from diensten.woorden import flow_naam
from identification.code import OngeldigeCode, parse_code, same_code
from identification.flow.overgang import example
from identification.flow.uitnodigen import rules_of
from identification.models import Identification
from identification.paginas import CodeBlok, GespreksnummerPagina, Melding, Nu, Soort, Stap, StartPagina
from identification.queries.afronden import what_goes, what_stays
from identification.queries.draaiboek import now_step
from identification.queries.inwoner import example_news, login_message, manier
from identification.queries.namens import for_whom
from identification.queries.stappen import progress
from identification.queries.tekstvoorbeeld import CODE, NAAM, code_example
from identification.queries.zaakwoord import nummerkop
from identification.status import Status
from inloggen.resultaat import NiveauTeLaag

_GETALLEN, _ZAAKNUMMER = ("24", "57", "83"), "2026-37131"


class Blad(StrEnum):
    START = "start"
    VAST = "vast"
    TE_LAAG = "te-laag"
    CODE = "code"
    INGELOGD = "ingelogd"
    AMBTENAAR = "ambtenaar"


_NAMEN: dict[Blad, str | Promise] = {
    Blad.START: gettext_lazy("De inwoner opent de link"),
    Blad.VAST: gettext_lazy("De vaste link"),
    Blad.TE_LAAG: gettext_lazy("Inloggen was niet sterk genoeg"),
    Blad.CODE: gettext_lazy("De inwoner ziet de code"),
    Blad.INGELOGD: gettext_lazy("De inwoner is ingelogd, zonder code"),
    Blad.AMBTENAAR: gettext_lazy("Wat de medewerker ziet"),
}


@dataclass(frozen=True, slots=True)
class WegVanFlow:
    """One way to work: its steps, and what the ambtenaar says and does right after the login."""

    naam: str
    stappen: tuple[Stap, ...]
    nu: Nu
    blijft: tuple[str, ...]
    gewist: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MedewerkerPagina:
    """`code`: how the code is checked; None in a dienst without codes. `termijnen`: (what, how long)."""

    wegen: tuple[WegVanFlow, ...]
    code: CodeBlok | None
    termijnen: tuple[tuple[str, str], ...]
    verborgen: bool = False


def sheets_of(dienst: Dienst) -> tuple[tuple[Blad, str], ...]:
    """The pages that this dienst has, with their names."""
    with_code = bool(dienst.flows - {Flow.AMBTENAAR})
    has = {
        Blad.VAST: dienst.staande_link,
        Blad.CODE: with_code,
        Blad.INGELOGD: dienst.flow_ambtenaar,
    }
    return tuple((blad, str(_NAMEN[blad])) for blad in Blad if has.get(blad, True))


def sheet(dienst: Dienst, blad: Blad, *, adres: str, taal: str, now: datetime) -> tuple[str, Any]:
    """The template and its page, as they are at `now`. Every button and link on it leads to `adres`."""
    if blad is Blad.AMBTENAAR:
        return "beheer/dienst_medewerker.html", _desk(dienst, adres=adres, now=now)
    if blad is Blad.VAST and dienst.gespreksnummer_vragen:
        page = GespreksnummerPagina(dienst.naam, dienst.omschrijving, adres, adres, adres)
        return "inwoner/gespreksnummer.html", page
    if blad in {Blad.CODE, Blad.INGELOGD}:
        made = code_example(CODE if blad is Blad.CODE else "", adres, now)
        made = replace(made, zaaknummer=_ZAAKNUMMER, nummerkop=nummerkop(dienst.zaakwoord))
        return ("inwoner/code.html" if blad is Blad.CODE else "inwoner/ingelogd.html"), made
    return "inwoner/start.html", _start(dienst, blad, adres=adres, taal=taal, now=now)


def _start(dienst: Dienst, blad: Blad, *, adres: str, taal: str, now: datetime) -> StartPagina:
    standing = blad is Blad.VAST
    asked = Getalcontrole.UIT if standing else Getalcontrole(dienst.getalcontrole)
    fout = NiveauTeLaag.default_reason if blad is Blad.TE_LAAG else ""
    return StartPagina(
        ambtenaar="" if standing else NAAM,
        functie="",
        dienst=dienst.naam,
        dienst_omschrijving=dienst.omschrijving,
        manier=manier(dienst.niveau),
        met_code=bool(dienst.flows - {Flow.AMBTENAAR}),
        login_url=adres,
        hulp_url=adres,
        echt_url=adres,
        nee_url="" if standing else adres,
        getallen=_GETALLEN if asked is Getalcontrole.KIEZEN else (),
        typen=asked is Getalcontrole.TYPEN,
        taal=taal,
        link=settings.BASE_URL + adres,
        melding=login_message(fout, niveau=dienst.niveau),
        nieuws=example_news(dienst, adres=adres, moment=now),
        proef=True,
        **for_whom(dienst, None, ander_url=adres, zelf_url=adres),
    )


def _desk(dienst: Dienst, *, adres: str, now: datetime) -> MedewerkerPagina:
    with_code = bool(dienst.flows - {Flow.AMBTENAAR})
    compare = dienst.codecontrole == Codecontrole.VERGELIJKEN
    block = CodeBlok(url=adres, vergelijken=compare, te_vergelijken=CODE if compare else "", pogingen_over=3)
    return MedewerkerPagina(
        wegen=tuple(_way(_example_row(dienst, flow, now=now), now=now) for flow in dienst.flows_in_order),
        code=block if with_code else None,
        termijnen=_terms(dienst, with_code=with_code),
    )


def tried(posted: Mapping[str, str]) -> Melding | None:
    """What the ambtenaar would hear of this code; None where none was tried. No try is counted."""
    if "antwoord" in posted:
        right = posted["antwoord"] == "ja"
    elif "code" in posted:
        try:
            right = same_code(parse_code(posted["code"]), CODE)
        except OngeldigeCode:
            return Melding(Soort.FOUT, _("Vul de 6 cijfers in die de inwoner voorleest."))
    else:
        return None
    if right:
        return Melding(Soort.OK, _("De code klopt. De medewerker kan verder met de volgende stap."))
    return Melding(
        Soort.FOUT, _("De code klopt niet. De medewerker kan het 3 keer proberen. Dan stopt alles.")
    )


def _way(row: Identification, *, now: datetime) -> WegVanFlow:
    return WegVanFlow(
        naam=str(flow_naam(Flow(row.flow))),
        stappen=progress(row, is_open=True),
        nu=now_step(row, getal=None, verborgen=False, now=now),
        blijft=what_stays(row, verborgen=False),
        gewist=what_goes(row),
    )


def _example_row(dienst: Dienst, flow: Flow, *, now: datetime) -> Identification:
    """Of somebody who has just logged in; never stored, and nothing in it is of anybody."""
    number = "57" if dienst.getalcontrole != Getalcontrole.UIT else ""
    return example(
        Status.INGELOGD,
        flow=flow,
        dienst=dienst,
        zaaknummer=_ZAAKNUMMER,
        ambtenaar_naam=NAAM,
        niveau_gevraagd=dienst.niveau,
        niveau_bereikt=dienst.niveau,
        getalcontrole=dienst.getalcontrole,
        getal=number,
        geopend_op=now,
        getal_juist_op=now if number else None,
        ingelogd_op=now,
        verloopt_op=now + timedelta(minutes=dienst.bewaar_minuten),
        **rules_of(dienst, flow),
    )


def _terms(dienst: Dienst, *, with_code: bool) -> tuple[tuple[str, str], ...]:
    code = min(dienst.code_minuten, dienst.bewaar_minuten)
    lines = [(_("De link werkt"), dienst.link_minuten), (_("De code telt, na het inloggen"), code)]
    lines.append((_("Niet afgerond? Dan wissen wij alles, na het inloggen"), dienst.bewaar_minuten))
    shown = lines if with_code else [lines[0], lines[2]]
    return tuple(
        (what, ngettext("%(aantal)d minuut", "%(aantal)d minuten", count) % {"aantal": count})
        for what, count in shown
    )
