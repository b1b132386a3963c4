"""The same call again gives the same answer: Idempotency-Key (draft-ietf-httpapi-idempotency-key-header).

The key is claimed before the work begins, with the id that a new identification will get. Who finds it claimed waits;
if the first one died, the next looks whether that identification is there and goes on from what it finds.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from identification.models import ApiClient, ApiVerzoek, Identification
from identification.verzegeld import Verzegeld

BEWAREN = timedelta(hours=24)
_BEZIG = timedelta(seconds=60)  # longer than a call takes; after that its process has died
_SALT = "identification.herhaling"


class AndereInhoud(Exception):
    """This key was used for another call."""


class NogBezig(Exception):
    """The first call with this key has not answered yet."""


@dataclass(frozen=True, slots=True)
class Herhaald:
    """`status` and `antwoord` (JSON) as the first call got them; `antwoord` is None when it is gone."""

    status: int
    antwoord: str | None


def claim(
    *, client: ApiClient, sleutel: str, inhoud: bytes, now: datetime, pk: UUID | None = None
) -> ApiVerzoek | Herhaald:
    """The row to finish, or what the first call answered. `inhoud`: method, path and body.

    `pk`: the identification it is about; none: one that is to be made. Raises `AndereInhoud`, `NogBezig`.
    """
    hashed, digest = _keyed(sleutel.encode()), _keyed(inhoud)
    fresh = ApiVerzoek(
        client=client,
        sleutel_hash=hashed,
        digest=digest,
        identification_id=pk or uuid.uuid4(),
        begonnen_op=now,
    )
    mine = ApiVerzoek.objects.filter(client=client, sleutel_hash=hashed)
    mine.filter(begonnen_op__lte=now - BEWAREN).delete()
    try:
        with transaction.atomic():
            fresh.save(force_insert=True)
    except IntegrityError:
        return _found(mine.first(), digest=digest, now=now)
    return fresh


def _found(row: ApiVerzoek | None, *, digest: str, now: datetime) -> ApiVerzoek | Herhaald:
    if row is None:  # the first call failed this very moment, and gave the key back
        raise NogBezig
    if not constant_time_compare(row.digest, digest):
        raise AndereInhoud
    if row.http_status is not None:
        return Herhaald(row.http_status, _answer(row))
    stale = ApiVerzoek.objects.filter(pk=row.pk, http_status=None, begonnen_op=row.begonnen_op)
    if row.begonnen_op > now - _BEZIG or stale.update(begonnen_op=now) != 1:
        raise NogBezig
    row.begonnen_op = now
    return row


def _answer(row: ApiVerzoek) -> str | None:
    if row.verzegeld is None:
        return row.antwoord
    owner = sealing(row.identification_id)
    return Verzegeld.of(owner).unseal_text(_place(row), row.verzegeld) if owner is not None else None


def sealing(pk: UUID) -> Identification | None:
    """The identification with which an answer is sealed: none once it is wiped, and then there is nothing to hide."""
    return Identification.objects.filter(pk=pk).exclude(data_sleutel=None).first()


def keep(*, verzoek: ApiVerzoek, status: int, antwoord: str, verzegel: Identification | None = None) -> None:
    """What the call answered. `verzegel`: seal it with the key of this identification, for it holds a link."""
    if verzegel is None:
        changes: dict[str, object] = {"antwoord": antwoord}
    else:
        changes = {"verzegeld": Verzegeld.of(verzegel).seal_text(_place(verzoek), antwoord)}
    mine = ApiVerzoek.objects.filter(pk=verzoek.pk, begonnen_op=verzoek.begonnen_op)
    mine.update(http_status=status, **changes)


def give_back(*, verzoek: ApiVerzoek, new: bool = False) -> None:
    """Nothing was changed: the same key may be tried again. `new`: unless the identification was made after all."""
    if not (new and Identification.objects.filter(pk=verzoek.identification_id).exists()):
        mine = ApiVerzoek.objects.filter(pk=verzoek.pk, begonnen_op=verzoek.begonnen_op)
        mine.filter(http_status=None).delete()


def forget_repeats(*, now: datetime) -> None:
    ApiVerzoek.objects.filter(begonnen_op__lte=now - BEWAREN).delete()


def _place(row: ApiVerzoek) -> str:
    return f"antwoord:{row.sleutel_hash}"


def _keyed(value: bytes) -> str:
    """Keyed: a body may hold a BSN, and of those there are so few that a plain hash is as good as the number."""
    return salted_hmac(_SALT, value, algorithm="sha256").hexdigest()
