"""Who is in a call, and whether these people may be in it together. Rows of one call are written under one lock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from begrippen.deel import Deel
from begrippen.flow import Flow
from identification.flow.overgang import AlVerder
from identification.flow.vertegenwoordigen import represented
from identification.models import Identification, Samen
from identification.samen import MEEST, Bezwaar, Mens, objection
from identification.status import OPEN, Status
from identification.verzegeld import Verzegeld
from inloggen.resultaat import LoginMislukt, LoginResult

SAMEN_FOUT = "samen-"  # of `login_fout`, with the code of the objection behind it


_REGELS = (
    "codecontrole",
    "brp_eerst",
    "bsn_op_bewijs",
    "wederzijds",
    "zaakwoord",
    "code_minuten",
    "bewaar_minuten",
    "niveau_gevraagd",
)


class GesprekVol(Exception):
    """More people than we have place for."""


class PastNietInGesprek(LoginMislukt):
    """The login was right, and this person cannot be in this call. `reason`: the code of a `Bezwaar`."""

    default_reason = "past-niet-in-gesprek"


def people(row: Identification) -> list[Identification]:
    """Everybody who is in the call now, in the order in which they came in; the row alone for a call of one."""
    if row.samen_id is None:
        return [row]
    rows = Identification.objects.select_related("dienst", "gesprek", "ambtenaar", "overdracht_aan")
    return list(rows.filter(samen=row.samen_id, opvolger=None, zonder_op=None).order_by("persoon"))


def lock(samen_id: UUID) -> Samen:
    """Before any of its rows, so that nobody waits for somebody who waits for them. Raises `AlVerder`: it is over."""
    samen = Samen.objects.select_for_update().get(pk=samen_id)
    if samen.voltooid_op is not None:
        raise AlVerder
    return samen


def hold(row: Identification) -> None:
    """Inside a transaction: nobody comes in or goes out until it ends; a call of one is locked by its row.

    Raises `AlVerder` as `lock`, and when somebody came in since this row was read.
    """
    if row.samen_id is not None:
        lock(row.samen_id)
        return
    alone = Identification.objects.select_for_update().filter(pk=row.pk, samen=None)
    if not list(alone.values_list("pk")):
        raise AlVerder


def offered_to(row: Identification, *, now: datetime) -> UUID | None:
    """Under `hold`: the colleague to whom the call is offered now, so that who comes in goes along.

    Raises `AlVerder` when a colleague has it already.
    """
    if not Identification.objects.filter(pk=row.pk, ambtenaar=row.ambtenaar_id).exists():
        raise AlVerder
    mine = Q(pk=row.pk) if row.samen_id is None else Q(samen=row.samen_id)
    rows = Identification.objects.filter(mine, status__in=OPEN, verloopt_op__gt=now)
    return rows.exclude(overdracht_aan=None).values_list("overdracht_aan", flat=True).first()


def check_room(row: Identification) -> None:
    """Is there place for one more beside everybody else than this one? Raises `GesprekVol`."""
    if sum(other.pk != row.pk for other in people(row)) >= MEEST:
        raise GesprekVol


def take_rules(row: Identification, call: Identification) -> None:
    """The rules of the call, which are those of who was there first. Only flow NIEUW has a code for the zaak."""
    for name in _REGELS:
        setattr(row, name, getattr(call, name))
    row.code_in_zaak = call.code_in_zaak and row.flow == Flow.NIEUW


def carrier(rows: Sequence[Identification]) -> Identification:
    """Whose row carries the proof: the first who is there for themselves; an interpreter only when alone."""
    return next((row for row in rows if row.deel != Deel.TOLK), rows[0])


def mens_of(row: Identification) -> Mens:
    """Raises `ZegelVerbroken`, `SleutelNietBereikbaar`."""
    if row.status != Status.INGELOGD:
        return Mens(Deel(row.deel), None)
    sealed = Verzegeld.of(row)
    return Mens(Deel(row.deel), sealed.unseal_bsn("bsn", row.bsn), represented(row, sealed))


def judge_together(rows: Sequence[Identification], *, klaar: bool) -> Bezwaar | None:
    """Raises `ZegelVerbroken`, `SleutelNietBereikbaar`."""
    return objection([mens_of(row) for row in rows], klaar=klaar)


def check_login(row: Identification, result: LoginResult) -> None:
    """Inside the transaction of a login, with the call locked: may this person be in it?

    What is wrong already is not the fault of who comes in now: Voltooien looks at everything again.
    Raises `PastNietInGesprek`, `ZegelVerbroken`, `SleutelNietBereikbaar`.
    """
    others = [mens_of(other) for other in people(row) if other.pk != row.pk]
    ander = result.vertegenwoordiging.vertegenwoordigde if result.vertegenwoordiging is not None else None
    mine = Mens(Deel(row.deel), result.bsn, ander)
    bezwaar = objection([*others, mine], klaar=False)
    if bezwaar is not None and objection(others, klaar=False) is None:
        raise PastNietInGesprek(bezwaar.value, onderwerp=row.pk)
