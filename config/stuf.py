"""The settings of StUF Zaak- en Documentservices, from the environment (docs/instellingen.md)."""

from __future__ import annotations

from typing import Any

from environs import Env


def connection(env: Env) -> dict[str, Any]:
    """Every setting there is, with what holds when it is left out; an empty organisation is the gemeentecode."""
    return {
        "versie": env.str("STUF_VERSIE", "1.2"),
        "soap": env.str("STUF_SOAP", "1.1"),
        "vrij_url": env.str("STUF_VRIJ_URL", ""),
        "ontvang_url": env.str("STUF_ONTVANG_URL", ""),
        "vraag_url": env.str("STUF_VRAAG_URL", ""),
        "zaak_ongezien": env.bool("STUF_ZAAK_ONGEZIEN", False),
        "controle": env.bool("STUF_CONTROLE", True),
        "zender_applicatie": env.str("STUF_ZENDER_APPLICATIE", "BEELDPAS"),
        "zender_organisatie": env.str("STUF_ZENDER_ORGANISATIE", ""),
        "zender_administratie": env.str("STUF_ZENDER_ADMINISTRATIE", ""),
        "zender_gebruiker": env.str("STUF_ZENDER_GEBRUIKER", ""),
        "ontvanger_applicatie": env.str("STUF_ONTVANGER_APPLICATIE", ""),
        "ontvanger_organisatie": env.str("STUF_ONTVANGER_ORGANISATIE", ""),
        "ontvanger_administratie": env.str("STUF_ONTVANGER_ADMINISTRATIE", ""),
        "ontvanger_gebruiker": env.str("STUF_ONTVANGER_GEBRUIKER", ""),
        "organisatorische_eenheid": env.str("STUF_ORGANISATORISCHE_EENHEID", ""),
        "formaat": env.str("STUF_FORMAAT", "application/pdf"),
        "timeout": env.float("STUF_TIMEOUT", 10.0),
        "ca_file": env.str("STUF_CA_FILE", ""),
        "cert_file": env.str("STUF_CERT_FILE", ""),
        "key_file": env.str("STUF_KEY_FILE", ""),
        "wss_gebruiker": env.str("STUF_WSS_GEBRUIKER", ""),
        "wss_wachtwoord": env.str("STUF_WSS_WACHTWOORD", ""),
    }
