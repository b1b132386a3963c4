"""What `manage.py check` says about the coupling with DigiD and with the provider of the medewerkers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, register

from inloggen.digid.aansluiting import (
    DigidNietIngesteld,
    Profiel,
    aansluiting,
    instellingen,
    namen,
    setting,
    sign_pair,
)
from inloggen.digid.backchannel import tls_context
from inloggen.digid.idp import idp, pinned_certificates
from inloggen.digid.ontsleutelen import decryption_keys
from inloggen.digid.request_4 import way_to_name_dienst

_PRODUCTIE = "productie"
_HOUR = 3600.0


@register("digid")
def digid_files(**_: Any) -> list[CheckMessage]:
    """Every file of every connection is there and fits; an error in production, a warning elsewhere."""
    return [
        message for naam in _saml() for number, part in _parts(naam) for message in _messages(number, part)
    ]


def _saml() -> list[str]:
    return [naam for naam in namen() if instellingen(naam).get("profiel") != Profiel.OIDC]


def _parts(naam: str) -> list[tuple[str, Callable[[], object]]]:
    digid = instellingen(naam)
    parts: list[tuple[str, Callable[[], object]]] = [
        ("inloggen.E001", lambda: aansluiting(naam)),
        ("inloggen.E002", lambda: tls_context(naam)),
        # What was fetched stands in the database, which may not be there yet; manage.py digid_metadata shows it.
        ("inloggen.E003", lambda: pinned_certificates(digid) if digid.get("idp_metadata_url") else idp(naam)),
    ]
    if digid.get("profiel") == Profiel.EID_4:
        parts.append(("inloggen.E014", lambda: decryption_keys(naam)))
        parts.append(("inloggen.E015", lambda: way_to_name_dienst(digid)))
    other = "sign" if digid.get("sign_with") == "next" else "next_sign"
    if digid.get(f"{other}_key_file") or digid.get(f"{other}_cert_file"):
        parts.append(("inloggen.E009", lambda: sign_pair(other, naam)))
    return parts


def _messages(number: str, part: Callable[[], object]) -> list[CheckMessage]:
    try:
        part()
    except DigidNietIngesteld as error:
        return [_message(str(error), number)]
    return []


@register("digid")
def digid_addresses(**_: Any) -> list[CheckMessage]:
    """DigiD's addresses are on https in production."""
    if settings.OMGEVING != _PRODUCTIE:
        return []
    return [message for naam in _saml() for message in _addresses(naam)]


def _addresses(naam: str) -> list[CheckMessage]:
    digid = instellingen(naam)
    url = digid.get("idp_metadata_url", "")
    if url:
        wrong = [] if url.startswith("https://") else [setting(digid, "idp_metadata_url")]
        return [Error(f"{name}: not on https", id="inloggen.E010") for name in wrong]
    try:
        theirs = idp(naam)
    except DigidNietIngesteld:
        return []
    name = setting(digid, "idp_metadata_file")
    if not theirs.sso_url.startswith("https://"):
        return [Error(f"{name}: the login page is not on https", id="inloggen.E004")]
    if digid.get("eenmalig_inloggen") and not theirs.slo_url.startswith("https://"):
        return [Error(f"{name}: no logout on https", id="inloggen.E012")]
    return []


@register("digid")
def digid_choices(**_: Any) -> list[CheckMessage]:
    """Settings that are one of some words, and a term that is one."""
    return [message for naam in _saml() for message in _choices(instellingen(naam))]


def _choices(digid: Mapping[str, Any]) -> list[CheckMessage]:
    found = [
        _message(f"{setting(digid, key)}: current or next", "inloggen.E011")
        for key in ("sign_with", "tls_with")
        if digid.get(key, "current") not in ("current", "next")
    ]
    if digid.get("metadata_interval", _HOUR) < _HOUR:
        found.append(_message(f"{setting(digid, 'metadata_interval')}: less than an hour", "inloggen.E013"))
    return found


@register("oidc")
def oidc_settings(**_: Any) -> list[CheckMessage]:
    """The provider of the medewerkers is named, on https in production."""
    address = settings.OIDC_DISCOVERY_URL or settings.OIDC_OP_TOKEN_ENDPOINT
    found = []
    if not address:
        found.append(_message("OIDC_DISCOVERY_URL is not set", "inloggen.E005"))
    elif not settings.OIDC_DISCOVERY_URL and not settings.OIDC_ISSUER:
        found.append(_message("OIDC_ISSUER is not set", "inloggen.E006"))
    elif settings.OMGEVING == _PRODUCTIE and not address.startswith("https://"):
        found.append(_message("OIDC_DISCOVERY_URL: not on https", "inloggen.E007"))
    if not settings.OIDC_RP_CLIENT_ID or not settings.OIDC_RP_CLIENT_SECRET:
        found.append(_message("OIDC_CLIENT_ID or OIDC_CLIENT_SECRET is not set", "inloggen.E008"))
    return found


def _message(text: str, number: str) -> CheckMessage:
    if settings.OMGEVING == _PRODUCTIE:
        return Error(text, id=number)
    return checks.Warning(text, id=number.replace("E", "W"))
