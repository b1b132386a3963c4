"""The log of changes of what the gemeente says about itself, and when somebody looks whether it is still so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.gemeente.stand import facts_of
from diensten.gemeente.vastleggen import last_of, versions_of
from diensten.gemeente.woorden import differences
from diensten.verhoging.tijdlijn import day_of

GETOOND = 20
_EEN_JAAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Versieregel:
    """`vorige`: the version that holds now; `geldt`: it is this one. `verschillen`: label, was, became."""

    pk: int
    deel: Deel
    moment: datetime
    door: str
    verschillen: list[tuple[str, str, str]]
    vorige: int
    geldt: bool

    @property
    def weggehaald(self) -> bool:
        return all(not naar for _label, _van, naar in self.verschillen)


def changes_of(*delen: Deel) -> list[Versieregel]:
    """The last ones, newest first. Two queries at most."""
    rows = versions_of(*delen, limit=GETOOND)
    before = {row.pk: row.inhoud for row in rows}
    missing = {row.volgt_op for row in rows} - before.keys() - {0}
    if missing:
        before |= dict(GemeenteVersie.objects.filter(pk__in=missing).values_list("pk", "inhoud"))
    newest: dict[str, int] = {}
    for row in rows:
        newest.setdefault(row.deel, row.pk)
    return [
        Versieregel(
            pk=row.pk,
            deel=Deel(row.deel),
            moment=row.moment,
            door=row.door,
            verschillen=differences(row.deel, before.get(row.volgt_op, {}), row.inhoud),
            vorige=newest[row.deel],
            geldt=newest[row.deel] == row.pk,
        )
        for row in rows
    ]


def contact_to_check(*, now: datetime) -> date | None:
    """The day on which somebody would look at telephone and address again, when it has come.

    What was stored before there was such a day counts as looked at when it was stored.
    """
    row = last_of(Deel.CONTACT)
    if row is None or not any(facts_of(row.inhoud).values()):
        return None
    said = row.inhoud.get("controleer_op")
    day = date.fromisoformat(said) if said else day_of(row.moment) + _EEN_JAAR
    return day if day <= day_of(now) else None
