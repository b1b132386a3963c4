"""What an ambtenaar, and a colleague, look at before somebody may act for another."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from begrippen.flow import Flow
from begrippen.vertegenwoordiging import Soort
from brp import is_connected
from brp.datum import Datum
from brp.persoon import Opschorting, Persoon
from identification.flow.dossier import open_dossier
from identification.flow.eerst_code import EerstCode, may_see_person
from identification.flow.keuzes import acts_for_nobody
from identification.flow.overgang import AlVerder, door_medewerker
from identification.flow.vertegenwoordigen import VAN_DE_LOGIN, log, put, represented, ruling
from identification.models import Identification
from identification.status import Status
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from machtigen.leeftijd import Geboorte
from machtigen.queries import mogelijke_soorten
from machtigen.rules import Reden
from toezicht.logboek import record
from toezicht.soorten import Soort as Gebeurtenissoort


class SoortNietToegestaan(Exception):
    """The dienst lets nobody come in this capacity."""


class NietTeDoen(Exception):
    """This is nothing to tick off now: it was done, or the rule does not ask it."""


class ToelichtingOntbreekt(Exception):
    """A person decides here, and writes down why."""


# What a tick decides: it needs words, which go onto the proof.
MET_TOELICHTING = frozenset(
    {
        Reden.LEEFTIJD_NAKIJKEN,
        Reden.GEZAG_NIET_OPGEVRAAGD,
        Reden.GEZAG_NIET_TE_BEPALEN,
        Reden.GEZAG_IN_ONDERZOEK,
        Reden.GEZAG_ONDUIDELIJK,
    }
)
LANGSTE_TOELICHTING = 300


def needs_words(row: Identification, reden: Reden) -> bool:
    """Must the ambtenaar write down why? Also who did not ask the BRP while it could be asked."""
    unasked = reden is Reden.PERSOON_NAKIJKEN and is_connected() and row.namens_opgezocht_op is None
    return reden in MET_TOELICHTING or unasked


def check_open(row: Identification, *, now: datetime) -> None:
    """Anything about the other person waits for the code. In flow BEKEND it comes before it: the ambtenaar typed
    whom it is about, and the code asks whether this is who may act for them.

    Raises `EerstCode`, `AlVerder`.
    """
    if row.status != Status.INGELOGD or row.verloopt_op <= now:
        raise AlVerder
    came_alone = row.code_klopt_op is not None and not row.namens_soort
    if row.flow == Flow.BEKEND and came_alone:
        raise AlVerder  # this is the known person, who came for themselves
    if row.flow != Flow.BEKEND and not may_see_person(row):
        raise EerstCode


def check_recordable(row: Identification, soort: Soort, *, now: datetime) -> None:
    """May an ambtenaar record that somebody acts in this capacity? Not beside what the login itself brought.

    Raises `SoortNietToegestaan`, and as `check_open`.
    """
    check_open(row, now=now)
    if row.namens_bron in VAN_DE_LOGIN:
        raise AlVerder
    if acts_for_nobody(row.deel) or soort not in mogelijke_soorten(row.dienst.slug):
        raise SoortNietToegestaan


def tick(row: Identification, reden: Reden, *, toelichting: str, now: datetime) -> None:
    """The ambtenaar looked at it. Raises `NietTeDoen`, `ToelichtingOntbreekt`, `EerstCode`, `AlVerder`."""
    check_open(row, now=now)
    words = " ".join(toelichting.split())[:LANGSTE_TOELICHTING]
    if reden not in ruling(row, now=now).te_doen or reden is Reden.TWEEDE_MEDEWERKER:
        raise NietTeDoen
    if needs_words(row, reden) and not words:
        raise ToelichtingOntbreekt(reden.value)
    sealed = Verzegeld.of(row)
    dossier, ander = open_dossier(row, sealed).explained(reden, words), represented(row, sealed)
    if ander is None:
        raise NietTeDoen
    row.namens_nagekeken = [*row.namens_nagekeken, reden.value]
    with transaction.atomic():
        put(row, dossier, ander=ander, now=now, sealed=sealed, namens_nagekeken=row.namens_nagekeken)
        log(row, Gebeurtenissoort.NAMENS_NAGEKEKEN, reden.value, now=now)


def look_along(row: Identification, collega: Medewerker, *, now: datetime) -> None:
    """A colleague is the second pair of eyes. Raises `NietTeDoen`, `AlVerder`."""
    if not asks_colleague(row, collega, now=now):
        raise NietTeDoen
    sealed = Verzegeld.of(row)
    ander = represented(row, sealed)
    if ander is None:
        raise NietTeDoen
    row.meekijker = collega
    with transaction.atomic():
        put(
            row,
            open_dossier(row, sealed),
            ander=ander,
            now=now,
            sealed=sealed,
            meekijker=collega,
            meekijker_naam=collega.naam,
        )
        door = door_medewerker(collega.naam, collega.pk)
        record(soort=Gebeurtenissoort.NAMENS_MEEGEKEKEN, door=door, now=now, onderwerp=row.pk)


def asks_colleague(row: Identification, collega: Medewerker, *, now: datetime) -> bool:
    """Does this call wait for a second pair of eyes that may be theirs? Raises `ZegelVerbroken`."""
    own = row.ambtenaar_id is None or row.ambtenaar_id == collega.pk
    if own or row.status != Status.INGELOGD or row.verloopt_op <= now or not row.namens_soort:
        return False
    return Reden.TWEEDE_MEDEWERKER in ruling(row, now=now).te_doen


def note_person(row: Identification, persoon: Persoon, *, now: datetime) -> None:
    """What the BRP says about the person acted for, and what the rule says then. Raises `AlVerder`."""
    sealed = Verzegeld.of(row)
    dossier = replace(open_dossier(row, sealed), **facts_of(persoon))
    put(row, dossier, ander=persoon.bsn, now=now, sealed=sealed, namens_opgezocht_op=now)


def facts_of(persoon: Persoon) -> dict[str, Any]:
    """An inscription that is a mistake says nothing about life and death."""
    mistake = persoon.opgeschort is Opschorting.FOUT
    return {
        "geboorte": geboorte_of(persoon.geboorte.datum),
        "overleden": None if mistake else persoon.opgeschort is Opschorting.OVERLEDEN,
        "onder_curatele": persoon.onder_curatele,
    }


def geboorte_of(datum: Datum | None) -> Geboorte | None:
    return None if datum is None or datum.jaar is None else Geboorte(datum.jaar, datum.maand, datum.dag)
