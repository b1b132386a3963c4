"""The log of changes of what the gemeente says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.gemeente.vastleggen import versions_of
from diensten.gemeente.woorden import differences

GETOOND = 20


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
