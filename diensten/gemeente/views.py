"""Contact and opening hours, and putting back an earlier version of what the gemeente says about itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from begrippen.rol import Rol
from diensten.gemeente.forms import ContactForm, initial_of
from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.gemeente.queries import changes_of, contact_to_check
from diensten.gemeente.stand import facts_of, with_day
from diensten.gemeente.vast import fixed, required
from diensten.gemeente.vastleggen import GeenVersie, NietMeerGoed, last_of, put_back, store
from diensten.huisstijl import bestanden
from diensten.huisstijl.forms import IdentiteitForm
from diensten.storing.forms import form_again
from diensten.storing.nakijken import trusted
from diensten.verhoging.tijdlijn import day_of
from diensten.voorstellen.indienen import Gedaan, WachtAl, number
from diensten.voorstellen.models import Onderwerp
from diensten.voorstellen.queries import asked, last_line
from diensten.wijzigen import AnderWasEerst, Door
from toegang import current_medewerker, rol_vereist

_STORINGEN = (Deel.STORING_INWONERS, Deel.STORING_MEDEWERKERS)
_PAGINA = {Deel.CONTACT: "beheer:contact", **dict.fromkeys(_STORINGEN, "beheer:storing")}


def door_of(request: HttpRequest) -> Door:
    medewerker = current_medewerker(request)
    return Door(naam=medewerker.naam, id=medewerker.pk)


def posted_vorige(request: HttpRequest) -> int:
    """What the page was made at; a version that nothing has when it is none."""
    text = request.POST.get("vorige", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def contact(request: HttpRequest) -> HttpResponse:
    """Hours hold at once. How people reach us is a proposal; one that waits stands in the form."""
    vandaag = day_of(timezone.now())
    if request.method != "POST":
        return _page(request, ContactForm(initial=_initial(request), vandaag=vandaag))
    form = ContactForm(request.POST, vandaag=vandaag)
    if not form.is_valid():
        return _page(request, form, status=422)
    stored = last_of(Deel.CONTACT)
    try:
        gedaan = store(
            deel=Deel.CONTACT,
            vorige=form.cleaned_data["vorige"],
            na=form.cleaned_data["na"] or 0,
            inhoud=form.as_inhoud(stored.inhoud if stored else {}),
            door=door_of(request),
            now=timezone.now(),
        )
    except AnderWasEerst:
        return _conflict(request)
    if gedaan.voorstel is not None and not _is_read(stored):
        gedaan = replace(gedaan, opgeslagen=0)
    say(request, gedaan)
    return redirect("beheer:contact")


def _is_read(before: GemeenteVersie | None) -> bool:
    """Whether what was stored is something that an inwoner reads, and not only the day to look again."""
    now = last_of(Deel.CONTACT)
    old, new = (
        with_day(inhoud, facts_of(inhoud)) for inhoud in (row.inhoud if row else {} for row in (before, now))
    )
    return {**old, "controleer_op": ""} != {**new, "controleer_op": ""}


def _initial(request: HttpRequest) -> dict[str, Any]:
    na = number(Onderwerp.CONTACT)  # first: a decision after it is noticed
    stored = last_of(Deel.CONTACT)
    inhoud, vorige = (stored.inhoud, stored.pk) if stored else ({}, 0)
    asked_for = asked(request.GET.get("voorstel", ""), Onderwerp.CONTACT)
    feiten = asked_for.inhoud if asked_for is not None else {}
    initial = initial_of(inhoud, vorige=vorige, vandaag=day_of(timezone.now()))
    return {**initial, **feiten, "na": na}


def say(request: HttpRequest, gedaan: Gedaan) -> None:
    """What holds from now on, and what another person has to approve."""
    if gedaan.opgeslagen:
        messages.success(request, _("Opgeslagen. Iedereen ziet het vanaf nu."))
    if gedaan.voorstel is not None:
        messages.success(
            request, _("Voorgesteld. Iemand anders moet dit goedkeuren. Tot dan blijft staan wat er staat.")
        )
    if not gedaan:
        messages.info(request, _("Er is niets gewijzigd."))


def _conflict(request: HttpRequest) -> HttpResponse:
    """What was typed stays; storing it again is then a choice."""
    data = request.POST.copy()
    stored = last_of(Deel.CONTACT)
    data["vorige"], data["na"] = str(stored.pk if stored else 0), str(number(Onderwerp.CONTACT))
    form = ContactForm(data, vandaag=day_of(timezone.now()))
    form.is_valid()
    return _page(request, form, conflict=True, status=409)


def _page(
    request: HttpRequest, form: ContactForm, *, conflict: bool = False, status: int = 200
) -> HttpResponse:
    now = timezone.now()
    context = {
        "form": form,
        "conflict": conflict,
        "nakijken": contact_to_check(now=now),
        "voorstel": last_line(Onderwerp.CONTACT, now=now),
        "wijzigingen": changes_of(Deel.CONTACT),
    }
    return render(request, "beheer/contact.html", context, status=status)


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def terugzetten(request: HttpRequest, deel: str, versie: int) -> HttpResponse:
    """Opened as an address, after a login for instance, it leads to the page of this part."""
    which = next((one for one in Deel if one == deel), None)
    if which is None:
        raise Http404
    if request.method != "POST":
        return redirect(page_of(which))
    try:
        gedaan = put_back(
            deel=which,
            versie=versie,
            vorige=posted_vorige(request),
            door=door_of(request),
            now=timezone.now(),
            is_good=_is_still_good,
        )
    except NietMeerGoed as old:
        if which is Deel.THEMA:
            return _refuse_colours(request, old.inhoud["bestand"])
        return _refuse(request, which, old.inhoud)
    except (GeenVersie, AnderWasEerst) as why:
        messages.error(request, _why_not(why))
    else:
        _say_put_back(request, gedaan)
    return redirect(page_of(which))


def _why_not(why: Exception) -> str:
    if isinstance(why, GeenVersie):
        return _("Er is niets teruggezet: het staat al zo.")
    if isinstance(why, WachtAl):
        return _("Er wacht al een voorstel. Trek dat eerst in, of laat iemand anders het goedkeuren.")
    return _("Iemand anders was net eerder. Er is niets teruggezet. Kijk wat er nu staat.")


def _say_put_back(request: HttpRequest, gedaan: Gedaan) -> None:
    if gedaan.opgeslagen:
        messages.success(request, _("Teruggezet. Iedereen ziet het vanaf nu."))
    if gedaan.voorstel is not None:
        say(request, replace(gedaan, opgeslagen=0))


def _is_still_good(deel: Deel, inhoud: dict[str, Any]) -> bool:
    if deel is Deel.THEMA:
        return not inhoud or not bestanden.unreadable(inhoud["bestand"])
    return not _faults(deel, inhoud)


def _faults(deel: Deel, inhoud: dict[str, Any]) -> list[str]:
    """By the rules of today, as the form of this part says them."""
    form = _as_form(deel, inhoud)
    if form is None:
        return []
    return [f"{form.fields[name].label}: {errors[0]}" for name, errors in form.errors.items()]


def _as_form(deel: Deel, inhoud: dict[str, Any]) -> forms.Form | None:
    """As somebody would fill it in today; None where nobody fills in anything."""
    now = timezone.now()
    if deel is Deel.IDENTITEIT:
        return IdentiteitForm({**inhoud, "vorige": 0}, nodig=required(), vast=fixed())
    if deel is Deel.CONTACT and inhoud:
        vandaag = day_of(now)
        return ContactForm(initial_of(inhoud, vorige=0, vandaag=vandaag), vandaag=vandaag)
    if deel in _STORINGEN and inhoud:
        inwoners = deel is Deel.STORING_INWONERS
        return form_again(inhoud, inwoners=inwoners, now=now, vertrouwd=trusted())
    return None


def _refuse(request: HttpRequest, deel: Deel, inhoud: dict[str, Any]) -> HttpResponse:
    messages.error(request, " ".join([_("Er is niets teruggezet."), *_faults(deel, inhoud)]))
    return redirect(page_of(deel))


def _refuse_colours(request: HttpRequest, bestand: str) -> HttpResponse:
    """To the page that names the pairs, when it can still be shown."""
    messages.error(
        request, _("Er is niets teruggezet: deze kleuren kan niet iedereen lezen. Gebruik een nieuw bestand.")
    )
    if bestanden.theme(bestand) is None:
        return redirect("beheer:huisstijl")
    return redirect("beheer:thema-voorbeeld", naam=bestand)


def page_of(deel: Deel) -> str:
    return _PAGINA.get(deel, "beheer:huisstijl")
