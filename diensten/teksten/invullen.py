"""The only writer of prescribed texts: each change is written down with who and when."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from diensten.models import TekstWijziging, VoorgeschrevenTekst
from diensten.teksten.woorden import Sleutel
from diensten.wijzigen import AnderWasEerst, Door


def fill_in(*, sleutel: Sleutel, tekst: str, bron: str, versie: int, door: Door, now: datetime) -> bool:
    """Store `tekst` if the place still stands at `versie` (0: never filled in). Returns whether anything changed.

    Raises `AnderWasEerst`, and then nothing is stored.
    """
    try:
        with transaction.atomic():
            return _store(sleutel=sleutel, tekst=tekst, bron=bron, versie=versie, door=door, now=now)
    except IntegrityError:
        # Two people filled in the same place for the first time at once: the unique index let one of them in.
        if VoorgeschrevenTekst.objects.filter(sleutel=sleutel.value).exists() and versie == 0:
            raise AnderWasEerst from None
        raise


def back_to_own_words(*, sleutel: Sleutel, versie: int, door: Door, now: datetime) -> bool:
    """As `fill_in`, with nothing."""
    return fill_in(sleutel=sleutel, tekst="", bron="", versie=versie, door=door, now=now)


def _store(*, sleutel: Sleutel, tekst: str, bron: str, versie: int, door: Door, now: datetime) -> bool:
    row = VoorgeschrevenTekst.objects.select_for_update().filter(sleutel=sleutel.value).first()
    row = row or VoorgeschrevenTekst(sleutel=sleutel.value, versie=0)
    if row.versie != versie:
        raise AnderWasEerst
    if (row.tekst, row.bron) == (tekst, bron):
        return False
    TekstWijziging.objects.create(
        sleutel=sleutel.value,
        moment=now,
        door=door.naam,
        door_id=door.id,
        van=row.tekst,
        naar=tekst,
        bron=bron,
    )
    row.tekst, row.bron, row.versie = tekst, bron, versie + 1
    row.gewijzigd_op, row.door, row.door_id = now, door.naam, door.id
    row.save()
    return True
