"""What a person does about a proof that waits: try again, send it to another zaak, give it up.

Each takes the row only while no worker has it, so nothing that a person decides crosses a delivery.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from identification.bewijs import digest
from identification.bewijs_pdf import render_bewijs
from identification.flow import bewaren
from identification.flow.bewaard_bezorgen import zaakopdracht_zonder_bsn
from identification.flow.nudge import nudge
from identification.flow.opdracht import inhoud_van, zaakopdracht
from identification.flow.overgang import AlVerder, move, wipe
from identification.models import BewaardBewijs, Identification
from identification.status import TE_BEZORGEN, Afloop, Status
from identification.verzegeld import Verzegeld
from toezicht.logboek import record
from toezicht.soorten import Soort
from zaken.zaaksysteem import Documentplek, Zaaksysteem, ZaaksysteemFout

# Why a delivery was given up: code of the audit trail.
OPGEEF_REDENEN = ("met-de-hand", "opnieuw-gedaan", "niet-nodig", "onjuist")
_NAAR_EEN_ANDERE_ZAAK = frozenset({Status.BEVESTIGD, Status.VASTGELEGD})


class WordtBezorgd(Exception):
    """A worker has it in hands, or it is over: look again in a moment."""


class AlInZaak(Exception):
    """The proof stands in a zaak already, or may be on its way there: elsewhere there would be two."""


def _waiting(pk: UUID, *, now: datetime) -> QuerySet[Identification]:
    idle = Q(bezorger_tot=None) | Q(bezorger_tot__lte=now)
    return Identification.objects.filter(
        idle, pk=pk, bewijs_bij=None, status__in=TE_BEZORGEN, verloopt_op__gt=now
    )


def _not_due(now: datetime) -> Q:
    return Q(next_attempt_at=None) | Q(next_attempt_at__gt=now) | Q(geweigerd=True)


def retry(*, pk: UUID, door: str, now: datetime) -> bool:
    """Another try, now. A second press, or a worker that has it already, changes nothing."""
    with transaction.atomic():
        if (
            not _waiting(pk, now=now)
            .filter(_not_due(now))
            .update(next_attempt_at=now, geweigerd=False, attempts=0)
        ):
            return False
        record(soort=Soort.BEZORGING_OPNIEUW, door=door, now=now, onderwerp=pk)
    nudge(pk)
    return True


def retry_all(*, door: str, now: datetime) -> int:
    """Everything that waits is due; the gate decides the pace. One line of the audit trail, with how many."""
    idle = Q(bezorger_tot=None) | Q(bezorger_tot__lte=now)
    rows = Identification.objects.filter(idle, bewijs_bij=None, status__in=TE_BEZORGEN, verloopt_op__gt=now)
    with transaction.atomic():
        count = rows.filter(_not_due(now)).update(next_attempt_at=now, geweigerd=False, attempts=0)
        if count:
            record(soort=Soort.BEZORGING_OPNIEUW, door=door, now=now, aantal=count)
    return count


def redirect(*, pk: UUID, zaaknummer: str, zaaksysteem: Zaaksysteem, door: str, now: datetime) -> None:
    """To a zaak that exists, open, and on nobody else's name: the zaaksysteem is asked first.

    A proof that stands nowhere yet is made again, with the new zaaknummer on it. One that stands loose in the
    zaaksysteem stays as it is and gets its place in the new zaak, so that there is no second one.
    Raises `ZaaksysteemFout`, `WordtBezorgd`, `AlInZaak`, `ZegelVerbroken`, `SleutelNietBereikbaar`,
    `BewijsMislukt`.
    """
    row = Identification.objects.select_related("dienst").filter(pk=pk).first()
    if row is None or row.status not in _NAAR_EEN_ANDERE_ZAAK:
        raise WordtBezorgd
    if row.zaaknummer == zaaknummer and row.zaak_bestaand:
        return
    lease = now + timedelta(seconds=settings.BEZORG_LEASE)
    if _waiting(pk, now=now).update(next_attempt_at=lease, bezorger_tot=lease) != 1:
        raise WordtBezorgd
    ours = Identification.objects.filter(pk=pk, bezorger_tot=lease, status=row.status)
    try:
        changes = _to_other_zaak(row, zaaknummer=zaaknummer, zaaksysteem=zaaksysteem)
    except Exception:
        ours.update(next_attempt_at=row.next_attempt_at, bezorger_tot=None)
        raise
    with transaction.atomic():
        if ours.update(next_attempt_at=now, bezorger_tot=None, **changes) != 1:
            raise WordtBezorgd
        record(soort=Soort.BEZORGING_OMGELEID, door=door, now=now, onderwerp=pk)
    nudge(pk)


def _to_other_zaak(row: Identification, *, zaaknummer: str, zaaksysteem: Zaaksysteem) -> dict[str, object]:
    """Asks the zaaksysteem, and returns what changes in the row. Raises as `redirect`."""
    sealed = Verzegeld.of(row)
    row.zaaknummer, row.zaak_bestaand = zaaknummer, True
    if not zaaksysteem.zaak_exists(zaaknummer=zaaknummer):
        raise ZaaksysteemFout("zaak-onbekend", permanent=True)
    zaaksysteem.check_zaak(zaakopdracht(row, sealed))
    changes: dict[str, object] = {
        "zaaknummer": zaaknummer,
        "zaak_bestaand": True,
        "zaak_ref": "",
        "attempts": 0,
        "bezorg_fout": "",
        "geweigerd": False,
    }
    plek = zaaksysteem.document_plek(identificatie=row.pk)
    if plek is Documentplek.IN_ZAAK:
        raise AlInZaak
    if row.status == Status.VASTGELEGD and plek is Documentplek.NERGENS:
        pdf = render_bewijs(inhoud_van(row, sealed))
        changes |= {
            "bewijs": sealed.seal("bewijs", pdf),
            "bewijs_sha256": digest(pdf),
            "document_ref": "",
        }
    return changes


def give_up(*, pk: UUID, reden: str, door: str, now: datetime) -> None:
    """The delivery ends, and the proof is wiped with everything else. `reden`: one of `OPGEEF_REDENEN`.

    Raises `WordtBezorgd`.
    """
    if reden not in OPGEEF_REDENEN:
        raise ValueError("unknown reason")
    status = Identification.objects.filter(pk=pk).values_list("status", flat=True).first()
    if status not in _NAAR_EEN_ANDERE_ZAAK:
        raise WordtBezorgd
    with transaction.atomic():
        if not _waiting(pk, now=now).update(bezorger_tot=None):  # and holds the row until the commit
            raise WordtBezorgd
        try:
            move(
                pk=pk,
                van=Status(status),
                naar=Status.VERLOPEN,
                door=door,
                now=now,
                soort=Soort.BEZORGING_OPGEGEVEN,
                reden=reden,
                afloop=Afloop.OPGEGEVEN,
            )
            wipe(pk=pk, van=Status.VERLOPEN, door=door, now=now)
        except AlVerder:
            raise WordtBezorgd from None


# --- what is kept -------------------------------------------------------------------------------------------------


def send_kept(*, pk: UUID, zaaknummer: str, zaaksysteem: Zaaksysteem, door: str, now: datetime) -> None:
    """The system puts a kept proof into a zaak that exists. Raises `ZaaksysteemFout`, `WordtBezorgd`, `AlInZaak`."""
    row = BewaardBewijs.objects.select_related("identification__dienst").filter(pk=pk).first()
    if row is None or row.is_over or row.bewaar_tot <= now:
        raise WordtBezorgd
    if not zaaksysteem.zaak_exists(zaaknummer=zaaknummer):
        raise ZaaksysteemFout("zaak-onbekend", permanent=True)
    zaaksysteem.check_zaak(zaakopdracht_zonder_bsn(row, zaaknummer))
    plek = zaaksysteem.document_plek(identificatie=row.identification_id)
    if plek is Documentplek.IN_ZAAK and zaaknummer != (row.doel or row.identification.zaaknummer):
        raise AlInZaak
    same = {} if row.doel == zaaknummer else {"zaak_ref": ""}
    idle = Q(bezorger_tot=None) | Q(bezorger_tot__lte=now)
    with transaction.atomic():
        mine = BewaardBewijs.objects.filter(idle, pk=pk, geleverd_op=None, gewist_op=None)
        if mine.update(doel=zaaknummer, next_attempt_at=now, bezorger_tot=None, bezorg_fout="", **same) != 1:
            raise WordtBezorgd
        record(soort=Soort.BEZORGING_OMGELEID, door=door, now=now, onderwerp=pk, reden="bewaard")


def give_up_kept(*, pk: UUID, reden: str, door: str, now: datetime) -> None:
    """It is in the zaak by now, or not needed: wipe it before its time. Raises `WordtBezorgd`."""
    if reden not in OPGEEF_REDENEN:
        raise ValueError("unknown reason")
    if not bewaren.end(pk=pk, door=door, reden=reden, now=now):
        raise WordtBezorgd
