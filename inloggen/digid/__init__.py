"""Logging in with DigiD: SAML 3.x with HTTP-Artifact."""

from inloggen.digid.login import finish, purge, sso_origins, start

__all__ = ["finish", "purge", "sso_origins", "start"]
