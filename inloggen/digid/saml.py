"""The names of SAML 2.0 that DigiD uses (koppelvlakspecificatie DigiD SAML 3.7, Stelsel Toegang SAML 1.0)."""

from __future__ import annotations

from begrippen.niveau import Betrouwbaarheidsniveau

SAML = "{urn:oasis:names:tc:SAML:2.0:assertion}"
SAMLP = "{urn:oasis:names:tc:SAML:2.0:protocol}"
MD = "{urn:oasis:names:tc:SAML:2.0:metadata}"
DS = "{http://www.w3.org/2000/09/xmldsig#}"
SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}"
EC = "{http://www.w3.org/2001/10/xml-exc-c14n#}"
PROTOCOL = SAMLP.strip("{}")

HTTP_REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
HTTP_POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
HTTP_ARTIFACT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact"
SOAP_BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:SOAP"
BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer"

STATUS = "urn:oasis:names:tc:SAML:2.0:status:"
SUCCESS = f"{STATUS}Success"

CLASS_REFS = {
    Betrouwbaarheidsniveau.BASIS: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    Betrouwbaarheidsniveau.MIDDEN: "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract",
    Betrouwbaarheidsniveau.SUBSTANTIEEL: "urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard",
    Betrouwbaarheidsniveau.HOOG: "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI",
}
NIVEAUS = {class_ref: niveau for niveau, class_ref in CLASS_REFS.items()}

RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
EXC_C14N = EC.strip("{}")
ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
# By the names that xmlsec has for them.
SIGNATURE_METHODS = {
    f"http://www.w3.org/2001/04/xmldsig-more#rsa-sha{bits}": f"RSA_SHA{bits}" for bits in (256, 384, 512)
}
DIGESTS = {
    "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
}

# eID 4.x
XENC = "{http://www.w3.org/2001/04/xmlenc#}"
AES256_CBC = "http://www.w3.org/2001/04/xmlenc#aes256-cbc"
OAEP_MGF1P = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"
SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1"
LEGACY_BSN = "urn:nl-eid-gdi:1.0:id:legacy-BSN"
SERVICE_UUID = "urn:nl-eid-gdi:1.0:ServiceUUID"
INTENDED_AUDIENCE = "urn:nl-eid-gdi:1.0:IntendedAudience"
ACTING_SUBJECT = "urn:nl-eid-gdi:1.0:ActingSubjectID"
LEGAL_SUBJECT = "urn:nl-eid-gdi:1.0:LegalSubjectID"
REPRESENTATION_TYPE = "urn:nl-eid-gdi:1.1:RepresentationType"
LOA_NIVEAUS = {
    "http://eid.logius.nl/loa/basic": Betrouwbaarheidsniveau.BASIS,
    "http://eidas.europa.eu/loa/low": Betrouwbaarheidsniveau.MIDDEN,
    "http://eidas.europa.eu/loa/substantial": Betrouwbaarheidsniveau.SUBSTANTIEEL,
    "http://eidas.europa.eu/loa/high": Betrouwbaarheidsniveau.HOOG,
}
