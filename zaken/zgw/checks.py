"""What `manage.py check` says about the settings of the ZGW adapter, when it is the chosen zaaksysteem."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from begrippen.bsn import passes_elfproef

_OURS = "zaken.zgw.Zgw"
_PRODUCTIE = "productie"
_SECRET_LENGTH = 32  # bytes: RFC 7518 §3.2 for HS256
_LOOPBACK = ("localhost", "127.", "[::1]", "simulator")
_URLS = ("zaken_url", "documenten_url", "catalogi_url")
_EIGENSCHAPPEN = {"niveau", "flow", "moment"}


@register(Tags.security)
def zgw_is_safe(**_: Any) -> list[CheckMessage]:
    """Errors in production alone: elsewhere the simulator is the other side."""
    if settings.ZAAKSYSTEEM != _OURS or settings.OMGEVING != _PRODUCTIE:
        return []
    return [
        Error(text, hint=hint, id=f"zaken.zgw.E{number:03}") for number, text, hint in _problems(settings.ZGW)
    ]


def _problems(zgw: dict[str, Any]) -> Iterator[tuple[int, str, str]]:
    for number, (wrong, text, hint) in enumerate((*_addresses(zgw), *_others(zgw)), start=1):
        if wrong:
            yield number, text, hint


def _addresses(zgw: dict[str, Any]) -> Iterator[tuple[bool, str, str]]:
    addresses = [zgw[name] for name in _URLS] + [zgw["catalogus_url"]] * bool(zgw["catalogus_url"])
    yield (
        any(not _is_https(url) for url in addresses),
        "An address of the ZGW APIs is missing or not https.",
        "Set ZGW_ZAKEN_URL, ZGW_DOCUMENTEN_URL and ZGW_CATALOGI_URL to https://…/api/v1/.",
    )
    yield (
        any(mark in urlsplit(url).netloc for url in addresses for mark in _LOOPBACK),
        "An address of the ZGW APIs is this machine or a simulator.",
        "Set the addresses of the zaaksysteem of the gemeente.",
    )


def _others(zgw: dict[str, Any]) -> Iterator[tuple[bool, str, str]]:
    yield not zgw["client_id"], "ZGW_CLIENT_ID is missing.", "Set the name of the portal at the zaaksysteem."
    yield (
        len(zgw["secret"]) < _SECRET_LENGTH,
        f"ZGW_SECRET is missing or shorter than {_SECRET_LENGTH} characters.",
        "Agree a longer one with the zaaksysteem.",
    )
    yield (
        bool(zgw["rsin"]) and not _is_rsin(zgw["rsin"]),
        "ZGW_RSIN is no RSIN.",
        "Set the nine digits of the gemeente, or leave it out: functioneel beheer then fills it in.",
    )
    yield (
        any(not Path(zgw[name]).is_file() for name in ("ca_file", "cert_file", "key_file") if zgw[name])
        or bool(zgw["cert_file"]) != bool(zgw["key_file"]),
        "A file of ZGW_CA_FILE, ZGW_CERT_FILE or ZGW_KEY_FILE is missing.",
        "A certificate and its key always come together.",
    )
    yield not zgw["seconds"] > 0, "ZGW_TIMEOUT is not more than 0.", "Leave it out, or set it to seconds."
    yield (
        not set(zgw["eigenschappen"]) <= _EIGENSCHAPPEN,
        "ZGW_EIGENSCHAPPEN names something else than niveau, flow and moment.",
        "Write it as niveau=name,flow=name,moment=name.",
    )


def _is_https(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc and not parts.query


def _is_rsin(text: str) -> bool:
    return len(text) == 9 and text.isascii() and text.isdigit() and passes_elfproef(text)
