"""OpenID Connect, as far as medewerkers and inwoners have it in common: calls, discovery, keys, tokens."""
