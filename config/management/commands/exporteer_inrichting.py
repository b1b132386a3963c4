"""`manage.py exporteer_inrichting [BESTAND]`: the set-up of functioneel beheer as YAML, to a file or to the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from config.inrichting.bestand import export


class Command(BaseCommand):
    help = "Schrijf de hele inrichting als YAML: diensten, verhogingen, machtigen, teksten en gemeente. Geen sleutels."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", nargs="?", help="waarheen; zonder bestand: op het scherm")

    def handle(self, *_args: Any, **options: Any) -> None:
        text = export(now=timezone.now())
        if not options["bestand"]:
            self.stdout.write(text, ending="")
            return
        try:
            Path(options["bestand"]).write_text(text, encoding="utf-8")
        except OSError as error:
            message = f"kan {options['bestand']} niet schrijven: {error.strerror}"
            raise CommandError(message) from None
