"""What Beeldpas asks of a zaaksysteem. Every adapter keeps to this; `settings.ZAAKSYSTEEM` names one.

The worker calls these at least once: each `ensure_` looks before it makes, so that a second call with
the same opdracht gives the same reference and makes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Protocol, cast
from uuid import UUID

from begrippen.bsn import Bsn
from begrippen.deel import Deel
from begrippen.niveau import Betrouwbaarheidsniveau


@dataclass(frozen=True, slots=True)
class Betrokkene:
    """Somebody else in the call than the initiator and who acts for them. `machtiging`: as in `ZaakOpdracht`."""

    bsn: Bsn
    deel: Deel
    machtiging: str = ""


@dataclass(frozen=True, slots=True)
class ZaakOpdracht:
    """`bestaand`: the zaak must be there already; otherwise it is made.

    `initiator`: None only with `bestaand`, for a proof whose BSN was wiped: whose zaak it is, is then not looked at.
    `niveau`, `flow` and `moment` (aware, of the login): how the initiator was identified, for a zaaksysteem that
    keeps it beside the proof. A caller that does not know leaves them out.
    """

    zaaknummer: str
    dienst_slug: str
    dienst_naam: str
    bestaand: bool
    initiator: Bsn | None
    niveau: Betrouwbaarheidsniveau | None = None
    flow: str = ""
    moment: datetime | None = None
    gemachtigde: Bsn | None = None
    machtiging: str = ""
    anderen: tuple[Betrokkene, ...] = ()

    @property
    def in_zaak(self) -> tuple[Betrokkene, ...]:
        """Who of the others gets a place in the zaak: an interpreter stands in the proof alone."""
        return tuple(ander for ander in self.anderen if ander.deel is not Deel.TOLK)


@dataclass(frozen=True, slots=True)
class DocumentOpdracht:
    """A PDF. `identificatie` is ours and unique; `sha256` is the lower-case hex digest of `inhoud`.

    `dienst_slug`: whose documenttype it gets, where the zaaksysteem has types.
    """

    identificatie: UUID
    zaaknummer: str
    titel: str
    bestandsnaam: str
    inhoud: bytes = field(repr=False)
    sha256: str
    dienst_slug: str = ""


class Documentplek(StrEnum):
    """Where a document of ours stands. `IN_ZAAK` also when it may be on its way there, and we cannot tell."""

    NERGENS = "nergens"
    LOS = "los"
    IN_ZAAK = "in-zaak"


class ZaaksysteemFout(Exception):
    """`reason` is a fixed code; `permanent` says that trying again makes no sense."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent


class Zaaksysteem(Protocol):
    """All methods raise `ZaaksysteemFout` and nothing else for what the other side does."""

    def take_zaaknummer(self, *, now: datetime) -> str:
        """A number nobody else gets: year in the Netherlands and a sequence, as `2026-37131`."""

    def zaak_exists(self, *, zaaknummer: str) -> bool: ...

    def check_zaak(self, opdracht: ZaakOpdracht) -> None:
        """Would `ensure_zaak` take this opdracht? Changes nothing."""

    def ensure_zaak(self, opdracht: ZaakOpdracht, *, now: datetime) -> str:
        """Returns the reference of the zaak."""

    def ensure_document(self, opdracht: DocumentOpdracht, *, now: datetime) -> str:
        """Returns the reference of the document, which does not stand in the zaak yet."""

    def ensure_koppeling(self, *, zaak_ref: str, document_ref: str, now: datetime) -> None:
        """Put the document in the zaak."""

    def document_plek(self, *, identificatie: UUID) -> Documentplek:
        """Where the document with our `identificatie` stands now. Changes nothing."""

    def mark_betwist(self, *, zaak_ref: str, document_ref: str, betwist_op: datetime, now: datetime) -> None:
        """Say in the zaak that the person in whose name the proof stands disputes it. Twice is one outcome."""


@cache
def load_zaaksysteem(path: str) -> Zaaksysteem:
    """`path`: dotted path of a class without arguments. Raises `ImportError` or `AttributeError`."""
    module, _, name = path.rpartition(".")
    return cast(Zaaksysteem, getattr(import_module(module), name)())
