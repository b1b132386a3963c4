"""Which languages the pages of a dienst can be read in: one field of its form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from begrippen.taal import Taal
from diensten.instellingen import ALLE_TALEN

_OVERIGE = [(taal.value, taal.eigen_naam) for taal in Taal if taal is not Taal.NEDERLANDS]


class TalenField(forms.MultipleChoiceField):
    """Gives the codes with a comma between them, in the order of `Taal`; Dutch is always one of them."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Andere talen die de inwoner kan kiezen"),
            help_text=_("Nederlands kan altijd."),
            choices=_OVERIGE,
            required=False,
            initial=ALLE_TALEN,  # a form for a new dienst has no model to take it from
            widget=forms.CheckboxSelectMultiple({"class": "utrecht-checkbox utrecht-checkbox--html-input"}),
            error_messages={"invalid_choice": _("Kies een taal uit de lijst.")},
        )

    def prepare_value(self, value: Any) -> Any:
        return value.split(",") if isinstance(value, str) else value

    def to_python(self, value: Any) -> list[str]:
        chosen = value.split(",") if isinstance(value, str) and value else value
        return [code for code in super().to_python(chosen) if code != Taal.NEDERLANDS]

    def clean(self, value: Any) -> Any:
        chosen = {Taal.NEDERLANDS.value, *super().clean(value)}
        return ",".join(taal.value for taal in Taal if taal.value in chosen)
