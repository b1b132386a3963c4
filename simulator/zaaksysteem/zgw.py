"""The ZGW stand-in: three APIs, one store. It knows no web server, so that a test can hold it in its own process."""

from __future__ import annotations

import json
import re
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from simulator.zaaksysteem import zgw_documenten, zgw_zaken
from simulator.zaaksysteem.zgw_bericht import Antwoord, Geweigerd, JsonObject, Vraag, json_answer, verboden
from simulator.zaaksysteem.zgw_catalogus import Catalogus
from simulator.zaaksysteem.zgw_fouten import Schakelaar, answer_with
from simulator.zaaksysteem.zgw_opslag import Opslag
from simulator.zaaksysteem.zgw_toegang import Client, client_of

_PATH = re.compile(r"/(zaken|documenten|catalogi)/api/v1/(.+)")
_NESTED = re.compile(r"zaken/[0-9a-f-]{36}/zaakeigenschappen")
_VERSIONS = {"zaken": "1.5.1", "documenten": "1.4.2", "catalogi": "1.3.1"}
_FILTERS: Mapping[str, frozenset[str]] = {
    "zaken": frozenset({"identificatie", "bronorganisatie", "zaaktype"}),
    "rollen": frozenset({"zaak", "roltype", "omschrijvingGeneriek", "betrokkeneType"}),
    "statussen": frozenset({"zaak", "statustype"}),
    "zaakinformatieobjecten": frozenset({"zaak", "informatieobject"}),
    "zaakeigenschappen": frozenset(),
    "enkelvoudiginformatieobjecten": frozenset({"identificatie", "bronorganisatie"}),
    "zaaktypen": frozenset({"catalogus", "identificatie", "status"}),
    "statustypen": frozenset({"zaaktype", "status"}),
    "roltypen": frozenset({"zaaktype", "omschrijvingGeneriek", "status"}),
    "eigenschappen": frozenset({"zaaktype", "status"}),
    "informatieobjecttypen": frozenset({"catalogus", "omschrijving", "status"}),
    "zaaktype-informatieobjecttypen": frozenset({"zaaktype", "informatieobjecttype", "status"}),
}
_PLAIN = {"zaakinformatieobjecten", "zaakeigenschappen"}  # arrays, without pages
_MAKERS: Mapping[str, zgw_zaken.Maker] = {
    "zaken": zgw_zaken.make_zaak,
    "rollen": zgw_zaken.make_rol,
    "statussen": zgw_zaken.make_status,
    "zaakeigenschappen": zgw_zaken.make_eigenschap,
    "zaakinformatieobjecten": zgw_zaken.make_relatie,
    "enkelvoudiginformatieobjecten": zgw_documenten.make_document,
}


class ZgwZaaksysteem:
    """Safe under threads: requests are done one after the other, as one database would."""

    def __init__(
        self,
        base: str,
        clients: Mapping[str, Client],
        *,
        catalogus: Catalogus | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.opslag = Opslag(base, catalogus or Catalogus(f"{base}/catalogi/api/v1/"))
        self.clients = dict(clients)
        self.page_size = 100
        self.schakelaar = Schakelaar()
        self.vragen: deque[Vraag] = deque(maxlen=1000)
        self._clock = clock
        self._lock = threading.Lock()

    def answer(self, vraag: Vraag) -> Antwoord:
        self.vragen.append(vraag)
        stand = self.schakelaar.take(vraag)
        if stand is None:
            return self._work(vraag)
        return answer_with(stand, lambda: self._work(vraag), self.opslag.base + "/")

    def _work(self, vraag: Vraag) -> Antwoord:
        found = _PATH.fullmatch(vraag.path)
        if found is None:
            return Geweigerd(404, "not_found").answer()
        try:
            client = client_of(vraag, self.clients, now=self._clock())
            with self._lock:
                good = self._do(vraag, found[1], found[2], client)
        except Geweigerd as refusal:
            good = refusal.answer()
        return Antwoord(good.status, good.body, good.media_type, {"API-version": _VERSIONS[found[1]]})

    def _do(self, vraag: Vraag, api: str, path: str, client: Client) -> Antwoord:
        resource = "zaakeigenschappen" if _NESTED.fullmatch(path) else path
        if resource.partition("/")[0] == "zaken" and api == "zaken":
            _check_crs(vraag)
        if vraag.method == "GET":
            if not client.may(f"{api}.lezen"):
                raise verboden()
            rows = self._rows(resource, path)
            return self._single(vraag.path) if rows is None else self._list(vraag, resource, rows)
        body = _body(vraag)
        if vraag.method == "POST" and resource in _MAKERS and resource in self._lists():
            return json_answer(201, _MAKERS[resource](self.opslag, body, client))
        if vraag.method == "PATCH" and resource.startswith("zaakinformatieobjecten/"):
            url = self.opslag.base + vraag.path
            return json_answer(200, zgw_zaken.change_relatie(self.opslag, url, body, client))
        raise Geweigerd(405, "method_not_allowed")

    def _lists(self) -> dict[str, list[JsonObject]]:
        kept = self.opslag
        return {
            "zaken": list(kept.zaken.values()),
            "rollen": list(kept.rollen.values()),
            "statussen": list(kept.statussen.values()),
            "zaakeigenschappen": list(kept.eigenschappen.values()),
            "zaakinformatieobjecten": list(kept.relaties.values()),
            "enkelvoudiginformatieobjecten": list(kept.documenten.values()),
            **kept.catalogus.lists,
        }

    def _rows(self, resource: str, path: str) -> list[JsonObject] | None:
        rows = self._lists().get(resource)
        if resource == "zaakeigenschappen":
            parent = f"{self.opslag.zaken_root}{path.rpartition('/')[0]}"
            return [row for row in rows or [] if row["zaak"] == parent]
        return rows

    def _single(self, path: str) -> Antwoord:
        url = self.opslag.base + path
        row = next((row for rows in self._lists().values() for row in rows if row["url"] == url), None)
        if row is None:
            raise Geweigerd(404, "not_found")
        return json_answer(200, row)

    def _list(self, vraag: Vraag, resource: str, rows: list[JsonObject]) -> Antwoord:
        rows = _chosen(vraag, resource, rows)
        if resource in _PLAIN:
            return json_answer(200, rows)
        page = int(vraag.query.get("page", "1"))
        some = rows[(page - 1) * self.page_size : page * self.page_size]
        if page > 1 and not some:
            raise Geweigerd(404, "not_found")
        query = urlencode({**vraag.query, "page": page + 1})
        more = f"{self.opslag.base}{vraag.path}?{query}" if len(rows) > page * self.page_size else None
        return json_answer(200, {"count": len(rows), "next": more, "previous": None, "results": some})


def _check_crs(vraag: Vraag) -> None:
    names = ("accept-crs", "content-crs") if vraag.method == "POST" else ("accept-crs",)
    for name in names:
        if name not in vraag.headers:
            raise Geweigerd(412, "precondition_failed")
        if vraag.headers[name] != "EPSG:4326":
            raise Geweigerd(406, "not_acceptable")


def _body(vraag: Vraag) -> JsonObject:
    if vraag.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise Geweigerd(415, "unsupported_media_type")
    try:
        body: Any = json.loads(vraag.body)
    except ValueError:
        raise Geweigerd(400, "parse_error") from None
    if not isinstance(body, dict):
        raise Geweigerd(400, "invalid")
    return body


def _chosen(vraag: Vraag, resource: str, rows: list[JsonObject]) -> list[JsonObject]:
    unknown = set(vraag.query) - _FILTERS[resource] - {"page"}
    if unknown:
        raise Geweigerd(400, "unknown-parameters", *((name, "unknown-parameters") for name in unknown))
    wanted = {name: value for name, value in vraag.query.items() if name not in {"page", "status"}}
    rows = [row for row in rows if all(row.get(name) == value for name, value in wanted.items())]
    if vraag.query.get("status", "definitief") == "definitief":
        rows = [row for row in rows if not row.get("concept")]
    return rows
