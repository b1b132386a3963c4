"""Examples for the description. The tests send the questions as they stand here."""

from __future__ import annotations

from typing import Any

_ID = "2b3f7c1e-8a54-4d0b-9f61-6f0f5f1c7a90"
_SANNE = {"id": "sanne", "naam": "Sanne de Vries", "functie": "Adviseur Burgerzaken"}
_WIE = {"ambtenaar": "sanne"}

VRAGEN: dict[str, dict[str, Any]] = {
    "start": {
        "nieuw": {"flow": "NIEUW", "dienst": "wmo-melding", "ambtenaar": _SANNE},
        "bekend": {
            "flow": "BEKEND",
            "dienst": "wmo-melding",
            "ambtenaar": _SANNE,
            "bsn": "999990019",
            "zaak": {"soort": "nieuw"},
            "taal": "nl",
            "opening": True,
        },
        "zonder_zaak": {
            "flow": "AMBTENAAR",
            "dienst": "wmo-melding",
            "ambtenaar": _SANNE,
            "zaak": {"soort": "geen"},
        },
    },
    "controleerCode": {"code": {**_WIE, "code": "481516"}},
    "bevestigWoord": {"hetzelfde": {**_WIE, "gelijk": True}},
    "persoonOpgezocht": {"opgezocht": _WIE},
    "voltooi": {"voltooi": _WIE, "verklaring": {**_WIE, "verklaring": True}},
    "trekIn": {"niet_gelukt": {**_WIE, "reden": "niet-gelukt"}},
}

_IDENTIFICATIE: dict[str, Any] = {
    "id": _ID,
    "status": "UITGENODIGD",
    "afloop": "",
    "flow": "NIEUW",
    "dienst": "wmo-melding",
    "zaaknummer": "2026-37131",
    "taal": "nl",
    "ambtenaar": _SANNE,
    "niveau_gevraagd": "midden",
    "niveau_bereikt": None,
    "gespreksnummer": "48213",
    "getal": {"getal": "47", "typen": False, "juist": False, "fouten": 0},
    "pogingen_over": None,
    "woord": None,
    "login_fout": "",
    "samen": None,
    "kan_voltooien": False,
    "ander_apparaat": False,
    "signalen": [],
    "bezorg_fout": "",
    "bewijs_sha256": "",
    "opvolger": None,
    "pagina": f"https://beeldpas.voorbeeld.nl/werkblad/{_ID}/",
    "tekst": {"kort": "Link gemaakt", "nu": "Stuur de link in de chat.", "stand": "wacht"},
    "momenten": {
        "gemaakt_op": "2026-11-22T09:00:00Z",
        "verloopt_op": "2026-11-22T09:10:00Z",
        "geopend_op": None,
        "login_gestart_op": None,
        "ingelogd_op": None,
        "code_klopt_op": None,
        "opgezocht_op": None,
        "bevestigd_op": None,
        "geleverd_op": None,
        "gewist_op": None,
    },
}
_LINK = "https://beeldpas.voorbeeld.nl/i/…/"
ANTWOORDEN: dict[str, Any] = {
    "start": {
        **_IDENTIFICATIE,
        "uitnodiging": {
            "link": _LINK,
            "bericht": f"Hallo, dit is Sanne de Vries van gemeente Voorbeeld. … {_LINK}",
            "geldig_tot": "2026-11-22T09:10:00Z",
        },
        "opening": None,
    },
    "lees": _IDENTIFICATIE,
    "controleerCode": {"juist": True, "pogingen_over": 2},
    "webhook": {
        "type": "identificatie.status",
        "timestamp": "2026-11-22T09:03:00+00:00",
        "identificatie": _ID,
        "status": "INGELOGD",
        "afloop": "",
        "adres": f"https://beeldpas.voorbeeld.nl/api/v1/identificaties/{_ID}",
    },
}
