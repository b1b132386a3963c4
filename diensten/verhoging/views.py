"""B4: plan a raise, change or withdraw it, roll it back; and the page on which inwoners read of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from begrippen.rol import Rol
from diensten.gemeente.lezen import gemeente
from diensten.inwonerteksten.aankondigen import added_lines
from diensten.inwonerteksten.spreken import spoken, texts_for
from diensten.inwonerteksten.tonen import Teksten
from diensten.models import Dienst
from diensten.queries import any_dienst
from diensten.verhoging import plannen, queries
from diensten.verhoging.aankondiging import Fase, announcement_at, announcement_of
from diensten.verhoging.afspraken import would_be_wrong
from diensten.verhoging.berichten import Kanaal, message
from diensten.verhoging.forms import (
    PuntForm,
    RedenForm,
    VerhogingForm,
    show_refusal,
    shown_days,
    with_a_start_that_fits,
)
from diensten.verhoging.tijdlijn import day_of
from diensten.wijzigen import AnderWasEerst, Door
from toegang import current_medewerker, rol_vereist

_BEHEERDER = Rol.FUNCTIONEEL_BEHEERDER


@require_http_methods(["GET", "POST"])
@rol_vereist(_BEHEERDER)
@never_cache
def verhogen(request: HttpRequest, slug: str) -> HttpResponse:
    """Two buttons: plan, and look first what it would bring."""
    dienst = _dienst_or_404(slug)
    if request.method != "POST":
        return _page(request, dienst)
    typed = with_a_start_that_fits(request.POST, vandaag=day_of(timezone.now()))
    form = _form(dienst, typed)
    if not form.is_valid():
        return _page(request, dienst, form=form, status=422)
    if request.POST.get("actie") == "voorbeeld":
        return _look_first(request, dienst, form)
    return _plan(request, dienst, form)


def _plan(request: HttpRequest, dienst: Dienst, form: VerhogingForm) -> HttpResponse:
    try:
        plannen.plan(dienst=dienst, door=_door(request), now=timezone.now(), **form.cleaned_data)
    except AnderWasEerst:
        return _conflict(request, dienst)
    except plannen.VerhogingGeweigerd as refused:
        show_refusal(form, refused)
        return _page(request, dienst, form=form, status=422)
    messages.success(request, _("De verhoging is gepland. Zij gaat vanzelf in."))
    if words := _other_start(request, form):
        messages.info(request, words)
    return redirect("beheer:verhogen", slug=dienst.slug)


def _other_start(request: HttpRequest, form: VerhogingForm) -> str:
    """What to say when the start of the announcing went along with the day; empty when it did not."""
    start = form.data.get("aankondigen_vanaf", "")
    if start == request.POST.get("aankondigen_vanaf", ""):
        return ""
    day = date_format(form.cleaned_data["aankondigen_vanaf"], "j E Y")
    return _("De aankondiging begint nu op %(dag)s.") % {"dag": day}


def _look_first(request: HttpRequest, dienst: Dienst, form: VerhogingForm) -> HttpResponse:
    """What the plan would bring. Nothing is stored."""
    now, data = timezone.now(), form.cleaned_data
    values = {name: data[name] for name in ("naar", "datum", "aankondigen_vanaf")}
    try:
        plannen.check_plan(dienst, now=now, **values)
    except plannen.VerhogingGeweigerd as refused:
        show_refusal(form, refused)
        return _page(request, dienst, form=form, status=422)
    begin = max(data["aankondigen_vanaf"], day_of(now))
    proef = queries.outlook(dienst, begin=begin, now=now, **values)
    if words := _other_start(request, form):
        proef = replace(proef, meldingen=(queries.Melding(waarschuwing=False, tekst=words), *proef.meldingen))
    if words := would_be_wrong(dienst, naar=data["naar"], datum=data["datum"], now=now):
        proef = replace(proef, meldingen=(*proef.meldingen, queries.Melding(waarschuwing=True, tekst=words)))
    return _page(request, dienst, form=form, proef=proef)


@require_http_methods(["GET", "POST"])
@rol_vereist(_BEHEERDER)
@never_cache
def intrekken(request: HttpRequest, slug: str) -> HttpResponse:
    return _way_back(request, slug, plannen.withdraw, _("De verhoging is ingetrokken."))


@require_http_methods(["GET", "POST"])
@rol_vereist(_BEHEERDER)
@never_cache
def terugdraaien(request: HttpRequest, slug: str) -> HttpResponse:
    return _way_back(request, slug, plannen.roll_back, _("De verhoging is teruggedraaid. Dat geldt meteen."))


def _way_back(request: HttpRequest, slug: str, act: Callable[..., None], done: str) -> HttpResponse:
    dienst = _dienst_or_404(slug)
    if request.method != "POST":
        return redirect("beheer:verhogen", slug=slug)
    form = RedenForm(request.POST)
    if not form.is_valid():
        return _page(request, dienst, reden_form=form, status=422)
    try:
        act(dienst=dienst, door=_door(request), now=timezone.now(), **form.cleaned_data)
    except AnderWasEerst:
        return _conflict(request, dienst)
    except plannen.VerhogingGeweigerd as refused:
        show_refusal(form, refused)
        return _page(request, dienst, reden_form=form, status=422)
    messages.success(request, done)
    return redirect("beheer:verhogen", slug=slug)


@require_http_methods(["GET", "POST"])
@rol_vereist(_BEHEERDER)
@never_cache
def afvinken(request: HttpRequest, slug: str) -> HttpResponse:
    dienst = _dienst_or_404(slug)
    form = PuntForm(request.POST)
    if request.method == "POST" and form.is_valid():
        try:
            plannen.tick(dienst=dienst, door=_door(request), now=timezone.now(), **form.cleaned_data)
        except plannen.VerhogingGeweigerd:
            messages.error(request, _("Er is geen verhoging om dit mee te doen."))
    return redirect("beheer:verhogen", slug=slug)


@require_GET
@rol_vereist(_BEHEERDER)
@never_cache
def tekst(_request: HttpRequest, slug: str, fase: str, kanaal: str) -> HttpResponse:
    """The announcement as plain text, in the language of the page. Only in a phase that this plan can have."""
    dienst = _dienst_or_404(slug)
    last = plannen.last_of(dienst)
    known = last is not None and fase in [
        block.fase.value for block in queries.texts_of(last, now=timezone.now())
    ]
    if last is None or not known or kanaal not in list(Kanaal):
        raise Http404
    shown, now = announcement_of(last, Fase(fase)), timezone.now()
    with spoken(Teksten(dienst=dienst, now=now)):
        text = message(
            shown,
            Kanaal(kanaal),
            gemeente=gemeente().naam,
            adres=queries.announcement_address(slug),
            aanvulling=added_lines(shown, dienst=dienst, gemeente=gemeente(), now=now),
        )
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}-{fase}-{kanaal}.txt"'
    return response


@login_not_required
@require_safe
@never_cache
def aankondiging(request: HttpRequest, slug: str) -> HttpResponse:
    """Open to everybody, from the day on which the announcing begins."""
    dienst, now = any_dienst(slug), timezone.now()
    found = announcement_at(dienst, now) if dienst is not None and dienst.actief else None
    if found is None:  # not in the words of this dienst: who asks need not know that there is one
        nobody = {"teksten": texts_for(None, now=now)}
        return render(request, "inwoner/geen_aankondiging.html", nobody, status=404)
    context = {"aankondiging": found, "teksten": texts_for(dienst, now=now)}
    return render(request, "inwoner/aankondiging.html", context)


def _conflict(request: HttpRequest, dienst: Dienst) -> HttpResponse:
    """What was typed stays, beside what stands there now; sending it again is then a choice."""
    now_stored = _dienst_or_404(dienst.slug)
    data = request.POST.copy()
    data["stand"] = plannen.state_of(now_stored)
    forms: dict[str, Form] = {}
    if "reden" in data:
        forms["reden_form"] = RedenForm(data)
    else:
        forms["form"] = _form(now_stored, data)
    for form in forms.values():
        form.is_valid()
    return _page(request, now_stored, conflict=True, status=409, **forms)


def _form(dienst: Dienst, data: Any) -> VerhogingForm:
    return VerhogingForm(data, van=dienst.niveau_gevraagd, now=timezone.now())


def _page(request: HttpRequest, dienst: Dienst, *, status: int = 200, **more: Any) -> HttpResponse:
    now = timezone.now()
    pagina = queries.raise_page(dienst, now=now)
    waiting = pagina.verhoging if pagina.wacht else None
    initial: dict[str, Any] = {"stand": pagina.stand}
    if waiting is not None:
        initial |= {name: getattr(waiting, name) for name in ("naar", "datum", "aankondigen_vanaf")}
        initial["getoond"] = shown_days(waiting.datum, waiting.aankondigen_vanaf)
    context = {
        "dienst": dienst,
        "pagina": pagina,
        "form": VerhogingForm(initial=initial, van=pagina.nu_niveau, now=now),
        "reden_form": RedenForm(initial={"stand": pagina.stand}),
        "aankondiging_url": queries.announcement_address(dienst.slug),
        **more,
    }
    return render(request, "beheer/verhogen.html", context, status=status)


def _dienst_or_404(slug: str) -> Dienst:
    dienst = any_dienst(slug)
    if dienst is None:
        raise Http404
    return dienst


def _door(request: HttpRequest) -> Door:
    medewerker = current_medewerker(request)
    return Door(naam=medewerker.naam, id=medewerker.pk)
