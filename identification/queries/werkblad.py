"""What the list and the forms of the ambtenaar show."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from afspraken.queries import today
from begrippen.flow import Flow
from begrippen.zaakwoord import Zaakwoord
from diensten.models import Dienst
from diensten.queries import active_diensten, offered_languages
from diensten.verhoging.geldend import niveaus_op
from diensten.woorden import manier_van_inloggen
from identification.flow.alarm import VERDACHT
from identification.models import Identification
from identification.paginas import (
    AanbodRegel,
    DienstKeuze,
    LijstPagina,
    LijstRegel,
    StartFormulierPagina,
    Startwoorden,
    StopPagina,
)
from identification.queries.bureau import by_call
from identification.queries.woorden import spoken_number, status_words
from identification.queries.zaakwoord import (
    bestaande_zaak,
    de_zaak,
    liever_geen_zaak,
    nieuwe_zaak,
    nummerkop,
    zonder_zaak,
)
from identification.status import OPEN, TE_BEZORGEN
from inloggen.models import Medewerker

_MAX_ROWS = 50
_FLOW_ORDER = (Flow.NIEUW, Flow.AMBTENAAR, Flow.BEKEND)  # quick start needs a flow that asks nothing more

STOP_REDENEN: dict[str, str] = {
    "niet-gelukt": gettext_noop("Het lukt niet met inloggen"),
    "ander-kanaal": gettext_noop("Wij regelen het op een andere manier"),
    "fout-gestart": gettext_noop("Verkeerd gestart"),
    VERDACHT: gettext_noop("Ik vertrouw het niet"),
}


def own(*, ambtenaar: Medewerker) -> QuerySet[Identification]:
    """Every page of one identification starts here: what is not yours does not exist."""
    return Identification.objects.select_related("dienst").filter(ambtenaar=ambtenaar)


def list_page(
    *, ambtenaar: Medewerker, now: datetime, verborgen: bool = False, gezocht: str = "", zoek_fout: str = ""
) -> LijstPagina:
    """A1. What colleagues offer, what is running, then what was finished since midnight."""
    diensten = active_diensten()
    last = own(ambtenaar=ambtenaar).order_by("-gemaakt_op").first()
    last_dienst = last.dienst.slug if last else ""
    quick = _quick_start(diensten, preferred=last_dienst)
    every = choices(diensten, chosen=last_dienst, now=now)
    page = LijstPagina(
        lopend=(),
        afgerond=(),
        diensten=every,
        snel_start=next(
            (replace(one, gekozen=True) for one in every if quick and one.slug == quick.slug), None
        ),
        snel_flow=quick_flow(quick).value if quick else "",
        snel_url=reverse("identification:werkblad-start"),
        start_url=reverse("identification:werkblad-start"),
        zoek_url=reverse("identification:werkblad-zoek"),
        gezocht=gezocht,
        zoek_fout=zoek_fout,
        paneel_url=reverse("identification:koppelcode") if settings.INBEDDEN_ORIGINS else "",
        oefenen_url=reverse("identification:oefenen"),
    )
    return replace(page, **_lists(ambtenaar, now=now, verborgen=verborgen))


def list_update(*, ambtenaar: Medewerker, now: datetime, verborgen: bool) -> LijstPagina:
    """Only what changes by itself: for the poll."""
    empty = LijstPagina((), (), (), None, "", "", "", "")
    return replace(empty, **_lists(ambtenaar, now=now, verborgen=verborgen))


def _lists(ambtenaar: Medewerker, *, now: datetime, verborgen: bool) -> dict[str, Any]:
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    since = min(midnight, now - timedelta(hours=1))
    running = Q(status__in=OPEN, verloopt_op__gt=now) | Q(status__in=TE_BEZORGEN)
    kept = Q(bewaard__bewijs__isnull=False)  # a proof that waits for somebody, however long ago
    mine = Q(ambtenaar=ambtenaar) & (running | kept | Q(gemaakt_op__gte=since))
    offered = Q(overdracht_aan=ambtenaar, status__in=OPEN, verloopt_op__gt=now)
    rows = list(
        Identification.objects.select_related("dienst", "gesprek", "ambtenaar", "bewaard")
        .defer("bewaard__bewijs")
        .filter(mine | offered)
        .order_by("-gemaakt_op")[: 2 * _MAX_ROWS]
    )
    own_rows = [row for row in rows if row.ambtenaar_id == ambtenaar.pk]
    lopend = [row for row in own_rows if _is_running(row, now=now)]
    afgerond = [row for row in own_rows if not _is_running(row, now=now)]
    lists: dict[str, Any] = {
        "lopend": _lines(lopend, now=now, verborgen=verborgen),
        "afgerond": _lines(afgerond, now=now, verborgen=verborgen),
        "afspraken": today(ambtenaar=ambtenaar, now=now, verborgen=verborgen),
        "aanbod": _offers([row for row in rows if row.ambtenaar_id != ambtenaar.pk], now=now),
        "verborgen": verborgen,
    }
    lists["aandacht"] = " ".join(
        [
            *(line.neem_url for line in lists["aanbod"]),
            *(f"{line.url}{line.status}" for line in lists["lopend"]),
        ]
    )
    lists["versie"] = hashlib.sha256(repr(lists).encode()).hexdigest()[:12]
    lists["status_url"] = reverse("identification:werkblad-status")
    return lists


def _is_running(row: Identification, *, now: datetime) -> bool:
    return (row.status in OPEN and row.verloopt_op > now) or row.status in TE_BEZORGEN


def can_start_quickly(dienst: Dienst) -> bool:
    """There is a flow that asks nothing more."""
    return bool(dienst.flows & {Flow.NIEUW, Flow.AMBTENAAR})


def _quick_start(diensten: list[Dienst], *, preferred: str) -> Dienst | None:
    usable = [dienst for dienst in diensten if can_start_quickly(dienst)]
    return next((dienst for dienst in usable if dienst.slug == preferred), usable[0] if usable else None)


def quick_flow(dienst: Dienst) -> Flow:
    return next(flow for flow in _FLOW_ORDER if flow in dienst.flows)


def _lines(rows: list[Identification], *, now: datetime, verborgen: bool) -> tuple[LijstRegel, ...]:
    lines = []
    for row, people in by_call(rows[:_MAX_ROWS], now=now):
        words = status_words(row, now=now)
        number = spoken_number(row.gesprek.nummer) if row.gesprek is not None else ""
        lines.append(
            LijstRegel(
                zaaknummer="" if verborgen else row.zaaknummer,
                dienst="" if verborgen else row.dienst.naam,
                status=words.kort,
                sinds=row.gemaakt_op,
                url=reverse("identification:identificatie", args=[row.pk]),
                merk=row.merk if row.status in OPEN else "",
                gespreksnummer="" if verborgen else number,
                nummerkop=nummerkop(row.zaakwoord),
                zonder=zonder_zaak(row.zaakwoord),
                stand=words.stand,
                mensen=people,
            )
        )
    return tuple(lines)


def _offers(rows: list[Identification], *, now: datetime) -> tuple[AanbodRegel, ...]:
    return tuple(
        AanbodRegel(
            van=row.ambtenaar_naam,
            dienst=row.dienst.naam,
            status=status_words(row, now=now).kort,
            neem_url=reverse("identification:aanbod", args=[row.pk]),
            weiger_url=reverse("identification:aanbod", args=[row.pk]),
        )
        for row, _people in by_call(rows, now=now)
    )


def choices(diensten: list[Dienst], *, chosen: str, now: datetime) -> tuple[DienstKeuze, ...]:
    niveaus = niveaus_op(diensten, now)
    return tuple(
        DienstKeuze(
            slug=dienst.slug,
            naam=dienst.naam,
            manier=str(manier_van_inloggen(niveaus[dienst.pk])),
            gekozen=dienst.slug == chosen,
            woord=dienst.zaakwoord,
            talen=" ".join(dienst.talen_in_order),
        )
        for dienst in diensten
    )


def start_form_page(
    *,
    ambtenaar: Medewerker,
    now: datetime,
    waarden: dict[str, str] | None = None,
    fouten: dict[str, str] | None = None,
) -> StartFormulierPagina:
    """A2, with what was filled in before and what was wrong with it."""
    filled = waarden or {}
    last = own(ambtenaar=ambtenaar).order_by("-gemaakt_op").first() if not filled.get("dienst") else None
    chosen = filled.get("dienst") or (last.dienst.slug if last else "")
    active = active_diensten()
    diensten = choices(active, chosen=chosen, now=now)
    return StartFormulierPagina(
        diensten=diensten,
        woorden=start_words(diensten),
        talen=tuple(
            (taal.value, taal.eigen_naam) for taal in offered_languages(active, ook=filled.get("taal", ""))
        ),
        start_url=reverse("identification:werkblad-start"),
        lijst_url=reverse("identification:werkblad"),
        waarden=filled,
        fouten=fouten or {},
    )


def start_words(diensten: Sequence[DienstKeuze]) -> tuple[Startwoorden, ...]:
    """A list without a choice stands at its first one, as a browser shows it. Without diensten: as everybody says."""
    chosen = next((one.woord for one in diensten if one.gekozen), diensten[0].woord if diensten else "")
    used = {one.woord for one in diensten} or {Zaakwoord.ZAAK.value}
    return tuple(
        Startwoorden(
            woord=woord,
            nu=len(used) == 1 or woord == chosen,
            nieuw=nieuwe_zaak(woord),
            bestaand=bestaande_zaak(woord),
            geen=liever_geen_zaak(woord),
            nummer=nummerkop(woord),
            hulp=_("Alleen nodig als %(de_zaak)s al bestaat. Bijvoorbeeld 2026-37131")
            % {"de_zaak": de_zaak(woord)},
        )
        for woord in (one.value for one in Zaakwoord)
        if woord in used
    )


def stop_page(row: Identification, *, fout: str = "", verborgen: bool = False) -> StopPagina:
    return StopPagina(
        zaaknummer="" if verborgen else row.zaaknummer,
        dienst=row.dienst.naam,
        redenen=tuple((code, _(words)) for code, words in STOP_REDENEN.items()),
        stop_url=reverse("identification:stop", args=[row.pk]),
        terug_url=reverse("identification:identificatie", args=[row.pk]),
        fout=fout,
        samen=row.samen_id is not None,
    )


def find_by_zaaknummer(*, zaaknummer: str, ambtenaar: Medewerker, now: datetime) -> Identification | None:
    """Yours, or one that began at a standing link and that nobody has taken up. Newest first."""
    rows = Identification.objects.filter(zaaknummer=zaaknummer).order_by("-gemaakt_op")
    free = Q(ambtenaar=None, status__in=OPEN, verloopt_op__gt=now)
    return rows.filter(Q(ambtenaar=ambtenaar) | free).first()
