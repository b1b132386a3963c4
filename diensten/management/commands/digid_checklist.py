"""`manage.py digid_checklist`: the checklist of Logius for this installation."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localtime

from diensten.checklist.criteria import ONBEKEND
from diensten.checklist.lijst import Punt, checklist
from diensten.checklist.toetsen import Stand


class Command(BaseCommand):
    help = "The checklist of Logius for this installation; fails when an automatic check does"
    requires_system_checks = ()  # what they find is part of the list

    def handle(self, *_args: Any, **_options: Any) -> None:
        found = checklist()
        for punt in found.punten:
            self.stdout.write("\n".join(_lines(punt)))
        self.stdout.write("\nNiet bekend, want niet openbaar:")
        for onbekend in ONBEKEND:
            self.stdout.write(f"  - {onbekend}")
        self.stdout.write(f"\n{found.klaar} van {len(found.punten)} punten zijn klaar.")
        if not found.automatisch_goed:
            sys.exit(1)


def _lines(punt: Punt) -> Iterator[str]:
    criterium = punt.criterium
    stand = Stand.GOED if punt.klaar else Stand.NOG_DOEN
    own = " (nummer van ons)" if criterium.eigen_nummer else ""
    yield f"\n{criterium.nummer}{own}: {stand}"
    yield f"  {criterium.onderwerp}"
    yield f"  bron: {criterium.bron}"
    for regel in punt.toetsen:
        yield f"  toets {regel.naam}: {regel.stand}. {regel.uitleg}"
    for test in criterium.tests:
        yield f"  test {test}"
    if criterium.mensen is not None:
        done = punt.vink
        said = (
            f"gedaan op {localtime(done.moment):%d-%m-%Y} door {done.door}" if done else Stand.NOG_DOEN.value
        )
        yield f"  mensen: {said}. {criterium.mensen}"
        if done and done.toelichting:
            yield f"    {done.toelichting}"
