"""The only writer of appointments: record, change, cancel, send again, explain, take over."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F

from afspraken.bericht import Afspraakgegevens, write
from afspraken.models import REEKS, Afspraak, Afspraakmail, Mailsoort, Stand
from afspraken.moment import day_of, reminder_moment
from afspraken.verteld import told_of
from diensten.models import Dienst
from diensten.verhoging.geldend import niveau_op
from diensten.wijzigen import AnderWasEerst, Door
from inloggen.models import Medewerker
from kluis.verzegeld import Verzegeld
from toezicht.logboek import record
from toezicht.soorten import Soort

VERSTE = timedelta(days=366)
_UUR = timedelta(hours=1)


class DienstGestopt(Exception):
    """The dienst is not in use (any more)."""


class NietInDeToekomst(Exception):
    """The moment has been, or is more than a year away."""


class TeVeelMails(Exception):
    """This medewerker has had more mails sent in an hour than anybody makes appointments."""


class AlAfgezegd(Exception):
    """Of a cancelled appointment there is nothing left to do something with."""


@dataclass(frozen=True, slots=True)
class Gegevens:
    """What somebody fills in. `ambtenaar`: None for whoever is free; `naam` may be empty."""

    dienst: Dienst
    ambtenaar: Medewerker | None
    begint_op: datetime
    minuten: int
    tool: str
    videolink: str
    adres: str
    naam: str
    taal: str


def plan(*, gegevens: Gegevens, door: Door, now: datetime) -> Afspraak:
    """Record it, and queue the confirmation.

    Raises `DienstGestopt`, `NietInDeToekomst`, `TeVeelMails`, `SleutelNietBereikbaar`.
    """
    _check(gegevens, now=now)
    row = Afspraak(id=uuid.uuid4(), gemaakt_op=now, door=door.naam, door_id=door.id)
    sealed = Verzegeld.new(id=row.id)
    with transaction.atomic():
        _check_mails(door, now=now)
        _fill(row, gegevens, sealed, now=now)
        row.save(force_insert=True)
        record(soort=Soort.AFSPRAAK_GEMAAKT, door=door.naam, now=now, onderwerp=row.pk)
        queue(row, Mailsoort.BEVESTIGING, sealed, now=now, door=door)
    return row


def change(*, afspraak: Afspraak, versie: int, gegevens: Gegevens, door: Door, now: datetime) -> bool:
    """Was the inwoner told? Who takes the call and the name are between us: those go without a mail.

    Raises `AnderWasEerst`, `AlAfgezegd`, and what `plan` and opening the row raise.
    """
    _check(gegevens, now=now)
    sealed = Verzegeld.of(afspraak, reeks=REEKS)
    before = read(afspraak, sealed)
    with transaction.atomic():
        row = _locked(afspraak, versie=versie)
        tell = _told(before) != _told(gegevens)
        if tell:
            _check_mails(door, now=now)
            row.volgnummer += 1
        if before == gegevens:
            return False
        _fill(row, gegevens, sealed, now=now)
        row.versie += 1
        row.save(force_update=True)
        record(soort=Soort.AFSPRAAK_GEWIJZIGD, door=door.naam, now=now, onderwerp=row.pk)
        if tell:
            known = row.mails.filter(attempts__gt=0).exists()
            _overtake(row)
            soort = Mailsoort.WIJZIGING if known else Mailsoort.BEVESTIGING
            queue(row, soort, sealed, now=now, door=door)
    return tell


def cancel(*, afspraak: Afspraak, versie: int, door: Door, now: datetime) -> None:
    """Who was never told is not told now either. Raises `AnderWasEerst`, `AlAfgezegd`, and what opening it raises."""
    sealed = Verzegeld.of(afspraak, reeks=REEKS)
    with transaction.atomic():
        row = _locked(afspraak, versie=versie)
        row.volgnummer += 1
        row.versie += 1
        known = row.mails.filter(attempts__gt=0).exists()
        _overtake(row)
        if known:
            queue(row, Mailsoort.AFZEGGING, sealed, now=now, door=door)
        row.stand, row.herinneren_op = Stand.AFGEZEGD, None
        row.adres = row.naam = row.videolink = None
        row.data_sleutel = row.data_sleutel if known and settings.MAIL_AAN else None
        row.save(force_update=True)
        record(soort=Soort.AFSPRAAK_AFGEZEGD, door=door.naam, now=now, onderwerp=row.pk)


def send_again(*, afspraak: Afspraak, door: Door, now: datetime) -> None:
    """The same once more, also when it did arrive.

    Raises `AlAfgezegd`, `DienstGestopt`, `TeVeelMails`, and what opening it raises.
    """
    sealed = Verzegeld.of(afspraak, reeks=REEKS) if afspraak.data_sleutel else None
    with transaction.atomic():
        row = _locked(afspraak, versie=None)
        if not row.dienst.actief:
            raise DienstGestopt
        _check_mails(door, now=now)
        _overtake(row)
        if sealed is not None:
            queue(row, Mailsoort.BEVESTIGING, sealed, now=now, door=door)


def explain(*, afspraak: Afspraak, door: Door, now: datetime) -> bool:
    """Mail how to log in, when that is another way than was told. False when there is nothing (more) to tell.

    Raises `AlAfgezegd`, `TeVeelMails`, and what opening it raises.
    """
    sealed = Verzegeld.of(afspraak, reeks=REEKS)
    with transaction.atomic():
        row = _locked(afspraak, versie=None)
        if (
            row.begint_op <= now
            or not row.dienst.actief
            or told_of(row).is_right(niveau_op(row.dienst, row.begint_op))
        ):
            return False
        _check_mails(door, now=now)
        known = row.mails.filter(attempts__gt=0).exists()
        _overtake(row)
        queue(row, Mailsoort.UITLEG if known else Mailsoort.BEVESTIGING, sealed, now=now, door=door)
    return True


def take_over(*, afspraak: Afspraak, versie: int, ambtenaar: Medewerker, now: datetime) -> None:
    """It becomes the appointment of this ambtenaar. Raises `AnderWasEerst`: somebody changed it in the meantime."""
    mine = Afspraak.objects.filter(pk=afspraak.pk, versie=versie, stand=Stand.GEPLAND)
    with transaction.atomic():
        if mine.update(ambtenaar=ambtenaar, versie=F("versie") + 1) != 1:
            raise AnderWasEerst
        record(soort=Soort.AFSPRAAK_OVERGENOMEN, door=ambtenaar.naam, now=now, onderwerp=afspraak.pk)


def read(row: Afspraak, sealed: Verzegeld) -> Gegevens:
    """What stands there. Raises `ZegelVerbroken`."""
    return Gegevens(
        dienst=row.dienst,
        ambtenaar=row.ambtenaar,
        begint_op=row.begint_op,
        minuten=row.minuten,
        tool=row.tool,
        videolink=sealed.unseal_text("videolink", row.videolink),
        adres=sealed.unseal_text("adres", row.adres),
        naam=sealed.unseal_text("naam", row.naam) if row.naam else "",
        taal=row.taal,
    )


def queue(
    row: Afspraak, soort: Mailsoort, sealed: Verzegeld, *, now: datetime, door: Door | None = None
) -> None:
    """The mail is written now and sealed: whenever it goes, and however often, it is this one."""
    if not settings.MAIL_AAN:
        return
    mail = Afspraakmail(
        afspraak=row, soort=soort, volgnummer=row.volgnummer, gemaakt_op=now, next_attempt_at=now
    )
    mail.door_id = door.id if door else None
    to_tell = _to_tell(row, read(row, sealed))
    mail.niveau = None if soort is Mailsoort.AFZEGGING else int(to_tell.niveau)
    written = write(soort, to_tell, dienst=row.dienst, now=now)
    mail.inhoud = sealed.seal(f"mail:{mail.pk}", written.as_bytes())
    mail.save(force_insert=True)


def _to_tell(row: Afspraak, gegevens: Gegevens) -> Afspraakgegevens:
    return Afspraakgegevens(
        id=row.pk,
        volgnummer=row.volgnummer,
        begint_op=row.begint_op,
        eindigt_op=row.eindigt_op,
        dienst=gegevens.dienst.naam,
        niveau=niveau_op(gegevens.dienst, row.begint_op),
        ambtenaar=gegevens.ambtenaar.naam if gegevens.ambtenaar else "",
        tool=gegevens.tool,
        videolink=gegevens.videolink,
        adres=gegevens.adres,
        taal=gegevens.taal,
    )


def _told(gegevens: Gegevens) -> tuple[Any, ...]:
    return (
        gegevens.dienst.pk,
        gegevens.begint_op,
        gegevens.minuten,
        gegevens.tool,
        gegevens.videolink,
        gegevens.adres,
        gegevens.taal,
    )


def _check(gegevens: Gegevens, *, now: datetime) -> None:
    if not gegevens.dienst.actief:
        raise DienstGestopt
    if not now < gegevens.begint_op <= now + VERSTE:
        raise NietInDeToekomst


def _check_mails(door: Door, *, now: datetime) -> None:
    """Inside a transaction: the row of the medewerker lets two windows pass one after the other."""
    if door.id is None:
        return
    Medewerker.objects.select_for_update().get(pk=door.id)
    recent = Afspraakmail.objects.filter(door_id=door.id, gemaakt_op__gt=now - _UUR)
    if recent.count() >= settings.AFSPRAAK_MAILS_PER_UUR:
        raise TeVeelMails


def _locked(afspraak: Afspraak, *, versie: int | None) -> Afspraak:
    row = Afspraak.objects.select_for_update(of=("self",)).select_related("dienst", "ambtenaar")
    found = row.filter(pk=afspraak.pk).first()
    if found is None or found.stand != Stand.GEPLAND:
        raise AlAfgezegd
    if versie is not None and found.versie != versie:
        raise AnderWasEerst
    return found


def _fill(row: Afspraak, gegevens: Gegevens, sealed: Verzegeld, *, now: datetime) -> None:
    """Raises `SleutelNietBereikbaar`."""
    row.dienst, row.ambtenaar = gegevens.dienst, gegevens.ambtenaar
    row.taal, row.tool, row.minuten = gegevens.taal, gegevens.tool, gegevens.minuten
    dag = day_of(gegevens.begint_op)
    if row.data_sleutel is None or row.dag != dag:
        others = Afspraak.objects.filter(dag=dag, data_sleutel__isnull=False)
        row.data_sleutel = sealed.wrapped(dag=dag, first_of_day=not others.exists(), reeks=REEKS)
    if row.begint_op != gegevens.begint_op:
        row.herinneren_op = reminder_moment(gegevens.begint_op, now=now)
        row.gestart_op = row.identificatie = None
    row.dag, row.begint_op = dag, gegevens.begint_op
    row.adres = sealed.seal_text("adres", gegevens.adres)
    row.naam = sealed.seal_text("naam", gegevens.naam) if gegevens.naam else None
    row.videolink = sealed.seal_text("videolink", gegevens.videolink)


def _overtake(row: Afspraak) -> None:
    """What still waits tells what no longer holds. One that is on its way just now cannot be called back."""
    row.mails.filter(next_attempt_at__isnull=False).update(
        next_attempt_at=None, inhoud=None, vervallen=True, fout=""
    )
