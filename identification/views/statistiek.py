"""The figures per dienst and week: for functioneel beheer and toezicht, as a page and as a file."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from begrippen.rol import Rol
from diensten.models import Dienst
from identification.cijfers import TE_WEINIG, Getal
from identification.paginas.statistiek import StatistiekPagina
from identification.queries.statistiek import statistics_page
from toegang import rol_vereist

_WEKEN = 13
_LEZERS = (Rol.FUNCTIONEEL_BEHEERDER, Rol.TOEZICHTHOUDER)
_SELECT = {"class": "utrecht-select utrecht-select--html-select"}


class KeuzeForm(forms.Form):
    dienst = forms.ModelChoiceField(
        Dienst.objects.order_by("naam"),
        to_field_name="slug",
        required=False,
        label=gettext_lazy("Dienst"),
        empty_label=gettext_lazy("Alle diensten"),
        widget=forms.Select(_SELECT),
    )
    weken = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Periode"),
        choices=[
            ("13", gettext_lazy("13 weken")),
            ("26", gettext_lazy("26 weken")),
            ("52", gettext_lazy("1 jaar")),
            ("104", gettext_lazy("2 jaar")),
        ],
        widget=forms.Select(_SELECT),
    )

    @property
    def aantal_weken(self) -> int:
        """Only after `is_valid`."""
        return int(self.cleaned_data["weken"] or _WEKEN)


@require_GET
@rol_vereist(*_LEZERS)
@never_cache
def statistiek(request: HttpRequest) -> HttpResponse:
    form = KeuzeForm(request.GET)
    if not form.is_valid():
        return redirect("identification:statistiek")
    context = {"form": form, "pagina": _page(form), "te_weinig": TE_WEINIG}
    return render(request, "beheer/statistiek.html", context)


@require_GET
@rol_vereist(*_LEZERS)
@never_cache
def statistiek_csv(request: HttpRequest) -> HttpResponse:
    """With semicolons and a byte order mark: a spreadsheet in the Netherlands opens it as it is."""
    form = KeuzeForm(request.GET)
    if not form.is_valid():
        return redirect("identification:statistiek")
    slug = form.cleaned_data["dienst"].slug if form.cleaned_data["dienst"] else "alle-diensten"
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="statistiek-{slug}.csv"'
    csv.writer(response, delimiter=";").writerows(_lines(_page(form)))
    return response


def _page(form: KeuzeForm) -> StatistiekPagina:
    dienst = form.cleaned_data["dienst"]
    return statistics_page(dienst=dienst, weken=form.aantal_weken, now=timezone.now())


def _lines(pagina: StatistiekPagina) -> Iterable[list[str]]:
    yield [_("Week van"), *(kolom.kop for kolom in pagina.kolommen), _("Seconden van link tot inloggen")]
    for week, cellen in pagina.regels:
        seconden = "" if week.seconden is None else str(week.seconden)
        yield [week.begin.isoformat(), *map(_cell, cellen), seconden]


def _cell(getal: Getal) -> str:
    least = ">=" if getal.minstens else ""
    return f"<{TE_WEINIG}" if getal.aantal is None else f"{least}{getal.aantal}"
