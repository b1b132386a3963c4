"""How the audit trail names a dienst, and who did something to it."""

from __future__ import annotations

import re

from diensten.door import GOEDGEKEURD_DOOR, Door
from diensten.models import Dienst
from identification.flow.overgang import door_medewerker

_LANGST = 60  # characters of a reason


def door_in_log(door: Door) -> str:
    """A medewerker with the start of the id: two people may have one name. A command, or the clock, by its name.

    The id is of who made it, and so stands before the name of who approved it.
    """
    if door.id is None:
        return door.naam
    maker, between, keurder = door.naam.partition(GOEDGEKEURD_DOOR)
    return f"{door_medewerker(maker, door.id)}{between}{keurder}"


def dienst_code(dienst: Dienst, *, na: str = "") -> str:
    """`na`, and the slug behind it, as a reason takes it.

    A slug that is too long, or has a year in it, is cut and gets the number of the dienst: it stays one dienst.
    """
    room = _LANGST - len(na) - bool(na)
    code = re.sub(r"[^a-z0-9-]", "-", dienst.slug.lower())
    if len(code) > room or re.search(r"\d{4}", code):
        nummer = f"-{dienst.pk:_}"  # 1_234: four digits together are refused, as they could be a code
        code = re.sub(r"\d{4,}", "x", code)[: room - len(nummer)] + nummer
    return f"{na}_{code}" if na else code
