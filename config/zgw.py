"""The zaaksysteem with ZGW APIs, from the environment (docs/instellingen.md)."""

from __future__ import annotations

from typing import Any

from environs import Env

_TEXTS = ("client_id", "secret", "rsin", "ca_file", "cert_file", "key_file")


def zgw(env: Env) -> dict[str, Any]:
    """Every setting of the adapter; empty where the environment has nothing."""
    return {
        **{
            f"{api}_url": _root(env.str(f"ZGW_{api.upper()}_URL", ""))
            for api in ("zaken", "documenten", "catalogi")
        },
        **{key: env.str(f"ZGW_{key.upper()}", "") for key in _TEXTS},
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
