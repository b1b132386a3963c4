"""Switches that only an answer of eID 4.x has a place for."""

from __future__ import annotations

import base64
import copy
from dataclasses import replace

from simulator.digid import saml
from simulator.digid.bericht import ASSERTION, Bericht, renumber
from simulator.digid.fouten import Fout
from simulator.digid.kapot.inhoud import ELSEWHERE, remove
from simulator.digid.kapot.persoon import ACTING, ENCRYPTED_ID, encrypted, named, plain_name_id, write_plain
from simulator.digid.kapot.schakelaar import Kapot
from simulator.digid.versleuteling import Blok, Transport
from simulator.digid.vreemde import stranger

_SERVICE = f"{ASSERTION}/saml:AttributeStatement/saml:Attribute[@Name='{saml.SERVICE_UUID}']"
_OTHER_SERVICE = "00000000-0000-4000-8000-00000000dead"


def _wrong_key(bericht: Bericht) -> None:
    """The names are those of the dienstverlener, the key is somebody else's."""
    how = bericht.versleuteling
    other = stranger().certificate
    keys = tuple(replace(sleutel, certificate=other) for sleutel in how.sleutels)
    write_plain(bericht, plain_name_id(named(bericht)), replace(how, sleutels=keys))


def _flip(bericht: Bericht) -> None:
    """One bit of the ciphertext, after the IV: in CBC the block becomes noise."""
    node = bericht.one(f"{ENCRYPTED_ID}/xenc:EncryptedData/xenc:CipherData/xenc:CipherValue")
    content = bytearray(base64.b64decode(node.text or ""))
    content[20] ^= 1
    node.text = base64.b64encode(content).decode()


def _other_service(bericht: Bericht) -> None:
    bericht.one(f"{_SERVICE}/saml:AttributeValue").text = _OTHER_SERVICE


def _twice(bericht: Bericht) -> None:
    node = bericht.one(ACTING)
    second = copy.deepcopy(node)
    renumber(second)
    node.addnext(second)


def _advice(bericht: Bericht) -> None:
    """What DigiD said to the entrance, signed by DigiD, in the place of what the entrance says."""
    outer = bericht.one(ASSERTION)
    inner = bericht.one(f"{ASSERTION}/saml:Advice/saml:Assertion")
    outer.addprevious(copy.deepcopy(inner))
    parent = outer.getparent()
    assert parent is not None  # noqa: S101  (the envelope is the root)
    parent.remove(outer)
    doelen = tuple(path for path in bericht.ondertekening.doelen if path != ASSERTION)
    bericht.ondertekening = replace(bericht.ondertekening, doelen=doelen)


SWITCHES = {
    Fout.ENCRYPTEDID_ANDERE_ONTVANGER: Kapot(voor=encrypted(recipient=ELSEWHERE)),
    Fout.ENCRYPTEDID_ANDERE_SLEUTEL: Kapot(voor=_wrong_key),
    Fout.ENCRYPTEDID_RSA_1_5: Kapot(voor=encrypted(transport=Transport.RSA_1_5)),
    Fout.ENCRYPTEDID_3DES: Kapot(voor=encrypted(blok=Blok.DRIEDUBBEL_DES)),
    Fout.ENCRYPTEDID_GEWIJZIGD: Kapot(voor=_flip),
    Fout.SERVICEUUID_ANDERS: Kapot(voor=_other_service),
    Fout.ACTINGSUBJECTID_ONTBREEKT: Kapot(voor=remove(ACTING)),
    Fout.ACTINGSUBJECTID_DUBBEL: Kapot(voor=_twice),
    Fout.ADVICE_ALS_ANTWOORD: Kapot(voor=_advice),
}
