"""[Zoek op in de BRP]: one question, and the answer in this one page."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from brp import BrpFout, is_connected
from identification.flow.opzoeken import TE_VAAK, TeVaakOpgezocht, look_up
from identification.models import Identification
from identification.paginas.opzoeken import BrpBlok
from identification.queries import opzoeken as queries
from identification.queries.identificatie import identification_page
from identification.views.delen import is_hidden
from identification.views.identificatie import own_form
from identification.views.werkblad import medewerker_of


@own_form
def brp(request: HttpRequest, row: Identification) -> HttpResponse:
    if not is_connected():
        raise Http404
    if is_hidden(request):
        messages.info(request, _("U deelt uw scherm. Kies eerst ‘Toon alles weer’."))
        return HttpResponseRedirect(reverse("identification:identificatie", args=[row.pk]))
    ander = request.POST.get("wie") == "ander"
    try:
        found = look_up(
            identification=row,
            gebruiker=medewerker_of(request).sub,
            now=timezone.now(),
            ander=ander,
        )
    except TeVaakOpgezocht:
        return _page(request, row, queries.failed_block(row, TE_VAAK), ander=ander, status=429)
    except BrpFout as fout:
        return _page(request, row, queries.failed_block(row, fout.reason), ander=ander)
    if found is None:
        return _page(request, row, queries.nobody_block(row), ander=ander)
    return _page(request, row, queries.found_block(found, now=timezone.now()), ander=ander)


def _page(
    request: HttpRequest, row: Identification, blok: BrpBlok, *, ander: bool, status: int = 200
) -> HttpResponse:
    """The page as it is after the question, with the answer on it: `own_form` forbids to keep it."""
    row.refresh_from_db()
    shown = identification_page(
        row,
        now=timezone.now(),
        bureau=request.bureau,  # type: ignore[attr-defined]
        brp=queries.as_other(blok) if ander else blok,
    )
    return render(request, "werkblad/identificatie.html", {"pagina": shown}, status=status)
