"""Putting a kept proof into a zaak that exists, by the system: at least once, one document, no initiator.

The BSN is gone by then, so nothing is said about whose zaak it is: who chose the zaak has looked at that.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from begrippen.niveau import Betrouwbaarheidsniveau
from identification.flow.bewaren import BewijsWeg, open_proof
from identification.flow.bezorgen import fout_of
from identification.flow.contactmoment import plan_contactmoment
from identification.flow.failpoint import failpoint
from identification.flow.opdracht import documentopdracht
from identification.flow.overgang import DOOR_BEZORGER, AlVerder
from identification.flow.poort import Ingang, Open, PoortDicht, admitted, doubled, spread
from identification.models import BewaardBewijs
from toezicht.logboek import record
from toezicht.soorten import Soort
from zaken.zaaksysteem import ZaakOpdracht, Zaaksysteem, ZaaksysteemFout

BEWAARD = "bewaard"  # reden of the audit trail: this proof came late
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=15), timedelta(hours=1)


def due(*, now: datetime, limit: int = 50) -> list[UUID]:
    rows = BewaardBewijs.objects.filter(next_attempt_at__lte=now, bewaar_tot__gt=now)
    return list(rows.order_by("next_attempt_at").values_list("pk", flat=True)[:limit])


def deliver_kept(
    *,
    pk: UUID,
    zaaksysteem: Zaaksysteem,
    now: datetime,
    poort: Ingang | None = None,
    clock: Callable[[], datetime] | None = None,
) -> bool:
    """As `bezorgen.deliver`. Raises `PoortDicht`."""
    row = BewaardBewijs.objects.select_related("identification__dienst").filter(pk=pk).first()
    if row is None:
        return False
    turn, tell = row.next_attempt_at, clock or (lambda: now)
    ours = _take(row, now=now)
    if ours is None:
        return False
    try:
        with admitted(poort or Open(), clock=tell):
            _hand_over(row, ours, zaaksysteem=zaaksysteem, now=now)
    except PoortDicht:
        ours.update(next_attempt_at=turn, bezorger_tot=None)
        raise
    except AlVerder:
        pass
    except BewijsWeg:
        _postpone(row, ours, fout=ZaaksysteemFout("zegel-verbroken", permanent=True), now=tell())
    except Exception as error:  # noqa: BLE001 - whatever it is, it must be tried again, at its own pace
        _postpone(row, ours, fout=fout_of(error), now=tell())
    return True


def _take(row: BewaardBewijs, *, now: datetime) -> QuerySet[BewaardBewijs] | None:
    """The row, as long as it is in our hands and goes to the same zaak."""
    lease = now + timedelta(seconds=settings.BEZORG_LEASE)
    due_now = BewaardBewijs.objects.filter(next_attempt_at__lte=now, bewaar_tot__gt=now)
    mine = due_now.filter(pk=row.pk, next_attempt_at=row.next_attempt_at)
    if mine.update(next_attempt_at=lease, bezorger_tot=lease) != 1:
        return None
    return BewaardBewijs.objects.filter(pk=row.pk, bezorger_tot=lease, doel=row.doel)


def _hand_over(
    row: BewaardBewijs, ours: QuerySet[BewaardBewijs], *, zaaksysteem: Zaaksysteem, now: datetime
) -> None:
    pdf = open_proof(row)
    if not row.zaak_ref:
        _keep(row, ours, zaak_ref=zaaksysteem.ensure_zaak(zaakopdracht_zonder_bsn(row, row.doel), now=now))
        failpoint("bewaard-na-zaak")
    if not row.document_ref:
        opdracht = documentopdracht(
            identificatie=row.identification_id,
            zaaknummer=row.doel,
            dienst_slug=row.identification.dienst.slug,
            inhoud=pdf,
            sha256=row.sha256,
        )
        _keep(row, ours, document_ref=zaaksysteem.ensure_document(opdracht, now=now))
        failpoint("bewaard-na-document")
    zaaksysteem.ensure_koppeling(zaak_ref=row.zaak_ref, document_ref=row.document_ref, now=now)
    failpoint("bewaard-na-koppeling")
    plan_contactmoment(row.identification, zaaknummer=row.doel, zaak_ref=row.zaak_ref, now=now)
    emptied = {"data_sleutel": None, "bewijs": None, "next_attempt_at": None, "bezorg_fout": ""}
    with transaction.atomic():
        _keep(row, ours, geleverd_op=now, **emptied)
        soort = Soort.BEWIJS_GELEVERD
        record(soort=soort, door=DOOR_BEZORGER, now=now, onderwerp=row.identification_id, reden=BEWAARD)


def zaakopdracht_zonder_bsn(row: BewaardBewijs, zaaknummer: str) -> ZaakOpdracht:
    about = row.identification
    return ZaakOpdracht(
        zaaknummer=zaaknummer,
        dienst_slug=about.dienst.slug,
        dienst_naam=about.dienst.naam,
        bestaand=True,
        initiator=None,
        niveau=None if about.niveau_bereikt is None else Betrouwbaarheidsniveau(about.niveau_bereikt),
        flow=about.flow,
        moment=about.ingelogd_op,
    )


def _keep(row: BewaardBewijs, ours: QuerySet[BewaardBewijs], **values: Any) -> None:
    """Raises `AlVerder`."""
    if ours.update(**values) != 1:
        raise AlVerder
    for name, value in values.items():
        setattr(row, name, value)


def _postpone(
    row: BewaardBewijs, ours: QuerySet[BewaardBewijs], *, fout: ZaaksysteemFout, now: datetime
) -> None:
    again = now + spread(doubled(_FIRST_WAIT, times=row.attempts, longest=_LONGEST_WAIT))
    changed = ours.update(
        next_attempt_at=None if fout.permanent else again,
        bezorger_tot=None,
        attempts=row.attempts + 1,
        bezorg_fout=fout.reason[:60],
    )
    if changed:
        soort = Soort.BEZORGING_GEWEIGERD if fout.permanent else Soort.BEZORGING_UITGESTELD
        record(
            soort=soort,
            door=DOOR_BEZORGER,
            now=now,
            onderwerp=row.identification_id,
            reden=fout.reason[:60],
        )
