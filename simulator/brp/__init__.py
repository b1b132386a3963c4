"""A stand-in for the BRP: Haal Centraal BRP Personen bevragen, version 2, with test persons."""
