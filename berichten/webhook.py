"""One message to the webhook of another system, signed as Standard Webhooks has it.

Source: https://github.com/standard-webhooks/standard-webhooks, the specification, "Signature scheme".
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

from verkeer.oproep import Onbereikbaar, call

_SECONDS = 5.0
_MAX_ANSWER = 16 * 1024
PREFIX = "whsec_"

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Mislukt(Exception):
    """Not taken. `reason` is a fixed code: of the connection, or `antwoord-4xx` and so on."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class OngeldigAdres(ValueError):
    """No address to send to: not https, with a password or a fragment in it, or without a host."""


# Ways to write an IPv4 address as one of IPv6: they lead to where that one is.
_WITH_IPV4_INSIDE = tuple(
    map(ipaddress.ip_network, ("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))
)


def check_url(url: str, *, http: bool) -> str:
    """The host. `http`: an unencrypted connection is fine too, as on a machine for development.

    Raises `OngeldigAdres`.
    """
    try:
        parts = urlsplit(url)
        _port = parts.port
    except ValueError:
        raise OngeldigAdres from None
    fine = parts.scheme == "https" or (http and parts.scheme == "http")
    plain = url.isascii() and url.isprintable() and not set(url) & set(" \\<>\"'")
    # One spelling of a host: `%6c` and a dot at the end are other ones of the same.
    plain = plain and "%" not in parts.netloc and not (parts.hostname or "").endswith(".")
    if not (fine and plain and parts.hostname) or parts.username or parts.password or parts.fragment:
        raise OngeldigAdres
    return parts.hostname


def signature(*, id: str, timestamp: str, body: bytes, key: bytes) -> str:  # noqa: A002 - the standard calls it so
    signed = b".".join((id.encode(), timestamp.encode(), body))
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def headers_of(*, id: str, now: datetime, body: bytes, keys: Iterable[bytes]) -> dict[str, str]:  # noqa: A002
    timestamp = str(int(now.timestamp()))
    return {
        "Content-Type": "application/json",
        "User-Agent": "Beeldpas",
        "webhook-id": id,
        "webhook-timestamp": timestamp,
        "webhook-signature": " ".join(
            signature(id=id, timestamp=timestamp, body=body, key=key) for key in keys
        ),
    }


def send(
    *,
    url: str,
    id: str,  # noqa: A002
    inhoud: Mapping[str, str],
    keys: Sequence[bytes],
    now: datetime,
    public_only: bool,
    allowed: Sequence[Network] = (),
) -> None:
    """`public_only`: the host must have an address of the internet, or one in `allowed`. Raises `Mislukt`."""
    try:
        check_url(url, http=not public_only)
    except OngeldigAdres:
        raise Mislukt("adres") from None
    body = json.dumps(inhoud, separators=(",", ":")).encode()
    headers = headers_of(id=id, now=now, body=body, keys=keys)
    may_connect = partial(_may_call, allowed=allowed) if public_only else None
    try:
        answer = call(
            "POST",
            url,
            seconds=_SECONDS,
            headers=headers,
            body=body,
            max_bytes=_MAX_ANSWER,
            may_connect=may_connect,
        )
    except Onbereikbaar as fout:
        raise Mislukt(fout.reason) from None
    if not 200 <= answer.status < 300:
        raise Mislukt(f"antwoord-{answer.status // 100}xx")


def _may_call(address: str, *, allowed: Sequence[Network]) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None) or found
    inner = mapped.version == 6 and any(mapped in net for net in _WITH_IPV4_INSIDE)
    return (mapped.is_global and not mapped.is_multicast and not inner) or any(
        mapped.version == net.version and mapped in net for net in allowed
    )
