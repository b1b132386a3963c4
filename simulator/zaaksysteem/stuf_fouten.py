"""The fault switches of the StUF stand-in: each makes one genuine answer wrong in exactly one way."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from enum import StrEnum


class StufFout(StrEnum):
    """The name of a switch. `FO` answers with the code that goes with it."""

    FO = "fo"
    WEG = "weg"  # the connection breaks before anything is done
    VERWERKT_EN_WEG = "verwerkt-en-weg"  # it is done, and the answer does not arrive
    UITGESTELD = "uitgesteld"  # a Bv03, and nothing is done until the queue is
    TRAAG = "traag"
    HTTP_403 = "http-403"
    HTTP_503 = "http-503"
    HTML = "html"
    OMLEIDING = "omleiding"
    HALF = "half"
    TE_GROOT = "te-groot"
    SOAP_FOUT = "soap-fout"
    ANDERE_CROSSREF = "andere-crossref"
    ANDER_BERICHT = "ander-bericht"
    XXE = "xxe"
    LACHERS = "billion-laughs"
    INGEPAKT = "ingepakt"  # Content-Encoding: gzip


@dataclass(frozen=True, slots=True)
class Stand:
    """`soort`: works on this message only; empty: on every one. `code`: of a foutbericht."""

    fout: StufFout
    aantal: int = 1
    soort: str = ""
    code: str = "058"
    seconden: float = 15.0


class Schakelaar:
    """The armed switch. Safe under threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stand: Stand | None = None

    def arm(self, stand: Stand | None) -> None:
        with self._lock:
            self._stand = stand

    def look(self) -> Stand | None:
        with self._lock:
            return self._stand

    def take(self, soort: str) -> Stand | None:
        """What works on this message; each time counts once."""
        with self._lock:
            stand = self._stand
            if stand is None or stand.soort not in {"", soort}:
                return None
            self._stand = replace(stand, aantal=stand.aantal - 1) if stand.aantal > 1 else None
            return stand
