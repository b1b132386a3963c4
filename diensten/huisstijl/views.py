"""Name and numbers, logo and colours of the gemeente: what holds, a new one, and taking one away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from begrippen.rol import Rol
from diensten.gemeente.models import Deel
from diensten.gemeente.queries import changes_of
from diensten.gemeente.vast import VELDEN, fixed, required
from diensten.gemeente.vastleggen import last_of, store
from diensten.gemeente.views import door_of, posted_vorige
from diensten.huisstijl import bestanden
from diensten.huisstijl.forms import IdentiteitForm, LogoForm, ThemaForm
from diensten.huisstijl.logo import OngeldigLogo, read_logo
from diensten.huisstijl.models import Bestandsoort
from diensten.huisstijl.openbaar import logo_url
from diensten.huisstijl.paren import SCHERMEN, inspect, judge
from diensten.huisstijl.queries import look
from diensten.huisstijl.tokens import Fout, OngeldigThema, read_tokens
from diensten.wijzigen import AnderWasEerst
from toegang import rol_vereist

_BEHEERDER = Rol.FUNCTIONEEL_BEHEERDER
_DELEN = {"logo": Deel.LOGO, "thema": Deel.THEMA}


@require_http_methods(["GET", "POST"])
@rol_vereist(_BEHEERDER)
@never_cache
def pagina(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    form = IdentiteitForm(request.POST, nodig=required(), vast=fixed())
    if not form.is_valid():
        return _page(request, form=form, status=422)
    vorige = form.cleaned_data["vorige"]
    try:
        store(
            deel=Deel.IDENTITEIT,
            vorige=vorige,
            inhoud=form.as_inhoud(_stored_identity()),
            door=door_of(request),
            now=timezone.now(),
        )
    except AnderWasEerst:
        data = request.POST.copy()
        data["vorige"] = str(look().vorige[Deel.IDENTITEIT.value])
        form = IdentiteitForm(data, nodig=required(), vast=fixed())
        form.is_valid()
        return _page(request, form=form, conflict=True, status=409)
    messages.success(request, _("Opgeslagen. Iedereen ziet het vanaf nu."))
    return redirect("beheer:huisstijl")


@require_http_methods(["GET", "POST"])
@rol_vereist(_BEHEERDER)
@never_cache
def logo(request: HttpRequest) -> HttpResponse:
    """Opened as an address, after a login for instance, it leads to the page it stands on."""
    if request.method != "POST":
        return redirect("beheer:huisstijl")
    form = LogoForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, logoform=form, status=422)
    upload = form.cleaned_data["logo"]
    try:
        png = read_logo(upload.read())
    except OngeldigLogo as wrong:
        form.add_error("logo", _logo_told(str(wrong)))
        return _page(request, logoform=form, status=422)
    now = timezone.now()
    name = bestanden.keep(soort=Bestandsoort.LOGO, inhoud=png, now=now)
    return _store_file(request, Deel.LOGO, {"bestand": name, "naam": upload.name[:80]})


@require_http_methods(["GET", "POST"])
@rol_vereist(_BEHEERDER)
@never_cache
def thema(request: HttpRequest) -> HttpResponse:
    """A theme to look at: nothing holds before it is chosen on the next page."""
    if request.method != "POST":
        return redirect("beheer:huisstijl")
    form = ThemaForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, themaform=form, status=422)
    upload = form.cleaned_data["thema"]
    try:
        found = read_tokens(upload.read())
    except OngeldigThema as wrong:
        form.add_error("thema", _theme_told(wrong))
        return _page(request, themaform=form, status=422)
    name = bestanden.keep(soort=Bestandsoort.THEMA, inhoud=found.thema.as_bytes(), now=timezone.now())
    told = _("%(gebruikt)d waarden gelezen. %(over)d waarden gebruiken wij niet.")
    messages.info(request, told % {"gebruikt": found.gebruikt, "over": found.overgeslagen})
    request.session["thema_naam"] = upload.name[:80]
    return redirect("beheer:thema-voorbeeld", naam=name)


@require_http_methods(["GET", "POST"])
@rol_vereist(_BEHEERDER)
@never_cache
def thema_voorbeeld(request: HttpRequest, naam: str) -> HttpResponse:
    """How it looks and whether everybody can read it; a theme that fails cannot be chosen."""
    found = bestanden.theme(naam)
    if found is None:
        raise Http404
    verdict = inspect(found)
    if request.method == "POST" and verdict.goed:
        shown = request.session.pop("thema_naam", "") or naam[:12]
        return _store_file(request, Deel.THEMA, {"bestand": naam, "naam": shown})
    context = {
        "voorbeeld_url": reverse("huisstijl-voorbeeld", args=[naam]),
        "uitslagen": judge(found),
        "keuring": verdict,
        "vorige": look().vorige[Deel.THEMA.value],
        "schermen": SCHERMEN,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "beheer/thema.html", context, status=status)


@require_http_methods(["GET", "POST"])
@rol_vereist(_BEHEERDER)
@never_cache
def weghalen(request: HttpRequest, wat: str) -> HttpResponse:
    """Back to our own mark, or to our own colours."""
    if wat not in _DELEN:
        raise Http404
    if request.method != "POST":
        return redirect("beheer:huisstijl")
    return _store_file(request, _DELEN[wat], {})


def _store_file(request: HttpRequest, deel: Deel, inhoud: dict[str, Any]) -> HttpResponse:
    number = posted_vorige(request)
    try:
        store(deel=deel, vorige=number, inhoud=inhoud, door=door_of(request), now=timezone.now())
    except AnderWasEerst:
        messages.error(
            request, _("Iemand anders was net eerder. Er is niets opgeslagen. Kijk wat er nu staat.")
        )
    else:
        messages.success(request, _("Opgeslagen. Iedereen ziet het vanaf nu."))
    return redirect("beheer:huisstijl")


def _logo_told(soort: str) -> str:
    return {
        "groot": _("Dit plaatje is te groot. Maak het kleiner, hoogstens 4000 bij 4000 punten."),
        "soort": _("Dit is geen plaatje dat wij kunnen lezen. Gebruik PNG, WebP of JPEG. Een SVG kan niet."),
        "zwaar": _("Dit plaatje blijft te zwaar voor de pagina. Gebruik een logo zonder foto."),
    }[soort]


def _theme_told(wrong: OngeldigThema) -> list[str]:
    if wrong.soort == "tokens":
        return [_token_told(fout) for fout in wrong.fouten[:10]]
    return [
        {
            "json": _("Dit is geen JSON-bestand met design tokens."),
            "groot": _("Dit bestand is te groot."),
            "diep": _("Dit bestand heeft te veel lagen."),
            "leeg": _("In dit bestand staat geen enkele waarde die wij gebruiken."),
        }[wrong.soort]
    ]


def _token_told(fout: Fout) -> str:
    told = {
        "waarde": _("%(token)s: gebruik een kleur als #0a5663, of een lengte als 4px."),
        "verwijzing": _("%(token)s: deze verwijzing leidt nergens heen."),
        "focus": _("%(token)s: maak de rand minstens 2px breed."),
    }[fout.soort]
    return told % {"token": fout.token[:80]}


def _page(
    request: HttpRequest,
    *,
    form: IdentiteitForm | None = None,
    logoform: Form | None = None,
    themaform: Form | None = None,
    conflict: bool = False,
    status: int = 200,
) -> HttpResponse:
    stand = look()
    wrong = next((one for one in (form, logoform, themaform) if one is not None and one.errors), None)
    context = {
        "stand": stand,
        "identiteit": form or _identity_form(stand.vorige[Deel.IDENTITEIT.value]),
        "logoform": logoform or LogoForm(),
        "themaform": themaform or ThemaForm(),
        "form": wrong,
        "conflict": conflict,
        "logo_url": logo_url(stand.logo) if stand.logo else "",
        "wijzigingen": changes_of(Deel.IDENTITEIT, Deel.LOGO, Deel.THEMA),
    }
    return render(request, "beheer/huisstijl.html", context, status=status)


def _identity_form(vorige: int) -> IdentiteitForm:
    inhoud = _stored_identity()
    initial = {"vorige": vorige, **{name: inhoud.get(name, "") for name in VELDEN}}
    return IdentiteitForm(initial=initial, nodig=required(), vast=fixed())


def _stored_identity() -> dict[str, str]:
    stored = last_of(Deel.IDENTITEIT)
    return stored.inhoud if stored else {}
