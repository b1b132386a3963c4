"""Opens a signed token that was encrypted for us (RFC 7516, compact; RFC 7519 §5.2, nested). No Django.

Encryption proves nothing about the sender: anybody has our public key. What comes out still has to be a token that the
provider signed.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from inloggen.oidc.token import TokenGeweigerd
from inloggen.oidc.verkeer import ProviderOnbereikbaar, json_object

PARTS = 5
# RSA1_5 tells an attacker too much, `dir` and passwords need a shared secret.
_KEY_ALGORITHMS = ("RSA-OAEP", "RSA-OAEP-256")
_CONTENT_ALGORITHMS = ("A128CBC-HS256", "A256GCM")
_MAX_LENGTH = 64 * 1024
_REGISTRY = jwe.JWERegistry(algorithms=[*_KEY_ALGORITHMS, *_CONTENT_ALGORITHMS])


def is_encrypted(token: str) -> bool:
    """By its form: five parts instead of the three of a signed token."""
    return token.count(".") == PARTS - 1


def opened(token: str, *, keys: Sequence[RSAKey]) -> str:
    """The token inside. `keys`: ours, the current and the next. Raises `TokenGeweigerd`."""
    if not keys:
        raise TokenGeweigerd("jwe-zonder-sleutel")
    if len(token) > _MAX_LENGTH:
        raise TokenGeweigerd("jwe-te-groot")
    _check_header(_header(token))
    for key in keys:
        try:
            content = jwe.decrypt_compact(token, key, registry=_REGISTRY).plaintext
            return (content or b"").decode("ascii")
        except (JoseError, ValueError, TypeError, AssertionError):
            continue
    # One reason for all that fails in it: which step it was is what an attacker would like to know.
    raise TokenGeweigerd("jwe-ontsleutelen")


def _header(token: str) -> dict[str, Any]:
    first = token.partition(".")[0].encode("ascii", "replace")
    try:
        return json_object(base64.b64decode(first + b"=" * (-len(first) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ProviderOnbereikbaar):
        raise TokenGeweigerd("jwe-vorm") from None


def _check_header(header: dict[str, Any]) -> None:
    """Before anything is decrypted. Keys and addresses in the header are not looked at."""
    if "zip" in header:
        raise TokenGeweigerd("jwe-zip")
    if header.get("alg") not in _KEY_ALGORITHMS:
        raise TokenGeweigerd("jwe-sleutelalgoritme")
    if header.get("enc") not in _CONTENT_ALGORITHMS:
        raise TokenGeweigerd("jwe-inhoudalgoritme")
    if "crit" in header or str(header.get("typ", "JWT")).upper() != "JWT":
        raise TokenGeweigerd("jwe-vorm")
    if str(header.get("cty")).upper() != "JWT":
        raise TokenGeweigerd("jwe-inhoud")
