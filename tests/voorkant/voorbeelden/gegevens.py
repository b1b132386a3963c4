"""Who and what the examples are about."""

from __future__ import annotations

from datetime import UTC, datetime

NU = datetime(2026, 11, 21, 13, 32, 10, tzinfo=UTC)
LINK = "https://id.voorbeeld.nl/i/kT9x3vQ0bW2yR7mZ1aL5cD/"
ZAAK = "2026-37131"
DIENST = "Verhuizing doorgeven"
NAAM = "Sanne de Vries"
