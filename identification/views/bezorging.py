"""The page of functioneel beheer about proofs that wait, and what can be done about one."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from begrippen.rol import Rol
from identification.bewijs import OngeldigeInhoud
from identification.bewijs_pdf import BewijsMislukt
from identification.bezorgforms import OmleidForm, OpgeefForm
from identification.flow import bewaren, bezorgbeheer
from identification.flow.overgang import door_medewerker
from identification.models import BewaardBewijs, Identification
from identification.paginas.bezorging import BezorgDetail
from identification.queries import bezorging as queries
from identification.queries.bezorging_een import detail, was_completed
from identification.queries.woorden import refusal_words
from identification.views.identificatie import own_form
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken
from toegang import current_medewerker, rol_vereist
from zaken.zaaksysteem import ZaaksysteemFout, load_zaaksysteem

_VERDER = ["GET", "HEAD", "POST"]


@require_GET
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def overzicht(request: HttpRequest) -> HttpResponse:
    page = queries.overview(
        now=timezone.now(),
        stand=request.GET.get("stand", ""),
        reden=request.GET.get("reden", "").replace("\x00", "")[:60],
        na=_uuid(request.GET.get("na", "")),
    )
    return render(request, "beheer/bezorging.html", {"pagina": page})


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@require_http_methods(_VERDER)
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def alles_opnieuw(request: HttpRequest) -> HttpResponse:
    """First how many that are; then all of them, at the pace that the zaaksysteem bears."""
    if request.method != "POST":
        count = queries.waiting().count()
        return render(request, "beheer/bezorging_alles.html", {"aantal": count})
    count = bezorgbeheer.retry_all(door=_door(request), now=timezone.now())
    text = ngettext(
        "Wij proberen %(aantal)s bewijs opnieuw.", "Wij proberen %(aantal)s bewijzen opnieuw.", count
    )
    messages.success(request, text % {"aantal": count} if count else _("Alles was al aan de beurt."))
    return HttpResponseRedirect(reverse("identification:bezorging"))


@require_GET
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def een(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    if isinstance(found, HttpResponse):
        return found
    return render(request, "beheer/bezorging_een.html", {"bewijs": found})


@require_http_methods(_VERDER)
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def opnieuw(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    if isinstance(found, HttpResponse):
        return found
    if request.method == "POST":
        again = bezorgbeheer.retry(pk=pk, door=_door(request), now=timezone.now())
        said = _("Wij proberen dit bewijs opnieuw.") if again else _("Dit bewijs was al aan de beurt.")
        messages.success(request, said)
    return HttpResponseRedirect(_page(pk))


@require_http_methods(_VERDER)
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def omleiden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """To another zaak: which one, then what that means, then it is done."""
    found = _found(request, pk)
    if isinstance(found, HttpResponse):
        return found
    form = OmleidForm(request.POST or None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        form = _without_a_bsn(form)
        return render(
            request, "beheer/bezorging_omleiden.html", {"bewijs": found, "form": form}, status=status
        )
    zaaknummer = form.cleaned_data["zaaknummer"]
    context = {"bewijs": found, "form": form, "zaaknummer": zaaknummer}
    if request.POST.get("bevestigd") != "ja":
        return render(request, "beheer/bezorging_omleiden.html", context)
    refused = _send(request, found, zaaknummer)
    if refused:
        form.add_error("zaaknummer", refused)
        return render(request, "beheer/bezorging_omleiden.html", {"bewijs": found, "form": form}, status=409)
    messages.success(request, _("Het bewijs gaat naar zaak %(zaak)s.") % {"zaak": zaaknummer})
    return HttpResponseRedirect(_page(pk))


def _without_a_bsn(form: OmleidForm) -> OmleidForm:
    """What is not a zaaknummer does not go back into the page: it may be a BSN."""
    if form.is_bound:
        form.data = {}
    return form


def _send(request: HttpRequest, found: BezorgDetail, zaaknummer: str) -> str:
    """Why it cannot be, in words; empty when it is done."""
    send = bezorgbeheer.send_kept if found.regel.bewaard else bezorgbeheer.redirect
    try:
        send(
            pk=UUID(found.kenmerk),
            zaaknummer=zaaknummer,
            zaaksysteem=load_zaaksysteem(settings.ZAAKSYSTEEM),
            door=_door(request),
            now=timezone.now(),
        )
    except ZaaksysteemFout as fout:
        if fout.permanent:
            return refusal_words(fout.reason)
        return _("Het zaaksysteem geeft geen antwoord. Er is niets veranderd. Probeer het later.")
    except bezorgbeheer.AlInZaak:
        return _(
            "Het bewijs staat misschien al in de eerste zaak, of is daarheen onderweg. In een andere zaak zou het er "
            "twee keer zijn. Kijk eerst in de eerste zaak. Staat het daar? Verplaats het in het zaaksysteem, en geef "
            "de bezorging hier op."
        )
    except bezorgbeheer.WordtBezorgd:
        return _("Het bewijs wordt net bezorgd. Kijk over een minuut opnieuw.")
    except (ZegelVerbroken, SleutelNietBereikbaar, BewijsMislukt, OngeldigeInhoud):
        return _("Het bewijs kan nu niet worden geopend. Meld dit bij technisch beheer.")
    return ""


@require_http_methods(_VERDER)
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def opgeven(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    if isinstance(found, HttpResponse):
        return found
    form = OpgeefForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(
            request, "beheer/bezorging_opgeven.html", {"bewijs": found, "form": form}, status=status
        )
    give_up = bezorgbeheer.give_up_kept if found.regel.bewaard else bezorgbeheer.give_up
    try:
        give_up(pk=pk, reden=form.cleaned_data["reden"], door=_door(request), now=timezone.now())
    except bezorgbeheer.WordtBezorgd:
        messages.info(request, _("Het bewijs wordt net bezorgd. Kijk over een minuut opnieuw."))
        return HttpResponseRedirect(_page(pk))
    messages.success(request, _("De bezorging is opgegeven. Het bewijs is gewist."))
    return HttpResponseRedirect(reverse("identification:bezorging"))


@require_http_methods(_VERDER)
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def bewijs(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The kept PDF, to put in the zaak by hand. By POST, because it is written down."""
    found = _found(request, pk)
    if isinstance(found, HttpResponse):
        return found
    if request.method != "POST":
        return HttpResponseRedirect(_page(pk))
    return _pdf(request, pk, back=_page(pk))


@own_form
def eigen_bewijs(request: HttpRequest, row: Identification) -> HttpResponse:
    """The same for the ambtenaar whose identification it was."""
    return _pdf(request, row.pk, back=reverse("identification:identificatie", args=[row.pk]))


def _pdf(request: HttpRequest, pk: UUID, *, back: str) -> HttpResponse:
    row = BewaardBewijs.objects.select_related("identification").filter(pk=pk).first()
    try:
        if row is None:
            raise bewaren.BewijsWeg
        pdf = bewaren.fetch(row=row, door=_door(request), now=timezone.now())
    except bewaren.BewijsWeg:
        messages.info(request, _("Dit bewijs is er niet (meer)."))
        return HttpResponseRedirect(back)
    disposition = content_disposition_header(as_attachment=True, filename=pdf.bestandsnaam)
    return HttpResponse(
        pdf.inhoud, content_type="application/pdf", headers={"Content-Disposition": disposition or ""}
    )


def _found(request: HttpRequest, pk: UUID) -> BezorgDetail | HttpResponse:
    """What waits or is kept; else the way back to the list, for who was here before. Raises `Http404`."""
    found = detail(pk=pk, now=timezone.now())
    if found is not None:
        return found
    if not was_completed(pk):
        raise Http404
    messages.info(request, _("Dit bewijs wacht niet meer."))
    return HttpResponseRedirect(reverse("identification:bezorging"))


def _page(pk: UUID) -> str:
    return reverse("identification:bezorging-een", args=[pk])


def _door(request: HttpRequest) -> str:
    medewerker = current_medewerker(request)
    return door_medewerker(medewerker.naam, medewerker.pk)
