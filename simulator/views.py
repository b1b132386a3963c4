"""The first page, the style sheet and the pages for what went wrong."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from simulator.digid.request import Profiel
from simulator.people import BANDEN, MEDEWERKERS, TESTPERSONEN, Band, name_of
from simulator.state import current

_STYLESHEET = (Path(__file__).parent / "static" / "simulator.css").read_bytes()


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    context = {
        "portal": current(request).addresses.portal,
        "personen": [(person.naam, person.bsn.reveal()) for person in TESTPERSONEN],
        "banden": [_band(band) for band in BANDEN],
        "sessies": [
            (sessie.index, name_of(sessie.bsn) or "testpersoon")
            for sessie in current(request).sessies.fresh(now=datetime.now(UTC))
            if sessie.profiel is Profiel.DIGID_3
        ],
        "medewerkers": MEDEWERKERS,
    }
    return render(request, "home.html", context)


def _band(band: Band) -> dict[str, str]:
    objection = band.bezwaar("", today=localdate())
    return {
        "helper": name_of(band.helper),
        "ander": band.ander.naam,
        "bsn": band.ander.bsn.reveal(),
        "soort": band.naam,
        "stand": objection or "Geldig voor alle diensten.",
    }


@require_safe
def stylesheet(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(_STYLESHEET, content_type="text/css; charset=utf-8")


def message_page(request: HttpRequest, *, title: str, text: str, status: int) -> HttpResponse:
    context = {"titel": title, "tekst": text, "portal": current(request).addresses.portal}
    return render(request, "message.html", context, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return message_page(
        request, title="Niet gevonden", text="Deze pagina bestaat niet in de simulator.", status=404
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return message_page(
        request, title="Niet begrepen", text="De simulator begrijpt deze vraag niet.", status=400
    )
