"""Verwerking: by which processing activity somebody asks for personal data, as a gateway to the BRP wants it."""

from __future__ import annotations

LANGSTE = 242


def is_verwerking(text: str) -> bool:
    """At most 242 characters and one `@`, which parts the activity from what it is for."""
    return len(text) <= LANGSTE and text.count("@") <= 1
