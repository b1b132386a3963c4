"""The matrix of kinds and diensten, for functioneel beheer."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from begrippen.rol import Rol
from begrippen.vertegenwoordiging import Soort
from machtigen import queries
from machtigen.diensten import Dienst, dienst_by_slug
from machtigen.forms import BeginForm, RegelsForm, TerugForm, initial_of
from machtigen.instelling import Instelling, verschillen, voorstel
from machtigen.pagina import door
from machtigen.queries import Dienststand
from machtigen.regels import Aard
from machtigen.staat_vast import AnderWasEerst
from machtigen.wijzigen import OnbekendeVersie, put_back, store
from machtigen.woorden import AARDEN, SOORTEN
from toegang import rol_vereist


@require_GET
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def matrix(request: HttpRequest) -> HttpResponse:
    context = {"regels": queries.matrix(), "soorten": list(SOORTEN.values())}
    return render(request, "machtigen/matrix.html", context)


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def dienst(request: HttpRequest, slug: str) -> HttpResponse:
    """First what the dienst is about; then, with what follows the source filled in, all cells."""
    which, stand = _dienst(slug), queries.stand_of(slug)
    if stand.versie == 0:
        return _begin(request, which)
    if request.method != "POST":
        return _page(request, which, stand)
    form = RegelsForm(request.POST)
    if not form.is_valid():
        return _page(request, which, stand, form)
    try:
        changed = store(
            slug=slug,
            versie=form.cleaned_data["versie"],
            instelling=form.instelling,
            door=door(request),
            now=timezone.now(),
        )
    except AnderWasEerst:
        return _conflict(request, which, form)
    return _stored(request, which, changed=changed)


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def terug(request: HttpRequest, slug: str) -> HttpResponse:
    """Put an older version back. Opened as an address, after a login for instance, it leads to the dienst."""
    which = _dienst(slug)
    if request.method != "POST":
        return redirect("machtigen:dienst", slug=slug)
    form = TerugForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        changed = put_back(slug=slug, door=door(request), now=timezone.now(), **form.cleaned_data)
    except OnbekendeVersie:
        raise Http404 from None
    except AnderWasEerst:
        return _page(request, which, queries.stand_of(slug), verschillen=[], status=409)
    return _stored(request, which, changed=changed)


def _dienst(slug: str) -> Dienst:
    which = dienst_by_slug(slug)
    if which is None:
        raise Http404
    return which


def _begin(request: HttpRequest, which: Dienst) -> HttpResponse:
    form = BeginForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        first = voorstel(Aard(form.cleaned_data["aard"]))
        try:
            store(slug=which.slug, versie=0, instelling=first, door=door(request), now=timezone.now())
        except AnderWasEerst:
            return _page(request, which, queries.stand_of(which.slug), verschillen=[], status=409)
        messages.success(
            request, _("Het voorstel staat klaar. Niemand kan er nog iets mee: zet de dienst aan.")
        )
        return redirect("machtigen:dienst", slug=which.slug)
    status = 422 if request.method == "POST" else 200
    return render(request, "machtigen/begin.html", {"dienst": which, "form": form}, status=status)


def _stored(request: HttpRequest, which: Dienst, *, changed: bool) -> HttpResponse:
    if changed:
        messages.success(request, _("De regels zijn opgeslagen. Zij gelden voor wie vanaf nu begint."))
    else:
        messages.info(request, _("Er is niets gewijzigd."))
    return redirect("machtigen:dienst", slug=which.slug)


def _conflict(request: HttpRequest, which: Dienst, form: RegelsForm) -> HttpResponse:
    """What was typed stays, beside what stands there now; storing again is then a choice."""
    stand = queries.stand_of(which.slug)
    data = request.POST.copy()
    data["versie"] = str(stand.versie)
    again = RegelsForm(data)
    again.is_valid()
    found = list(_verschillen(stand.instelling, form.instelling))
    return _page(request, which, stand, again, verschillen=found, status=409)


def _verschillen(nu: Instelling, ingevuld: Instelling) -> Iterable[tuple[str, str, str]]:
    return (queries.verschil_in_woorden(verschil) for verschil in verschillen(nu, ingevuld))


def _page(
    request: HttpRequest,
    which: Dienst,
    stand: Dienststand,
    form: RegelsForm | None = None,
    *,
    verschillen: list[tuple[str, str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = form or RegelsForm(initial=initial_of(stand.instelling) | {"versie": stand.versie})
    nooit = [SOORTEN[soort] for soort in queries.nooit_bij(stand.instelling.aard)]
    context = {
        "dienst": which,
        "stand": stand,
        "aard": AARDEN[stand.instelling.aard],
        "cellen": [queries.cel_in_woorden(soort, stand.instelling) for soort in Soort],
        "nooit": nooit,
        "form": shown,
        "conflict": verschillen is not None,
        "verschillen": verschillen,
        "versies": queries.versieregels(which.slug),
    }
    return render(
        request, "machtigen/dienst.html", context, status=422 if shown.errors and status == 200 else status
    )
