"""Which languages of the pages of inwoners a native speaker has read."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Max

from begrippen.taal import Taal
from diensten.models import Taalcontrole


@dataclass(frozen=True, slots=True)
class Taalstand:
    """`controle` is None as long as nobody read it, or when that was taken back."""

    taal: Taal
    controle: Taalcontrole | None


def languages_to_read() -> list[Taalstand]:
    last = Taalcontrole.objects.order_by().values("taal").annotate(last=Max("pk")).values("last")
    rows = {row.taal: row for row in Taalcontrole.objects.filter(pk__in=last, gedaan=True)}
    return [Taalstand(taal, rows.get(taal.value)) for taal in Taal if taal.na_te_kijken]


def is_unread(taal: str) -> bool:
    """No query for a language that nobody has to read."""
    if taal not in list(Taal) or not Taal(taal).na_te_kijken:
        return False
    last = Taalcontrole.objects.filter(taal=taal).order_by("-id").values_list("gedaan", flat=True).first()
    return not last
