"""For whom an inwoner can say to come, at one dienst: what the matrix could allow, and the connection can do."""

from __future__ import annotations

from begrippen.deel import Deel
from diensten.models import Dienst
from identification.namens import SOORTEN, Keuze
from inloggen.digid.namens import can_represent
from machtigen.models import Vraagmoment
from machtigen.queries import mogelijke_soorten
from machtigen.sets.vraagmoment import vraagmoment_of


class KeuzeNietToegestaan(Exception):
    """The dienst lets nobody come in this way: the page did not offer it."""


def acts_for_nobody(deel: str) -> bool:
    """An interpreter speaks for whom they interpret, and acts for nobody (CHECK `tolk_handelt_voor_niemand`)."""
    return deel == Deel.TOLK


def keuzes_of(dienst: Dienst, deel: str = Deel.INWONER) -> tuple[Keuze, ...]:
    """Every way that is possible for who has this part in the call."""
    if acts_for_nobody(deel):
        return ()
    kinds = mogelijke_soorten(dienst.slug)
    able = can_represent(dienst.aansluiting)
    wanted = [keuze for keuze in Keuze if SOORTEN[keuze] & kinds]
    return tuple(keuze for keuze in wanted if keuze is not Keuze.MACHTIGEN or able.machtigen)


def keuzes_of_the_inwoner(dienst: Dienst, deel: str = Deel.INWONER) -> tuple[Keuze, ...]:
    """Those that the start page lists. A mandate may be left to the ambtenaar, whose link has it chosen already."""
    keuzes = keuzes_of(dienst, deel)
    if Keuze.MACHTIGEN not in keuzes or vraagmoment_of(dienst.slug) is not Vraagmoment.MEDEWERKER:
        return keuzes
    return tuple(keuze for keuze in keuzes if keuze is not Keuze.MACHTIGEN)


def ambtenaar_asks(dienst: Dienst, deel: str = Deel.INWONER) -> bool:
    """Has the ambtenaar a link for who comes with a mandate?"""
    by_ambtenaar = vraagmoment_of(dienst.slug) is not Vraagmoment.INWONER
    return by_ambtenaar and Keuze.MACHTIGEN in keuzes_of(dienst, deel)


def check_keuze(dienst: Dienst, keuze: Keuze | None, deel: str = Deel.INWONER) -> None:
    """Raises `KeuzeNietToegestaan`."""
    if keuze is not None and keuze not in keuzes_of(dienst, deel):
        raise KeuzeNietToegestaan


def asks_representation(dienst: Dienst, keuze: str) -> bool:
    """Is DigiD asked for whom? Who is appointed by the court never goes to DigiD Machtigen (S83)."""
    able = can_represent(dienst.aansluiting)
    return able.machtigen if keuze == Keuze.MACHTIGEN else bool(keuze) and able.wettelijk
