"""The dienstensets as they stand, and where they do not fit the matrix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from begrippen.vertegenwoordiging import Soort
from machtigen.diensten import all_diensten
from machtigen.instelling import Instelling
from machtigen.models import Dienstenset, Omgeving
from machtigen.queries import instellingen
from machtigen.regels import kan_nooit
from machtigen.staat_vast import newest
from machtigen.woorden import SOORTEN


@dataclass(frozen=True, slots=True)
class Setregel:
    """`let_op`: what in the matrix says otherwise."""

    rij: Dienstenset
    diensten: tuple[str, ...]
    vraagmoment: str
    let_op: tuple[str, ...]


def sets_in(omgeving: Omgeving) -> list[Setregel]:
    """Those in use first."""
    namen = {dienst.slug: dienst.naam for dienst in all_diensten()}
    matrix = instellingen()
    rows = newest(Dienstenset.objects.filter(omgeving=omgeving.value), "set_id").order_by(
        "-in_gebruik", "naam"
    )
    return [
        Setregel(
            rij=row,
            diensten=tuple(namen.get(slug, slug) for slug in row.diensten),
            vraagmoment=row.get_vraagmoment_display(),
            let_op=tuple(_let_op(row, namen, matrix)) if row.in_gebruik else (),
        )
        for row in rows
    ]


def set_by_id(set_id: UUID) -> Dienstenset | None:
    return Dienstenset.objects.filter(set_id=set_id).order_by("-versie").first()


def _let_op(row: Dienstenset, namen: dict[str, str], matrix: dict[str, Instelling]) -> Iterator[str]:
    wanted = [Soort.GEMACHTIGDE, *([Soort.NABESTAANDE] if row.nabestaanden else [])]
    for slug in row.diensten:
        if slug not in namen:
            yield _("De dienst ‘%(naam)s’ is er niet meer.") % {"naam": slug}
            continue
        for soort in wanted:
            if not _mag(matrix.get(slug), soort):
                yield _("Bij ‘%(naam)s’ staat %(soort)s uit.") % {
                    "naam": namen[slug],
                    "soort": str(SOORTEN[soort]).lower(),
                }


def _mag(instelling: Instelling | None, soort: Soort) -> bool:
    if instelling is None or not instelling.aan:
        return False
    return not kan_nooit(soort, instelling.aard, instelling.cellen[soort].regel)
