"""More than one person in a call: somebody comes in, or the call goes on without somebody."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from begrippen.bsn import Bsn, OngeldigBsn
from begrippen.deel import Deel
from identification.flow import samen
from identification.flow.mensen import GesprekVol, people
from identification.flow.zonder import NiemandOver, go_on_without
from identification.models import Identification
from identification.queries import samen as queries
from identification.views.delen import is_hidden
from identification.views.identificatie import own_form, own_identification


@require_http_methods(["GET", "HEAD", "POST"])
@own_identification
def erbij(request: HttpRequest, row: Identification) -> HttpResponse:
    """Choose the part, and give the BSN where it is known: then a link of their own."""
    now = timezone.now()
    possible = samen.may_ask_again(row, now=now) or samen.may_add(row, now=now)
    if request.method != "POST":
        return _form(request, row) if possible else _nobody_more(request, row)
    given = request.POST.get("deel", "")
    if given not in set(Deel):
        return _form(request, row, fout=_("Kies wie er nog meedoet."), fout_bij="deel", status=422)
    return _add(request, row, Deel(given))


def _nobody_more(request: HttpRequest, row: Identification) -> HttpResponse:
    """The page was open while the call ended; a dienst that lets nobody come in has no such page."""
    if not row.dienst.samen:
        raise Http404
    messages.info(request, _("In dit gesprek kan nu niemand meer meedoen."))
    return HttpResponseRedirect(_page(row))


def _add(request: HttpRequest, row: Identification, deel: Deel) -> HttpResponse:
    typed = request.POST.get("bsn", "").strip()[:40]
    now, fout = timezone.now(), ""
    try:
        bsn = Bsn.parse(typed) if typed else None
        if bsn is not None and deel == row.deel and samen.may_ask_again(row, now=now):
            fresh = samen.ask_again(identification=row, bsn=bsn, now=now)
        else:
            fresh = samen.add(identification=row, deel=deel, bsn=bsn, now=now)
    except OngeldigBsn:
        fout = _("Dit is geen goed BSN. Kijk of alle 9 cijfers kloppen.")
    except samen.AlInGesprek:
        fout = _("Dit BSN heeft u al ingevuld voor iemand anders in dit gesprek.")
    except GesprekVol:
        fout = _("Meer mensen kunnen niet in één gesprek.")
        return _form(request, row, deel=deel, fout=fout, fout_bij="deel", status=409)
    except samen.DeelNietToegestaan:
        return _not_allowed(request, row, deel, with_bsn=bool(typed))
    else:
        return HttpResponseRedirect(_page(fresh))
    return _form(request, row, deel=deel, fout=fout, fout_bij="bsn", status=422)


def _not_allowed(request: HttpRequest, row: Identification, deel: Deel, *, with_bsn: bool) -> HttpResponse:
    now = timezone.now()
    again = samen.may_ask_again(row, now=now) and deel == row.deel
    if not again and not samen.flows_in(row):
        return _form(request, row, status=409)  # which says so, with the way out
    if not again and deel not in samen.may_add(row, now=now):
        fout = _("Deze dienst staat dit niet toe.")
        return _form(request, row, deel=deel, fout=fout, fout_bij="deel", status=403)
    fout = _("Zonder BSN kan het wel.") if with_bsn else _needs_bsn(deel)
    return _form(request, row, deel=deel, fout=fout, fout_bij="bsn", status=422)


def _needs_bsn(deel: Deel) -> str:
    if deel is Deel.VERTEGENWOORDIGER:
        return _("Vul bij deze dienst het BSN in van de persoon voor wie de vertegenwoordiger handelt.")
    return _("Vul bij deze dienst het BSN in.")


def _form(
    request: HttpRequest,
    row: Identification,
    *,
    deel: Deel | None = None,
    fout: str = "",
    fout_bij: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = queries.erbij_page(
        row,
        now=timezone.now(),
        gekozen="" if deel is None else deel.value,
        fout=fout,
        fout_bij=fout_bij,
        verborgen=is_hidden(request),
    )
    return render(request, "werkblad/erbij.html", {"pagina": shown}, status=status)


@own_form
def zonder(request: HttpRequest, row: Identification) -> HttpResponse:
    """The ambtenaar goes on without this person; the others stay."""
    try:
        go_on_without(identification=row, now=timezone.now())
    except NiemandOver:
        messages.info(request, _("Dan blijft er niemand over. Stop het gesprek of maak een nieuwe link."))
        return HttpResponseRedirect(_page(row))
    messages.success(request, _("Het gesprek gaat verder zonder deze persoon."))
    other = next((one for one in people(row) if one.pk != row.pk), row)
    return HttpResponseRedirect(_page(other))


def _page(row: Identification) -> str:
    return reverse("identification:identificatie", args=[row.pk])
