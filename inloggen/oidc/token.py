"""Signed tokens of a provider: who signed, for whom, for which login, and when. No Django."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt

from inloggen.oidc.verkeer import ProviderOnbereikbaar, json_object

SKEW = timedelta(seconds=30)
_MAX_AGE = timedelta(minutes=10)
_MAX_LENGTH = 64 * 1024
Key = Callable[[str, str], jwt.PyJWK | None]


class TokenGeweigerd(Exception):
    """A token that fails a check. `reason` is a fixed code without personal data."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def signed_claims(
    token: str, *, algorithms: Collection[str], key: Key, types: Collection[str] = ("jwt",)
) -> dict[str, Any]:
    """What the provider signed (RFC 7515). `key`: the published key of a kid and an algorithm.

    Keys and addresses in the header are not looked at. Raises `TokenGeweigerd`.
    """
    header = _header(token)
    algorithm, kid = header.get("alg"), header.get("kid")
    if not isinstance(algorithm, str) or algorithm not in algorithms:
        raise TokenGeweigerd("token-algoritme")
    if not {"crit", "b64"}.isdisjoint(header) or str(header.get("typ", "jwt")).lower() not in types:
        raise TokenGeweigerd("token-vorm")
    found = key(kid, algorithm) if isinstance(kid, str) else None
    if found is None:
        raise TokenGeweigerd("token-sleutel")
    try:
        content = jwt.PyJWS().decode(token, found, algorithms=[algorithm])
    except jwt.InvalidSignatureError:
        raise TokenGeweigerd("token-handtekening") from None
    except (jwt.PyJWTError, ValueError):
        raise TokenGeweigerd("token-vorm") from None
    try:
        return json_object(content)
    except ProviderOnbereikbaar:
        raise TokenGeweigerd("token-vorm") from None


def _header(token: str) -> dict[str, Any]:
    try:
        if len(token) > _MAX_LENGTH or not token.isascii():
            raise TokenGeweigerd("token-vorm")
        return jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, RecursionError):
        raise TokenGeweigerd("token-vorm") from None


def check_about_us(
    claims: Mapping[str, Any], *, issuer: str, client_id: str, nonce: str | None, now: datetime
) -> None:
    """OpenID Connect Core §3.1.3.7: issuer, audience, authorised party, nonce, times. Raises `TokenGeweigerd`."""
    if claims.get("iss") != issuer:
        raise TokenGeweigerd("token-iss")
    check_audience(claims, client_id=client_id)
    given = claims.get("nonce")
    if not nonce or not isinstance(given, str) or not hmac.compare_digest(given.encode(), nonce.encode()):
        raise TokenGeweigerd("token-nonce")
    if not isinstance(claims.get("sub"), str) or not claims["sub"]:
        raise TokenGeweigerd("token-sub")
    check_times(claims, now=now)


def check_audience(claims: Mapping[str, Any], *, client_id: str) -> None:
    audience = claims.get("aud")
    named = audience if isinstance(audience, list) else [audience]
    if client_id not in named:
        raise TokenGeweigerd("token-aud")
    if claims.get("azp", None if len(named) > 1 else client_id) != client_id:
        raise TokenGeweigerd("token-azp")


def check_times(claims: Mapping[str, Any], *, now: datetime) -> None:
    if moment(claims, "exp") <= now - SKEW:
        raise TokenGeweigerd("token-verlopen")
    issued = moment(claims, "iat")
    if issued > now + SKEW or ("nbf" in claims and moment(claims, "nbf") > now + SKEW):
        raise TokenGeweigerd("token-nog-niet")
    if issued < now - _MAX_AGE - SKEW:
        raise TokenGeweigerd("token-te-oud")


def check_given_times(claims: Mapping[str, Any], *, now: datetime) -> None:
    """The same for a token that need not say when it was made: what it does say holds. Raises `TokenGeweigerd`."""
    made = {name: int(now.timestamp()) for name in ("exp", "iat")}
    check_times({**made, "exp": made["exp"] + 1, **claims}, now=now)


def moment(claims: Mapping[str, Any], name: str) -> datetime:
    """A NumericDate: seconds since 1970 (RFC 7519 §2)."""
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TokenGeweigerd(f"token-{name}")
    try:
        return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        raise TokenGeweigerd(f"token-{name}") from None


def check_access_token(claims: Mapping[str, Any], access_token: str) -> None:
    """`at_hash`, when the provider gives one (§3.1.3.6). Our algorithms all go with SHA-256."""
    if "at_hash" not in claims:
        return
    half = hashlib.sha256(access_token.encode()).digest()[:16]
    made = base64.urlsafe_b64encode(half).rstrip(b"=")
    if not hmac.compare_digest(str(claims["at_hash"]).encode(), made):
        raise TokenGeweigerd("token-at-hash")
