"""The stand-in of Klantinteracties in the simulator: its API, and its fault switches."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_http_methods

from simulator.klantinteracties.klantinteracties import Klantinteracties
from simulator.state import current
from simulator.zaaksysteem.zgw_fouten import ZgwFout
from simulator.zaaksysteem.zgw_views import read_stand, response_of, vraag_of

TOKEN = "simulator-token-niet-voor-productie"  # noqa: S105  (of the stand-in; production refuses its address)


@cache
def _of(base: str) -> Klantinteracties:
    """The one of this process; it forgets everything when the simulator stops."""
    return Klantinteracties(base, TOKEN)


def ours(request: HttpRequest) -> Klantinteracties:
    return _of(current(request).addresses.base)


def api(request: HttpRequest, path: str) -> HttpResponseBase:  # noqa: ARG001 - the request has it
    return response_of(ours(request).answer(vraag_of(request, request.path)))


@require_http_methods(["GET", "POST", "DELETE"])
def fout(request: HttpRequest) -> HttpResponse:
    """GET: all switches, and the armed one. POST as that of ZGW. DELETE: none."""
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
