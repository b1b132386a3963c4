"""The form for a prescribed text: plain text, nothing else."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from begrippen.taal import Taal
from diensten.inwonerteksten.nakijken import faulty_words
from diensten.teksten.nakijken import misleading

LANGSTE_TEKST = 600
LANGSTE_BRON = 200
_TEXTBOX = {"class": "utrecht-textbox utrecht-textbox--html-input"}
_ENTITY = re.compile(r"&#?\w+;")
_NOT_SHOWN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}  # also marks that turn the direction of a text


class PlatteTekst(forms.CharField):
    """Paragraphs of plain text, one a line; other white space becomes one space."""

    def to_python(self, value: Any) -> str:
        lines = (" ".join(line.split()) for line in re.split(r"[\r\n]+", super().to_python(value) or ""))
        return "\n".join(line for line in lines if line)

    def validate(self, value: str) -> None:
        super().validate(value)
        check_plain(value)


def check_plain(tekst: str) -> None:
    """Raises `ValidationError`."""
    if "<" in tekst or ">" in tekst or _ENTITY.search(tekst):
        raise ValidationError(_("Gebruik alleen gewone tekst, zonder HTML."))
    if any(unicodedata.category(letter) in _NOT_SHOWN for letter in tekst.replace("\n", "")):
        raise ValidationError(_("Er staan tekens in die niemand kan zien. Typ de tekst over."))


class Inwonerzin(PlatteTekst):
    """One line that inwoners read, with the words that no text for them may say (only Dutch is typed here)."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())

    def validate(self, value: str) -> None:
        super().validate(value)
        faults = [ValidationError(fault) for fault in faulty_words(value, Taal.NEDERLANDS)]
        if faults:
            raise ValidationError(faults)


class TekstForm(forms.Form):
    """Only reads and checks: `diensten.teksten.invullen` stores what comes out.

    `na`: the number of the newest version when the form was opened; `eigen`: host names of the gemeente.
    """

    na = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    tekst = PlatteTekst(
        label=_("Tekst van Logius"),
        max_length=LANGSTE_TEKST,
        widget=forms.Textarea({**_TEXTBOX, "rows": 6, "lang": "nl", "spellcheck": "false"}),
        help_text=_(
            "Neem de tekst letterlijk over, in het Nederlands. Gewone tekst, hoogstens 600 tekens. "
            "Een nieuwe regel wordt een nieuwe alinea."
        ),
        error_messages={
            "required": _("Vul de tekst van Logius in."),
            "max_length": _("Gebruik hoogstens %(limit_value)d tekens. U heeft er nu %(show_value)d."),
        },
    )
    bron = PlatteTekst(
        label=_("Waar staat deze tekst?"),
        max_length=LANGSTE_BRON,
        widget=forms.TextInput({**_TEXTBOX, "maxlength": LANGSTE_BRON}),
        help_text=_("De naam, de versie en de datum van het document. Zo kan iemand het later nakijken."),
        error_messages={
            "required": _("Vul in waar u de tekst heeft gevonden."),
            "max_length": _("Gebruik hoogstens %(limit_value)d tekens. U heeft er nu %(show_value)d."),
        },
    )

    def __init__(self, *args: Any, standaard: str, eigen: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self._standaard, self._eigen = standaard, eigen
        # The browser counts other than we do: it would cut off a text that is pasted.
        self.fields["tekst"].widget.attrs.pop("maxlength", None)

    def clean_tekst(self) -> str:
        tekst: str = self.cleaned_data["tekst"]
        if " ".join(tekst.split()).casefold() == self._standaard.casefold():
            raise ValidationError(
                _("Dit is de tekst van Beeldpas. Vul de tekst van Logius in, of laat het zoals het is.")
            )
        faults = [ValidationError(fault) for fault in misleading(tekst, eigen=self._eigen)]
        if faults:
            raise ValidationError(faults)
        return tekst


class TerugForm(forms.Form):
    """Back to our own words: an empty text, which waits for approval as any other."""

    na = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
