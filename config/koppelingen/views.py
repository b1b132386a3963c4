"""The pages on which functioneel beheer tests the couplings, and maps a dienst to a zaaktype."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from begrippen.rol import Rol
from begrippen.toets import Bevinding, Stand
from config.koppelingen import paginas
from config.koppelingen.forms import KOPPELING, ZaaktypeForm
from config.koppelingen.lijst import find_koppeling, run_toets
from config.koppelingen.zaaktype import change_koppeling
from diensten.models import Dienst
from diensten.queries import any_dienst
from diensten.wijzigen import AnderWasEerst, Door
from toegang import current_medewerker, rol_vereist
from toezicht.logboek import record
from toezicht.queries import count_since
from toezicht.soorten import Soort
from zaken.koppeling import koppeling_of, versie_of
from zaken.toetsen import check_koppeling, keuzes, needs_koppeling

_PER_MINUUT = 30  # tests, by everybody together: each one is a call on somebody else's system
_ZAAKTYPE = "zaaktype"
_GETEST, _UUR = "config.koppelingen.getest", 3600


@require_GET
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def overzicht(request: HttpRequest) -> HttpResponse:
    return _overview(request)


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def testen(request: HttpRequest, naam: str) -> HttpResponse:
    """Opened as an address, after a login for instance, it leads to the list."""
    koppeling = find_koppeling(naam)
    if koppeling is None:
        raise Http404
    address = f"{reverse('koppelingen:overzicht')}#{naam}"
    if request.method != "POST":
        return redirect(address)
    if _too_many():
        return _overview(request, te_veel=True)
    run_toets(koppeling, door=_door(request), now=timezone.now())
    return redirect(address)


def _overview(request: HttpRequest, *, te_veel: bool = False) -> HttpResponse:
    context = {"regels": paginas.overzicht(), "te_veel": te_veel}
    return render(request, "beheer/koppelingen.html", context, status=429 if te_veel else 200)


def _too_many() -> bool:
    since = timezone.now() - timedelta(minutes=1)
    return count_since(Soort.KOPPELING_GETEST, sinds=since, tot=_PER_MINUUT) >= _PER_MINUUT


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def zaaktype(request: HttpRequest, slug: str) -> HttpResponse:
    """One form, three buttons: store, test what is typed, or get the choices that go with the zaaktype."""
    dienst = any_dienst(slug)
    if dienst is None:
        raise Http404
    if request.method != "POST":
        stored = koppeling_of(slug)
        initial = {name: getattr(stored, name) for name in KOPPELING} if stored else {}
        offered = keuzes(stored.zaaktype if stored else "", now=timezone.now())
        form = ZaaktypeForm(initial=initial | {"versie": versie_of(stored)}, keuzes=offered)
        return _zaaktype_page(request, dienst, form)
    typed = request.POST.get("zaaktype", "").strip()[:50]
    offered = keuzes(typed, now=timezone.now())
    form = ZaaktypeForm(request.POST, keuzes=offered)
    if request.POST.get("actie") == "keuzes":
        again = ZaaktypeForm(initial=request.POST.dict(), keuzes=offered)
        if not typed:
            messages.error(request, _("Vul eerst een zaaktype in."))
        return _zaaktype_page(request, dienst, again, opgehaald=bool(typed), status=200 if typed else 422)
    if not form.is_valid():
        return _zaaktype_page(request, dienst, form, status=422)
    if request.POST.get("actie") == "test":
        return _test_zaaktype(request, dienst, form)
    try:
        _store(request, dienst, form)
    except AnderWasEerst:
        return _conflict(request, dienst, form)
    return redirect("koppelingen:zaaktype", slug=slug)


def _test_zaaktype(request: HttpRequest, dienst: Dienst, form: ZaaktypeForm) -> HttpResponse:
    if _too_many():
        return _zaaktype_page(request, dienst, form, te_veel=True, status=429)
    now = timezone.now()
    found = check_koppeling(form.koppeling, now=now, samen=bool(dienst.samen))
    record(soort=Soort.KOPPELING_GETEST, door=_door(request), now=now, reden=_ZAAKTYPE)
    passed = "" if found.stand is Stand.STUK else signing.dumps(_what(dienst, form), salt=_GETEST)
    return _zaaktype_page(request, dienst, form, bevinding=found, getest=passed)


def _what(dienst: Dienst, form: ZaaktypeForm) -> list[str]:
    return [dienst.slug, *(getattr(form.koppeling, name) for name in KOPPELING)]


def _is_tested(request: HttpRequest, dienst: Dienst, form: ZaaktypeForm) -> bool:
    """The page itself says that just this was tested a moment ago, and that nothing was wrong."""
    try:
        seen = signing.loads(request.POST.get("getest", ""), salt=_GETEST, max_age=_UUR)
    except signing.BadSignature:
        return False
    return bool(seen == _what(dienst, form))


def _conflict(request: HttpRequest, dienst: Dienst, form: ZaaktypeForm) -> HttpResponse:
    stored = koppeling_of(dienst.slug)
    again = form.again(versie=versie_of(stored))
    typed = form.koppeling
    pairs = [(form[name].label, getattr(stored, name, ""), getattr(typed, name)) for name in KOPPELING]
    rows = [{"veld": label, "staat_nu": now, "ingevuld": ours} for label, now, ours in pairs if now != ours]
    return _zaaktype_page(request, dienst, again, verschillen=rows, status=409)


def _store(request: HttpRequest, dienst: Dienst, form: ZaaktypeForm) -> None:
    """Raises `AnderWasEerst`."""
    versie = form.cleaned_data["versie"]
    medewerker = current_medewerker(request)
    door = Door(naam=medewerker.naam, id=medewerker.pk)
    if change_koppeling(
        dienst=dienst, koppeling=form.koppeling, versie=versie, door=door, now=timezone.now()
    ):
        tested = _is_tested(request, dienst, form)
        words = (
            _("Opgeslagen zoals getest.") if tested else _("Opgeslagen. Kies Test om te zien of het werkt.")
        )
        messages.success(request, words)
    else:
        messages.info(request, _("Er is niets gewijzigd."))


def _zaaktype_page(
    request: HttpRequest,
    dienst: Dienst,
    form: ZaaktypeForm,
    *,
    bevinding: Bevinding | None = None,
    getest: str = "",
    opgehaald: bool = False,
    te_veel: bool = False,
    verschillen: list[dict[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "verschillen": verschillen,
        "dienst": dienst,
        "form": form,
        "nodig": needs_koppeling(),
        "uitkomst": paginas.regel_van(bevinding) if bevinding else None,
        "getest": getest,
        "opgehaald": opgehaald,
        "te_veel": te_veel,
    }
    return render(request, "beheer/zaaktype.html", context, status=status)


def _door(request: HttpRequest) -> str:
    medewerker = current_medewerker(request)
    return f"medewerker {medewerker.naam} ({str(medewerker.pk)[:8]})"
