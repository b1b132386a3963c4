"""A prescribed text that one person proposed and another approved."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from diensten.teksten.invullen import approve, propose, versions
from diensten.teksten.woorden import Sleutel
from diensten.wijzigen import Door

SCHRIJFT = Door(naam="Noor Smit", id=UUID(int=71))
KEURT = Door(naam="Peter Kok", id=UUID(int=72))


def wait(tekst: str, *, sleutel: Sleutel = Sleutel.DIGID_FOUT, door: Door = SCHRIJFT) -> int:
    """The key of a proposal that waits. What it says is not checked: that is the work of the form."""
    rows = versions(sleutel)
    na = rows[0].nummer if rows else 0
    bron = "Checklist" if tekst else ""
    versie = propose(sleutel=sleutel, tekst=tekst, bron=bron, na=na, door=door, now=timezone.now())
    assert versie is not None
    return versie.pk


def hold(tekst: str, *, sleutel: Sleutel = Sleutel.DIGID_FOUT) -> None:
    approve(pk=wait(tekst, sleutel=sleutel), door=KEURT, now=timezone.now())
