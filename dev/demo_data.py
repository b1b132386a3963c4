"""Migrate and load the demo data, in one process: importing everything costs more than both."""

from __future__ import annotations

import django
from django.core.management import call_command


def main() -> None:
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("demo_gegevens")


if __name__ == "__main__":
    main()
