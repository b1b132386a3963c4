"""The BRP stand-in in the simulator: its questions, its tokens and its fault switches."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.views.decorators.http import require_http_methods

from simulator.brp.bericht import Antwoord, Vraag
from simulator.brp.brp import Brp
from simulator.brp.fouten import BrpSchakelaar, Stand
from simulator.brp.toegang import Toegang

SECRET = "simulator-brp-niet-voor-productie"  # noqa: S105  (of the stand-in; production refuses its address)
API_KEY = "simulator-sleutel"
_MOST, _LONGEST = 1000, 600.0
# The one of this process: a gateway that wants to know why somebody asks, and for whom.
BRP = Brp(
    Toegang(client_secret=SECRET, api_key=API_KEY, verplicht=("x-doelbinding", "x-gebruiker", "x-origin-oin"))
)


def api(request: HttpRequest, path: str) -> HttpResponseBase:
    headers = {name.lower(): value for name, value in request.headers.items()}
    return _response(BRP.answer(Vraag(request.method or "GET", f"/{path}", headers, request.body)))


def _response(answer: Antwoord) -> HttpResponseBase:
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
    """GET: all switches, and the armed one. POST {"fout", "aantal", "seconden"}: arm. DELETE: none."""
    if request.method == "DELETE":
        BRP.schakelaar.arm(None)
    if request.method == "POST":
        stand = _read(request.body)
        if stand is None:
            text = 'Stuur {"fout": naam, "aantal": 1}. GET geeft de namen.'
            return JsonResponse({"fout": text}, status=400)
        BRP.schakelaar.arm(stand)
    armed = BRP.schakelaar.look()
    scherp = None if armed is None else {"fout": armed.fout, "aantal": armed.aantal}
    return JsonResponse({"scherp": scherp, "fouten": list(BrpSchakelaar)})


def _read(body: bytes) -> Stand | None:
    try:
        given: Any = json.loads(body)
        stand = Stand(
            BrpSchakelaar(given["fout"]), int(given.get("aantal", 1)), float(given.get("seconden", 15.0))
        )
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return None
    return stand if 1 <= stand.aantal <= _MOST and 0 <= stand.seconden <= _LONGEST else None
