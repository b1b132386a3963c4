"""The pages about appointments, for ambtenaren."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from afspraken import plannen, queries
from afspraken.forms import AfspraakForm
from afspraken.meldingen import (
    cannot_open,
    say_changed,
    somebody_was_first,
    stopped,
    too_many,
    warn_for_overlap,
)
from afspraken.models import REEKS, Afspraak, Stand
from afspraken.moment import AMSTERDAM
from afspraken.plannen import Gegevens
from begrippen.rol import PLANNERS, Rol
from diensten.queries import active_diensten, all_diensten
from diensten.wijzigen import AnderWasEerst, Door
from inloggen.collegas import ambtenaren
from inloggen.models import Medewerker
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.verzegeld import Verzegeld
from kluis.zegel import ZegelVerbroken
from toegang import rol_vereist

_Stored = TypeVar("_Stored")


@require_safe
@never_cache
@rol_vereist(*PLANNERS)
def lijst(request: HttpRequest) -> HttpResponse:
    number = request.GET.get("pagina", "")
    pagina = queries.list_page(
        medewerker=_wie(request),
        dienst=request.GET.get("dienst", "").replace("\0", "")[:60],
        diensten=all_diensten(),
        verborgen=_hidden(request),
        now=timezone.now(),
        pagina=int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1,
    )
    return render(request, "afspraken/lijst.html", {"pagina": pagina})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@rol_vereist(*PLANNERS)
def nieuw(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    who = _wie(request)
    initial = {"versie": 0, "ambtenaar": str(who.pk) if who.heeft_rol(Rol.AMBTENAAR) else ""}
    form = _form(request.POST if request.method == "POST" else None, now=now, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, form, status=422 if request.method == "POST" else 200)

    def plan() -> Afspraak:
        return plannen.plan(gegevens=form.gegevens, door=_door(request), now=now)

    made = _attempt(request, form, plan)
    if isinstance(made, HttpResponse):
        return made
    mailed = _("De afspraak staat erin. De inwoner krijgt nu een mail.")
    messages.success(request, mailed if settings.MAIL_AAN else _("De afspraak staat erin."))
    warn_for_overlap(request, made)
    return redirect("afspraken:afspraak", pk=made.pk)


@require_safe
@never_cache
@rol_vereist(*PLANNERS)
def afspraak(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _page(request, _row(pk))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@rol_vereist(*PLANNERS)
def wijzig(request: HttpRequest, pk: UUID) -> HttpResponse:
    row, now = _row(pk), timezone.now()
    if row.stand != Stand.GEPLAND:
        return redirect("afspraken:afspraak", pk=pk)
    try:
        before = plannen.read(row, Verzegeld.of(row, reeks=REEKS))
    except (ZegelVerbroken, SleutelNietBereikbaar):
        return _page(request, row, fout=cannot_open(), status=503)
    if request.method != "POST":
        return _form_page(request, _form(None, now=now, row=row, initial=_initial(row, before)), row=row)
    form = _form(request.POST, now=now, row=row)
    if not form.is_valid():
        return _form_page(request, form, row=row, status=422)

    def change() -> bool:
        versie = form.cleaned_data["versie"]
        return plannen.change(
            afspraak=row, versie=versie, gegevens=form.gegevens, door=_door(request), now=now
        )

    told = _attempt(request, form, change, row=row)
    if isinstance(told, HttpResponse):
        return told
    say_changed(request, before, form.gegevens, told=told)
    warn_for_overlap(request, _row(pk))
    return redirect("afspraken:afspraak", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@rol_vereist(*PLANNERS)
def zeg_af(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Asks first."""
    row = _row(pk)
    if row.stand != Stand.GEPLAND:
        return redirect("afspraken:afspraak", pk=pk)
    if request.method != "POST":
        return _page(request, row, template="afspraken/zeg_af.html")
    try:
        plannen.cancel(afspraak=row, versie=_versie(request), door=_door(request), now=timezone.now())
    except (AnderWasEerst, plannen.AlAfgezegd):
        return _page(request, _row(pk), fout=somebody_was_first(), status=409)
    except (ZegelVerbroken, SleutelNietBereikbaar):
        return _page(request, row, fout=cannot_open(), status=503)
    messages.success(request, _("De afspraak is afgezegd. Wij wissen de gegevens van de inwoner."))
    return redirect("afspraken:afspraak", pk=pk)


@require_POST
@never_cache
@rol_vereist(*PLANNERS)
def mail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The confirmation once more."""
    row = _row(pk)
    try:
        plannen.send_again(afspraak=row, door=_door(request), now=timezone.now())
    except plannen.DienstGestopt:
        return _page(request, row, fout=stopped(), status=409)
    except plannen.AlAfgezegd:
        return _page(request, row, fout=somebody_was_first(), status=409)
    except plannen.TeVeelMails:
        return _page(request, row, fout=too_many(), status=429)
    except (ZegelVerbroken, SleutelNietBereikbaar):
        return _page(request, row, fout=cannot_open(), status=503)
    messages.success(request, _("De inwoner krijgt de mail nog een keer."))
    return redirect("afspraken:afspraak", pk=pk)


@require_POST
@never_cache
@rol_vereist(Rol.AMBTENAAR)
def neem_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = _row(pk)
    try:
        plannen.take_over(afspraak=row, versie=_versie(request), ambtenaar=_wie(request), now=timezone.now())
    except AnderWasEerst:
        return _page(request, _row(pk), fout=somebody_was_first(), status=409)
    messages.success(request, _("U doet dit gesprek."))
    warn_for_overlap(request, _row(pk))
    return redirect("afspraken:afspraak", pk=pk)


def _attempt(
    request: HttpRequest, form: AfspraakForm, store: Callable[[], _Stored], *, row: Afspraak | None = None
) -> _Stored | HttpResponse:
    """What `store` gives, or the form again with what was in the way: nothing that was typed is lost."""
    status = 422
    try:
        return store()
    except plannen.DienstGestopt:
        form.add_error("dienst", _("Deze dienst is er niet (meer). Kies een andere."))
    except plannen.NietInDeToekomst:
        form.add_error("dag", _("Dit moment is geweest."))
    except plannen.TeVeelMails:
        form.add_error(None, too_many())
        status = 429
    except (ZegelVerbroken, SleutelNietBereikbaar):
        form.add_error(None, cannot_open())
        status = 503
    except plannen.AlAfgezegd:
        form.add_error(None, _("Een collega heeft deze afspraak net afgezegd. U kunt een nieuwe maken."))
        status = 409
    except AnderWasEerst:
        return _conflict(request, form, _row(row.pk) if row else None)
    return _form_page(request, form, row=row, status=status)


def _conflict(request: HttpRequest, form: AfspraakForm, row: Afspraak | None) -> HttpResponse:
    """What was typed stays, with what stands there now above it; storing again is then a choice."""
    data = request.POST.copy()
    data["versie"] = str(row.versie if row else 0)
    form.data = data
    form.add_error(None, somebody_was_first())
    return _form_page(request, form, row=row, conflict=True, status=409)


def _form_page(
    request: HttpRequest, form: AfspraakForm, *, row: Afspraak | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"form": form, "afspraak": row, "mail_aan": settings.MAIL_AAN, **more}
    return render(request, "afspraken/formulier.html", context, status=status)


def _page(
    request: HttpRequest,
    row: Afspraak,
    *,
    template: str = "afspraken/afspraak.html",
    fout: str = "",
    status: int = 200,
) -> HttpResponse:
    pagina = queries.one_page(row, medewerker=_wie(request), verborgen=_hidden(request), now=timezone.now())
    return render(request, template, {"pagina": pagina, "fout": fout}, status=status)


def _versie(request: HttpRequest) -> int:
    """What the page was made at; a version that no appointment has when it is none."""
    text = request.POST.get("versie", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _form(
    data: Any, *, now: datetime, row: Afspraak | None = None, initial: dict[str, Any] | None = None
) -> AfspraakForm:
    diensten, collegas = active_diensten(), ambtenaren()
    if row is not None and row.ambtenaar is not None and row.ambtenaar not in collegas:
        collegas.append(row.ambtenaar)  # who no longer works here stays until somebody chooses another one
    return AfspraakForm(data, diensten=diensten, collegas=collegas, now=now, initial=initial)


def _initial(row: Afspraak, stored: Gegevens) -> dict[str, Any]:
    local = stored.begint_op.astimezone(AMSTERDAM)
    return {
        "versie": row.versie,
        "dienst": stored.dienst.slug,
        "dag": local.date(),
        "tijd": local.time(),
        "minuten": stored.minuten,
        "ambtenaar": str(stored.ambtenaar.pk) if stored.ambtenaar else "",
        "tool": stored.tool,
        "videolink": stored.videolink,
        "adres": stored.adres,
        "naam": stored.naam,
        "taal": stored.taal,
    }


def _row(pk: UUID) -> Afspraak:
    row = queries.afspraak_by_id(pk)
    if row is None:
        raise Http404
    return row


def _wie(request: HttpRequest) -> Medewerker:
    return cast(Medewerker, request.user)


def _door(request: HttpRequest) -> Door:
    return Door(naam=_wie(request).naam, id=_wie(request).pk)


def _hidden(request: HttpRequest) -> bool:
    return bool(request.session.get("verberg"))
