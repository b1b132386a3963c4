"""A request and an answer of this stand-in, whatever server carries them, and how a refusal looks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Vraag:
    """`headers`: names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Antwoord:
    """`drop`: send no more than the first half of it, or nothing at all, and hang up."""

    status: int
    body: bytes = field(repr=False)
    media_type: str = "application/json; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    drop: str = ""


class Geweigerd(Exception):
    """`params`: name and code of each field."""

    def __init__(self, status: int, code: str, *params: tuple[str, str]) -> None:
        super().__init__(code)
        self.status, self.code, self.params = status, code, params

    def answer(self) -> Antwoord:
        body: dict[str, Any] = {
            "type": f"https://simulator.example/fouten/{self.code}",
            "title": "De vraag is geweigerd.",
            "status": self.status,
            "detail": "Zie code en invalidParams.",
            "instance": "/haalcentraal/api/brp/personen",
            "code": self.code,
        }
        if self.params:
            body["invalidParams"] = [
                {"name": name, "code": code, "reason": "Deze waarde kan niet."} for name, code in self.params
            ]
        return Antwoord(self.status, json.dumps(body).encode(), "application/problem+json")


def json_answer(body: Any, status: int = 200) -> Antwoord:
    return Antwoord(status, json.dumps(body).encode())
