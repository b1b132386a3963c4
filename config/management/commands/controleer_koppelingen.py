"""`manage.py controleer_koppelingen [naam …]`: test all couplings, or some, and say in words what is wrong."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from begrippen.toets import Bevinding, Stand
from config.koppelingen.lijst import alle_koppelingen, run_toets
from config.koppelingen.paginas import in_words

_DOOR = "controleer_koppelingen"
_TEKEN = {
    Stand.GOED: "goed      ",
    Stand.LET_OP: "let op    ",
    Stand.STUK: "werkt niet",
    Stand.UIT: "uit       ",
}


class Command(BaseCommand):
    help = "Test de koppelingen. Eindigt met 1 als er een niet werkt, anders met 0."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("naam", nargs="*", help="alleen deze; zonder namen: alle")
        parser.add_argument("--lijst", action="store_true", help="toon de namen, en test niets")

    def handle(self, *_args: Any, naam: list[str], lijst: bool, **_options: Any) -> None:
        known = {koppeling.naam: koppeling for koppeling in alle_koppelingen()}
        if lijst:
            self.stdout.write("\n".join(known))
            return
        if unknown := [each for each in naam if each not in known]:
            message = f"Deze koppeling is er niet: {', '.join(unknown)}. Wel: {', '.join(known)}."
            raise CommandError(message, returncode=2)
        standen = [self._test(known[each]) for each in naam or known]
        if Stand.STUK in standen:
            sys.exit(1)

    def _test(self, koppeling: Any) -> Stand:
        self.stdout.write(f"\n{in_words(koppeling.titel, koppeling.gegevens)} ({koppeling.naam})")
        stand, found = run_toets(koppeling, door=_DOOR, now=timezone.now())
        for bevinding in found:
            self._show(bevinding)
        return stand

    def _show(self, bevinding: Bevinding) -> None:
        over = f"{bevinding.gegevens['dienst']}: " if "dienst" in bevinding.gegevens else ""
        tekst = in_words(bevinding.tekst, bevinding.gegevens)
        self.stdout.write(f"  {_TEKEN[bevinding.stand]}  {over}{tekst}")
        if bevinding.doen and bevinding.stand is not Stand.GOED:
            self.stdout.write(f"              {in_words(bevinding.doen, bevinding.gegevens)}")
