"""The accessibility statement: for everybody to read, and for beheer to fill in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from begrippen.rol import Rol
from diensten.models import Toegankelijkheid
from diensten.toegankelijkheid.forms import VerklaringForm
from diensten.toegankelijkheid.verklaring import current, state
from diensten.wijzigen import AnderWasEerst, Door
from toegang import current_medewerker, rol_vereist

_FIELDS = ("status", "sinds", "email", "onderzoek_url", "problemen")


@login_not_required
@require_safe
@never_cache
def verklaring(request: HttpRequest) -> HttpResponse:
    """Open to everybody; also says what to do as long as nobody filled it in."""
    return render(request, "openbaar/toegankelijkheid.html", {"verklaring": current()})


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def wijzigen(request: HttpRequest) -> HttpResponse:
    stored = current()
    if request.method != "POST":
        return _page(request, VerklaringForm(initial=_initial(stored)), stored)
    form = VerklaringForm(request.POST)
    if not form.is_valid():
        return _page(request, form, stored, status=422)
    medewerker = current_medewerker(request)
    door = Door(naam=medewerker.naam, id=medewerker.pk)
    try:
        state(door=door, now=timezone.now(), **form.cleaned_data)
    except AnderWasEerst:
        return _conflict(request)
    messages.success(request, _("De verklaring is opgeslagen. Iedereen ziet haar vanaf nu."))
    return redirect("beheer:toegankelijkheid")


def _conflict(request: HttpRequest) -> HttpResponse:
    """What was typed stays, beside what stands there now; storing again is then a choice."""
    stored = current()
    data = request.POST.copy()
    data["vorige"] = str(stored.pk if stored else 0)
    form = VerklaringForm(data)
    form.is_valid()
    return _page(request, form, stored, conflict=True, status=409)


def _initial(stored: Toegankelijkheid | None) -> dict[str, object]:
    if stored is None:
        return {"vorige": 0}
    return {"vorige": stored.pk, **{name: getattr(stored, name) for name in _FIELDS}}


def _page(
    request: HttpRequest,
    form: VerklaringForm,
    stored: Toegankelijkheid | None,
    *,
    conflict: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "verklaring": stored, "conflict": conflict}
    return render(request, "beheer/toegankelijkheid.html", context, status=status)
