"""The worker's side: make the proof, put it in the zaak, wipe. The status row is the work list.

Every step outside is safe to do twice, and what it gave back is stored before the next one starts: a worker may
die anywhere, and the next one goes on from there.
"""

from __future__ import annotations

import logging
import traceback
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from begrippen.flow import BsnOpBewijs, Flow
from begrippen.niveau import Betrouwbaarheidsniveau
from identification.bewijs import Inhoud, OngeldigeInhoud, digest, uitkomst_of
from identification.bewijs_pdf import BewijsMislukt, render_bewijs
from identification.flow.afronden import zaakopdracht
from identification.flow.contactmoment import plan_contactmoment
from identification.flow.failpoint import failpoint
from identification.flow.overgang import DOOR_BEZORGER, AlVerder, move, wipe
from identification.flow.woord import confirmed_at
from identification.models import Identification
from identification.status import TE_BEZORGEN, Status
from identification.verzegeld import Verzegeld
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken
from toezicht.logboek import record
from toezicht.soorten import Soort
from zaken.zaaksysteem import DocumentOpdracht, Zaaksysteem, ZaaksysteemFout

_logger = logging.getLogger(__name__)
_FIRST_WAIT = 15.0  # seconds
_LONGEST_WAIT = 3600.0
_PERMANENT_WAIT = timedelta(hours=6)


def due(*, now: datetime, limit: int = 50) -> list[UUID]:
    """The rows whose turn has come, longest waiting first."""
    rows = Identification.objects.filter(
        status__in=TE_BEZORGEN, next_attempt_at__lte=now, verloopt_op__gt=now
    )
    return list(rows.order_by("next_attempt_at").values_list("pk", flat=True)[:limit])


def deliver(*, pk: UUID, zaaksysteem: Zaaksysteem, now: datetime) -> bool:
    """Bring one identification as far as it goes. Returns whether this worker had it to itself.

    The lease is taken in an UPDATE on what was read, so two workers do not both hold a row; should one come
    back after its lease, every further write is a compare-and-set and every step outside can be repeated.
    """
    row = Identification.objects.filter(pk=pk).first()
    if row is None or not _take(row, now=now):
        return False
    try:
        _advance(row, zaaksysteem=zaaksysteem, now=now)
    except ZaaksysteemFout as fout:
        _postpone(row, fout=fout, now=now)
    except (BewijsMislukt, OngeldigeInhoud):
        _postpone(row, fout=ZaaksysteemFout("bewijs-mislukt", permanent=True), now=now)
    except SleutelNietBereikbaar:
        _postpone(row, fout=ZaaksysteemFout("sleutel-niet-bereikbaar", permanent=False), now=now)
    except ZegelVerbroken:
        _postpone(row, fout=ZaaksysteemFout("zegel-verbroken", permanent=True), now=now)
    except AlVerder:
        pass  # expired and wiped meanwhile, or done by the other worker: nothing is left to do here
    except Exception as fout:  # noqa: BLE001 - whatever it is, the proof must be tried again, at its own pace
        # The text of an exception may hold anything; its kind and place do not.
        _logger.error("delivery failed: %s at %s", type(fout).__name__, _place(fout))
        _postpone(row, fout=ZaaksysteemFout("onverwacht", permanent=False), now=now)
    return True


def _place(fout: Exception) -> str:
    frames = traceback.extract_tb(fout.__traceback__)
    return f"{frames[-1].name}:{frames[-1].lineno}" if frames else "-"


def _take(row: Identification, *, now: datetime) -> bool:
    mine = Identification.objects.filter(
        Q(verloopt_op__gt=now),
        pk=row.pk,
        status__in=TE_BEZORGEN,
        next_attempt_at=row.next_attempt_at,
        next_attempt_at__lte=now,
    )
    lease = now + timedelta(seconds=settings.BEZORG_LEASE)
    return mine.update(next_attempt_at=lease, bezorger_tot=lease) == 1


def _advance(row: Identification, *, zaaksysteem: Zaaksysteem, now: datetime) -> None:
    if row.status == Status.BEVESTIGD:
        _record_bewijs(row, now=now)
        row.refresh_from_db()
    if row.status == Status.VASTGELEGD:
        _hand_over(row, zaaksysteem=zaaksysteem, now=now)
        row.refresh_from_db()
    if row.status == Status.GELEVERD:
        failpoint("voor-wissen")
        wipe(pk=row.pk, van=Status.GELEVERD, door=DOOR_BEZORGER, now=now)
        failpoint("na-wissen")


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
        bewijs=sealed.seal("bewijs", pdf),
        bewijs_sha256=digest(pdf),
    )
    failpoint("na-vastleggen")


def inhoud_van(row: Identification, sealed: Verzegeld) -> Inhoud:
    """What the proof says, from the row alone: the same row gives the same bytes."""
    if row.bevestigd_op is None or row.ingelogd_op is None or row.niveau_bereikt is None:
        raise AlVerder
    flow = Flow(row.flow)
    return Inhoud(
        kenmerk=row.pk,
        gemeente=settings.GEMEENTE_NAAM,
        gemeentecode=settings.GEMEENTE_CODE,
        dienst=row.dienst.naam,
        zaaknummer=row.zaaknummer,
        flow=flow,
        middel=row.middel,
        niveau_gevraagd=Betrouwbaarheidsniveau(row.niveau_gevraagd),
        niveau_bereikt=Betrouwbaarheidsniveau(row.niveau_bereikt),
        ingelogd_op=row.ingelogd_op,
        bevestigd_op=row.bevestigd_op,
        ambtenaar=row.ambtenaar_naam,
        ambtenaar_functie=row.ambtenaar_functie,
        uitkomst=uitkomst_of(flow),
        bsn=sealed.unseal_bsn("bsn", row.bsn),
        bsn_op_bewijs=BsnOpBewijs(row.bsn_op_bewijs),
        assertion_digest=row.assertion_digest,
        persoon_opgezocht_op=row.opgezocht_op,
        getal_juist_op=row.getal_juist_op,
        woord_bevestigd_op=confirmed_at(row),
    )


def _hand_over(row: Identification, *, zaaksysteem: Zaaksysteem, now: datetime) -> None:
    sealed = Verzegeld.of(row)
    if not row.zaak_ref:
        _keep(row, zaak_ref=zaaksysteem.ensure_zaak(zaakopdracht(row, sealed), now=now))
        failpoint("na-zaak")
    if not row.document_ref:
        _keep(row, document_ref=zaaksysteem.ensure_document(_documentopdracht(row, sealed), now=now))
        failpoint("na-document")
    zaaksysteem.ensure_koppeling(zaak_ref=row.zaak_ref, document_ref=row.document_ref, now=now)
    failpoint("na-koppeling")
    plan_contactmoment(row, now=now)
    move(
        pk=row.pk,
        van=Status.VASTGELEGD,
        naar=Status.GELEVERD,
        door=DOOR_BEZORGER,
        now=now,
        soort=Soort.BEWIJS_GELEVERD,
        geleverd_op=now,
        bezorg_fout="",
        geweigerd=False,
    )
    failpoint("na-leveren")


def _keep(row: Identification, **reference: str) -> None:
    """Store what a step gave back. Raises `AlVerder` when the row has moved on meanwhile."""
    if Identification.objects.filter(pk=row.pk, status=Status.VASTGELEGD).update(**reference) != 1:
        raise AlVerder
    for name, value in reference.items():
        setattr(row, name, value)


def _documentopdracht(row: Identification, sealed: Verzegeld) -> DocumentOpdracht:
    return DocumentOpdracht(
        identificatie=row.pk,
        zaaknummer=row.zaaknummer,
        titel=f"Bewijs van identificatie {row.zaaknummer}",
        bestandsnaam=f"bewijs-van-identificatie-{row.zaaknummer}.pdf",
        inhoud=sealed.unseal("bewijs", row.bewijs),
        sha256=row.bewijs_sha256,
        dienst_slug=row.dienst.slug,
    )


def _postpone(row: Identification, *, fout: ZaaksysteemFout, now: datetime) -> None:
    """Later again: doubling from 15 seconds to an hour, and six hours for what another try will not mend."""
    wait = timedelta(seconds=min(_FIRST_WAIT * 2 ** min(row.attempts, 16), _LONGEST_WAIT))
    Identification.objects.filter(pk=row.pk, status__in=TE_BEZORGEN).update(
        next_attempt_at=now + (_PERMANENT_WAIT if fout.permanent else wait),
        bezorger_tot=None,
        attempts=row.attempts + 1,
        bezorg_fout=fout.reason[:60],
        geweigerd=fout.permanent,
    )
    soort = Soort.BEZORGING_GEWEIGERD if fout.permanent else Soort.BEZORGING_UITGESTELD
    record(soort=soort, door=DOOR_BEZORGER, now=now, onderwerp=row.pk, reden=fout.reason)
