"""Fetching DigiD's metadata: verified, kept in the database, and the old one kept when the new one is no good."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q

from inloggen.digid.aansluiting import DigidNietIngesteld, instellingen, namen, profiel, setting
from inloggen.digid.backchannel import get
from inloggen.digid.idp import pinned_certificates
from inloggen.digid.idp_metadata import Idp, MetadataGeweigerd, read_metadata, require_current
from inloggen.models import IdpMetadata
from inloggen.resultaat import DigidOnbereikbaar

logger = logging.getLogger(__name__)

_DAY = 24 * 3600.0
_RETRY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Vernieuwing:
    """One try. `reden`: the fixed code of why it failed, empty when it went well. `veranderd`: other content.

    `melden`: a person has to see this failure; the next tries of the same failure are not told again for a while.
    """

    aansluiting: str
    reden: str = ""
    veranderd: bool = False
    melden: bool = False


def refresh_due(*, now: datetime) -> list[Vernieuwing]:
    """Tries every connection with an address whose time has come."""
    return [refresh(naam, now=now) for naam in namen() if _is_due(naam, now=now)]


def refresh(naam: str = "", *, now: datetime) -> Vernieuwing:
    """Fetches now. What is in use stays in use unless the new content passes every check."""
    digid = instellingen(naam)
    naam = digid.get("naam", "digid")
    try:
        content, idp = _fetch(naam, now=now)
    except DigidOnbereikbaar as error:
        return _failed(naam, reden=error.reason, now=now)
    except MetadataGeweigerd as error:
        return _failed(naam, reden=error.reden, now=now)
    except DigidNietIngesteld:
        return _failed(naam, reden="instelling", now=now)
    return Vernieuwing(naam, veranderd=_store(naam, content=content, idp=idp, now=now))


def _fetch(naam: str, *, now: datetime) -> tuple[bytes, Idp]:
    digid = instellingen(naam)
    name, url = setting(digid, "idp_metadata_url"), digid.get("idp_metadata_url", "")
    if not url:
        raise MetadataGeweigerd("geen-adres", setting=name)
    _require_https(url, setting=name)
    pinned = pinned_certificates(digid)
    content = get(url, aansluiting=naam)
    idp = read_metadata(content, pinned=pinned, profiel=profiel(naam), setting=name)
    for address in (idp.sso_url, idp.slo_url):
        _require_https(address, setting=name)
    return content, require_current(idp, now=now, setting=name)


def _require_https(url: str, *, setting: str) -> None:
    """Only a simulator has no TLS. An address that is not there is no wrong one."""
    if settings.OMGEVING == "productie" and url and not url.startswith("https://"):
        raise MetadataGeweigerd("geen-https", setting=setting)


def _store(naam: str, *, content: bytes, idp: Idp, now: datetime) -> bool:
    """True when the content is another one than before, for one of those who find that at the same time."""
    digest = hashlib.sha256(content).hexdigest()
    IdpMetadata.objects.get_or_create(aansluiting=naam, defaults={"geprobeerd_op": now})
    changed = IdpMetadata.objects.filter(~Q(sha256=digest), aansluiting=naam).update(
        inhoud=content, sha256=digest, geldig_tot=idp.valid_until
    )
    IdpMetadata.objects.filter(aansluiting=naam).update(
        gehaald_op=now, geprobeerd_op=now, fout="", gemeld_op=None
    )
    return changed == 1


def _failed(naam: str, *, reden: str, now: datetime) -> Vernieuwing:
    logger.error("digid.metadata niet vernieuwd: aansluiting=%s reden=%s", naam, reden)
    row, _ = IdpMetadata.objects.get_or_create(aansluiting=naam, defaults={"geprobeerd_op": now})
    again = now - timedelta(seconds=_interval(naam))
    untold = row.fout != reden or row.gemeld_op is None or row.gemeld_op <= again
    IdpMetadata.objects.filter(aansluiting=naam).update(
        geprobeerd_op=now, fout=reden, gemeld_op=now if untold else row.gemeld_op
    )
    return Vernieuwing(naam, reden=reden, melden=untold)


def _is_due(naam: str, *, now: datetime) -> bool:
    if not instellingen(naam).get("idp_metadata_url"):
        return False
    row = IdpMetadata.objects.filter(aansluiting=naam).first()
    if row is None:
        return True
    interval = timedelta(seconds=_interval(naam))
    return row.geprobeerd_op <= now - (min(interval, _RETRY) if row.fout else interval)


def _interval(naam: str) -> float:
    return float(instellingen(naam).get("metadata_interval", _DAY))
