"""What the side panel shows: how it stands and what to say. Never a BSN, a code, a word or a link."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from identification.flow.mensen import people
from identification.flow.paneel import Kijker
from identification.models import Identification
from identification.paginas import KoppelcodePagina, PaneelPagina
from identification.queries.bureau import Bureau, desk_version, look, strip
from identification.queries.draaiboek import now_step
from identification.queries.draaiboek_over import over_step
from identification.queries.getal import number_block
from identification.queries.identificatie import page_version, tab_title
from identification.queries.samen import wait_for_others
from identification.queries.woorden import status_words
from identification.status import OPEN


def unpaired_page(*, fout: str = "") -> PaneelPagina:
    return PaneelPagina(gekoppeld=False, koppel_url=reverse("identification:paneel-koppel"), fout=fout)


def panel_version(kijker: Kijker, *, now: datetime, pk: UUID | None = None) -> str:
    row, desk = look(ambtenaar=kijker.medewerker, now=now, verborgen=kijker.verborgen, pk=pk)
    if row is None:
        return f"{hashlib.sha256(str(pk).encode()).hexdigest()[:6]}-{desk_version(desk, now=now)}"
    return page_version(row, desk, now=now)


def panel_page(kijker: Kijker, *, now: datetime, pk: UUID | None = None) -> PaneelPagina | None:
    """The list, or one call of it; None when that call is not theirs."""
    row, desk = look(ambtenaar=kijker.medewerker, now=now, verborgen=kijker.verborgen, pk=pk)
    if pk is None:
        return _list(kijker, desk, now=now)
    return None if row is None else _one(row, desk, now=now)


def _list(kijker: Kijker, desk: Bureau, *, now: datetime) -> PaneelPagina:
    return PaneelPagina(
        gekoppeld=True,
        koppel_url="",
        status_url=reverse("identification:paneel-status"),
        versie=panel_version(kijker, now=now),
        strook=strip(desk, now=now, in_paneel=True),
        open_url=reverse("identification:werkblad"),
        verborgen=desk.verborgen,
    )


def _one(row: Identification, desk: Bureau, *, now: datetime) -> PaneelPagina:
    words = status_words(row, now=now)
    is_open = row.status in OPEN and row.verloopt_op > now
    number = number_block(row) if is_open else None
    step = over_step(row, now=now)
    if is_open:
        step = now_step(row, getal=number, verborgen=desk.verborgen, now=now)
        step = wait_for_others(step, row, people(row), now=now)
    show_number = number is not None and not number.juist and not desk.verborgen
    return PaneelPagina(
        gekoppeld=True,
        koppel_url="",
        status_url=reverse("identification:paneel-een-status", args=[row.pk]),
        versie=page_version(row, desk, now=now),
        strook=strip(desk, now=now, huidig=row.pk, in_paneel=True),
        merk=row.merk,
        titel=tab_title(row, words.kort, verborgen=desk.verborgen),
        status=words.kort,
        gesproken=words.live,
        stand=words.stand,
        nu=step if row.afloop != "voltooid" else None,
        getal=number.getal if number is not None and show_number else "",
        open_url=reverse("identification:identificatie", args=[row.pk]),
        lijst_url=reverse("identification:paneel"),
        verborgen=desk.verborgen,
    )


def pairing_page(*, code: str, geldig_tot: datetime | None, gekoppeld: int) -> KoppelcodePagina:
    return KoppelcodePagina(
        code=code,
        geldig_tot=geldig_tot,
        plaatsen=tuple(settings.INBEDDEN_ORIGINS),
        maak_url=reverse("identification:koppelcode"),
        ontkoppel_url=reverse("identification:ontkoppel"),
        gekoppeld=gekoppeld,
        lijst_url=reverse("identification:werkblad"),
    )
