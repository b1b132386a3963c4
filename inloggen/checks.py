"""What `manage.py check` says about the coupling with DigiD and with the provider of the medewerkers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, register

from inloggen.digid.aansluiting import DigidNietIngesteld, aansluiting
from inloggen.digid.backchannel import tls_context
from inloggen.digid.idp import idp

_PRODUCTIE = "productie"


@register("digid")
def digid_files(**_: Any) -> list[CheckMessage]:
    """Every file of the coupling is there and fits; an error in production, a warning elsewhere."""
    parts: tuple[tuple[str, Callable[[], object]], ...] = (
        ("inloggen.E001", aansluiting),
        ("inloggen.E002", tls_context),
        ("inloggen.E003", idp),
    )
    return [message for number, part in parts for message in _messages(number, part)]


def _messages(number: str, part: Callable[[], object]) -> list[CheckMessage]:
    try:
        part()
    except DigidNietIngesteld as error:
        return [_message(str(error), number)]
    return []


@register("digid")
def digid_addresses(**_: Any) -> list[CheckMessage]:
    """DigiD's login page is on https in production."""
    try:
        address = idp().sso_url
    except DigidNietIngesteld:
        return []
    if settings.OMGEVING == _PRODUCTIE and not address.startswith("https://"):
        return [Error("DIGID_IDP_METADATA_FILE: the login page is not on https", id="inloggen.E004")]
    return []


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
