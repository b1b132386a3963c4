"""I1b: the inwoner says to come for somebody else. Only addresses: nothing is kept before the login starts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from diensten.models import Dienst
from diensten.queries import dienst_with_open_link
from identification.namens import Keuze
from identification.paginas import AnderPagina
from identification.queries import inwoner, kapot
from identification.queries import namens as queries
from identification.status import Status
from identification.views.poort import asked_keuze, broken, open_for_inwoner, show, speak


@require_safe
@open_for_inwoner
def ander(request: HttpRequest, token: str) -> HttpResponse:
    row = inwoner.find_by_token(token)
    speak(request, row.taal if row else "nl", row.dienst if row else None)
    if row is None:
        return broken(request, kapot.unknown_link())
    if row.status != Status.UITGENODIGD or row.verloopt_op <= timezone.now():
        return HttpResponseRedirect(reverse("identification:start", args=[token]))
    page = queries.link_page(row, token=token, fout="gekozen" in request.GET)
    return _answer(
        request, page, queries.offered(row.dienst, asked_keuze(request), row.deel), dienst=row.dienst
    )


@require_safe
@open_for_inwoner
def nieuw_ander(request: HttpRequest, slug: str) -> HttpResponse:
    dienst = dienst_with_open_link(slug)
    speak(request, "nl", dienst)
    if dienst is None or dienst.gespreksnummer_vragen:
        return broken(request, kapot.closed_door())
    page = queries.standing_link_page(dienst, fout="gekozen" in request.GET)
    return _answer(request, page, queries.offered(dienst, asked_keuze(request)), dienst=dienst)


def _answer(
    request: HttpRequest, page: AnderPagina | None, keuze: Keuze | None, *, dienst: Dienst
) -> HttpResponse:
    """Without a choice the page, with one the way on."""
    if page is None:
        return broken(request, kapot.closed_door())
    if keuze is not None:
        taal = request.GET.get("taal", "") and (request.LANGUAGE_CODE or "")
        return HttpResponseRedirect(queries.with_choices(page.terug_url, taal=taal, keuze=keuze))
    return show(request, "inwoner/ander.html", page, status=422 if page.fout else 200, dienst=dienst)
