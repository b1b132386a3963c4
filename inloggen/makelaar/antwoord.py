"""What the broker says behind the browser's back: tokens for the code, and what it knows of the person."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote_plus

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from inloggen.makelaar.claims import Claims
from inloggen.makelaar.instelling import ALGORITHMS, Makelaar
from inloggen.makelaar.userinfo import Vraag, fetched
from inloggen.oidc.ontdekking import Provider
from inloggen.oidc.token import TokenGeweigerd, check_about_us, check_access_token, signed_claims
from inloggen.oidc.verkeer import ProviderOnbereikbaar, json_object, post_form
from inloggen.oidc.versleuteld import is_encrypted, opened
from inloggen.resultaat import DigidFout

_ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_ASSERTION_LIFE = timedelta(seconds=60)
_TOKEN_ERRORS = {
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "unauthorized_client",
    "unsupported_grant_type",
    "invalid_scope",
}


@dataclass(frozen=True, slots=True)
class Tokens:
    id_token: str = field(repr=False)
    access_token: str = field(repr=False)


def exchange(code: str, *, verifier: str, ours: Makelaar, provider: Provider, now: datetime) -> Tokens:
    """RFC 6749 §4.1.3 with PKCE. Raises `DigidFout` and `ProviderOnbereikbaar`."""
    fields = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": ours.redirect_uri,
        "code_verifier": verifier,
    }
    headers: dict[str, str] = {}
    if ours.authentication == "client_secret_basic":
        headers["Authorization"] = _basic(ours.client_id, ours.client_secret)
    elif ours.authentication == "client_secret_post":
        fields |= {"client_id": ours.client_id, "client_secret": ours.client_secret}
    else:
        assertion = _client_assertion(ours, audience=provider.token_endpoint, now=now)
        fields |= {
            "client_id": ours.client_id,
            "client_assertion_type": _ASSERTION_TYPE,
            "client_assertion": assertion,
        }
    status, body = post_form(
        provider.token_endpoint, fields, seconds=ours.seconds, tls=ours.tls, headers=headers
    )
    return _tokens(status, body)


def _tokens(status: int, body: bytes) -> Tokens:
    if status not in (200, 400, 401):
        raise ProviderOnbereikbaar("http-status")
    answer = json_object(body)
    if status != 200:
        error = answer.get("error")
        # Only names we know: what the sender wrote does not belong in a log.
        known = isinstance(error, str) and error in _TOKEN_ERRORS
        raise DigidFout(f"token-{str(error).replace('_', '')}" if known else "token-fout")
    tokens = [answer.get(name) for name in ("id_token", "access_token")]
    if not all(isinstance(token, str) and token for token in tokens):
        raise DigidFout("token-ontbreekt")
    if str(answer.get("token_type")).lower() != "bearer":
        raise DigidFout("token-soort")
    return Tokens(id_token=str(tokens[0]), access_token=str(tokens[1]))


def _basic(client_id: str, secret: str) -> str:
    """RFC 6749 §2.3.1: form-encoded before they are joined."""
    joined = f"{quote_plus(client_id)}:{quote_plus(secret)}"
    return f"Basic {base64.b64encode(joined.encode()).decode()}"


def _client_assertion(ours: Makelaar, *, audience: str, now: datetime) -> str:
    """`private_key_jwt` (OpenID Connect Core §9)."""
    claims = {
        "iss": ours.client_id,
        "sub": ours.client_id,
        "aud": audience,
        "jti": secrets.token_urlsafe(24),
        "iat": int(now.timestamp()),
        "exp": int((now + _ASSERTION_LIFE).timestamp()),
    }
    algorithm = "RS256" if isinstance(ours.client_key, rsa.RSAPrivateKey) else "ES256"
    headers = {"kid": ours.client_key_id} if ours.client_key_id else None
    return jwt.encode(claims, ours.client_key, algorithm=algorithm, headers=headers)  # type: ignore[arg-type]


def verified_claims(
    tokens: Tokens, *, nonce: str, ours: Makelaar, provider: Provider, now: datetime
) -> tuple[Claims, str]:
    """The claims, and the SHA-256 (hex) of what they were read from.

    Raises `TokenGeweigerd` and `ProviderOnbereikbaar`.
    """
    signed = _signed_id_token(tokens.id_token, ours)
    claims = signed_claims(signed, algorithms=ALGORITHMS, key=provider.key)
    check_about_us(claims, issuer=provider.issuer, client_id=ours.client_id, nonce=nonce, now=now)
    check_access_token(claims, tokens.access_token)
    content = signed.encode()
    info: dict[str, Any] = {}
    if ours.userinfo:
        body, info = fetched(Vraag(tokens.access_token, claims, ours, provider, now))
        content += b"\n" + body
    return Claims(claims, info), hashlib.sha256(content).hexdigest()


def _signed_id_token(token: str, ours: Makelaar) -> str:
    """A broker that encrypts does so with what has the BSN in it: userinfo when we read it, else this."""
    if is_encrypted(token):
        return opened(token, keys=ours.encryption_keys)
    if ours.encryption_keys and not ours.userinfo:
        raise TokenGeweigerd("token-onversleuteld")
    return token
