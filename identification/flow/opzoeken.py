"""The ambtenaar looks the person up in the BRP: one question per press, written down, and nothing of it kept."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Value, When
from django.db.models.functions import Coalesce

from brp import BrpFout, Vraag, brp
from brp.persoon import Opschorting, Persoon
from identification.flow.controle import read_bsn, read_represented
from identification.flow.nakijken import note_person
from identification.flow.overgang import AlVerder, door_ambtenaar
from identification.flow.signalen import raise_signal
from identification.flow.vertegenwoordigen import represented
from identification.models import Identification, SignaalSoort
from identification.status import Status
from identification.verzegeld import Verzegeld
from toezicht.logboek import record
from toezicht.queries import count_of
from toezicht.soorten import Soort

TE_VAAK = "te-vaak"
NIET_GEVONDEN = "niet-gevonden"
_AL_VERDER = "al-verder"
_HOUR = timedelta(hours=1)
_ALARM = {Opschorting.OVERLEDEN, Opschorting.FOUT}
_QUESTIONS = (Soort.PERSOON_OPGEZOCHT, Soort.PERSOON_NIET_OPGEZOCHT)
_LONG_NUMBER = re.compile(r"(\d{3})(?=\d)")
_NO_CODE = re.compile(r"[^a-z0-9_-]+")


class TeVaakOpgezocht(Exception):
    """This ambtenaar asked more in the last hour than conversations need."""


def look_up(
    *, identification: Identification, gebruiker: str, now: datetime, ander: bool = False
) -> Persoon | None:
    """Whom the BRP has under the BSN that logged in; None: nobody. `gebruiker`: who asks, for the gateway.

    `ander`: the person acted for; what the BRP says then counts for the rule.

    Raises `EerstCode`, `AlVerder`, `ZegelVerbroken`, `TeVaakOpgezocht`, `BrpFout`.
    """
    if identification.verloopt_op <= now:
        raise AlVerder
    bsn = read_represented(identification) if ander else read_bsn(identification)
    _limit(identification, now=now)
    dienst = identification.dienst
    vraag = Vraag(
        dienst.brp_doelbinding, dienst.brp_verwerking, gebruiker, gezag=dienst.brp_gezag, curatele=ander
    )
    try:
        persoon = brp().raadpleeg(bsn, vraag)
    except BrpFout as fout:
        _refused(identification, fout.reason, now=now)
        raise
    if persoon is None:
        _refused(identification, NIET_GEVONDEN, now=now)
        return None
    if not _note(identification, doelbinding=brp().doelbinding(vraag), now=now, ander=ander):
        _refused(identification, _AL_VERDER, now=now)
        raise AlVerder
    if ander and persoon.bsn == represented(identification, Verzegeld.of(identification)):
        note_person(identification, persoon, now=now)
    if not ander and is_alarm(persoon):
        door = door_ambtenaar(identification)
        raise_signal(identification=identification, soort=SignaalSoort.BRP_ALARM, now=now, door=door)
    return persoon


def is_alarm(persoon: Persoon) -> bool:
    """Whoever logged in cannot be whom the BRP has: that stays on the page when the answer is gone."""
    return persoon.opgeschort in _ALARM


def check_limit(identification: Identification, *, now: datetime) -> None:
    """Raises `TeVaakOpgezocht`, written down."""
    _limit(identification, now=now)


def note_asked(identification: Identification, *, doelbinding: str, now: datetime) -> None:
    """A question about gezag was answered."""
    _record(identification, Soort.PERSOON_OPGEZOCHT, as_reden(doelbinding), now=now)


def note_not_asked(identification: Identification, reden: str, *, now: datetime) -> None:
    _refused(identification, reden, now=now)


def _limit(identification: Identification, *, now: datetime) -> None:
    asked = count_of(_QUESTIONS, door=door_ambtenaar(identification), sinds=now - _HOUR, zonder=(TE_VAAK,))
    if asked >= settings.BRP["per_uur"]:
        _refused(identification, TE_VAAK, now=now)
        raise TeVaakOpgezocht


def _note(identification: Identification, *, doelbinding: str, now: datetime, ander: bool) -> bool:
    """The first answer counts for the proof; every answer is in the audit trail, with what it was asked for."""
    rows = Identification.objects.filter(
        pk=identification.pk,
        status=Status.INGELOGD,
        ambtenaar=identification.ambtenaar_id,
        verloopt_op__gt=now,
    )
    with transaction.atomic():
        if not rows.update(**_first_answer(now, ander=ander)):
            return False
        _record(identification, Soort.PERSOON_OPGEZOCHT, as_reden(doelbinding), now=now)
    return True


def _first_answer(now: datetime, *, ander: bool) -> dict[str, object]:
    if ander:
        return {"namens_opgezocht_op": Coalesce("namens_opgezocht_op", Value(now))}
    first = Case(When(opgezocht_in_brp=True, then=F("opgezocht_op")), default=Value(now))
    return {"opgezocht_op": first, "opgezocht_in_brp": True}


def _refused(identification: Identification, reden: str, *, now: datetime) -> None:
    _record(identification, Soort.PERSOON_NIET_OPGEZOCHT, reden, now=now)


def _record(identification: Identification, soort: Soort, reden: str, *, now: datetime) -> None:
    door = door_ambtenaar(identification)
    record(soort=soort, door=door, now=now, onderwerp=identification.pk, reden=reden)


def as_reden(doelbinding: str) -> str:
    """As a fixed code of the audit trail, which has no room for four digits in a row."""
    code = _LONG_NUMBER.sub(r"\1-", _NO_CODE.sub("-", doelbinding.lower())).strip("-")
    return code[:60] or "brp"
