"""The questionnaire, and under it the decision: one form, so that what was answered stays."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.advies.regels import Advies, Antwoorden, Vraag, advise
from diensten.advies.woorden import ANTWOORDEN, UITLEG, VRAGEN
from diensten.instellingen import NIVEAUS
from diensten.teksten.forms import PlatteTekst

_RADIO = {"class": "utrecht-radio-button utrecht-radio-button--html-input"}
_TEXTBOX = {"class": "utrecht-textbox utrecht-textbox--html-input"}
LANGSTE_TOELICHTING = 500


class AdviesForm(forms.Form):
    """`vorige`: the decision that stood there when this form was opened, 0 for none."""

    vorige = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for vraag, label in VRAGEN.items():
            self.fields[vraag.value] = forms.ChoiceField(
                label=label,
                help_text=UITLEG.get(vraag, ""),
                choices=list(ANTWOORDEN[vraag].items()),
                widget=forms.RadioSelect(_RADIO),
                error_messages={
                    "required": _("Kies een antwoord."),
                    "invalid_choice": _("Kies een antwoord dat er staat."),
                },
            )

    @property
    def vragen(self) -> list[BoundField]:
        return [self[vraag.value] for vraag in Vraag]

    @property
    def antwoorden(self) -> Antwoorden:
        """Only after `is_valid`."""
        return {vraag: self.cleaned_data[vraag.value] for vraag in Vraag}

    @property
    def advies(self) -> Advies:
        """Only after `is_valid`."""
        return advise(self.antwoorden)


class BesluitForm(AdviesForm):
    """`getoond`: the proposal that the beheerder had in view."""

    getoond = forms.IntegerField(widget=forms.HiddenInput)
    keuze = forms.TypedChoiceField(
        label=_("Wat besluit u?"),
        choices=NIVEAUS,
        coerce=lambda value: Betrouwbaarheidsniveau(int(value)),
        widget=forms.RadioSelect(_RADIO),
        error_messages={
            "required": _("Kies een manier van inloggen."),
            "invalid_choice": _("Kies een manier die er staat."),
        },
    )
    toelichting = PlatteTekst(
        label=_("Waarom?"),
        help_text=_("Verplicht als u voor minder kiest dan het advies. Met wie heeft u overlegd?"),
        required=False,
        max_length=LANGSTE_TOELICHTING,
        widget=forms.Textarea({**_TEXTBOX, "rows": 3}),
        error_messages={
            "max_length": _("Gebruik hoogstens %(limit_value)d tekens. U heeft er nu %(show_value)d.")
        },
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        niveau = self.advies.niveau
        if data["getoond"] != niveau:
            self.add_error(None, _("Uw antwoorden zijn veranderd, en het advies ook. Kijk nog een keer."))
        elif data["keuze"] < niveau and not data["toelichting"]:
            self.add_error("toelichting", _("U kiest voor minder dan het advies. Schrijf op waarom."))
        return data
