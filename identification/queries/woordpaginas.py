"""More states of the pages of the inwoner, for a word that the examples of `tekstvoorbeeld` do not show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.gemeente.openingstijden import Bereikbaar
from diensten.inwonerteksten.plaatsen import Pagina
from diensten.models import Nalevingsstatus, Toegankelijkheid
from diensten.verhoging.aankondiging import Aankondiging, Fase
from diensten.verhoging.tijdlijn import day_of
from identification.paginas import KapotPagina, KlaarPagina, KloptPagina, Nieuws, WoordVraag
from identification.queries import kapot, uitgelogd
from identification.queries.tekstvoorbeeld import CODE, NAAM, code_example, example_of
from inloggen.digid.uitloggen import Uitkomst
from machtigen.rules import Afwijzing

Context = dict[str, Any]
_DIENST, _CODE_ONTVANGST = "Voorbeeld van een dienst", "ABCD-EFGH-JKLM-NPQR"


def more_pages(*, adres: str, now: datetime) -> Iterator[tuple[str, str, Context]]:
    """Each with a name of its own, its template and its context, in the language that is active."""
    for number, build in enumerate((_starts, _codes, _ends, _raises, _hours, _stuk, _verklaring)):
        for count, (template, context) in enumerate(build(adres, now)):
            yield f"meer-{number}-{count}", template, context


Paar = tuple[str, Context]


def _starts(adres: str, now: datetime) -> Iterator[Paar]:
    template, context = example_of(
        "start-kop", Pagina.START, dienst=None, adres=adres, taal="nl", now=now, proef=("", "", "")
    )
    start = context["pagina"]
    typed = replace(start, typen=True, getallen=(), nee_url=adres, ander_url=adres, functie="Burgerzaken")
    acting = replace(start, namens="machtigen", namens_tekst="DigiD Machtigen", zelf_url=adres, nee_url=adres)
    for page in (typed, acting, replace(start, getallen=(), nee_url=adres)):
        yield template, {"pagina": page}
    for vooraf in (True, False):
        yield template, {"pagina": replace(start, nieuws=Nieuws(_DIENST, adres, vooraf=vooraf))}
    yield template, {"pagina": start, "in_een_app": True, "niemand_las_dit": lambda: True}


def _codes(adres: str, now: datetime) -> Iterator[Paar]:
    page = code_example(CODE, adres, now, "code-chat")
    for kop in ("Zaaknummer", "Dossiernummer", "Casusnummer"):
        yield (
            "inwoner/code.html",
            {"pagina": replace(page, zaaknummer="2026-1", nummerkop=kop, nee_url=adres)},
        )
    asked = WoordVraag("voorbeeld", bevestigd=True, anders=False, antwoord_url=adres)
    provisional = replace(code_example("", adres, now), woord=asked, voorlopig=True, nee_url=adres)
    yield "inwoner/ingelogd.html", {"pagina": provisional}
    yield "inwoner/ingelogd.html", {"pagina": replace(code_example("", adres, now), ambtenaar=NAAM)}
    yield (
        "inwoner/klopt.html",
        {
            "pagina": KloptPagina(
                NAAM, "", adres, adres, woord=asked, voorlopig=True, nee_url=adres, hulp_url=adres
            )
        },
    )


def _ends(adres: str, now: datetime) -> Iterator[Paar]:
    receipt = KlaarPagina(
        NAAM,
        _DIENST,
        now,
        gewist=True,
        functie="Burgerzaken",
        ontvangstcode=_CODE_ONTVANGST,
        geldig_tot=now + timedelta(days=30),
        niet_u_url=adres,
        niet_u_adres=adres,
        gemaild=True,
    )
    yield "inwoner/klaar.html", {"pagina": receipt}


def _raises(_adres: str, now: datetime) -> Iterator[Paar]:
    low, *higher = Betrouwbaarheidsniveau
    for naar in higher:
        for fase in Fase:
            van = max((one for one in Betrouwbaarheidsniveau if one < naar), default=low)
            shown = Aankondiging(_DIENST, "", van, naar, day_of(now), fase)
            yield "inwoner/aankondiging.html", {"aankondiging": shown}


def _hours(_adres: str, _now: datetime) -> Iterator[Paar]:
    monday, nine = date(2027, 6, 14), time(9)
    states = (
        Bereikbaar(tot=time(17)),
        Bereikbaar(dag=monday, vanaf=nine, vandaag=True),
        Bereikbaar(dag=monday, vanaf=nine, morgen=True),
        Bereikbaar(dag=monday, vanaf=nine),
        Bereikbaar(),
    )
    for state in states:
        yield "inwoner/kapot.html", {"pagina": kapot.unknown_link(), "bereikbaar": state}


def _stuk(adres: str, _now: datetime) -> Iterator[Paar]:
    made: tuple[Callable[[], KapotPagina], ...] = (
        kapot.not_our_form,
        kapot.not_together,
        uitgelogd.unknown_page,
    )
    pages = [
        *(one() for one in made),
        *(kapot.refused(reden) for reden in Afwijzing),
        *(uitgelogd.done_page(uitkomst, login_url=adres) for uitkomst in Uitkomst),
    ]
    for page in pages:
        yield "inwoner/kapot.html", {"pagina": page}
    yield "fouten/400.html", {"formulier": True}


def _verklaring(_adres: str, now: datetime) -> Iterator[Paar]:
    stated = Toegankelijkheid(
        moment=now,
        status=Nalevingsstatus.B,
        sinds=day_of(now),
        email="toegankelijk@voorbeeld.nl",
        onderzoek_url="https://www.voorbeeld.nl/",
        problemen="Een voorbeeld.",
    )
    yield "openbaar/toegankelijkheid.html", {"verklaring": stated}
