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
from diensten.gemeente.stand import Storing, storing_of, write_storing
from diensten.gemeente.vastleggen import store
from diensten.gemeente.views import door_of, posted_vorige
from diensten.storing.forms import StoringForm
from diensten.storing.nakijken import trusted
from diensten.storing.standaard import STANDAARD, TALEN
from diensten.voorstellen.indienen import Gedaan, number, waits
from diensten.voorstellen.models import Onderwerp
from diensten.voorstellen.queries import asked, last_line
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
    context = {
        "mededelingen": mededelingen,
        "voorstel": last_line(Onderwerp.STORING, now=now),
        "wijzigingen": changes_of(*delen),
    }
    return render(request, "beheer/storing.html", context)


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def wijzigen(request: HttpRequest, voor: str) -> HttpResponse:
    """`?standaard=digid` fills in a text that stands ready: for inwoners, only such a one holds at once."""
    publiek, now = _publiek_or_404(voor), timezone.now()
    talen = TALEN[voor]
    if request.method != "POST":
        initial = _initial(request, _message(publiek, now))
        form = StoringForm(
            talen=talen, now=now, inwoners=publiek.inwoners, vertrouwd=trusted(), initial=initial
        )
        return _page(request, publiek, form)
    form = StoringForm(request.POST, talen=talen, now=now, inwoners=publiek.inwoners, vertrouwd=trusted())
    if not form.is_valid():
        return _page(request, publiek, form, status=422)
    inhoud = write_storing(form.as_storing())
    vorige, na = form.cleaned_data["vorige"], form.cleaned_data["na"] or 0
    try:
        gedaan = store(deel=publiek.deel, vorige=vorige, na=na, inhoud=inhoud, door=door_of(request), now=now)
    except AnderWasEerst:
        return _conflict(request, publiek, talen=talen, now=now)
    waiting = waits(Onderwerp.STORING) if publiek.inwoners and not gedaan else None
    return _stored(request, form, gedaan, wachtte=waiting is not None and waiting.inhoud == inhoud)


def _stored(request: HttpRequest, form: StoringForm, gedaan: Gedaan, *, wachtte: bool) -> HttpResponse:
    """`wachtte`: the same was proposed before."""
    for remark in form.opmerkingen:
        messages.info(request, remark)
    if gedaan.voorstel is not None:
        messages.success(
            request,
            _(
                "Voorgesteld. Iemand anders moet uw eigen woorden goedkeuren. "
                "Haast? Zet nu een tekst neer die klaarstaat."
            ),
        )
    elif wachtte:
        messages.info(request, _("Dit voorstel wacht al op goedkeuring."))
    else:
        messages.success(request, _("De mededeling is opgeslagen."))
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
    """A text that stands ready, else what waits for approval, else what stands there."""
    ready = STANDAARD[mededeling.publiek.slug].get(request.GET.get("standaard", ""))
    initial: dict[str, Any] = {"vorige": mededeling.vorige, "na": number(Onderwerp.STORING)}
    # After the number: never newer than it says.
    proposed = _proposed(request) if mededeling.publiek.inwoners else None
    texts: dict[str, str] = {}
    if ready is not None:
        texts = ready.in_talen(TALEN[mededeling.publiek.slug], now=timezone.now())
    elif (shown := proposed or mededeling.storing) is not None:
        texts = dict(shown.teksten)
        initial |= {"van": shown.van, "tot": shown.tot}
    return initial | {f"tekst_{taal}": text for taal, text in texts.items()}


def _proposed(request: HttpRequest) -> Storing | None:
    found = asked(request.GET.get("voorstel", ""), Onderwerp.STORING)
    return storing_of(found.inhoud) if found is not None else None


def _conflict(
    request: HttpRequest, publiek: Publiek, *, talen: tuple[Taal, ...], now: datetime
) -> HttpResponse:
    data = request.POST.copy()
    data["vorige"] = str(current().nummers.get(publiek.deel.value, 0))
    data["na"] = str(number(Onderwerp.STORING))
    form = StoringForm(data, talen=talen, now=now, inwoners=publiek.inwoners, vertrouwd=trusted())
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
        "voorstel": last_line(Onderwerp.STORING, now=timezone.now()) if publiek.inwoners else None,
    }
    return render(request, "beheer/storing_wijzigen.html", context, status=status)
