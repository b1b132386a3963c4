"""Keys and certificates for the tests: made once per process, none of them used elsewhere."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache

import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

LOOPBACK = x509.SubjectAlternativeName(
    [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
)
ELSEWHERE = x509.SubjectAlternativeName([x509.DNSName("elsewhere.example")])


@dataclass(frozen=True)
class Pair:
    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @cached_property
    def key_pem(self) -> bytes:
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    @cached_property
    def cert_pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @cached_property
    def cert_base64(self) -> str:
        return "".join(self.cert_pem.decode().splitlines()[1:-1])

    @cached_property
    def signing_key(self) -> xmlsec.Key:
        key = xmlsec.Key.from_memory(self.key_pem, xmlsec.KeyFormat.PEM, None)
        key.load_cert_from_memory(self.cert_pem, xmlsec.KeyFormat.PEM)
        return key


@lru_cache
def pair(
    name: str, *, signer: str | None = None, san: x509.SubjectAlternativeName = LOOPBACK, days: int = 2
) -> Pair:
    """`signer`: the name of the CA. `days` < 0 gives a certificate that ended so long ago."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    issuer = pair(signer) if signer else None
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    end = datetime.now(UTC) + timedelta(days=days)
    builder = (
        x509.CertificateBuilder(
            issuer.certificate.subject if issuer else subject,
            subject,
            key.public_key(),
            x509.random_serial_number(),
        )
        .not_valid_before(end - timedelta(days=10))
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=signer is None, path_length=None), critical=True)
        .add_extension(san, critical=False)
    )
    return Pair(key, builder.sign(issuer.key if issuer else key, hashes.SHA256()))
