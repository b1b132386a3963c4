"""The standing link of a dienst: a login that an ambtenaar takes up later, or the way to a call by its number."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diensten.models import Dienst
from diensten.queries import dienst_with_open_link
from identification.flow import uitnodigen
from identification.flow.aanhaken import find_call
from identification.flow.gebeld import GeenGespreksnummer, TeVeelGevraagd
from identification.queries import herkennen as queries
from identification.queries import inwoner, kapot
from identification.queries.namens import offered
from identification.views.herkennen import to_digid
from identification.views.poort import asked_keuze, broken, form_on, open_for_inwoner, show, speak
from kluis.zegel import ZegelVerbroken


@require_safe
@open_for_inwoner
def nieuw(request: HttpRequest, slug: str) -> HttpResponse:
    """First the number of the call, or at once the way to DigiD, as the dienst says."""
    dienst = dienst_with_open_link(slug)
    taal = speak(request, dienst.taal if dienst is not None else "nl", dienst)
    if dienst is None:
        return broken(request, kapot.closed_door())
    if dienst.gespreksnummer_vragen:
        return show(request, "inwoner/gespreksnummer.html", queries.call_number_page(dienst), dienst=dienst)
    keuze = offered(dienst, asked_keuze(request))
    page = inwoner.standing_page(dienst, taal=taal, now=timezone.now(), keuze=keuze)
    return show(request, "inwoner/start.html", page, dienst=dienst)


@form_on("nieuw")
def inloggen(request: HttpRequest, slug: str) -> HttpResponse:
    dienst = dienst_with_open_link(slug)
    taal = speak(request, dienst.taal if dienst is not None else "nl", dienst)
    if dienst is None:
        return broken(request, kapot.closed_door())
    if dienst.gespreksnummer_vragen:
        return HttpResponseRedirect(reverse("identification:nieuw", args=[slug]))
    try:
        row = uitnodigen.start_standing(dienst=dienst, taal=taal, now=timezone.now())
    except uitnodigen.TeDruk:
        return broken(request, kapot.too_busy())
    except uitnodigen.FlowNietToegestaan:
        return broken(request, kapot.closed_door())
    return to_digid(request, row, taal=taal)


@form_on("nieuw")
def gesprek(request: HttpRequest, slug: str) -> HttpResponse:
    """The number that the ambtenaar says leads to the link of that call."""
    dienst = dienst_with_open_link(slug)
    taal = speak(request, dienst.taal if dienst is not None else "nl", dienst)
    if dienst is None or not dienst.gespreksnummer_vragen:
        return broken(request, kapot.closed_door())
    typed = request.POST.get("nummer", "")[:20]
    try:
        found = find_call(dienst=dienst, typed=typed, now=timezone.now())
        if found is not None:
            link = inwoner.link_of(found)
            return HttpResponseRedirect(link if taal == found.taal else f"{link}?taal={taal}")
    except GeenGespreksnummer:
        return _again(request, dienst, typed, _("Het gespreksnummer heeft 5 cijfers."))
    except TeVeelGevraagd:
        return broken(request, kapot.too_busy())
    except ZegelVerbroken:
        pass  # it ended at this moment
    return _again(
        request, dienst, typed, _("Dit nummer kennen wij niet. Vraag het nummer nog een keer in het gesprek.")
    )


def _again(request: HttpRequest, dienst: Dienst, typed: str, fout: str) -> HttpResponse:
    pagina = queries.call_number_page(dienst, ingevuld=typed, fout=fout)
    return show(request, "inwoner/gespreksnummer.html", pagina, status=422, dienst=dienst)
