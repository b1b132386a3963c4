"""A representation that does not hold: taken back by who gave it, or recorded by mistake."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from begrippen.flow import Flow
from begrippen.vertegenwoordiging import Soort as Hoedanigheid
from identification.flow.dossier import open_dossier
from identification.flow.nakijken import NietTeDoen, check_open
from identification.flow.sleutelcode import keyed_code_of
from identification.flow.vertegenwoordigen import VAN_DE_LOGIN, forget, log, put, represented
from identification.models import Identification
from identification.verzegeld import Verzegeld
from toezicht.soorten import Soort

# Given by a person, who can take it back at any moment (S86). What a judge or the law gave, ends otherwise.
IN_TE_TREKKEN = frozenset({Hoedanigheid.GEMACHTIGDE, Hoedanigheid.NABESTAANDE})
TERUGGENOMEN = "teruggenomen"


def may_forget(row: Identification) -> bool:
    """Only what the ambtenaar recorded, and not what the code of flow BEKEND was judged by."""
    judged = row.flow == Flow.BEKEND and row.code_klopt_op is not None
    return bool(row.namens_soort) and row.namens_bron not in VAN_DE_LOGIN and not judged


def withdraw(row: Identification, *, ingetrokken: bool, now: datetime) -> None:
    """Somebody says in the call that the machtiging holds no longer; `ingetrokken` False: that was a mistake.

    The login showed a machtiging of some minutes ago: what is said now counts. Raises `NietTeDoen`, `EerstCode`,
    `AlVerder`, `ZegelVerbroken`.
    """
    check_open(row, now=now)
    if row.namens_soort not in IN_TE_TREKKEN:
        raise NietTeDoen
    sealed = Verzegeld.of(row)
    dossier, ander = open_dossier(row, sealed), represented(row, sealed)
    if ander is None or dossier.ingetrokken is ingetrokken:
        raise NietTeDoen
    put(row, replace(dossier, ingetrokken=ingetrokken), ander=ander, now=now, sealed=sealed)


def take_back(row: Identification, *, now: datetime) -> None:
    """What was recorded was a mistake: nobody is acted for. Raises as `withdraw`."""
    check_open(row, now=now)
    if not may_forget(row):
        raise NietTeDoen
    with transaction.atomic():
        forget(row, _code_of_the_known(row), now=now)
        log(row, Soort.NAMENS_VASTGELEGD, TERUGGENOMEN, now=now)


def _code_of_the_known(row: Identification) -> dict[str, Any]:
    """Flow BEKEND: what is expected is the code of the known person again."""
    if row.flow != Flow.BEKEND:
        return {}
    sealed = Verzegeld.of(row)
    code = keyed_code_of(row, sealed.unseal_bsn("bekend_bsn", row.bekend_bsn))
    return {"verwachte_code": sealed.seal_text("verwachte_code", code)}
