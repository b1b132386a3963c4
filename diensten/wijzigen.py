"""The only writer of diensten beside the planned raises: each change is written down with who and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from begrippen.flow import BsnOpBewijs, Codecontrole, Getalcontrole
from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.taal import Taal
from begrippen.zaakwoord import Zaakwoord
from diensten.gebeurd import niveau_gezet
from diensten.instellingen import ALLE_TALEN, Stand, Volgorde
from diensten.models import GEMAAKT, Dienst, Wijziging
from diensten.verhoging.ingaan import settle, waiting


@dataclass(frozen=True, slots=True)
class Door:
    """Who makes the change: a medewerker, or a command without an id."""

    naam: str
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class DienstGegevens:
    """Everything a beheerder sets; the field names are those of `Dienst`."""

    naam: str
    omschrijving: str
    stand: str = Stand.ACTIEF.value
    flow_nieuw: bool = True
    flow_bekend: bool = True
    flow_ambtenaar: bool = True
    staande_link: bool = False
    niveau: int = int(Betrouwbaarheidsniveau.MIDDEN)
    aansluiting: str = ""
    service_uuid: str = ""
    codecontrole: str = Codecontrole.INVOEREN.value
    volgorde: str = Volgorde.CODE_EERST.value
    getalcontrole: str = Getalcontrole.KIEZEN.value
    wederzijds: bool = False
    gespreksnummer_vragen: bool = False
    link_minuten: int = 10
    code_minuten: int = 60
    bewaar_minuten: int = 60
    zaak_verplicht: bool = True
    bsn_op_bewijs: str = BsnOpBewijs.LAATSTE_VIER.value
    code_in_zaak: bool = False
    zaakwoord: str = Zaakwoord.ZAAK.value
    taal: str = Taal.NEDERLANDS.value
    talen: str = ALLE_TALEN
    brp_doelbinding: str = ""
    brp_verwerking: str = ""
    brp_gezag: bool = False
    contactmoment: bool = False
    samen: str = ""


VELDEN = tuple(field.name for field in fields(DienstGegevens))


def gegevens_of(dienst: Dienst) -> DienstGegevens:
    """As they stand now."""
    return DienstGegevens(**{veld: getattr(dienst, veld) for veld in VELDEN})


class SlugBestaat(Exception):
    """Another dienst has this slug."""


class AnderWasEerst(Exception):
    """Somebody changed the dienst after this beheerder opened it."""


class VerhogingGepland(Exception):
    """The way to log in cannot be changed while a raise of it is planned."""


def create_dienst(*, slug: str, gegevens: DienstGegevens, door: Door, now: datetime) -> Dienst:
    """Raises `SlugBestaat`; a value that the database refuses raises `IntegrityError`."""
    if Dienst.objects.filter(slug=slug).exists():
        raise SlugBestaat
    try:
        with transaction.atomic():
            dienst = Dienst.objects.create(slug=slug, gewijzigd_op=now, **_as_dict(gegevens))
            Wijziging.objects.create(
                dienst=dienst, moment=now, door=door.naam, door_id=door.id, veld=GEMAAKT, naar=gegevens.naam
            )
    except IntegrityError:
        # Two people made the same dienst at once: the unique index let one of them in.
        if Dienst.objects.filter(slug=slug).exists():
            raise SlugBestaat from None
        raise
    return dienst


def change_dienst(*, dienst: Dienst, versie: int, gegevens: DienstGegevens, door: Door, now: datetime) -> int:
    """Store `gegevens` if the dienst still stands at `versie`. Returns how many fields changed.

    Raises `AnderWasEerst`, `VerhogingGepland`, and then nothing is stored. A raise whose day has come is written
    first, so that nobody stores the old way over it.
    """
    settle(now=now, dienst_id=dienst.pk)
    with transaction.atomic():
        before = Dienst.objects.select_for_update().get(pk=dienst.pk)
        if before.versie != versie:
            raise AnderWasEerst
        if before.niveau != gegevens.niveau and waiting().filter(dienst=before).exists():
            raise VerhogingGepland
        changed = _write_down(dienst=before, gegevens=gegevens, door=door, now=now)
        if changed:
            Dienst.objects.filter(pk=dienst.pk).update(
                versie=F("versie") + 1, gewijzigd_op=now, **_as_dict(gegevens)
            )
    return changed


def _as_dict(gegevens: DienstGegevens) -> dict[str, str | int | bool]:
    return {veld: getattr(gegevens, veld) for veld in VELDEN}


def _write_down(*, dienst: Dienst, gegevens: DienstGegevens, door: Door, now: datetime) -> int:
    """One row for each field in which `gegevens` differs from `dienst`."""
    van, naar = _as_dict(gegevens_of(dienst)), _as_dict(gegevens)
    if gegevens.niveau != dienst.niveau:
        niveaus = {"van": dienst.niveau_gevraagd, "naar": Betrouwbaarheidsniveau(gegevens.niveau)}
        niveau_gezet.send(sender=Dienst, dienst=dienst, door=door, now=now, **niveaus)
    return write_down(dienst=dienst, van=van, naar=naar, door=door, now=now)


def write_down(
    *, dienst: Dienst, van: Mapping[str, object], naar: Mapping[str, object], door: Door, now: datetime
) -> int:
    """One row in the change log for each field that differs; the number of them. Inside the transaction of the change.

    Both have the same fields: those of `VELDEN`, or of what is kept elsewhere (`diensten.elders`).
    """
    texts = [(veld, str(van[veld]), str(naar[veld])) for veld in naar]
    rows = [
        Wijziging(dienst=dienst, moment=now, door=door.naam, door_id=door.id, veld=veld, van=was, naar=is_)
        for veld, was, is_ in texts
        if was != is_
    ]
    return len(Wijziging.objects.bulk_create(rows))
