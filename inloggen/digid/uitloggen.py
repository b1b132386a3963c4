"""Logging out at DigiD too (Eenmalig Inloggen): our LogoutRequest by a form, DigiD's answer once and in one browser.

The local session is over before any of this begins, so nothing here can keep somebody logged in.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from lxml import etree

from begrippen.bsn import Bsn
from inloggen.digid.aansluiting import Aansluiting, DigidNietIngesteld, Profiel, aansluiting, instellingen
from inloggen.digid.answer import status_codes
from inloggen.digid.document import attribute
from inloggen.digid.idp import idp
from inloggen.digid.metadata import slo_url
from inloggen.digid.saml import SAML, SAMLP, STATUS, SUCCESS
from inloggen.digid.uitlogbericht import (
    Verwacht,
    check,
    finish_message,
    from_form,
    from_query,
    new_message,
)
from inloggen.models import OntvangenVerzoek, UitlogVerzoek
from inloggen.resultaat import DigidFout
from inloggen.verzoek import fingerprint

logger = logging.getLogger(__name__)

_LIFE = timedelta(minutes=15)
_KEEP = timedelta(hours=1)
_TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
_SECTOR_BSN = "s00000000"


class Uitkomst(StrEnum):
    """What DigiD said. GEDEELTELIJK: the session at DigiD is over, one at another organisation perhaps not."""

    UITGELOGD = "uitgelogd"
    GEDEELTELIJK = "gedeeltelijk"
    MISLUKT = "mislukt"


class UitloggenOnbekend(Exception):
    """An answer that belongs to no logout of this browser, or that failed a check. `reason` is a fixed code."""

    def __init__(self, reason: str = "uitloggen-onbekend") -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class UitlogStart:
    """A form for the browser: `velden` posted to `url`. May hold a BSN, so it is shown once and never kept."""

    url: str
    velden: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class BijDigid:
    """Who is logged in at DigiD: `bsn` for profile 3.x, `transient_id` for eid-4."""

    aansluiting: str
    bsn: Bsn | None = None
    transient_id: str = ""
    session_index: str = ""


def is_on(naam: str) -> bool:
    """Has this connection Eenmalig Inloggen?"""
    try:
        return bool(instellingen(naam).get("eenmalig_inloggen"))
    except DigidNietIngesteld:  # a connection that was taken away
        return False


def start(sessie: BijDigid, *, browser: str, now: datetime) -> UitlogStart | None:
    """None when there is nothing to log out of at DigiD: logging out was local, and is done."""
    if not is_on(sessie.aansluiting):
        return None
    try:
        ours, url = aansluiting(sessie.aansluiting), idp(sessie.aansluiting).slo_url
    except DigidNietIngesteld as error:
        logger.error("digid.uitloggen alleen hier: %s", error)
        return None
    name_id = _name_id(sessie, profiel=ours.profiel)
    if name_id is None or not url:
        return None
    message = _logout_request(ours, url=url, name_id=name_id, session_index=sessie.session_index, now=now)
    verzoek = UitlogVerzoek.objects.create(
        request_id=attribute(message, "ID"),
        browser=fingerprint(browser),
        aansluiting=ours.naam,
        created_at=now,
    )
    encoded = base64.b64encode(etree.tostring(message)).decode()
    return UitlogStart(url=url, velden={"SAMLRequest": encoded, "RelayState": str(verzoek.id)})


def finish_redirect(*, query: str, relay_state: str, browser: str, now: datetime) -> Uitkomst:
    """DigiD's answer in the address. `query`: as it was sent, undecoded. Raises `UitloggenOnbekend`."""
    verzoek = _find(relay_state, now=now)
    if verzoek.browser != fingerprint(browser):
        raise UitloggenOnbekend
    return _answered(verzoek, lambda keys: from_query(query, parameter="SAMLResponse", keys=keys), now=now)


def finish_form(*, saml_response: str, relay_state: str, now: datetime) -> UUID:
    """DigiD's answer in a form, which comes without our cookie. `outcome` shows it to the browser that began.

    Raises `UitloggenOnbekend`.
    """
    verzoek = _find(relay_state, now=now)
    _answered(verzoek, lambda keys: from_form(saml_response, keys=keys), now=now)
    return verzoek.id


def outcome(*, relay_state: str, browser: str, now: datetime) -> Uitkomst:
    """What `finish_form` found. Raises `UitloggenOnbekend`."""
    verzoek = _find(relay_state, now=now, answered=True)
    if verzoek.browser != fingerprint(browser):
        raise UitloggenOnbekend
    return Uitkomst(verzoek.uitkomst)


def purge(*, now: datetime) -> int:
    """Deletes what is older than an hour; the number of rows."""
    old = now - _KEEP
    rows = (
        UitlogVerzoek.objects.filter(created_at__lt=old),
        OntvangenVerzoek.objects.filter(ontvangen_op__lt=old),
    )
    return sum(found.delete()[0] for found in rows)


def _name_id(sessie: BijDigid, *, profiel: Profiel) -> str | None:
    if profiel is Profiel.EID_4:
        return sessie.transient_id or None
    if profiel is Profiel.DIGID_3 and sessie.bsn is not None:
        return f"{_SECTOR_BSN}:{sessie.bsn.reveal()}"
    return None


def _logout_request(
    ours: Aansluiting, *, url: str, name_id: str, session_index: str, now: datetime
) -> etree._Element:
    message = new_message("LogoutRequest", ours=ours, destination=url, now=now)
    name = etree.SubElement(message, f"{SAML}NameID")
    name.text = name_id
    if ours.profiel is Profiel.EID_4:
        name.set("Format", _TRANSIENT)
    if session_index:
        etree.SubElement(message, f"{SAMLP}SessionIndex").text = session_index
    finish_message(message, ours=ours)
    return message


def _find(relay_state: str, *, now: datetime, answered: bool = False) -> UitlogVerzoek:
    try:
        verzoek_id = UUID(relay_state)
    except ValueError:
        raise UitloggenOnbekend from None
    rows = UitlogVerzoek.objects.filter(id=verzoek_id, created_at__gt=now - _LIFE)
    verzoek = rows.filter(used_at__isnull=not answered).first()
    if verzoek is None:
        raise UitloggenOnbekend
    return verzoek


def _answered(
    verzoek: UitlogVerzoek, read: Callable[[list[object]], etree._Element], *, now: datetime
) -> Uitkomst:
    try:
        theirs = idp(verzoek.aansluiting)
        message = read(theirs.keys(now=now))
        verwacht = Verwacht(issuer=theirs.entity_id, destination=slo_url(verzoek.aansluiting), now=now)
        check(message, tag="LogoutResponse", verwacht=verwacht)
        if attribute(message, "InResponseTo") != verzoek.request_id:
            raise DigidFout("inresponseto")
        found = _uitkomst(status_codes(message))
    except DigidFout as error:
        raise UitloggenOnbekend(error.reason) from None
    except DigidNietIngesteld:
        raise UitloggenOnbekend("instelling") from None
    unused = UitlogVerzoek.objects.filter(id=verzoek.id, used_at__isnull=True)
    if unused.update(used_at=now, uitkomst=found) != 1:
        raise UitloggenOnbekend
    return found


def _uitkomst(codes: list[str]) -> Uitkomst:
    if codes == [SUCCESS]:
        return Uitkomst.UITGELOGD
    # Koppelvlakspecificatie 3.7: to be treated as a normal logout. It comes under Responder, and under Success.
    if codes[-1] == f"{STATUS}PartialLogout" and len(codes) > 1:
        return Uitkomst.GEDEELTELIJK
    return Uitkomst.MISLUKT
