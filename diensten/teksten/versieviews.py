"""One version of a prescribed text, beside what stands there now: approve, give back, withdraw."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from begrippen.rol import KEURDERS, Rol
from diensten.inwonerteksten.forms import RedenForm, StapForm
from diensten.inwonerteksten.models import Tekstversie
from diensten.inwonerteksten.opstellen import EigenTekst
from diensten.inwonerteksten.stand import Stand, may_judge, stand_of
from diensten.inwonerteksten.views import door_of
from diensten.knoppen import Knop, press
from diensten.teksten import invullen, queries
from diensten.teksten.plekken import PLEKKEN
from diensten.wijzigen import AnderWasEerst
from toegang import current_medewerker, rol_vereist


@require_http_methods(["GET", "POST"])
@rol_vereist(*KEURDERS)
@never_cache
def versie(request: HttpRequest, pk: int) -> HttpResponse:
    row = queries.version_by_pk(pk)
    if row is None:
        raise Http404
    if request.method != "POST":
        return _page(request, row)
    try:
        verouderd = request.POST.get("stand") != Stand.TER_GOEDKEURING
        return press(request, row, _KNOPPEN, _page, verouderd=verouderd)
    except AnderWasEerst:
        return _page(request, row, conflict=True, status=409)
    except EigenTekst:
        return _page(request, row, eigen=True, status=403)


def _approve(request: HttpRequest, row: Tekstversie, _reden: str) -> str:
    invullen.approve(pk=row.pk, door=door_of(request), now=timezone.now())
    return _("Goedgekeurd. Inwoners zien dit vanaf nu.")


def _refuse(request: HttpRequest, row: Tekstversie, reden: str) -> str:
    invullen.refuse(pk=row.pk, reden=reden, door=door_of(request), now=timezone.now())
    return _("Teruggegeven. De maker ziet waarom.")


def _withdraw(request: HttpRequest, row: Tekstversie, reden: str) -> str:
    invullen.withdraw(pk=row.pk, reden=reden, door=door_of(request), now=timezone.now())
    return _("Het voorstel is ingetrokken. Er blijft staan wat er stond.")


_KNOPPEN = {
    "goedkeuren": Knop(KEURDERS, _approve),
    "teruggeven": Knop(KEURDERS, _refuse, waarom="terug"),
    "intrekken": Knop((Rol.FUNCTIONEEL_BEHEERDER,), _withdraw, waarom="intrekken"),
}


def _page(request: HttpRequest, row: Tekstversie, *, status: int = 200, **more: Any) -> HttpResponse:
    """As it stands now, also after somebody else was first."""
    wie, now, which = current_medewerker(request), timezone.now(), queries.place_of(row)
    rows = invullen.versions(which)
    row = next(one for one in rows if one.pk == row.pk)
    is_now = stand_of(row, rows, now)
    maker, waits = wie.heeft_rol(Rol.FUNCTIONEEL_BEHEERDER), is_now is Stand.TER_GOEDKEURING
    context = {
        "stand": queries.text_state(which, rows, now=now),
        "versie": row,
        "is_nu": is_now.value,
        "voorbeelden": queries.examples(which, tekst=row.tekst)[:1],  # the first is Dutch
        "soort": "error" if PLEKKEN[which].fout else "info",
        "stappen": row.stappen.order_by("id"),
        "mag_oordelen": may_judge(row, is_now, wie=wie.pk),
        "mag_intrekken": maker and waits,
        "mag_wijzigen": maker,
        "stap_form": StapForm(initial={"stand": is_now.value}, auto_id=False),
        "terug_form": RedenForm(initial={"stand": is_now.value}, auto_id="terug-%s"),
        "intrekken_form": RedenForm(initial={"stand": is_now.value}, auto_id="intrekken-%s"),
        **more,
    }
    context["form"] = next((more[name] for name in more if name.endswith("_form")), None)
    return render(request, "beheer/logiusversie.html", context, status=status)
