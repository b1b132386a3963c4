"""One proposal beside what holds: approve, give back, withdraw."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from begrippen.rol import KEURDERS, Rol
from diensten.gemeente.views import door_of
from diensten.inwonerteksten.forms import RedenForm, StapForm
from diensten.knoppen import Knop, press
from diensten.voorstellen import besluiten, queries
from diensten.voorstellen.besluiten import EigenVoorstel, Voorbij, may_judge
from diensten.voorstellen.models import Besluit, Voorstel
from diensten.voorstellen.onderwerpen import begins_later
from diensten.wijzigen import AnderWasEerst
from toegang import current_medewerker, rol_vereist


@require_http_methods(["GET", "POST"])
@rol_vereist(*KEURDERS)
@never_cache
def voorstel(request: HttpRequest, pk: int) -> HttpResponse:
    row = queries.by_pk(pk)
    if row is None:
        raise Http404
    if request.method != "POST":
        return _page(request, row)
    try:
        return press(request, row, _KNOPPEN, _page)
    except AnderWasEerst:
        return _page(request, row, conflict=True, status=409)
    except Voorbij:
        return _page(request, row, status=409)  # the page says that its time is over
    except EigenVoorstel:
        return _page(request, row, eigen=True, status=403)


def _approve(request: HttpRequest, row: Voorstel, _reden: str) -> str:
    gezien, now = request.POST.get("stand", ""), timezone.now()
    besluiten.approve(pk=row.pk, gezien=gezien, door=door_of(request), now=now)
    if begins_later(row, now):
        return _("Goedgekeurd. De mededeling begint vanzelf op de tijd die erbij staat.")
    return _("Goedgekeurd. Het staat er vanaf nu.")


def _give_back(request: HttpRequest, row: Voorstel, reden: str) -> str:
    besluiten.give_back(pk=row.pk, reden=reden, door=door_of(request), now=timezone.now())
    return _("Teruggegeven. De maker ziet waarom.")


def _withdraw(request: HttpRequest, row: Voorstel, reden: str) -> str:
    besluiten.withdraw(pk=row.pk, reden=reden, door=door_of(request), now=timezone.now())
    return _("Het voorstel is ingetrokken. Er blijft staan wat er stond.")


_KNOPPEN = {
    "goedkeuren": Knop(KEURDERS, _approve),
    "teruggeven": Knop(KEURDERS, _give_back, waarom="terug"),
    "intrekken": Knop((Rol.FUNCTIONEEL_BEHEERDER,), _withdraw, waarom="intrekken"),
}


def _page(request: HttpRequest, row: Voorstel, *, status: int = 200, **more: Any) -> HttpResponse:
    """As it stands now, also after somebody else was first."""
    wie, now = current_medewerker(request), timezone.now()
    pagina = queries.proposal_page(queries.by_pk(row.pk) or row, now=now)
    maker, waits = wie.heeft_rol(Rol.FUNCTIONEEL_BEHEERDER), pagina.regel.stand == Besluit.OPEN
    initial = {"stand": pagina.gezien}
    context = {
        "pagina": pagina,
        "mag_oordelen": pagina.regel.wacht and may_judge(row, wie=wie.pk),
        "mag_intrekken": maker and waits,
        "mag_wijzigen": maker,
        "stap_form": StapForm(initial=initial, auto_id=False),
        "terug_form": RedenForm(initial=initial, auto_id="terug-%s"),
        "intrekken_form": RedenForm(initial=initial, auto_id="intrekken-%s"),
        **more,
    }
    context["form"] = next((more[name] for name in more if name.endswith("_form")), None)
    return render(request, "beheer/voorstel.html", context, status=status)
