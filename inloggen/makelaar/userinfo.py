"""What the broker says about the person at its userinfo endpoint: JSON, signed, or signed and then encrypted for us."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from inloggen.makelaar.instelling import ALGORITHMS, Makelaar
from inloggen.oidc.ontdekking import Provider
from inloggen.oidc.token import Key, TokenGeweigerd, check_audience, check_given_times, signed_claims
from inloggen.oidc.verkeer import ProviderOnbereikbaar, get, json_object
from inloggen.oidc.versleuteld import is_encrypted, opened


@dataclass(frozen=True, slots=True)
class Vraag:
    """`about`: the verified claims of the ID token that came with the access token."""

    access_token: str
    about: Mapping[str, Any]
    ours: Makelaar
    provider: Provider
    now: datetime


def fetched(vraag: Vraag) -> tuple[bytes, dict[str, Any]]:
    """What was signed, and the claims in it. Raises `TokenGeweigerd` and `ProviderOnbereikbaar`."""
    ours, provider = vraag.ours, vraag.provider
    if not provider.userinfo_endpoint:
        raise ProviderOnbereikbaar("discovery-onvolledig")
    body, media_type = get(
        provider.userinfo_endpoint,
        seconds=ours.seconds,
        tls=ours.tls,
        headers={"Authorization": f"Bearer {vraag.access_token}"},
    )
    if media_type == "application/jwt":
        signed = _signed(_text(body), ours)
        try:
            body, info = signed.encode(), _verified(signed, vraag)
        except TokenGeweigerd as refused:  # the same checks as of the ID token, told apart
            raise TokenGeweigerd(refused.reason.replace("token-", "userinfo-", 1)) from None
    elif ours.encryption_keys or ours.userinfo_signers:
        raise TokenGeweigerd("userinfo-onbeschermd")
    else:
        info = json_object(body)
    _check_same_login(info, vraag.about)
    return body, info


def _text(body: bytes) -> str:
    try:
        return body.decode("ascii").strip()
    except UnicodeDecodeError:
        raise TokenGeweigerd("userinfo-vorm") from None


def _signed(token: str, ours: Makelaar) -> str:
    if is_encrypted(token):
        return opened(token, keys=ours.encryption_keys)
    if ours.encryption_keys:
        raise TokenGeweigerd("userinfo-onversleuteld")
    return token


def _verified(token: str, vraag: Vraag) -> dict[str, Any]:
    ours, provider = vraag.ours, vraag.provider
    if ours.userinfo_signers:
        info = _signed_by_one_of(token, ours.userinfo_signers)
    else:
        info = signed_claims(token, algorithms=ALGORITHMS, key=provider.key)
    if info.get("iss") != provider.issuer:
        raise TokenGeweigerd("token-iss")
    check_audience(info, client_id=ours.client_id)
    if ours.encryption_keys and "exp" not in info:
        raise TokenGeweigerd("token-exp")
    check_given_times(info, now=vraag.now)
    return info


def _signed_by_one_of(token: str, signers: tuple[rsa.RSAPublicKey, ...]) -> dict[str, Any]:
    """With a pinned key, whatever name the token gives to it."""
    refused = TokenGeweigerd("token-sleutel")
    for signer in signers:
        try:
            return signed_claims(token, algorithms=ALGORITHMS, key=_only(signer))
        except TokenGeweigerd as error:
            refused = error
    raise refused


def _only(signer: rsa.RSAPublicKey) -> Key:
    public = jwt.algorithms.RSAAlgorithm.to_jwk(signer, as_dict=True)

    def key(_kid: str, algorithm: str) -> jwt.PyJWK | None:
        return jwt.PyJWK(public, algorithm=algorithm) if algorithm.startswith(("RS", "PS")) else None

    return key


def _check_same_login(info: Mapping[str, Any], about: Mapping[str, Any]) -> None:
    """About the person of the ID token (OpenID Connect Core §5.3.2), and when it names a login, about this one."""
    if info.get("sub") != about["sub"]:
        raise TokenGeweigerd("userinfo-sub")
    if "nonce" in info and info["nonce"] != about["nonce"]:
        raise TokenGeweigerd("userinfo-nonce")
