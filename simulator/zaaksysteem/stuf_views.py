"""The StUF stand-in in the simulator: one address for all messages, its fault switches and what it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from simulator.zaaksysteem.stuf import StufZaaksysteem
from simulator.zaaksysteem.stuf_fouten import Stand, StufFout
from simulator.zaaksysteem.stuf_register import StufZaak

_MOST, _LONGEST = 1000, 600.0


@cache
def zaaksysteem() -> StufZaaksysteem:
    """The one of this process; it forgets everything when the simulator stops, but gives no number out again.

    The portal remembers the zaken of earlier runs.
    """
    since = datetime.now(UTC) - datetime(2026, 1, 1, tzinfo=UTC)
    return StufZaaksysteem(begin=10_000 + int(since.total_seconds()) // 10)


@require_POST
def soap(request: HttpRequest) -> HttpResponseBase:
    reply = zaaksysteem().answer(request.body, request.headers, now=datetime.now(UTC))
    headers = dict(reply.headers)
    if reply.lengte is None:
        return HttpResponse(reply.body, reply.media_type, reply.status, headers=headers)
    # The length promises more than comes: the portal sees a connection that is cut off.
    headers["Content-Length"] = str(reply.lengte)
    return StreamingHttpResponse(
        _part(reply.body), content_type=reply.media_type, status=reply.status, headers=headers
    )


def _part(body: bytes) -> Iterator[bytes]:
    yield body


@require_http_methods(["GET", "POST", "DELETE"])
def fout(request: HttpRequest) -> HttpResponse:
    """GET: all switches, and the armed one. POST {"fout", "aantal", "soort", "code", "seconden"}. DELETE: none.

    `streng` (true, false) in a POST: whether a message that comes again gets StUF016 or the earlier answer.
    """
    ours = zaaksysteem()
    if request.method == "DELETE":
        ours.schakelaar.arm(None)
        ours.register.streng = False
    if request.method == "POST":
        stand, streng = _read(request.body)
        if stand is None and streng is None:
            text = 'Stuur {"fout": naam, "aantal": 1}. GET geeft de namen.'
            return JsonResponse({"fout": text}, status=400)
        ours.register.streng = ours.register.streng if streng is None else streng
        if stand is not None:
            ours.schakelaar.arm(stand)
    armed = ours.schakelaar.look()
    scherp = None if armed is None else {"fout": armed.fout, "aantal": armed.aantal, "soort": armed.soort}
    return JsonResponse({"scherp": scherp, "streng": ours.register.streng, "fouten": list(StufFout)})


def _read(body: bytes) -> tuple[Stand | None, bool | None]:
    try:
        given: dict[str, Any] = dict(json.loads(body))
        streng = given.get("streng")
        if "fout" not in given:
            return None, streng if isinstance(streng, bool) else None
        stand = Stand(
            StufFout(given["fout"]),
            aantal=int(given.get("aantal", 1)),
            soort=str(given.get("soort", "")),
            code=str(given.get("code", "058")),
            seconden=float(given.get("seconden", 15.0)),
        )
    except (ValueError, TypeError, OverflowError):
        return None, None
    fits = 1 <= stand.aantal <= _MOST and 0 <= stand.seconden <= _LONGEST and stand.code.isalnum()
    return (stand if fits else None), (streng if isinstance(streng, bool) else None)


@require_http_methods(["GET", "POST"])
def zaken(request: HttpRequest) -> HttpResponse:
    """GET: the zaken, without the BSN of the initiator. POST {"zaaknummer", "gesloten"}: one that is there already."""
    register = zaaksysteem().register
    if request.method == "POST":
        try:
            given: dict[str, Any] = dict(json.loads(request.body))
            zaak = StufZaak(str(given["zaaknummer"]), gesloten=given.get("gesloten") is True)
        except (ValueError, TypeError, KeyError):
            return JsonResponse({"fout": 'Stuur {"zaaknummer": "ZK-1234"}.'}, status=400)
        register.zaken[zaak.zaaknummer] = zaak
    return JsonResponse({"zaken": [_shown(zaak) for zaak in list(register.zaken.values())]})


def _shown(zaak: StufZaak) -> dict[str, Any]:
    return {
        "zaaknummer": zaak.zaaknummer,
        "zaaktype": zaak.zaaktype,
        "initiator": bool(zaak.bsn),
        "gesloten": zaak.gesloten,
        "statussen": zaak.statussen,
        "documenten": [
            {"nummer": part.nummer, "titel": part.titel, "sha256": part.sha256, "omvang": part.omvang}
            for part in zaak.documenten
        ],
    }
