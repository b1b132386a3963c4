"""The zaaksysteem with ZGW APIs, from the environment (docs/instellingen.md)."""

from __future__ import annotations

from typing import Any

from environs import Env


def zgw(env: Env) -> dict[str, Any]:
    """Every setting of the adapter; empty where the environment has nothing."""
    return {
        "zaken_url": _root(env.str("ZGW_ZAKEN_URL", "")),
        "documenten_url": _root(env.str("ZGW_DOCUMENTEN_URL", "")),
        "catalogi_url": _root(env.str("ZGW_CATALOGI_URL", "")),
        "client_id": env.str("ZGW_CLIENT_ID", ""),
        "secret": env.str("ZGW_SECRET", ""),
        "rsin": env.str("ZGW_RSIN", ""),
        "ca_file": env.str("ZGW_CA_FILE", ""),
        "cert_file": env.str("ZGW_CERT_FILE", ""),
        "key_file": env.str("ZGW_KEY_FILE", ""),
        "catalogus_url": env.str("ZGW_CATALOGUS_URL", ""),
        "seconds": env.float("ZGW_TIMEOUT", 6.0),
        "cache_seconds": env.float("ZGW_CATALOGUS_CACHE", 600.0),
        "user_id": env.str("ZGW_USER_ID", "beeldpas"),
        "user_representation": env.str("ZGW_USER_REPRESENTATION", "Beeldpas"),
        "rechtentoets": env.bool("ZGW_RECHTENTOETS", True),
        "authenticatie_context": env.bool("ZGW_AUTHENTICATIECONTEXT", False),
        "eigenschappen": env.dict("ZGW_EIGENSCHAPPEN", {}),
    }


def _root(url: str) -> str:
    return f"{url.rstrip('/')}/" if url else ""
