"""The only writer of diensten beside the planned raises: each change is written down with who and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from begrippen.flow import BsnOpBewijs, Codecontrole, Getalcontrole
from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.taal import Taal
from begrippen.zaakwoord import Zaakwoord
from diensten.door import AnderWasEerst, Door
from diensten.gebeurd import niveau_gezet
from diensten.instellingen import ALLE_TALEN, Stand, Volgorde
from diensten.models import GEMAAKT, VROEGER_ACTIEF, Dienst, Wijziging
from diensten.verhoging.ingaan import settle, waiting
from diensten.voorstellen.indienen import Gedaan, number, propose, waits
from diensten.voorstellen.models import Onderwerp, Voorstel

__all__ = [
    "VAN_TWEE",
    "VELDEN",
    "AnderWasEerst",
    "DienstGegevens",
    "Door",
    "SlugBestaat",
    "VerhogingGepland",
    "asks_another",
    "change_dienst",
    "create_dienst",
    "gegevens_of",
    "rename",
    "replaces_proposal",
    "was_ever_active",
    "words_of",
    "write_down",
]
VAN_TWEE = ("naam", "omschrijving")  # what inwoners read before they log in


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


def change_dienst(
    *,
    dienst: Dienst,
    versie: int,
    gegevens: DienstGegevens,
    door: Door,
    now: datetime,
    saw_proposal: bool = True,
) -> Gedaan:
    """Store `gegevens` if the dienst still stands at `versie`.

    Another name or description of a dienst that was ever active becomes a proposal, and the rest is stored. That
    counts as a change too: who opened the page before it is told. `saw_proposal`: the page at `versie` showed what
    waited; when it did not, nothing takes the place of that.

    Raises `AnderWasEerst`, `WachtAl`, `VerhogingGepland`, and then nothing is stored. A raise whose day has come is
    written first, so that nobody stores the old way over it.
    """
    settle(now=now, dienst_id=dienst.pk)
    with transaction.atomic():
        before = Dienst.objects.select_for_update().get(pk=dienst.pk)
        if before.versie != versie:
            raise AnderWasEerst
        if before.niveau != gegevens.niveau and waiting().filter(dienst=before).exists():
            raise VerhogingGepland
        alone, asked = _parted(before, gegevens)
        voorstel = None
        if asked is not None:
            voorstel = _propose(before, asked, saw_proposal=saw_proposal, door=door, now=now)
        changed = _write_down(dienst=before, gegevens=alone, door=door, now=now)
        if changed or voorstel is not None:
            Dienst.objects.filter(pk=dienst.pk).update(
                versie=F("versie") + 1, gewijzigd_op=now, **_as_dict(alone)
            )
    return Gedaan(changed, voorstel)


def was_ever_active(dienst: Dienst) -> bool:
    """From then on inwoners know it by its name. Stopping it, or making a draft of it, takes nothing of that back."""
    if dienst.stand != Stand.CONCEPT:
        return True
    return Wijziging.objects.filter(dienst=dienst, veld__in=("stand", VROEGER_ACTIEF)).exists()


def words_of(dienst: Dienst) -> dict[str, str]:
    return {veld: getattr(dienst, veld) for veld in VAN_TWEE}


def rename(*, dienst: Dienst, woorden: Mapping[str, str], door: Door, now: datetime) -> None:
    """What two people agreed on. Inside the transaction of the approval, with the row of the dienst locked."""
    write_down(dienst=dienst, van=words_of(dienst), naar=woorden, door=door, now=now)
    Dienst.objects.filter(pk=dienst.pk).update(versie=F("versie") + 1, gewijzigd_op=now, **woorden)


def asks_another(dienst: Dienst, gegevens: DienstGegevens) -> bool:
    """Whether another person has to approve some of this."""
    return _parted(dienst, gegevens)[1] is not None


def replaces_proposal(dienst: Dienst, gegevens: DienstGegevens) -> bool:
    """Whether this would take the place of other words that wait for another person."""
    asked, waiting_words = _parted(dienst, gegevens)[1], waits(Onderwerp.DIENST, dienst)
    return asked is not None and waiting_words is not None and waiting_words.inhoud != asked


def _parted(dienst: Dienst, gegevens: DienstGegevens) -> tuple[DienstGegevens, dict[str, str] | None]:
    """What one person may store, and what is a proposal; None when the words stay, or may still change freely."""
    wanted = {veld: getattr(gegevens, veld) for veld in VAN_TWEE}
    if words_of(dienst) == wanted or not was_ever_active(dienst):
        return gegevens, None
    return replace(gegevens, naam=dienst.naam, omschrijving=dienst.omschrijving), wanted


def _propose(
    dienst: Dienst, woorden: dict[str, str], *, saw_proposal: bool, door: Door, now: datetime
) -> Voorstel | None:
    na = number(Onderwerp.DIENST, dienst) if saw_proposal else None  # as it is at this version of the dienst
    stands = words_of(dienst)
    return propose(
        onderwerp=Onderwerp.DIENST, dienst=dienst, inhoud=woorden, eerder=stands, na=na, door=door, now=now
    )


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
