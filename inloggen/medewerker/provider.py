"""The OpenID Connect provider: its endpoints and its keys, fetched when first needed."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import jwt
import requests
from django.conf import settings

_WELL_KNOWN = "/.well-known/openid-configuration"
_FRESH = 60 * 60  # seconds that a discovery document is used


class ProviderOnbereikbaar(Exception):
    """The provider does not answer, or not with what the protocol asks. Trying again may help."""


@dataclass(slots=True)
class Provider:
    """`keys`: the RS256 keys by kid, as fetched last."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    userinfo_endpoint: str
    jwks_uri: str
    keys: Mapping[str, jwt.PyJWK] = field(default_factory=dict, repr=False)

    def key(self, kid: str) -> jwt.PyJWK | None:
        """An unknown kid is looked up once more: the provider may have a new key."""
        if kid not in self.keys:
            self.keys = _fetch_keys(self.jwks_uri)
        return self.keys.get(kid)


_known: dict[tuple[str, ...], tuple[float, Provider]] = {}


def provider() -> Provider:
    """From the discovery document, or from the settings when no address of one is set.

    Raises `ProviderOnbereikbaar`.
    """
    configured = (
        settings.OIDC_ISSUER,
        settings.OIDC_OP_AUTHORIZATION_ENDPOINT,
        settings.OIDC_OP_TOKEN_ENDPOINT,
        settings.OIDC_OP_USER_ENDPOINT,
        settings.OIDC_OP_JWKS_ENDPOINT,
    )
    address: str = settings.OIDC_DISCOVERY_URL
    known = _known.get((address, *configured))
    if known and time.monotonic() - known[0] < _FRESH:
        return known[1]
    found = _discover(address, issuer=configured[0]) if address else Provider(*configured)
    _known[address, *configured] = (time.monotonic(), found)
    return found


def _discover(address: str, *, issuer: str) -> Provider:
    """OpenID Connect Discovery §4.3: the document must be about the issuer whose address it has."""
    document = _fetch_json(address)
    try:
        found = Provider(
            issuer=str(document["issuer"]),
            authorization_endpoint=str(document["authorization_endpoint"]),
            token_endpoint=str(document["token_endpoint"]),
            userinfo_endpoint=str(document.get("userinfo_endpoint", "")),
            jwks_uri=str(document["jwks_uri"]),
        )
    except KeyError:
        raise ProviderOnbereikbaar("discovery-onvolledig") from None
    by_address = address.removesuffix(_WELL_KNOWN).rstrip("/")
    if found.issuer != issuer if issuer else found.issuer.rstrip("/") != by_address:
        raise ProviderOnbereikbaar("discovery-issuer")
    endpoints = (found.authorization_endpoint, found.token_endpoint, found.jwks_uri)
    if address.startswith("https://") and not all(url.startswith("https://") for url in endpoints):
        raise ProviderOnbereikbaar("discovery-zonder-tls")
    return found


def _fetch_keys(address: str) -> dict[str, jwt.PyJWK]:
    entries = _fetch_json(address).get("keys", [])
    found = {}
    for entry in entries if isinstance(entries, list) else []:
        usable = isinstance(entry, dict) and entry.get("kty") == "RSA" and isinstance(entry.get("kid"), str)
        if usable and entry.get("use", "sig") == "sig" and entry.get("alg", "RS256") == "RS256":
            try:
                found[entry["kid"]] = jwt.PyJWK(entry, algorithm="RS256")
            except jwt.PyJWTError:
                continue
    return found


def _fetch_json(address: str) -> dict[str, Any]:
    try:
        response = requests.get(address, timeout=settings.OIDC_TIMEOUT, allow_redirects=False)
        response.raise_for_status()
        document = response.json()
    except (requests.RequestException, ValueError):
        raise ProviderOnbereikbaar("provider-onbereikbaar") from None
    if not isinstance(document, dict):
        raise ProviderOnbereikbaar("provider-vorm")
    return document
