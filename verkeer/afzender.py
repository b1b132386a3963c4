"""Who the others know us as. `AFZENDER` names the function that says it: no coupling knows where it is filled in."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from begrippen.gemeente import Gemeente


def afzender() -> Gemeente:
    """Name and numbers of the gemeente as they hold now: asked with every message, so no change needs a restart."""
    return cast("Gemeente", import_string(settings.AFZENDER)())
