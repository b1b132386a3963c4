"""Giving a call to a colleague, taking one over, and letting go of one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from begrippen.rol import Rol
from identification.flow import overdragen as flow
from identification.flow.overgang import AlVerder
from identification.models import Identification
from identification.queries import overdragen as queries
from identification.queries.zaakwoord import het_nummer
from identification.status import OPEN
from identification.views.delen import is_hidden
from identification.views.identificatie import own_form, own_identification
from identification.views.werkblad import medewerker_of
from toegang import rol_vereist


@require_http_methods(["GET", "HEAD", "POST"])
@own_identification
def overdragen(request: HttpRequest, row: Identification) -> HttpResponse:
    """Choose a colleague. The call stays here until the colleague takes it."""
    back = reverse("identification:identificatie", args=[row.pk])
    if row.status not in OPEN or row.overdracht_aan is not None:
        return HttpResponseRedirect(back)
    if request.method != "POST":
        return _choose(request, row)
    colleague = queries.colleague(pk=request.POST.get("collega", ""), ambtenaar=medewerker_of(request))
    if colleague is None:
        return _choose(request, row, fout=_("Kies een collega."), status=422)
    flow.offer(identification=row, collega=colleague, now=timezone.now())
    return HttpResponseRedirect(back)


def _choose(request: HttpRequest, row: Identification, *, fout: str = "", status: int = 200) -> HttpResponse:
    shown = queries.handover_page(
        row, ambtenaar=medewerker_of(request), fout=fout, verborgen=is_hidden(request)
    )
    return render(request, "werkblad/overdragen.html", {"pagina": shown}, status=status)


@own_form
def terug(_request: HttpRequest, row: Identification) -> HttpResponse:
    """Take the offer back."""
    flow.withdraw(identification=row, now=timezone.now())
    return HttpResponseRedirect(reverse("identification:identificatie", args=[row.pk]))


@own_form
def laat_los(request: HttpRequest, row: Identification) -> HttpResponse:
    """Taken up by mistake: back to nobody."""
    try:
        flow.release(identification=row, now=timezone.now())
    except flow.NietLosTeLaten:
        raise AlVerder from None
    text = _("Losgelaten. Een collega kan dit gesprek nu oppakken met %(het_nummer)s.")
    messages.success(request, text % {"het_nummer": het_nummer(row.zaakwoord)})
    return HttpResponseRedirect(reverse("identification:werkblad"))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@rol_vereist(Rol.AMBTENAAR)
def aanbod(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Yes or no to what a colleague offers. What was not offered to you does not exist."""
    desk = reverse("identification:werkblad")
    if request.method != "POST":
        return HttpResponseRedirect(desk)
    ambtenaar, now = medewerker_of(request), timezone.now()
    row = queries.offered(pk=pk, ambtenaar=ambtenaar, now=now)
    try:
        if row is None:
            raise AlVerder
        if request.POST.get("antwoord") != "ja":
            flow.refuse(identification=row, collega=ambtenaar, now=now)
            return HttpResponseRedirect(desk)
        flow.accept(identification=row, collega=ambtenaar, now=now)
    except AlVerder:
        messages.info(request, _("Dit gesprek wordt u niet meer aangeboden."))
        return HttpResponseRedirect(desk)
    return HttpResponseRedirect(reverse("identification:identificatie", args=[row.pk]))
