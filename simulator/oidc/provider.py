"""The rules of OpenID Connect Core 1.0 and PKCE (RFC 7636), as far as the code flow needs them."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar
from urllib.parse import unquote_plus

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from simulator.people import DemoMedewerker

CLIENT_ID = "beeldpas"
_PROTOCOL_CLAIMS = ("iss", "aud", "exp", "iat", "auth_time", "nonce", "amr")
_ID_TOKEN_LIFETIME = timedelta(minutes=5)


class OidcFout(Exception):
    """An error of the protocol; `code` as in RFC 6749 and OpenID Connect Core."""

    def __init__(self, code: str, *, status: int = 400) -> None:
        self.code = code
        self.status = status
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class OidcKeys:
    key: rsa.RSAPrivateKey
    public: dict[str, Any]  # JWK without kid
    client_secret: str

    @property
    def kid(self) -> str:
        """The thumbprint of RFC 7638."""
        members = ",".join(f'"{name}":"{self.public[name]}"' for name in ("e", "kty", "n"))
        return _base64url(hashlib.sha256(f"{{{members}}}".encode()).digest())

    @property
    def jwk(self) -> dict[str, Any]:
        wanted = {name: self.public[name] for name in ("kty", "n", "e")}
        return {**wanted, "kid": self.kid, "use": "sig", "alg": "RS256"}


@dataclass(frozen=True, slots=True)
class Authorization:
    """A request of the portal that waits for a person to choose."""

    redirect_uri: str
    state: str
    nonce: str
    scope: str
    code_challenge: str


@dataclass(frozen=True, slots=True)
class Grant:
    authorization: Authorization
    person: DemoMedewerker
    moment: datetime


class Granted(Protocol):
    @property
    def authorization(self) -> Authorization: ...


G = TypeVar("G", bound=Granted)


def authorization(parameters: Mapping[str, str]) -> Authorization:
    """Read a request whose client and redirect_uri are in order already. Raises `OidcFout`."""
    if parameters.get("response_type") != "code":
        raise OidcFout("unsupported_response_type")
    if "openid" not in parameters.get("scope", "").split():
        raise OidcFout("invalid_scope")
    challenge = parameters.get("code_challenge", "")
    if challenge and parameters.get("code_challenge_method") != "S256":
        raise OidcFout("invalid_request")
    if parameters.get("prompt") == "none":
        raise OidcFout("login_required")
    return Authorization(
        redirect_uri=parameters.get("redirect_uri", ""),
        state=parameters.get("state", ""),
        nonce=parameters.get("nonce", ""),
        scope=parameters["scope"],
        code_challenge=challenge,
    )


def check_client(
    parameters: Mapping[str, str], header: str, *, secret: str, client_id: str = CLIENT_ID
) -> None:
    """`client_secret_basic` or `client_secret_post`, never both. Raises `OidcFout`."""
    scheme, _, value = header.partition(" ")
    in_form = "client_secret" in parameters
    if scheme.lower() == "basic":
        if in_form:
            raise OidcFout("invalid_request")
        client, given = _basic(value)
    else:
        client, given = parameters.get("client_id", ""), parameters.get("client_secret", "")
    if client != client_id or not hmac.compare_digest(given.encode(), secret.encode()):
        raise OidcFout("invalid_client", status=401)


def check_grant(grant: G | None, parameters: Mapping[str, str]) -> G:
    """The code belongs to this redirect_uri and to the one who holds the verifier. Raises `OidcFout`."""
    if grant is None or grant.authorization.redirect_uri != parameters.get("redirect_uri"):
        raise OidcFout("invalid_grant")
    challenge = grant.authorization.code_challenge
    verifier = parameters.get("code_verifier", "")
    made = _base64url(hashlib.sha256(verifier.encode()).digest())
    if bool(challenge) != bool(verifier) or (challenge and not hmac.compare_digest(made, challenge)):
        raise OidcFout("invalid_grant")
    return grant


def id_token(grant: Grant, *, keys: OidcKeys, issuer: str, now: datetime) -> str:
    claims: dict[str, Any] = {
        "iss": issuer,
        "aud": CLIENT_ID,
        "iat": int(now.timestamp()),
        "exp": int((now + _ID_TOKEN_LIFETIME).timestamp()),
        "auth_time": int(grant.moment.timestamp()),
        "amr": ["pwd", "otp"],
        **person_claims(grant.person),
    }
    if grant.authorization.nonce:
        claims["nonce"] = grant.authorization.nonce
    return jwt.encode(claims, keys.key, algorithm="RS256", headers={"kid": keys.kid})


def person_claims(person: DemoMedewerker) -> dict[str, Any]:
    return {
        "sub": person.sub,
        "name": person.naam,
        "email": person.email,
        "functie": person.functie,
        "roles": [person.rol],
    }


def discovery(issuer: str) -> dict[str, Any]:
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/authorize",
        "token_endpoint": f"{issuer}/token",
        "userinfo_endpoint": f"{issuer}/userinfo",
        "jwks_uri": f"{issuer}/jwks",
        "end_session_endpoint": f"{issuer}/logout",
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "code_challenge_methods_supported": ["S256"],
        "scopes_supported": ["openid", "profile", "email"],
        "claims_supported": [*_PROTOCOL_CLAIMS, "sub", "name", "email", "functie", "roles"],
    }


def _basic(value: str) -> tuple[str, str]:
    """Name and secret of RFC 6749 §2.3.1: form-encoded before they are joined."""
    try:
        text = base64.b64decode(value, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        raise OidcFout("invalid_client", status=401) from None
    name, _, secret = text.partition(":")
    return unquote_plus(name), unquote_plus(secret)


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
