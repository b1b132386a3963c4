"""The worksheet of the ambtenaar: list, start, search."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from begrippen.rol import Rol
from begrippen.zaakwoord import Zaakwoord
from identification.flow import uitnodigen
from identification.flow.overgang import AlVerder
from identification.forms import StartForm
from identification.models import Identification
from identification.queries import werkblad
from identification.queries.uitnodiging import invitation_message
from identification.queries.woorden import refusal_words
from identification.queries.zaakwoord import deze_zaak, het_nummer
from identification.views.afgesproken import filled_in, note_start
from identification.views.delen import is_hidden
from inloggen.models import Medewerker
from kluis.dagsleutel import SleutelNietBereikbaar
from toegang import rol_vereist
from zaken.zaaksysteem import ZaaksysteemFout, load_zaaksysteem

_ZAAKNUMMER_MAX = 40


def medewerker_of(request: HttpRequest) -> Medewerker:
    """The person that `rol_vereist` let through."""
    return cast(Medewerker, request.user)


@require_safe
@never_cache
@rol_vereist(Rol.AMBTENAAR)
def lijst(request: HttpRequest) -> HttpResponse:
    pagina = werkblad.list_page(
        ambtenaar=medewerker_of(request), now=timezone.now(), verborgen=is_hidden(request)
    )
    return render(request, "werkblad/lijst.html", {"pagina": pagina})


@require_safe
@never_cache
@rol_vereist(Rol.AMBTENAAR)
def status(request: HttpRequest) -> HttpResponse:
    """The poll of the list: 204 while nothing changed."""
    pagina = werkblad.list_update(
        ambtenaar=medewerker_of(request), now=timezone.now(), verborgen=is_hidden(request)
    )
    if pagina.versie == request.GET.get("versie"):
        return HttpResponse(status=204)
    return render(request, "werkblad/_lijst.html", {"pagina": pagina})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@rol_vereist(Rol.AMBTENAAR)
def start(request: HttpRequest) -> HttpResponse:
    ambtenaar = medewerker_of(request)
    if request.method != "POST":
        chosen = {"dienst": request.GET["dienst"][:80]} if "dienst" in request.GET else None
        chosen = chosen or filled_in(request, ambtenaar=ambtenaar)
        pagina = werkblad.start_form_page(ambtenaar=ambtenaar, now=timezone.now(), waarden=chosen)
        return render(request, "werkblad/start.html", {"pagina": pagina})
    form = StartForm(request.POST)
    if form.is_valid():
        fouten = _invite(form, ambtenaar=ambtenaar)
        if isinstance(fouten, Identification):
            note_start(request, fouten, ambtenaar=ambtenaar)
            return started(request, fouten)
    else:
        fouten = form.messages()
    pagina = werkblad.start_form_page(
        ambtenaar=ambtenaar, now=timezone.now(), waarden=form.kept(), fouten=fouten
    )
    return render(request, "werkblad/start.html", {"pagina": pagina}, status=422)


def started(request: HttpRequest, row: Identification) -> HttpResponse:
    """To the page of the call; or, for a script that copies the message in the same press, the message with it."""
    address = reverse("identification:identificatie", args=[row.pk])
    if request.headers.get("Accept") != "application/json":
        return HttpResponseRedirect(address)
    message = invitation_message(row, now=timezone.now())
    return JsonResponse({"adres": address, "bericht": message})


def _invite(form: StartForm, *, ambtenaar: Medewerker) -> Identification | dict[str, str]:
    data = form.cleaned_data
    try:
        return uitnodigen.invite(
            dienst=data["dienst"],
            flow=data["flow"],
            ambtenaar=ambtenaar,
            zaak=data["zaakkeuze"],
            zaaksysteem=load_zaaksysteem(settings.ZAAKSYSTEEM),
            taal=data["taal"] or data["dienst"].taal,
            bsn=data["bsn"],
            ontvangst_mail=data["ontvangst_mail"],
            now=timezone.now(),
        )
    except uitnodigen.FlowNietToegestaan:
        return {"flow": _("Deze manier is voor deze dienst niet toegestaan.")}
    except uitnodigen.ZaakOnbekend:
        missing = _("%(deze_zaak)s bestaat niet. Controleer het nummer.")
        return {"zaaknummer": missing % {"deze_zaak": deze_zaak(form.woord)}}
    except SleutelNietBereikbaar:
        return {"flow": _("Beeldpas kan nu geen gegevens verzegelen. Meld dit bij beheer.")}
    except ZaaksysteemFout as fout:
        if fout.permanent:
            field = "zaaknummer" if data["zaakkeuze"].zaaknummer else "zaak"
            return {field: refusal_words(fout.reason, woord=form.woord)}
        return {"zaak": _("Het zaaksysteem geeft geen antwoord. Probeer het zo nog een keer.")}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@rol_vereist(Rol.AMBTENAAR)
def zoek(request: HttpRequest) -> HttpResponse:
    """By the zaaknummer that the inwoner reads out. One that began at a standing link is taken up here."""
    request.page_url = reverse("identification:werkblad")  # type: ignore[attr-defined]
    if request.method != "POST":
        return HttpResponseRedirect(reverse("identification:werkblad"))
    ambtenaar, now = medewerker_of(request), timezone.now()
    typed = request.POST.get("zaaknummer", "").replace("\x00", "")  # PostgreSQL takes no NUL in a text
    zaaknummer = typed.strip()[:_ZAAKNUMMER_MAX]
    found = (
        werkblad.find_by_zaaknummer(zaaknummer=zaaknummer, ambtenaar=ambtenaar, now=now)
        if zaaknummer
        else None
    )
    if found is not None and found.ambtenaar_id is None:
        try:
            uitnodigen.claim(identification=found, ambtenaar=ambtenaar, now=now)
        except AlVerder:
            found = None
    if found is not None:
        return HttpResponseRedirect(reverse("identification:identificatie", args=[found.pk]))
    fout = (
        _("Geen lopende identificatie met dit zaaknummer gevonden. Controleer het nummer met de inwoner.")
        if zaaknummer
        else _("Vul %(het_nummer)s in.") % {"het_nummer": het_nummer(Zaakwoord.ZAAK)}
    )
    pagina = werkblad.list_page(
        ambtenaar=ambtenaar, now=now, verborgen=is_hidden(request), gezocht=zaaknummer, zoek_fout=fout
    )
    return render(request, "werkblad/lijst.html", {"pagina": pagina}, status=404 if zaaknummer else 422)
