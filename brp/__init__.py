"""The BRP: who is the person of a BSN. Haal Centraal BRP Personen bevragen, version 2."""

from __future__ import annotations

from django.conf import settings

from brp.client import Brp, Vraag, brp_of
from brp.fouten import BrpFout
from brp.instelling import instelling

__all__ = ["Brp", "BrpFout", "Vraag", "brp", "is_connected"]


def is_connected() -> bool:
    """Has this gemeente a connection with the BRP?"""
    return bool(settings.BRP["url"])


def brp() -> Brp:
    """The one of this process, as the settings are now."""
    return brp_of(instelling())
