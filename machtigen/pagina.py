"""The page on which somebody changes one thing that has versions: sets, registrations, steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from machtigen.staat_vast import AnderWasEerst, Door, Versie, add
from machtigen.versies import VersieForm, initial_of, logregels, verschillen
from toegang import current_medewerker

_LOG = 30  # versions that a page shows


def door(request: HttpRequest) -> Door:
    medewerker = current_medewerker(request)
    return Door(naam=medewerker.naam, id=medewerker.pk)


@dataclass(frozen=True, slots=True)
class Wijzigpagina:
    """`sleutel`: what names the thing within `model`; `naar`: the address to go to when it is stored."""

    model: type[Versie]
    form: type[VersieForm]
    sleutel: Mapping[str, Any]
    template: str
    naar: str
    context: Mapping[str, Any]

    def answer(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return self._show(request, self.form(initial=initial_of(self._newest(), self.form)))
        form = self.form(request.POST)
        if not form.is_valid():
            return self._show(request, form, status=422)
        try:
            stored = add(
                self.model,
                sleutel=self.sleutel,
                versie=form.cleaned_data["versie"],
                gegevens=form.gegevens,
                door=door(request),
                now=timezone.now(),
            )
        except AnderWasEerst:
            return self._conflict(request, form)
        if stored is None:
            messages.info(request, _("Er is niets gewijzigd."))
        else:
            messages.success(request, _("De wijzigingen zijn opgeslagen."))
        return redirect(self.naar)

    def _conflict(self, request: HttpRequest, form: VersieForm) -> HttpResponse:
        """What was typed stays, beside what stands there now; storing again is then a choice."""
        row = self._newest()
        data = request.POST.copy()
        data["versie"] = str(row.versie if row else 0)
        again = self.form(data)
        again.is_valid()
        found = verschillen(form, row, form.gegevens) if row else []
        return self._show(request, again, status=409, conflict=True, verschillen=found)

    def _show(
        self, request: HttpRequest, form: VersieForm, *, status: int = 200, **more: Any
    ) -> HttpResponse:
        rows = list(self.model._default_manager.filter(**self.sleutel).order_by("-versie")[: _LOG + 1])
        log = logregels(form, rows)[:_LOG]
        context = {"form": form, "rij": rows[0] if rows else None, "versies": log}
        return render(request, self.template, {**context, **self.context, **more}, status=status)

    def _newest(self) -> Versie | None:
        return self.model._default_manager.filter(**self.sleutel).order_by("-versie").first()
