"""Telling another system that the status changed: a row with the change itself, and a worker that brings it.

At least once, and in no fixed order: who receives it reads the status. Nothing of a person is in it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from identification.models import ApiClient, Bericht, Identification, SleutelSoort
from identification.status import Afloop, Status
from kluis import register
from kluis.zegel import ZegelVerbroken
from toezicht.logboek import record
from toezicht.soorten import Soort

DOOR_BERICHTEN = "berichten"
_LEASE = timedelta(seconds=60)  # longer than one call may take
_FIRST, _LONGEST = 10.0, 3600.0  # seconds between two tries
_LIMIET = timedelta(hours=24)
BEWAREN = timedelta(days=7)
_BATCH = 100


class NietBezorgd(Exception):
    """The other side did not take it. `reason` is a fixed code."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True, repr=False)
class Zending:
    """What is sent: `sleutels` are all keys that sign it now, newest last."""

    url: str
    id: UUID
    op: datetime
    inhoud: dict[str, str]
    sleutels: tuple[bytes, ...]


def tell_client(*, pk: UUID, status: Status, now: datetime) -> None:
    """In the transaction of the change. Nothing for what no other system started."""
    found = (
        Identification.objects.filter(pk=pk, client__ingetrokken_op=None)
        .exclude(client=None)
        .exclude(client__webhook_url="")
        .values_list("client_id", "afloop")
        .first()
    )
    if found is not None:
        client, afloop = found
        Bericht.objects.create(
            client_id=client, identification_id=pk, bereikt=status, afloop=afloop, op=now, next_attempt_at=now
        )


def due(*, now: datetime) -> list[tuple[UUID, UUID]]:
    """Message and client, longest waiting first."""
    rows = Bericht.objects.filter(next_attempt_at__lte=now).order_by("next_attempt_at", "op")
    return list(rows.values_list("pk", "client_id")[:_BATCH])


def deliver(*, pk: UUID, send: Callable[[Zending], None], now: datetime) -> bool:
    """Bring one message. False when the other side did not take it: the next ones to it can wait as well.

    `send` raises `NietBezorgd`.
    """
    mine = Bericht.objects.filter(pk=pk, next_attempt_at__lte=now)
    if mine.update(next_attempt_at=now + _LEASE) != 1:
        return True
    row = Bericht.objects.select_related("client").get(pk=pk)
    if row.client.ingetrokken_op is not None or not row.client.webhook_url:
        _drop(row, fout="client-ingetrokken")
        return True
    try:
        send(_sending(row))
    except NietBezorgd as fout:
        _later(row, fout=fout.reason, now=now)
        return False
    Bericht.objects.filter(pk=pk).update(bezorgd_op=now, next_attempt_at=None, fout="")
    return True


def _sending(row: Bericht) -> Zending:
    """Raises `NietBezorgd` without a key to sign with."""
    sleutels = signing_keys(row.client, now=row.op)
    if not sleutels:
        raise NietBezorgd("geen-handtekening")
    inhoud = {
        "type": "identificatie.status",
        "timestamp": row.op.isoformat(),
        "identificatie": str(row.identification_id),
        "status": row.bereikt,
        "afloop": outcome_for_others(row.afloop),
        "adres": f"{settings.BASE_URL}/api/v1/identificaties/{row.identification_id}",
    }
    return Zending(row.client.webhook_url, row.pk, row.op, inhoud, sleutels)


def outcome_for_others(afloop: str) -> str:
    """Distrust looks as any other withdrawal: it may come on a screen that the inwoner sees too."""
    return Afloop.INGETROKKEN if afloop == Afloop.WANTROUWEN else afloop


def signing_keys(client: ApiClient, *, now: datetime) -> tuple[bytes, ...]:
    alive = client.sleutels.filter(soort=SleutelSoort.HANDTEKENING, ingetrokken_op=None, verloopt_op__gt=now)
    keys = []
    for sleutel in alive:
        try:
            keys.append(register.unseal(bytes(sleutel.verzegeld or b""), context=f"{client.pk}:handtekening"))
        except ZegelVerbroken:
            continue  # sealed with a key that is no longer in the ring: the other one signs
    return tuple(keys)


def _later(row: Bericht, *, fout: str, now: datetime) -> None:
    """Doubling from ten seconds to an hour, spread so that what failed together does not come back together."""
    wait = min(_FIRST * 2 ** min(row.attempts, 16), _LONGEST) * random.uniform(0.8, 1.2)  # noqa: S311 - no secret
    again = now + timedelta(seconds=wait)
    Bericht.objects.filter(pk=row.pk).update(next_attempt_at=again, attempts=row.attempts + 1, fout=fout[:60])


def _drop(row: Bericht, *, fout: str) -> None:
    Bericht.objects.filter(pk=row.pk).update(next_attempt_at=None, fout=fout)


def give_up(*, now: datetime) -> int:
    """What could not be brought for a day. One signal per client and round, with how many there were."""
    old = Bericht.objects.filter(next_attempt_at__isnull=False, op__lte=now - _LIMIET)
    given_up = 0
    for client in ApiClient.objects.filter(berichten__in=old).distinct():
        with transaction.atomic():
            count = old.filter(client=client).update(next_attempt_at=None, fout="opgegeven")
            if count:
                soort = Soort.BERICHT_NIET_BEZORGD
                record(soort=soort, door=DOOR_BERICHTEN, now=now, onderwerp=client.pk, aantal=count)
        given_up += count
    return given_up


def forget_messages(*, now: datetime) -> int:
    """What was brought or given up, after a week."""
    return Bericht.objects.filter(next_attempt_at=None, op__lte=now - BEWAREN).delete()[0]
