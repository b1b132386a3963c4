"""A request and an answer of the ZGW stand-in, whatever server carries them, and how a refusal looks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Vraag:
    """`headers`: names in lower case. `query`: the last value of each name."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Antwoord:
    """`drop`: send no more than the first half of it, or nothing at all, and hang up."""

    status: int
    body: bytes = field(repr=False)
    media_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    drop: str = ""


class Geweigerd(Exception):
    """`params`: name and code of each field; the reason is for people only."""

    def __init__(self, status: int, code: str, *params: tuple[str, str]) -> None:
        super().__init__(code)
        self.status, self.code, self.params = status, code, params

    def answer(self) -> Antwoord:
        body = {
            "type": f"/ref/fouten/{self.code}/",
            "code": self.code,
            "title": "Geweigerd",
            "status": self.status,
            "detail": "",
            "instance": "urn:uuid:00000000-0000-4000-8000-000000000000",
        }
        if self.params:
            body["invalidParams"] = [
                {"name": name, "code": code, "reason": "Deze waarde kan niet."} for name, code in self.params
            ]
        return json_answer(self.status, body)


def ongeldig(name: str, code: str) -> Geweigerd:
    return Geweigerd(400, "invalid", (name, code))


def verboden() -> Geweigerd:
    return Geweigerd(403, "permission_denied")


def json_answer(status: int, body: Any, **headers: str) -> Antwoord:
    return Antwoord(status, json.dumps(body).encode(), headers=headers)
