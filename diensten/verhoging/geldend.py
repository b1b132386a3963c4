"""Which betrouwbaarheidsniveau holds for a dienst at a moment: the one place that says so.

It is computed from the planned raises and the change log. Whether the clock already wrote a raise into the dienst
makes no difference, so a beat that was down at midnight changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.models import Dienst, Wijziging
from diensten.verhoging.ingaan import waiting
from diensten.verhoging.models import Verhoging
from diensten.verhoging.tijdlijn import day_of


def niveau_op(dienst: Dienst, moment: datetime) -> Betrouwbaarheidsniveau:
    """`moment`: aware; past, present or future. The future knows only what is planned; one not stored has no plan."""
    if dienst.pk is None:
        return dienst.niveau_gevraagd
    return niveaus_op([dienst], moment)[dienst.pk]


def niveaus_op(diensten: Iterable[Dienst], moment: datetime) -> dict[int, Betrouwbaarheidsniveau]:
    """By primary key of the dienst. Two queries, and one more for each dienst that was changed after `moment`.

    The raises first, then the diensten as they are now: what the clock writes in between is in the one or the other.
    """
    asked = [dienst.pk for dienst in diensten]
    raises = list(waiting().filter(dienst__in=asked, datum__lte=day_of(moment)))
    stored = Dienst.objects.in_bulk(asked)
    found = {pk: dienst.niveau_gevraagd for pk, dienst in stored.items()}
    for verhoging in raises:
        pk = verhoging.dienst_id
        found[pk] = max(found[pk], verhoging.naar_niveau)
    for pk, dienst in stored.items():
        if moment < dienst.gewijzigd_op:
            found[pk] = _before_later_changes(pk, moment) or found[pk]
    return found


def planned_for(dienst: Dienst) -> Verhoging | None:
    """The raise that waits. None as well for a dienst that is not stored yet."""
    return waiting().filter(dienst=dienst).first() if dienst.pk else None


def niveau_as_typed(dienst: Dienst, gepland: Verhoging | None, moment: datetime) -> Betrouwbaarheidsniveau:
    """What will hold at `moment`, now or later, if `dienst` is stored as somebody typed it. `gepland`: its raise."""
    if gepland is None or day_of(moment) < gepland.datum:
        return dienst.niveau_gevraagd
    return max(dienst.niveau_gevraagd, gepland.naar_niveau)


@dataclass(frozen=True, slots=True)
class Verloop:
    """What holds for a dienst from now on, as far as anybody planned it: `straks` from the day `vanaf`."""

    nu: Betrouwbaarheidsniveau
    straks: Betrouwbaarheidsniveau | None = None
    vanaf: date | None = None

    def at(self, moment: datetime) -> Betrouwbaarheidsniveau:
        """`moment`: aware, not before now."""
        if self.straks is None or self.vanaf is None or day_of(moment) < self.vanaf:
            return self.nu
        return max(self.nu, self.straks)


def verloop_of(diensten: Iterable[Dienst]) -> dict[int, Verloop]:
    """By primary key of the dienst; for many moments to come. Two queries, in the order of `niveaus_op`."""
    asked = [dienst.pk for dienst in diensten]
    raises = {one.dienst_id: one for one in waiting().filter(dienst__in=asked)}
    found = {}
    for pk, dienst in Dienst.objects.in_bulk(asked).items():
        planned = raises.get(pk)
        straks, vanaf = (planned.naar_niveau, planned.datum) if planned else (None, None)
        found[pk] = Verloop(dienst.niveau_gevraagd, straks, vanaf)
    return found


def _before_later_changes(dienst_id: int, moment: datetime) -> Betrouwbaarheidsniveau | None:
    """What the first change after `moment` began from; None when there was none."""
    later = Wijziging.objects.filter(dienst=dienst_id, veld="niveau", moment__gt=moment)
    van = later.order_by("moment", "id").values_list("van", flat=True).first()
    return Betrouwbaarheidsniveau(int(van)) if van else None
