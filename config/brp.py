"""The connection with the BRP, from the environment (docs/instellingen.md). Without BRP_URL there is none."""

from __future__ import annotations

from typing import Any

from environs import Env


def brp(env: Env) -> dict[str, Any]:
    """Every setting of the adapter; empty where the environment has nothing."""
    return {
        "url": env.str("BRP_URL", "").rstrip("/"),
        "seconds": env.float("BRP_TIMEOUT", 6.0),
        "velden": env.list("BRP_VELDEN", ["naam", "geboorte", "verblijfplaats"]),
        "per_uur": env.int("BRP_PER_UUR", 40),
        "ca_file": env.str("BRP_CA_FILE", ""),
        "cert_file": env.str("BRP_CERT_FILE", ""),
        "key_file": env.str("BRP_KEY_FILE", ""),
        "api_key": env.str("BRP_API_KEY", ""),
        "api_key_header": env.str("BRP_API_KEY_HEADER", "X-API-KEY"),
        "token_url": env.str("BRP_TOKEN_URL", ""),
        "client_id": env.str("BRP_CLIENT_ID", ""),
        "client_secret": env.str("BRP_CLIENT_SECRET", ""),
        "client_auth": env.str("BRP_CLIENT_AUTH", "client_secret_basic"),
        "scope": env.str("BRP_SCOPE", ""),
        "token_extra": env.dict("BRP_TOKEN_EXTRA", {}),
        "oin": env.str("BRP_OIN", ""),
        "doelbinding": env.str("BRP_DOELBINDING", ""),
        "verwerking": env.str("BRP_VERWERKING", ""),
        "gebruiker": env.str("BRP_GEBRUIKER", ""),
        "header_doelbinding": env.str("BRP_HEADER_DOELBINDING", "x-doelbinding"),
        "header_verwerking": env.str("BRP_HEADER_VERWERKING", "x-verwerking"),
        "header_gebruiker": env.str("BRP_HEADER_GEBRUIKER", "x-gebruiker"),
        "header_oin": env.str("BRP_HEADER_OIN", "x-origin-oin"),
        "headers": env.dict("BRP_HEADERS", {}),
    }
