"""The accessibility statement as functioneel beheer fills it in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diensten.models import Nalevingsstatus
from diensten.teksten.forms import PlatteTekst

_TEXTBOX = {"class": "utrecht-textbox utrecht-textbox--html-input"}
_RADIO = {"class": "utrecht-radio-button utrecht-radio-button--html-input"}


class VerklaringForm(forms.Form):
    """`vorige`: the statement that stood there when this form was opened."""

    vorige = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    status = forms.ChoiceField(
        label=_("Status"),
        choices=Nalevingsstatus.choices,
        widget=forms.RadioSelect(_RADIO),
        help_text=_("Kies wat er in het register van de overheid staat. Dat register beslist."),
        error_messages={"required": _("Kies een status.")},
    )
    sinds = forms.DateField(
        label=_("Datum van de verklaring"),
        help_text=_("Bijvoorbeeld 21-11-2026."),
        widget=forms.DateInput(_TEXTBOX, format="%d-%m-%Y"),
        input_formats=["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"],
        error_messages={
            "required": _("Vul de datum in."),
            "invalid": _("Vul een dag in, bijvoorbeeld 21-11-2026."),
        },
    )
    email = forms.EmailField(
        label=_("E-mailadres voor meldingen"),
        widget=forms.EmailInput({**_TEXTBOX, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Vul een e-mailadres in."),
            "invalid": _("Een e-mailadres ziet eruit als naam@gemeente.nl."),
        },
    )
    onderzoek_url = forms.URLField(
        label=_("Adres van het onderzoek of van het register"),
        required=False,
        assume_scheme="https",
        widget=forms.URLInput({**_TEXTBOX, "spellcheck": "false"}),
        error_messages={"invalid": _("Een adres begint met https://")},
    )
    problemen = PlatteTekst(
        label=_("Bekende problemen"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({**_TEXTBOX, "rows": 8}),
        help_text=_("Eén probleem per regel: wat niet werkt, voor wie, en wanneer het klaar is."),
        error_messages={
            "max_length": _("Gebruik hoogstens %(limit_value)d tekens. U heeft er nu %(show_value)d.")
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def clean_sinds(self) -> date:
        day: date = self.cleaned_data["sinds"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Deze dag is nog niet geweest."))
        return day

    def clean_onderzoek_url(self) -> str:
        url: str = self.cleaned_data["onderzoek_url"]
        if url and not url.startswith("https://"):
            raise forms.ValidationError(_("Een adres begint met https://"))
        return url
