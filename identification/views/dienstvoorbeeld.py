"""A dienst as inwoner and ambtenaar will meet it, before a beheerder stores it. Nothing is changed here."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from begrippen.rol import Rol
from begrippen.taal import Taal
from diensten.inwonerteksten.tonen import Teksten
from diensten.models import Dienst
from diensten.proef import GeenProef, ProefVoorbij, trial
from diensten.queries import any_dienst
from identification.queries.dienstvoorbeeld import Blad, sheet, sheets_of, tried
from toegang import rol_vereist


@csrf_exempt  # the forms on the pages are those of the inwoner, without a token; here they do nothing
@require_http_methods(["GET", "HEAD", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def dienstvoorbeeld(request: HttpRequest) -> HttpResponse:
    """`proef`: what was typed; `blad`: which page; `lees`: in which language. The buttons lead to this page.

    The code can be tried, as in practice: nothing is counted and nothing is kept.
    """
    sealed = request.GET.get("proef", "")
    try:
        dienst, new = trial(sealed)
    except GeenProef:
        raise Http404 from None
    except ProefVoorbij as over:
        return _over(request, over, sealed)
    sheets = sheets_of(dienst)
    blad = next((one for one, _name in sheets if one == request.GET.get("blad")), Blad.START)
    taal = _language(request, dienst, blad)
    uitslag = tried(request.POST.dict()) if blad is Blad.AMBTENAAR else None
    now, here = timezone.now(), _address(sealed, blad, taal)
    context = {
        "dienst": dienst,
        "proef": sealed,
        "gedrukt": request.method == "POST" and uitslag is None,
        "uitslag": uitslag,
        "beheertaal": request.LANGUAGE_CODE or "nl",
        "bladen": [(name, _address(sealed, one, taal), one is blad) for one, name in sheets],
        "leestalen": _languages(dienst, sealed, blad, taal),
        "wijzig_url": _form_url(dienst, new=new),
        "teksten": Teksten(dienst=dienst if dienst.pk else None, now=now),
    }
    with override(taal):
        template, pagina = sheet(dienst, blad, adres=here, taal=taal, now=now)
        found = {**context, "pagina": pagina, "sjabloon": template}
        ours = template if blad is Blad.AMBTENAAR else "beheer/dienst_inwoner.html"
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


def _language(request: HttpRequest, dienst: Dienst, blad: Blad) -> str:
    if blad is Blad.AMBTENAAR:
        return request.LANGUAGE_CODE or "nl"
    asked = request.GET.get("lees", "").partition("?")[0]
    return asked if asked in list(dienst.talen_in_order) else dienst.taal


def _languages(dienst: Dienst, sealed: str, blad: Blad, taal: str) -> list[tuple[Taal, str, bool]]:
    if blad is Blad.AMBTENAAR or len(dienst.talen_in_order) == 1:
        return []
    return [(one, _address(sealed, blad, one.value), one == taal) for one in dienst.talen_in_order]


def _address(sealed: str, blad: Blad, taal: str) -> str:
    # Last: pages of inwoners add "?taal=" to an address, and then that is all that is lost.
    query = urlencode({"proef": sealed, "blad": blad.value, "lees": taal})
    return f"{reverse('identification:dienstvoorbeeld')}?{query}"


def _form_url(dienst: Dienst, *, new: bool) -> str:
    return reverse("beheer:nieuw") if new else reverse("beheer:dienst", args=[dienst.slug])
