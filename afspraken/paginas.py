"""What the templates about appointments get. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Afspraakregel:
    """One appointment in a list. Hidden names are empty. `start_url` is filled where it can begin now.

    `anders_verteld`: the mail did not surely explain what is asked; with `verteld_onbekend` nobody knows what it said.
    `dienst_weg`: nothing can begin there.
    """

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
    anders_verteld: bool = False
    verteld_onbekend: bool = False
    dienst_weg: bool = False


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

    `klaarleggen`: what the inwoner must have ready, as the last mail said it; empty when that is not known.
    `gemaild`: there was such a mail. `nu_klaarleggen`: as it is now.
    """

    regel: Afspraakregel
    versie: int
    tool: str
    taal: str
    videolink: str
    adres: str
    klaarleggen: str
    nu_klaarleggen: str
    gemaild: bool
    door: str
    mails: tuple[Mailregel, ...]
    mail_aan: bool
    open: bool
    verborgen: bool
    gepland: bool
    overnemen: bool
    herinnering: datetime | None
