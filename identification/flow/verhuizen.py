"""Going on in another browser: the inwoner asks there, the ambtenaar says yes or no in the call.

Whoever got hold of the link can ask. So nothing goes by itself, and the new browser needs a new number.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from begrippen.flow import Getalcontrole
from identification.flow.browser import add_browser, own_browser
from identification.flow.getal import new_numbers
from identification.flow.overgang import DOOR_INWONER, AlVerder, door_ambtenaar
from identification.models import Identification, InwonerSessie
from identification.status import Status
from toezicht.logboek import record
from toezicht.soorten import Soort


class NietsTeVerhuizen(Exception):
    """This browser need not or cannot ask: it is the one, it was refused, or nobody can give permission."""


def ask_move(*, identification: Identification, current: str, taal: str, now: datetime) -> str:
    """This browser asks to take over. The secret for its cookie; asking twice is one question.

    Raises `NietsTeVerhuizen`, `AndereBrowser`: another one is waiting for the answer; `TeVaak`.
    """
    sessie = own_browser(identification=identification, secret=current, now=now)
    if sessie is not None:
        if sessie.verhuizing_op is None:
            raise NietsTeVerhuizen
        return current
    with transaction.atomic():
        bound = InwonerSessie.objects.filter(identification=identification, gebonden=True)
        waits = _before_login(identification, now=now).exclude(ambtenaar=None)
        if not bound.exists() or waits.update(signaal_op=now) != 1:
            raise NietsTeVerhuizen
        secret = add_browser(identification=identification, taal=taal, now=now, verhuizing_op=now)
        record(soort=Soort.APPARAAT_GEVRAAGD, door=DOOR_INWONER, now=now, onderwerp=identification.pk)
    return secret


def answer_move(*, identification: Identification, wie: int, ja: bool, now: datetime) -> None:
    """The ambtenaar answers the browser `wie`. Raises `AlVerder`: it no longer asks, or the login has succeeded.

    The row of the identification is changed first: a login that comes back at this moment waits for that, and
    then finds whether its browser is still the one.
    """
    with transaction.atomic():
        mine = _before_login(identification, now=now).filter(ambtenaar=identification.ambtenaar_id)
        if mine.update(signaal_op=now, **(_anew(identification) if ja else {})) != 1:
            raise AlVerder
        if ja:
            InwonerSessie.objects.filter(identification=identification, gebonden=True).update(gebonden=False)
        asking = InwonerSessie.objects.filter(
            pk=wie, identification=identification, verhuizing_op__isnull=False
        )
        if asking.update(verhuizing_op=None, gebonden=ja) != 1:
            raise AlVerder
        soort = Soort.APPARAAT_TOEGESTAAN if ja else Soort.APPARAAT_GEWEIGERD
        record(soort=soort, door=door_ambtenaar(identification), now=now, onderwerp=identification.pk)


def _anew(identification: Identification) -> dict[str, Any]:
    """The way to DigiD begins again, with a number that the first browser never saw."""
    getal, getallen = new_numbers(Getalcontrole(identification.getalcontrole))
    return {
        "getal": getal,
        "getallen": getallen,
        "getal_juist_op": None,
        "geopend_op": None,
        "geopend_land": "",
        "geopend_netwerk": "",
        "login_gestart_op": None,
        "login_fout": "",
        "login_fout_op": None,
    }


def _before_login(identification: Identification, *, now: datetime) -> QuerySet[Identification]:
    return Identification.objects.filter(pk=identification.pk, status=Status.UITGENODIGD, verloopt_op__gt=now)
