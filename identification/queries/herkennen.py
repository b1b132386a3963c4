"""What the pages behind the link show before the login."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from begrippen.flow import Flow, Getalcontrole
from diensten.models import Dienst
from diensten.verhoging.aankondiging import announcement_on_start_page
from identification.flow.getal import Uitkomst, needs_number
from identification.flow.niveau import niveau_asked
from identification.models import Identification, InwonerSessie
from identification.namens import Keuze
from identification.paginas import (
    EldersPagina,
    GeenGesprekPagina,
    GespreksnummerPagina,
    StartPagina,
    Vrager,
)
from identification.queries.inwoner import login_message, manier, news_of
from identification.queries.namens import for_whom, with_choices


def start_page(
    row: Identification,
    sessie: InwonerSessie | None,
    *,
    token: str,
    taal: str,
    now: datetime,
    fout: str = "",
    getal_fout: str = "",
    keuze: Keuze | None = None,
) -> StartPagina:
    """I1. `fout`: what went wrong at DigiD at the last try of this browser; `getal_fout`: with the number."""
    ask, niveau = needs_number(row, sessie), niveau_asked(row, now=now)
    return StartPagina(
        ambtenaar=row.ambtenaar_naam,
        functie=row.ambtenaar_functie,
        sinds=_since(row),
        dienst=row.dienst.naam,
        dienst_omschrijving=row.dienst.omschrijving,
        manier=manier(niveau),
        met_code=row.flow != Flow.AMBTENAAR,
        login_url=_url("inloggen", token),
        nee_url=_url("nee", token) if row.ambtenaar_naam else "",
        getallen=tuple(row.getallen.split()) if ask else (),
        typen=ask and row.getalcontrole == Getalcontrole.TYPEN,
        getal_fout=getal_fout,
        hulp_url=_url("hulp", token),
        echt_url=_url("echt", token),
        taal=taal,
        link=settings.BASE_URL + _url("start", token),
        melding=login_message(fout, niveau=niveau),
        nieuws=news_of(announcement_on_start_page(row.dienst, now)),
        **for_whom(
            row.dienst,
            keuze,
            ander_url=_url("ander", token),
            zelf_url=_url("start", token),
            deel=row.deel,
        ),
    )


def elsewhere_page(
    row: Identification, sessie: InwonerSessie | None, *, token: str, taal: str, kwijt: bool = False
) -> EldersPagina:
    """For a browser that has no place here, or waits for one. `kwijt`: it came from DigiD without the login."""
    waits = sessie is not None and sessie.verhuizing_op is not None
    return EldersPagina(
        vrager=_asker(row),
        wacht=waits,
        verder_url=_url("hier-verder", token) if row.ambtenaar_naam and not waits else "",
        nee_url=_url("nee", token) if row.ambtenaar_naam else "",
        echt_url=_url("echt", token),
        status_url=_url("wacht", token) if waits else "",
        versie="wacht",
        ververs_url=link_url(token, taal=taal),
        taal=taal,
        kwijt=kwijt and not waits,
    )


def call_number_page(dienst: Dienst, *, ingevuld: str = "", fout: str = "") -> GespreksnummerPagina:
    def address(name: str) -> str:
        return reverse(f"identification:{name}", args=[dienst.slug])

    return GespreksnummerPagina(
        dienst=dienst.naam,
        dienst_omschrijving=dienst.omschrijving,
        url=address("nieuw-gesprek"),
        echt_url=address("nieuw-echt"),
        hulp_url=address("nieuw-hulp"),
        ingevuld=ingevuld,
        fout=fout,
    )


def no_call_page(row: Identification) -> GeenGesprekPagina:
    return GeenGesprekPagina(ambtenaar=row.ambtenaar_naam, dienst=row.dienst.naam)


def number_fault(row: Identification, outcome: Uitkomst) -> str:
    """Why the number that was typed does not lead on."""
    if outcome is Uitkomst.LEEG:
        return _("Vul het getal van 2 cijfers in.")
    return _(
        "Dit is niet het getal dat %(naam)s noemt. Vraag het getal nog een keer. U kunt het nog 1 keer doen."
    ) % {"naam": row.ambtenaar_naam}


def link_url(token: str, *, taal: str, keuze: Keuze | None = None) -> str:
    return with_choices(
        _url("start", token), taal="" if taal == settings.LANGUAGE_CODE else taal, keuze=keuze
    )


def _asker(row: Identification) -> Vrager:
    return Vrager(
        ambtenaar=row.ambtenaar_naam,
        functie=row.ambtenaar_functie,
        dienst=row.dienst.naam,
        sinds=_since(row),
    )


def _since(row: Identification) -> datetime | None:
    """Since when the conversation runs; a new link does not begin a new one."""
    return row.gesprek.begonnen_op if row.gesprek is not None else None


def _url(name: str, token: str) -> str:
    return reverse(f"identification:{name}", args=[token])
