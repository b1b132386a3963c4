"""The number that the ambtenaar says before the login, and the browser that may log in with the link.

An attacker who sends the link on to somebody else has to keep up the conversation as well: the number travels by
voice, the link by chat (RFC 10027, binding of a request with what travels outside of it).
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.db.models import F, QuerySet

from begrippen.flow import Getalcontrole
from identification.flow.afronden import end
from identification.flow.browser import AndereBrowser, is_taken, open_browser, own_browser
from identification.flow.overgang import DOOR_INWONER
from identification.flow.signalen import raise_signal
from identification.models import Identification, InwonerSessie, SignaalSoort
from identification.status import Afloop, Status
from toezicht.logboek import record
from toezicht.soorten import Soort

KEUZES = 3
FOUTEN = {Getalcontrole.KIEZEN: 1, Getalcontrole.TYPEN: 2}  # with so many wrong ones the link is dead
_FIRST, _NUMBERS = 10, 90


class Uitkomst(StrEnum):
    JUIST = "juist"
    LEEG = "leeg"  # nothing that could be a number: not counted
    FOUT = "fout"
    GESTOPT = "gestopt"  # wrong once too often: the link has ended


class AlBeoordeeld(Exception):
    """The number was right already, in another browser; or the link is over."""


def draw_numbers(row: Identification) -> None:
    """Fill `getal`, and `getallen` when the inwoner chooses, in a row that is not stored yet."""
    row.getalcontrole = row.dienst.getalcontrole
    row.getal, row.getallen = new_numbers(Getalcontrole(row.getalcontrole))


def new_numbers(controle: Getalcontrole) -> tuple[str, str]:
    """The number to say, and the three to choose from, with spaces; empty for what is not needed."""
    if controle is Getalcontrole.UIT:
        return "", ""
    three = _draw()
    while not _apart(three):
        three = _draw()
    return secrets.choice(three), " ".join(three) if controle is Getalcontrole.KIEZEN else ""


def _draw() -> list[str]:
    return [str(_FIRST + secrets.randbelow(_NUMBERS)) for _ in range(KEUZES)]


def _apart(numbers: list[str]) -> bool:
    """No digit stands in two of them. So 47 is never offered beside 74, nor 14 (veertien) beside 40 (veertig)."""
    digits = [set(number) for number in numbers]
    return len(set().union(*digits)) == sum(map(len, digits))


def judge_number(*, identification: Identification, given: str, now: datetime) -> Uitkomst:
    """Is it the number that was said? Comparison and outcome are one UPDATE. Raises `AlBeoordeeld`, `AlVerder`.

    What was typed may hold spaces. A try that cannot be a number is not counted.
    """
    controle = Getalcontrole(identification.getalcontrole)
    number = re.sub(r"\s", "", given)
    if not re.fullmatch(r"[0-9]{2}", number) and (controle is Getalcontrole.TYPEN or not number):
        return Uitkomst.LEEG
    with transaction.atomic():
        if _waiting(identification, now=now).filter(getal=number).update(getal_juist_op=now):
            record(soort=Soort.GETAL_JUIST, door=DOOR_INWONER, now=now, onderwerp=identification.pk)
            return Uitkomst.JUIST
        wrong = _waiting(identification, now=now).exclude(getal=number)
        if not wrong.update(getal_fouten=F("getal_fouten") + 1):
            raise AlBeoordeeld
        return _wrong(identification, controle, now=now)


def admit(
    *, identification: Identification, current: str, given: str, taal: str, now: datetime
) -> tuple[Uitkomst, str]:
    """May this browser go to DigiD? The number is judged and the browser bound in one transaction.

    Gives back the secret for its cookie, empty for any other outcome than JUIST. Who is let in once is not asked for
    the number again. Raises `AndereBrowser`, `AlBeoordeeld`, `AlVerder`, `TeVaak`.
    """
    sessie = own_browser(identification=identification, secret=current, now=now)
    if is_taken(identification=identification, sessie=sessie):
        raise AndereBrowser
    with transaction.atomic():
        if needs_number(identification, sessie):
            outcome = judge_number(identification=identification, given=given, now=now)
            if outcome is not Uitkomst.JUIST:
                return outcome, ""
        return Uitkomst.JUIST, open_browser(
            identification=identification, current=current, taal=taal, now=now
        )


def needs_number(identification: Identification, sessie: InwonerSessie | None) -> bool:
    """Not where none is said, and not from the browser that gave the right one before."""
    was_right = sessie is not None and sessie.gebonden and identification.getal_juist_op is not None
    return bool(identification.getal) and not was_right


def _waiting(identification: Identification, *, now: datetime) -> QuerySet[Identification]:
    return Identification.objects.filter(
        pk=identification.pk, status=Status.UITGENODIGD, getal_juist_op=None, verloopt_op__gt=now
    )


def _wrong(identification: Identification, controle: Getalcontrole, *, now: datetime) -> Uitkomst:
    fouten = Identification.objects.values_list("getal_fouten", flat=True).get(pk=identification.pk)
    if fouten < FOUTEN[controle]:
        raise_signal(identification=identification, soort=SignaalSoort.GETAL_FOUT, now=now)
        return Uitkomst.FOUT
    end(
        identification=identification,
        van=Status.UITGENODIGD,
        afloop=Afloop.GETAL_ONJUIST,
        door=DOOR_INWONER,
        now=now,
        soort=Soort.GETAL_ONJUIST,
    )
    return Uitkomst.GESTOPT


def say_no(*, identification: Identification, now: datetime) -> None:
    """The inwoner says: I am not in a call with this person. All of it ends at once. Raises `AlVerder`."""
    end(
        identification=identification,
        van=Status(identification.status),
        afloop=Afloop.NIET_IN_GESPREK,
        door=DOOR_INWONER,
        now=now,
        soort=Soort.NIET_IN_GESPREK,
    )
