"""Making certificates for the simulator and for the portal that talks to it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
TEN_YEARS = timedelta(days=3652)
_USAGES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
    "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    key: Key
    certificate: x509.Certificate


def signing_key() -> rsa.RSAPrivateKey:
    """RSA: the one kind of key that DigiD signs with and accepts."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def transport_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def authority() -> Pair:
    key = transport_key()
    builder = _builder("Beeldpas simulator CA", key)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return Pair(key, builder.add_extension(_usage("key_cert_sign", "crl_sign"), True).sign(key, SHA256()))


def signing(name: str) -> Pair:
    """A certificate that vouches for itself: what counts is that the other side pinned it."""
    key = signing_key()
    builder = _builder(name, key).add_extension(_usage("digital_signature"), critical=True)
    return Pair(key, builder.sign(key, SHA256()))


def encryption(name: str) -> Pair:
    """For what is encrypted to its owner; pinned by metadata like the one for signing."""
    key = signing_key()
    builder = _builder(name, key).add_extension(_usage("key_encipherment"), critical=True)
    return Pair(key, builder.sign(key, SHA256()))


def server(name: str, issuer: Pair, *, host: str = "localhost", age: timedelta = timedelta()) -> Pair:
    """For TLS at localhost, or at `host`. `age`: how long ago it was made; ten years is the end of it."""
    alternatives: list[x509.GeneralName] = [x509.DNSName(host)]
    if host == "localhost":
        alternatives += [x509.IPAddress(ipaddress.ip_address(text)) for text in ("127.0.0.1", "::1")]
    names = x509.SubjectAlternativeName(alternatives)
    return _leaf(name, issuer, ExtendedKeyUsageOID.SERVER_AUTH, names, age=age)


def client(name: str, issuer: Pair) -> Pair:
    names = x509.SubjectAlternativeName([x509.DNSName(name)])
    return _leaf(name, issuer, ExtendedKeyUsageOID.CLIENT_AUTH, names)


def _leaf(
    name: str,
    issuer: Pair,
    purpose: x509.ObjectIdentifier,
    names: x509.SubjectAlternativeName,
    *,
    age: timedelta = timedelta(),
) -> Pair:
    key = transport_key()
    authority_id = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key())
    builder = (
        _builder(name, key, issuer=issuer.certificate.subject, age=age)
        .add_extension(_usage("digital_signature"), critical=True)
        .add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
        .add_extension(authority_id, critical=False)
        .add_extension(names, critical=False)
    )
    return Pair(key, builder.sign(issuer.key, SHA256()))


def _builder(
    name: str, key: Key, *, issuer: x509.Name | None = None, age: timedelta = timedelta()
) -> x509.CertificateBuilder:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    start = datetime.now(UTC) - timedelta(hours=1) - age
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer or subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + TEN_YEARS)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _usage(*allowed: str) -> x509.KeyUsage:
    return x509.KeyUsage(**{usage: usage in allowed for usage in _USAGES})


def key_pem(key: Key) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def certificate_pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.PEM)
