"""What a refusal of the zaaksysteem means: a fixed reason, and whether trying again makes sense.

The answers decide by their `code`, never by their text, which is Dutch or English and may repeat what was sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from zaken.zaaksysteem import ZaaksysteemFout

NIET_UNIEK = "identificatie-niet-uniek"
UNIEK = "unique"
TE_VEEL = "max-occurences"
GEEN_RECHT = "geen-recht"
_CODE = re.compile(r"[A-Za-z_.-]{1,80}")  # no digits: what a server repeats of us stays out


@dataclass(frozen=True, slots=True)
class Uitleg:
    reason: str
    permanent: bool = True


class ZgwFout(ZaaksysteemFout):
    """`codes`: the fixed codes of the answer, of the whole and of its fields."""

    def __init__(self, uitleg: Uitleg, codes: Iterable[str] = ()) -> None:
        super().__init__(uitleg.reason, permanent=uitleg.permanent)
        self.codes = frozenset(codes)


# Whichever field it is about.
_CODES: Mapping[str, Uitleg] = {
    NIET_UNIEK: Uitleg("identificatie-niet-uniek", permanent=False),
    UNIEK: Uitleg("al-aanwezig", permanent=False),
    TE_VEEL: Uitleg("initiator-al-aanwezig", permanent=False),
    "not-published": Uitleg("zaaktype-concept"),
    "unknown-service": Uitleg("andere-hostnaam"),
    "bad-url": Uitleg("adres-onbereikbaar"),
    "missing-zaaktype-informatieobjecttype-relation": Uitleg("documenttype-niet-gekoppeld"),
    "zaaktype-mismatch": Uitleg("type-van-ander-zaaktype"),
    "resultaat-does-not-exist": Uitleg("statustype-sluit-de-zaak"),
    "indicatiegebruiksrecht-unset": Uitleg("statustype-sluit-de-zaak"),
    "informatieobject-locked": Uitleg("document-vergrendeld", permanent=False),
    "date-in-future": Uitleg("klok-verschil", permanent=False),
    "file-size": Uitleg("document-beschadigd"),
    "incorrect-base64-padding": Uitleg("document-beschadigd"),
    "invalid_for_received": Uitleg("documentstatus-geweigerd"),
    "unknown-parameters": Uitleg("api-versie"),
    "jwt-expired": Uitleg("klok-verschil", permanent=False),
    "jwt-expiredsignatureerror": Uitleg("klok-verschil", permanent=False),
    "jwt-immaturesignatureerror": Uitleg("klok-verschil", permanent=False),
    "invalid-client-identifier": Uitleg("client-onbekend"),
    "missing-client-identifier": Uitleg("client-onbekend"),
    "invalid-jwt-signature": Uitleg("secret-onjuist"),
    "jwt-decode-error": Uitleg("secret-onjuist"),
    "jwt-missing-iat-claim": Uitleg("token-geweigerd"),
    "permission_denied": Uitleg(GEEN_RECHT),
}
# By field, where the code says too little ("invalid", "does_not_exist", "min_length").
_FIELDS: Mapping[str, Uitleg] = {
    "betrokkeneIdentificatie.inpBsn": Uitleg("bsn-geweigerd"),
    "betrokkeneIdentificatie": Uitleg("bsn-geweigerd"),
    "bronorganisatie": Uitleg("rsin-geweigerd"),
    "verantwoordelijkeOrganisatie": Uitleg("rsin-geweigerd"),
    "zaaktype": Uitleg("zaaktype-geweigerd"),
    "informatieobjecttype": Uitleg("documenttype-geweigerd"),
    "roltype": Uitleg("roltype-geweigerd"),
    "statustype": Uitleg("statustype-geweigerd"),
    "eigenschap": Uitleg("eigenschap-geweigerd"),
    "waarde": Uitleg("eigenschap-geweigerd"),
    "authenticatieContext": Uitleg("authenticatiecontext-geweigerd"),
    "vertrouwelijkheidaanduiding": Uitleg("vertrouwelijkheid-geweigerd"),
    "identificatie": Uitleg("identificatie-geweigerd"),
}
_STATUS: Mapping[int, Uitleg] = {
    401: Uitleg("toegang-geweigerd", permanent=False),  # ZGW itself says 403: this is something in between
    403: Uitleg("toegang-geweigerd", permanent=False),
    404: Uitleg("niet-gevonden"),
    406: Uitleg("crs-geweigerd"),
    408: Uitleg("zaaksysteem-traag", permanent=False),
    409: Uitleg("zaaksysteem-bezet", permanent=False),
    412: Uitleg("crs-geweigerd"),
    413: Uitleg("document-te-groot"),
    415: Uitleg("berichtsoort-geweigerd"),
    423: Uitleg("zaaksysteem-bezet", permanent=False),
    425: Uitleg("zaaksysteem-bezet", permanent=False),
    429: Uitleg("zaaksysteem-te-druk", permanent=False),
}


# Without a code it is not ZGW that speaks but a door before it, as when the zaaksysteem is down or being replaced.
_DOOR = frozenset({401, 402, 403, 404, 405, 407, 410, 421, 451})


def fout_van(status: int, document: Any) -> ZgwFout:
    """`document`: the body as JSON, whatever it is; only its codes and the names of its fields are read."""
    fields = tuple(_fields(document))
    codes = {code for _, code in fields} | {_text(document, "code")} - {""}
    if status >= 500:  # also with a code: a server that fails knows little
        return ZgwFout(Uitleg("zaaksysteem-storing", permanent=False), codes)
    for code in (*(code for _, code in fields), _text(document, "code")):
        if code in _CODES:
            return ZgwFout(_CODES[code], codes)
    for name, _ in fields:
        for known in (name, name.partition(".")[0]):
            if status == 400 and known in _FIELDS:
                return ZgwFout(_FIELDS[known], codes)
    if not codes and status in _DOOR:
        return ZgwFout(_STATUS[401], codes)
    return ZgwFout(_STATUS.get(status, Uitleg("zaaksysteem-weigert")), codes)


def _fields(document: Any) -> Iterable[tuple[str, str]]:
    params = document.get("invalidParams") if isinstance(document, dict) else None
    for param in params if isinstance(params, list) else []:
        yield _text(param, "name"), _text(param, "code")


def _text(document: Any, key: str) -> str:
    value = document.get(key) if isinstance(document, dict) else None
    return value if isinstance(value, str) and _CODE.fullmatch(value) else ""
