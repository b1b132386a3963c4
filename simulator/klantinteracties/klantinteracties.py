"""Contact moments in a store, behind the API: it knows no web server, so that a test can hold it in its own process.

What it refuses is what Open Klant 2.18 was seen to refuse: no token is a 401, a required field that is missing a 400,
a BSN must pass its test and stands there once.
"""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from begrippen.bsn import passes_elfproef
from simulator.zaaksysteem.zgw_bericht import Antwoord, Geweigerd, JsonObject, Vraag, json_answer, ongeldig
from simulator.zaaksysteem.zgw_fouten import Schakelaar, answer_with

ROOT = "/klantinteracties/api/v1/"
_VERSIE = "0.9.0"
_REQUIRED = {
    "klantcontacten": ("kanaal", "onderwerp", "taal", "vertrouwelijk"),
    "onderwerpobjecten": ("klantcontact", "wasKlantcontact"),
    "actoren": ("naam", "soortActor"),
    "actorklantcontacten": ("actor", "klantcontact"),
    "partijen": ("soortPartij", "indicatieActief"),
    "partij-identificatoren": ("partijIdentificator",),
}
_LONGEST = {
    "referentienummer": 10,
    "nummer": 10,
    "kanaal": 50,
    "onderwerp": 200,
    "inhoud": 1000,
    "taal": 3,
    "naam": 200,
}
_ACTOREN = {"medewerker", "geautomatiseerde_actor", "organisatorische_eenheid"}
_POINTERS = {"klantcontact": "klantcontacten", "actor": "actoren"}


class Klantinteracties:
    """Safe under threads. `maak`: has the call that makes all parts at once, as newer versions do."""

    def __init__(self, base: str, token: str) -> None:
        self.base = base
        self.token = token
        self.maak = True
        self.lijsten: dict[str, dict[str, JsonObject]] = {name: {} for name in _REQUIRED}
        self.schakelaar = Schakelaar()
        self.vragen: deque[Vraag] = deque(maxlen=1000)
        self._lock = threading.Lock()

    def answer(self, vraag: Vraag) -> Antwoord:
        self.vragen.append(vraag)
        stand = self.schakelaar.take(vraag)
        if stand is None:
            return self._work(vraag)
        return answer_with(stand, lambda: self._work(vraag), self.base + "/")

    def _work(self, vraag: Vraag) -> Antwoord:
        try:
            with self._lock:
                good = self._do(vraag)
        except Geweigerd as refusal:
            good = refusal.answer()
        return Antwoord(good.status, good.body, good.media_type, {"API-version": _VERSIE})

    def _do(self, vraag: Vraag) -> Antwoord:
        if vraag.headers.get("authorization") != f"Token {self.token}":
            raise Geweigerd(401, "not_authenticated")
        resource = vraag.path.removeprefix(ROOT)
        if resource == "maak-klantcontact" and self.maak:
            if vraag.method != "POST":
                raise Geweigerd(405, "method_not_allowed")
            return json_answer(201, self._make_all(_body(vraag)))
        if resource not in self.lijsten or not vraag.path.startswith(ROOT):
            raise Geweigerd(404, "not_found")
        if vraag.method == "GET":
            rows = [row for row in self.lijsten[resource].values() if _fits(row, vraag.query)]
            return json_answer(200, {"count": len(rows), "next": None, "previous": None, "results": rows})
        if vraag.method != "POST":
            raise Geweigerd(405, "method_not_allowed")
        return json_answer(201, self._make(resource, _body(vraag)))

    def _make_all(self, body: JsonObject) -> JsonObject:
        """All or nothing."""
        part, onderwerp = body.get("klantcontact"), body.get("onderwerpobject")
        if not isinstance(part, dict):
            raise ongeldig("klantcontact", "required")
        klantcontact = self._make("klantcontacten", part)
        if not isinstance(onderwerp, dict):
            return {"klantcontact": klantcontact, "betrokkene": None, "onderwerpobject": None}
        tied = {"wasKlantcontact": None, **onderwerp, "klantcontact": {"uuid": klantcontact["uuid"]}}
        made = self._make("onderwerpobjecten", tied)
        return {"klantcontact": klantcontact, "betrokkene": None, "onderwerpobject": made}

    def _make(self, resource: str, body: JsonObject) -> JsonObject:
        missing = [(name, "required") for name in _REQUIRED[resource] if name not in body]
        if missing:
            raise Geweigerd(400, "invalid", *missing)
        for name, limit in _LONGEST.items():
            if len(str(body.get(name) or "")) > limit:
                raise ongeldig(name, "max_length")
        self._check(resource, body)
        uuid = str(uuid4())
        row = {**body, "uuid": uuid, "url": f"{self.base}{ROOT}{resource}/{uuid}", "nieuwVeld": "later"}
        self.lijsten[resource][uuid] = row
        return row

    def _check(self, resource: str, body: JsonObject) -> None:
        for name, target in _POINTERS.items():
            pointer = body.get(name)
            if pointer is not None and (
                not isinstance(pointer, dict) or pointer.get("uuid") not in self.lijsten[target]
            ):
                raise ongeldig(name, "does_not_exist")
        if resource == "klantcontacten" and not isinstance(body["vertrouwelijk"], bool):
            raise ongeldig("vertrouwelijk", "invalid")
        ours = body.get("referentienummer")
        if resource == "klantcontacten" and ours in {
            row.get("referentienummer") for row in self.klantcontacten
        } - {None}:
            raise ongeldig("referentienummer", "unique")
        if resource == "actoren" and body["soortActor"] not in _ACTOREN:
            raise ongeldig("soortActor", "invalid_choice")
        if resource == "partij-identificatoren":
            self._check_bsn(body)

    def _check_bsn(self, body: JsonObject) -> None:
        wanted = body["partijIdentificator"] or {}
        number = str(wanted.get("objectId", ""))
        if wanted.get("codeSoortObjectId") == "bsn" and not (len(number) == 9 and passes_elfproef(number)):
            raise ongeldig("partijIdentificator.objectId", "invalid")
        if any(
            row["partijIdentificator"] == wanted for row in self.lijsten["partij-identificatoren"].values()
        ):
            raise ongeldig("nonFieldErrors", "unique")

    @property
    def klantcontacten(self) -> list[JsonObject]:
        return list(self.lijsten["klantcontacten"].values())

    def onderwerpen_of(self, klantcontact: str) -> list[str]:
        """What a contact moment is about, by the objectId."""
        return [
            str((row.get("onderwerpobjectidentificator") or {}).get("objectId", ""))
            for row in self.lijsten["onderwerpobjecten"].values()
            if (row.get("klantcontact") or {}).get("uuid") == klantcontact
        ]

    def actoren_of(self, klantcontact: str) -> list[str]:
        """The names of who had the contact."""
        actoren = self.lijsten["actoren"]
        links = self.lijsten["actorklantcontacten"].values()
        return [
            str(actoren[link["actor"]["uuid"]]["naam"])
            for link in links
            if link["klantcontact"]["uuid"] == klantcontact
        ]


def _fits(row: JsonObject, query: Mapping[str, str]) -> bool:
    """Filters it does not know do nothing, as in an older version."""
    known = {
        "referentienummer": row.get("referentienummer"),
        "klantcontact__uuid": (row.get("klantcontact") or {}).get("uuid"),
        "actoridentificatorObjectId": (row.get("actoridentificator") or {}).get("objectId"),
    }
    return all(known[name] == value for name, value in query.items() if name in known)


def _body(vraag: Vraag) -> JsonObject:
    try:
        body: Any = json.loads(vraag.body)
    except ValueError:
        raise Geweigerd(400, "parse_error") from None
    if not isinstance(body, dict):
        raise Geweigerd(400, "invalid")
    return body
