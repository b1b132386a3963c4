"""The keys and certificates of a connection through a broker, from the files that the settings name."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from typing import Any, TypeAlias

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from joserfc.jwk import RSAKey

from inloggen.digid.aansluiting import DigidNietIngesteld, read_certificates, read_file, setting
from inloggen.oidc.verkeer import Tls

_MINIMUM_BITS = 2048
Sleutel: TypeAlias = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


def client_key(given: Mapping[str, Any]) -> Sleutel:
    """For `private_key_jwt`. Raises `DigidNietIngesteld`, as all here."""
    found = _private_key(given, "client_key_file")
    if _is_long_rsa(found) or (
        isinstance(found, ec.EllipticCurvePrivateKey) and found.curve.name == "secp256r1"
    ):
        return found  # type: ignore[return-value]
    raise _wrong(given, "client_key_file", f"no RSA key of {_MINIMUM_BITS} bits and no P-256 key in PEM")


def encryption_keys(given: Mapping[str, Any]) -> tuple[RSAKey, ...]:
    """What the broker encrypts for: the current key and the next; none when neither is set."""
    found = []
    for key in ("encryption_key_file", "next_encryption_key_file"):
        if given.get(key):
            private = _private_key(given, key)
            if not _is_long_rsa(private):
                raise _wrong(given, key, f"no RSA key of {_MINIMUM_BITS} bits in PEM")
            found.append(RSAKey.import_key(private))  # type: ignore[arg-type]
    return tuple(found)


def userinfo_signers(given: Mapping[str, Any]) -> tuple[rsa.RSAPublicKey, ...]:
    """The pinned keys; several certificates may stand in the file."""
    name = str(given.get("userinfo_cert_file", ""))
    certificates = read_certificates(name, setting=setting(given, "userinfo_cert_file")) if name else []
    return tuple(one.public_key() for one in certificates)  # type: ignore[misc]  # RSA: read_certificates looked


def tls(given: Mapping[str, Any]) -> Tls:
    """Tried out here, so that a wrong file is a setting that is wrong and not a broker that is down."""
    pair = "next_tls" if given.get("tls_with") == "next" else "tls"
    keys = ("tls_ca_file", f"{pair}_cert_file", f"{pair}_key_file")
    found = Tls(*(str(given.get(key, "")) for key in keys))
    if bool(found.cert_file) != bool(found.key_file):
        raise _wrong(given, keys[1], f"goes with {setting(given, keys[2])}")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        if found.ca_file:
            context.load_verify_locations(found.ca_file)
    except (OSError, ValueError):  # ssl.SSLError is an OSError
        raise _wrong(given, keys[0], "missing, unreadable or no certificate in PEM") from None
    try:
        if found.cert_file:
            context.load_cert_chain(found.cert_file, found.key_file, password=_no_password)
    except (OSError, ValueError):
        raise _wrong(
            given, keys[1], f"missing, unreadable or not one pair with {setting(given, keys[2])}"
        ) from None
    return found


def _no_password() -> str:
    """Instead of asking for one at the terminal."""
    return ""


def _private_key(given: Mapping[str, Any], key: str) -> object:
    pem = read_file(str(given.get(key, "")).strip(), setting=setting(given, key))
    try:
        return load_pem_private_key(pem, None)
    except (ValueError, TypeError):
        return None


def _is_long_rsa(key: object) -> bool:
    return isinstance(key, rsa.RSAPrivateKey) and key.key_size >= _MINIMUM_BITS


def _wrong(given: Mapping[str, Any], key: str, text: str) -> DigidNietIngesteld:
    return DigidNietIngesteld(f"{setting(given, key)}: {text}")
