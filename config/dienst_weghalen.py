"""Taking away a draft of a dienst: here, because whether it was ever used is known in every part of the house."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from begrippen.rol import Rol
from diensten.bezig import going_on
from diensten.instellingen import Stand
from diensten.models import Dienst
from diensten.proef import seal
from diensten.queries import any_dienst
from diensten.verwijderen import GeenConcept, InGebruik, can_go, delete_dienst
from diensten.wijzigen import AnderWasEerst, Door, gegevens_of
from machtigen.queries import kept_of
from toegang import current_medewerker, rol_vereist
from zaken.koppeling import forget_koppeling

_WOORDEN: dict[str, str | Promise] = {
    "identification.identification": gettext_lazy("gesprekken met inwoners"),
    "identification.gesprek": gettext_lazy("gesprekken met inwoners"),
    "identification.telling": gettext_lazy("cijfers over gesprekken"),
    "afspraken.afspraak": gettext_lazy("afspraken"),
    "diensten.verhoging": gettext_lazy("een geplande verhoging"),
    "diensten.niveaubesluit": gettext_lazy("een besluit over de manier van inloggen"),
    "diensten.tekstversie": gettext_lazy("teksten voor inwoners"),
    "machtigen.dienstregels": gettext_lazy("regels over machtigen"),
    "machtigen.dienstenset": gettext_lazy("een dienstenset van DigiD Machtigen"),
    "machtigen.registratie": gettext_lazy("een registratie bij DigiD Machtigen"),
}


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def weghalen(request: HttpRequest, slug: str) -> HttpResponse:
    """First the question, then it goes. What was used is not taken away: it can be stopped here."""
    dienst = any_dienst(slug)
    if dienst is None:
        raise Http404
    if request.method != "POST":
        return _page(request, dienst)
    medewerker = current_medewerker(request)
    door = Door(naam=medewerker.naam, id=medewerker.pk)
    try:
        with transaction.atomic():
            delete_dienst(dienst=dienst, versie=_posted_versie(request), door=door, now=timezone.now())
            if kept := kept_of(slug):  # a new dienst of this name must not find it
                raise InGebruik(kept)
    except AnderWasEerst:
        return _page(request, any_dienst(slug) or dienst, fout="gewijzigd", status=409)
    except GeenConcept:
        return _page(request, dienst, fout="geen-concept", status=409)
    except InGebruik as used:
        return _page(request, dienst, fout="in-gebruik", soorten=used.soorten, status=409)
    forget_koppeling(slug)
    messages.success(request, _("Het concept ‘%(naam)s’ is weggehaald.") % {"naam": dienst.naam})
    return redirect("beheer:overzicht")


def _page(
    request: HttpRequest,
    dienst: Dienst,
    *,
    fout: str = "",
    soorten: frozenset[str] = frozenset(),
    status: int = 200,
) -> HttpResponse:
    stopped = replace(gegevens_of(dienst), stand=Stand.GESTOPT.value)
    context = {
        "dienst": dienst,
        "fout": fout,
        "kan_weg": can_go(dienst) and fout != "in-gebruik",
        "hoort_bij": sorted({str(_WOORDEN[soort]) for soort in soorten if soort in _WOORDEN}),
        "nog_bezig": going_on(dienst, now=timezone.now()).regels,
        "stop_proef": seal(stopped, slug=dienst.slug, versie=dienst.versie, bevestigd=("stoppen",)),
    }
    return render(request, "beheer/dienst_weghalen.html", context, status=status)


def _posted_versie(request: HttpRequest) -> int:
    """What the page was made at; a version that no dienst has when it is none."""
    text = request.POST.get("versie", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
