"""Calls to the Klantinteracties API: a token, JSON in and out, no address but its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from verkeer.oproep import Antwoord, Onbereikbaar, call
from zaken.contact.instelling import Instelling
from zaken.contact.opdracht import ContactFout

JsonObject = dict[str, Any]
_MAX_BYTES = 2 * 1024 * 1024
_REDENEN = {
    400: "contact-geweigerd",
    401: "contact-token-onjuist",
    403: "contact-geen-recht",
    404: "contact-niet-gevonden",
    405: "contact-niet-gevonden",
    429: "contact-te-druk",
}
NIET_GEVONDEN = "contact-niet-gevonden"


class Api:
    """Every method raises `ContactFout`, and nothing else, for what the other side does."""

    def __init__(self, instelling: Instelling) -> None:
        self.versie = ""
        self._instelling = instelling

    def find(self, resource: str, **query: str) -> list[JsonObject]:
        """The rows of the first page: we ask for what there is one of. An older server may not know a filter, so
        whoever asks looks at what came.
        """
        page = self._json("GET", f"{resource}?{urlencode(query)}")
        rows = page.get("results") if isinstance(page, dict) else None
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ContactFout("contact-onbegrepen")
        return rows

    def create(self, resource: str, body: Mapping[str, Any]) -> JsonObject:
        made = self._json("POST", resource, body)
        if not isinstance(made, dict):
            raise ContactFout("contact-onbegrepen")
        return made

    def _json(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        answer = self._call(method, path, None if body is None else json.dumps(body).encode())
        self.versie = answer.headers.get("API-version", "")[:20] or self.versie
        if not 200 <= answer.status < 300:
            reason = (
                "contact-storing"
                if answer.status >= 500
                else _REDENEN.get(answer.status, "contact-geweigerd")
            )
            raise ContactFout(reason, permanent=answer.status == 400)
        try:
            return json.loads(answer.body)
        except (ValueError, RecursionError):
            raise ContactFout("contact-geen-json") from None

    def _call(self, method: str, path: str, body: bytes | None) -> Antwoord:
        own = self._instelling
        headers = {"Accept": "application/json", "Authorization": f"Token {own.token}"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            return call(
                method,
                f"{own.url}{path}",
                seconds=own.seconds,
                tls=own.tls,
                headers=headers,
                body=body,
                max_bytes=_MAX_BYTES,
            )
        except Onbereikbaar as fout:
            raise ContactFout(f"contact-{fout.reason}") from None


def uuid_of(row: Mapping[str, Any]) -> UUID:
    """Raises `ContactFout`."""
    try:
        return UUID(str(row["uuid"]))
    except (KeyError, ValueError):
        raise ContactFout("contact-onbegrepen") from None


def refers_to(row: Mapping[str, Any], name: str, uuid: UUID) -> bool:
    """Does `row` point to the object with this UUID?"""
    value = row.get(name)
    return isinstance(value, dict) and value.get("uuid") == str(uuid)


def has_id(row: Mapping[str, Any], name: str, identificator: Mapping[str, str]) -> bool:
    value = row.get(name)
    return isinstance(value, dict) and all(value.get(key) == wanted for key, wanted in identificator.items())
