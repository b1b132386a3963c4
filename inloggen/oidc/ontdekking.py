"""The provider's endpoints and keys (OpenID Connect Discovery 1.0, RFC 7517), kept for an hour."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from inloggen.oidc.verkeer import ProviderOnbereikbaar, Tls, get_json

_WELL_KNOWN = "/.well-known/openid-configuration"
_FRESH = 60 * 60  # seconds that a discovery document and its keys are used
_MINIMUM_BITS = 2048
_USUAL = Tls()
_KEY_TYPES = {"RS256": "RSA", "PS256": "RSA", "ES256": "EC"}


@dataclass(slots=True)
class Provider:
    """`keys`: the published keys by kid, as fetched last. `seconds`: the limit of one call."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    userinfo_endpoint: str
    jwks_uri: str
    seconds: float = 10.0
    tls: Tls = _USUAL
    keys: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, repr=False)
    keys_until: float = 0.0

    def key(self, kid: str, algorithm: str) -> jwt.PyJWK | None:
        """The key with this kid, if it is one for this algorithm.

        An unknown kid is looked up once more: the provider may have a new key. Raises `ProviderOnbereikbaar`.
        """
        if kid not in self.keys or time.monotonic() > self.keys_until:
            self.keys_until = time.monotonic() + _FRESH
            self.keys = fetch_keys(self.jwks_uri, seconds=self.seconds, tls=self.tls)
        return _usable(self.keys.get(kid, {}), algorithm)


_known: dict[tuple[str, str, Tls], tuple[float, Provider]] = {}


def found_at(address: str, *, issuer: str = "", seconds: float, tls: Tls = _USUAL) -> Provider:
    """The provider whose discovery document has this address.

    `issuer`: the name it must have; empty: the one that goes with the address. Raises `ProviderOnbereikbaar`.
    """
    known = _known.get((address, issuer, tls))
    if known and time.monotonic() - known[0] < _FRESH:
        return known[1]
    found = discover(address, issuer=issuer, seconds=seconds, tls=tls)
    _known[address, issuer, tls] = (time.monotonic(), found)
    return found


def known_at(address: str, *, issuer: str = "", tls: Tls = _USUAL) -> Provider | None:
    """The same without a call: what was found before, however long ago."""
    known = _known.get((address, issuer, tls))
    return known[1] if known else None


def discover(address: str, *, issuer: str, seconds: float, tls: Tls) -> Provider:
    """OpenID Connect Discovery §4.3: the document must be about the issuer whose address it has."""
    document = get_json(address, seconds=seconds, tls=tls)
    try:
        found = Provider(
            issuer=str(document["issuer"]),
            authorization_endpoint=str(document["authorization_endpoint"]),
            token_endpoint=str(document["token_endpoint"]),
            userinfo_endpoint=str(document.get("userinfo_endpoint", "")),
            jwks_uri=str(document["jwks_uri"]),
            seconds=seconds,
            tls=tls,
        )
    except KeyError:
        raise ProviderOnbereikbaar("discovery-onvolledig") from None
    by_address = address.removesuffix(_WELL_KNOWN).rstrip("/")
    if found.issuer != issuer if issuer else found.issuer.rstrip("/") != by_address:
        raise ProviderOnbereikbaar("discovery-issuer")
    optional = [found.userinfo_endpoint] if found.userinfo_endpoint else []
    endpoints = [found.authorization_endpoint, found.token_endpoint, found.jwks_uri, *optional]
    schemes = ("https://",) if address.startswith("https://") else ("https://", "http://")
    if not all(url.startswith(schemes) for url in endpoints):
        raise ProviderOnbereikbaar("discovery-zonder-tls")
    return found


def fetch_keys(address: str, *, seconds: float, tls: Tls) -> dict[str, Mapping[str, Any]]:
    entries = get_json(address, seconds=seconds, tls=tls).get("keys", [])
    found: dict[str, Mapping[str, Any]] = {}
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get("kid"), str) and entry.get("use", "sig") == "sig":
            # Two keys of one name: neither is to be trusted.
            found[entry["kid"]] = {} if entry["kid"] in found else entry
    return found


def _usable(entry: Mapping[str, Any], algorithm: str) -> jwt.PyJWK | None:
    if entry.get("kty") != _KEY_TYPES.get(algorithm, "") or entry.get("alg", algorithm) != algorithm:
        return None
    public = {name: value for name, value in entry.items() if name in ("kty", "n", "e", "crv", "x", "y")}
    try:
        key = jwt.PyJWK(public, algorithm=algorithm)
    except (jwt.PyJWTError, ValueError, TypeError):
        return None
    if isinstance(key.key, rsa.RSAPublicKey):
        return key if key.key.key_size >= _MINIMUM_BITS else None
    return key if public.get("crv") == "P-256" else None
