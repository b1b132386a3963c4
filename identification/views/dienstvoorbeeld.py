"""A dienst as inwoner and ambtenaar will meet it, before a beheerder stores it. Nothing is changed here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from begrippen.rol import Rol
from begrippen.taal import Taal
from diensten.inwonerteksten.spreken import spoken
from diensten.inwonerteksten.tonen import Teksten
from diensten.models import Dienst
from diensten.proef import GeenProef, ProefVoorbij, trial
from diensten.queries import any_dienst
from diensten.verhoging.geldend import niveau_as_typed, planned_for
from diensten.verhoging.queries import days_ahead
from diensten.verhoging.tijdlijn import day_of, midnight
from identification.queries.dienstvoorbeeld import Blad, sheet, sheets_of, tried
from toegang import rol_vereist

_NU = gettext_lazy("Nu")


@dataclass(frozen=True, slots=True)
class _Adres:
    """Which page, in which language, on which day; None: today."""

    proef: str
    blad: Blad
    taal: str
    dag: date | None

    def at(self, **other: Any) -> str:
        """The address, with `other` instead of what is here."""
        it = replace(self, **other)
        day = {"dag": it.dag.isoformat()} if it.dag else {}
        # Last: pages of inwoners add "?taal=" to an address, and then that is all that is lost.
        query = urlencode({"proef": it.proef, "blad": it.blad.value, **day, "lees": it.taal})
        return f"{reverse('identification:dienstvoorbeeld')}?{query}"


@csrf_exempt  # the forms on the pages are those of the inwoner, without a token; here they do nothing
@require_http_methods(["GET", "HEAD", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def dienstvoorbeeld(request: HttpRequest) -> HttpResponse:
    """`proef`: what was typed; `blad`: which page; `lees`: in which language. The buttons lead to this page.

    `dag`: a day on which a planned raise changes the pages, as 2027-06-15; without it, as they are now.

    The code can be tried, as in practice: nothing is counted and nothing is kept.
    """
    sealed = request.GET.get("proef", "")
    try:
        dienst, new = trial(sealed)
    except GeenProef:
        raise Http404 from None
    except ProefVoorbij as over:
        return _over(request, over, sealed)
    gepland, now = planned_for(dienst), timezone.now()
    dagen = () if gepland is None else days_ahead(gepland, vandaag=day_of(now))
    here = _asked(request, dienst, sealed, dagen=[dag for dag, _naam in dagen])
    moment = midnight(here.dag) if here.dag else now
    dienst.niveau = int(niveau_as_typed(dienst, gepland, moment))
    uitslag = tried(request.POST.dict()) if here.blad is Blad.AMBTENAAR else None
    context = {
        "dienst": dienst,
        "proef": sealed,
        "gedrukt": request.method == "POST" and uitslag is None,
        "uitslag": uitslag,
        "beheertaal": request.LANGUAGE_CODE or "nl",
        "bladen": [(naam, here.at(blad=one), one is here.blad) for one, naam in sheets_of(dienst)],
        "leestalen": _languages(dienst, here),
        "gepland": gepland if dagen else None,
        "dagen": [(naam, here.at(dag=one), one == here.dag) for one, naam in ((None, _NU), *dagen)],
        "wijzig_url": _form_url(dienst, new=new),
        "teksten": Teksten(dienst=dienst if dienst.pk else None, now=moment),
    }
    return _show(request, dienst, here, context, moment)


def _show(
    request: HttpRequest, dienst: Dienst, here: _Adres, context: dict[str, Any], moment: datetime
) -> HttpResponse:
    ambtenaar = here.blad is Blad.AMBTENAAR
    with override(here.taal), spoken(None if ambtenaar else context["teksten"]):
        template, pagina = sheet(dienst, here.blad, adres=here.at(), taal=here.taal, now=moment)
        found = {**context, "pagina": pagina, "sjabloon": template}
        ours = template if ambtenaar else "beheer/dienst_inwoner.html"
        return render(request, ours, found)


def _over(request: HttpRequest, over: ProefVoorbij, sealed: str) -> HttpResponse:
    """What was typed stands in the form once more, as long as there is a form for it."""
    dienst = any_dienst(over.slug)
    form_url = ""
    if over.was_new and dienst is None:
        form_url = reverse("beheer:nieuw")
    elif dienst is not None and not over.was_new:
        form_url = reverse("beheer:dienst", args=[over.slug])
    context = {"dienst": dienst, "wijzig_url": form_url, "proef": sealed}
    return render(request, "beheer/dienst_voorbij.html", context, status=410)


def _asked(request: HttpRequest, dienst: Dienst, sealed: str, *, dagen: list[date]) -> _Adres:
    """What is not offered is not shown: then the first page, of today."""
    offered = [blad for blad, _naam in sheets_of(dienst)]
    blad = next((one for one in offered if one == request.GET.get("blad")), Blad.START)
    dag = next((one for one in dagen if one.isoformat() == request.GET.get("dag")), None)
    return _Adres(sealed, blad, _language(request, dienst, blad), dag)


def _language(request: HttpRequest, dienst: Dienst, blad: Blad) -> str:
    if blad is Blad.AMBTENAAR:
        return request.LANGUAGE_CODE or "nl"
    asked = request.GET.get("lees", "").partition("?")[0]
    return asked if asked in list(dienst.talen_in_order) else dienst.taal


def _languages(dienst: Dienst, here: _Adres) -> list[tuple[Taal, str, bool]]:
    if here.blad is Blad.AMBTENAAR or len(dienst.talen_in_order) == 1:
        return []
    return [(one, here.at(taal=one.value), one == here.taal) for one in dienst.talen_in_order]


def _form_url(dienst: Dienst, *, new: bool) -> str:
    return reverse("beheer:nieuw") if new else reverse("beheer:dienst", args=[dienst.slug])
