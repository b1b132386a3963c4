"""A broker: DigiD behind OpenID Connect, with the claims as two kinds of brokers name them."""
