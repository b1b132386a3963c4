"""What a person must look at: told to the ambtenaar, written down, and never a decision."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from identification.flow.overgang import DOOR_INWONER, door_ambtenaar
from identification.models import Identification, Signaal, SignaalSoort
from toezicht.logboek import record
from toezicht.soorten import Soort

# Those that the audit trail calls by a name of their own; the others are told apart by their reason.
_EIGEN_NAAM = {
    SignaalSoort.TWEEDE_APPARAAT: Soort.LINK_GEOPEND_ELDERS,
    SignaalSoort.STIL_ALARM: Soort.STIL_ALARM,
    SignaalSoort.WOORD_ANDERS: Soort.WOORD_ANDERS,
}
# Says something of the person: it stays as long as the person's data do, and the audit trail is for ever.
ZONDER_SPOOR = frozenset({SignaalSoort.BRP_ALARM})


def raise_signal(
    *, identification: Identification, soort: SignaalSoort, now: datetime, door: str = DOOR_INWONER
) -> bool:
    """Tell the ambtenaar, once per kind; the same again changes nothing. Returns whether it is new.

    `door`: who caused it; nearly always something that a browser of the inwoner did.
    """
    with transaction.atomic():
        _row, new = Signaal.objects.get_or_create(
            identification_id=identification.pk, soort=soort.value, defaults={"op": now}
        )
        if new:
            _tell_poll(identification, now=now)
        if new and soort not in ZONDER_SPOOR:
            kind = _EIGEN_NAAM.get(soort, Soort.SIGNAAL)
            reden = "" if soort in _EIGEN_NAAM else soort.value
            record(soort=kind, door=door, now=now, onderwerp=identification.pk, reden=reden)
    return new


def put_away(*, identification: Identification, nummer: int, now: datetime) -> None:
    """The ambtenaar has seen it. It stays on the page, small; doing it twice is one outcome.

    `nummer`: primary key of a signal of this identification; another one is nobody's.
    """
    signal = Signaal.objects.filter(identification_id=identification.pk, pk=nummer).first()
    with transaction.atomic():
        if signal and Signaal.objects.filter(pk=nummer, gezien_op=None).update(gezien_op=now):
            _tell_poll(identification, now=now)
            if signal.soort in ZONDER_SPOOR:
                return
            door, kind = door_ambtenaar(identification), signal.soort
            record(soort=Soort.SIGNAAL_GEZIEN, door=door, now=now, onderwerp=identification.pk, reden=kind)


def _tell_poll(identification: Identification, *, now: datetime) -> None:
    Identification.objects.filter(pk=identification.pk).update(signaal_op=now)
