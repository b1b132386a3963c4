"""Logging in of medewerkers, at the OpenID Connect provider of the gemeente."""
