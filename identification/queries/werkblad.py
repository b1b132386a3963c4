"""What the list and the forms of the ambtenaar show."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from begrippen.flow import Flow
from diensten.models import Dienst
from diensten.queries import active_diensten
from diensten.woorden import manier_van_inloggen
from identification.models import Identification
from identification.paginas import (
    DienstKeuze,
    LijstPagina,
    LijstRegel,
    StartFormulierPagina,
    StopPagina,
)
from identification.queries.woorden import status_words
from identification.status import OPEN, TE_BEZORGEN
from inloggen.models import Medewerker

_MAX_ROWS = 50
_FLOW_ORDER = (Flow.NIEUW, Flow.AMBTENAAR, Flow.BEKEND)  # quick start needs a flow that asks nothing more

STOP_REDENEN: dict[str, str] = {
    "niet-gelukt": gettext_noop("Het lukt niet met inloggen"),
    "ander-kanaal": gettext_noop("Wij regelen het op een andere manier"),
    "fout-gestart": gettext_noop("Verkeerd gestart"),
    "verdacht": gettext_noop("Ik vertrouw het niet"),
}


def own(*, ambtenaar: Medewerker) -> QuerySet[Identification]:
    """Every page of one identification starts here: what is not yours does not exist."""
    return Identification.objects.select_related("dienst").filter(ambtenaar=ambtenaar)


def list_page(*, ambtenaar: Medewerker, now: datetime, gezocht: str = "", zoek_fout: str = "") -> LijstPagina:
    """A1. Running first, then what was finished since midnight."""
    diensten = active_diensten()
    last = own(ambtenaar=ambtenaar).order_by("-gemaakt_op").first()
    last_dienst = last.dienst.slug if last else ""
    quick = _quick_start(diensten, preferred=last_dienst)
    rows = own(ambtenaar=ambtenaar)
    running = rows.filter(Q(status__in=OPEN, verloopt_op__gt=now) | Q(status__in=TE_BEZORGEN))
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    since = min(midnight, now - timedelta(hours=1))
    finished = rows.exclude(status__in=OPEN | TE_BEZORGEN).filter(gemaakt_op__gte=since)
    return LijstPagina(
        lopend=_lines(running, now=now),
        afgerond=_lines(finished, now=now),
        diensten=choices(diensten, chosen=last_dienst),
        snel_start=choices([quick], chosen=quick.slug)[0] if quick else None,
        snel_flow=_quick_flow(quick).value if quick else "",
        snel_url=reverse("identification:werkblad-start"),
        start_url=reverse("identification:werkblad-start"),
        zoek_url=reverse("identification:werkblad-zoek"),
        gezocht=gezocht,
        zoek_fout=zoek_fout,
    )


def _quick_start(diensten: list[Dienst], *, preferred: str) -> Dienst | None:
    usable = [dienst for dienst in diensten if dienst.flows & {Flow.NIEUW, Flow.AMBTENAAR}]
    return next((dienst for dienst in usable if dienst.slug == preferred), usable[0] if usable else None)


def _quick_flow(dienst: Dienst) -> Flow:
    return next(flow for flow in _FLOW_ORDER if flow in dienst.flows)


def _lines(rows: QuerySet[Identification], *, now: datetime) -> tuple[LijstRegel, ...]:
    return tuple(
        LijstRegel(
            zaaknummer=row.zaaknummer,
            dienst=row.dienst.naam,
            status=status_words(row, now=now).kort,
            sinds=row.gemaakt_op,
            url=reverse("identification:identificatie", args=[row.pk]),
        )
        for row in rows.order_by("-gemaakt_op")[:_MAX_ROWS]
    )


def choices(diensten: list[Dienst], *, chosen: str) -> tuple[DienstKeuze, ...]:
    return tuple(
        DienstKeuze(
            slug=dienst.slug,
            naam=dienst.naam,
            manier=str(manier_van_inloggen(dienst.niveau_gevraagd)),
            gekozen=dienst.slug == chosen,
        )
        for dienst in diensten
    )


def start_form_page(
    *, ambtenaar: Medewerker, waarden: dict[str, str] | None = None, fouten: dict[str, str] | None = None
) -> StartFormulierPagina:
    """A2, with what was filled in before and what was wrong with it."""
    filled = waarden or {}
    last = own(ambtenaar=ambtenaar).order_by("-gemaakt_op").first() if not filled.get("dienst") else None
    chosen = filled.get("dienst") or (last.dienst.slug if last else "")
    return StartFormulierPagina(
        diensten=choices(active_diensten(), chosen=chosen),
        start_url=reverse("identification:werkblad-start"),
        lijst_url=reverse("identification:werkblad"),
        waarden=filled,
        fouten=fouten or {},
    )


def stop_page(row: Identification, *, fout: str = "") -> StopPagina:
    return StopPagina(
        zaaknummer=row.zaaknummer,
        dienst=row.dienst.naam,
        redenen=tuple((code, _(words)) for code, words in STOP_REDENEN.items()),
        stop_url=reverse("identification:stop", args=[row.pk]),
        terug_url=reverse("identification:identificatie", args=[row.pk]),
        fout=fout,
    )


def find_by_zaaknummer(*, zaaknummer: str, ambtenaar: Medewerker, now: datetime) -> Identification | None:
    """Yours, or one that began at a standing link and that nobody has taken up. Newest first."""
    rows = Identification.objects.filter(zaaknummer=zaaknummer).order_by("-gemaakt_op")
    free = Q(ambtenaar=None, status__in=OPEN, verloopt_op__gt=now)
    return rows.filter(Q(ambtenaar=ambtenaar) | free).first()
