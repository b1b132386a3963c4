"""Write to the audit trail: by explicit call, in the transaction of what happened. The log line comes when it holds."""

from __future__ import annotations

import logging
import re
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort, is_signaal

_REDEN = re.compile(r"(?!.*\d{4})[a-z0-9_-]{0,60}")  # no room for a BSN or a code
_logger = logging.getLogger("toezicht")


class GeenVasteReden(ValueError):
    """A reason must be a fixed code. Carries nothing of what was given."""


def fits(reden: str) -> bool:
    """Whether `record` takes it as a reason."""
    return bool(_REDEN.fullmatch(reden))


def record(
    *,
    soort: Soort,
    door: str,
    now: datetime,
    onderwerp: UUID | None = None,
    reden: str = "",
    aantal: int | None = None,
) -> None:
    """`door`: name of the medewerker, `inwoner`, or the name of the command. Raises `GeenVasteReden`."""
    if not fits(reden):
        raise GeenVasteReden
    Gebeurtenis.objects.create(
        soort=soort.value, door=door, moment=now, onderwerp=onderwerp, reden=reden, aantal=aantal
    )
    # What is undone, such as a trial of a file, never happened: its lines are not written either.
    transaction.on_commit(partial(_tell, soort, onderwerp, reden, aantal))


def _tell(soort: Soort, onderwerp: UUID | None, reden: str, aantal: int | None) -> None:
    """The name of the medewerker stays in the database: logs travel further than this page."""
    _logger.log(
        logging.WARNING if is_signaal(soort) else logging.INFO,
        "soort=%s onderwerp=%s reden=%s aantal=%s",
        soort.value,
        onderwerp or "-",
        reden or "-",
        "-" if aantal is None else aantal,
    )
