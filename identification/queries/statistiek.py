"""The figures per dienst and week, from the counts of the days that are over and the events of today."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import BigIntegerField, Case, F, Func, IntegerField, Sum, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.models import Dienst
from diensten.queries import niveau_changes
from diensten.woorden import manier_van_inloggen
from identification.bewijs import AMSTERDAM
from identification.cijfers import Getal, Maat, Week, monday, total, week_of
from identification.flow.tellen import counts, next_day
from identification.models import Telling
from identification.paginas.statistiek import Kolom, StatistiekPagina, Verandering, compare, draw


def statistics_page(*, dienst: Dienst | None, weken: int, now: datetime) -> StatistiekPagina:
    """`dienst`: None for all of them together. `weken`: how many, with the one that goes on now."""
    today = timezone.localtime(now, AMSTERDAM).date()
    begin = monday(today) - timedelta(weeks=weken - 1)
    per_week = _per_week(dienst=dienst, begin=begin, today=today)
    found = tuple(
        week_of(begin + timedelta(weeks=n), per_week[begin + timedelta(weeks=n)].values())
        for n in range(weken)
    )
    changes, kolommen = _changes(dienst, since=begin), tuple(columns(found))
    query = {"weken": weken, **({"dienst": dienst.slug} if dienst else {})}
    return StatistiekPagina(
        dienst=dienst.naam if dienst else "",
        weken=found,
        kolommen=kolommen,
        veranderingen=changes,
        tekening=draw(found, changes),
        vergelijking=compare(found, kolommen, changes),
        csv_url=f"{reverse('identification:statistiek-csv')}?{urlencode(query)}",
    )


class _Weeknummer(Func):
    """Weeks since Monday 3 January 2000: whole numbers group twice as fast as `DATE_TRUNC`, which goes by the clock."""

    template = "((%(expressions)s - DATE '2000-01-03') / 7)"
    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, Any]:
        template = "CAST((JULIANDAY(%(expressions)s) - JULIANDAY('2000-01-03')) / 7 AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, **extra)


_EERSTE_MAANDAG = date(2000, 1, 3)


_SAMEN = 0  # no id of a dienst: the seconds of all of them together, of which only the median is told


class _Diensten(dict[int, Counter[tuple[Maat, int]]]):
    def __missing__(self, dienst: int) -> Counter[tuple[Maat, int]]:
        return self.setdefault(dienst, Counter())


class _Weken(dict[date, _Diensten]):
    def __missing__(self, monday: date) -> _Diensten:
        return self.setdefault(monday, _Diensten())


def _per_week(*, dienst: Dienst | None, begin: date, today: date) -> _Weken:
    found = _Weken()
    rows = Telling.objects.filter(dag__gte=begin, **({"dienst": dienst} if dienst else {}))
    of = Case(
        When(maat=Maat.SECONDEN.value, then=Value(_SAMEN)),
        default=F("dienst_id"),
        output_field=BigIntegerField(),
    )
    grouped = rows.annotate(week=_Weeknummer("dag_id"), van=of).values_list("week", "van", "maat", "klasse")
    for week, van, maat, klasse, aantal in grouped.annotate(n=Sum("aantal")):
        found[_EERSTE_MAANDAG + timedelta(weeks=week)][van][Maat(maat), klasse] += aantal
    day = max(next_day() or today, begin)
    while day <= today:  # today, and what the worker has not counted yet
        following = day + timedelta(days=1)
        for (dienst_id, maat, klasse), aantal in counts(begin=day, end=following).items():
            if dienst is None or dienst.pk == dienst_id:
                found[monday(day)][dienst_id][maat, klasse] += aantal
        day = following
    return found


def _changes(dienst: Dienst | None, *, since: date) -> tuple[Verandering, ...]:
    if dienst is None:
        return ()
    return tuple(
        Verandering(timezone.localtime(moment, AMSTERDAM).date(), str(manier_van_inloggen(niveau)))
        for moment, niveau in niveau_changes(dienst=dienst)
        if timezone.localtime(moment, AMSTERDAM).date() >= since
    )


def columns(weken: tuple[Week, ...]) -> list[Kolom]:
    """Of the table, with what each one counts in words."""

    def column(kop: str, uitleg: str, *cellen: Getal) -> Kolom:
        return Kolom(kop, uitleg, cellen, total(cellen))

    def of(maat: Maat, kop: str, uitleg: str) -> Kolom:
        return column(kop, uitleg, *(week.getallen[maat] for week in weken))

    return [
        of(Maat.GEMAAKT, _("Links"), _("Links die zijn gemaakt, ook via de vaste link")),
        *(
            column(
                str(manier_van_inloggen(niveau)),
                _("Zo logden inwoners in"),
                *(w.per_niveau[niveau] for w in weken),
            )
            for niveau in Betrouwbaarheidsniveau
        ),
        of(Maat.GEANNULEERD, _("Gestopt bij DigiD"), _("Inwoner koos bij DigiD voor annuleren")),
        of(Maat.TE_LAAG, _("Niet sterk genoeg"), _("Inwoner logde in op een manier die niet genoeg is")),
        of(Maat.MISLUKT, _("Inloggen mislukt"), _("Er ging iets anders mis, of DigiD gaf geen antwoord")),
        of(Maat.VERLOPEN, _("Verlopen"), _("De tijd was om")),
        of(Maat.CODE_ONJUIST, _("Code onjuist"), _("Elke keer dat een code niet klopte")),
        of(Maat.VOLTOOID, _("Voltooid"), _("De ambtenaar rondde het af")),
    ]
