"""One step with the zaaksysteem: kept, sent, answered, and what the answer means for the next time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from lxml import etree

from zaken.stuf.antwoord import (
    BESTAAT_AL,
    DUBBEL,
    Details,
    Geweigerd,
    read_bevestiging,
    read_details,
    read_documenten,
    read_nummer,
)
from zaken.stuf.bericht import Soort, Stuur, details_bericht, lijst_bericht, nummer_bericht
from zaken.stuf.instelling import Instelling
from zaken.stuf.stap import StufStap, begin, finish, renew, sending, times_sent
from zaken.stuf.zenden import send
from zaken.zaaksysteem import ZaaksysteemFout

_ANDER = "stuf-andere-bezorger"  # another worker is further: look again
Bouwer = Callable[[Stuur, dict[str, Any]], etree._Element]


@dataclass(frozen=True, slots=True)
class Gesprek:
    """With one zaaksysteem, at one moment. All methods raise `ZaaksysteemFout`."""

    instelling: Instelling
    now: datetime

    def new_zaaknummer(self) -> str:
        """Not kept: a number that did not reach us is not used."""
        stuur = self._stuur(uuid4(), self.now)
        try:
            body = self._send(nummer_bericht(Soort.ZAAKNUMMER, stuur), Soort.ZAAKNUMMER)
            return read_nummer(body, soort=Soort.ZAAKNUMMER, referentienummer=stuur.referentienummer)
        except Geweigerd as fout:
            raise _fout(fout) from None

    def details(self, zaaknummer: str) -> Details | None:
        """Only where there is an address for questions."""
        stuur = self._stuur(uuid4(), self.now)
        try:
            body = self._send(details_bericht(zaaknummer, stuur), Soort.DETAILS)
            return read_details(body, zaaknummer=zaaknummer, referentienummer=stuur.referentienummer)
        except Geweigerd as fout:
            if fout.code == "064":
                return None
            raise _fout(fout) from None

    def documenten(self, zaaknummer: str) -> frozenset[str]:
        """The numbers of what stands in the zaak; only where there is an address for questions."""
        stuur = self._stuur(uuid4(), self.now)
        try:
            body = self._send(lijst_bericht(zaaknummer, stuur), Soort.LIJST)
            return read_documenten(body, zaaknummer=zaaknummer, referentienummer=stuur.referentienummer)
        except Geweigerd as fout:
            if fout.code == "064":
                return frozenset()
            raise _fout(fout) from None

    def documentnummer(self, sleutel: str) -> str:
        """The number for our document `sleutel`, the same one each time."""
        stap = begin(sleutel=sleutel, soort=Soort.DOCUMENTNUMMER, vast={}, now=self.now)
        if stap.gelukt_op is None:
            try:
                self._ask_nummer(stap)
            except Geweigerd as fout:
                raise self._refused(stap, fout) from None
        return stap.uitkomst

    def _ask_nummer(self, stap: StufStap) -> None:
        if not sending(stap):
            raise ZaaksysteemFout(_ANDER, permanent=False)
        bericht = nummer_bericht(Soort.DOCUMENTNUMMER, self._stuur(stap.referentienummer, stap.tijdstip))
        body = self._send(bericht, Soort.DOCUMENTNUMMER)
        nummer = read_nummer(body, soort=Soort.DOCUMENTNUMMER, referentienummer=stap.referentienummer)
        finish(stap, uitkomst=nummer, now=self.now)

    def notify(
        self, sleutel: str, soort: Soort, *, uitkomst: str, vast: dict[str, Any], build: Bouwer
    ) -> StufStap:
        """A kennisgeving that arrives once. `build` makes the message of what is kept; the same each time."""
        stap = begin(sleutel=sleutel, soort=soort, vast=vast, now=self.now)
        if stap.gelukt_op is not None:
            return stap
        if not sending(stap):
            raise ZaaksysteemFout(_ANDER, permanent=False)
        bericht = build(self._stuur(stap.referentienummer, stap.tijdstip), stap.vast)
        try:
            read_bevestiging(self._send(bericht, soort), referentienummer=stap.referentienummer)
        except Geweigerd as fout:
            # The number is ours alone. That it is known can only mean that an earlier sending did arrive.
            if fout.code != DUBBEL or times_sent(stap) < 2:
                raise self._refused(stap, fout) from None
        finish(stap, uitkomst=uitkomst, now=self.now)
        return stap

    def _refused(self, stap: StufStap, fout: Geweigerd) -> ZaaksysteemFout:
        """After a no the next message gets a number of its own, or the old no would come back.

        Not while an earlier sending is open and the zaaksysteem only says that it is out of order: the message may
        be in, and must stay the same. A number that was asked for and got lost is asked for anew.
        """
        sent = times_sent(stap)
        if sent == 0:
            return ZaaksysteemFout(_ANDER, permanent=False)
        if not fout.tijdelijk or sent == 1:
            renew(stap, now=self.now)
        if fout.code == BESTAAT_AL and stap.ongewis and stap.soort == Soort.DOCUMENT:
            return ZaaksysteemFout("stuf-misschien-in-zaak", permanent=True)
        lost_number = fout.code == DUBBEL and stap.soort == Soort.DOCUMENTNUMMER
        return ZaaksysteemFout(f"stuf-{fout.code}", permanent=False) if lost_number else _fout(fout)

    def _stuur(self, referentienummer: UUID, tijdstip: datetime) -> Stuur:
        own = self.instelling
        return Stuur(own.versie, own.zender, own.ontvanger, referentienummer, tijdstip)

    def _send(self, bericht: etree._Element, soort: Soort) -> bytes:
        return send(bericht, soort, instelling=self.instelling, now=self.now)


def _fout(fout: Geweigerd) -> ZaaksysteemFout:
    return ZaaksysteemFout(f"stuf-{fout.code}", permanent=not fout.tijdelijk)
