"""The form under a language: who read it, and when."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diensten.teksten.forms import PlatteTekst

_TEXTBOX = {"class": "utrecht-textbox utrecht-textbox--html-input"}


class LezerForm(forms.Form):
    lezer = PlatteTekst(
        label=_("Wie las de pagina’s?"),
        help_text=_("Iemand die met deze taal is opgegroeid. Naam of functie."),
        max_length=100,
        widget=forms.TextInput(_TEXTBOX),
        error_messages={"required": _("Vul in wie de pagina’s las.")},
    )
    gelezen_op = forms.DateField(
        label=_("Op welke dag?"),
        help_text=_("Bijvoorbeeld 21-11-2026."),
        widget=forms.DateInput(_TEXTBOX, format="%d-%m-%Y"),
        input_formats=["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"],
        error_messages={
            "required": _("Vul de dag in."),
            "invalid": _("Vul een dag in, bijvoorbeeld 21-11-2026."),
        },
    )

    def __init__(self, *args: Any, taal: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.auto_id = f"{taal}-%s"  # one of these stands under each language

    def clean_gelezen_op(self) -> date:
        day: date = self.cleaned_data["gelezen_op"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Deze dag is nog niet geweest."))
        return day
