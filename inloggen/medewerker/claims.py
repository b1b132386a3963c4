"""From an ID token to a medewerker: what mozilla-django-oidc leaves unchecked is checked here. No Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from begrippen.rol import Rol
from inloggen.oidc.token import Key, TokenGeweigerd, check_about_us, signed_claims

_ALGORITHM = "RS256"
# RFC 8176: what shows that there was more than a password.
_SECOND_FACTORS = frozenset(
    {"mfa", "otp", "hwk", "swk", "sc", "fpt", "face", "iris", "retina", "vbm", "sms", "tel", "pop"}
)
_STRONG_CONTEXTS = frozenset(
    {
        "phr",
        "phrh",
        "https://refeds.org/profile/mfa",
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
        "http://eidas.europa.eu/LoA/substantial",
        "http://eidas.europa.eu/LoA/high",
    }
)


class InloggenGeweigerd(Exception):
    """A medewerker is not let in. `reason` is a fixed code without personal data."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Identiteit:
    """Who the provider says that logged in. `issuer` and `sub` together name the person."""

    issuer: str
    sub: str
    naam: str
    functie: str
    rollen: tuple[Rol, ...]


def checked_claims(
    token: str, *, issuer: str, client_id: str, nonce: str | None, key: Key, now: datetime
) -> dict[str, Any]:
    """The claims of an ID token (OpenID Connect Core §3.1.3.7). Raises `InloggenGeweigerd`."""
    try:
        claims = signed_claims(token, algorithms=[_ALGORITHM], key=key)
        check_about_us(claims, issuer=issuer, client_id=client_id, nonce=nonce, now=now)
    except TokenGeweigerd as refused:
        raise InloggenGeweigerd(refused.reason) from None
    return claims


def has_second_factor(claims: Mapping[str, Any]) -> bool:
    """By `amr` (RFC 8176) or `acr` of the ID token."""
    methods = claims.get("amr", [])
    named = methods if isinstance(methods, list) else [methods]
    return claims.get("acr") in _STRONG_CONTEXTS or any(name in _SECOND_FACTORS for name in named)


def identiteit(claims: Mapping[str, Any], *, role_claim: str, role_names: Mapping[str, str]) -> Identiteit:
    """`role_names`: the provider's name of a role → ours. When empty, the provider uses our names."""
    naam = claims.get("name") or claims.get("preferred_username") or claims["sub"]
    return Identiteit(
        issuer=str(claims["iss"]),
        sub=str(claims["sub"]),
        naam=str(naam)[:200],
        functie=str(claims.get("functie") or "")[:200],
        rollen=_rollen(_claim(claims, role_claim), role_names),
    )


def _claim(claims: Mapping[str, Any], name: str) -> Any:
    """A claim, or one inside another by a dotted path (`realm_access.roles`)."""
    if name in claims:
        return claims[name]
    value: Any = claims
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _rollen(value: Any, role_names: Mapping[str, str]) -> tuple[Rol, ...]:
    given = value.split() if isinstance(value, str) else value
    texts = [text for text in given if isinstance(text, str)] if isinstance(given, list) else []
    names = {role_names.get(text) for text in texts} if role_names else set(texts)
    return tuple(rol for rol in Rol if rol.value in names)
