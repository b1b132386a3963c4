"""The messages above every page: what holds now, a new one, and taking one away at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from begrippen.rol import Rol
from begrippen.taal import Taal
from diensten.gemeente.lezen import current
from diensten.gemeente.models import Deel
from diensten.gemeente.queries import changes_of
from diensten.gemeente.stand import Storing, write_storing
from diensten.gemeente.vastleggen import store
from diensten.gemeente.views import door_of, posted_vorige
from diensten.storing.forms import StoringForm
from diensten.storing.standaard import STANDAARD, TALEN
from diensten.wijzigen import AnderWasEerst
from toegang import rol_vereist

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Publiek:
    slug: str
    deel: Deel
    kop: _StrPromise
    uitleg: _StrPromise

    @property
    def inwoners(self) -> bool:
        return self.deel is Deel.STORING_INWONERS


PUBLIEK = {
    "inwoners": Publiek(
        "inwoners",
        Deel.STORING_INWONERS,
        gettext_lazy("Voor inwoners"),
        gettext_lazy("Staat boven elke pagina van inwoners."),
    ),
    "medewerkers": Publiek(
        "medewerkers",
        Deel.STORING_MEDEWERKERS,
        gettext_lazy("Voor medewerkers"),
        gettext_lazy("Staat boven elke pagina van medewerkers, ook boven de pagina om in te loggen."),
    ),
}


@dataclass(frozen=True, slots=True)
class Mededeling:
    """`vorige`: the version to take away; `storing`: None when there is none, or when it is over."""

    publiek: Publiek
    storing: Storing | None
    vorige: int
    nu: bool


@require_GET
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def overzicht(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    mededelingen = [_message(publiek, now) for publiek in PUBLIEK.values()]
    delen = [publiek.deel for publiek in PUBLIEK.values()]
    context = {"mededelingen": mededelingen, "wijzigingen": changes_of(*delen)}
    return render(request, "beheer/storing.html", context)


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def wijzigen(request: HttpRequest, voor: str) -> HttpResponse:
    """`?standaard=digid` fills in a text that stands ready."""
    publiek, now = _publiek_or_404(voor), timezone.now()
    talen = TALEN[voor]
    if request.method != "POST":
        initial = _initial(request, _message(publiek, now))
        form = StoringForm(talen=talen, now=now, inwoners=publiek.inwoners, initial=initial)
        return _page(request, publiek, form)
    form = StoringForm(request.POST, talen=talen, now=now, inwoners=publiek.inwoners)
    if not form.is_valid():
        return _page(request, publiek, form, status=422)
    inhoud = write_storing(form.as_storing())
    vorige = form.cleaned_data["vorige"]
    try:
        store(deel=publiek.deel, vorige=vorige, inhoud=inhoud, door=door_of(request), now=now)
    except AnderWasEerst:
        return _conflict(request, publiek, talen=talen, now=now)
    messages.success(request, _("De mededeling is opgeslagen."))
    for remark in form.opmerkingen:
        messages.info(request, remark)
    return redirect("beheer:storing")


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def weghalen(request: HttpRequest, voor: str) -> HttpResponse:
    publiek = _publiek_or_404(voor)
    if request.method != "POST":
        return redirect("beheer:storing")
    number = posted_vorige(request)
    try:
        store(deel=publiek.deel, vorige=number, inhoud={}, door=door_of(request), now=timezone.now())
    except AnderWasEerst:
        messages.error(request, _("Iemand anders wijzigde de mededeling net. Kijk wat er nu staat."))
    else:
        messages.success(request, _("De mededeling is weg."))
    return redirect("beheer:storing")


def _publiek_or_404(voor: str) -> Publiek:
    if voor not in PUBLIEK:
        raise Http404
    return PUBLIEK[voor]


def _message(publiek: Publiek, now: datetime) -> Mededeling:
    stand = current()
    found = stand.storing_inwoners if publiek.slug == "inwoners" else stand.storing_medewerkers
    storing = None if found is None or found.is_over(now) else found
    nu = storing is not None and storing.holds(now)
    return Mededeling(publiek, storing, stand.nummers.get(publiek.deel.value, 0), nu)


def _initial(request: HttpRequest, mededeling: Mededeling) -> dict[str, Any]:
    ready = STANDAARD[mededeling.publiek.slug].get(request.GET.get("standaard", ""))
    initial: dict[str, Any] = {"vorige": mededeling.vorige}
    if ready is not None:
        texts = ready.in_talen(TALEN[mededeling.publiek.slug])
    elif mededeling.storing is not None:
        texts = dict(mededeling.storing.teksten)
        initial |= {"van": mededeling.storing.van, "tot": mededeling.storing.tot}
    else:
        texts = {}
    return initial | {f"tekst_{taal}": text for taal, text in texts.items()}


def _conflict(
    request: HttpRequest, publiek: Publiek, *, talen: tuple[Taal, ...], now: datetime
) -> HttpResponse:
    data = request.POST.copy()
    data["vorige"] = str(current().nummers.get(publiek.deel.value, 0))
    form = StoringForm(data, talen=talen, now=now, inwoners=publiek.inwoners)
    form.is_valid()
    return _page(request, publiek, form, conflict=True, status=409)


def _page(
    request: HttpRequest, publiek: Publiek, form: StoringForm, *, conflict: bool = False, status: int = 200
) -> HttpResponse:
    context = {
        "publiek": publiek,
        "form": form,
        "conflict": conflict,
        "standaard": STANDAARD[publiek.slug].items(),
    }
    return render(request, "beheer/storing_wijzigen.html", context, status=status)
