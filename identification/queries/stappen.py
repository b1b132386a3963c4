"""The fixed steps of an identification, and how far it is."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from begrippen.flow import Flow
from identification.models import Identification
from identification.paginas import Stap, StapStand
from machtigen.rules import Uitkomst


def progress(row: Identification, *, is_open: bool) -> tuple[Stap, ...]:
    """The first that is not done is the one that is going on."""
    steps: list[Stap] = []
    busy = is_open
    for text, moment in _moments(row):
        waiting = StapStand.BEZIG if busy else StapStand.NOG_NIET
        steps.append(Stap(text, StapStand.KLAAR if moment else waiting, moment))
        busy = busy and moment is not None
    return tuple(steps)


def current_step(steps: tuple[Stap, ...]) -> int:
    """Counted from 1; the last one when all are done."""
    return next((number for number, step in enumerate(steps, 1) if step.stand == StapStand.BEZIG), len(steps))


def _moments(row: Identification) -> list[tuple[str, datetime | None]]:
    done: list[tuple[str, datetime | None]] = [(_("Link openen"), row.geopend_op or row.login_gestart_op)]
    if row.getal:
        done.append((_("Getal kiezen"), row.getal_juist_op))
    done.append((_("Inloggen met DigiD"), row.ingelogd_op))
    look_up = (_("Persoon opzoeken"), row.opgezocht_op)
    checked = [] if row.flow == Flow.AMBTENAAR else [(_("Code controleren"), row.code_klopt_op)]
    if row.wederzijds:
        both = row.woord_inwoner_op and row.woord_ambtenaar_op
        checked.append((_("Woord vergelijken"), both or None))
    order = [look_up, *checked] if row.brp_eerst else [*checked, look_up]
    if row.namens_keuze or row.namens_soort:
        allowed = row.namens_op if row.namens_uitkomst == Uitkomst.TOEGESTAAN else None
        order.append((_("Nakijken of dit voor een ander mag"), allowed))
    return [*done, *order, (_("Afronden"), row.bevestigd_op)]
