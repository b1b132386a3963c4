"""What the templates about appointments get. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Afspraakregel:
    """One appointment in a list. Hidden names are empty. `start_url` is filled where it can begin now."""

    id: UUID
    begint_op: datetime
    eindigt_op: datetime
    dienst: str
    naam: str
    ambtenaar: str
    van_mij: bool
    url: str
    start_url: str = ""
    gestart: bool = False
    afgezegd: bool = False
    mail: str = ""
    mail_fout: bool = False


@dataclass(frozen=True, slots=True)
class Afsprakendag:
    dag: str
    regels: tuple[Afspraakregel, ...]


@dataclass(frozen=True, slots=True)
class LijstPagina:
    """`meer`: there are others after these."""

    dagen: tuple[Afsprakendag, ...]
    diensten: tuple[tuple[str, str], ...]
    gekozen: str
    meer: bool


@dataclass(frozen=True, slots=True)
class Mailregel:
    soort: str
    moment: datetime
    stand: str
    badge: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class AfspraakPagina:
    """`open`: what was sealed can be read; otherwise, and when `verborgen`, link and address are empty.

    `klaarleggen`: what the inwoner must have ready, as the mail says it.
    """

    regel: Afspraakregel
    versie: int
    tool: str
    taal: str
    videolink: str
    adres: str
    klaarleggen: str
    door: str
    mails: tuple[Mailregel, ...]
    mail_aan: bool
    open: bool
    verborgen: bool
    gepland: bool
    overnemen: bool
    herinnering: datetime | None
