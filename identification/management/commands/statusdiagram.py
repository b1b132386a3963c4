"""`manage.py statusdiagram`: draw the state machine into docs/statussen.md."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from identification.status import as_mermaid

HEAD = """# Statussen

Drawn from the table in `identification/status.py` by `manage.py statusdiagram`; a test keeps it the same.

```mermaid
"""
FOOT = "```\n"


def page() -> str:
    return f"{HEAD}{as_mermaid()}{FOOT}"


class Command(BaseCommand):
    help = "Draw the state machine into docs/statussen.md"

    def handle(self, *_args: Any, **_options: Any) -> None:
        (settings.BASE_DIR / "docs" / "statussen.md").write_text(page(), encoding="utf-8")
