"""One version of a text: look at it, offer, approve, give back, withdraw, and say that it is still right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from begrippen.rol import KEURDERS, MAKERS, TEKSTROLLEN, Rol
from diensten.inwonerteksten import opstellen, queries
from diensten.inwonerteksten.forms import NagekekenForm, RedenForm, StapForm
from diensten.inwonerteksten.ingaan import planned_at
from diensten.inwonerteksten.models import Tekstversie
from diensten.inwonerteksten.nakijken import names_a_fact
from diensten.inwonerteksten.queries import Versiepagina
from diensten.inwonerteksten.stand import Stand, may_judge, may_offer, may_withdraw
from diensten.inwonerteksten.views import door_of
from diensten.inwonerteksten.woorden import Woord
from diensten.wijzigen import AnderWasEerst
from toegang import current_medewerker, rol_vereist

Act = Callable[[HttpRequest, Versiepagina], HttpResponse]
_REFUSED: dict[type[Exception], tuple[dict[str, Any], int]] = {
    AnderWasEerst: ({"conflict": True}, 409),
    opstellen.EigenTekst: ({"eigen": True}, 403),
    opstellen.NietDeMaker: ({"ander": True}, 403),
    opstellen.TeVeelGepland: ({"te_veel": True}, 422),
}


@require_http_methods(["GET", "POST"])
@rol_vereist(*TEKSTROLLEN)
@never_cache
def versie(request: HttpRequest, pk: int) -> HttpResponse:
    row = queries.version_by_pk(pk)
    if row is None:
        raise Http404
    pagina = queries.version_page(row, now=timezone.now())
    if request.method != "POST":
        return _page(request, pagina)
    act, roles = _ACTS.get(request.POST.get("actie", ""), (None, ()))
    if act is None:
        return _page(request, pagina, status=422)
    if not current_medewerker(request).heeft_rol(*roles):
        raise PermissionDenied
    try:
        if request.POST.get("stand") != pagina.stand.value:
            raise AnderWasEerst
        return act(request, pagina)
    except tuple(_REFUSED) as refused:
        said, status = _REFUSED[type(refused)]
        return _page(request, _again(row), status=status, **said)


def _offer(request: HttpRequest, pagina: Versiepagina) -> HttpResponse:
    opstellen.offer(pk=pagina.versie.pk, door=door_of(request), now=timezone.now())
    return _done(request, pagina, _("Iemand anders moet de tekst nog goedkeuren."))


def _approve(request: HttpRequest, pagina: Versiepagina) -> HttpResponse:
    now = timezone.now()
    row = opstellen.approve(pk=pagina.versie.pk, door=door_of(request), now=now)
    holds = row.geldt_vanaf is not None and row.geldt_vanaf <= now
    said = _("Goedgekeurd. Inwoners zien dit vanaf nu.")
    if isinstance(pagina.plek.plaats, Woord):
        said = _("Goedgekeurd. Inwoners lezen dit vanaf nu overal waar deze tekst staat.")
    return _done(request, pagina, said if holds else _("Goedgekeurd. De tekst gaat vanzelf in op die dag."))


def _give_back(request: HttpRequest, pagina: Versiepagina) -> HttpResponse:
    form = RedenForm(request.POST, auto_id="terug-%s")
    if not form.is_valid():
        return _page(request, pagina, terug_form=form, status=422)
    opstellen.give_back(
        pk=pagina.versie.pk, reden=form.cleaned_data["reden"], door=door_of(request), now=timezone.now()
    )
    return _done(request, pagina, _("Teruggegeven. De maker ziet waarom."))


def _withdraw(request: HttpRequest, pagina: Versiepagina) -> HttpResponse:
    form = RedenForm(request.POST, auto_id="intrekken-%s")
    if not form.is_valid():
        return _page(request, pagina, intrekken_form=form, status=422)
    opstellen.withdraw(
        pk=pagina.versie.pk, reden=form.cleaned_data["reden"], door=door_of(request), now=timezone.now()
    )
    return _done(request, pagina, _("Ingetrokken. Inwoners zien deze tekst niet meer."))


def _still_right(request: HttpRequest, pagina: Versiepagina) -> HttpResponse:
    form = _check_form(pagina.versie, request.POST)
    if not form.is_valid():
        return _page(request, pagina, nagekeken_form=form, status=422)
    opstellen.still_right(
        pk=pagina.versie.pk,
        volgende=form.cleaned_data["volgende"],
        door=door_of(request),
        now=timezone.now(),
    )
    return _done(request, pagina, _("Opgeschreven: deze tekst is nagekeken en klopt nog."))


_ACTS: dict[str, tuple[Act | None, tuple[Rol, ...]]] = {
    "aanbieden": (_offer, MAKERS),
    "goedkeuren": (_approve, KEURDERS),
    "teruggeven": (_give_back, KEURDERS),
    "intrekken": (_withdraw, TEKSTROLLEN),
    "nagekeken": (_still_right, TEKSTROLLEN),
}


def _again(row: Tekstversie) -> Versiepagina:
    row.refresh_from_db()
    return queries.version_page(row, now=timezone.now())


def _done(request: HttpRequest, pagina: Versiepagina, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("beheer:tekstversie", pk=pagina.versie.pk)


def _check_form(row: Tekstversie, data: Any = None) -> NagekekenForm:
    return NagekekenForm(data, nodig=names_a_fact(row.tekst), now=timezone.now(), auto_id="nagekeken-%s")


def _page(request: HttpRequest, pagina: Versiepagina, *, status: int = 200, **more: Any) -> HttpResponse:
    wie, row, stand = current_medewerker(request), pagina.versie, pagina.stand
    context = {
        "pagina": pagina,
        "mag_wijzigen": wie.heeft_rol(*MAKERS),
        "mag_aanbieden": wie.heeft_rol(*MAKERS) and may_offer(row, stand, wie=wie.pk),
        "mag_oordelen": wie.heeft_rol(*KEURDERS) and may_judge(row, stand, wie=wie.pk),
        "mag_intrekken": may_withdraw(stand),
        "mag_nakijken": stand in {Stand.GEPLAND, Stand.GEPUBLICEERD} and row.tekst,
        "stap_form": StapForm(initial={"stand": stand.value}, auto_id=False),
        "terug_form": RedenForm(initial={"stand": stand.value}, auto_id="terug-%s"),
        "intrekken_form": RedenForm(initial={"stand": stand.value}, auto_id="intrekken-%s"),
        "nagekeken_form": _check_form(row),
        **more,
    }
    context["gepland"] = planned_at(row, now=timezone.now()) if more.get("te_veel") else []
    context["form"] = next((more[name] for name in more if name.endswith("_form")), None)
    return render(request, "beheer/tekstversie.html", context, status=status)
