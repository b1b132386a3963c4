"""The stand-in of Klantinteracties on a port of this process, so that a test sees its store and arms its switches."""

from __future__ import annotations

from typing import cast

from simulator.klantinteracties.klantinteracties import Klantinteracties
from simulator.zaaksysteem.zgw import ZgwZaaksysteem
from tests.zaken.zgw.server import Server

TOKEN = "a token of the tests, long enough"


class KlantServer(Server):
    """The handler of the ZGW stand-in serves whatever answers a `Vraag`."""

    def __init__(self) -> None:
        super().__init__()
        self.empty()

    def empty(self) -> Klantinteracties:
        self.klant = Klantinteracties(self.base, TOKEN)
        self.zaaksysteem = cast(ZgwZaaksysteem, self.klant)
        return self.klant
