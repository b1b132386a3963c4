"""The BRP itself: what it refuses, and whom it finds (features of BRP API Personen 2.7.0)."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from simulator.brp.bericht import Antwoord, Geweigerd, Vraag, json_answer
from simulator.brp.fouten import Schakelaar, answer_with
from simulator.brp.personen import PERSONEN, gezag_of, person_of
from simulator.brp.toegang import Poort, Toegang
from simulator.brp.velden import is_known, select

TYPE = "RaadpleegMetBurgerservicenummer"
_PARAMS = {"type", "fields", "burgerservicenummer", "gemeenteVanInschrijving"}
_VELD = re.compile(r"[a-zA-Z0-9._]{1,200}")
_BSN = re.compile(r"[0-9]{9}")


class Brp:
    """`vragen`: what came in, for tests. It holds no state but its tokens and its switch."""

    def __init__(self, toegang: Toegang, *, clock: Callable[[], float] = time.time) -> None:
        self.poort, self.schakelaar, self.vragen = Poort(toegang), Schakelaar(), list[Vraag]()
        self._clock = clock

    def answer(self, vraag: Vraag) -> Antwoord:
        if vraag.path.endswith("/token") and vraag.method == "POST":
            return self.poort.give(vraag, now=self._clock())
        if not vraag.path.endswith("/personen"):
            return Geweigerd(404, "notFound").answer()
        self.vragen = [*self.vragen[-99:], vraag]
        stand = self.schakelaar.take()
        return self._work(vraag) if stand is None else answer_with(stand, lambda: self._work(vraag))

    def _work(self, vraag: Vraag) -> Antwoord:
        try:
            self.poort.check(vraag, now=self._clock())
            _check_form(vraag)
            asked = _read(vraag.body)
            _check_params(asked)
        except Geweigerd as fout:
            return fout.answer()
        today = date.fromtimestamp(self._clock())  # noqa: DTZ012  (the day here is the day of the BRP)
        found = [person_of(bsn, today=today) for bsn in asked["burgerservicenummer"] if bsn in PERSONEN]
        whole = [row | _with_gezag(row, today=today) for row in found]
        return json_answer({"type": TYPE, "personen": [select(row, asked["fields"]) for row in whole]})


def _with_gezag(row: dict[str, Any], *, today: date) -> dict[str, Any]:
    relations = gezag_of(row["burgerservicenummer"], today=today)
    return {"gezag": relations} if relations else {}


def _check_form(vraag: Vraag) -> None:
    if vraag.method != "POST":
        raise Geweigerd(405, "methodNotAllowed")
    accept = vraag.headers.get("accept", "*/*")
    if not any(kind in accept for kind in ("application/json", "*/*", "application/*")):
        raise Geweigerd(406, "notAcceptable")
    kind, _, parameters = vraag.headers.get("content-type", "").partition(";")
    charset = parameters.strip().lower()
    if kind.strip().lower() != "application/json" or charset not in {"", "charset=utf-8"}:
        raise Geweigerd(415, "unsupported")


def _read(body: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        raise Geweigerd(400, "paramsValidation") from None
    if not isinstance(asked, dict):
        raise Geweigerd(400, "paramsValidation")
    return asked


def _check_params(asked: dict[str, Any]) -> None:
    """All that is wrong at once."""
    if unknown := set(asked) - _PARAMS:
        raise Geweigerd(400, "unknownParam", *((name, "unknownParam") for name in sorted(unknown)))
    if asked.get("type") != TYPE:
        raise Geweigerd(400, "paramsValidation", ("type", "value" if "type" in asked else "required"))
    if "burgerservicenummer" not in asked:
        raise Geweigerd(400, "paramsCombination")
    wrong = [
        *_wrong_list("burgerservicenummer", asked["burgerservicenummer"], 20),
        *_wrong_list("fields", asked.get("fields"), 130),
    ]
    if not wrong:
        wrong += [
            (f"burgerservicenummer[{place}]", "pattern")
            for place, bsn in enumerate(asked["burgerservicenummer"])
            if not (isinstance(bsn, str) and _BSN.fullmatch(bsn))
        ]
        wrong += [
            (f"fields[{place}]", "fields") for place, veld in enumerate(asked["fields"]) if not _may_be(veld)
        ]
    if wrong:
        raise Geweigerd(400, "paramsValidation", *wrong)


def _wrong_list(name: str, value: Any, most: int) -> list[tuple[str, str]]:
    if value is None:
        return [(name, "required")]
    if not isinstance(value, list):
        return [(name, "array")]
    if not value:
        return [(name, "minItems")]
    return [(name, "maxItems")] if len(value) > most else []


def _may_be(veld: Any) -> bool:
    return isinstance(veld, str) and _VELD.fullmatch(veld) is not None and is_known(veld)
