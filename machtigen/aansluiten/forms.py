"""The form of one step."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from machtigen.models import Stapstand
from machtigen.velden import RADIO, Dag, EenRegel
from machtigen.versies import VersieForm


class StapForm(VersieForm):
    stand = forms.ChoiceField(
        label=_("Stand"),
        choices=Stapstand.choices,
        widget=forms.RadioSelect(RADIO),
        error_messages={
            "required": _("Kies hoe het ervoor staat."),
            "invalid_choice": _("Kies uit de lijst."),
        },
    )
    eigenaar = EenRegel(
        label=_("Wie doet dit?"),
        required=False,
        max_length=100,
        help_text=_("Een naam of een team."),
    )
    streefdatum = Dag(label=_("Wanneer moet het klaar zijn?"), required=False)
    klaar_op = Dag(label=_("Klaar op"), required=False, help_text=_("Alleen als de stand ‘Klaar’ is."))
    toelichting = EenRegel(
        label=_("Toelichting"),
        required=False,
        max_length=500,
        help_text=_("Wat is er gekozen of gedaan, en waar is dat te vinden?"),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        done, day = data.get("stand") == Stapstand.KLAAR, data.get("klaar_op")
        if done and "klaar_op" in data and day is None:
            self.add_error("klaar_op", _("Vul in op welke dag deze stap klaar was."))
        if done and not data.get("eigenaar", "?"):
            self.add_error("eigenaar", _("Vul in wie dit deed."))
        if day is not None and data.get("stand") and not done:
            self.add_error("klaar_op", _("Kies ‘Klaar’, of haal deze dag weg."))
        if day is not None and day > timezone.localdate():
            self.add_error("klaar_op", _("Deze dag is nog niet geweest."))
        return data
