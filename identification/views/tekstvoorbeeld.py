"""A text of the gemeente in the page on which it will stand, before it holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from begrippen.rol import TEKSTROLLEN
from diensten.inwonerteksten.queries import Plek, plek_of, version_by_pk
from diensten.inwonerteksten.spreken import spoken
from diensten.inwonerteksten.stand import Regel
from diensten.inwonerteksten.tonen import Teksten
from diensten.inwonerteksten.woorden import Woord
from identification.queries.tekstvoorbeeld import example_of
from identification.queries.woordvoorbeeld import word_example
from toegang import rol_vereist


@csrf_exempt  # the forms are those of the inwoner, without a token; here they do nothing
@require_http_methods(["GET", "HEAD", "POST"])
@rol_vereist(*TEKSTROLLEN)
@never_cache
def tekstvoorbeeld(request: HttpRequest, pk: int) -> HttpResponse:
    """Its buttons are there and lead to this page."""
    versie = version_by_pk(pk)
    if versie is None:
        raise Http404
    plek, now = plek_of(versie), timezone.now()
    proef = (versie.sleutel, versie.inhoud, versie.tekst)
    balk = {
        "kop": _("Dit is een voorbeeld: zo leest de inwoner de pagina met versie %(nummer)d.")
        % {"nummer": versie.nummer},
        "knop": _("Die knop doet hier niets. Niemand logt in.") if request.method == "POST" else "",
        "terug": _("Terug naar deze versie"),
        "url": reverse("beheer:tekstversie", args=[pk]),
        "taal": request.LANGUAGE_CODE or "nl",
    }
    teksten = Teksten(dienst=plek.dienst, now=now, proef=[proef])
    with override(plek.taal.value), spoken(teksten):
        template, context = _example(request, plek, now=now, proef=proef)
        shown = {**context, "sjabloon": template, "balk": balk, "teksten": teksten, "sleutel": versie.sleutel}
        return render(request, "beheer/tekstvoorbeeld.html", shown)


def _example(request: HttpRequest, plek: Plek, *, now: datetime, proef: Regel) -> tuple[str, dict[str, Any]]:
    where: dict[str, Any] = {"dienst": plek.dienst, "adres": request.path, "now": now, "proef": proef}
    if isinstance(plek.plaats, Woord):
        return word_example(plek.sleutel, plek.plaats, request=request, taal=plek.taal, **where)
    return example_of(plek.sleutel, plek.plaats.pagina, taal=plek.taal.value, **where)
