"""Taking away a draft that was never used. Whatever else points at a dienst keeps it: then it is stopped instead."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from diensten.instellingen import Stand
from diensten.models import Dienst, VerwijderdeDienst, Wijziging
from diensten.wijzigen import AnderWasEerst, Door, was_ever_active


class GeenConcept(Exception):
    """It is in use, or was."""


class InGebruik(Exception):
    """Something that stays belongs to this dienst. `soorten`: the labels of those models, as `app.model`."""

    def __init__(self, soorten: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(soorten)))
        self.soorten = soorten


def can_go(dienst: Dienst) -> bool:
    """A draft that nobody ever saw."""
    return dienst.stand == Stand.CONCEPT and not was_ever_active(dienst)


def delete_dienst(*, dienst: Dienst, versie: int, door: Door, now: datetime) -> None:
    """The dienst and its change log go; that somebody took it away is written down.

    Raises `AnderWasEerst`, `GeenConcept`, `InGebruik`, and then nothing is changed.
    """
    try:
        with transaction.atomic():
            stored = Dienst.objects.select_for_update().filter(pk=dienst.pk).first()
            if stored is None or stored.versie != versie:
                raise AnderWasEerst
            if not can_go(stored):
                raise GeenConcept
            Wijziging.objects.filter(dienst=stored).delete()
            stored.delete()
            VerwijderdeDienst.objects.create(
                slug=stored.slug, naam=stored.naam, moment=now, door=door.naam, door_id=door.id
            )
    except ProtectedError as error:
        raise InGebruik(frozenset(one._meta.label_lower for one in error.protected_objects)) from None
    except IntegrityError:
        raise InGebruik(frozenset()) from None  # it came to be used at this very moment
