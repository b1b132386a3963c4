"""Fields that several forms of this package have."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

TEXTBOX = {"class": "utrecht-textbox utrecht-textbox--html-input"}
CHECKBOX = {"class": "utrecht-checkbox utrecht-checkbox--html-input"}
RADIO = {"class": "utrecht-radio-button utrecht-radio-button--html-input"}
_NOT_SHOWN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}  # also marks that turn the direction of a text
_DAYS = ["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"]


class EenRegel(forms.CharField):
    """One line of plain text: white space becomes one space, and what nobody can see is refused."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {
            "max_length": _("Gebruik hoogstens %(limit_value)d tekens. U heeft er nu %(show_value)d.")
        } | kwargs.pop("error_messages", {})
        super().__init__(widget=forms.TextInput(TEXTBOX), error_messages=messages, **kwargs)

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())

    def validate(self, value: str) -> None:
        super().validate(value)
        if any(unicodedata.category(letter) in _NOT_SHOWN for letter in value):
            raise ValidationError(_("Er staan tekens in die niemand kan zien. Typ de tekst over."))


class Dag(forms.DateField):
    """A day as people here write it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateInput(TEXTBOX, format="%d-%m-%Y"),
            input_formats=_DAYS,
            error_messages={
                "required": _("Vul een dag in, bijvoorbeeld 21-11-2026."),
                "invalid": _("Vul een dag in, bijvoorbeeld 21-11-2026."),
            },
            **kwargs,
        )

    def to_python(self, value: Any) -> date | None:
        return super().to_python(value)
