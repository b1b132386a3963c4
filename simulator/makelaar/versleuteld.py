"""The client that gets what is known of the person encrypted, and shows a key instead of a secret, as at nl-rdo-max."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from joserfc import jwe
from joserfc.jwk import RSAKey

from simulator.makelaar.claims import Login, person_claims
from simulator.oidc.provider import OidcFout, OidcKeys
from simulator.one_time import OneTime

_ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_HEADER = {"typ": "JWT", "cty": "JWT", "alg": "RSA-OAEP", "enc": "A128CBC-HS256"}
_LIFETIME = timedelta(seconds=60)
_LAG = timedelta(seconds=10)
_seen: OneTime[bool] = OneTime(lifetime=timedelta(minutes=5))


def userinfo(login: Login, *, keys: OidcKeys, portal: rsa.RSAPublicKey, issuer: str, now: datetime) -> str:
    """Signed with the keys of the broker, then encrypted for the portal."""
    claims: dict[str, Any] = {
        "iss": issuer,
        "aud": login.client.client_id,
        "nbf": int((now - _LAG).timestamp()),
        "exp": int((now + _LIFETIME).timestamp()),
        **person_claims(login),
    }
    signed = jwt.encode(claims, keys.key, algorithm="RS256", headers={"kid": keys.kid})
    return jwe.encrypt_compact(_HEADER, signed, RSAKey.import_key(portal))


def check_assertion(
    asked: Mapping[str, str], *, client_id: str, portal: rsa.RSAPublicKey, audience: str, now: datetime
) -> None:
    """`private_key_jwt` (OpenID Connect Core §9), each assertion once. Raises `OidcFout`."""
    refused = OidcFout("invalid_client", status=401)
    if asked.get("client_id") != client_id or asked.get("client_assertion_type") != _ASSERTION_TYPE:
        raise refused
    try:
        claims = jwt.decode(
            asked.get("client_assertion", ""),
            portal,
            algorithms=["RS256"],
            audience=audience,
            issuer=client_id,
            subject=client_id,
            options={"require": ["exp", "iat", "jti", "sub"]},
        )
    except jwt.PyJWTError:
        raise refused from None
    if _seen.look(claims["jti"]) is not None:
        raise refused
    _seen.put(True, now=now, key=claims["jti"])
