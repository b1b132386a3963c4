"""What a proof of identification says: pure values, without paper (`bewijs_pdf` makes the PDF).

The code of the call is no part of it, in any form, but where the dienst says so: then the random one of flow NIEUW.

The JSON beside the PDF, schema `beeldpas-bewijs` version 4, has these keys, always all of them:

| key | value |
|---|---|
| `schema` | `{"naam": "beeldpas-bewijs", "versie": 4}` |
| `kenmerk` | UUID of the identification |
| `uitkomst` | one of `Uitkomst` |
| `flow` | one of `Flow` |
| `gemeente` | `{"naam", "code"}`; `code`: four digits of CBS |
| `dienst`, `zaaknummer`, `middel` | text |
| `niveau` | `{"gevraagd", "bereikt"}`: `basis`, `midden`, `substantieel`, `hoog` |
| `ingelogd_op`, `bevestigd_op` | moment: `{"amsterdam", "utc"}`, ISO 8601 with offset, to the microsecond |
| `persoon_opgezocht_op` | moment, or null: not looked up |
| `persoon_opgezocht_in_brp` | true: we asked the BRP and it had the person; false: the ambtenaar says so |
| `getal_juist_op` | moment, or null: before the login no number was said that the inwoner had to choose |
| `woord_bevestigd_op` | moment of the second of both sides, or null: no word was compared |
| `ambtenaar` | `{"naam", "functie"}` |
| `bsn` | `{"weergave": one of BsnOpBewijs, "waarde": what `shown_bsn` gives, or null}` |
| `namens` | null: the inwoner came for themselves; or see below |
| `code` | the six digits that were read out, or null: the dienst keeps them off the proof |
| `assertion_digest` | fingerprint of the message from DigiD |
| `deel` | one of `Deel`: the part of this person in the call |
| `anderen` | the other people in the call, in the order in which they came in; empty for a call with one person |

In `namens`, for whom the person of `bsn` acted: `soort` one of `Soort`, `vaststelling` `aangetoond` or `verklaard`,
`bron` one of `machtigen.regels.Bron`, `bsn` as above, `stuk` null or `{"soort", "datum", "nummer"}`, `geldig_tot` null
or the last day, `nagekeken` a list of `{"punt", "toelichting"}`, `meegekeken_door` a name or empty. Days: ISO 8601.

Each of `anderen` has the keys that are about one person, as above: `kenmerk`, `deel`, `uitkomst`, `flow`, `middel`,
`niveau`, the moments of this person but `bevestigd_op`, `bsn`, `namens`, `assertion_digest`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from begrippen.deel import Deel
from begrippen.flow import BsnOpBewijs, Flow
from begrippen.vertegenwoordiging import Vaststelling
from begrippen.zaakwoord import Zaakwoord
from identification.samen import Mens, objection

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from begrippen.bsn import Bsn
    from begrippen.niveau import Betrouwbaarheidsniveau
    from begrippen.vertegenwoordiging import Soort

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SCHEMA = {"naam": "beeldpas-bewijs", "versie": 4}


class Uitkomst(StrEnum):
    """The fixed vocabulary of what a proof can say."""

    BEWEZEN = "bewezen-met-digid"  # proven by DigiD, tied to the call by the random code
    KOMT_OVEREEN = "komt-overeen-met-bekend-bsn"  # the login has the BSN that the gemeente had already
    VERKLAARD = "verklaard-door-ambtenaar"  # a login with DigiD; the ambtenaar attests whose it was


_UITKOMSTEN = {
    Flow.NIEUW: Uitkomst.BEWEZEN,
    Flow.BEKEND: Uitkomst.KOMT_OVEREEN,
    Flow.AMBTENAAR: Uitkomst.VERKLAARD,
}


def uitkomst_of(flow: Flow) -> Uitkomst:
    """The strongest thing that may be said after `flow` came to its end."""
    return _UITKOMSTEN[flow]


@dataclass(frozen=True, slots=True)
class Nagekeken:
    """What an ambtenaar looked at: its fixed code, and what was written beside it."""

    punt: str
    toelichting: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Namens:
    """The person acted for. `stuk`: (kind, date, number) of the document that an ambtenaar saw."""

    soort: Soort
    vaststelling: Vaststelling
    bron: str
    bsn: Bsn
    stuk: tuple[str, date, str] | None = None
    geldig_tot: date | None = None
    nagekeken: tuple[Nagekeken, ...] = ()
    meegekeken_door: str = ""


class OngeldigeInhoud(ValueError):
    """A proof that contradicts itself is never made. `reason`: a fixed code, nothing of the content."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Inhoud:
    """Everything on the proof. Moments are aware. Raises `OngeldigeInhoud` where it contradicts itself."""

    kenmerk: UUID
    gemeente: str  # without the word gemeente
    gemeentecode: str
    dienst: str
    zaaknummer: str
    flow: Flow
    middel: str
    niveau_gevraagd: Betrouwbaarheidsniveau
    niveau_bereikt: Betrouwbaarheidsniveau
    ingelogd_op: datetime  # DigiD's own moment
    bevestigd_op: datetime
    ambtenaar: str
    ambtenaar_functie: str
    uitkomst: Uitkomst
    bsn: Bsn | None
    bsn_op_bewijs: BsnOpBewijs
    assertion_digest: str  # sha256 hex
    persoon_opgezocht_op: datetime | None = None
    persoon_opgezocht_in_brp: bool = False
    getal_juist_op: datetime | None = None
    woord_bevestigd_op: datetime | None = None
    namens: Namens | None = None
    code: str = field(default="", repr=False)  # six digits; empty: the dienst keeps them off the proof
    zaakwoord: Zaakwoord = Zaakwoord.ZAAK  # what the gemeente calls a zaak
    deel: Deel = Deel.INWONER
    anderen: tuple[Inhoud, ...] = ()

    def __post_init__(self) -> None:
        moments = (
            self.ingelogd_op,
            self.bevestigd_op,
            self.persoon_opgezocht_op,
            self.getal_juist_op,
            self.woord_bevestigd_op,
        )
        if any(moment is not None and moment.utcoffset() is None for moment in moments):
            raise OngeldigeInhoud("naive-moment")
        if self.niveau_bereikt < self.niveau_gevraagd:
            raise OngeldigeInhoud("niveau-te-laag")
        if self.uitkomst is not uitkomst_of(self.flow):
            raise OngeldigeInhoud("uitkomst-past-niet-bij-flow")
        if self.persoon_opgezocht_in_brp and self.persoon_opgezocht_op is None:
            raise OngeldigeInhoud("opgezocht-zonder-moment")
        if self.code and self.flow is not Flow.NIEUW:
            raise OngeldigeInhoud("code-hoort-bij-bsn")  # computed from the BSN
        self._check_namens()
        self._check_together()

    def _check_together(self) -> None:
        """Nobody stands in it twice, and nobody but by themselves."""
        if any(one.anderen for one in self.anderen):
            raise OngeldigeInhoud("anderen-van-anderen")
        everybody = (self, *self.anderen)
        mensen = [Mens(one.deel, one.bsn, one.namens.bsn if one.namens else None) for one in everybody]
        if self.anderen and objection(mensen, klaar=True) is not None:
            raise OngeldigeInhoud("niet-samen")

    def _check_namens(self) -> None:
        """Nobody acts for themselves, and what was read on paper is not proven."""
        if self.namens is None:
            return
        if self.namens.bsn == self.bsn:
            raise OngeldigeInhoud("namens-zichzelf")
        if self.namens.stuk is not None and self.namens.vaststelling is not Vaststelling.VERKLAARD:
            raise OngeldigeInhoud("stuk-is-verklaard")


def shown_bsn(inhoud: Inhoud) -> str | None:
    """The BSN as far as the dienst lets the proof show it: nine digits, `•••••1234`, or nothing."""
    return _shown(inhoud.bsn, inhoud.bsn_op_bewijs)


def shown_represented(inhoud: Inhoud) -> str | None:
    """The BSN of the person acted for, as far as the dienst lets the proof show a BSN."""
    return None if inhoud.namens is None else _shown(inhoud.namens.bsn, inhoud.bsn_op_bewijs)


def _shown(bsn: Bsn | None, how: BsnOpBewijs) -> str | None:
    if bsn is None or how is BsnOpBewijs.GEEN:
        return None
    return bsn.reveal() if how is BsnOpBewijs.VOLLEDIG else bsn.masked


def as_json(inhoud: Inhoud) -> bytes:
    """The proof for machines, UTF-8, keys sorted; the same content gives the same bytes."""
    content = {
        "schema": SCHEMA,
        "gemeente": {"naam": inhoud.gemeente, "code": inhoud.gemeentecode},
        "dienst": inhoud.dienst,
        "zaaknummer": inhoud.zaaknummer,
        "bevestigd_op": _moment(inhoud.bevestigd_op),
        "ambtenaar": {"naam": inhoud.ambtenaar, "functie": inhoud.ambtenaar_functie},
        **_person(inhoud),
        "anderen": [_person(one) for one in inhoud.anderen],
    }
    return _encode(content)


def _person(inhoud: Inhoud) -> dict[str, Any]:
    return {
        "kenmerk": str(inhoud.kenmerk),
        "deel": inhoud.deel.value,
        "uitkomst": inhoud.uitkomst.value,
        "flow": inhoud.flow.value,
        "middel": inhoud.middel,
        "niveau": {"gevraagd": inhoud.niveau_gevraagd.code, "bereikt": inhoud.niveau_bereikt.code},
        "ingelogd_op": _moment(inhoud.ingelogd_op),
        "persoon_opgezocht_op": _moment(inhoud.persoon_opgezocht_op),
        "persoon_opgezocht_in_brp": inhoud.persoon_opgezocht_in_brp,
        "getal_juist_op": _moment(inhoud.getal_juist_op),
        "woord_bevestigd_op": _moment(inhoud.woord_bevestigd_op),
        "bsn": {"weergave": inhoud.bsn_op_bewijs.value, "waarde": shown_bsn(inhoud)},
        "namens": _namens(inhoud),
        "code": inhoud.code or None,
        "assertion_digest": inhoud.assertion_digest,
    }


def _namens(inhoud: Inhoud) -> dict[str, Any] | None:
    found = inhoud.namens
    if found is None:
        return None
    stuk = found.stuk
    return {
        "soort": found.soort.value,
        "vaststelling": found.vaststelling.value,
        "bron": found.bron,
        "bsn": {"weergave": inhoud.bsn_op_bewijs.value, "waarde": shown_represented(inhoud)},
        "stuk": None if stuk is None else {"soort": stuk[0], "datum": stuk[1].isoformat(), "nummer": stuk[2]},
        "geldig_tot": None if found.geldig_tot is None else found.geldig_tot.isoformat(),
        "nagekeken": [{"punt": one.punt, "toelichting": one.toelichting} for one in found.nagekeken],
        "meegekeken_door": found.meegekeken_door,
    }


def digest(pdf: bytes) -> str:
    """SHA-256 in hexadecimal: what stays of a proof after the purge."""
    return sha256(pdf).hexdigest()


def _moment(moment: datetime | None) -> dict[str, str] | None:
    if moment is None:
        return None
    return {
        "amsterdam": moment.astimezone(AMSTERDAM).isoformat(timespec="microseconds"),
        "utc": moment.astimezone(UTC).isoformat(timespec="microseconds"),
    }


def _encode(content: dict[str, Any]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, indent=2)
    # Half a surrogate pair has no UTF-8; backslashreplace writes the escape that JSON itself has for it.
    return text.encode("utf-8", "backslashreplace") + b"\n"
