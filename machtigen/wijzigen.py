"""The only writer of the matrix: each change is a version of its own, with who and when."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from machtigen import queries
from machtigen.instelling import REGELVELDEN, Instelling, verschillen
from machtigen.models import Dienstregels, Regel
from machtigen.staat_vast import AnderWasEerst, Door


class OnbekendeVersie(Exception):
    """There is no such version of this dienst to put back."""


def store(
    *,
    slug: str,
    versie: int,
    instelling: Instelling,
    door: Door,
    now: datetime,
    terug_naar: int | None = None,
) -> bool:
    """Store `instelling` as the version after `versie` (0: the first). False when nothing differs.

    Raises `AnderWasEerst` when somebody stored a version in between, and then nothing is stored.
    """
    stand = queries.stand_of(slug)
    if stand.versie != versie:
        raise AnderWasEerst
    if versie and not any(verschillen(stand.instelling, instelling)):
        return False
    try:
        with transaction.atomic():
            regels = Dienstregels.objects.create(
                dienst_slug=slug,
                versie=versie + 1,
                moment=now,
                door=door.naam,
                door_id=door.id,
                aan=instelling.aan,
                aard=instelling.aard.value,
                terug_naar=terug_naar,
            )
            _add_cellen(regels, instelling)
    except IntegrityError:
        # Two people stored at once: the unique index let one of them in.
        if Dienstregels.objects.filter(dienst_slug=slug, versie=versie + 1).exists():
            raise AnderWasEerst from None
        raise
    return True


def put_back(*, slug: str, versie: int, naar: int, door: Door, now: datetime) -> bool:
    """Store the state of version `naar` again, as a new version. Raises `OnbekendeVersie` and `AnderWasEerst`."""
    instelling = queries.instelling_at(slug, naar)
    if instelling is None:
        raise OnbekendeVersie
    return store(slug=slug, versie=versie, instelling=instelling, door=door, now=now, terug_naar=naar)


def _add_cellen(regels: Dienstregels, instelling: Instelling) -> None:
    Regel.objects.bulk_create(
        Regel(
            regels=regels,
            soort=soort.value,
            reden=cel.reden,
            **{veld: getattr(cel.regel, veld) for veld in REGELVELDEN},
        )
        for soort, cel in instelling.cellen.items()
    )
