"""An OpenID Connect provider with the four medewerkers of the demo."""
