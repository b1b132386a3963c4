"""The answer of the ambtenaar to a browser that asks to take over."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from identification.flow import verhuizen
from identification.flow.overgang import AlVerder
from identification.models import Identification
from identification.views.identificatie import own_form


@own_form
def verhuizing(request: HttpRequest, row: Identification) -> HttpResponse:
    """`wie`: which browser was asked about; `antwoord`: ja or nee. Anything else changes nothing."""
    answer, wie = request.POST.get("antwoord"), request.POST.get("wie", "")
    if answer in {"ja", "nee"}:
        if not (wie.isascii() and wie.isdigit() and len(wie) < 19):
            raise AlVerder
        verhuizen.answer_move(identification=row, wie=int(wie), ja=answer == "ja", now=timezone.now())
    return HttpResponseRedirect(reverse("identification:identificatie", args=[row.pk]))
