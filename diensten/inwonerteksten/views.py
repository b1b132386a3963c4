"""B5: the texts of the gemeente by page, one place, and the list of what waits."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from begrippen.rol import MAKERS, TEKSTROLLEN
from begrippen.taal import Taal
from diensten.gemeente.queries import contact_to_check
from diensten.inwonerteksten import opstellen, queries
from diensten.inwonerteksten.forms import VersieForm
from diensten.inwonerteksten.lijst import overview
from diensten.inwonerteksten.models import Tekstversie
from diensten.inwonerteksten.nakijken import judge
from diensten.inwonerteksten.queries import Plek, Plekstand
from diensten.inwonerteksten.register import PLAATSEN
from diensten.inwonerteksten.stand import Inhoud, Stand
from diensten.models import Dienst
from diensten.queries import all_diensten, any_dienst
from diensten.teksten import queries as prescribed
from diensten.verhoging.tijdlijn import day_of
from diensten.voorstellen import queries as proposals
from diensten.wijzigen import AnderWasEerst, Door
from toegang import current_medewerker, rol_vereist

_NOOIT = date.max
_LANGSTE_ZOEK = 200
_VELDEN = ("inhoud", "tekst", "publiceer_op", "controleer_op", "toelichting")


@require_GET
@rol_vereist(*TEKSTROLLEN)
@never_cache
def lijst(request: HttpRequest) -> HttpResponse:
    """Every place for one dienst, or for all, in one language; what waits stands above it."""
    dienst, taal, now = _dienst(request), _taal(request.GET.get("tekst_taal") or "nl"), timezone.now()
    zoek = " ".join(request.GET.get("zoek", "")[:_LANGSTE_ZOEK].split())
    context = {
        "groepen": overview(dienst=dienst, taal=taal, now=now, zoek=zoek),
        "zoek": zoek,
        "diensten": all_diensten(),
        "dienst": dienst,
        "tekst_taal": taal,
        "talen_van_teksten": list(Taal),
        "goedkeuren": queries.pleken(queries.to_approve()),
        "nakijken": queries.pleken(queries.to_check(now=now)),
        "voorgeschreven": prescribed.to_approve(now=now),
        "voorstellen": proposals.to_approve(now=now),
        "contact_nakijken": contact_to_check(now=now),
    }
    return render(request, "beheer/inwonerteksten.html", context)


@require_http_methods(["GET", "POST"])
@rol_vereist(*MAKERS)
@never_cache
def plek(request: HttpRequest, sleutel: str, taal: str) -> HttpResponse:
    """Three buttons: look first, keep as a draft, and ask somebody else to approve it."""
    if sleutel not in PLAATSEN:
        raise Http404
    which = Plek(sleutel, _taal(taal), _dienst(request))
    if which.dienst is not None and not which.plaats.kent_dienst:
        raise Http404
    stand = queries.place_state(which, now=timezone.now())
    if request.method != "POST":
        return _page(request, stand, _form(stand, initial=_initial(request, stand)))
    form = _form(stand, request.POST)
    if not form.is_valid():
        return _page(request, stand, form, status=422)
    if request.POST.get("actie") == "voorbeeld":
        return _page(
            request, stand, form, proef=form.cleaned_data["tekst"], proef_inhoud=form.cleaned_data["inhoud"]
        )
    return _store(request, stand, form)


def _store(request: HttpRequest, stand: Plekstand, form: VersieForm) -> HttpResponse:
    """Nothing is stored twice: a draft that is offered as it stands stays the same version."""
    values = {name: form.cleaned_data[name] for name in _VELDEN}
    offered = request.POST.get("actie") == "aanbieden"
    try:
        known = _known(request, stand, values, offered=offered) if _is_newest(stand, form) else None
        if known is not None:
            return known
        if (values["inhoud"], values["tekst"]) == _holds(stand):
            form.add_error("tekst", _("Dit is wat er nu al geldt. Wijzig de tekst, of laat het zo."))
            return _page(request, stand, form, status=422)
        return _stored(request, stand, na=form.cleaned_data["na"], values=values, offered=offered)
    except AnderWasEerst:
        return _conflict(request, stand.plek)


def _is_newest(stand: Plekstand, form: VersieForm) -> bool:
    """Nobody stored another version since the form was opened."""
    na: int = form.cleaned_data["na"]
    return na == stand.nummer


def _known(
    request: HttpRequest, stand: Plekstand, values: dict[str, Any], *, offered: bool
) -> HttpResponse | None:
    """What is there already: a draft or a proposal that is the same, or what was approved with these words."""
    newest, approved = stand.nieuwste, _approved_as(stand, values)
    if newest is not None and _same(newest.versie, values):
        if newest.stand is Stand.CONCEPT and offered:
            mine = newest.versie.door_id == door_of(request).id
            return (
                _offered(request, newest.versie) if mine else None
            )  # else it becomes a version of their own
        if newest.stand in {Stand.CONCEPT, Stand.TER_GOEDKEURING}:
            return _unchanged(request, newest.versie)
    if approved is not None and values["controleer_op"] != _shown_day(approved):
        return _other_day(request, approved, values)
    return _unchanged(request, approved) if approved is not None and approved is not stand.geldt else None


def _unchanged(request: HttpRequest, versie: Tekstversie) -> HttpResponse:
    messages.info(request, _("Er is niets gewijzigd."))
    return redirect("beheer:tekstversie", pk=versie.pk)


def _stored(
    request: HttpRequest, stand: Plekstand, *, na: int, values: dict[str, Any], offered: bool
) -> HttpResponse:
    plek = stand.plek
    door, now = door_of(request), timezone.now()
    with transaction.atomic():
        versie = opstellen.store(
            sleutel=plek.sleutel, dienst=plek.dienst, taal=plek.taal, na=na, door=door, now=now, **values
        )
        if offered:
            opstellen.offer(pk=versie.pk, door=door, now=now)
    _say(request, offered=offered)
    return redirect("beheer:tekstversie", pk=versie.pk)


def _offered(request: HttpRequest, versie: Tekstversie) -> HttpResponse:
    opstellen.offer(pk=versie.pk, door=door_of(request), now=timezone.now())
    _say(request, offered=True)
    return redirect("beheer:tekstversie", pk=versie.pk)


def _approved_as(stand: Plekstand, values: dict[str, Any]) -> Tekstversie | None:
    """What was approved already with these words from this day: what holds now, or what is planned."""
    words = (values["inhoud"], values["tekst"])
    for regel in stand.regels:
        day = {Stand.GEPLAND: regel.versie.publiceer_op, Stand.GEPUBLICEERD: None}.get(regel.stand, _NOOIT)
        if day == values["publiceer_op"] and (regel.versie.inhoud, regel.versie.tekst) == words:
            return regel.versie
    return None


def _other_day(request: HttpRequest, versie: Tekstversie, values: dict[str, Any]) -> HttpResponse:
    """Another day to look again changes nothing that an inwoner reads: nobody has to approve it."""
    why = values["toelichting"] if values["toelichting"] != versie.toelichting else ""
    opstellen.still_right(
        pk=versie.pk,
        volgende=values["controleer_op"],
        door=door_of(request),
        now=timezone.now(),
        reden=why,
    )
    said = _("Opgeslagen: de dag waarop iemand de tekst nakijkt. Dat hoeft niemand goed te keuren.")
    messages.success(request, said)
    return redirect("beheer:tekstversie", pk=versie.pk)


def _shown_day(versie: Tekstversie) -> date | None:
    """The day to look again as the form shows it: one that has come is to be chosen anew."""
    day = versie.controleer_op
    return day if day is not None and day > day_of(timezone.now()) else None


def _say(request: HttpRequest, *, offered: bool) -> None:
    if offered:
        messages.success(request, _("Opgeslagen. Iemand anders moet de tekst nog goedkeuren."))
    else:
        messages.success(request, _("Opgeslagen als concept. Inwoners zien dit nog niet."))


def _holds(stand: Plekstand) -> tuple[str, str]:
    return (stand.geldt.inhoud, stand.geldt.tekst) if stand.geldt else (Inhoud.TEKST, "")


def _same(versie: Tekstversie, values: dict[str, Any]) -> bool:
    return all(getattr(versie, name) == value for name, value in values.items())


def _initial(request: HttpRequest, stand: Plekstand) -> dict[str, Any]:
    """What is asked for with `versie` (to go back to it), else what is being made, else what holds."""
    asked = request.GET.get("versie", "")
    rows = {str(regel.versie.pk): regel.versie for regel in stand.regels}
    busy = stand.nieuwste
    chosen = rows.get(asked) or (busy.versie if busy and stand.bezig else stand.geldt)
    initial: dict[str, Any] = {"na": stand.nummer}
    if chosen is not None:
        vandaag = day_of(timezone.now())
        days = {name: getattr(chosen, name) for name in ("publiceer_op", "controleer_op")}
        initial |= {name: day for name, day in days.items() if day is not None and day > vandaag}
        initial |= {
            "inhoud": chosen.inhoud,
            "tekst": chosen.tekst,
            "toelichting": "" if asked in rows else chosen.toelichting,
        }
    return initial


def _conflict(request: HttpRequest, which: Plek) -> HttpResponse:
    """What was typed stays, beside what stands there now; storing again is then a choice."""
    stand = queries.place_state(which, now=timezone.now())
    data = request.POST.copy()
    data["na"] = str(stand.nummer)
    form = _form(stand, data)
    form.is_valid()
    return _page(request, stand, form, conflict=True, status=409)


def _form(stand: Plekstand, data: Any = None, **more: Any) -> VersieForm:
    plek = stand.plek
    one = plek.dienst is not None
    return VersieForm(data, plaats=plek.plaats, taal=plek.taal, now=timezone.now(), een_dienst=one, **more)


def _page(
    request: HttpRequest, stand: Plekstand, form: VersieForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    typed = form["tekst"].value() or ""
    context = {
        "stand": stand,
        "form": form,
        "oordeel": judge(typed, plaats=stand.plek.plaats, taal=stand.plek.taal) if typed.strip() else None,
        **more,
    }
    return render(request, "beheer/inwonertekst.html", context, status=status)


def _dienst(request: HttpRequest) -> Dienst | None:
    slug = request.GET.get("dienst", "")
    if not slug:
        return None
    found = any_dienst(slug) if slug.isprintable() else None
    if found is None:
        raise Http404
    return found


def _taal(code: str) -> Taal:
    if code not in list(Taal):
        raise Http404
    return Taal(code)


def door_of(request: HttpRequest) -> Door:
    medewerker = current_medewerker(request)
    return Door(naam=medewerker.naam, id=medewerker.pk)
