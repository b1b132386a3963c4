"""The word that both sides see: until both said that it is the same, the result is provisional.

The code went from the inwoner to the ambtenaar. The word goes the other way: the ambtenaar says it, and who only
pretends to be the ambtenaar does not have it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from begrippen.flow import Flow
from identification.flow.overgang import DOOR_INWONER, AlVerder, door_ambtenaar
from identification.flow.signalen import raise_signal
from identification.models import Identification, SignaalSoort
from identification.status import Status
from identification.woordenlijst import draw_word
from toezicht.logboek import record
from toezicht.soorten import Soort

# What Voltooien asks of the row, in the UPDATE itself, where the dienst wants both sides to confirm.
BEVESTIGD: dict[str, Any] = {
    "woord_inwoner_op__isnull": False,
    "woord_ambtenaar_op__isnull": False,
    "woord_anders_op": None,
}


def word_after_code(identification: Identification) -> str:
    """The word to show once the code is right; empty where the dienst asks for none."""
    return draw_word(identification.taal) if identification.wederzijds else ""


def word_after_login(identification: Identification) -> str:
    """Flow AMBTENAAR has no code, so there it comes with the login."""
    return word_after_code(identification) if identification.flow == Flow.AMBTENAAR else ""


def is_confirmed(identification: Identification) -> bool:
    """Nothing about a word is in the way any more, or ever was."""
    return not identification.wederzijds or confirmed_at(identification) is not None


def confirmed_at(identification: Identification) -> datetime | None:
    """When the second of both sides said yes; None where no word was compared."""
    moments = (identification.woord_inwoner_op, identification.woord_ambtenaar_op)
    if not identification.wederzijds or identification.woord_anders_op is not None or None in moments:
        return None
    return max(moment for moment in moments if moment is not None)


def answer_inwoner(*, identification: Identification, same: bool, now: datetime) -> None:
    """Raises `AlVerder` when there is no word to answer to (any more)."""
    rows = _waiting(identification, now=now)
    if same:
        _confirm(
            rows,
            identification,
            column="woord_inwoner_op",
            soort=Soort.WOORD_INWONER,
            door=DOOR_INWONER,
            now=now,
        )
    else:
        _deny(rows, identification, door=DOOR_INWONER, now=now)


def answer_ambtenaar(*, identification: Identification, same: bool, now: datetime) -> None:
    """Raises `AlVerder` when there is no word to answer to (any more)."""
    rows = _waiting(identification, now=now).filter(ambtenaar=identification.ambtenaar_id)
    door = door_ambtenaar(identification)
    if same:
        _confirm(
            rows, identification, column="woord_ambtenaar_op", soort=Soort.WOORD_AMBTENAAR, door=door, now=now
        )
    else:
        _deny(rows, identification, door=door, now=now)


def _waiting(identification: Identification, *, now: datetime) -> QuerySet[Identification]:
    rows = Identification.objects.filter(pk=identification.pk, status=Status.INGELOGD, verloopt_op__gt=now)
    return rows.exclude(woord="")


def _confirm(
    rows: QuerySet[Identification],
    identification: Identification,
    *,
    column: str,
    soort: Soort,
    door: str,
    now: datetime,
) -> None:
    """Once, and never after one side saw another word: that is asked in the UPDATE too."""
    same = rows.filter(woord_anders_op=None)
    with transaction.atomic():
        if same.filter(**{column: None}).update(**{column: now}):
            record(soort=soort, door=door, now=now, onderwerp=identification.pk)
        elif not same.exists():
            raise AlVerder


def _deny(
    rows: QuerySet[Identification], identification: Identification, *, door: str, now: datetime
) -> None:
    """Also after a yes. There is no way back: a new link makes a new word."""
    with transaction.atomic():
        if rows.filter(woord_anders_op=None).update(woord_anders_op=now):
            raise_signal(identification=identification, soort=SignaalSoort.WOORD_ANDERS, now=now, door=door)
        elif not rows.exists():
            raise AlVerder
