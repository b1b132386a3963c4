"""For functioneel beheer: the start page of a dienst as an inwoner reads it on a day, with the texts of then."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from begrippen.rol import Rol
from diensten.inwonerteksten.spreken import spoken
from diensten.inwonerteksten.tonen import Teksten
from diensten.queries import any_dienst
from diensten.verhoging.tijdlijn import named_day
from identification.queries.inwoner import example_page
from toegang import rol_vereist


@require_http_methods(["GET", "HEAD", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def voorbeeld(request: HttpRequest, slug: str, dag: str) -> HttpResponse:
    """`dag`: as 2027-06-15. Its buttons are there and lead to this page: nobody logs in from here."""
    dienst = any_dienst(slug)
    if dienst is None:
        raise Http404
    try:
        shown, moment = named_day(dag)
        around = [
            (one, _address(slug, one)) for one in (shown - timedelta(days=1), shown + timedelta(days=1))
        ]
    except (ValueError, OverflowError):
        raise Http404 from None
    teksten = Teksten(dienst=dienst, now=moment)
    context = {
        "dienst": dienst,
        "dag": shown,
        "dagen": around,
        "gedrukt": request.method == "POST",
        "teksten": teksten,
    }
    with spoken(teksten):
        pagina = example_page(dienst, adres=request.path, taal=request.LANGUAGE_CODE or "nl", moment=moment)
        return render(request, "beheer/voorbeeld.html", context | {"pagina": pagina})


def _address(slug: str, dag: date) -> str:
    return reverse("identification:voorbeeld", args=[slug, dag.isoformat()])
