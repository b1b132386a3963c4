"""Deciding about a proposal: another person approves it or gives it back, one person may withdraw it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from diensten.door import AnderWasEerst, Door, both, fingerprint
from diensten.gebeurd import voorstel_gezet
from diensten.models import Dienst
from diensten.voorstellen.indienen import Inhoud, newest
from diensten.voorstellen.models import Besluit, Onderwerp, Voorstel
from diensten.voorstellen.onderwerpen import holds, is_over, store


class EigenVoorstel(Exception):
    """Nobody approves what they proposed themselves, or gives it back: that is withdrawing it."""


class Voorbij(Exception):
    """The time of it went by while it waited."""


def may_judge(voorstel: Voorstel, *, wie: object) -> bool:
    """`wie`: the id of somebody who is logged in. What a command proposed is for anybody to judge.

    Not who proposed a part of it before, that a colleague took over with another part changed. One query.
    """
    return wie is not None and voorstel.door_id != wie and not _wrote_part(voorstel, wie)


def _wrote_part(voorstel: Voorstel, wie: object) -> bool:
    """Since the last one that was approved. To take a number or an address away is a part too."""
    before = Voorstel.objects.filter(
        onderwerp=voorstel.onderwerp, dienst=voorstel.dienst_id, nummer__lt=voorstel.nummer
    )
    stands = _parts(voorstel.eerder)
    changed = {(name, text) for name, text in _parts(voorstel.inhoud).items() if text != stands.get(name, "")}
    for earlier in before.order_by("-nummer"):
        if earlier.besluit == Besluit.GOEDGEKEURD:
            return False
        if earlier.door_id == wie and changed & _parts(earlier.inhoud).items():
            return True
    return False


def _parts(inhoud: Inhoud) -> dict[str, str]:
    """Every text of it, by where it stands."""
    flat = {**inhoud, **inhoud.get("teksten", {})}
    return {name: text for name, text in flat.items() if isinstance(text, str)}


def approve(*, pk: int, gezien: str, door: Door, now: datetime) -> None:
    """It holds from now on. `gezien`: `fingerprint` of what this person compared it with.

    Raises `EigenVoorstel`, `Voorbij`, and `AnderWasEerst` when it is no longer the newest, was decided about, or
    something else holds now than this person saw.
    """
    with transaction.atomic():
        voorstel = _to_judge(pk, door=door)
        if is_over(voorstel, now):
            raise Voorbij
        stands = holds(voorstel, now=now)
        if fingerprint(stands) != gezien:
            raise AnderWasEerst
        store(voorstel, door=both(Door(voorstel.door, voorstel.door_id), door), now=now)
        Voorstel.objects.filter(pk=pk).update(eerder=stands)
        _decide(voorstel, Besluit.GOEDGEKEURD, door=door, now=now)


def give_back(*, pk: int, reden: str, door: Door, now: datetime) -> None:
    """Not approved, with what should be otherwise. Raises `EigenVoorstel`, `AnderWasEerst`."""
    with transaction.atomic():
        _decide(_to_judge(pk, door=door), Besluit.TERUGGEGEVEN, reden=reden, door=door, now=now)


def withdraw(*, pk: int, reden: str, door: Door, now: datetime) -> None:
    """What holds stays. Raises `AnderWasEerst`."""
    with transaction.atomic():
        _decide(_locked(pk), Besluit.INGETROKKEN, reden=reden, door=door, now=now)


def _to_judge(pk: int, *, door: Door) -> Voorstel:
    voorstel = _locked(pk)
    if not may_judge(voorstel, wie=door.id):
        raise EigenVoorstel
    return voorstel


def _locked(pk: int) -> Voorstel:
    """Open, and the newest of its subject; nobody decides about another one meanwhile.

    The dienst comes first, as whoever changes it holds it when a proposal is put down. Which one is the newest is
    asked when the row is ours: while we waited for it, somebody may have put down another one.
    """
    found = Voorstel.objects.get(pk=pk)
    if found.dienst_id is not None:
        Dienst.objects.select_for_update().get(pk=found.dienst_id)
    row = Voorstel.objects.select_for_update().get(pk=pk)
    if row.besluit != Besluit.OPEN or row != newest(Onderwerp(row.onderwerp), row.dienst):
        raise AnderWasEerst
    return row


def _decide(voorstel: Voorstel, besluit: Besluit, *, door: Door, now: datetime, reden: str = "") -> None:
    """Whoever has the page of the dienst from before is told: the words of the proposal may stand in it."""
    if voorstel.dienst_id is not None:
        Dienst.objects.filter(pk=voorstel.dienst_id).update(versie=F("versie") + 1)
    Voorstel.objects.filter(pk=voorstel.pk).update(
        besluit=besluit, besloten_op=now, besloten_door=door.naam, besloten_door_id=door.id, reden=reden
    )
    voorstel_gezet.send(sender=Voorstel, voorstel=voorstel, besluit=besluit, door=door, now=now)
