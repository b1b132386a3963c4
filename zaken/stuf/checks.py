"""What `manage.py check` says about the coupling by StUF: an error in production, a warning elsewhere."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, register

from zaken.stuf.instelling import Instelling

_ADAPTER = "zaken.stuf.Stuf"
_PRODUCTIE = "productie"
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@register("zaaksysteem")
def stuf_is_connected(**_: Any) -> list[CheckMessage]:
    if settings.ZAAKSYSTEEM != _ADAPTER:
        return []
    make = checks.Error if settings.OMGEVING == _PRODUCTIE else checks.Warning
    return [make(text, id=f"zaken.stuf.E{number:03}") for number, text in _problems()]


def _problems() -> Iterator[tuple[int, str]]:
    try:
        own = Instelling.of_settings()
    except ValueError:
        yield 1, "STUF_VERSIE is 1.1 or 1.2, and so is STUF_SOAP."
        return
    yield from _address_problems(own)
    for name, applicatie in (("ZENDER", own.zender.applicatie), ("ONTVANGER", own.ontvanger.applicatie)):
        if not 3 <= len(applicatie) <= 50:
            yield 4, f"STUF_{name}_APPLICATIE has 3 to 50 characters."
    yield from _tls_problems(own)
    if own.wss is not None and not own.wss.wachtwoord:
        yield 7, "STUF_WSS_WACHTWOORD is missing."


def _address_problems(own: Instelling) -> Iterator[tuple[int, str]]:
    needed = {"STUF_VRIJ_URL": own.vrij, "STUF_ONTVANG_URL": own.ontvang}
    for name in (name for name, url in needed.items() if not url):
        yield 2, f"{name} is missing."
    for name, url in {**needed, "STUF_VRAAG_URL": own.vraag}.items():
        if url and not _is_outside(url):
            yield 3, f"{name} is not on https, or is this machine."
    if not own.vraag and not own.zaak_ongezien:
        yield 8, "Without STUF_VRAAG_URL no existing zaak can be chosen (or set STUF_ZAAK_ONGEZIEN)."


def _is_outside(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" and parts.hostname not in _LOOPBACK


def _tls_problems(own: Instelling) -> Iterator[tuple[int, str]]:
    if not (own.tls.cert_file and own.tls.key_file):
        yield 5, "STUF_CERT_FILE and STUF_KEY_FILE are missing: the standard asks for two-way TLS."
        return
    try:
        context = ssl.create_default_context(cafile=own.tls.ca_file or None)
        context.load_cert_chain(own.tls.cert_file, own.tls.key_file)
    except (OSError, ssl.SSLError):
        files = ", ".join(Path(name).name for name in (own.tls.ca_file, own.tls.cert_file) if name)
        yield 6, f"STUF_CA_FILE, STUF_CERT_FILE or STUF_KEY_FILE cannot be read, or do not fit: {files}."
