"""Contact and opening hours, and putting back an earlier version of what the gemeente says about itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from begrippen.rol import Rol
from diensten.gemeente.forms import ContactForm, initial_of
from diensten.gemeente.models import Deel
from diensten.gemeente.queries import changes_of
from diensten.gemeente.vast import fixed, required
from diensten.gemeente.vastleggen import GeenVersie, NietMeerGoed, last_of, put_back, store
from diensten.huisstijl import bestanden
from diensten.huisstijl.forms import IdentiteitForm
from diensten.wijzigen import AnderWasEerst, Door
from toegang import current_medewerker, rol_vereist

_PAGINA = {
    Deel.CONTACT: "beheer:contact",
    Deel.STORING_INWONERS: "beheer:storing",
    Deel.STORING_MEDEWERKERS: "beheer:storing",
}


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
    if request.method != "POST":
        stored = last_of(Deel.CONTACT)
        inhoud, vorige = (stored.inhoud, stored.pk) if stored else ({}, 0)
        return _page(request, ContactForm(initial=initial_of(inhoud, vorige=vorige)))
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        store(
            deel=Deel.CONTACT,
            vorige=form.cleaned_data["vorige"],
            inhoud=form.as_inhoud(),
            door=door_of(request),
            now=timezone.now(),
        )
    except AnderWasEerst:
        return _conflict(request)
    messages.success(request, _("Opgeslagen. Iedereen ziet het vanaf nu."))
    return redirect("beheer:contact")


def _conflict(request: HttpRequest) -> HttpResponse:
    """What was typed stays; storing it again is then a choice."""
    data = request.POST.copy()
    stored = last_of(Deel.CONTACT)
    data["vorige"] = str(stored.pk if stored else 0)
    form = ContactForm(data)
    form.is_valid()
    return _page(request, form, conflict=True, status=409)


def _page(
    request: HttpRequest, form: ContactForm, *, conflict: bool = False, status: int = 200
) -> HttpResponse:
    context = {"form": form, "conflict": conflict, "wijzigingen": changes_of(Deel.CONTACT)}
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
        put_back(
            deel=which,
            versie=versie,
            vorige=posted_vorige(request),
            door=door_of(request),
            now=timezone.now(),
            is_good=_is_still_good,
        )
    except NietMeerGoed as old:
        if which is Deel.IDENTITEIT:
            return _refuse_identity(request, old.inhoud)
        return _refuse_colours(request, old.inhoud["bestand"])
    except GeenVersie:
        messages.error(request, _("Er is niets teruggezet: het staat al zo."))
    except AnderWasEerst:
        messages.error(
            request, _("Iemand anders was net eerder. Er is niets teruggezet. Kijk wat er nu staat.")
        )
    else:
        messages.success(request, _("Teruggezet. Iedereen ziet het vanaf nu."))
    return redirect(page_of(which))


def _is_still_good(deel: Deel, inhoud: dict[str, Any]) -> bool:
    if deel is Deel.IDENTITEIT:
        return _as_form(inhoud).is_valid()
    return deel is not Deel.THEMA or not inhoud or not bestanden.unreadable(inhoud["bestand"])


def _as_form(inhoud: dict[str, Any]) -> IdentiteitForm:
    return IdentiteitForm({**inhoud, "vorige": 0}, nodig=required(), vast=fixed())


def _refuse_identity(request: HttpRequest, inhoud: dict[str, Any]) -> HttpResponse:
    form = _as_form(inhoud)
    told = [f"{form.fields[name].label}: {errors[0]}" for name, errors in form.errors.items()]
    messages.error(request, " ".join([_("Er is niets teruggezet."), *told]))
    return redirect("beheer:huisstijl")


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
