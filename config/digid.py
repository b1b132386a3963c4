"""The connections with DigiD, from the environment: one, or more where diensten differ (docs/instellingen.md).

The first name in `DIGID_AANSLUITINGEN` is the default. Its settings are `DIGID_<NAME>_…`, or just `DIGID_…`; those of
the others are always `DIGID_<NAME>_…`.
"""

from __future__ import annotations

from typing import Any

from environs import Env

_NAMES = "DIGID_AANSLUITINGEN"
_FILES = (
    "sign_key_file",
    "sign_cert_file",
    "next_sign_key_file",  # the pair that comes after it
    "next_sign_cert_file",
    "encryption_key_file",  # eid-4: what DigiD encrypts for us
    "encryption_cert_file",
    "next_encryption_key_file",
    "next_encryption_cert_file",
    "tls_key_file",
    "tls_cert_file",
    "next_tls_key_file",
    "next_tls_cert_file",
    "tls_ca_file",
    "idp_metadata_file",
    "idp_cert_file",  # pinned, comma separated: the metadata must be signed with one
)


class _Reader:
    """Reads the settings of one connection."""

    def __init__(self, env: Env, naam: str, *, default: bool) -> None:
        self._env = env
        self.prefix = f"DIGID_{naam.upper().replace('-', '_')}_"
        self.default = default

    def text(self, key: str, default: str = "") -> str:
        fallback = self._env.str(f"DIGID_{key.upper()}", default) if self.default else default
        return str(self._env.str(f"{self.prefix}{key.upper()}", fallback))

    def number(self, key: str, default: float) -> float:
        return float(self.text(key, str(default)))

    def yes(self, key: str, *, default: bool) -> bool:
        return self.text(key, str(default)).lower() in ("true", "1", "yes", "on", "ja")


def connections(env: Env, base_url: str) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The default connection, and the others by name. Every connection has the same keys."""
    names = [name.strip() for name in env.list(_NAMES, ["digid"]) if name.strip()] or ["digid"]
    found = {
        naam: _connection(_Reader(env, naam, default=naam == names[0]), naam, base_url) for naam in names
    }
    return found.pop(names[0]), found


def _connection(read: _Reader, naam: str, base_url: str) -> dict[str, Any]:
    own_page = "" if read.default else f"{naam}/"
    return {
        "naam": naam,
        "prefix": "DIGID_" if read.default else read.prefix,  # how the settings are called in messages
        "profiel": read.text("profiel", "digid-3"),
        "entity_id": read.text("entity_id", f"{base_url}/digid/metadata/{own_page}"),
        "acs_url": f"{base_url}/digid/acs/",
        "timeout": read.number("timeout", 10.0),  # seconds for the whole back channel
        "sign_with": read.text("sign_with", "current"),  # or: next
        "tls_with": read.text("tls_with", "current"),
        "idp_metadata_url": read.text("idp_metadata_url"),  # instead of the file
        "metadata_interval": read.number("metadata_interval", 24 * 3600.0),  # seconds
        # besides DigiD Machtigen: who declares the representation knows those whom the court appointed, and parents
        "wettelijk": read.yes("wettelijk", default=False),
        "eenmalig_inloggen": read.yes("eenmalig_inloggen", default=False),
        **{key: read.text(key) for key in _FILES},
        **_eid(read),
        **_broker(read, base_url),
    }


def _eid(read: _Reader) -> dict[str, Any]:
    """Only for profile eid-4."""
    return {
        "dienst_in_verzoek": read.text("dienst_in_verzoek", "extensions"),  # or: index
        "vraag_niveau": read.yes("vraag_niveau", default=False),  # RequestedAuthnContext too
        "ad_entity_id": read.text("ad_entity_id"),  # Scoping: who lets the person log in
        "bvd_entity_id": read.text("bvd_entity_id"),  # Scoping: who declares the representation
        "bvd_verplicht": read.yes("bvd_verplicht", default=False),  # RequesterID; not at TVS
        "metadata_dagen": int(read.number("metadata_dagen", 365)),
    }


_BROKER = {
    "discovery_url": "",
    "issuer": "",
    "client_id": "",
    "client_auth": "client_secret_basic",
    "client_secret": "",
    "client_key_file": "",
    "client_key_id": "",
    "userinfo_cert_file": "",
    "scopes": "openid",
    "scopes_namens": "",
    "acr": "",
    "acr_namens": "",
    "claim_bsn": "bsn",
    "claim_acting": "",
    "claim_represented": "",
    "claim_soort": "",
    "claim_geldig_tot": "",
    "claim_service": "",
    "claim_niveau": "acr",
    "claim_eisen": "",
    "niveaus": "",
    "niveau_standaard": "",
    "annuleer_codes": "",
    "form_action": "",
}


def _broker(read: _Reader, base_url: str) -> dict[str, Any]:
    """Only for profile oidc."""
    return {
        **{key: read.text(key, default) for key, default in _BROKER.items()},
        "redirect_uri": f"{base_url}/digid/oidc/callback/",
        "userinfo": read.yes("userinfo", default=False),
    }
