"""The OpenID Connect provider of the medewerkers, as the settings name it."""

from __future__ import annotations

from django.conf import settings

from inloggen.oidc.ontdekking import Provider, found_at

_by_settings: dict[tuple[str, ...], Provider] = {}


def provider() -> Provider:
    """From the discovery document, or from the settings when no address of one is set.

    Raises `ProviderOnbereikbaar`.
    """
    if settings.OIDC_DISCOVERY_URL:
        return found_at(
            settings.OIDC_DISCOVERY_URL, issuer=settings.OIDC_ISSUER, seconds=settings.OIDC_TIMEOUT
        )
    named = (
        settings.OIDC_ISSUER,
        settings.OIDC_OP_AUTHORIZATION_ENDPOINT,
        settings.OIDC_OP_TOKEN_ENDPOINT,
        settings.OIDC_OP_USER_ENDPOINT,
        settings.OIDC_OP_JWKS_ENDPOINT,
    )
    # Kept, because it holds the keys that were fetched.
    return _by_settings.setdefault(named, Provider(*named, seconds=settings.OIDC_TIMEOUT))
