"""How sure is sure enough: questions about a dienst, a proposal with its reasons, and the decision."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from begrippen.rol import Rol
from diensten.advies import queries
from diensten.advies.besluiten import decide, last_decision
from diensten.advies.forms import AdviesForm, BesluitForm
from diensten.models import Dienst
from diensten.queries import any_dienst
from diensten.wijzigen import AnderWasEerst, Door
from toegang import current_medewerker, rol_vereist


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def advies(request: HttpRequest, slug: str) -> HttpResponse:
    """Two buttons: show the proposal, and record the decision."""
    dienst = any_dienst(slug)
    if dienst is None:
        raise Http404
    if request.method != "POST":
        return _page(request, dienst, AdviesForm(initial=_initial(dienst)))
    if request.POST.get("actie") == "besluit":
        return _decide(request, dienst)
    form = AdviesForm(request.POST)
    if not form.is_valid():
        return _page(request, dienst, form, status=422)
    return _proposal_page(request, dienst, form)


def _decide(request: HttpRequest, dienst: Dienst) -> HttpResponse:
    form = BesluitForm(request.POST)
    if not form.is_valid():
        answered = AdviesForm(request.POST)
        if not answered.is_valid():
            return _page(request, dienst, form, status=422)
        return _proposal_page(request, dienst, answered, fout=form)
    data, medewerker = form.cleaned_data, current_medewerker(request)
    try:
        decide(
            dienst=dienst,
            antwoorden=form.antwoorden,
            besluit=data["keuze"],
            toelichting=data["toelichting"],
            vorige=data["vorige"],
            door=Door(naam=medewerker.naam, id=medewerker.pk),
            now=timezone.now(),
        )
    except AnderWasEerst:
        again = request.POST.copy()
        again["vorige"] = str(_initial(dienst)["vorige"])
        fresh = BesluitForm(again)
        fresh.is_valid()
        return _page(request, dienst, fresh, voorstel=_proposal(dienst, fresh), conflict=True, status=409)
    messages.success(request, _("Het besluit is vastgelegd. Aan de dienst is nog niets gewijzigd."))
    return redirect("beheer:advies", slug=dienst.slug)


def _proposal_page(
    request: HttpRequest, dienst: Dienst, answered: AdviesForm, *, fout: BesluitForm | None = None
) -> HttpResponse:
    """The answers with the proposal under them, and the decision still to take."""
    voorstel = _proposal(dienst, answered)
    values = {**request.POST.dict(), "getoond": int(voorstel.niveau)}
    if fout is not None:
        fout.data = fout.data.copy()  # type: ignore[attr-defined]
        fout.data["getoond"] = int(voorstel.niveau)  # type: ignore[index]
        return _page(request, dienst, fout, voorstel=voorstel, status=422)
    form = BesluitForm(initial={**values, "keuze": int(voorstel.niveau), "toelichting": ""})
    return _page(request, dienst, form, voorstel=voorstel)


def _proposal(dienst: Dienst, form: AdviesForm) -> queries.Voorstel:
    return queries.proposal(dienst, form.advies, dict(form.antwoorden), now=timezone.now())


def _initial(dienst: Dienst) -> dict[str, Any]:
    last = last_decision(dienst)
    return {"vorige": 0} if last is None else {"vorige": last.pk, **last.antwoorden}


def _page(
    request: HttpRequest, dienst: Dienst, form: AdviesForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"dienst": dienst, "form": form, "besluiten": queries.decisions(dienst), **more}
    return render(request, "beheer/advies.html", context, status=status)
