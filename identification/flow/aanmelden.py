"""The inwoner's side: opening the link, going to DigiD, coming back."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from begrippen.flow import Flow
from identification.code import random_code
from identification.flow.gesprek import stretch_gesprek
from identification.flow.keuzes import asks_representation, check_keuze
from identification.flow.mensen import SAMEN_FOUT, PastNietInGesprek, check_login, hold
from identification.flow.niveau import AT_DIGID, fix_niveau, niveau_needed
from identification.flow.opvallend import (
    ONBEKEND,
    Herkomst,
    compare_origin,
    find_same_person,
    judge_start,
)
from identification.flow.overgang import DOOR_INWONER, AlVerder, move
from identification.flow.signalen import raise_signal
from identification.flow.sleutelcode import keyed_code_of
from identification.flow.vertegenwoordigen import (
    NietGemachtigd,
    from_login,
    log_login,
    same_people,
    subject,
)
from identification.flow.woord import word_after_login
from identification.models import Identification, InwonerSessie, SignaalSoort
from identification.namens import Keuze
from identification.status import OPEN, Status
from identification.verzegeld import Verzegeld
from inloggen import digid
from inloggen.resultaat import LoginMislukt, LoginOnbekend, LoginResult, LoginStart, NiveauTeLaag
from kluis.zegel import ZegelVerbroken
from toezicht.logboek import record
from toezicht.soorten import Soort
from zaken.zaaksysteem import Zaaksysteem

_logger = logging.getLogger(__name__)

_SOORT_VAN_FOUT = {
    "geannuleerd": Soort.LOGIN_GEANNULEERD,
    "niveau-te-laag": Soort.NIVEAU_TE_LAAG,
    "digid-onbereikbaar": Soort.DIGID_ONBEREIKBAAR,
    "niet-gemachtigd": Soort.NAMENS_GEWEIGERD,
    "andere-dienst": Soort.NAMENS_GEWEIGERD,
}
NAMENS_FOUT = "namens-"  # of `login_fout`, with the code of the reason behind it


class NietMeerOpen(Exception):
    """The link is over: expired, withdrawn or finished."""


class AlIngelogd(Exception):
    """Somebody has logged in with this link already, in another browser."""


class NietDezeBrowser(Exception):
    """The login goes on in another browser, with permission of the ambtenaar."""


class AnderePersoon(Exception):
    """This browser logged in before, as somebody else."""


@dataclass(frozen=True, slots=True)
class Aangemeld:
    """`hervat`: the same person came back in the same browser; nothing changed but the login."""

    identification: Identification
    hervat: bool


def note_opened(*, identification: Identification, now: datetime, herkomst: Herkomst = ONBEKEND) -> None:
    """A hint for the ambtenaar, and nothing more: chat programs open links by themselves."""
    Identification.objects.filter(pk=identification.pk, status=Status.UITGENODIGD, geopend_op=None).update(
        geopend_op=now, geopend_land=herkomst.land, geopend_netwerk=herkomst.netwerk
    )


def note_opened_elsewhere(*, identification: Identification, now: datetime) -> None:
    """Another browser than the one that logs in opened the link: the ambtenaar hears of it, once."""
    if identification.status in OPEN:
        raise_signal(identification=identification, soort=SignaalSoort.TWEEDE_APPARAAT, now=now)


def start_login(
    *,
    identification: Identification,
    browser: str,
    now: datetime,
    herkomst: Herkomst = ONBEKEND,
    keuze: Keuze | None = None,
) -> LoginStart:
    """How to send this browser to DigiD. `keuze`: for somebody else, and how; once somebody has logged in, coming
    back is for whom it was. Raises `NietMeerOpen`, `KeuzeNietToegestaan`, and `LoginMislukt` when it cannot be done.
    """
    namens = _fix_keuze(identification, keuze)
    open_rows = Identification.objects.filter(pk=identification.pk, status__in=OPEN, verloopt_op__gt=now)
    if open_rows.update(login_gestart_op=now, login_fout="", login_fout_op=None) != 1:
        raise NietMeerOpen
    _leave_time(identification, now=now)
    judge_start(identification=identification, herkomst=herkomst, now=now)
    started = digid.start(
        niveau=fix_niveau(identification, now=now),
        onderwerp=identification.pk,
        browser=browser,
        now=now,
        aansluiting=identification.dienst.aansluiting,
        service_uuid=identification.dienst.service_uuid,
        namens=asks_representation(identification.dienst, namens),
    )
    record(soort=Soort.LOGIN_GESTART, door=DOOR_INWONER, now=now, onderwerp=identification.pk)
    return started


def _fix_keuze(row: Identification, keuze: Keuze | None) -> str:
    """Kept with the row until somebody has logged in. Raises `KeuzeNietToegestaan`."""
    if row.status != Status.UITGENODIGD:
        return row.namens_keuze
    check_keuze(row.dienst, keuze, row.deel)
    chosen = "" if keuze is None else keuze.value
    Identification.objects.filter(pk=row.pk, status=Status.UITGENODIGD).update(namens_keuze=chosen)
    return chosen


def _leave_time(identification: Identification, *, now: datetime) -> None:
    """Who starts in time may finish: DigiD takes minutes. Once; starting again and again does not stretch it."""
    until = min(now + AT_DIGID, identification.link_tot + AT_DIGID)
    waiting = Identification.objects.filter(pk=identification.pk, status=Status.UITGENODIGD)
    if waiting.filter(verloopt_op__lt=until).update(verloopt_op=until):
        stretch_gesprek(identification_id=identification.pk, until=until)


def note_login_failed(*, fout: LoginMislukt, now: datetime) -> None:
    """Tell the ambtenaar which kind of failure it was; the audit trail has the exact reason.

    What cannot be tied to a login of this browser is only logged: anybody can send it, as often as they like.
    """
    if fout.onderwerp is None or isinstance(fout, LoginOnbekend):
        _logger.info("login without a request of ours: reden=%s", fout.reason)
        return
    # What the rule said about somebody who acts for another, the ambtenaar reads in words (`queries.namens`).
    kind = f"{NAMENS_FOUT}{fout.reason}" if isinstance(fout, NietGemachtigd) else fout.default_reason
    kind = f"{SAMEN_FOUT}{fout.reason}" if isinstance(fout, PastNietInGesprek) else kind
    Identification.objects.filter(pk=fout.onderwerp, status=Status.UITGENODIGD).update(
        login_fout=kind, login_fout_op=now
    )
    soort = _SOORT_VAN_FOUT.get(fout.default_reason, Soort.LOGIN_MISLUKT)
    record(soort=soort, door=DOOR_INWONER, now=now, onderwerp=fout.onderwerp, reden=fout.reason)


def attach_login(
    *,
    sessie: InwonerSessie,
    result: LoginResult,
    zaaksysteem: Zaaksysteem,
    now: datetime,
    herkomst: Herkomst = ONBEKEND,
) -> Aangemeld:
    """Tie the login to the identification of this browser, once.

    What began at a standing link gets its zaaknummer here. Raises `NietMeerOpen`, `AlIngelogd`, `NietDezeBrowser`,
    `AnderePersoon`, `NiveauTeLaag`, `ZaaksysteemFout`, `SleutelNietBereikbaar`; for somebody who logs in on behalf of
    another `NietGemachtigd` when the rule says no, and `DigidFout` when that was not asked. `PastNietInGesprek`: this
    person is in the same call already, or does not belong in it.
    """
    onderwerp = sessie.identification_id
    row = Identification.objects.select_related("dienst").get(pk=onderwerp)
    if result.niveau < niveau_needed(row, result):
        # The adapter has refused it already; the rule of the dienst does not hang on that.
        raise NiveauTeLaag(onderwerp=onderwerp)
    if row.status == Status.INGELOGD and row.verloopt_op > now:
        return _resume(row, sessie, result=result, now=now)
    if row.status != Status.UITGENODIGD or row.verloopt_op <= now:
        raise NietMeerOpen
    if row.flow == Flow.NIEUW and not row.zaaknummer:
        row.zaaknummer = zaaksysteem.take_zaaknummer(now=now)
    try:
        _attach(row, sessie, result=result, now=now)
    except AlVerder:
        raise AlIngelogd from None
    except ZegelVerbroken:
        raise NietMeerOpen from None
    row.refresh_from_db()
    log_login(row, now=now)
    compare_origin(identification=row, herkomst=herkomst, now=now)
    find_same_person(identification=row, bsn=result.bsn, now=now)
    return Aangemeld(identification=row, hervat=False)


def _attach(row: Identification, sessie: InwonerSessie, *, result: LoginResult, now: datetime) -> None:
    """The row is locked before the browser is looked at: a move that is granted now waits, or was first."""
    with transaction.atomic():
        _hold(row)  # first the call, then the row: in this order everywhere
        Identification.objects.select_for_update().only("pk").get(pk=row.pk)
        if not InwonerSessie.objects.filter(pk=sessie.pk, gebonden=True).exists():
            raise NietDezeBrowser
        if row.samen_id is not None:
            check_login(row, result)
        _move(row, result=result, now=now)


def _hold(row: Identification) -> None:
    """Somebody may have come into the call since the row was read. Raises `AlVerder`: the call is over."""
    try:
        with transaction.atomic():  # lets go of the row again, so that the call comes before it
            hold(row)
    except AlVerder:
        row.refresh_from_db(fields=["samen"])
        hold(row)


def _move(row: Identification, *, result: LoginResult, now: datetime) -> None:
    sealed = Verzegeld.of(row)
    namens = from_login(row, result, sealed=sealed, now=now)
    code = _code(row, result=result)
    until = now + timedelta(minutes=_minutes_after_login(row, code=code))
    move(
        pk=row.pk,
        van=Status.UITGENODIGD,
        naar=Status.INGELOGD,
        door=DOOR_INWONER,
        now=now,
        soort=Soort.LOGIN_GELUKT,
        zaaknummer=row.zaaknummer,
        bsn=sealed.seal_bsn("bsn", result.bsn),
        code=sealed.seal_text("code", code) if code else None,
        woord=word_after_login(row),
        assertion_digest=result.assertion_digest,
        niveau_gevraagd=result.gevraagd,
        niveau_bereikt=result.niveau,
        middel=result.middel,
        ingelogd_op=result.moment,
        verloopt_op=until,
        login_fout="",
        login_fout_op=None,
        **namens,
    )
    stretch_gesprek(identification_id=row.pk, until=until)


def _minutes_after_login(row: Identification, *, code: str) -> int:
    """Until the code is right only as long as the code is good for (`flow.controle` gives the rest)."""
    return min(row.code_minuten, row.bewaar_minuten) if code else row.bewaar_minuten


def _code(row: Identification, *, result: LoginResult) -> str:
    """Flow BEKEND: of the BSN that logged in or was acted for, whoever that is; the inwoner's page is the same."""
    if row.flow == Flow.AMBTENAAR:
        return ""
    if row.flow == Flow.NIEUW:
        return random_code()
    return keyed_code_of(row, subject(row, result))


def _resume(row: Identification, sessie: InwonerSessie, *, result: LoginResult, now: datetime) -> Aangemeld:
    """The same person logs in again after a time-out. Anybody else is refused, without a word about whom."""
    sealed = Verzegeld.of(row)
    if sessie.ingelogd_op is None or not sessie.gebonden:
        note_opened_elsewhere(identification=row, now=now)
        raise AlIngelogd
    if not same_people(row, result, sealed):
        raise AnderePersoon
    record(soort=Soort.LOGIN_GELUKT, door=DOOR_INWONER, now=now, onderwerp=row.pk, reden="hervat")
    return Aangemeld(identification=row, hervat=True)
