"""Switches on the signatures, and on signed values after signing."""

from __future__ import annotations

from dataclasses import replace

import xmlsec
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from begrippen.niveau import Betrouwbaarheidsniveau
from simulator.digid.bericht import (
    ARTIFACT_RESPONSE,
    ASSERTION,
    CLASS_REF,
    RESPONSE,
    Bericht,
    Ondertekening,
)
from simulator.digid.fouten import Fout
from simulator.digid.kapot.persoon import other_person
from simulator.digid.kapot.schakelaar import Kapot
from simulator.digid.signed_xml import key_info
from simulator.digid.vreemde import stranger


def _without(*paths: str) -> Kapot:
    def fewer(how: Ondertekening) -> Ondertekening:
        return replace(how, doelen=tuple(path for path in how.doelen if path not in paths))

    return Kapot(ondertekening=fewer)


def _only_response(how: Ondertekening) -> Ondertekening:
    return replace(how, doelen=(RESPONSE,))


def _as_genuine(bericht: Bericht) -> etree._Element:
    return key_info(bericht.signer.key_name, bericht.signer.certificate)


def _wrong_key(bericht: Bericht) -> None:
    """The signature says that it is DigiD's."""
    bericht.ondertekening = replace(bericht.ondertekening, key=stranger().key, key_info=_as_genuine(bericht))


def _own_key(how: Ondertekening) -> Ondertekening:
    return replace(how, key=stranger().key)


def _hmac(bericht: Bericht) -> None:
    """A reader that takes the algorithm from the message uses DigiD's certificate as the shared secret."""
    secret = bericht.signer.certificate.public_bytes(Encoding.PEM)
    bericht.ondertekening = replace(
        bericht.ondertekening,
        key=xmlsec.Key.from_binary_data(xmlsec.constants.KeyDataHmac, secret),
        method=xmlsec.constants.TransformHmacSha256,
        key_info=_as_genuine(bericht),
    )


def _other_level(bericht: Bericht) -> None:
    node = bericht.one(CLASS_REF)
    high = bericht.niveaus[Betrouwbaarheidsniveau.HOOG]
    node.text = bericht.niveaus[Betrouwbaarheidsniveau.SUBSTANTIEEL] if node.text == high else high


SWITCHES = {
    Fout.ARTIFACTRESPONSE_ONGETEKEND: _without(ARTIFACT_RESPONSE),
    Fout.ASSERTION_ONGETEKEND: _without(ASSERTION),
    Fout.ALLES_ONGETEKEND: _without(ARTIFACT_RESPONSE, ASSERTION),
    Fout.ALLEEN_RESPONSE_GETEKEND: Kapot(ondertekening=_only_response),
    Fout.VERKEERDE_SLEUTEL: Kapot(voor=_wrong_key),
    Fout.SLEUTEL_IN_KEYINFO: Kapot(ondertekening=_own_key),
    Fout.SHA1_HANDTEKENING: Kapot(
        ondertekening=lambda how: replace(how, method=xmlsec.constants.TransformRsaSha1)
    ),
    Fout.SHA1_DIGEST: Kapot(ondertekening=lambda how: replace(how, digest=xmlsec.constants.TransformSha1)),
    Fout.HMAC_MET_PUBLIEKE_SLEUTEL: Kapot(voor=_hmac),
    Fout.GEWIJZIGD_BSN: Kapot(na=other_person),
    Fout.GEWIJZIGD_NIVEAU: Kapot(na=_other_level),
}
