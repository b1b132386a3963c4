"""One question to the BRP: a person by BSN. The number goes into the body, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from begrippen.bsn import Bsn
from brp.fouten import ONBEGREPEN, BrpFout, fout_of_status
from brp.gezag import Gezag
from brp.instelling import BrpInstelling
from brp.lezen import gezag_in, persoon_in
from brp.persoon import Persoon
from brp.toegang import Toegang
from verkeer.oproep import Antwoord, Onbereikbaar, call
from verkeer.tijdslimiet import within

_MAX_BYTES = 512 * 1024
_WRONG_QUESTION = 400
_TEST = "beeldpas-koppelingtest"  # who asks, where nobody does
_CURATELE = "indicatieCurateleRegister"
_MOST = 20  # persons in one question
_LONGEST_HEADER = 16 * 1024  # a token may be long


@dataclass(frozen=True, slots=True)
class Vraag:
    """Why it is asked, and for whom: the gateway writes these down. Empty: the default of the settings.

    `gebruiker`: the ambtenaar, as the identity provider knows them. `gezag`, `curatele`: ask that too.
    """

    doelbinding: str = ""
    verwerking: str = ""
    gebruiker: str = ""
    gezag: bool = False
    curatele: bool = False


class Brp:
    """Raises `BrpFout`, and nothing else, for whatever the other side does."""

    def __init__(self, instelling: BrpInstelling) -> None:
        self._instelling = instelling
        self._toegang = (
            Toegang(instelling.oauth, tls=instelling.tls, seconds=instelling.seconds)
            if instelling.oauth is not None
            else None
        )

    def doelbinding(self, vraag: Vraag) -> str:
        """The one that counts for this question."""
        return vraag.doelbinding or self._instelling.doelbinding

    def raadpleeg(self, bsn: Bsn, vraag: Vraag) -> Persoon | None:
        """The person, or None when the BRP has nobody with this number."""
        found = self.raadpleeg_meer([bsn], vraag)
        return found.get(bsn)

    def raadpleeg_meer(self, bsns: Sequence[Bsn], vraag: Vraag) -> dict[Bsn, Persoon]:
        """One to twenty persons by their number; whom the BRP does not have is left out."""
        if not 1 <= len(bsns) <= _MOST:
            raise ValueError("one to twenty numbers")
        more = [(vraag.gezag, "gezag"), (vraag.curatele, _CURATELE)]
        velden = [*self._instelling.velden, *(veld for asked, veld in more if asked)]
        rows = self._ask(list(bsns), velden, vraag)
        if len(rows) > len(bsns):
            raise BrpFout(ONBEGREPEN)
        found = {persoon.bsn: persoon for persoon in (self._persoon(row, vraag) for row in rows)}
        if not set(found) <= set(bsns) or len(found) != len(rows):
            raise BrpFout("brp-andere-persoon")
        return found

    def _persoon(self, row: dict[str, Any], vraag: Vraag) -> Persoon:
        """An indication that is not true is left out of the answer: where it was asked, absent is no."""
        under = row.get(_CURATELE) is True if vraag.curatele else None
        return replace(persoon_in(row), onder_curatele=under)

    def gezag_of(self, kinderen: Sequence[Bsn], vraag: Vraag) -> dict[Bsn, tuple[Gezag, ...]]:
        """Who has gezag over each of these minors; whom the BRP does not know is left out. At most twenty."""
        if not 1 <= len(kinderen) <= _MOST:
            raise ValueError("one to twenty numbers")
        found = [gezag_in(row) for row in self._ask(list(kinderen), ["gezag"], vraag)]
        if not {bsn for bsn, _ in found} <= set(kinderen):
            raise BrpFout("brp-andere-persoon")
        return dict(found)

    def knock(self) -> None:
        """A question without a number: who is let in is told that it is wrong, and nobody is looked up."""
        with within(self._instelling.seconds):
            answer = self._call(b'{"type":"RaadpleegMetBurgerservicenummer"}', Vraag(gebruiker=_TEST))
        if answer.status != _WRONG_QUESTION or "json" not in answer.media_type:
            raise fout_of_status(answer.status) if answer.status >= 400 else BrpFout("brp-geen-json")

    def _ask(self, numbers: list[Bsn], velden: list[str], vraag: Vraag) -> list[dict[str, Any]]:
        body = json.dumps(
            {
                "type": "RaadpleegMetBurgerservicenummer",
                "burgerservicenummer": [bsn.reveal() for bsn in numbers],
                "fields": ["burgerservicenummer", *velden],
            }
        ).encode()
        with within(self._instelling.seconds):
            answer = self._call(body, vraag)
        return _persons(answer)

    def _call(self, body: bytes, vraag: Vraag) -> Antwoord:
        """A token that the BRP does not want any more is replaced once."""
        if self._toegang is None:
            return self._post(body, vraag, "")
        token = self._toegang.token()
        answer = self._post(body, vraag, token)
        if answer.status != 401:
            return answer
        self._toegang.forget(token)
        return self._post(body, vraag, self._toegang.token())

    def _post(self, body: bytes, vraag: Vraag, token: str) -> Antwoord:
        try:
            return call(
                "POST",
                f"{self._instelling.url}/personen",
                seconds=self._instelling.seconds,
                tls=self._instelling.tls,
                headers=self._headers(vraag, token),
                body=body,
                max_bytes=_MAX_BYTES,
            )
        except Onbereikbaar as fout:
            raise BrpFout(f"brp-{fout.reason}") from None

    def _headers(self, vraag: Vraag, token: str) -> dict[str, str]:
        own, names = self._instelling, self._instelling.kopnamen
        headers = {
            **dict(own.kop_extra),
            names.doelbinding: self.doelbinding(vraag),
            names.verwerking: vraag.verwerking or own.verwerking,
            names.gebruiker: own.gebruiker or vraag.gebruiker,
            names.oin: own.oin,
            own.api_key_header if own.api_key else "": own.api_key,
            "Authorization" if token else "": f"Bearer {token}",
        }
        wanted = {name: header_value(value) for name, value in headers.items() if name and value}
        return {
            **wanted,
            "Accept": "application/json",
            "Content-Type": "application/json; charset=utf-8",
        }


def header_value(text: str) -> str:
    """What may stand in a header (RFC 9110 §5.5): printable, in Latin-1; the rest is left out."""
    kept = "".join(letter for letter in text if letter.isprintable() and ord(letter) < 256)
    return kept.strip()[:_LONGEST_HEADER]


def _persons(answer: Antwoord) -> list[dict[str, Any]]:
    if answer.status != 200:
        raise fout_of_status(answer.status)
    if "json" not in answer.media_type:
        raise BrpFout("brp-geen-json")
    try:
        document = json.loads(answer.body)
    except (ValueError, RecursionError):
        raise BrpFout(ONBEGREPEN) from None
    found = document.get("personen") if isinstance(document, dict) else None
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise BrpFout(ONBEGREPEN)
    return found


@lru_cache(maxsize=4)
def brp_of(instelling: BrpInstelling) -> Brp:
    """One per set of settings, so that its token lives on between two questions."""
    return Brp(instelling)
