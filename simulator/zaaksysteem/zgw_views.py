"""The ZGW stand-in in the simulator: its three APIs, its fault switches and what it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from simulator.state import current
from simulator.zaaksysteem.zgw import ZgwZaaksysteem
from simulator.zaaksysteem.zgw_bericht import Antwoord, Vraag
from simulator.zaaksysteem.zgw_fouten import Stand, ZgwFout
from simulator.zaaksysteem.zgw_toegang import Client

CLIENT_ID = "beeldpas"
SECRET = "simulator-secret-niet-voor-productie"  # noqa: S105  (of the stand-in; production refuses its address)
_MOST, _LONGEST = 1000, 600.0


@cache
def zaaksysteem(base: str) -> ZgwZaaksysteem:
    """The one of this process; it forgets everything when the simulator stops."""
    return ZgwZaaksysteem(base, {CLIENT_ID: Client(SECRET)})


def ours(request: HttpRequest) -> ZgwZaaksysteem:
    return zaaksysteem(f"{current(request).addresses.base}/zgw")


def api(request: HttpRequest, path: str) -> HttpResponseBase:
    return response_of(ours(request).answer(vraag_of(request, f"/{path}")))


def vraag_of(request: HttpRequest, path: str) -> Vraag:
    return Vraag(
        method=request.method or "GET",
        path=path,
        query={name: request.GET[name] for name in request.GET},
        headers={name.lower(): value for name, value in request.headers.items()},
        body=request.body,
    )


def response_of(answer: Antwoord) -> HttpResponseBase:
    headers = dict(answer.headers)
    if not answer.drop:
        return HttpResponse(answer.body, answer.media_type, answer.status, headers=headers)
    # The length promises more than comes: the portal sees a connection that is cut off.
    headers["Content-Length"] = str(len(answer.body) + 1)
    return StreamingHttpResponse(
        _part(answer), content_type=answer.media_type, status=answer.status, headers=headers
    )


def _part(answer: Antwoord) -> Iterator[bytes]:
    yield answer.body[: len(answer.body) // 2] if answer.drop == "helft" else b""


@require_http_methods(["GET", "POST", "DELETE"])
def fout(request: HttpRequest) -> HttpResponse:
    """GET: all switches, and the armed one. POST {"fout", "aantal", "seconden", "methode", "bron"}. DELETE: none."""
    schakelaar = ours(request).schakelaar
    if request.method == "DELETE":
        schakelaar.arm(None)
    if request.method == "POST":
        stand = read_stand(request.body)
        if stand is None:
            text = 'Stuur {"fout": naam, "aantal": 1}. GET geeft de namen.'
            return JsonResponse({"fout": text}, status=400)
        schakelaar.arm(stand)
    armed = schakelaar.look()
    scherp = None if armed is None else {"fout": armed.fout, "aantal": armed.aantal}
    return JsonResponse({"scherp": scherp, "fouten": list(ZgwFout)})


def read_stand(body: bytes) -> Stand | None:
    try:
        given: Any = json.loads(body)
        stand = Stand(
            ZgwFout(given["fout"]),
            int(given.get("aantal", 1)),
            float(given.get("seconden", 15.0)),
            str(given.get("methode", "")),
            str(given.get("bron", "")),
        )
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return None
    return stand if 1 <= stand.aantal <= _MOST and 0 <= stand.seconden <= _LONGEST else None


@require_GET
def inhoud(request: HttpRequest) -> HttpResponse:
    """What arrived: each zaak with its documents, without a person."""
    kept = ours(request).opslag
    zaken = [
        {
            "identificatie": zaak["identificatie"],
            "omschrijving": zaak["omschrijving"],
            "documenten": [
                {"titel": document["titel"], "omvang": len(kept.inhoud[document["url"]])}
                for relatie in kept.relaties.values()
                if relatie["zaak"] == zaak["url"]
                for document in [kept.documenten[relatie["informatieobject"]]]
            ],
        }
        for zaak in kept.zaken.values()
    ]
    return JsonResponse({"zaken": zaken})
