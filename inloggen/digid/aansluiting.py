"""Our side of the coupling with DigiD: names, keys and certificates. Each file is read once per process."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_MINIMUM_BITS = 2048


class DigidNietIngesteld(ImproperlyConfigured):
    """A setting or file of the DigiD coupling is missing or wrong. The text names the setting."""


@dataclass(frozen=True, slots=True)
class Aansluiting:
    """`sign_key` is an xmlsec key, `key_name` the SHA-1 fingerprint of its certificate, as is usual."""

    entity_id: str
    acs_url: str
    certificate: str
    key_name: str
    sign_key: Any = field(repr=False, compare=False)


def aansluiting() -> Aansluiting:
    """Raises `DigidNietIngesteld`."""
    digid = settings.DIGID
    return _load(digid["entity_id"], digid["acs_url"], digid["sign_key_file"], digid["sign_cert_file"])


@lru_cache(maxsize=8)
def _load(entity_id: str, acs_url: str, key_file: str, cert_file: str) -> Aansluiting:
    certificate = read_certificates(cert_file, setting="DIGID_SIGN_CERT_FILE")[0]
    pem = read_file(key_file, setting="DIGID_SIGN_KEY_FILE")
    try:
        key = xmlsec.Key.from_memory(pem, xmlsec.KeyFormat.PEM, None)
        _require_pair(key, certificate)
    except xmlsec.Error:
        raise DigidNietIngesteld("DIGID_SIGN_KEY_FILE: no private key of DIGID_SIGN_CERT_FILE") from None
    return Aansluiting(
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
    """The xmlsec key of a certificate."""
    return xmlsec.Key.from_memory(certificate.public_bytes(Encoding.PEM), xmlsec.KeyFormat.CERT_PEM, None)


def read_file(name: str, *, setting: str) -> bytes:
    if not name:
        raise DigidNietIngesteld(f"{setting} is not set")
    try:
        return Path(name).read_bytes()
    except OSError:
        raise DigidNietIngesteld(f"{setting}: the file cannot be read") from None


def read_certificates(name: str, *, setting: str) -> list[x509.Certificate]:
    """One or more certificates in PEM, each with an RSA key of 2048 bits or more."""
    try:
        certificates = x509.load_pem_x509_certificates(read_file(name, setting=setting))
    except ValueError:
        raise DigidNietIngesteld(f"{setting}: no certificate in PEM") from None
    for certificate in certificates:
        require_rsa(certificate, setting=setting)
    return certificates


def require_rsa(certificate: x509.Certificate, *, setting: str) -> None:
    key = certificate.public_key()
    if not isinstance(key, rsa.RSAPublicKey) or key.key_size < _MINIMUM_BITS:
        raise DigidNietIngesteld(f"{setting}: a certificate without an RSA key of {_MINIMUM_BITS} bits")
