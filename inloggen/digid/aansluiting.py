"""Our side of the coupling with DigiD: names, keys and certificates. Each file is read once per process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_MINIMUM_BITS = 2048


class DigidNietIngesteld(ImproperlyConfigured):
    """A setting or file of the DigiD coupling is missing or wrong. The text names the setting."""


class Profiel(StrEnum):
    """The ways to log in that a connection can speak."""

    DIGID_3 = "digid-3"
    EID_4 = "eid-4"
    OIDC = "oidc"


@dataclass(frozen=True, slots=True)
class Aansluiting:
    """`sign_key` is an xmlsec key, `key_name` the SHA-1 fingerprint of its certificate, as is usual."""

    naam: str
    profiel: Profiel
    entity_id: str
    acs_url: str
    certificate: str
    key_name: str
    sign_key: Any = field(repr=False, compare=False)


def instellingen(naam: str = "") -> dict[str, Any]:
    """The settings of one connection (config/digid.py); empty is the default. Raises `DigidNietIngesteld`."""
    if naam in ("", settings.DIGID.get("naam")):
        return settings.DIGID
    try:
        return settings.DIGID_VERDER[naam]
    except KeyError:
        raise DigidNietIngesteld("DIGID_AANSLUITINGEN: a connection is asked that is not there") from None


def namen() -> tuple[str, ...]:
    """The names of all connections, the default first."""
    return (settings.DIGID.get("naam", "digid"), *settings.DIGID_VERDER)


def profiel(naam: str = "") -> Profiel:
    """Raises `DigidNietIngesteld`."""
    digid = instellingen(naam)
    try:
        return Profiel(digid.get("profiel", Profiel.DIGID_3))
    except ValueError:
        raise DigidNietIngesteld(f"{setting(digid, 'profiel')}: no profile of that name") from None


def setting(digid: Mapping[str, Any], key: str) -> str:
    """How the environment variable of `key` is called, for messages."""
    return f"{digid.get('prefix', 'DIGID_')}{key.upper()}"


def aansluiting(naam: str = "") -> Aansluiting:
    """Our side of the connection with this name; empty is the default. Raises `DigidNietIngesteld`."""
    return sign_pair("next_sign" if instellingen(naam).get("sign_with") == "next" else "sign", naam)


def sign_pair(pair: str, naam: str = "") -> Aansluiting:
    """Our side with one of its two pairs of keys: `sign`, or `next_sign`. Raises `DigidNietIngesteld`."""
    digid = instellingen(naam)
    return _load(
        digid.get("naam", "digid"),
        profiel(naam),
        digid["entity_id"],
        digid["acs_url"],
        tuple((digid.get(key, ""), setting(digid, key)) for key in (f"{pair}_key_file", f"{pair}_cert_file")),
    )


@lru_cache(maxsize=8)
def _load(
    naam: str, soort: Profiel, entity_id: str, acs_url: str, files: tuple[tuple[str, str], ...]
) -> Aansluiting:
    """`files`: path and name of the setting, of the private key and of the certificate."""
    key_file, cert_file = files
    certificate = read_certificates(cert_file[0], setting=cert_file[1])[0]
    pem = read_file(key_file[0], setting=key_file[1])
    try:
        key = xmlsec.Key.from_memory(pem, xmlsec.KeyFormat.PEM, None)
        _require_pair(key, certificate)
    except xmlsec.Error:
        raise DigidNietIngesteld(f"{key_file[1]}: no private key of {cert_file[1]}") from None
    return Aansluiting(
        naam=naam,
        profiel=soort,
        entity_id=entity_id,
        acs_url=acs_url,
        certificate=certificate.public_bytes(Encoding.PEM).decode(),
        key_name=certificate.fingerprint(hashes.SHA1()).hex(),  # noqa: S303  # a name, no security
        sign_key=key,
    )


def _require_pair(key: Any, certificate: x509.Certificate) -> None:
    """Signs something with the key and verifies it with the certificate. Raises `xmlsec.Error`."""
    signer, verifier = xmlsec.SignatureContext(), xmlsec.SignatureContext()
    signer.key, verifier.key = key, public_key(certificate)
    signature = signer.sign_binary(b"pair", xmlsec.Transform.RSA_SHA256)
    verifier.verify_binary(b"pair", xmlsec.Transform.RSA_SHA256, signature)


def public_key(certificate: x509.Certificate) -> Any:
    """The xmlsec key of a certificate. Without the certificate: each use of a key copies what hangs on it."""
    pem = certificate.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return xmlsec.Key.from_memory(pem, xmlsec.KeyFormat.PEM, None)


def read_file(name: str, *, setting: str) -> bytes:
    if not name:
        raise DigidNietIngesteld(f"{setting} is not set")
    try:
        return Path(name).read_bytes()
    except OSError:
        raise DigidNietIngesteld(f"{setting}: the file cannot be read") from None


def read_certificates(name: str, *, setting: str, any_key: bool = False) -> list[x509.Certificate]:
    """One or more certificates in PEM, each with an RSA key of 2048 bits or more unless `any_key`."""
    try:
        certificates = x509.load_pem_x509_certificates(read_file(name, setting=setting))
    except ValueError:
        raise DigidNietIngesteld(f"{setting}: no certificate in PEM") from None
    for certificate in certificates:
        if not any_key:
            require_rsa(certificate, setting=setting)
    return certificates


def require_rsa(certificate: x509.Certificate, *, setting: str) -> None:
    key = certificate.public_key()
    if not isinstance(key, rsa.RSAPublicKey) or key.key_size < _MINIMUM_BITS:
        raise DigidNietIngesteld(f"{setting}: a certificate without an RSA key of {_MINIMUM_BITS} bits")
