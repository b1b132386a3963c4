"""Somebody acts for another person: what the rule says of it, at the login, at every change, and at Voltooien.

Nothing here decides by itself: `machtigen.rules.judge` does, with the matrix as it is at that moment. Nobody acts for
anybody without a row that says so (CHECK `bevestigd_mag_namens`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from begrippen.bsn import Bsn
from begrippen.flow import Flow
from begrippen.vertegenwoordiging import Soort as Hoedanigheid
from identification.flow.dossier import Dossier, open_dossier, seal
from identification.flow.overgang import DOOR_INWONER, AlVerder, door_ambtenaar
from identification.models import Identification
from identification.namens import Keuze
from identification.status import Status
from identification.verzegeld import Verzegeld
from inloggen.resultaat import DigidFout, LoginMislukt, LoginResult
from machtigen.gronden import Grond, gronden_of
from machtigen.queries import mogelijke_soorten, regels_for
from machtigen.regels import Bron
from machtigen.rules import Afwijzing, Oordeel, Reden, Uitkomst, afwijzing_of, best, judge
from toezicht.logboek import record
from toezicht.soorten import Soort

VAN_DE_LOGIN = frozenset({Bron.MACHTIGEN.value, Bron.VERKLARING.value})
_NIEMAND: dict[str, Any] = {
    "namens_soort": "",
    "namens_bron": "",
    "namens_vaststelling": "",
    "namens_uitkomst": None,
    "namens_reden": "",
    "namens_nagekeken": [],
    "namens_opgezocht_op": None,
    "meekijker": None,
    "meekijker_naam": "",
    "vertegenwoordigde": None,
    "namens_feiten": None,
}


class NietGemachtigd(LoginMislukt):
    """The login was right, and this person may not act for that one. `reason`: the code of a `Reden`."""

    default_reason = "niet-gemachtigd"

    @property
    def afwijzing(self) -> Afwijzing:
        return afwijzing_of(Reden(self.reason))


class MagNiet(Exception):
    """The rule says no now. `reden`: for the ambtenaar."""

    def __init__(self, reden: Reden) -> None:
        super().__init__(reden.value)
        self.reden = reden


# --- at the login -------------------------------------------------------------------------------------------------


def from_login(
    row: Identification, result: LoginResult, *, sealed: Verzegeld, now: datetime
) -> dict[str, Any]:
    """The columns that go with this login; none for who came for themselves.

    Raises `NietGemachtigd`, and `DigidFout` for a representation that nobody asked for.
    """
    ander = result.vertegenwoordiging
    if ander is None:
        if row.namens_keuze == Keuze.MACHTIGEN:
            raise NietGemachtigd(Reden.NIEMAND_GEKOZEN.value, onderwerp=row.pk)
        return {}
    if not row.namens_keuze:
        raise DigidFout("vertegenwoordiging-niet-toegestaan", onderwerp=row.pk)
    dossier = Dossier(gronden=_gronden(row, ander.soorten), geldig_tot=ander.geldig_tot)
    same = ander.vertegenwoordigde == result.bsn
    oordeel, dossier = _judge(row, dossier, zelfde_persoon=same, now=now)
    if oordeel.uitkomst is Uitkomst.GEWEIGERD:
        raise NietGemachtigd(oordeel.reden.value, onderwerp=row.pk)
    return _columns(ander.vertegenwoordigde, dossier, oordeel, sealed=sealed, now=now)


def _gronden(row: Identification, soorten: tuple[str, ...]) -> tuple[Grond, ...]:
    """A mandate without a kind is of somebody who lives, or one that nabestaanden got (002, step 1)."""
    found = gronden_of(soorten)
    if soorten or Hoedanigheid.NABESTAANDE not in mogelijke_soorten(row.dienst.slug):
        return found
    return (*found, Grond(Hoedanigheid.NABESTAANDE, Bron.MACHTIGEN))


def subject(row: Identification, result: LoginResult) -> Bsn:
    """Whom it is about: the person acted for, or who logged in. The code of flow BEKEND is made of this one."""
    ander = result.vertegenwoordiging
    return result.bsn if ander is None or not row.namens_keuze else ander.vertegenwoordigde


def same_people(row: Identification, result: LoginResult, sealed: Verzegeld) -> bool:
    """Does a login that comes back bring the same one or two people as the first? Raises `ZegelVerbroken`."""
    if sealed.unseal_bsn("bsn", row.bsn) != result.bsn:
        return False
    ander = result.vertegenwoordiging
    if ander is None:
        return row.namens_bron not in VAN_DE_LOGIN
    return represented(row, sealed) == ander.vertegenwoordigde


# --- the rule -----------------------------------------------------------------------------------------------------


def represented(row: Identification, sealed: Verzegeld) -> Bsn | None:
    """The person acted for; None: nobody. Raises `ZegelVerbroken`."""
    if not row.namens_soort:
        return None
    return sealed.unseal_bsn("vertegenwoordigde", row.vertegenwoordigde)


def about(row: Identification, sealed: Verzegeld) -> Bsn:
    """Whom the zaak is about: the person acted for, or who logged in. Raises `ZegelVerbroken`."""
    return represented(row, sealed) or sealed.unseal_bsn("bsn", row.bsn)


def ruling(row: Identification, *, now: datetime) -> Oordeel:
    """What the rule says at this moment, of what stands in the row. Raises `ZegelVerbroken`."""
    sealed = Verzegeld.of(row)
    oordeel, _dossier = _judge(row, open_dossier(row, sealed), zelfde_persoon=_is_self(row, sealed), now=now)
    return oordeel


def check_now(row: Identification, *, now: datetime) -> None:
    """Before Voltooien: a mandate may have ended, a child may be 18 since midnight, a kind may be switched off.

    Raises `MagNiet`, with the new outcome stored; `ZegelVerbroken`.
    """
    if not row.namens_soort:
        if row.namens_keuze:
            raise MagNiet(Reden.NIEMAND_GEKOZEN)
        return
    oordeel = ruling(row, now=now)
    stored = (row.namens_uitkomst, row.namens_reden, row.namens_vaststelling)
    columns = {
        "namens_uitkomst": int(oordeel.uitkomst),
        "namens_reden": oordeel.reden.value,
        "namens_vaststelling": oordeel.vaststelling.value,
    }
    if stored != tuple(columns.values()):
        _store(row, columns, now=now)
        if oordeel.uitkomst is Uitkomst.GEWEIGERD:
            log(row, Soort.NAMENS_GEWEIGERD, oordeel.reden.value, now=now)
    if oordeel.uitkomst is not Uitkomst.TOEGESTAAN:
        raise MagNiet(oordeel.reden)


def put(
    row: Identification,
    dossier: Dossier,
    *,
    ander: Bsn,
    now: datetime,
    sealed: Verzegeld,
    fresh: bool = False,
    **changes: Any,
) -> Oordeel:
    """Store what is known now with what the rule says of it. `fresh`: somebody else than before: no tick counts.

    Raises `AlVerder`, `ZegelVerbroken`.
    """
    if fresh:
        row.namens_nagekeken, row.meekijker = [], None
        changes |= {"namens_nagekeken": [], "meekijker": None, "meekijker_naam": ""}
        changes |= _code_of_who_acts(row, sealed)
    same = ander == sealed.unseal_bsn("bsn", row.bsn)
    oordeel, dossier = _judge(row, dossier, zelfde_persoon=same, now=now)
    columns = _columns(ander, dossier, oordeel, sealed=sealed, now=now)
    with transaction.atomic():
        _store(row, columns | changes, now=now)
        kind = Soort.NAMENS_GEWEIGERD if oordeel.uitkomst is Uitkomst.GEWEIGERD else Soort.NAMENS_VASTGELEGD
        log(row, kind, oordeel.reden.value, now=now)
    return oordeel


def forget(row: Identification, changes: dict[str, Any], *, now: datetime) -> None:
    """Nobody is acted for; `changes` go with it. What the inwoner chose stays. Raises `AlVerder`."""
    _store(row, _NIEMAND | changes, now=now)


def _code_of_who_acts(row: Identification, sealed: Verzegeld) -> dict[str, Any]:
    """Flow BEKEND: what was expected was the code of the known person. From here on it is that of who acts for them;
    whether they may is part of the judgement of the code (`fits_known`)."""
    if row.flow != Flow.BEKEND or row.code_klopt_op is not None:
        return {}
    shown = sealed.unseal_text("code", row.code)
    return {"verwachte_code": sealed.seal_text("verwachte_code", shown)}


# --- judging and storing -------------------------------------------------------------------------------------------


def _judge(
    row: Identification, dossier: Dossier, *, zelfde_persoon: bool, now: datetime
) -> tuple[Oordeel, Dossier]:
    """The judgement that counts, and the dossier with the capacity it is about in front."""
    feiten = dossier.feiten(row, zelfde_persoon=zelfde_persoon, now=now)
    slug = row.dienst.slug
    judged = [(judge(one, regels_for(slug, one.soort), feiten), one) for one in dossier.gronden]
    counts = best(oordeel for oordeel, _ in judged)
    first = [one for oordeel, one in judged if oordeel is counts]
    others = [one for oordeel, one in judged if oordeel is not counts]
    return counts, replace(dossier, gronden=(*first, *others))


def _is_self(row: Identification, sealed: Verzegeld) -> bool:
    return represented(row, sealed) == sealed.unseal_bsn("bsn", row.bsn)


def _columns(
    ander: Bsn, dossier: Dossier, oordeel: Oordeel, *, sealed: Verzegeld, now: datetime
) -> dict[str, Any]:
    grond = dossier.gronden[0]
    return {
        "vertegenwoordigde": sealed.seal_bsn("vertegenwoordigde", ander),
        "namens_feiten": seal(dossier, sealed),
        "namens_soort": grond.soort.value,
        "namens_bron": grond.bron.value,
        "namens_vaststelling": oordeel.vaststelling.value,
        "namens_uitkomst": int(oordeel.uitkomst),
        "namens_reden": oordeel.reden.value,
        "namens_op": now,
    }


def _store(row: Identification, columns: dict[str, Any], *, now: datetime) -> None:
    """In the row of this ambtenaar, while it goes on, not past a code judged meanwhile. Raises `AlVerder`."""
    rows = Identification.objects.filter(
        pk=row.pk,
        status=Status.INGELOGD,
        ambtenaar=row.ambtenaar_id,
        verloopt_op__gt=now,
        namens_op=row.namens_op,
        code_klopt_op=row.code_klopt_op,
    )
    if rows.update(**columns | {"namens_op": now}) != 1:
        raise AlVerder
    row.refresh_from_db()


def log(row: Identification, soort: Soort, reden: str, *, now: datetime) -> None:
    """One line in the audit trail, of the ambtenaar."""
    record(soort=soort, door=door_ambtenaar(row), now=now, onderwerp=row.pk, reden=reden)


def log_login(row: Identification, *, now: datetime) -> None:
    """Who logged in acts for somebody else: one line beside that of the login."""
    if row.namens_soort:
        kind = Soort.NAMENS_VASTGELEGD
        record(soort=kind, door=DOOR_INWONER, now=now, onderwerp=row.pk, reden=row.namens_soort)


def fits_known(row: Identification, sealed: Verzegeld) -> bool:
    """Flow BEKEND: is it about the person whose BSN the ambtenaar typed, and may it be? Raises `ZegelVerbroken`."""
    allowed = row.flow != Flow.BEKEND or not row.namens_soort or row.namens_uitkomst != Uitkomst.GEWEIGERD
    return allowed and is_about_known(row, sealed)


def is_about_known(row: Identification, sealed: Verzegeld) -> bool:
    """True in every flow but BEKEND. Raises `ZegelVerbroken`."""
    return row.flow != Flow.BEKEND or about(row, sealed) == sealed.unseal_bsn("bekend_bsn", row.bekend_bsn)
