"""The proofs that wait: for functioneel beheer, and in one word for whoever watches the installation."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from identification.flow.poort import is_closed
from identification.models import PERSOONLIJK, BewaardBewijs, Bezorgstand, Identification
from identification.paginas.bezorging import BezorgPagina, BezorgRegel, Storing, Telling
from identification.status import TE_BEZORGEN
from zaken.redenen import reden_of

PER_PAGE = 25
_LAAT = timedelta(minutes=15)
GEWEIGERD, WACHT, BEZIG, BEWAARD = "geweigerd", "wacht", "bezig", "bewaard"
_MOST_REASONS = 10


def _stand_woorden() -> dict[str, str]:
    return {
        "": _("Alles"),
        GEWEIGERD: _("Geweigerd"),
        WACHT: _("Wacht"),
        BEZIG: _("Wordt nu bezorgd"),
        BEWAARD: _("Niet in de zaak, versleuteld bewaard"),
    }


def waiting() -> QuerySet[Identification]:
    """Completed, with a zaak, and not delivered. Without what is sealed: a page shows many."""
    rows = Identification.objects.filter(bewijs_bij=None, status__in=TE_BEZORGEN).exclude(zaaknummer="")
    sealed = [name for name, blank in PERSOONLIJK.items() if blank is None]
    return rows.select_related("dienst").defer(*sealed)


def kept() -> QuerySet[BewaardBewijs]:
    rows = BewaardBewijs.objects.filter(geleverd_op=None, gewist_op=None)
    return rows.select_related("identification__dienst").defer("bewijs")


def _of_stand(stand: str, now: datetime) -> Q:
    busy = Q(bezorger_tot__gt=now)
    return {
        GEWEIGERD: Q(geweigerd=True) & ~busy,
        BEZIG: busy,
        WACHT: Q(geweigerd=False) & (Q(bezorger_tot=None) | Q(bezorger_tot__lte=now)),
    }.get(stand, Q())


def overview(*, now: datetime, stand: str = "", reden: str = "", na: UUID | None = None) -> BezorgPagina:
    """The longest waiting first. `stand`, `reden`: the filter; `na`: only what stands behind this one."""
    stand = stand if stand in _stand_woorden() else ""
    lines, more = _kept_lines(na=na) if stand == BEWAARD else _lines(now=now, stand=stand, reden=reden, na=na)
    chosen = {name: value for name, value in (("stand", stand), ("reden", reden)) if value}
    return BezorgPagina(
        tellingen=_counts(now=now, stand=stand),
        redenen=() if stand == BEWAARD else _reasons(now=now, stand=stand, chosen=reden),
        regels=lines,
        storing=storing(),
        gefilterd=bool(chosen),
        begin_url=_url(chosen) if na else "",
        meer_url=_url({**chosen, "na": str(more)}) if more else "",
        alles_url=reverse("identification:bezorging-alles") if waiting().exists() else "",
    )


def _url(query: dict[str, str]) -> str:
    address = reverse("identification:bezorging")
    return f"{address}?{urlencode(query)}" if query else address


def _lines(
    *, now: datetime, stand: str, reden: str, na: UUID | None
) -> tuple[tuple[BezorgRegel, ...], UUID | None]:
    rows = waiting().filter(_of_stand(stand, now)).order_by("bevestigd_op", "pk")
    if reden:
        rows = rows.filter(bezorg_fout=reden)
    if na is not None:
        behind = Identification.objects.filter(pk=na).values_list("bevestigd_op", flat=True).first()
        rows = rows.filter(Q(bevestigd_op__gt=behind) | Q(bevestigd_op=behind, pk__gt=na)) if behind else rows
    found = list(rows[: PER_PAGE + 1])
    page = found[:PER_PAGE]
    return tuple(line_of(row, now=now) for row in page), page[-1].pk if len(found) > PER_PAGE else None


def _kept_lines(*, na: UUID | None) -> tuple[tuple[BezorgRegel, ...], UUID | None]:
    rows = kept().order_by("bewaar_tot", "pk")
    if na is not None:
        behind = BewaardBewijs.objects.filter(pk=na).values_list("bewaar_tot", flat=True).first()
        rows = rows.filter(Q(bewaar_tot__gt=behind) | Q(bewaar_tot=behind, pk__gt=na)) if behind else rows
    found = list(rows[: PER_PAGE + 1])
    page = found[:PER_PAGE]
    return tuple(kept_line_of(row) for row in page), page[-1].pk if len(found) > PER_PAGE else None


def line_of(row: Identification, *, now: datetime) -> BezorgRegel:
    busy = row.bezorger_tot is not None and row.bezorger_tot > now
    stand = BEZIG if busy else GEWEIGERD if row.geweigerd else WACHT
    return BezorgRegel(
        url=reverse("identification:bezorging-een", args=[row.pk]),
        zaaknummer=row.zaaknummer,
        dienst=row.dienst.naam,
        ambtenaar=row.ambtenaar_naam,
        sinds=row.bevestigd_op or row.gemaakt_op,
        stand="actie" if stand == GEWEIGERD else "wacht",
        stand_naam=_stand_woorden()[stand],
        waarom=why(row.bezorg_fout, permanent=row.geweigerd),
        volgende=None if busy or row.geweigerd else row.next_attempt_at,
        tot=row.verloopt_op,
    )


def kept_line_of(row: BewaardBewijs) -> BezorgRegel:
    about = row.identification
    return BezorgRegel(
        url=reverse("identification:bezorging-een", args=[row.pk]),
        zaaknummer=row.doel or about.zaaknummer,
        dienst=about.dienst.naam,
        ambtenaar=about.ambtenaar_naam,
        sinds=about.bevestigd_op or row.bewaard_op,
        stand="actie" if row.next_attempt_at is None else "wacht",
        stand_naam=_stand_woorden()[BEWAARD],
        waarom=why(row.bezorg_fout or row.reden, permanent=row.next_attempt_at is None),
        volgende=row.next_attempt_at,
        tot=row.bewaar_tot,
        bewaard=True,
    )


def why(reden: str, *, permanent: bool) -> str:
    """Empty while nothing went wrong."""
    return str(reden_of(reden, permanent=permanent).wat) if reden else ""


def _counts(*, now: datetime, stand: str) -> tuple[Telling, ...]:
    """Two queries, whatever there is."""
    rows = Identification.objects.filter(bewijs_bij=None, status__in=TE_BEZORGEN).exclude(zaaknummer="")
    states = {f"n_{name}": Count("pk", filter=_of_stand(name, now)) for name in (GEWEIGERD, WACHT, BEZIG)}
    found = rows.aggregate(n_=Count("pk"), **states) | {f"n_{BEWAARD}": kept().count()}
    return tuple(
        Telling(code, words, found[f"n_{code}"], code == stand, _url({"stand": code} if code else {}))
        for code, words in _stand_woorden().items()
    )


def _reasons(*, now: datetime, stand: str, chosen: str) -> tuple[Telling, ...]:
    """Why they wait, the most frequent first: with five hundred of them it is mostly one reason."""
    waits = Identification.objects.filter(_of_stand(stand, now), bewijs_bij=None, status__in=TE_BEZORGEN)
    rows = waits.exclude(zaaknummer="")
    counted = rows.exclude(bezorg_fout="").values_list("bezorg_fout").annotate(n=Count("pk"))
    return tuple(
        Telling(
            reden,
            why(reden, permanent=True),
            number,
            reden == chosen,
            _url({"reden": reden} | ({"stand": stand} if stand else {})),
        )
        for reden, number in counted.order_by("-n", "bezorg_fout")[:_MOST_REASONS]
    )


def storing() -> Storing | None:
    """What is the matter with the zaaksysteem as a whole."""
    stand = Bezorgstand.objects.first()
    if stand is None or not is_closed(stand):
        return None
    reden = reden_of(stand.reden, permanent=False)
    return Storing(stand.storing_sinds, str(reden.wat), str(reden.doe), stand.proef_op)


def to_look_at(*, now: datetime) -> tuple[int, int]:
    """How many the zaaksysteem refuses, and how many others wait too long. One query."""
    rows = Identification.objects.filter(bewijs_bij=None, status__in=TE_BEZORGEN).exclude(zaaknummer="")
    late = Q(geweigerd=False, bevestigd_op__lte=now - _LAAT)
    found = rows.aggregate(refused=Count("pk", filter=Q(geweigerd=True)), waits=Count("pk", filter=late))
    return found["refused"], found["waits"]


def health(*, now: datetime) -> str:
    """`goed`; `storing`: the zaaksysteem does not answer; `vast`: proofs wait too long, or for a person."""
    stand = Bezorgstand.objects.first()
    if stand is not None and is_closed(stand):
        return "storing"
    stuck = Q(geweigerd=True) | Q(bevestigd_op__lte=now - _LAAT)
    rows = Identification.objects.filter(stuck, bewijs_bij=None, status__in=TE_BEZORGEN).exclude(
        zaaknummer=""
    )
    return "vast" if rows.exists() else "goed"
