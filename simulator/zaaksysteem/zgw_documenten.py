"""The Documenten API of the stand-in."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from simulator.zaaksysteem.zgw_bericht import JsonObject, ongeldig, verboden
from simulator.zaaksysteem.zgw_opslag import Opslag, nine_digits, not_longer, require, type_of
from simulator.zaaksysteem.zgw_toegang import Client

_REQUIRED = ("bronorganisatie", "creatiedatum", "titel", "auteur", "taal", "informatieobjecttype")


def make_document(opslag: Opslag, body: JsonObject, client: Client) -> JsonObject:
    level = body.get("vertrouwelijkheidaanduiding") or "zaakvertrouwelijk"
    soort = str(body.get("informatieobjecttype"))
    if not client.may("documenten.aanmaken") or not client.may_use(soort, level):
        raise verboden()
    require(body, *_REQUIRED)
    nine_digits("bronorganisatie", body["bronorganisatie"])
    not_longer(body, identificatie=40, titel=200, bestandsnaam=255, taal=3)
    type_of(opslag, "informatieobjecttype", body["informatieobjecttype"])
    content = _content(body)
    url = opslag.new_url(opslag.documenten_root, "enkelvoudiginformatieobjecten")
    number = body.get("identificatie") or f"DOCUMENT-{len(opslag.documenten) + 1:010}"
    for other in opslag.documenten.values():
        if (other["identificatie"], other["bronorganisatie"]) == (number, body["bronorganisatie"]):
            raise ongeldig("identificatie", "identificatie-niet-uniek")
    if body.get("ontvangstdatum") and body.get("status") in {"in_bewerking", "ter_vaststelling"}:
        raise ongeldig("status", "invalid_for_received")
    opslag.inhoud[url] = content
    opslag.documenten[url] = {
        **body,
        "url": url,
        "identificatie": number,
        "vertrouwelijkheidaanduiding": level,
        "inhoud": f"{url}/download?versie=1",
        "locked": False,
        "versie": 1,
    }
    return opslag.documenten[url]


def _content(body: JsonObject) -> bytes:
    given: Any = body.get("inhoud")
    if given is None:
        return b""
    try:
        content = base64.b64decode(str(given), validate=True)
    except binascii.Error:
        raise ongeldig("inhoud", "incorrect-base64-padding") from None
    if body.get("bestandsomvang") != len(content):
        raise ongeldig("nonFieldErrors", "file-size")
    return content
