"""DigiD's side of the coupling: the IdP metadata, verified with the certificate that is pinned here."""

from __future__ import annotations

import base64
import binascii
import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography import x509
from lxml import etree

from inloggen.digid.aansluiting import (
    DigidNietIngesteld,
    instellingen,
    public_key,
    read_certificates,
    read_file,
    require_rsa,
)
from inloggen.digid.document import attribute, only_child, parse, plain_text
from inloggen.digid.saml import DS, HTTP_REDIRECT, MD, SOAP_BINDING
from inloggen.digid.signature import reread
from inloggen.resultaat import DigidFout

logger = logging.getLogger(__name__)
_SETTING = "DIGID_IDP_METADATA_FILE"


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key of DigiD, as an xmlsec key, with the time its certificate is valid (UTC)."""

    not_before: datetime
    not_after: datetime
    key: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class Idp:
    """`resolve_urls`: the artifact resolution services by index."""

    entity_id: str
    sso_url: str
    resolve_urls: Mapping[int, str]
    signing_keys: tuple[SigningKey, ...]

    @property
    def source_id(self) -> bytes:
        """What an artifact of this IdP carries (SAML bindings §3.6.4)."""
        return hashlib.sha1(self.entity_id.encode(), usedforsecurity=False).digest()

    def keys(self, *, now: datetime) -> list[Any]:
        """All keys whose certificate is valid: two while DigiD changes over."""
        return [entry.key for entry in self.signing_keys if entry.not_before <= now <= entry.not_after]


_Stamp = tuple[int, int]
_loaded: dict[tuple[str, str], tuple[_Stamp, Idp]] = {}


def idp(naam: str = "") -> Idp:
    """DigiD's side of a connection. Read once per process, and again when a file changes. Raises `DigidNietIngesteld`.

    A changed file that is no good (half written, wrong signature) does not stop the logins: the last verified
    metadata stays in use.
    """
    digid = instellingen(naam)
    files = (digid["idp_metadata_file"], digid["idp_cert_file"])
    stamp = (_mtime(files[0]), _mtime(files[1]))
    known = _loaded.get(files)
    if known and known[0] == stamp:
        return known[1]
    try:
        fresh = load(*files)
    except DigidNietIngesteld as error:
        if known is None:
            raise
        logger.error("digid.metadata geweigerd: %s", error)
        fresh = known[1]
    _loaded[files] = (stamp, fresh)
    return fresh


def _mtime(name: str) -> int:
    try:
        return Path(name).stat().st_mtime_ns if name else 0
    except OSError:
        return 0


def load(metadata_file: str, cert_file: str) -> Idp:
    """Raises `DigidNietIngesteld`."""
    pinned = read_certificates(cert_file, setting="DIGID_IDP_CERT_FILE")
    content = read_file(metadata_file, setting=_SETTING)
    try:
        root, _ = reread(parse(content), keys=[public_key(certificate) for certificate in pinned])
        return _read(root)
    except DigidFout as error:
        raise DigidNietIngesteld(f"{_SETTING}: refused ({error.reason})") from None


def _read(root: etree._Element) -> Idp:
    if root.tag != f"{MD}EntityDescriptor":
        raise DigidNietIngesteld(f"{_SETTING}: no EntityDescriptor")
    descriptor = only_child(root, f"{MD}IDPSSODescriptor")
    sso = [
        attribute(service, "Location")
        for service in descriptor.findall(f"{MD}SingleSignOnService")
        if service.get("Binding") == HTTP_REDIRECT
    ]
    resolve = {
        int(attribute(service, "index")): attribute(service, "Location")
        for service in descriptor.findall(f"{MD}ArtifactResolutionService")
        if service.get("Binding") == SOAP_BINDING and attribute(service, "index").isdecimal()
    }
    keys = tuple(_signing_key(node) for node in descriptor.findall(f"{MD}KeyDescriptor") if _signs(node))
    if not sso or not keys or not resolve or not all(url.startswith("https://") for url in resolve.values()):
        raise DigidNietIngesteld(
            f"{_SETTING}: no HTTP-Redirect, no signing certificate or no resolution on https"
        )
    return Idp(entity_id=attribute(root, "entityID"), sso_url=sso[0], resolve_urls=resolve, signing_keys=keys)


def _signs(descriptor: etree._Element) -> bool:
    return descriptor.get("use") in ("signing", None)


def _signing_key(descriptor: etree._Element) -> SigningKey:
    data = only_child(only_child(descriptor, f"{DS}KeyInfo"), f"{DS}X509Data")
    try:
        der = base64.b64decode(plain_text(only_child(data, f"{DS}X509Certificate")))
        certificate = x509.load_der_x509_certificate(der)
    except (binascii.Error, ValueError):
        raise DigidNietIngesteld(f"{_SETTING}: a signing certificate that cannot be read") from None
    require_rsa(certificate, setting=_SETTING)
    return SigningKey(
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        key=public_key(certificate),
    )
