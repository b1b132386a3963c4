"""The ambtenaar and somebody who acts for another: what was looked at, the child, the document, the colleague."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from begrippen.bsn import Bsn, OngeldigBsn
from begrippen.rol import Rol
from begrippen.vertegenwoordiging import Soort
from brp import BrpFout, is_connected
from identification.flow import gezag as flow_gezag
from identification.flow import intrekken, nakijken, vertegenwoordigen
from identification.flow import stuk as flow_stuk
from identification.flow.opzoeken import TE_VAAK, TeVaakOpgezocht
from identification.flow.overgang import AlVerder
from identification.models import Identification
from identification.queries import opzoeken as brp_queries
from identification.queries import vertegenwoordiging as queries
from identification.queries.identificatie import identification_page
from identification.stukform import StukForm
from identification.views.delen import is_hidden
from identification.views.identificatie import own_form, own_identification
from identification.views.werkblad import medewerker_of
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken
from machtigen.rules import Reden
from toegang import rol_vereist


@own_form
def nagekeken(request: HttpRequest, row: Identification) -> HttpResponse:
    """One point of the list was looked at."""
    now, code = timezone.now(), request.POST.get("punt", "")
    try:
        if code in set(Reden):
            nakijken.tick(row, Reden(code), toelichting=request.POST.get("toelichting", "")[:1000], now=now)
    except nakijken.NietTeDoen:
        pass  # done already, in another window
    except nakijken.ToelichtingOntbreekt:
        page = identification_page(
            row,
            now=now,
            bureau=request.bureau,  # type: ignore[attr-defined]
            namens_fout=(_("Schrijf op waarom u dit besluit."), code),
        )
        return render(request, "werkblad/identificatie.html", {"pagina": page}, status=422)
    return _back(row)


@own_form
def geldt(request: HttpRequest, row: Identification) -> HttpResponse:
    """What is known of the representation holds no longer, holds after all, or was a mistake."""
    wat, now = request.POST.get("wat", ""), timezone.now()
    try:
        if wat == "weg":
            intrekken.take_back(row, now=now)
            messages.success(
                request, _("Weggehaald. Er staat niet meer dat de inwoner voor iemand anders komt.")
            )
        elif wat in {"ingetrokken", "geldt"}:
            intrekken.withdraw(row, ingetrokken=wat == "ingetrokken", now=now)
    except nakijken.NietTeDoen:
        pass  # done already, in another window; the page says how it stands
    return _back(row)


@require_http_methods(["GET", "HEAD", "POST"])
@own_identification
def gezag(request: HttpRequest, row: Identification) -> HttpResponse:
    """Which child: GET explains, a POST asks the BRP, another one chooses."""
    if not is_connected():
        raise Http404
    if is_hidden(request):
        messages.info(request, _("U deelt uw scherm. Kies eerst ‘Toon alles weer’."))
        return _back(row)
    try:
        nakijken.check_recordable(row, Soort.OUDER, now=timezone.now())
        return _about_child(request, row) if request.method == "POST" else _children(request, row)
    except nakijken.SoortNietToegestaan:
        raise Http404 from None
    except TeVaakOpgezocht:
        blok = brp_queries.failed_block(row, TE_VAAK)
        return _children(request, row, uitleg=(blok.titel, *blok.uitleg), status=429)
    except BrpFout as fout:
        blok = brp_queries.failed_block(row, fout.reason)
        return _children(request, row, uitleg=(blok.titel, *blok.uitleg))
    except flow_gezag.KindOnbekend:
        return _children(request, row, fout=_("De BRP kent dit kind niet."), fout_bij="bsn", status=422)


def _about_child(request: HttpRequest, row: Identification) -> HttpResponse:
    who, now = medewerker_of(request).sub, timezone.now()
    chosen, typed = request.POST.get("kind", "")[:20], request.POST.get("bsn", "")[:40]
    if chosen:
        flow_gezag.choose_child(row, chosen, gebruiker=who, now=now)
        return _back(row)
    if typed and row.bekend_bsn is None:
        try:
            bsn = Bsn.parse(typed)
        except OngeldigBsn:
            fout = _("Dit is geen goed BSN. Kijk of alle 9 cijfers kloppen.")
            return _children(request, row, fout=fout, fout_bij="bsn", status=422)
        flow_gezag.name_child(row, bsn, gebruiker=who, now=now)
        return _back(row)
    found = flow_gezag.children(row, gebruiker=who, now=now)
    if row.bekend_bsn is not None and found:
        flow_gezag.choose_child(row, found[0].sleutel, gebruiker=who, now=now)
        return _back(row)
    page = queries.child_page(row, found)
    return render(request, "werkblad/gezag.html", {"pagina": page})


def _children(
    request: HttpRequest,
    row: Identification,
    *,
    fout: str = "",
    fout_bij: str = "",
    uitleg: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    page = queries.child_page(row, fout=fout, fout_bij=fout_bij, uitleg=uitleg)
    return render(request, "werkblad/gezag.html", {"pagina": page}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@own_identification
def stuk(request: HttpRequest, row: Identification) -> HttpResponse:
    """A document that the ambtenaar sees. What was typed comes back, but for a BSN that is right."""
    now = timezone.now()
    nakijken.check_open(row, now=now)
    if not flow_stuk.soorten_of(row) or row.namens_bron in vertegenwoordigen.VAN_DE_LOGIN:
        raise Http404
    form = StukForm(request.POST or None, row=row, today=timezone.localdate(now))
    if request.method != "POST":
        return render(request, "werkblad/stuk.html", {"pagina": queries.paper_page(row, {})})
    if not form.is_valid():
        page = queries.paper_page(row, form.getypt, form.fouten)
        return render(request, "werkblad/stuk.html", {"pagina": page}, status=422)
    flow_stuk.attest(row, form.verklaring, now=now)
    return _back(row)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@rol_vereist(Rol.AMBTENAAR)
def meekijken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For another ambtenaar, who was asked in words: the address stands on the page of the call."""
    row = get_object_or_404(Identification.objects.select_related("dienst"), pk=pk)
    collega, now = medewerker_of(request), timezone.now()
    try:
        if row.meekijker_id == collega.pk and row.namens_feiten is not None:
            page = queries.second_look_page(row, klaar=True)
            return render(request, "werkblad/meekijken.html", {"pagina": page})
        if not nakijken.asks_colleague(row, collega, now=now):
            raise Http404
        if request.method == "POST":
            with suppress(AlVerder):  # changed meanwhile; the page says how it stands
                nakijken.look_along(row, collega, now=now)
            return HttpResponseRedirect(reverse("identification:meekijken", args=[pk]))
        return render(request, "werkblad/meekijken.html", {"pagina": queries.second_look_page(row)})
    except (ZegelVerbroken, SleutelNietBereikbaar, nakijken.NietTeDoen):
        raise Http404 from None


def _back(row: Identification) -> HttpResponse:
    return HttpResponseRedirect(reverse("identification:identificatie", args=[row.pk]))
