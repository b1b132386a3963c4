"""The buttons that mail an inwoner how to log in, when that changed after the mail about the appointment."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from afspraken import plannen
from afspraken.meldingen import cannot_open, say_explained, somebody_was_first, too_many
from afspraken.models import Afspraak
from afspraken.uitleg import Uitgelegd, explain_all
from begrippen.rol import PLANNERS, UITLEGGERS
from diensten.models import Dienst
from diensten.queries import any_dienst
from diensten.wijzigen import Door
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken
from toegang import current_medewerker, rol_vereist


@require_POST
@never_cache
@rol_vereist(*UITLEGGERS)
def alle(request: HttpRequest) -> HttpResponse:
    """Of one dienst, or of all. Back to the page with the button."""
    slug = request.POST.get("dienst", "").replace("\0", "")
    dienst = any_dienst(slug)
    if slug and dienst is None:
        raise Http404
    if settings.MAIL_AAN:
        say_explained(request, explain_all(dienst=slug, door=_door(request), now=timezone.now()))
    return HttpResponseRedirect(_back(request, dienst))


@require_POST
@never_cache
@rol_vereist(*PLANNERS)
def een(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = get_object_or_404(Afspraak, pk=pk)
    try:
        told = settings.MAIL_AAN and plannen.explain(afspraak=row, door=_door(request), now=timezone.now())
    except plannen.AlAfgezegd:
        messages.error(request, somebody_was_first())
    except plannen.TeVeelMails:
        messages.error(request, too_many())
    except (ZegelVerbroken, SleutelNietBereikbaar):
        messages.error(request, cannot_open())
    else:
        say_explained(request, Uitgelegd(int(told), 0, 0))
    return redirect("afspraken:afspraak", pk=pk)


def _back(request: HttpRequest, dienst: Dienst | None) -> str:
    """A beheerder came from a dienst; who plans, from the list."""
    page = request.POST.get("terug")
    if dienst and page in {"dienst", "verhogen"}:
        return reverse(f"beheer:{page}", args=[dienst.slug])
    return reverse("afspraken:lijst") + (f"?{urlencode({'dienst': dienst.slug})}" if dienst else "")


def _door(request: HttpRequest) -> Door:
    medewerker = current_medewerker(request)
    return Door(naam=medewerker.naam, id=medewerker.pk)
