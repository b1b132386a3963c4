"""Signers that the dienstverlener does not know: an attacker, and the parties behind the entrance of eID 4.x."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import xmlsec
from cryptography import x509

from simulator import certificates


@dataclass(frozen=True, slots=True)
class Vreemde:
    key: xmlsec.Key
    certificate: x509.Certificate


@functools.cache
def stranger(name: str = "DigiD-simulator") -> Vreemde:
    """Made when first asked for, and then the same for the life of the process."""
    pair = certificates.signing(name)
    pem = xmlsec.constants.KeyDataFormatPem
    key = xmlsec.Key.from_memory(certificates.key_pem(pair.key), pem)
    key.load_cert_from_memory(certificates.certificate_pem(pair.certificate), pem)
    key.name = name
    return Vreemde(key, pair.certificate)
