"""`manage.py importeer_inrichting BESTAND --proef|--toepassen`: look what a file would change, or let it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from config.inrichting.bestand import NietTeLezen, StoptDiensten, Verschil, run
from diensten.wijzigen import Door

_DOOR = "importeer_inrichting"


class Command(BaseCommand):
    requires_system_checks = ()  # the identity of the gemeente, which the checks ask for, may stand in the file
    help = "Lees de inrichting uit een YAML-bestand. Alles of niets. Eindigt met 1 als er iets niet klopt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", help="het bestand; - is de invoer van de opdracht")
        how = parser.add_mutually_exclusive_group(required=True)
        how.add_argument("--proef", action="store_true", help="zeg wat er zou veranderen, en verander niets")
        how.add_argument("--toepassen", action="store_true", help="voer het door")
        parser.add_argument(
            "--stop-diensten",
            action="store_true",
            help="stop ook een dienst waar nog afspraken staan of gesprekken lopen",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        name = options["bestand"]
        try:
            verschillen = run(
                _text(name),
                door=Door(naam=_DOOR),
                now=timezone.now(),
                store=options["toepassen"],
                stoppen=options["stop_diensten"],
            )
        except NietTeLezen as fout:
            for one in fout.fouten:
                self.stderr.write(f"{name}: {one}")
            raise CommandError("er is niets gewijzigd") from None
        except StoptDiensten as stopt:
            for verschil in stopt.verschillen:
                for regel in verschil.bezig:
                    self.stderr.write(f"{name}: {verschil.deel}.{verschil.sleutel}.{verschil.veld}: {regel}")
            message = "er is niets gewijzigd. Is het de bedoeling? Geef dan --stop-diensten mee."
            raise CommandError(message) from None
        for verschil in verschillen:
            self.stdout.write(_line(verschil))
        done = "gewijzigd" if options["toepassen"] else "zou wijzigen"
        self.stdout.write(f"{len(verschillen)} {done}" if verschillen else "niets te wijzigen")


def _text(name: str) -> str:
    """Raises `CommandError`."""
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return content.decode("utf-8")
    except OSError as error:
        message = f"kan {name} niet lezen: {error.strerror}"
        raise CommandError(message) from None
    except UnicodeDecodeError:
        message = f"{name} is geen tekst in UTF-8"
        raise CommandError(message) from None


def _line(one: Verschil) -> str:
    was = "nieuw" if one.van is None else f"{one.van!r}"
    warning = "  LET OP: minder sterk inloggen" if one.lager else ""
    ends = "".join(f"\n  LET OP: {regel}" for regel in one.bezig)
    return f"{one.deel}.{one.sleutel}.{one.veld}: {was} -> {one.naar!r}{warning}{ends}"
