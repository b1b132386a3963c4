"""Fault switches of the ZGW stand-in: what a zaaksysteem, a gateway or a network does now and then."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from simulator.zaaksysteem.zgw_bericht import Antwoord, Geweigerd, Vraag

_BIG = 8 * 1024 * 1024
_ELDERS = "http://127.0.0.1:9/elders/"


class ZgwFout(StrEnum):
    """Before the work: the request changes nothing. `NA_*`: it is done, and the answer goes wrong."""

    TRAAG = "traag"
    STORING = "storing"
    STORING_HTML = "storing-html"
    TE_DRUK = "te-druk"
    GEEN_RECHT = "geen-recht"
    VERBODEN_HTML = "verboden-html"
    NIET_INGELOGD = "niet-ingelogd"
    DOORVERWIJZING = "doorverwijzing"
    ANDERE_API = "andere-api"
    NA_WEG = "na-weg"  # commit, then hang up
    NA_HALF = "na-half"
    NA_STORING = "na-storing"
    NA_HTML = "na-html"
    NA_LEEG = "na-leeg"
    NA_TE_GROOT = "na-te-groot"
    NA_ANDERE_HOST = "na-andere-host"
    NA_GEEN_OBJECT = "na-geen-object"


@dataclass(frozen=True, slots=True)
class Stand:
    """`methode`, `bron` (as `rollen`): on which requests it works; empty: on every one."""

    fout: ZgwFout
    aantal: int = 1
    seconden: float = 15.0
    methode: str = ""
    bron: str = ""

    def fits(self, vraag: Vraag) -> bool:
        return self.methode in {"", vraag.method} and self.bron in {"", *vraag.path.split("/")}


class Schakelaar:
    """Safe under threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stand: Stand | None = None

    def arm(self, stand: Stand | None) -> None:
        with self._lock:
            self._stand = stand

    def look(self) -> Stand | None:
        with self._lock:
            return self._stand

    def take(self, vraag: Vraag) -> Stand | None:
        with self._lock:
            stand = self._stand
            if stand is None or not stand.fits(vraag):
                return None
            self._stand = replace(stand, aantal=stand.aantal - 1) if stand.aantal > 1 else None
            return stand


def answer_with(stand: Stand, work: Callable[[], Antwoord], root: str) -> Antwoord:
    """The answer as the switch wants it; `work` does what was asked."""
    if stand.fout is ZgwFout.TRAAG:
        time.sleep(stand.seconden)
        return work()
    if stand.fout in _BEFORE:
        return _BEFORE[stand.fout]
    return _after(stand.fout, work(), root)


def _after(fout: ZgwFout, good: Antwoord, root: str) -> Antwoord:
    elsewhere = good.body.replace(json.dumps(root)[1:-1].encode(), _ELDERS.encode())
    return {
        ZgwFout.NA_WEG: replace(good, drop="alles"),
        ZgwFout.NA_HALF: replace(good, drop="helft"),
        ZgwFout.NA_STORING: Antwoord(500, b"{}"),
        ZgwFout.NA_HTML: Antwoord(good.status, _HTML, "text/html"),
        ZgwFout.NA_LEEG: Antwoord(good.status, b""),
        ZgwFout.NA_TE_GROOT: replace(good, body=good.body + b" " * _BIG),
        ZgwFout.NA_ANDERE_HOST: replace(good, body=elsewhere),
        ZgwFout.NA_GEEN_OBJECT: replace(good, body=b'"ja"'),
    }[fout]


_HTML = b"<!doctype html><title>Onderhoud</title><p>Even geduld.</p>"
_BEFORE = {
    ZgwFout.STORING: Geweigerd(500, "error").answer(),
    ZgwFout.STORING_HTML: Antwoord(503, _HTML, "text/html"),
    ZgwFout.TE_DRUK: Antwoord(429, b"{}", headers={"Retry-After": "30"}),
    ZgwFout.GEEN_RECHT: Geweigerd(403, "permission_denied").answer(),
    ZgwFout.VERBODEN_HTML: Antwoord(403, _HTML, "text/html"),
    ZgwFout.NIET_INGELOGD: Antwoord(401, _HTML, "text/html"),
    ZgwFout.DOORVERWIJZING: Antwoord(307, b"", headers={"Location": _ELDERS}),
    ZgwFout.ANDERE_API: Antwoord(200, b"[]", headers={"API-version": "2.0.0"}),
}
