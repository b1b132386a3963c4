"""Who logged in, in the words of three kinds of brokers; which kind depends on the client."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import jwt

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau
from simulator.oidc.provider import Authorization, OidcKeys

_ID_TOKEN_LIFETIME = timedelta(minutes=5)
_URN = "urn:nl-eid-gdi:1.0:"
_SECTOR = "s00000000:"
_CLASSES = "urn:oasis:names:tc:SAML:2.0:ac:classes:"
_CLASS_REFS = {
    Betrouwbaarheidsniveau.BASIS: f"{_CLASSES}PasswordProtectedTransport",
    Betrouwbaarheidsniveau.MIDDEN: f"{_CLASSES}MobileTwoFactorContract",
    Betrouwbaarheidsniveau.SUBSTANTIEEL: f"{_CLASSES}Smartcard",
    Betrouwbaarheidsniveau.HOOG: f"{_CLASSES}SmartcardPKI",
}


@dataclass(frozen=True, slots=True)
class Login:
    """A person who logged in at the broker. `namens`: for whom, if for somebody else; `sub` is random."""

    authorization: Authorization
    client: Client
    niveau: Betrouwbaarheidsniveau
    moment: datetime
    bsn: Bsn
    namens: Bsn | None = None
    sub: str = field(default_factory=lambda: secrets.token_urlsafe(16))


@dataclass(frozen=True, slots=True)
class Client:
    """A connection at the broker. `scope_namens`: what must be asked to act for somebody else; empty: nothing.

    `versleuteld`: the person stands in userinfo alone, encrypted; the client shows a key instead of a secret.
    """

    client_id: str
    scope_namens: str
    claims: Callable[[Login], dict[str, Any]]
    versleuteld: bool = False


def _signicat(login: Login) -> dict[str, Any]:
    """`nin` is the represented person when `acting_nin` is there."""
    person = login.namens or login.bsn
    return {
        "idp_id": f"{_SECTOR}{person.reveal()}",
        "nin": person.reveal(),
        "nin_issuing_country": "NL",
        "acr": _CLASS_REFS[login.niveau],
        **({"acting_nin": login.bsn.reveal()} if login.namens else {}),
    }


def _urn(login: Login) -> dict[str, Any]:
    represented = {f"{_URN}LegalSubjectID": login.namens.reveal()} if login.namens else {}
    return {
        f"{_URN}ActingSubjectID": login.bsn.reveal(),
        "authsp_level": str(int(login.niveau)),
        **represented,
    }


def _max(login: Login) -> dict[str, Any]:
    """One BSN: that of the represented person if there is one. Who logged in is then lost."""
    return {
        "bsn": (login.namens or login.bsn).reveal(),
        "loa_authn": _CLASS_REFS[login.niveau],
        "session_id": secrets.token_urlsafe(16),
    }


CLIENTS = {
    client.client_id: client
    for client in (
        Client("beeldpas-signicat", "acting-nin", _signicat),
        Client("beeldpas-urn", "", _urn),
        Client("beeldpas-max", "authorization_by_proxy", _max, versleuteld=True),
    )
}


def gevraagd(acr_values: str) -> Betrouwbaarheidsniveau:
    """The lowest level that will do: `loa:<niveau>` among the values, else basis."""
    for value in acr_values.split():
        name, _, code = value.partition(":")
        if name == "loa":
            try:
                return Betrouwbaarheidsniveau.from_code(code)
            except KeyError:
                continue
    return Betrouwbaarheidsniveau.BASIS


def person_claims(login: Login) -> dict[str, Any]:
    return {"sub": login.sub, **login.client.claims(login)}


def id_token(login: Login, *, access_token: str, keys: OidcKeys, issuer: str, now: datetime) -> str:
    shown = {"sub": login.sub} if login.client.versleuteld else person_claims(login)
    half = hashlib.sha256(access_token.encode()).digest()[:16]
    claims = {
        "iss": issuer,
        "aud": login.client.client_id,
        "azp": login.client.client_id,
        "iat": int(now.timestamp()),
        "exp": int((now + _ID_TOKEN_LIFETIME).timestamp()),
        "auth_time": int(login.moment.timestamp()),
        "nonce": login.authorization.nonce,
        "at_hash": base64.urlsafe_b64encode(half).rstrip(b"=").decode(),
        **shown,
    }
    return jwt.encode(claims, keys.key, algorithm="RS256", headers={"kid": keys.kid})


def discovery(issuer: str) -> dict[str, Any]:
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/authorize",
        "token_endpoint": f"{issuer}/token",
        "userinfo_endpoint": f"{issuer}/userinfo",
        "jwks_uri": f"{issuer}/jwks",
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code"],
        "subject_types_supported": ["pairwise"],
        "acr_values_supported": [f"loa:{niveau.code}" for niveau in Betrouwbaarheidsniveau],
        "id_token_signing_alg_values_supported": ["RS256"],
        "userinfo_signing_alg_values_supported": ["RS256"],
        "userinfo_encryption_alg_values_supported": ["RSA-OAEP"],
        "userinfo_encryption_enc_values_supported": ["A128CBC-HS256"],
        "token_endpoint_auth_methods_supported": [
            *("client_secret_basic", "client_secret_post", "private_key_jwt"),
        ],
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": True,
        "scopes_supported": ["openid", "idp-id", "nin", "acting-nin", "authorization_by_proxy"],
    }
