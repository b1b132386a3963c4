"""What the pages of the register show, and what they write down about who looked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction

from begrippen.bsn import Bsn
from kluis.register import unseal
from kluis.zegel import ZegelVerbroken
from zaken.models import ZAAKNUMMER, Betrokkene, Document, Inzage, Zaak, Zaakstatus
from zaken.register import document_context, open_betrokkene, open_gemachtigde, open_initiator

_REGISTER = "zaken.register.Register"


@dataclass(frozen=True, slots=True)
class Lezer:
    """The medewerker who looks."""

    naam: str
    id: UUID


@dataclass(frozen=True, slots=True)
class StatusRegel:
    moment: datetime
    naam: str


@dataclass(frozen=True, slots=True)
class DocumentRegel:
    """`omvang` in bytes."""

    identificatie: UUID
    titel: str
    bestandsnaam: str
    omvang: int
    toegevoegd_op: datetime
    betwist_op: datetime | None = None


@dataclass(frozen=True, slots=True)
class BetrokkeneRegel:
    """Somebody else of the call, by the part they played. `bsn` as in `ZaakPagina`."""

    deel: str
    machtiging: str
    bsn: str | None


@dataclass(frozen=True, slots=True)
class ZaakPagina:
    """`initiator`: the last four digits of the BSN behind dots, empty, or None when it is unreadable.

    `gemachtigde`: the same of who acted for the initiator, in the capacity `machtiging`.
    """

    zaaknummer: str
    dienst: str
    geopend_op: datetime
    initiator: str | None
    statussen: tuple[StatusRegel, ...]
    documenten: tuple[DocumentRegel, ...]
    gemachtigde: str | None = ""
    machtiging: str = ""
    betrokkenen: tuple[BetrokkeneRegel, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentInhoud:
    bestandsnaam: str
    inhoud: bytes = field(repr=False)


class DocumentBeschadigd(Exception):
    """What is stored is not what was put in, or cannot be opened."""


def open_zaak(*, zaaknummer: str, lezer: Lezer, now: datetime) -> ZaakPagina | None:
    """The zaak, and a line that `lezer` saw it; `None` when there is none."""
    zaak = Zaak.objects.filter(zaaknummer=zaaknummer).first()
    if zaak is None:
        return None
    Inzage.objects.create(zaak=zaak, door=lezer.naam, door_id=lezer.id, moment=now)
    return ZaakPagina(
        zaaknummer=zaak.zaaknummer,
        dienst=zaak.dienst_naam,
        geopend_op=zaak.geopend_op,
        initiator=_masked(lambda: open_initiator(zaak)),
        gemachtigde=_masked(lambda: open_gemachtigde(zaak)),
        machtiging=zaak.machtiging,
        betrokkenen=tuple(_betrokkenen(zaak)),
        statussen=_statussen(zaak),
        documenten=_documenten(zaak),
    )


def _betrokkenen(zaak: Zaak) -> Iterator[BetrokkeneRegel]:
    for row in Betrokkene.objects.filter(zaak=zaak).select_related("zaak").order_by("id"):
        yield BetrokkeneRegel(row.deel, row.machtiging, _masked(partial(open_betrokkene, row)))


def is_built_in(zaaknummer: str) -> bool:
    """Does the built-in register have pages for a zaak of this number? It has for none when it is not in use."""
    return settings.ZAAKSYSTEEM == _REGISTER and re.fullmatch(ZAAKNUMMER, zaaknummer) is not None


def _masked(read: Callable[[], Bsn | None]) -> str | None:
    try:
        found = read()
    except ZegelVerbroken:
        return None
    return found.masked if found else ""


def _statussen(zaak: Zaak) -> tuple[StatusRegel, ...]:
    rows = zaak.statussen.order_by("id")
    return tuple(StatusRegel(moment=row.moment, naam=str(Zaakstatus.Soort(row.soort).label)) for row in rows)


def _documenten(zaak: Zaak) -> tuple[DocumentRegel, ...]:
    # Without the content: a zaak may hold many documents.
    rows = zaak.documenten.defer("inhoud_versleuteld").order_by("id")
    return tuple(
        DocumentRegel(
            identificatie=row.identificatie,
            titel=row.titel,
            bestandsnaam=row.bestandsnaam,
            omvang=row.omvang,
            toegevoegd_op=row.toegevoegd_op,
            betwist_op=row.betwist_op,
        )
        for row in rows
    )


def open_document(
    *, zaaknummer: str, identificatie: UUID, lezer: Lezer, now: datetime
) -> DocumentInhoud | None:
    """The content, checked by its digest, and a line that `lezer` took it. Raises `DocumentBeschadigd`."""
    with transaction.atomic():
        document = (
            Document.objects.select_related("zaak")
            .filter(zaak__zaaknummer=zaaknummer, identificatie=identificatie)
            .first()
        )
        if document is None or document.zaak is None:
            return None
        Inzage.objects.create(
            zaak=document.zaak, document=document, door=lezer.naam, door_id=lezer.id, moment=now
        )
    try:
        inhoud = unseal(bytes(document.inhoud_versleuteld), context=document_context(identificatie))
    except ZegelVerbroken:
        raise DocumentBeschadigd from None
    if hashlib.sha256(inhoud).hexdigest() != document.sha256:
        raise DocumentBeschadigd
    return DocumentInhoud(bestandsnaam=document.bestandsnaam, inhoud=inhoud)
