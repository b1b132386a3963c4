"""Our metadata for eID SAML 4.x (Stelsel Toegang SAML 1.0): with an end, with keys to encrypt to, and with diensten."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from lxml import etree

from inloggen.digid.aansluiting import Aansluiting, aansluiting, instellingen, read_certificates, setting
from inloggen.digid.afnemersdiensten import Afnemersdienst, afnemersdiensten
from inloggen.digid.metadata import (
    Certificate,
    add_key,
    add_service,
    described,
    entity,
    sign_certificates,
    slo_url,
)
from inloggen.digid.request import instant
from inloggen.digid.saml import HTTP_ARTIFACT, HTTP_POST, MD, SAML, SERVICE_UUID
from inloggen.digid.signature import sign

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def metadata(naam: str = "", *, now: datetime) -> bytes:
    """The same bytes for a whole day (UTC). Raises `DigidNietIngesteld`."""
    digid = instellingen(naam)
    end = datetime.combine(now.date(), time(), tzinfo=now.tzinfo) + timedelta(days=digid["metadata_dagen"])
    return _signed(
        aansluiting(naam),
        tuple(dict.fromkeys((*sign_certificates(naam), *_certificates(digid, "tls", any_key=True)))),
        _certificates(digid, "encryption"),
        tuple(afnemersdiensten(naam)),
        slo_url(naam) if digid.get("eenmalig_inloggen") else "",
        end,
    )


def _certificates(digid: Mapping[str, Any], use: str, *, any_key: bool = False) -> tuple[Certificate, ...]:
    """The one of now, which must be there, and the next if there is one.

    With `any_key` one without an RSA key is left out: it cannot stand there as one that signs.
    """
    keys = [f"{use}_cert_file", *(key for key in [f"next_{use}_cert_file"] if digid.get(key))]
    found = [read_certificates(digid[key], setting=setting(digid, key), any_key=any_key)[0] for key in keys]
    return tuple(described(one) for one in found if isinstance(one.public_key(), RSAPublicKey))


@lru_cache(maxsize=8)
def _signed(  # noqa: PLR0917  # a cached function takes what it depends on by position
    ours: Aansluiting,
    signing: tuple[Certificate, ...],
    encryption: tuple[Certificate, ...],
    diensten: tuple[Afnemersdienst, ...],
    logout: str,
    end: datetime,
) -> bytes:
    root, descriptor = entity(ours)
    root.set("validUntil", instant(end))
    for certificate in signing:
        add_key(descriptor, certificate, use="signing")
    for certificate in encryption:
        add_key(descriptor, certificate, use="encryption")
    if logout:
        add_service(descriptor, "SingleLogoutService", HTTP_POST, logout)
    acs = add_service(descriptor, "AssertionConsumerService", HTTP_ARTIFACT, ours.acs_url)
    acs.set("index", "0")
    acs.set("isDefault", "true")
    _add_diensten(descriptor, diensten)
    root.set("ID", f"_{hashlib.sha256(etree.tostring(root)).hexdigest()}")
    sign(root, key=ours.sign_key, key_name=ours.key_name, position=0)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _add_diensten(descriptor: etree._Element, diensten: Sequence[Afnemersdienst]) -> None:
    for place, (index, naam, service_uuid) in enumerate(diensten):
        attributes = {"index": str(index), "isDefault": "true" if place == 0 else "false"}
        service = etree.SubElement(descriptor, f"{MD}AttributeConsumingService", attributes)
        etree.SubElement(service, f"{MD}ServiceName", {_LANG: "nl"}).text = naam
        requested = etree.SubElement(service, f"{MD}RequestedAttribute", {"Name": SERVICE_UUID})
        etree.SubElement(requested, f"{SAML}AttributeValue").text = service_uuid
