"""A parent and a child: who has gezag, as the BRP derives it. No DigiD of the child, nothing of the answer kept but
what the rule needs, sealed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from begrippen.bsn import Bsn
from begrippen.flow import Flow
from begrippen.vertegenwoordiging import Soort as Hoedanigheid
from brp import BrpFout, Vraag, brp
from brp.gezag import Gezag as BrpGezag
from brp.gezag import GezagSoort, gezag_over
from brp.persoon import Persoon
from identification.flow.dossier import Dossier
from identification.flow.nakijken import check_recordable, facts_of
from identification.flow.opzoeken import NIET_GEVONDEN, check_limit, note_asked, note_not_asked
from identification.flow.vertegenwoordigen import put
from identification.models import Identification
from identification.verzegeld import Verzegeld
from machtigen.gezag import Gezag, Gezagsoort, Gezagsuitkomst, gezag_of
from machtigen.gronden import Grond
from machtigen.regels import Bron
from machtigen.rules import Oordeel

_MEESTE_KINDEREN = 20


class KindOnbekend(Exception):
    """The BRP has no such child under this parent, or nobody with that number."""


@dataclass(frozen=True, slots=True, repr=False)
class Kind:
    """`sleutel`: the date of birth and, where two have the same one, which of them: what the form sends back."""

    sleutel: str
    persoon: Persoon
    gezag: Gezagsuitkomst


def children(row: Identification, *, gebruiker: str, now: datetime) -> list[Kind]:
    """The minors over whom the BRP names who logged in, oldest first; in flow BEKEND the one that it is about.

    Raises `SoortNietToegestaan`, `EerstCode`, `AlVerder`, `ZegelVerbroken`, `TeVaakOpgezocht`, `BrpFout`.
    """
    check_recordable(row, Hoedanigheid.OUDER, now=now)
    check_limit(row, now=now)
    sealed = Verzegeld.of(row)
    handelende = sealed.unseal_bsn("bsn", row.bsn)
    try:
        if row.flow == Flow.BEKEND:
            minors = [sealed.unseal_bsn("bekend_bsn", row.bekend_bsn)]
        else:
            minors = _minors_of(handelende, _vraag(row, gebruiker))
        found = _with_gezag(minors, handelende, _vraag(row, gebruiker))
    except BrpFout as fout:
        note_not_asked(row, fout.reason, now=now)
        raise
    note_asked(row, doelbinding=brp().doelbinding(_vraag(row, gebruiker)), now=now)
    return found


def choose_child(row: Identification, sleutel: str, *, gebruiker: str, now: datetime) -> Oordeel:
    """Asks anew: what counts is what the BRP says now. Raises as `children`, and `KindOnbekend`."""
    found = [kind for kind in children(row, gebruiker=gebruiker, now=now) if kind.sleutel == sleutel]
    if not found:
        raise KindOnbekend
    return _record(row, found[0], now=now)


def name_child(row: Identification, bsn: Bsn, *, gebruiker: str, now: datetime) -> Oordeel:
    """A child that the BRP does not list under the parent: it may not be able to say who has gezag.

    Raises as `children`, and `KindOnbekend`.
    """
    check_recordable(row, Hoedanigheid.OUDER, now=now)
    check_limit(row, now=now)
    handelende = Verzegeld.of(row).unseal_bsn("bsn", row.bsn)
    try:
        found = _with_gezag([bsn], handelende, _vraag(row, gebruiker))
    except BrpFout as fout:
        note_not_asked(row, fout.reason, now=now)
        raise
    if not found:
        note_not_asked(row, NIET_GEVONDEN, now=now)
        raise KindOnbekend
    note_asked(row, doelbinding=brp().doelbinding(_vraag(row, gebruiker)), now=now)
    return _record(row, found[0], now=now)


def _record(row: Identification, kind: Kind, *, now: datetime) -> Oordeel:
    dossier = Dossier(
        gronden=(Grond(Hoedanigheid.OUDER, Bron.GEZAG),), gezag=kind.gezag, **facts_of(kind.persoon)
    )
    return put(
        row,
        dossier,
        ander=kind.persoon.bsn,
        now=now,
        sealed=Verzegeld.of(row),
        fresh=True,
        namens_opgezocht_op=now,
    )


def _vraag(row: Identification, gebruiker: str) -> Vraag:
    return Vraag(row.dienst.brp_doelbinding, row.dienst.brp_verwerking, gebruiker, gezag=True)


def _minors_of(handelende: Bsn, vraag: Vraag) -> list[Bsn]:
    parent = brp().raadpleeg(handelende, vraag)
    named = [] if parent is None else [one.minderjarige.bsn for one in parent.gezag]
    minors = [bsn for bsn in named if bsn is not None and bsn != handelende]
    return list(dict.fromkeys(minors))[:_MEESTE_KINDEREN]


def _with_gezag(minors: list[Bsn], handelende: Bsn, vraag: Vraag) -> list[Kind]:
    if not minors:
        return []
    persons = sorted(brp().raadpleeg_meer(minors, vraag).values(), key=_born)
    seen: dict[str, int] = {}
    found = []
    for persoon in persons:
        born = _born(persoon)
        seen[born] = seen.get(born, -1) + 1
        relations = _as_ours(gezag_over(persoon.gezag, persoon.bsn))
        outcome = gezag_of(relations, handelende=handelende)
        found.append(Kind(f"{born}_{seen[born]}", persoon, outcome))
    return found


def _born(persoon: Persoon) -> str:
    datum = persoon.geboorte.datum
    parts = (datum.jaar, datum.maand, datum.dag) if datum is not None else (None, None, None)
    return "-".join(f"{part or 0:02d}" for part in parts)


def _as_ours(relations: Iterable[BrpGezag]) -> list[Gezag]:
    """A kind that came after this was written is one that cannot be determined here."""
    return [
        Gezag(
            soort=Gezagsoort.NIET_TE_BEPALEN
            if one.soort is GezagSoort.ANDERS
            else Gezagsoort(one.soort.value),
            dragers=frozenset(holder.bsn for holder in one.gezaghebbenden if holder.bsn is not None),
            dragers_zonder_bsn=sum(holder.bsn is None for holder in one.gezaghebbenden) + one.derde_onbekend,
            in_onderzoek=one.in_onderzoek,
        )
        for one in relations
    ]
