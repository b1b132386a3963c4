"""Logging out: here first, and then, with Eenmalig Inloggen, at DigiD; or because DigiD asks for it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from begrippen.bsn import Bsn
from identification.flow.browser import log_out_browser
from identification.models import InwonerSessie
from identification.verzegeld import Verzegeld
from inloggen.digid import uitloggen
from inloggen.digid.uitloggen import BijDigid, UitlogStart
from inloggen.digid.uitlogverzoek import Uitgelogde
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken
from toezicht.logboek import record
from toezicht.soorten import Soort

DOOR_DIGID = "digid"


def log_out(*, sessie: InwonerSessie, browser: str, now: datetime) -> UitlogStart | None:
    """Ends the login here. Gives back the form for DigiD, or None when that was all."""
    if not log_out_browser(sessie=sessie, now=now) or sessie.ingelogd_op is None:
        return None
    if not uitloggen.is_on(sessie.aansluiting):
        return None
    at_digid = BijDigid(
        aansluiting=sessie.aansluiting,
        bsn=_bsn(sessie),
        transient_id=sessie.transient_id,
        session_index=sessie.session_index,
    )
    return uitloggen.start(at_digid, browser=browser, now=now)


def end_sessions(uitgelogde: Uitgelogde, *, now: datetime) -> int:
    """Ends every login of one person. Nothing derived from a BSN is kept to find them: the sealed ones are opened."""
    since = now - timedelta(seconds=settings.INWONER_INACTIEF)
    logged_in = InwonerSessie.objects.filter(
        ingelogd_op__isnull=False, uitgelogd_op=None, laatst_actief_op__gt=since
    ).select_related("identification")
    return sum(_end(sessie, now=now) for sessie in logged_in if _belongs(sessie, uitgelogde))


def _belongs(sessie: InwonerSessie, uitgelogde: Uitgelogde) -> bool:
    if sessie.session_index and sessie.session_index in uitgelogde.session_indexes:
        return True
    return _bsn(sessie) == uitgelogde.bsn


def _end(sessie: InwonerSessie, *, now: datetime) -> bool:
    ended = log_out_browser(sessie=sessie, now=now)
    if ended:
        record(soort=Soort.UITGELOGD_VIA_DIGID, door=DOOR_DIGID, now=now, onderwerp=sessie.identification_id)
    return ended


def _bsn(sessie: InwonerSessie) -> Bsn | None:
    """None once it is wiped: DigiD's own session then ends by its own clock, after a quarter."""
    row = sessie.identification
    try:
        return Verzegeld.of(row).unseal_bsn("bsn", row.bsn)
    except (ZegelVerbroken, SleutelNietBereikbaar):
        return None
