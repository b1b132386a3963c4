"""What we sent, kept before it is sent: after a time-out the identical message must go again.

A step is known by our own number of the thing (a zaaknummer, the UUID of a document) and the kind of message. It
holds no personal data: what is personal comes again from the opdracht, and makes the same message with what is here.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Case, CheckConstraint, F, Q, UniqueConstraint, Value, When

from zaken.stuf.bericht import Soort

# A dispute needs the step of its document: 48 hours of waiting, 90 days kept, 30 days of a receipt, and room.
_BEWAREN = timedelta(days=200)
_ZAAK_BEWAREN = timedelta(
    days=2 * 365
)  # by this we know that a zaak was made here, where no question can be asked
_BATCH = 500
_SOORTEN = [Soort.ZAAK.value, Soort.DOCUMENTNUMMER.value, Soort.DOCUMENT.value, Soort.STATUS.value]


class StufStap(models.Model):
    """`verzonden`: how often this referentienummer went out. `uitkomst`: the number that came of it.

    `ongewis`: an earlier message went out and nobody knows whether it arrived; a later refusal does not answer that.

    `vast`: what the message says beside the opdracht, as it was when it was first sent: types and the like.
    """

    sleutel = models.CharField(max_length=80)
    soort = models.CharField(max_length=40)
    referentienummer = models.UUIDField(unique=True)
    tijdstip = models.DateTimeField(db_index=True)
    verzonden = models.PositiveIntegerField(default=0)
    ongewis = models.BooleanField(default=False)
    vast = models.JSONField(default=dict)
    uitkomst = models.CharField(max_length=40, blank=True, default="", db_index=True)
    gelukt_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["sleutel", "soort"], name="stufstap_eenmaal"),
            CheckConstraint(name="stufstap_soort", condition=Q(soort__in=_SOORTEN)),
            CheckConstraint(
                name="stufstap_gelukt_met_uitkomst", condition=Q(gelukt_op=None) | ~Q(uitkomst="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.sleutel}"


def begin(*, sleutel: str, soort: Soort, vast: dict[str, Any], now: datetime) -> StufStap:
    """The step, as it was left or new. What was never sent takes what holds now."""
    stap, created = StufStap.objects.get_or_create(
        sleutel=sleutel,
        soort=soort.value,
        defaults={"referentienummer": uuid.uuid4(), "tijdstip": now, "vast": vast},
    )
    if not created and stap.vast != vast and _open(stap).filter(verzonden=0).update(vast=vast):
        stap.refresh_from_db()
    return stap


def sending(stap: StufStap) -> bool:
    """Write down that it goes out now. False when another worker is further: read the step again."""
    mine = _open(stap).update(verzonden=F("verzonden") + 1) == 1
    stap.refresh_from_db()
    return mine


def renew(stap: StufStap, *, now: datetime) -> None:
    """The answer was no: what goes next is another message, with a number of its own.

    The no is about the last sending; of those before it nobody knows.
    """
    lost = Case(When(verzonden__gt=1, then=Value(True)), default=F("ongewis"))
    _open(stap).update(referentienummer=uuid.uuid4(), tijdstip=now, verzonden=0, ongewis=lost)
    stap.refresh_from_db()


def uncertain(*, sleutel: str, soort: Soort) -> StufStap | None:
    """The step, when an earlier message may have arrived and the next one would be another message."""
    return StufStap.objects.filter(sleutel=sleutel, soort=soort.value, ongewis=True, gelukt_op=None).first()


def finish(stap: StufStap, *, uitkomst: str, now: datetime) -> None:
    """The first outcome stays: of two workers the second one goes on with what the first one got."""
    StufStap.objects.filter(pk=stap.pk, gelukt_op=None).update(uitkomst=uitkomst, gelukt_op=now)
    stap.refresh_from_db()


def times_sent(stap: StufStap) -> int:
    """How often this message went out, also by a worker beside us; 0 when another one is further already."""
    return _open(stap).values_list("verzonden", flat=True).first() or 0


def forget_old(*, now: datetime) -> int:
    """What no message will ask for any more. One round; returns how many were removed."""
    old = Q(tijdstip__lt=now - _BEWAREN) & ~Q(soort=Soort.ZAAK.value)
    rows = StufStap.objects.filter(old | Q(tijdstip__lt=now - _ZAAK_BEWAREN))
    return StufStap.objects.filter(pk__in=list(rows.values_list("pk", flat=True)[:_BATCH])).delete()[0]


def _open(stap: StufStap) -> models.QuerySet[StufStap]:
    return StufStap.objects.filter(pk=stap.pk, referentienummer=stap.referentienummer, gelukt_op=None)
