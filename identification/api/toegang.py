"""What is asked of a call before anything is done: a token, a right, room, and a body that can be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja.parser import Parser

from begrippen.scope import Scope
from identification.api.problemen import Probleem, Soort
from identification.flow.deur import Geweigerd, TeVeel, Toegelaten, admit_bearer, count_call, note_refusal

MAX_BYTES = 16 * 1024
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
_LONGEST_BEARER = 200


class StrictParser(Parser):
    """One object, no constants that JSON does not know, no name twice, no half characters."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        data = json.loads(request.body, parse_constant=_refuse, object_pairs_hook=_once)
        if not isinstance(data, dict):
            raise TypeError
        json.dumps(data, ensure_ascii=False).encode()
        return data


def _refuse(_constant: str) -> None:
    raise ValueError


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def may(scope: Scope) -> Callable[[HttpRequest], Toegelaten]:
    """For `auth=` of an operation."""

    def check(request: HttpRequest) -> Toegelaten:
        found = _admit(request)
        if scope not in found.scopes:
            note_refusal(reden="scope", now=timezone.now(), client=found.client)
            raise Probleem(Soort.GEEN_RECHT)
        take_turn(found, soort="alles", limit=settings.API_PER_MINUUT)
        if request.method == "POST":
            check_body(request, media_type=JSON)
        return found

    return check


def _admit(request: HttpRequest) -> Toegelaten:
    kind, _space, bearer = request.headers.get("Authorization", "").partition(" ")
    now = timezone.now()
    try:
        if kind.lower() != "bearer" or not 0 < len(bearer) <= _LONGEST_BEARER:
            raise Geweigerd("geen-token")
        return admit_bearer(bearer=bearer.strip(), adres=address_of(request), now=now)
    except Geweigerd as fout:
        note_refusal(reden=fout.reden, now=now)
        raise Probleem(Soort.NIET_AANGEMELD) from None


def take_turn(found: Toegelaten, *, soort: str, limit: int) -> None:
    try:
        count_call(client=found.client, soort=soort, limit=limit, now=timezone.now())
    except TeVeel as fout:
        raise Probleem(Soort.TE_VEEL, wacht=fout.wacht) from None


def check_body(request: HttpRequest, *, media_type: str) -> None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > MAX_BYTES:
        raise Probleem(Soort.TE_GROOT)
    charset = (request.content_params or {}).get("charset", "utf-8").lower()
    if request.content_type != media_type or charset not in {"utf-8", "utf8"}:
        raise Probleem(Soort.SOORT_INHOUD)


def address_of(request: HttpRequest) -> str:
    """Where the call came from: as the own proxy says, where there is one.

    Empty behind a proxy that does not say it: the connection is the proxy's own, and no network holds for it.
    """
    if settings.PROXY_ADRES_HEADER:
        return request.headers.get(settings.PROXY_ADRES_HEADER, "").strip()
    return "" if settings.SECURE_PROXY_SSL_HEADER else str(request.META.get("REMOTE_ADDR", ""))


def admitted(request: HttpRequest) -> Toegelaten:
    """Whom `may` let through."""
    return cast(Toegelaten, request.auth)  # type: ignore[attr-defined]
