"""The zaaksysteem of a gemeente, over the ZGW APIs. A reference is the address that the zaaksysteem gave."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import UUID

from verkeer.tijdslimiet import within
from zaken.koppeling import Keuzes, Koppeling, koppeling_of
from zaken.register import Register
from zaken.zaaksysteem import DocumentOpdracht, Documentplek, ZaakOpdracht, ZaaksysteemFout
from zaken.zgw import instelling as ingesteld
from zaken.zgw.api import Api, JsonObject, text
from zaken.zgw.catalogus import Catalogus, Documenttype
from zaken.zgw.document import (
    Bestand,
    Documenten,
    ensure_melding,
    ensure_relation,
    mark_relation,
    places_of,
    refuse_other_content,
    relation_of,
)
from zaken.zgw.fouten import GEEN_RECHT
from zaken.zgw.keuzes import keuzes_of
from zaken.zgw.zaak import Zaken, day

_STALE = {"zaaktype-geweigerd", "zaaktype-concept", "documenttype-geweigerd", "roltype-geweigerd"}


class Zgw:
    """Safe under threads: one instance serves a process, and keeps what the catalogue said."""

    def __init__(self, instelling: ingesteld.ZgwInstelling | None = None) -> None:
        self._instelling = instelling or ingesteld.instelling()
        self._zaken_api = Api(self._instelling.zaken_url, self._instelling, crs=True)
        catalogi_api = Api(self._instelling.catalogi_url, self._instelling)
        documenten_api = Api(self._instelling.documenten_url, self._instelling)
        self._apis = {"zaken": self._zaken_api, "documenten": documenten_api, "catalogi": catalogi_api}
        self._catalogus = Catalogus(
            catalogi_api,
            catalogus_url=self._instelling.catalogus_url,
            cache_seconds=self._instelling.cache_seconds,
        )
        self._zaken = Zaken(self._zaken_api, self._catalogus, self._instelling)
        self._documenten = Documenten(documenten_api, self._instelling)
        self._rights: dict[tuple[str, str], float] = {}
        self._lock = threading.Lock()

    @property
    def versies(self) -> dict[str, str]:
        """What each API said last about its version; empty for one that was not asked yet."""
        return {naam: api.versie for naam, api in self._apis.items()}

    def take_zaaknummer(self, *, now: datetime) -> str:
        """Out of our own numbers: somebody waits, and the zaaksysteem may be down."""
        return Register().take_zaaknummer(now=now)

    def zaak_exists(self, *, zaaknummer: str) -> bool:
        with self._step():
            return self._zaken.find(zaaknummer) is not None

    def check_zaak(self, opdracht: ZaakOpdracht) -> None:
        with self._step():
            zaak = self._zaken.find(opdracht.zaaknummer)
            if zaak is not None:
                self._check_open(zaak, opdracht, now=datetime.now(UTC))
                if opdracht.initiator is not None:
                    self._zaken.check_initiator(text(zaak, "url"), opdracht.initiator)
            elif opdracht.bestaand:
                raise ZaaksysteemFout("zaak-onbekend", permanent=True)

    def check_koppeling(self, koppeling: Koppeling, *, now: datetime) -> None:
        """Could a new zaak with a proof be made with this mapping today? Asks everything anew, and makes nothing."""
        with self._step():
            self._catalogus.forget()
            zaaktype = self._check_new(koppeling, now=now)
            self._zaken.check_right(zaaktype, vertrouwelijkheid=koppeling.vertrouwelijkheid)
            if self._instelling.eigenschappen:
                self._catalogus.eigenschappen(zaaktype)

    def has_second_role(self, koppeling: Koppeling, *, now: datetime) -> bool:
        """Is there a role for somebody beside the initiator?"""
        with self._step():
            zaaktype = self._catalogus.zaaktype(koppeling.zaaktype, op=day(now))
            return bool(self._catalogus.roltype_ander(zaaktype))

    def keuzes(self, zaaktype: str, *, now: datetime) -> Keuzes:
        """What may be chosen; the two last belong to `zaaktype`, and are empty for one that does not exist."""
        with self._step():
            return keuzes_of(self._apis["catalogi"], self._instelling.catalogus_url, zaaktype, op=day(now))

    def ensure_zaak(self, opdracht: ZaakOpdracht, *, now: datetime) -> str:
        with self._step():
            zaak = self._existing(opdracht, now=now) if opdracht.bestaand else self._new(opdracht, now=now)
            url, zaaktype = text(zaak, "url"), text(zaak, "zaaktype")
            if opdracht.initiator is not None:
                roltype = self._catalogus.roltype_initiator(zaaktype)
                self._zaken.ensure_initiator(url, opdracht, opdracht.initiator, roltype=roltype)
            if opdracht.gemachtigde is not None:
                roltype = self._catalogus.roltype_gemachtigde(zaaktype)
                self._zaken.ensure_gemachtigde(url, opdracht, opdracht.gemachtigde, roltype=roltype)
            for ander in opdracht.in_zaak:
                self._zaken.ensure_ander(url, ander, roltype=self._catalogus.roltype_ander(zaaktype))
            if not opdracht.bestaand:
                statustype = self._catalogus.statustype(zaaktype, _koppeling(opdracht.dienst_slug).statustype)
                self._zaken.ensure_first_status(zaak, statustype.url, moment=opdracht.moment)
            self._zaken.ensure_eigenschappen(zaak, opdracht)
            return url

    def ensure_document(self, opdracht: DocumentOpdracht, *, now: datetime) -> str:
        if hashlib.sha256(opdracht.inhoud).hexdigest() != opdracht.sha256:
            raise ZaaksysteemFout("document-beschadigd", permanent=True)
        with self._step():
            document = self._documenten.find(str(opdracht.identificatie))
            if document is None:
                koppeling = _koppeling(opdracht.dienst_slug)
                document = self._documenten.make(
                    Bestand.of(opdracht),
                    self._documenttype_of(opdracht.zaaknummer, koppeling, now=now),
                    vertrouwelijkheid=koppeling.vertrouwelijkheid,
                    op=day(now),
                )
            refuse_other_content(document, opdracht)
            return text(document, "url")

    def ensure_koppeling(self, *, zaak_ref: str, document_ref: str, now: datetime) -> None:  # noqa: ARG002
        with self._step(), self._closed_zaak(zaak_ref):
            zaak_url = self._zaken_api.own(zaak_ref)
            document_url = self._documenten.api.own(document_ref)
            ensure_relation(self._zaken_api, zaak_url=zaak_url, document_url=document_url)

    def document_plek(self, *, identificatie: UUID) -> Documentplek:
        with self._step():
            document = self._documenten.find(str(identificatie))
            if document is None:
                return Documentplek.NERGENS
            places = places_of(self._zaken_api, document_url=text(document, "url"))
            return Documentplek.IN_ZAAK if places else Documentplek.LOS

    def mark_betwist(self, *, zaak_ref: str, document_ref: str, betwist_op: datetime, now: datetime) -> None:
        """With a document of its own, and at the place of the proof in the zaak: what people look at differs.

        The proof itself stays as it is: it is definitief, and changing it takes rights that we do not ask for.
        """
        with self._step(), self._closed_zaak(zaak_ref):
            zaak_url = self._zaken_api.own(zaak_ref)
            document = self._documenten.api.get(document_ref)
            place = relation_of(self._zaken_api, zaak_url=zaak_url, document_url=text(document, "url"))
            melding = ensure_melding(self._documenten, document=document, betwist_op=betwist_op, now=now)
            titel = "Melding van de inwoner"
            ensure_relation(self._zaken_api, zaak_url=zaak_url, document_url=melding, titel=titel)
            mark_relation(self._zaken_api, place, betwist_op=betwist_op)

    def _new(self, opdracht: ZaakOpdracht, *, now: datetime) -> JsonObject:
        koppeling = _koppeling(opdracht.dienst_slug)
        zaaktype = self._check_new(koppeling, now=now)
        self._zaken.eigenschappen_of(opdracht, zaaktype=zaaktype)
        return self._zaken.ensure(opdracht, koppeling, zaaktype=zaaktype, now=now)

    def _check_new(self, koppeling: Koppeling, *, now: datetime) -> str:
        """All that can be known before the first write. Returns the zaaktype."""
        zaaktype = self._catalogus.zaaktype(koppeling.zaaktype, op=day(now))
        self._catalogus.roltype_initiator(zaaktype)
        self._catalogus.statustype(zaaktype, koppeling.statustype)
        soort = self._catalogus.documenttype(zaaktype, koppeling.informatieobjecttype, op=day(now))
        self._check_right(soort, koppeling)
        return zaaktype

    def _check_right(self, soort: Documenttype, koppeling: Koppeling) -> None:
        """Asked anew when the catalogue would be."""
        if not self._instelling.rechtentoets:
            return
        key = (soort.url, koppeling.vertrouwelijkheid)
        with self._lock:
            known = time.monotonic() < self._rights.get(key, 0.0)
        if not known:
            self._documenten.check_right(soort, vertrouwelijkheid=koppeling.vertrouwelijkheid)
            with self._lock:
                self._rights[key] = time.monotonic() + self._instelling.cache_seconds

    def _existing(self, opdracht: ZaakOpdracht, *, now: datetime) -> JsonObject:
        zaak = self._zaken.find(opdracht.zaaknummer)
        if zaak is None:
            raise ZaaksysteemFout("zaak-onbekend", permanent=True)
        self._check_open(zaak, opdracht, now=now)
        return zaak

    def _check_open(self, zaak: JsonObject, opdracht: ZaakOpdracht, *, now: datetime) -> None:
        """A zaak that takes a document of this dienst."""
        if zaak.get("einddatum"):
            raise ZaaksysteemFout("zaak-gesloten", permanent=True)
        koppeling, zaaktype = _koppeling(opdracht.dienst_slug), text(zaak, "zaaktype")
        soort = self._catalogus.documenttype(zaaktype, koppeling.informatieobjecttype, op=day(now))
        self._check_right(soort, koppeling)
        self._zaken.eigenschappen_of(opdracht, zaaktype=zaaktype)

    def _documenttype_of(self, zaaknummer: str, koppeling: Koppeling, *, now: datetime) -> Documenttype:
        """Of the zaak as it is: its zaaktype may be an older version than today's."""
        zaak = self._zaken.find(zaaknummer)
        if zaak is None:
            raise ZaaksysteemFout("zaak-onbekend", permanent=True)
        return self._catalogus.documenttype(
            text(zaak, "zaaktype"), koppeling.informatieobjecttype, op=day(now)
        )

    @contextmanager
    def _step(self) -> Iterator[None]:
        """One limit of time for all its calls; a catalogue that proves old is asked anew next time."""
        with within(self._instelling.seconds):
            try:
                yield
            except ZaaksysteemFout as fout:
                if fout.reason in _STALE:
                    self._catalogus.forget()
                raise

    @contextmanager
    def _closed_zaak(self, zaak_ref: str) -> Iterator[None]:
        """A closed zaak answers as if we had no right; say which of the two it is."""
        try:
            yield
        except ZaaksysteemFout as fout:
            if fout.reason == GEEN_RECHT and self._zaken_api.get(zaak_ref).get("einddatum"):
                raise ZaaksysteemFout("zaak-gesloten", permanent=True) from None
            raise


def _koppeling(dienst_slug: str) -> Koppeling:
    """Raises `zaaktype-niet-ingesteld`."""
    found = koppeling_of(dienst_slug)
    if found is None:
        raise ZaaksysteemFout("zaaktype-niet-ingesteld", permanent=True)
    return found
