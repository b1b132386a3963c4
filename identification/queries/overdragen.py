"""Who can take over a call, and what is offered."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.urls import reverse

from identification.models import Identification
from identification.paginas import CollegaKeuze, OverdragenPagina
from identification.queries.bureau import shown_number
from identification.status import OPEN
from inloggen.collegas import ambtenaren
from inloggen.models import Medewerker


def colleagues(*, ambtenaar: Medewerker) -> list[Medewerker]:
    return [one for one in ambtenaren() if one.pk != ambtenaar.pk]


def colleague(*, pk: str, ambtenaar: Medewerker) -> Medewerker | None:
    return next((one for one in colleagues(ambtenaar=ambtenaar) if str(one.pk) == pk), None)


def handover_page(
    row: Identification, *, ambtenaar: Medewerker, verborgen: bool, fout: str = ""
) -> OverdragenPagina:
    return OverdragenPagina(
        zaaknummer="" if verborgen else shown_number(row),
        dienst=row.dienst.naam,
        merk=row.merk,
        collegas=tuple(
            CollegaKeuze(one.pk, one.naam, one.functie) for one in colleagues(ambtenaar=ambtenaar)
        ),
        bied_url=reverse("identification:overdragen", args=[row.pk]),
        terug_url=reverse("identification:identificatie", args=[row.pk]),
        fout=fout,
    )


def offered(*, pk: UUID, ambtenaar: Medewerker, now: datetime) -> Identification | None:
    rows = Identification.objects.filter(
        pk=pk, overdracht_aan=ambtenaar, status__in=OPEN, verloopt_op__gt=now
    )
    return rows.first()
