"""Logging in with DigiD: SAML 3.x with HTTP-Artifact."""

from inloggen.digid.login import finish, purge, sso_origin, start

__all__ = ["finish", "purge", "sso_origin", "start"]
