"""A call with more people: somebody comes in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from begrippen.bsn import Bsn
from begrippen.deel import Deel, parts_of
from begrippen.flow import Flow
from identification.flow.afronden import stop
from identification.flow.gesprek import resume_gesprek
from identification.flow.getal import draw_numbers
from identification.flow.mensen import GesprekVol, lock, offered_to, people, take_rules
from identification.flow.overgang import AlVerder, begin, door_ambtenaar
from identification.flow.uitnodigen import build
from identification.models import Identification, Samen
from identification.samen import MEEST, may_be_about_one
from identification.status import OPEN
from identification.verzegeld import Verzegeld


class DeelNietToegestaan(Exception):
    """The dienst lets nobody come in with this part, or not in this way."""


class AlInGesprek(Exception):
    """The ambtenaar typed this BSN for somebody else in the call already, and it cannot be about one person."""


def may_add(row: Identification, *, now: datetime) -> tuple[Deel, ...]:
    """Which parts the page offers. Also when the dienst was stopped: what runs goes on."""
    is_open = row.status in OPEN and row.verloopt_op > now and row.ambtenaar_id is not None
    return parts_of(row.dienst.samen) if is_open else ()


def flows_in(row: Identification) -> tuple[Flow, ...]:
    """How one more person can come into this call as its dienst is set now; empty: nobody can any more.

    Without a BSN: as the first, or NIEUW beside a first whose BSN was known. With one, in a zaak only: BEKEND.
    """
    first = Flow(row.flow)
    unknown = Flow.NIEUW if first is Flow.BEKEND else first
    ways = (unknown, Flow.BEKEND) if row.zaaknummer else (unknown,)
    return tuple(flow for flow in ways if flow in row.dienst.flows)


def add(
    *, identification: Identification, deel: Deel, now: datetime, bsn: Bsn | None = None
) -> Identification:
    """A link for one more person in this call: same zaak, same conversation, same rules.

    `bsn`: whom it is about, known already, so that only a login of or for that person gives the right code. Of a
    `vertegenwoordiger` that is who is acted for.
    Raises `DeelNietToegestaan`, `GesprekVol`, `AlInGesprek`, `AlVerder`, `SleutelNietBereikbaar`, `ZegelVerbroken`.
    """
    if deel not in may_add(identification, now=now):
        raise DeelNietToegestaan
    flow = _flow(identification, bsn)
    with transaction.atomic():
        samen = _join(identification, now=now)
        if bsn is not None and bsn in _typed(people(identification), deel):
            raise AlInGesprek
        row = build(
            dienst=identification.dienst,
            flow=flow,
            zaaknummer=identification.zaaknummer,
            taal=identification.taal,
            now=now,
            bsn=bsn,
        )
        row.samen, row.deel, row.persoon = samen, deel.value, _next_number(samen)
        _take_over(row, identification)
        row.overdracht_aan_id = offered_to(identification, now=now)
        row.gesprek = resume_gesprek(row=identification, verloopt_op=row.verloopt_op, now=now)
        if identification.gesprek_id is None:
            Identification.objects.filter(samen=samen, gesprek=None).update(gesprek=row.gesprek)
        draw_numbers(row)
        begin(row, door=door_ambtenaar(row))
    return row


def may_ask_again(row: Identification, *, now: datetime) -> bool:
    """The link of a known person is over and their BSN is wiped, while the call goes on: it can be typed again."""
    if row.samen is None or row.samen.voltooid_op is not None or row.flow != Flow.BEKEND:
        return False
    is_open = row.status in OPEN and row.verloopt_op > now
    gone = is_open or row.opvolger is not None or row.zonder_op is not None
    return not gone and row.ambtenaar_id is not None and row.dienst.actief and Flow.BEKEND in row.dienst.flows


def ask_again(*, identification: Identification, bsn: Bsn, now: datetime) -> Identification:
    """A new link for this known person: the same part and number in the same call.

    Raises `DeelNietToegestaan`, `AlInGesprek`, `AlVerder`, `SleutelNietBereikbaar`, `ZegelVerbroken`.
    """
    if not may_ask_again(identification, now=now) or identification.samen_id is None:
        raise DeelNietToegestaan
    old, deel = identification, Deel(identification.deel)
    with transaction.atomic():
        row_samen = lock(identification.samen_id)
        if bsn in _typed([one for one in people(old) if one.pk != old.pk], deel):
            raise AlInGesprek
        row = build(
            dienst=old.dienst, flow=Flow.BEKEND, zaaknummer=old.zaaknummer, taal=old.taal, now=now, bsn=bsn
        )
        row.samen, row.deel, row.persoon = row_samen, old.deel, old.persoon
        _take_over(row, old)
        mine = Identification.objects.filter(pk=old.pk, opvolger=None, zonder_op=None)
        if mine.filter(ambtenaar=old.ambtenaar_id).update(opvolger=row.pk) != 1:
            raise AlVerder  # another window was first
        if old.status in OPEN:
            stop(identification=old, reden="nieuwe-link", now=now)
        row.gesprek = resume_gesprek(row=old, verloopt_op=row.verloopt_op, now=now)
        draw_numbers(row)
        begin(row, door=door_ambtenaar(row))
    return row


def _flow(identification: Identification, bsn: Bsn | None) -> Flow:
    with_bsn = bsn is not None
    found = [flow for flow in flows_in(identification) if (flow is Flow.BEKEND) == with_bsn]
    if not found:
        raise DeelNietToegestaan
    return found[0]


def _join(identification: Identification, *, now: datetime) -> Samen:
    """The call, locked; made when this is the second person. Raises `AlVerder`."""
    if identification.samen_id is None:
        samen = Samen.objects.create(begonnen_op=now)
        mine = Identification.objects.filter(
            pk=identification.pk,
            samen=None,
            status__in=OPEN,
            verloopt_op__gt=now,
            ambtenaar=identification.ambtenaar_id,
        )
        if mine.update(samen=samen, signaal_op=now) != 1:
            raise AlVerder  # over, or somebody was added in another window
        identification.samen = samen
        return samen
    return lock(identification.samen_id)


def _next_number(samen: Samen) -> int:
    """Raises `GesprekVol`. Who left keeps their number."""
    rows = Identification.objects.filter(samen=samen)
    if rows.filter(opvolger=None, zonder_op=None).count() >= MEEST:
        raise GesprekVol
    return int(rows.aggregate(last=Max("persoon"))["last"]) + 1


def _take_over(row: Identification, first: Identification) -> None:
    take_rules(row, first)
    row.zaak_bestaand, row.merk = first.zaak_bestaand, first.merk
    row.ambtenaar, row.ambtenaar_naam = first.ambtenaar, first.ambtenaar_naam
    row.ambtenaar_functie = first.ambtenaar_functie


def _typed(rows: Sequence[Identification], deel: Deel) -> set[Bsn]:
    """What the ambtenaar typed for those with whom this part cannot be about one person.

    Of who logged in nothing is compared here, so that nothing can be tried out.
    """
    known = [row for row in rows if row.bekend_bsn and not may_be_about_one(Deel(row.deel), deel)]
    return {Verzegeld.of(row).unseal_bsn("bekend_bsn", row.bekend_bsn) for row in known}
