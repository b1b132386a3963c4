"""The connected dienstverlener, here the portal: what DigiD knows of it from its signed metadata."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import requests
import xmlsec
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from simulator.addresses import Addresses
from simulator.digid import saml
from simulator.digid.signed_xml import OngeldigBericht, parse, verify
from simulator.digid.versleuteling import Sleutel, Versleuteling

_TIMEOUT = 5.0  # seconds
_MAX_BYTES = 256 * 1024
_MIN_KEY_BITS = 2048


@dataclass(frozen=True, slots=True)
class Acs:
    index: str
    url: str
    default: bool


@dataclass(frozen=True, slots=True)
class Provider:
    """`acs` is never empty and the default comes first."""

    entity_id: str
    certificates: tuple[x509.Certificate, ...]
    keys: tuple[xmlsec.Key, ...]
    acs: tuple[Acs, ...]
    want_assertions_signed: bool
    encryption: tuple[Sleutel, ...] = ()
    services: Mapping[str, str] = field(default_factory=dict)  # index → ServiceUUID (eID 4.x)
    slo: Mapping[str, str] = field(default_factory=dict)  # binding → address

    @property
    def versleuteling(self) -> Versleuteling:
        """How to encrypt for it; without an encryption certificate (3.x) for the one it signs with."""
        keys = self.encryption or (Sleutel("", self.certificates[0]),)
        return Versleuteling(recipient=self.entity_id, sleutels=keys)

    def signed(self, content: bytes, signature: bytes) -> bool:
        """Whether `signature` is RSA-SHA256 over `content` by one of the keys in the metadata."""
        return any(_verifies(certificate, content, signature) for certificate in self.certificates)


class ProviderSource(Protocol):
    def current(self, *, fresh: bool = False) -> Provider: ...


def _verifies(certificate: x509.Certificate, content: bytes, signature: bytes) -> bool:
    key = certificate.public_key()
    if not isinstance(key, rsa.RSAPublicKey):
        return False
    try:
        key.verify(signature, content, padding.PKCS1v15(), SHA256())
    except InvalidSignature:
        return False
    return True


class ProviderCache:
    """The portal's metadata, fetched when first needed and again when something does not fit."""

    def __init__(self, url: str, addresses: Addresses) -> None:
        self._url, self._addresses = url, addresses
        self._lock = threading.Lock()
        self._provider: Provider | None = None

    def current(self, *, fresh: bool = False) -> Provider:
        """Raises `OngeldigBericht` when the portal does not answer or its metadata is not right."""
        with self._lock:
            if fresh or self._provider is None:
                self._provider = None
                self._provider = read(_fetch(self._url), addresses=self._addresses)
            return self._provider


def _fetch(url: str) -> bytes:
    with requests.Session() as session:
        session.trust_env = False  # never through a proxy: the portal is on this machine
        try:
            with session.get(url, timeout=_TIMEOUT, allow_redirects=False, stream=True) as answer:
                body = answer.raw.read(_MAX_BYTES + 1, decode_content=True)
        except (requests.RequestException, OSError):
            raise OngeldigBericht("portaal-onbereikbaar") from None
    if answer.status_code != requests.codes.ok or len(body) > _MAX_BYTES:
        raise OngeldigBericht("portaal-metadata-antwoord")
    return bytes(body)


def read(data: bytes, *, addresses: Addresses) -> Provider:
    """The provider in signed metadata (koppelvlakspecificatie 3.7, bijlage). Raises `OngeldigBericht`."""
    root = parse(data)
    descriptor = root.find(saml.tag("md:SPSSODescriptor"))
    if root.tag != saml.tag("md:EntityDescriptor") or descriptor is None or not root.get("entityID"):
        raise OngeldigBericht("metadata-vorm")
    certificates = _certificates(descriptor)
    keys = tuple(_xmlsec_key(certificate) for certificate in certificates)
    verify(root, keys)
    return Provider(
        entity_id=root.get("entityID", ""),
        certificates=certificates,
        keys=keys,
        acs=_assertion_consumers(descriptor, addresses),
        want_assertions_signed=descriptor.get("WantAssertionsSigned") in {"true", "1"},
        encryption=tuple(_keys(descriptor, "encryption")),
        services=dict(_services(descriptor)),
        slo=_logout(descriptor, addresses),
    )


def _certificates(descriptor: etree._Element) -> tuple[x509.Certificate, ...]:
    found = tuple(sleutel.certificate for sleutel in _keys(descriptor, "signing"))
    if not found:
        raise OngeldigBericht("metadata-certificaat")
    return found


def _keys(descriptor: etree._Element, use: str) -> Iterator[Sleutel]:
    """Name and certificate of every key for `use`; a KeyDescriptor without a use is for all."""
    for key in descriptor.findall(saml.tag("md:KeyDescriptor")):
        if key.get("use", use) != use:
            continue
        for node in key.iter(saml.tag("ds:X509Certificate")):
            try:
                certificate = x509.load_der_x509_certificate(base64.b64decode(node.text or ""))
            except ValueError:
                raise OngeldigBericht("metadata-certificaat") from None
            if not _strong(certificate):
                raise OngeldigBericht("metadata-certificaat")
            yield Sleutel(key.findtext("ds:KeyInfo/ds:KeyName", "", saml.NS).strip(), certificate)


def _services(descriptor: etree._Element) -> Iterator[tuple[str, str]]:
    """ST-SAML 1.0, DV metadata: each AttributeConsumingService names one ServiceUUID."""
    for service in descriptor.findall(saml.tag("md:AttributeConsumingService")):
        path = f"md:RequestedAttribute[@Name='{saml.SERVICE_UUID}']/saml:AttributeValue"
        yield service.get("index", ""), service.findtext(path, "", saml.NS).strip()


def _logout(descriptor: etree._Element, addresses: Addresses) -> dict[str, str]:
    found = {
        node.get("Binding", ""): node.get("ResponseLocation", node.get("Location", ""))
        for node in descriptor.findall(saml.tag("md:SingleLogoutService"))
    }
    if not all(addresses.in_portal(url) for url in found.values()):
        raise OngeldigBericht("metadata-slo")
    return found


def _strong(certificate: x509.Certificate) -> bool:
    key = certificate.public_key()
    return isinstance(key, rsa.RSAPublicKey) and key.key_size >= _MIN_KEY_BITS


def _xmlsec_key(certificate: x509.Certificate) -> xmlsec.Key:
    pem = certificate.public_bytes(Encoding.PEM)
    return xmlsec.Key.from_memory(pem, xmlsec.constants.KeyDataFormatCertPem)


def _assertion_consumers(descriptor: etree._Element, addresses: Addresses) -> tuple[Acs, ...]:
    found = [
        Acs(node.get("index", ""), node.get("Location", ""), node.get("isDefault") in {"true", "1"})
        for node in descriptor.findall(saml.tag("md:AssertionConsumerService"))
        if node.get("Binding") == saml.BINDING_ARTIFACT
    ]
    if not found or not all(addresses.in_portal(acs.url) for acs in found):
        raise OngeldigBericht("metadata-acs")
    return tuple(sorted(found, key=lambda acs: not acs.default))
