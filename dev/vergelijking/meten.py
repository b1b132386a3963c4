"""Plays every case at both, the positive control first; without it nothing else counts."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.db import connection

from dev.processes import private_folder
from dev.vergelijking.gevallen import Geval, freshen, gevallen
from dev.vergelijking.partijen import (
    GEWEIGERD,
    GEWEIGERD_OF_ECHT,
    HANGT,
    TOEGELATEN,
    Ander,
    Idp,
    Partij,
    Uitkomst,
    Wij,
)
from inloggen.models import LoginVerzoek
from tests.inloggen.idp import TestIdp, serving

WITHIN_SECONDS = 12.0  # a call may take 10 (docs/instellingen.md: DIGID_TIMEOUT)
GENUINE = "999990019"


@dataclass(frozen=True, slots=True)
class Regel:
    """One case and how it ended at both."""

    geval: Geval
    wij: Uitkomst
    ander: Uitkomst


class Void(Exception):
    """The positive control failed: the rest would show nothing."""


@contextmanager
def both() -> Iterator[tuple[Idp, Wij, Ander]]:
    idp = Idp(private_folder("beeldpas-vergelijking-"))
    with serving(idp):
        _set_up(idp)
        wij, ander = Wij(), Ander(idp)
        try:
            yield idp, wij, ander
        finally:
            ander.stop()


def _set_up(idp: Idp) -> None:
    """Our side: the settings, an empty database in memory, and every line of the log to whoever listens."""
    settings.DIGID = {**settings.DIGID, **idp.settings(timeout=10.0)}
    with connection.schema_editor() as editor:
        editor.create_model(LoginVerzoek)
    logging.getLogger().handlers = []
    for name in ("", "inloggen", "urllib3", "requests"):
        logging.getLogger(name).setLevel(logging.DEBUG)


def measure(idp: Idp, wij: Partij, ander: Partij, *, tell: Callable[[Regel], None]) -> list[Regel]:
    """Raises `Void`."""
    regels: list[Regel] = []
    for geval in gevallen():
        regel = Regel(geval, play(geval, wij, idp), play(geval, ander, idp))
        if not regels and not (good(geval, regel.wij) and good(geval, regel.ander)):
            raise Void(f"ours {regel.wij}, the other {regel.ander}")
        tell(regel)
        regels.append(regel)
    return regels


def play(geval: Geval, partij: Partij, idp: TestIdp) -> Uitkomst:
    freshen(idp)
    partij.forget()
    began = time.monotonic()
    uitkomst = geval.play(partij, idp)
    if time.monotonic() - began > WITHIN_SECONDS:
        return Uitkomst(HANGT, uitkomst.detail)
    return uitkomst


def good(geval: Geval, uitkomst: Uitkomst) -> bool:
    """As it must end; let in means: as the person whom DigiD named."""
    if uitkomst.outcome == TOEGELATEN:
        return geval.hoort in (TOEGELATEN, GEWEIGERD_OF_ECHT) and uitkomst.detail == GENUINE
    return uitkomst.outcome == GEWEIGERD and geval.hoort != TOEGELATEN
