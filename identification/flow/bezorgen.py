"""The worker's side: make the proof, put it in the zaak, wipe. The status row is the work list.

Every step outside is safe to do twice, and what it gave back is stored before the next one starts: a worker may
die anywhere, and the next one goes on from there.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from diensten.gemeente.lezen import NogOnbekend
from identification.bewijs import OngeldigeInhoud, digest
from identification.bewijs_pdf import BewijsMislukt, render_bewijs
from identification.flow.contactmoment import plan_contactmoment
from identification.flow.failpoint import failpoint
from identification.flow.opdracht import documentopdracht, inhoud_van, zaakopdracht
from identification.flow.overgang import DOOR_BEZORGER, AlVerder, move, wipe
from identification.flow.poort import Ingang, Open, PoortDicht, admitted, doubled, spread
from identification.models import Identification
from identification.status import TE_BEZORGEN, Status
from identification.verzegeld import Verzegeld
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken
from toezicht.logboek import record
from toezicht.soorten import Soort
from zaken.zaaksysteem import Zaaksysteem, ZaaksysteemFout

_logger = logging.getLogger(__name__)
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=15), timedelta(hours=1)
_EIGEN_FOUTEN = {
    BewijsMislukt: ("bewijs-mislukt", True),
    NogOnbekend: ("gemeente-onbekend", False),
    OngeldigeInhoud: ("bewijs-mislukt", True),
    SleutelNietBereikbaar: ("sleutel-niet-bereikbaar", False),
    ZegelVerbroken: ("zegel-verbroken", True),
}


def due(*, now: datetime, limit: int = 50, with_zaaksysteem: bool = True) -> list[UUID]:
    """The rows whose turn has come: first those whose proof must still be made, then the longest waiting.

    Without `with_zaaksysteem`: only those that can go on without one.
    """
    statuses = TE_BEZORGEN if with_zaaksysteem else TE_BEZORGEN - {Status.VASTGELEGD}
    rows = Identification.objects.filter(status__in=statuses, next_attempt_at__lte=now, verloopt_op__gt=now)
    return list(rows.order_by("status", "next_attempt_at").values_list("pk", flat=True)[:limit])


def deliver(
    *,
    pk: UUID,
    zaaksysteem: Zaaksysteem,
    now: datetime,
    poort: Ingang | None = None,
    clock: Callable[[], datetime] | None = None,
) -> bool:
    """Bring one identification as far as it goes. Returns whether this worker had it to itself.

    `poort`: who says whether the zaaksysteem may be asked now; `clock`: what time it is after a step that took long.
    Raises `PoortDicht` when it may not: the row is then as it was, but for its proof, which needs no zaaksysteem.
    """
    row = Identification.objects.select_related("dienst").filter(pk=pk).first()
    if row is None:
        return False
    turn = row.next_attempt_at
    lease = _take(row, now=now)
    if not lease:
        return False
    bezorging = _Bezorging(row, zaaksysteem, now, poort or Open(), clock or (lambda: now))
    try:
        bezorging.advance()
    except PoortDicht as dicht:
        _give_back(row, lease=lease, turn=turn, reden=dicht.reden)
        raise
    except AlVerder:
        pass  # expired and wiped meanwhile, or done by the other worker: nothing is left to do here
    except Exception as error:  # noqa: BLE001 - whatever it is, the proof must be tried again, at its own pace
        _postpone(row, lease=lease, fout=fout_of(error), now=bezorging.clock())
    return True


def fout_of(error: Exception) -> ZaaksysteemFout:
    """What went wrong, as a fixed code. The text of an exception may hold anything; its kind and place do not."""
    if isinstance(error, ZaaksysteemFout):
        return error
    for kind, (reason, permanent) in _EIGEN_FOUTEN.items():
        if isinstance(error, kind):
            return ZaaksysteemFout(reason, permanent=permanent)
    _logger.error("delivery failed: %s at %s", type(error).__name__, _place(error))
    return ZaaksysteemFout("onverwacht", permanent=False)


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].name}:{frames[-1].lineno}" if frames else "-"


def _take(row: Identification, *, now: datetime) -> datetime | None:
    """Until when the row is ours; None when it is somebody else's, or its turn has not come.

    An UPDATE on what was read, so two workers do not both hold a row; should one come back after its lease, every
    further write is a compare-and-set and every step outside can be repeated.
    """
    mine = Identification.objects.filter(
        Q(verloopt_op__gt=now),
        pk=row.pk,
        status__in=TE_BEZORGEN,
        next_attempt_at=row.next_attempt_at,
        next_attempt_at__lte=now,
    )
    lease = now + timedelta(seconds=settings.BEZORG_LEASE)
    return lease if mine.update(next_attempt_at=lease, bezorger_tot=lease) == 1 else None


def _record_bewijs(row: Identification, *, now: datetime) -> None:
    failpoint("voor-bewijs")
    sealed = Verzegeld.of(row)
    pdf = render_bewijs(inhoud_van(row, sealed))
    failpoint("na-bewijs")
    move(
        pk=row.pk,
        van=Status.BEVESTIGD,
        naar=Status.VASTGELEGD,
        door=DOOR_BEZORGER,
        now=now,
        soort=Soort.BEWIJS_VASTGELEGD,
        only={"zaaknummer": row.zaaknummer},
        bewijs=sealed.seal("bewijs", pdf),
        bewijs_sha256=digest(pdf),
    )
    failpoint("na-vastleggen")


@dataclass(frozen=True, slots=True)
class _Bezorging:
    """One turn of one row."""

    row: Identification
    zaaksysteem: Zaaksysteem
    now: datetime
    poort: Ingang
    clock: Callable[[], datetime]

    def advance(self) -> None:
        row = self.row
        if row.status == Status.BEVESTIGD:
            _record_bewijs(row, now=self.now)
            row.refresh_from_db()
        if row.status == Status.VASTGELEGD:
            with admitted(self.poort, clock=self.clock):
                self._hand_over()
            row.refresh_from_db()
        if row.status == Status.GELEVERD:
            failpoint("voor-wissen")
            wipe(pk=row.pk, van=Status.GELEVERD, door=DOOR_BEZORGER, now=self.now)
            failpoint("na-wissen")

    def _hand_over(self) -> None:
        row, now = self.row, self.now
        sealed = Verzegeld.of(row)
        if not row.zaak_ref:
            _keep(row, zaak_ref=self.zaaksysteem.ensure_zaak(zaakopdracht(row, sealed), now=now))
            failpoint("na-zaak")
        if not row.document_ref:
            opdracht = documentopdracht(
                identificatie=row.pk,
                zaaknummer=row.zaaknummer,
                dienst_slug=row.dienst.slug,
                inhoud=sealed.unseal("bewijs", row.bewijs),
                sha256=row.bewijs_sha256,
            )
            _keep(row, document_ref=self.zaaksysteem.ensure_document(opdracht, now=now))
            failpoint("na-document")
        self.zaaksysteem.ensure_koppeling(zaak_ref=row.zaak_ref, document_ref=row.document_ref, now=now)
        failpoint("na-koppeling")
        plan_contactmoment(row, zaaknummer=row.zaaknummer, zaak_ref=row.zaak_ref, now=now)
        self._delivered()
        failpoint("na-leveren")

    def _delivered(self) -> None:
        row, now = self.row, self.now
        move(
            pk=row.pk,
            van=Status.VASTGELEGD,
            naar=Status.GELEVERD,
            door=DOOR_BEZORGER,
            now=now,
            soort=Soort.BEWIJS_GELEVERD,
            only={"zaaknummer": row.zaaknummer},
            geleverd_op=now,
            bezorg_fout="",
            geweigerd=False,
        )


def _keep(row: Identification, **reference: str) -> None:
    """Store what a step gave back. Raises `AlVerder` when the row has moved on, or to another zaak, meanwhile."""
    mine = Identification.objects.filter(pk=row.pk, status=Status.VASTGELEGD, zaaknummer=row.zaaknummer)
    if mine.update(**reference) != 1:
        raise AlVerder
    for name, value in reference.items():
        setattr(row, name, value)


def _give_back(row: Identification, *, lease: datetime, turn: datetime | None, reden: str) -> None:
    """The zaaksysteem was not asked: the turn stays, and what keeps it waiting is said where nothing is said yet."""
    mine = Identification.objects.filter(pk=row.pk, status__in=TE_BEZORGEN, bezorger_tot=lease)
    if reden:
        mine.filter(bezorg_fout="").update(bezorg_fout=reden[:60])
    mine.update(next_attempt_at=turn, bezorger_tot=None)


def _postpone(row: Identification, *, lease: datetime, fout: ZaaksysteemFout, now: datetime) -> None:
    """Later again: doubling from 15 seconds to an hour. What another try will not mend waits for a person."""
    again = now + spread(doubled(_FIRST_WAIT, times=row.attempts, longest=_LONGEST_WAIT))
    ours = Identification.objects.filter(pk=row.pk, status__in=TE_BEZORGEN, bezorger_tot=lease).update(
        next_attempt_at=None if fout.permanent else again,
        bezorger_tot=None,
        attempts=row.attempts + 1,
        bezorg_fout=fout.reason[:60],
        geweigerd=fout.permanent,
    )
    if ours:  # else another worker has it, after our lease
        soort = Soort.BEZORGING_GEWEIGERD if fout.permanent else Soort.BEZORGING_UITGESTELD
        record(soort=soort, door=DOOR_BEZORGER, now=now, onderwerp=row.pk, reden=fout.reason[:60])
