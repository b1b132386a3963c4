"""Making a link: by an ambtenaar for one call, or by an inwoner through the standing link of a dienst."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from begrippen.bsn import Bsn
from begrippen.flow import Flow
from diensten.instellingen import Volgorde
from diensten.models import Dienst
from diensten.verhoging.geldend import niveau_op
from identification.flow.afronden import stop
from identification.flow.gesprek import open_gesprek, resume_gesprek
from identification.flow.getal import draw_numbers
from identification.flow.mensen import check_room, hold, offered_to, take_rules
from identification.flow.merk import free_merk
from identification.flow.ontvangst import address_of, keep_address
from identification.flow.overgang import DOOR_INWONER, AlVerder, begin, door_ambtenaar, door_medewerker
from identification.flow.sleutelcode import keyed_code_of
from identification.models import ApiClient, Identification
from identification.status import OPEN, Afloop, Status
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from kluis.zegel import ZegelVerbroken
from toezicht.logboek import record
from toezicht.soorten import Soort
from zaken.zaaksysteem import Zaaksysteem

_TOKEN_BYTES = 24  # 192 bits
_STANDING_PER_MINUTE = 300


class FlowNietToegestaan(Exception):
    """The dienst does not allow this flow, or ending without a zaak, or is not active."""


class ZaakOnbekend(Exception):
    """The zaaksysteem knows no zaak with this zaaknummer."""


class OpnieuwInvullen(Exception):
    """The old link cannot simply be followed by a new one: the ambtenaar fills in the form again."""


class AlVervangen(Exception):
    """There is a new link already: the button was pressed twice, or in two windows."""


class TeDruk(Exception):
    """More people open the standing link of this dienst in one minute than can be in a call."""


@dataclass(frozen=True, slots=True)
class Zaakkeuze:
    """A new zaak, an existing one, or none. `zaaknummer` is filled for an existing one."""

    nieuw: bool
    zaaknummer: str = ""

    @property
    def geen(self) -> bool:
        return not self.nieuw and not self.zaaknummer


NIEUWE_ZAAK = Zaakkeuze(nieuw=True)
GEEN_ZAAK = Zaakkeuze(nieuw=False)


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def invite(
    *,
    dienst: Dienst,
    flow: Flow,
    ambtenaar: Medewerker,
    zaak: Zaakkeuze,
    zaaksysteem: Zaaksysteem,
    taal: str,
    now: datetime,
    bsn: Bsn | None = None,
    ontvangst_mail: str = "",
    client: ApiClient | None = None,
    pk: UUID | None = None,
) -> Identification:
    """A link for one call. `bsn` is given in flow BEKEND and in no other.

    `ontvangst_mail`: the address of the appointment, to which the receipt goes; empty for none. `client`: the other
    system through which the ambtenaar does this; `pk`: the id that was set aside for it.

    Raises `FlowNietToegestaan`, `ZaakOnbekend`.
    """
    if not dienst.actief or flow not in dienst.flows or (flow is Flow.BEKEND) != (bsn is not None):
        raise FlowNietToegestaan
    if zaak.geen and (dienst.zaak_verplicht or flow is not Flow.AMBTENAAR):
        raise FlowNietToegestaan
    zaaknummer = _zaaknummer(zaak, zaaksysteem=zaaksysteem, now=now)
    identification = build(
        dienst=dienst, flow=flow, zaaknummer=zaaknummer, taal=taal, now=now, bsn=bsn, pk=pk
    )
    keep_address(identification, adres=ontvangst_mail)
    identification.client, identification.via = client, client.naam if client else ""
    identification.zaak_bestaand = bool(zaak.zaaknummer)
    identification.ambtenaar = ambtenaar
    identification.ambtenaar_naam = ambtenaar.naam
    identification.ambtenaar_functie = ambtenaar.functie
    identification.merk = free_merk(ambtenaar=ambtenaar)
    draw_numbers(identification)
    with transaction.atomic():
        identification.gesprek = open_gesprek(
            dienst=dienst, ambtenaar=ambtenaar, verloopt_op=identification.verloopt_op, now=now
        )
        begin(identification, door=door_ambtenaar(identification))
    return identification


def renew(*, identification: Identification, now: datetime) -> Identification:
    """A new link for the same question, zaak and conversation, with another number; the old one is withdrawn.

    Raises `OpnieuwInvullen`, `AlVervangen`, `AlVerder`, `GesprekVol`.
    """
    if identification.opvolger is not None:
        raise AlVervangen
    if identification.samen is not None and identification.samen.voltooid_op is not None:
        raise OpnieuwInvullen  # the others have their proof
    row = _another(identification, now=now)
    with transaction.atomic():
        hold(identification)
        row.overdracht_aan_id = offered_to(identification, now=now)
        if identification.samen_id is not None:
            check_room(identification)
            take_rules(row, identification)
        mine = Identification.objects.filter(pk=identification.pk, opvolger=None)
        if mine.update(opvolger=row.pk) != 1:
            raise AlVervangen
        if identification.status in OPEN:
            stop(identification=identification, reden="nieuwe-link", now=now)
        row.gesprek = resume_gesprek(row=identification, verloopt_op=row.verloopt_op, now=now)
        draw_numbers(row)
        begin(row, door=door_ambtenaar(row))
    return row


def _another(identification: Identification, *, now: datetime) -> Identification:
    """An unsaved row for the same person and question. Raises `OpnieuwInvullen`."""
    bsn = _known_bsn(identification)
    row = build(
        dienst=identification.dienst,
        flow=Flow(identification.flow),
        zaaknummer=identification.zaaknummer,
        taal=identification.taal,
        now=now,
        bsn=bsn,
    )
    keep_address(row, adres=address_of(identification))
    row.client = identification.client
    row.zaak_bestaand = identification.zaak_bestaand
    row.ambtenaar, row.merk = identification.ambtenaar, identification.merk
    row.ambtenaar_naam, row.ambtenaar_functie = (
        identification.ambtenaar_naam,
        identification.ambtenaar_functie,
    )
    row.samen, row.deel, row.persoon = identification.samen, identification.deel, identification.persoon
    return row


def _known_bsn(identification: Identification) -> Bsn | None:
    """Raises `OpnieuwInvullen` when the dienst has changed, or the BSN was wiped with the old link.

    A dienst that was stopped lets a call that still runs go on, with a new link too.
    """
    if not (identification.dienst.actief or identification.status in OPEN):
        raise OpnieuwInvullen
    if identification.flow not in identification.dienst.flows:
        raise OpnieuwInvullen
    if identification.afloop == Afloop.VOLTOOID:
        raise OpnieuwInvullen
    if identification.flow != Flow.BEKEND:
        return None
    try:
        sealed = Verzegeld.of(identification)
        return sealed.unseal_bsn("bekend_bsn", identification.bekend_bsn)
    except ZegelVerbroken:
        raise OpnieuwInvullen from None


def start_standing(*, dienst: Dienst, taal: str, now: datetime) -> Identification:
    """Flow NIEUW from the standing link: an ambtenaar takes it up later, by its zaaknummer.

    The zaaknummer comes with the login: who only presses the button uses up none.
    Raises `FlowNietToegestaan`, `TeDruk`.
    """
    if not (dienst.actief and dienst.flow_nieuw and dienst.staande_link):
        raise FlowNietToegestaan
    if dienst.gespreksnummer_vragen:
        raise FlowNietToegestaan  # there the call comes first (flow/aanhaken.py)
    recent = Identification.objects.filter(
        dienst=dienst, ambtenaar=None, status=Status.UITGENODIGD, gemaakt_op__gt=now - timedelta(minutes=1)
    ).count()
    if recent >= _STANDING_PER_MINUTE:
        raise TeDruk
    identification = build(dienst=dienst, flow=Flow.NIEUW, zaaknummer="", taal=taal, now=now, bsn=None)
    identification.staand = True
    begin(identification, door=DOOR_INWONER)
    return identification


def claim(*, identification: Identification, ambtenaar: Medewerker, now: datetime) -> None:
    """An ambtenaar takes up what began at a standing link. Raises `AlVerder`: a colleague was first, or it is over."""
    free = Identification.objects.filter(
        pk=identification.pk, ambtenaar=None, status__in=OPEN, verloopt_op__gt=now
    )
    with transaction.atomic():
        taken = free.update(
            ambtenaar=ambtenaar,
            ambtenaar_naam=ambtenaar.naam,
            ambtenaar_functie=ambtenaar.functie,
            merk=free_merk(ambtenaar=ambtenaar),
        )
        if taken != 1:
            raise AlVerder
        door = door_medewerker(ambtenaar.naam, ambtenaar.pk)
        record(soort=Soort.OVERGENOMEN, door=door, now=now, onderwerp=identification.pk)


def _zaaknummer(zaak: Zaakkeuze, *, zaaksysteem: Zaaksysteem, now: datetime) -> str:
    if zaak.nieuw:
        return zaaksysteem.take_zaaknummer(now=now)
    if zaak.zaaknummer and not zaaksysteem.zaak_exists(zaaknummer=zaak.zaaknummer):
        raise ZaakOnbekend
    return zaak.zaaknummer


def rules_of(dienst: Dienst, flow: Flow) -> dict[str, Any]:
    """What is copied into the row, so that a change of the dienst does not touch a call that goes on."""
    return {
        "codecontrole": dienst.codecontrole,
        "brp_eerst": dienst.volgorde == Volgorde.BRP_EERST,
        "bsn_op_bewijs": dienst.bsn_op_bewijs,
        "wederzijds": dienst.wederzijds,
        "code_in_zaak": dienst.code_in_zaak and flow is Flow.NIEUW,
        "zaakwoord": dienst.zaakwoord,
        "code_minuten": dienst.code_minuten,
        "bewaar_minuten": dienst.bewaar_minuten,
    }


def build(
    *,
    dienst: Dienst,
    flow: Flow,
    zaaknummer: str,
    taal: str,
    now: datetime,
    bsn: Bsn | None,
    pk: UUID | None = None,
) -> Identification:
    """An unsaved row with the rules of the dienst as they are now, its link sealed.

    Raises `SleutelNietBereikbaar`.
    """
    pk, token, dag = pk or uuid.uuid4(), secrets.token_urlsafe(_TOKEN_BYTES), timezone.localdate(now)
    sealed = Verzegeld.new(id=pk)
    first_of_day = not Identification.objects.filter(dag=dag).exclude(status=Status.GEWIST).exists()
    row = Identification(
        id=pk,
        flow=flow,
        dienst=dienst,
        zaaknummer=zaaknummer,
        taal=taal,
        **rules_of(dienst, flow),
        niveau_gevraagd=niveau_op(dienst, now),
        link_tot=now + timedelta(minutes=dienst.link_minuten),
        token_hash=hash_token(token),
        dag=dag,
        data_sleutel=sealed.wrapped(dag=dag, first_of_day=first_of_day),
        link=sealed.seal_text("link", token),
        gemaakt_op=now,
        verloopt_op=now + timedelta(minutes=dienst.link_minuten),
    )
    if bsn is not None:
        row.code_sleutel = next(iter(settings.CODE_SLEUTELS))
        row.bekend_bsn = sealed.seal_bsn("bekend_bsn", bsn)
        row.verwachte_code = sealed.seal_text("verwachte_code", keyed_code_of(row, bsn))
    return row
