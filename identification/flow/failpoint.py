"""Named places where a test may kill the worker. Empty in every installation: production refuses the setting."""

from __future__ import annotations

import os

from django.conf import settings

_KILLED = 137  # as the shell reports a SIGKILL


def failpoint(name: str) -> None:
    if name == settings.FAILPOINT:
        os._exit(_KILLED)
