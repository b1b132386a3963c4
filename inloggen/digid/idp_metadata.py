"""DigiD's metadata: from bytes to names, addresses and keys, verified with the certificate that is pinned here."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryptography import x509
from lxml import etree

from inloggen.digid.aansluiting import DigidNietIngesteld, Profiel, public_key, require_rsa
from inloggen.digid.answer import moment
from inloggen.digid.document import attribute, only_child, parse, plain_text
from inloggen.digid.saml import DS, HTTP_POST, HTTP_REDIRECT, MD, SOAP_BINDING
from inloggen.digid.signature import reread
from inloggen.resultaat import DigidFout

MAX_BYTES = 256 * 1024


class MetadataGeweigerd(DigidNietIngesteld):
    """DigiD's metadata cannot be used. `reden` is a fixed code."""

    def __init__(self, reden: str, *, setting: str) -> None:
        self.reden = reden
        super().__init__(f"{setting}: refused ({reden})")


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key of DigiD, as an xmlsec key, with the time its certificate is valid (UTC)."""

    not_before: datetime
    not_after: datetime
    key: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class Idp:
    """`sso_url`: where the profile of this connection sends an AuthnRequest. `resolve_urls`: artifacts, by index.

    `slo_url` takes our LogoutRequest as a form and is empty when DigiD names none. `valid_until` is None when the
    metadata has no end.
    """

    entity_id: str
    sso_url: str
    resolve_urls: Mapping[int, str]
    signing_keys: tuple[SigningKey, ...]
    slo_url: str = ""
    valid_until: datetime | None = None

    @property
    def source_id(self) -> bytes:
        """What an artifact of this IdP carries (SAML bindings §3.6.4)."""
        return hashlib.sha1(self.entity_id.encode(), usedforsecurity=False).digest()

    def keys(self, *, now: datetime) -> list[Any]:
        """All keys whose certificate is valid: two while DigiD changes over. None when the metadata is over."""
        if self.valid_until is not None and self.valid_until <= now:
            return []
        return [entry.key for entry in self.signing_keys if entry.not_before <= now <= entry.not_after]


def read_metadata(
    content: bytes, *, pinned: Sequence[x509.Certificate], profiel: Profiel, setting: str
) -> Idp:
    """`setting`: where the bytes came from, for the message. Raises `MetadataGeweigerd`."""
    if len(content) > MAX_BYTES:
        raise MetadataGeweigerd("te-groot", setting=setting)
    try:
        root, _ = reread(parse(content), keys=[public_key(certificate) for certificate in pinned])
        return _read(root, profiel=profiel, setting=setting)
    except DigidFout as error:
        raise MetadataGeweigerd(error.reason, setting=setting) from None


def require_current(idp: Idp, *, now: datetime, setting: str) -> Idp:
    """Metadata that may start to be used: not over, and with a key that is good today."""
    if idp.valid_until is not None and idp.valid_until <= now:
        raise MetadataGeweigerd("verlopen", setting=setting)
    if not idp.keys(now=now):
        raise MetadataGeweigerd("geen-geldige-sleutel", setting=setting)
    return idp


def _read(root: etree._Element, *, profiel: Profiel, setting: str) -> Idp:
    if root.tag != f"{MD}EntityDescriptor":
        raise MetadataGeweigerd("geen-entitydescriptor", setting=setting)
    descriptor = only_child(root, f"{MD}IDPSSODescriptor")
    sso = _addresses(descriptor, "SingleSignOnService", binding=_sso_binding(profiel))
    resolve = {
        int(attribute(service, "index")): attribute(service, "Location")
        for service in descriptor.findall(f"{MD}ArtifactResolutionService")
        if service.get("Binding") == SOAP_BINDING and attribute(service, "index").isdecimal()
    }
    keys = tuple(
        _signing_key(node, setting=setting)
        for node in descriptor.findall(f"{MD}KeyDescriptor")
        if node.get("use") in ("signing", None)
    )
    if not sso:
        raise MetadataGeweigerd("geen-sso", setting=setting)
    if not keys:
        raise MetadataGeweigerd("geen-sleutel", setting=setting)
    if not resolve or not all(url.startswith("https://") for url in resolve.values()):
        raise MetadataGeweigerd("geen-resolve-op-https", setting=setting)
    return Idp(
        entity_id=attribute(root, "entityID"),
        sso_url=sso[0],
        resolve_urls=resolve,
        signing_keys=keys,
        slo_url=_slo_url(descriptor),
        valid_until=_valid_until(root, descriptor),
    )


def _sso_binding(profiel: Profiel) -> str:
    return HTTP_POST if profiel is Profiel.EID_4 else HTTP_REDIRECT


def _addresses(descriptor: etree._Element, service: str, *, binding: str) -> list[str]:
    return [
        attribute(node, "Location")
        for node in descriptor.findall(f"{MD}{service}")
        if node.get("Binding") == binding
    ]


def _slo_url(descriptor: etree._Element) -> str:
    """The address for a form. DigiD 3.x names only the redirect, and takes both at the same address (3.7)."""
    service = "SingleLogoutService"
    posts = _addresses(descriptor, service, binding=HTTP_POST)
    found = posts or _addresses(descriptor, service, binding=HTTP_REDIRECT)
    return found[0] if found else ""


def _valid_until(*elements: etree._Element) -> datetime | None:
    ends = [
        moment(attribute(element, "validUntil")) for element in elements if "validUntil" in element.attrib
    ]
    return min(ends, default=None)


def _signing_key(descriptor: etree._Element, *, setting: str) -> SigningKey:
    data = only_child(only_child(descriptor, f"{DS}KeyInfo"), f"{DS}X509Data")
    try:
        der = base64.b64decode(plain_text(only_child(data, f"{DS}X509Certificate")))
        certificate = x509.load_der_x509_certificate(der)
    except (binascii.Error, ValueError):
        raise MetadataGeweigerd("certificaat", setting=setting) from None
    require_rsa(certificate, setting=setting)
    return SigningKey(
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        key=public_key(certificate),
    )
