"""XML that comes from outside, and XML signatures as DigiD makes and demands them."""

from __future__ import annotations

import base64
from collections.abc import Iterable

import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from simulator.digid.saml import NS, SIG_RSA_SHA256, add, tag

_EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#"
_ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
_PREFIXES = (
    "ds saml samlp xs"  # DigiD names these in InclusiveNamespaces (koppelvlakspecificatie 3.7, examples)
)


class OngeldigBericht(ValueError):
    """A message that DigiD does not answer. `reason` is a fixed code."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def parse(data: bytes) -> etree._Element:
    """Raises `OngeldigBericht` for what is no XML or has a document type."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise OngeldigBericht("geen-xml") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise OngeldigBericht("dtd")
    return root


def verify(root: etree._Element, keys: Iterable[xmlsec.Key]) -> None:
    """One enveloped RSA-SHA256 signature over the whole of `root`, made with one of `keys`.

    The keys come from metadata; what a message says about its own key is not read. Raises `OngeldigBericht`.
    """
    signature = _only_signature(root)
    for key in keys:
        context = xmlsec.SignatureContext()
        context.key = key
        try:
            context.register_id(root, "ID")
            context.verify(signature)
        except xmlsec.Error:
            continue
        return
    raise OngeldigBericht("handtekening")


def _only_signature(root: etree._Element) -> etree._Element:
    """The signature, when it covers exactly `root` with exactly the algorithms that DigiD names."""
    signatures = root.findall(tag("ds:Signature"))
    if len(signatures) != 1 or not root.get("ID"):
        raise OngeldigBericht("geen-handtekening")
    info = signatures[0].find(tag("ds:SignedInfo"))
    references = [] if info is None else info.findall(tag("ds:Reference"))
    if info is None or len(references) != 1 or references[0].get("URI") != f"#{root.get('ID')}":
        raise OngeldigBericht("handtekening-verwijzing")
    found = [node.get("Algorithm") for node in info.iter() if node.get("Algorithm")]
    if found != [_EXCLUSIVE_C14N, SIG_RSA_SHA256, _ENVELOPED, _EXCLUSIVE_C14N, _SHA256]:
        raise OngeldigBericht("handtekening-algoritme")
    return signatures[0]


def sign(
    element: etree._Element,
    *,
    key: xmlsec.Key,
    method: object = xmlsec.constants.TransformRsaSha256,
    digest: object = xmlsec.constants.TransformSha256,
    key_info: etree._Element | None = None,
) -> None:
    """Enveloped, RSA-SHA256, exclusive c14n, SHA-256; placed where the schema wants it.

    `element` must stand in its final document: libxml2 keeps the registered ID per document.
    `key_info`: what the signature says about its key, when that is not the key itself.
    """
    signature = xmlsec.template.create(element, xmlsec.constants.TransformExclC14N, method, ns="ds")
    issuer = element.find(tag("saml:Issuer"))
    element.insert(0 if issuer is None else element.index(issuer) + 1, signature)
    reference = xmlsec.template.add_reference(signature, digest, uri=f"#{element.get('ID')}")
    xmlsec.template.add_transform(reference, xmlsec.constants.TransformEnveloped)
    canonical = xmlsec.template.add_transform(reference, xmlsec.constants.TransformExclC14N)
    xmlsec.template.transform_add_c14n_inclusive_namespaces(canonical, _PREFIXES)
    if key_info is None:
        info = xmlsec.template.ensure_key_info(signature)
        xmlsec.template.add_key_name(info)
        xmlsec.template.x509_data_add_certificate(xmlsec.template.add_x509_data(info))
    context = xmlsec.SignatureContext()
    context.key = key
    context.register_id(element, "ID")
    context.sign(signature)
    if key_info is not None:
        signature.append(key_info)


def key_info(name: str, certificate: x509.Certificate) -> etree._Element:
    """KeyName and X509Certificate, as DigiD's signatures carry them."""
    info = etree.Element(tag("ds:KeyInfo"), nsmap={"ds": NS["ds"]})
    add(info, "ds:KeyName", name)
    content = base64.b64encode(certificate.public_bytes(Encoding.DER)).decode()
    add(add(info, "ds:X509Data"), "ds:X509Certificate", content)
    return info


def serialise(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
