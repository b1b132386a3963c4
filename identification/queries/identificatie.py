"""What the page of one identification shows, before, during and after."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from begrippen.flow import Codecontrole, Flow
from begrippen.niveau import Betrouwbaarheidsniveau
from brp import is_connected
from diensten.woorden import manier_van_inloggen
from identification.code import POGINGEN
from identification.flow.afronden import may_complete
from identification.flow.controle import expected_code, looked_up_at, read_bsn
from identification.flow.eerst_code import may_see_person
from identification.flow.mensen import people
from identification.flow.overdragen import may_release
from identification.models import Identification, SignaalSoort
from identification.paginas import (
    BrpBlok,
    CodeBlok,
    IdentificatiePagina,
    Nu,
    Overdracht,
    PersoonBlok,
)
from identification.queries.bureau import Bureau, desk_version, offered_calls, shown_number, strip
from identification.queries.draaiboek import brp_alarm, now_step
from identification.queries.draaiboek_over import over_step
from identification.queries.getal import move_block, number_block
from identification.queries.samen import wait_for_others, with_people
from identification.queries.signalen import signal_lines, word_block
from identification.queries.stappen import current_step, progress
from identification.queries.uitnodiging import invitation
from identification.queries.verbergen import hide
from identification.queries.vertegenwoordiging import namens_block
from identification.queries.woorden import status_words
from identification.status import OPEN, Status


def identification_page(
    row: Identification,
    *,
    now: datetime,
    bureau: Bureau | None = None,
    code_fout: str = "",
    ingevuld: str = "",
    bsn: str = "",
    brp: BrpBlok | None = None,
    namens_fout: tuple[str, str] = ("", ""),
) -> IdentificatiePagina:
    """A3. `bsn`, `brp`: what the one answer to a press of a button shows. Raises `ZegelVerbroken`."""
    desk = bureau or Bureau()
    words = status_words(row, now=now)
    is_open = row.status in OPEN and row.verloopt_op > now
    signals = signal_lines(row)
    alarm = [line for line in signals if line.soort == SignaalSoort.BRP_ALARM]
    if desk.verborgen or (brp is not None and brp.alarm):  # not for this screen, or said already and larger
        signals = tuple(line for line in signals if line not in alarm)
    page = IdentificatiePagina(
        id=row.pk,
        zaaknummer=row.zaaknummer,
        dienst=row.dienst.naam,
        flow=row.flow,
        status=words.kort,
        live=words.live,
        versie=page_version(row, desk, now=now),
        status_url=_url("identificatie-status", row),
        stappen=progress(row, is_open=is_open),
        bijgewerkt_op=now,
        script="",
        stand=words.stand,
        signalen=signals,
        nieuwe_link_url=_url("nieuwe-link", row) if row.status == Status.UITGENODIGD or not is_open else "",
        lijst_url=reverse("identification:werkblad"),
        merk=row.merk,
        titel=tab_title(row, words.kort, verborgen=desk.verborgen),
        strook=strip(desk, now=now, huidig=row.pk),
        aanbod=offered_calls(desk),
        verborgen=desk.verborgen,
    )
    rows = people(row)
    if is_open:
        page = replace(
            page, **_blocks(row, code_fout=code_fout, ingevuld=ingevuld, bsn=bsn, now=now), brp=brp
        )
        fout, fout_bij = namens_fout
        page = replace(page, namens=namens_block(row, now=now, fout=fout, fout_bij=fout_bij))
    page = with_people(page, row, rows, now=now)
    warned = any(line.gezien_url for line in alarm)
    page = replace(page, nu=_now(row, page, now=now, is_open=is_open, gewaarschuwd=warned))
    if is_open and page.nu is not None:
        page = replace(page, nu=wait_for_others(page.nu, row, rows, now=now))
    page = replace(page, aandacht=_attention(page))
    if page.nu is not None and page.nu.soort == "bewaard":
        page = replace(page, bewaard_url=_url("bewaard-bewijs", row))
    page = replace(page, gesproken=_spoken(page))
    return hide(page) if desk.verborgen else page


def _blocks(row: Identification, *, code_fout: str, ingevuld: str, bsn: str, now: datetime) -> dict[str, Any]:
    """What there is only while it goes on."""
    logged_in = row.status == Status.INGELOGD
    return {
        "gewist_om": row.verloopt_op if logged_in else None,
        "uitnodiging": None if logged_in else invitation(row, now=now),
        "code": _code_block(row, fout=code_fout, ingevuld=ingevuld),
        "persoon": _person_block(row, bsn=bsn),
        "gespreksnummer": row.gesprek.nummer if row.gesprek is not None else "",
        "getal": number_block(row),
        "verhuizing": move_block(row),
        "woord": word_block(row),
        "rond_af_url": _url("rond-af", row) if logged_in and may_complete(row) else "",
        "stop_url": _url("stop", row),
        "wantrouwen_url": _url("wantrouwen", row),
        "overdracht": _handover(row),
    }


def _now(
    row: Identification, page: IdentificatiePagina, *, now: datetime, is_open: bool, gewaarschuwd: bool
) -> Nu:
    """`gewaarschuwd`: the BRP has this person as somebody who cannot be in view, and nobody put that away."""
    if not is_open:
        return over_step(row, now=now)
    if gewaarschuwd or (page.brp is not None and page.brp.alarm):
        step = brp_alarm(verborgen=page.verborgen)
    else:
        step = now_step(row, getal=page.getal, verborgen=page.verborgen, now=now)
    return replace(step, stap=current_step(page.stappen), van=len(page.stappen))


def _attention(page: IdentificatiePagina) -> str:
    """Changes when there is something new to do. A signal is not in it: some of those must come without a sound."""
    asked = "verhuizing" if page.verhuizing is not None else ""
    wrong = page.code.pogingen_over if page.code is not None else ""
    return "" if page.stand == "wacht" and not asked else f"{page.stand}:{page.status}:{wrong}:{asked}"


def _spoken(page: IdentificatiePagina) -> str:
    """For the live region: what is new of the signals, and then what to do."""
    lines = [f"{line.titel.rstrip('.')}." for line in page.signalen if line.gezien_url]
    if page.verhuizing is not None:
        lines.insert(0, _("Een ander apparaat wil verder. Kies ja of nee."))
    return " ".join([*lines, page.live])


def _handover(row: Identification) -> Overdracht:
    colleague = row.overdracht_aan
    if colleague is not None:
        return Overdracht(aan=colleague.naam, trek_terug_url=_url("overdragen-terug", row))
    let_go = _url("laat-los", row) if may_release(row) else ""
    return Overdracht(bied_url=_url("overdragen", row), laat_los_url=let_go)


def tab_title(row: Identification, kort: str, *, verborgen: bool) -> str:
    """`A · Inwoner is ingelogd · 2026-37131`: which call first, for there may be many tabs."""
    parts = (row.merk, kort, "" if verborgen else shown_number(row))
    return " · ".join(part for part in parts if part)


def page_version(row: Identification, bureau: Bureau, *, now: datetime) -> str:
    return f"{version(row, now=now)}-{desk_version(bureau, now=now)}"


def version(row: Identification, *, now: datetime) -> str:
    """Changes when this page, or that of the proof, would show something else by itself."""
    parts = (
        row.status,
        row.afloop,
        row.geopend_op is None,
        row.login_gestart_op,
        row.login_fout,
        row.pogingen,
        row.signaal_op,
        row.getal_juist_op,
        row.getal_fouten,
        row.woord_inwoner_op,
        row.woord_ambtenaar_op,
        row.woord_anders_op,
        row.namens_op,
        row.overdracht_aan_id,
        row.code_klopt_op,
        row.opgezocht_op,
        row.namens_opgezocht_op,
        row.bezorg_fout,
        row.geweigerd,
        row.status in OPEN and row.verloopt_op <= now,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def _url(name: str, row: Identification) -> str:
    return reverse(f"identification:{name}", args=[row.pk])


def _code_block(row: Identification, *, fout: str, ingevuld: str) -> CodeBlok | None:
    if row.status != Status.INGELOGD or row.flow == Flow.AMBTENAAR or row.code_klopt_op:
        return None
    if row.brp_eerst and looked_up_at(row) is None:
        return None
    compare = row.codecontrole == Codecontrole.VERGELIJKEN
    return CodeBlok(
        url=_url("code", row),
        vergelijken=compare,
        te_vergelijken=expected_code(row) if compare else "",
        pogingen_over=POGINGEN - row.pogingen,
        fout=fout,
        ingevuld=ingevuld,
        bekend_bsn=row.flow == Flow.BEKEND,
    )


def _person_block(row: Identification, *, bsn: str) -> PersoonBlok | None:
    if row.status != Status.INGELOGD or not may_see_person(row):
        return None
    if row.flow == Flow.BEKEND and row.namens_soort and row.code_klopt_op is None:
        return None  # who acts for the known person is nobody's business before the code
    niveau = Betrouwbaarheidsniveau(row.niveau_bereikt or row.niveau_gevraagd)
    return PersoonBlok(
        bsn_masker=read_bsn(row).masked,
        bsn=bsn,
        toon_url=_url("toon-bsn", row),
        opgezocht_url=_url("opgezocht", row),
        opgezocht_op=row.opgezocht_op,
        manier=str(manier_van_inloggen(niveau)),
        brp_url=_url("brp", row) if is_connected() else "",
    )
