"""What one person proposed, and another one approved; and how to look at it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.test import Client
from django.utils import timezone

from diensten.door import fingerprint
from diensten.gemeente.lezen import current
from diensten.models import Dienst
from diensten.voorstellen.besluiten import approve
from diensten.voorstellen.indienen import waits
from diensten.voorstellen.models import Onderwerp, Voorstel
from diensten.voorstellen.onderwerpen import holds
from diensten.wijzigen import Door, change_dienst, gegevens_of
from toezicht.models import Gebeurtenis

SCHRIJFT = Door(naam="Noor Smit", id=UUID(int=71))
KEURT = Door(naam="Peter Kok", id=UUID(int=72))


def agree(onderwerp: Onderwerp, dienst: Dienst | None = None) -> None:
    """With what waits, as it stands now."""
    row, now = waits(onderwerp, dienst), timezone.now()
    assert row is not None
    approve(pk=row.pk, gezien=fingerprint(holds(row, now=now)), door=KEURT, now=now)


def page(row: Voorstel) -> str:
    return f"/beheer/voorstellen/{row.pk}/"


def post(client: Client, row: Voorstel, actie: str = "goedkeuren", **more: str) -> int:
    stand = fingerprint(holds(row, now=timezone.now()))
    return client.post(page(row), {"actie": actie, "stand": stand, **more}).status_code


def shown() -> tuple[str, str]:
    """The telephone number, and the message above the pages."""
    stand = current()
    return stand.gemeente.telefoon, stand.storing_inwoners.teksten["nl"] if stand.storing_inwoners else ""


def written() -> list[tuple[str, str]]:
    return list(
        Gebeurtenis.objects.filter(soort__startswith="voorstel").order_by("id").values_list("soort", "reden")
    )


def rename(dienst: Dienst, naam: str, door: Door = SCHRIJFT, **more: Any) -> int:
    row = Dienst.objects.get(pk=dienst.pk)
    gegevens = replace(gegevens_of(row), naam=naam, **more)
    return change_dienst(
        dienst=row, versie=row.versie, gegevens=gegevens, door=door, now=timezone.now()
    ).opgeslagen
