"""Arming a fault switch for the next answers: `/api/fout` for tests, a button in the bar to switch it off."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from simulator.digid.fouten import Fout
from simulator.scherp import Stand
from simulator.state import current

_MOST, _LONGEST = 1000, 600.0


@require_http_methods(["GET", "POST", "DELETE"])
def api(request: HttpRequest) -> HttpResponse:
    """GET: all switches, and the armed one. POST {"fout", "aantal", "seconden"}: arm. DELETE: none."""
    scherp = current(request).scherp
    if request.method == "DELETE":
        scherp.clear()
    if request.method == "POST":
        stand = _read(request.body)
        if stand is None:
            text = 'Stuur {"fout": naam, "aantal": 1}. GET geeft de namen.'
            return JsonResponse({"fout": text}, status=400)
        scherp.arm(stand.fout, aantal=stand.aantal, seconden=stand.seconden or None)
    armed = scherp.look()
    return JsonResponse(
        {
            "scherp": None if armed is None else {"fout": armed.fout, "aantal": armed.aantal},
            "fouten": [{"naam": fout, "groep": fout.groep, "tekst": fout.tekst} for fout in Fout],
        }
    )


def _read(body: bytes) -> Stand | None:
    try:
        given: Any = json.loads(body)
        stand = Stand(Fout(given["fout"]), int(given.get("aantal", 1)), float(given.get("seconden", 0)))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return None
    return stand if 1 <= stand.aantal <= _MOST and 0 <= stand.seconden <= _LONGEST else None


@require_POST
def off(request: HttpRequest) -> HttpResponse:
    current(request).scherp.clear()
    return HttpResponseRedirect(reverse("home"))


def bar(request: HttpRequest) -> dict[str, Any]:
    """For every page: which switch is armed."""
    return {"scherp": current(request).scherp.look()}
