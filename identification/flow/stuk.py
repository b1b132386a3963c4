"""A representation seen on paper: an ambtenaar says so, and it is never called proven."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from begrippen.bsn import Bsn
from begrippen.flow import Flow
from begrippen.vertegenwoordiging import Soort as Hoedanigheid
from identification.flow.dossier import Dossier, Stuk
from identification.flow.nakijken import SoortNietToegestaan, check_recordable
from identification.flow.vertegenwoordigen import put
from identification.models import Identification
from identification.verzegeld import Verzegeld
from machtigen.gronden import Grond
from machtigen.queries import mogelijke_soorten
from machtigen.regels import WEGEN, Bron
from machtigen.rules import Oordeel

# What an ambtenaar can have seen (S80): codes; the words stand in `identification.queries.vertegenwoordiging`.
STUKKEN = ("beschikking", "register", "erfrecht", "volmacht", "gezagsregister", "anders")


@dataclass(frozen=True, slots=True, repr=False)
class Verklaring:
    """What the ambtenaar says. `ander`: None in flow BEKEND, where it is about the known person."""

    soort: Hoedanigheid
    stuk: Stuk
    geldig_tot: date | None = None
    ander: Bsn | None = None


def soorten_of(row: Identification) -> tuple[Hoedanigheid, ...]:
    """Which capacities may be seen on paper at this dienst."""
    possible = mogelijke_soorten(row.dienst.slug)
    return tuple(soort for soort in Hoedanigheid if soort in possible and Bron.STUK in WEGEN[soort])


def attest(row: Identification, verklaring: Verklaring, *, now: datetime) -> Oordeel:
    """Raises `SoortNietToegestaan`, `EerstCode`, `AlVerder`, `ZegelVerbroken`."""
    check_recordable(row, verklaring.soort, now=now)
    if verklaring.soort not in soorten_of(row):
        raise SoortNietToegestaan
    sealed = Verzegeld.of(row)
    known = sealed.unseal_bsn("bekend_bsn", row.bekend_bsn) if row.flow == Flow.BEKEND else verklaring.ander
    if known is None:
        raise SoortNietToegestaan
    dossier = Dossier(
        gronden=(Grond(verklaring.soort, Bron.STUK),),
        geldig_tot=verklaring.geldig_tot,
        stuk=verklaring.stuk,
    )
    return put(row, dossier, ander=known, now=now, sealed=sealed, fresh=True, namens_opgezocht_op=None)
