"""All couplings of this installation. A package with a coupling adds its `koppelingen` to `_BRONNEN`."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext_noop as _

from begrippen.toets import Bevinding, Koppelingtoets, Stand
from brp import toets as brp
from config.koppelingen import diensten, eigen
from inloggen import toetsen as inloggen
from toezicht.koppelingtest import keep_test
from verkeer.tijdslimiet import within
from zaken import toetsen as zaken

_logger = logging.getLogger(__name__)
_SECONDS = 20.0  # for one coupling, however many calls its test makes
_BRONNEN: tuple[Callable[[], list[Koppelingtoets]], ...] = (
    inloggen.koppelingen,
    zaken.koppelingen,
    brp.koppelingen,
    diensten.koppelingen,
    eigen.koppelingen,
)


def alle_koppelingen() -> list[Koppelingtoets]:
    return [koppeling for bron in _BRONNEN for koppeling in bron()]


def find_koppeling(naam: str) -> Koppelingtoets | None:
    return next((koppeling for koppeling in alle_koppelingen() if koppeling.naam == naam), None)


def run_toets(koppeling: Koppelingtoets, *, door: str, now: datetime) -> tuple[Stand, list[Bevinding]]:
    """Test it, and keep what came of it. Raises nothing for whatever a coupling does."""
    found = _found(koppeling, now=now)
    return keep_test(naam=koppeling.naam, bevindingen=found, door=door, now=now), found


def _found(koppeling: Koppelingtoets, *, now: datetime) -> list[Bevinding]:
    found: list[Bevinding] = []
    started = time.monotonic()
    try:
        with within(_SECONDS):
            for bevinding in koppeling.toets(now):
                found.append(bevinding)
                if time.monotonic() - started > _SECONDS:
                    raise TimeoutError
    except TimeoutError:
        found.append(
            Bevinding(
                Stand.STUK,
                _("De test duurde te lang en is gestopt."),
                _("Het andere systeem is er wel, maar heel langzaam. Vraag de beheerder."),
            )
        )
    except Exception as error:  # noqa: BLE001 - the page must stand whatever a coupling does
        # The text of an exception may hold anything; its kind does not.
        _logger.error("test of %s failed: %s", koppeling.naam, type(error).__name__)
        found.append(
            Bevinding(
                Stand.STUK,
                _("De test zelf ging mis (%(soort)s)."),
                _("Kijk in het logboek van de portal."),
                {"soort": type(error).__name__},
            )
        )
    return found
