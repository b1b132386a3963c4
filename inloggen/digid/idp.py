"""DigiD's side of a connection: the verified metadata in use, from a file or from what was last fetched."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography import x509
from django.utils import timezone

from inloggen.digid.aansluiting import (
    DigidNietIngesteld,
    instellingen,
    profiel,
    read_certificates,
    read_file,
    setting,
)
from inloggen.digid.idp_metadata import Idp, MetadataGeweigerd, SigningKey, read_metadata, require_current
from inloggen.models import IdpMetadata

__all__ = ["Idp", "SigningKey", "idp", "idp_in_force", "pinned_certificates", "stored"]

logger = logging.getLogger(__name__)

_Source = tuple[str, ...]
_loaded: dict[_Source, tuple[_Source, Idp]] = {}


def idp(naam: str = "") -> Idp:
    """Read once per process, and again when what it was read from changes. Raises `DigidNietIngesteld`.

    A changed file that is no good (half written, wrong signature) does not stop the logins: the last verified
    metadata stays in use. What was fetched is only stored when it is good.
    """
    digid = instellingen(naam)
    row = stored(naam) if digid.get("idp_metadata_url") else None
    return _from_row(row, naam) if row is not None else _from_file(digid, naam)


def idp_in_force(naam: str = "", *, now: datetime) -> Idp:
    """For a login: nobody is sent to DigiD for an answer that cannot be verified. Raises `DigidNietIngesteld`."""
    digid = instellingen(naam)
    source = "idp_metadata_url" if digid.get("idp_metadata_url") else "idp_metadata_file"
    return require_current(idp(naam), now=now, setting=setting(digid, source))


def stored(naam: str = "") -> IdpMetadata | None:
    """What was last fetched and verified for this connection."""
    rows = IdpMetadata.objects.exclude(gehaald_op=None)
    return rows.filter(aansluiting=instellingen(naam).get("naam", "digid")).first()


def pinned_certificates(digid: Mapping[str, Any]) -> list[x509.Certificate]:
    """The certificates that DigiD's metadata may be signed with: the current one, and the next. Comma separated."""
    name = setting(digid, "idp_cert_file")
    files = [part.strip() for part in digid["idp_cert_file"].split(",")]
    return [certificate for file in files for certificate in read_certificates(file, setting=name)]


def _from_row(row: IdpMetadata, naam: str) -> Idp:
    digid = instellingen(naam)
    source = ("url", row.aansluiting, profiel(naam))
    stamp = (row.sha256, *_pin_stamp(digid))
    known = _loaded.get(source)
    if known and known[0] == stamp:
        return known[1]
    try:
        fresh = _load_row(row, digid, naam)
    except MetadataGeweigerd:
        raise
    except DigidNietIngesteld as error:  # a pinned certificate that is being replaced, half written
        if known is None or known[0][0] != row.sha256:
            raise
        logger.error("digid.metadata niet opnieuw te controleren: %s", error)
        fresh = known[1]
    _loaded[source] = (stamp, fresh)
    return fresh


def _load_row(row: IdpMetadata, digid: Mapping[str, Any], naam: str) -> Idp:
    """Verified again: the database is not what vouches for it."""
    return read_metadata(
        bytes(row.inhoud),
        pinned=pinned_certificates(digid),
        profiel=profiel(naam),
        setting=setting(digid, "idp_metadata_url"),
    )


def _from_file(digid: Mapping[str, Any], naam: str) -> Idp:
    if digid.get("idp_metadata_url") and not digid["idp_metadata_file"]:
        name = setting(digid, "idp_metadata_url")
        raise DigidNietIngesteld(f"{name}: nothing was fetched yet, run manage.py digid_metadata")
    source = ("file", digid["idp_metadata_file"], digid["idp_cert_file"], profiel(naam))
    stamp = (_mtime(digid["idp_metadata_file"]), *_pin_stamp(digid))
    known = _loaded.get(source)
    if known and known[0] == stamp:
        return known[1]
    try:
        fresh = _load_file(digid, naam)
    except DigidNietIngesteld as error:
        if known is None:
            raise
        logger.error("digid.metadata geweigerd: %s", error)
        fresh = known[1]
    _loaded[source] = (stamp, fresh)
    return fresh


def _load_file(digid: Mapping[str, Any], naam: str) -> Idp:
    name = setting(digid, "idp_metadata_file")
    fresh = read_metadata(
        read_file(digid["idp_metadata_file"], setting=name),
        pinned=pinned_certificates(digid),
        profiel=profiel(naam),
        setting=name,
    )
    return require_current(fresh, now=timezone.now(), setting=name)


def _pin_stamp(digid: Mapping[str, Any]) -> _Source:
    return tuple(_mtime(part.strip()) for part in digid["idp_cert_file"].split(","))


def _mtime(name: str) -> str:
    try:
        return str(Path(name).stat().st_mtime_ns) if name else ""
    except OSError:
        return ""
