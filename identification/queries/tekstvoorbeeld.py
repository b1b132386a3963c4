"""Every page of the inwoner with made-up people, for whoever looks at a text before it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.gemeente.lezen import current
from diensten.hulp.situaties import SITUATIES
from diensten.hulp.views import Hulppagina, help_page
from diensten.inwonerteksten.plaatsen import Pagina
from diensten.inwonerteksten.stand import Regel
from diensten.models import Dienst
from diensten.verhoging.aankondiging import Aankondiging, Fase
from diensten.verhoging.tijdlijn import day_of
from identification.paginas import (
    AnderPagina,
    CodePagina,
    EldersPagina,
    GebeldPagina,
    GeenGesprekPagina,
    GespreksnummerPagina,
    HulpPagina,
    KapotPagina,
    KlaarPagina,
    KloptPagina,
    NietUPagina,
    StartPagina,
    Vrager,
    WoordVraag,
)
from identification.queries import kapot
from identification.queries.inwoner import login_message, manier
from identification.queries.mailvoorbeeld import example_mail, example_message
from identification.queries.namens import every_kind
from inloggen.resultaat import DigidOnbereikbaar, LoginGeannuleerd, LoginMislukt, NiveauTeLaag
from machtigen.rules import Afwijzing

NAAM, CODE = "S. de Vries", "123456"
_NIET_U = {
    "niet-u-zeker": "niet_u_zeker",
    "niet-u-gemeld": "niet_u_gemeld",
    "niet-u-gemeld-kop": "niet_u_gemeld",
}
_KAPOT = {
    "kapot-onbekend": kapot.unknown_link,
    "kapot-verlopen": kapot.expired_link,
    "kapot-gebruikt": kapot.used_link,
    "kapot-ingetrokken": kapot.stopped,
    "kapot-dicht": kapot.closed_door,
    "kapot-elders-verder": kapot.moved_on,
    "kapot-ander-wacht": kapot.other_waits,
    "kapot-getal": kapot.wrong_number,
    "kapot-andere-digid": kapot.other_person,
    "kapot-kwijt": kapot.lost,
    "kapot-onbekend-kop": kapot.unknown_link,
    "kapot-verlopen-kop": kapot.expired_link,
    "kapot-ingetrokken-kop": kapot.stopped,
    "kapot-dicht-kop": kapot.closed_door,
    "kapot-kwijt-kop": kapot.lost,
    "kapot-namens": lambda: kapot.refused(Afwijzing.SOORT),
    "weg-kop": kapot.unknown_link,
    "weg-langskomen": kapot.unknown_link,
}
_MELDING = {
    "melding-gestopt": LoginGeannuleerd.default_reason,
    "melding-te-laag": NiveauTeLaag.default_reason,
    "melding-onbereikbaar": DigidOnbereikbaar.default_reason,
    "melding-mislukt": LoginMislukt.default_reason,
}


@dataclass(frozen=True, slots=True)
class Formulier:
    """A page that leads on with a form: here it leads nowhere."""

    url: str
    klaar_url: str
    velden: dict[str, str]


def example_of(
    sleutel: str, pagina: Pagina, *, dienst: Dienst | None, adres: str, taal: str, now: datetime, proef: Regel
) -> tuple[str, dict[str, Any]]:
    """The template, and its context. Every button and link leads to `adres`."""
    naam = dienst.naam if dienst is not None else "Voorbeeld van een dienst"
    niveau = dienst.niveau_gevraagd if dienst is not None else Betrouwbaarheidsniveau.MIDDEN
    if pagina is Pagina.AANKONDIGING:
        fase = Fase.VOORAF if sleutel.endswith("vooraf") else Fase.VANAF
        shown = Aankondiging(naam, "", niveau, max(niveau, Betrouwbaarheidsniveau.MIDDEN), day_of(now), fase)
        return "inwoner/aankondiging.html", {"aankondiging": shown}
    if pagina in {Pagina.MAIL_AFSPRAAK, Pagina.MAIL_ONTVANGST}:
        return "beheer/mailvoorbeeld.html", {
            "mail": example_mail(sleutel, dienst, taal=taal, now=now, proef=proef)
        }
    if pagina is Pagina.CHAT:
        return "beheer/mailvoorbeeld.html", {
            "mail": example_message(sleutel, dienst, taal=taal, now=now, proef=proef)
        }
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
        melding=login_message(_MELDING.get(sleutel, ""), niveau=niveau),
    )


def _others(sleutel: str, pagina: Pagina, dienst: str, *, adres: str, now: datetime) -> tuple[str, Any]:
    form = Formulier(url=adres, klaar_url=adres, velden={})
    pages: dict[Pagina, tuple[str, Any]] = {
        Pagina.ANDER: ("ander", AnderPagina(dienst, every_kind(), adres, adres)),
        Pagina.ELDERS: ("elders", _elsewhere(sleutel, dienst, adres)),
        Pagina.WOORD: ("klopt", _word(sleutel, adres)),
        Pagina.HULP_ALLES: ("hulp", _open_help(sleutel, now)),
        Pagina.ANDERE_WEG: ("kapot", _broken(sleutel, adres)),
        Pagina.NUMMER: ("gespreksnummer", GespreksnummerPagina(dienst, "", adres, adres, adres)),
        Pagina.VERDER: ("verder", form),
        Pagina.CODE: ("code", code_example(CODE, adres, now, sleutel)),
        Pagina.INGELOGD: ("ingelogd", code_example("", adres, now, sleutel)),
        Pagina.KLOPT: ("klopt", _right(sleutel, adres)),
        Pagina.KLAAR: ("klaar", KlaarPagina(NAAM, dienst, now, gewist=True)),
        Pagina.UITLOGGEN: ("uitloggen", form),
        Pagina.HULP: ("niet_inloggen", HulpPagina(adres, settings.BASE_URL)),
        Pagina.HULP_INGELOGD: ("niet_inloggen", HulpPagina(adres, settings.BASE_URL, ingelogd=True)),
        Pagina.ECHT: ("echt", HulpPagina(adres, f"{settings.BASE_URL}/")),
        Pagina.GEEN_GESPREK: ("geen_gesprek", GeenGesprekPagina(NAAM, dienst)),
        Pagina.GEBELD: _called(sleutel, dienst, adres, now),
        Pagina.NIET_U: (
            _NIET_U.get(sleutel, "niet_u"),
            NietUPagina(adres, ambtenaar=NAAM, dienst=dienst, afgerond_op=now),
        ),
        Pagina.KAPOT: ("kapot", _broken(sleutel, adres)),
    }
    return pages[pagina]


def code_example(code: str, adres: str, now: datetime, sleutel: str = "") -> CodePagina:
    """Without a name, the zaaknummer is asked first; with one, the code may go in the chat too."""
    vrager = Vrager(NAAM, "", "", now) if sleutel == "code-chat" else None
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
        vrager=vrager,
    )


def _elsewhere(sleutel: str, dienst: str, adres: str) -> EldersPagina:
    return EldersPagina(
        vrager=Vrager(NAAM, "", dienst),
        wacht=sleutel in {"elders-wacht", "elders-wacht-kop"},
        verder_url=adres,
        nee_url=adres,
        echt_url=adres,
        status_url=adres,
        versie="",
        ververs_url=adres,
        taal="nl",
    )


def _word(sleutel: str, adres: str) -> KloptPagina:
    vraag = WoordVraag(_("voorbeeld"), bevestigd=False, anders=sleutel == "woord-anders", antwoord_url=adres)
    return KloptPagina(NAAM, "", adres, adres, woord=vraag, voorlopig=True, hulp_url=adres)


def _right(sleutel: str, adres: str) -> KloptPagina:
    if sleutel != "wacht-kop":
        return KloptPagina(NAAM, "", adres, adres, hulp_url=adres)
    vraag = WoordVraag(_("voorbeeld"), bevestigd=True, anders=False, antwoord_url=adres)
    return KloptPagina(NAAM, "", adres, adres, woord=vraag, voorlopig=True, hulp_url=adres)


def _open_help(sleutel: str, now: datetime) -> Hulppagina:
    found = next((een for een in SITUATIES.values() if sleutel in {een.sleutel, een.kopsleutel}), None)
    return help_page(found, current().contact.tijden, vandaag=now.date())


def _called(sleutel: str, dienst: str, adres: str, now: datetime) -> tuple[str, GebeldPagina]:
    template = {
        "gebeld-onbekend": "gebeld_onbekend",
        "gebeld-wie": "gebeld_wie",
        "gebeld-wie-klopt": "gebeld_wie",
        "gebeld-gemeld": "gebeld_gemeld",
        "gebeld-gemeld-kop": "gebeld_gemeld",
    }
    page = GebeldPagina(adres, adres, nummer="12345", ambtenaar=NAAM, dienst=dienst, sinds=now)
    return template.get(sleutel, "gebeld"), page


def _broken(sleutel: str, adres: str) -> KapotPagina:
    made = _KAPOT.get(sleutel)
    return made() if made is not None else kapot.logged_out(login_url=adres)
