"""What waits for another person, and one proposal beside what holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from diensten.door import fingerprint
from diensten.models import Dienst
from diensten.voorstellen.indienen import newest, waits
from diensten.voorstellen.models import Besluit, Onderwerp, Voorstel
from diensten.voorstellen.onderwerpen import Rij, address, holds, is_over, rows, title

VERVANGEN = "vervangen"  # a newer one took its place before anybody decided


@dataclass(frozen=True, slots=True)
class Regel:
    """A line of a list. `stand`: a `Besluit`, or `VERVANGEN`. `voorbij`: its time went by while it waited."""

    voorstel: Voorstel
    titel: str
    stand: str
    voorbij: bool
    url: str

    @property
    def wacht(self) -> bool:
        return self.stand == Besluit.OPEN and not self.voorbij


@dataclass(frozen=True, slots=True)
class Voorstelpagina:
    """`rijen`: beside what holds now, or once it was decided about, what held then. `gezien`: for `approve`."""

    regel: Regel
    rijen: list[Rij]
    gezien: str
    nieuwer: Voorstel | None

    @property
    def leeg(self) -> bool:
        """There is nothing to compare it with."""
        return not any(rij.nu for rij in self.rijen)


def to_approve(*, now: datetime) -> list[Regel]:
    """The oldest first. One query."""
    lines = [_line(one, Besluit.OPEN.value, now) for one in _open_rows().order_by("moment", "id")]
    return [line for line in lines if line.wacht]


def open_of_diensten() -> QuerySet[Voorstel]:
    return _open_rows().filter(onderwerp=Onderwerp.DIENST)


def _open_rows() -> QuerySet[Voorstel]:
    """The newest of each subject, where nobody decided yet."""
    newer = Voorstel.objects.filter(onderwerp=OuterRef("onderwerp"), nummer__gt=OuterRef("nummer")).filter(
        Q(dienst=OuterRef("dienst")) | Q(dienst=None, onderwerp__in=[Onderwerp.STORING, Onderwerp.CONTACT])
    )
    return Voorstel.objects.filter(~Exists(newer), besluit=Besluit.OPEN).select_related("dienst")


def last_line(onderwerp: Onderwerp, dienst: Dienst | None = None, *, now: datetime) -> Regel | None:
    """For the page of the subject: what waits, or was given back and nobody did anything with that yet."""
    found = newest(onderwerp, dienst)
    if found is None or found.besluit not in {Besluit.OPEN, Besluit.TERUGGEGEVEN}:
        return None
    return _line(found, found.besluit, now)


def proposal_page(voorstel: Voorstel, *, now: datetime) -> Voorstelpagina:
    last = newest(Onderwerp(voorstel.onderwerp), voorstel.dienst)
    newer = last if last is not None and last.pk != voorstel.pk else None
    waits = voorstel.besluit == Besluit.OPEN and newer is None
    stand = VERVANGEN if newer is not None and voorstel.besluit == Besluit.OPEN else voorstel.besluit
    nu = holds(voorstel, now=now) if waits else voorstel.eerder
    return Voorstelpagina(_line(voorstel, stand, now), rows(voorstel, nu), fingerprint(nu), newer)


def by_pk(pk: int) -> Voorstel | None:
    return Voorstel.objects.select_related("dienst").filter(pk=pk).first()


def asked(text: str, onderwerp: Onderwerp, dienst: Dienst | None = None) -> Voorstel | None:
    """The one that an address names with `?voorstel=`, when it is of this subject; else what waits."""
    pk = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    named = Voorstel.objects.filter(onderwerp=onderwerp, dienst=dienst, pk=pk).first() if pk else None
    return named or waits(onderwerp, dienst)


def _line(voorstel: Voorstel, stand: str, now: datetime) -> Regel:
    over = stand == Besluit.OPEN and is_over(voorstel, now)
    return Regel(voorstel, title(voorstel), stand, over, address(voorstel))
