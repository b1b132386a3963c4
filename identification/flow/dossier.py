"""What is known of a representation, sealed in the row: what the rule is judged by, at the login and at Voltooien."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from begrippen.vertegenwoordiging import Soort
from identification.models import Identification
from identification.verzegeld import Verzegeld
from machtigen.gezag import Gezagsuitkomst
from machtigen.gronden import Grond
from machtigen.leeftijd import Geboorte, dutch_day
from machtigen.regels import Aard, Bron
from machtigen.rules import Feiten, Reden

_COLUMN = "namens_feiten"


@dataclass(frozen=True, slots=True, repr=False)
class Stuk:
    """A document that an ambtenaar saw. `nummer`: as it stands on it, may be empty."""

    soort: str
    datum: date
    nummer: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Dossier:
    """`gronden`: in which capacities, the one that counts first. None: not known. `toelichting`: what an ambtenaar
    wrote beside a tick, by the code of what was ticked."""

    gronden: tuple[Grond, ...]
    geboorte: Geboorte | None = None
    overleden: bool | None = None
    onder_curatele: bool | None = None
    gezag: Gezagsuitkomst | None = None
    geldig_tot: date | None = None
    ingetrokken: bool = False
    stuk: Stuk | None = None
    toelichting: dict[str, str] = field(default_factory=dict)

    def feiten(self, row: Identification, *, zelfde_persoon: bool, now: datetime) -> Feiten:
        ticked = {Reden(code) for code in row.namens_nagekeken}
        if row.meekijker_id is not None:
            ticked.add(Reden.TWEEDE_MEDEWERKER)
        return Feiten(
            vandaag=dutch_day(now),
            zelfde_persoon=zelfde_persoon,
            geldig_tot=self.geldig_tot,
            ingetrokken=self.ingetrokken,
            geboorte=self.geboorte,
            overleden=self.overleden,
            onder_curatele=self.onder_curatele,
            gezag=self.gezag,
            nagekeken=frozenset(ticked),
        )

    def explained(self, reden: Reden, text: str) -> Dossier:
        return replace(self, toelichting=self.toelichting | {reden.value: text}) if text else self


def seal(dossier: Dossier, sealed: Verzegeld) -> bytes:
    return sealed.seal_text(_COLUMN, json.dumps(_as_json(dossier)))


def open_dossier(row: Identification, sealed: Verzegeld) -> Dossier:
    """Raises `ZegelVerbroken`, also where nobody acts for anybody."""
    return _from_json(json.loads(sealed.unseal_text(_COLUMN, row.namens_feiten)))


def _as_json(dossier: Dossier) -> dict[str, Any]:
    born, stuk = dossier.geboorte, dossier.stuk
    return {
        "gronden": [[one.soort, one.bron, one.beperkt_tot] for one in dossier.gronden],
        "geboorte": None if born is None else [born.jaar, born.maand, born.dag],
        "overleden": dossier.overleden,
        "onder_curatele": dossier.onder_curatele,
        "gezag": dossier.gezag,
        "geldig_tot": None if dossier.geldig_tot is None else dossier.geldig_tot.isoformat(),
        "ingetrokken": dossier.ingetrokken,
        "stuk": None if stuk is None else [stuk.soort, stuk.datum.isoformat(), stuk.nummer],
        "toelichting": dossier.toelichting,
    }


def _from_json(found: dict[str, Any]) -> Dossier:
    gezag, until, stuk = found["gezag"], found["geldig_tot"], found["stuk"]
    return Dossier(
        gronden=tuple(
            Grond(Soort(soort), Bron(bron), Aard(to) if to else None) for soort, bron, to in found["gronden"]
        ),
        geboorte=None if found["geboorte"] is None else Geboorte(*found["geboorte"]),
        overleden=found["overleden"],
        onder_curatele=found["onder_curatele"],
        gezag=Gezagsuitkomst(gezag) if gezag else None,
        geldig_tot=date.fromisoformat(until) if until else None,
        ingetrokken=found.get("ingetrokken", False),  # not in a row that began before this was known
        stuk=None if stuk is None else Stuk(stuk[0], date.fromisoformat(stuk[1]), stuk[2]),
        toelichting=found["toelichting"],
    )
