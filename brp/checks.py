"""What `manage.py check` says about the connection with the BRP, when there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from begrippen.verwerking import is_verwerking
from brp.velden import may_be_asked

_PRODUCTIE = "productie"
_LOOPBACK = ("localhost", "127.", "[::1]", "simulator")
_LONGEST_WAIT = 20.0  # seconds that a thread of the portal may be held
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")  # RFC 9110 §5.6.2
_OIN = re.compile(r"[0-9]{20}")
_HEADERS = ("header_doelbinding", "header_verwerking", "header_gebruiker", "header_oin")
_AUTHS = {"client_secret_basic", "client_secret_post"}


@register(Tags.security)
def brp_is_safe(**_: Any) -> list[CheckMessage]:
    """Errors in production alone: elsewhere the simulator is the other side."""
    if not settings.BRP["url"] or settings.OMGEVING != _PRODUCTIE:
        return []
    return [Error(text, hint=hint, id=f"brp.E{number:03}") for number, text, hint in _problems(settings.BRP)]


def _problems(brp: dict[str, Any]) -> Iterator[tuple[int, str, str]]:
    for number, (wrong, text, hint) in enumerate((*_connection(brp), *_question(brp)), start=1):
        if wrong:
            yield number, text, hint


def _connection(brp: dict[str, Any]) -> Iterator[tuple[bool, str, str]]:
    addresses = [brp["url"], *([brp["token_url"]] if brp["token_url"] else [])]
    yield (
        any(not _is_https(url) for url in addresses),
        "BRP_URL or BRP_TOKEN_URL is not https.",
        "Set them to the https addresses of the gateway, without a query.",
    )
    yield (
        any(mark in urlsplit(url).netloc for url in addresses for mark in _LOOPBACK),
        "BRP_URL or BRP_TOKEN_URL is this machine or a simulator.",
        "Set the addresses of the gateway of the gemeente.",
    )
    yield (
        not (brp["api_key"] or brp["token_url"] or brp["cert_file"]),
        "Nothing shows the BRP who asks.",
        "Set BRP_API_KEY, or BRP_TOKEN_URL with BRP_CLIENT_ID and BRP_CLIENT_SECRET, or BRP_CERT_FILE.",
    )
    yield (
        bool(brp["token_url"]) and not (brp["client_id"] and brp["client_secret"]),
        "BRP_CLIENT_ID or BRP_CLIENT_SECRET is missing.",
        "Set both; they go with BRP_TOKEN_URL.",
    )
    yield (
        brp["client_auth"] not in _AUTHS,
        "BRP_CLIENT_AUTH is unknown.",
        "Set it to client_secret_basic or client_secret_post.",
    )
    yield (
        any(not Path(brp[name]).is_file() for name in ("ca_file", "cert_file", "key_file") if brp[name])
        or bool(brp["cert_file"]) != bool(brp["key_file"]),
        "A file of BRP_CA_FILE, BRP_CERT_FILE or BRP_KEY_FILE is missing.",
        "A certificate and its key always come together.",
    )


def _question(brp: dict[str, Any]) -> Iterator[tuple[bool, str, str]]:
    names = [brp["api_key_header"], *(brp[name] for name in _HEADERS if brp[name]), *brp["headers"]]
    yield (
        not all(_HEADER.fullmatch(name) for name in names),
        "A name of a header for the BRP cannot be one.",
        "Look at BRP_HEADER_…, BRP_HEADERS and BRP_API_KEY_HEADER.",
    )
    yield (
        not is_verwerking(brp["verwerking"]),
        "BRP_VERWERKING is longer than 242 characters or has more than one @.",
        "Shorten it: gateways refuse it otherwise.",
    )
    yield (
        not brp["velden"] or not all(may_be_asked(veld) for veld in brp["velden"]),
        "BRP_VELDEN names nothing, or a field that may not be asked.",
        "Leave out what the BRP gives by itself, such as inOnderzoek and geheimhoudingPersoonsgegevens.",
    )
    yield (
        not 0 < brp["seconds"] <= _LONGEST_WAIT,
        "BRP_TIMEOUT is not between 0 and 20 seconds.",
        "An ambtenaar waits for it, and so does a thread of the portal.",
    )
    yield brp["per_uur"] < 1, "BRP_PER_UUR is lower than 1.", "Set how many questions one ambtenaar may ask."
    yield (
        bool(brp["oin"]) and not _OIN.fullmatch(brp["oin"]),
        "BRP_OIN is not 20 digits.",
        "Set the OIN of the gemeente, or leave it out: functioneel beheer then fills it in.",
    )


def _is_https(url: str) -> bool:
    parts = urlsplit(url)
    plain = "@" not in parts.netloc and not parts.query and not parts.fragment
    return parts.scheme == "https" and bool(parts.hostname) and plain
