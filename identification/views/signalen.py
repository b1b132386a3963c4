"""The ambtenaar: a signal that was seen, the word of both sides, and "I do not trust this"."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from identification.flow import alarm, signalen, woord
from identification.models import Identification
from identification.queries import werkblad
from identification.status import OPEN
from identification.views.delen import is_hidden
from identification.views.identificatie import own_form, own_identification

_ANTWOORDEN = {"ja": True, "nee": False}


@own_form
def gezien(_request: HttpRequest, row: Identification, nummer: int) -> HttpResponse:
    """By its number: the name of the kind would stand in the page, which may be on a shared screen."""
    signalen.put_away(identification=row, nummer=nummer, now=timezone.now())
    return HttpResponseRedirect(_page_url(row))


@own_form
def antwoord(request: HttpRequest, row: Identification) -> HttpResponse:
    """Anything else than yes or no shows the question again."""
    same = _ANTWOORDEN.get(request.POST.get("antwoord", ""))
    if same is not None:
        woord.answer_ambtenaar(identification=row, same=same, now=timezone.now())
    return HttpResponseRedirect(_page_url(row))


@require_http_methods(["GET", "HEAD", "POST"])
@own_identification
def wantrouwen(request: HttpRequest, row: Identification) -> HttpResponse:
    """What to say to end the call as any other, and then the end of it."""
    if row.status not in OPEN:
        return HttpResponseRedirect(_page_url(row))
    if request.method != "POST":
        shown = werkblad.stop_page(row, verborgen=is_hidden(request))
        return render(request, "werkblad/wantrouwen.html", {"pagina": shown})
    alarm.distrust(identification=row, now=timezone.now())
    return HttpResponseRedirect(_page_url(row))


def _page_url(row: Identification) -> str:
    return reverse("identification:identificatie", args=[row.pk])
