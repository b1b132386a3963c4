"""The form under a point of the checklist that people do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diensten.teksten.forms import PlatteTekst

LANGSTE_TOELICHTING = 200


class AfvinkForm(forms.Form):
    gedaan = forms.ChoiceField(choices=[("ja", "ja"), ("nee", "nee")], widget=forms.HiddenInput)
    toelichting = PlatteTekst(
        label=_("Wat is er gedaan, en waar is dat te vinden?"),
        required=False,
        max_length=LANGSTE_TOELICHTING,
        widget=forms.TextInput({"class": "utrecht-textbox utrecht-textbox--html-input"}),
        error_messages={
            "max_length": _("Gebruik hoogstens %(limit_value)d tekens. U heeft er nu %(show_value)d.")
        },
    )

    def __init__(self, *args: Any, nummer: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.auto_id = f"{nummer.lower()}-%s"  # many of these forms stand on one page
