"""Fault switches of the BRP stand-in: what a gateway, the BRP behind it or a network does now and then."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from simulator.brp.bericht import Antwoord, Geweigerd

_BIG = 4 * 1024 * 1024
_ELDERS = "http://127.0.0.1:9/elders"


class BrpSchakelaar(StrEnum):
    TRAAG = "traag"
    STORING = "storing"
    NIET_BESCHIKBAAR = "niet-beschikbaar"
    STORING_HTML = "storing-html"
    TE_DRUK = "te-druk"
    GEEN_RECHT = "geen-recht"
    VERBODEN_HTML = "verboden-html"
    NIET_INGELOGD = "niet-ingelogd"
    VORM = "vorm"
    DOORVERWIJZING = "doorverwijzing"
    WEG = "weg"
    HALF = "half"
    HTML = "html"
    LEEG = "leeg"
    TE_GROOT = "te-groot"
    GEEN_OBJECT = "geen-object"
    ANDERE_PERSOON = "andere-persoon"
    TWEE_PERSONEN = "twee-personen"
    NIEUWE_VELDEN = "nieuwe-velden"


@dataclass(frozen=True, slots=True)
class Stand:
    fout: BrpSchakelaar
    aantal: int = 1
    seconden: float = 15.0


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

    def take(self) -> Stand | None:
        with self._lock:
            stand = self._stand
            if stand is not None:
                self._stand = replace(stand, aantal=stand.aantal - 1) if stand.aantal > 1 else None
            return stand


def answer_with(stand: Stand, work: Callable[[], Antwoord]) -> Antwoord:
    """The answer as the switch wants it; `work` does what was asked."""
    if stand.fout is BrpSchakelaar.TRAAG:
        time.sleep(stand.seconden)
        return work()
    if stand.fout in _INSTEAD:
        return _INSTEAD[stand.fout]
    return _spoil(stand.fout, work())


def _spoil(fout: BrpSchakelaar, good: Antwoord) -> Antwoord:
    if fout in {BrpSchakelaar.WEG, BrpSchakelaar.HALF}:
        return replace(good, drop="alles" if fout is BrpSchakelaar.WEG else "helft")
    if fout is BrpSchakelaar.TE_GROOT:
        return replace(good, body=good.body + b" " * _BIG)
    if good.status != 200:
        return good
    answer = json.loads(good.body)
    for row in answer["personen"]:
        if fout is BrpSchakelaar.ANDERE_PERSOON:
            row["burgerservicenummer"] = "999999011"
        if fout is BrpSchakelaar.NIEUWE_VELDEN:
            row |= {"nieuw": {"diep": [1, None]}, "gezag": [{"type": "NieuwGezag", "minderjarige": {}}]}
            row.setdefault("geboorte", {})["datum"] = {"type": "Eeuwdatum", "eeuw": 20, "langFormaat": "eeuw"}
    if fout is BrpSchakelaar.TWEE_PERSONEN:
        answer["personen"] *= 2
    return replace(good, body=json.dumps(answer | {"nieuw": True}).encode())


_HTML = b"<!doctype html><title>Onderhoud</title><p>Even geduld.</p>"
_INSTEAD = {
    BrpSchakelaar.STORING: Geweigerd(500, "serverError").answer(),
    BrpSchakelaar.NIET_BESCHIKBAAR: Geweigerd(503, "notAvailable").answer(),
    BrpSchakelaar.STORING_HTML: Antwoord(502, _HTML, "text/html"),
    BrpSchakelaar.TE_DRUK: Geweigerd(429, "tooManyRequests").answer(),
    BrpSchakelaar.GEEN_RECHT: Geweigerd(403, "unauthorizedField").answer(),
    BrpSchakelaar.VERBODEN_HTML: Antwoord(403, _HTML, "text/html"),
    BrpSchakelaar.NIET_INGELOGD: Geweigerd(401, "authentication").answer(),
    BrpSchakelaar.VORM: Geweigerd(406, "notAcceptable").answer(),
    BrpSchakelaar.DOORVERWIJZING: Antwoord(307, b"", headers={"Location": _ELDERS}),
    BrpSchakelaar.HTML: Antwoord(200, _HTML, "text/html"),
    BrpSchakelaar.LEEG: Antwoord(200, b""),
    BrpSchakelaar.GEEN_OBJECT: Antwoord(200, b'["ja"]'),
}
