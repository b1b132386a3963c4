"""What the BRP is told about a dienst: three fields of its form, hidden where there is no connection with the BRP."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from begrippen.verwerking import LANGSTE, is_verwerking

BRP_VELDEN = ("brp_doelbinding", "brp_verwerking", "brp_gezag")
_TEXTBOX = {"class": "utrecht-textbox utrecht-textbox--html-input"}


class DoelbindingField(forms.CharField):
    """What a gateway takes in a header: printable ASCII."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Doelbinding"),
            help_text=_("Leeg: wat voor de hele gemeente geldt."),
            max_length=100,
            required=False,
            widget=forms.TextInput(_TEXTBOX),
        )

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if not (text.isascii() and text.isprintable()):
            raise ValidationError(_("Gebruik alleen gewone letters, cijfers en streepjes."))
        return text


class VerwerkingField(forms.CharField):
    def __init__(self) -> None:
        super().__init__(
            label=_("Verwerking"),
            help_text=_("Leeg: wat voor de hele gemeente geldt."),
            max_length=LANGSTE,
            required=False,
            widget=forms.TextInput(_TEXTBOX),
        )

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if not is_verwerking(text) or not text.isprintable():
            raise ValidationError(_("Gebruik hoogstens één apenstaartje (@)."))
        return text


def hide_if_idle(fields: dict[str, forms.Field], *, stored: tuple[str, str, bool]) -> None:
    """As long as nothing can be looked up there is nothing to set; what is stored stays as it is."""
    if settings.BRP["url"] or any(stored):
        return
    for name in BRP_VELDEN:
        fields[name].widget = forms.HiddenInput()
