"""Logging in with DigiD through a broker: OpenID Connect, with the same result as SAML."""

from inloggen.makelaar.login import finish, origins, start

__all__ = ["finish", "origins", "start"]
