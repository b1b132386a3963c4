"""How to reach the gemeente, and when somebody answers."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from begrippen.taal import Taal
from diensten.gemeente.openingstijden import (
    OngeldigeTijden,
    Openingstijden,
    read_day,
    read_other_days,
    write_day,
    write_other_days,
)
from diensten.gemeente.stand import Inhoud, contact_of, write_hours
from diensten.inwonerteksten.nakijken import faulty_words
from diensten.teksten.forms import PlatteTekst

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_TEXTBOX = {"class": "utrecht-textbox utrecht-textbox--html-input"}
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{2,19}", re.ASCII)
_REDENEN = {
    "vorm": _("Vul tijden in als 9.00–17.00, of 9.00–12.30 en 13.30–17.00."),
    "tijd": _("Deze tijd bestaat niet. Gebruik 0.00 tot en met 23.59."),
    "omgekeerd": _("De eerste tijd moet vroeger zijn dan de tweede."),
    "overlap": _("Zet de tijden op volgorde, met een pauze ertussen."),
}


class TelefoonField(forms.CharField):
    """`14 0123`, `(0123) 45 67 89`, `+31 123 45 67 89`"""

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not _PHONE.fullmatch(value):
            raise forms.ValidationError(
                _("Een telefoonnummer heeft alleen cijfers, spaties, haakjes en een plus.")
            )


class DagField(forms.CharField):
    """Cleans to the blocks of one day; empty is closed."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return read_day(text)
        except OngeldigeTijden as wrong:
            raise forms.ValidationError(_REDENEN[str(wrong)]) from None


class GewoneTekst(PlatteTekst):
    """A Dutch text that inwoners read."""

    def validate(self, value: str) -> None:
        super().validate(value)
        _check_words(value)


def _check_words(value: str) -> None:
    faults = list(faulty_words(value, Taal.NEDERLANDS))
    if faults:
        raise forms.ValidationError(faults)


class AndereDagenField(forms.CharField):
    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        _check_words(text)
        try:
            return read_other_days(text)
        except OngeldigeTijden as wrong:
            message = _(
                "‘%(regel)s’ begrijpen wij niet. Vul per regel een dag in, bijvoorbeeld 25-12-2026 Kerst, "
                "of 24-12-2026 9.00–12.00 Kerstavond."
            )
            raise forms.ValidationError(message % {"regel": str(wrong)[:40]}) from None


class ContactForm(forms.Form):
    """`vorige`: the version that stood there when this form was opened."""

    vorige = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    telefoon = TelefoonField(
        label=_("Telefoonnummer"),
        required=False,
        max_length=24,
        widget=forms.TextInput({**_TEXTBOX, "autocomplete": "off"}),
        help_text=_("Staat op elke pagina van inwoners. Leeg: het nummer uit de instellingen."),
    )
    website = forms.URLField(
        label=_("Website"),
        required=False,
        assume_scheme="https",
        widget=forms.URLInput({**_TEXTBOX, "spellcheck": "false"}),
        help_text=_("Leeg: het adres uit de instellingen."),
        error_messages={"invalid": _("Een adres begint met https://")},
    )
    adres = GewoneTekst(
        label=_("Adres van het gemeentehuis"),
        required=False,
        max_length=200,
        widget=forms.Textarea({**_TEXTBOX, "rows": 3}),
        help_text=_("Hoogstens vier regels. Staat op de pagina’s met hulp."),
        error_messages={
            "max_length": _("Gebruik hoogstens %(limit_value)d tekens. U heeft er nu %(show_value)d.")
        },
    )
    maandag = DagField(required=False, max_length=80, widget=forms.TextInput(_TEXTBOX))
    dinsdag = DagField(required=False, max_length=80, widget=forms.TextInput(_TEXTBOX))
    woensdag = DagField(required=False, max_length=80, widget=forms.TextInput(_TEXTBOX))
    donderdag = DagField(required=False, max_length=80, widget=forms.TextInput(_TEXTBOX))
    vrijdag = DagField(required=False, max_length=80, widget=forms.TextInput(_TEXTBOX))
    zaterdag = DagField(required=False, max_length=80, widget=forms.TextInput(_TEXTBOX))
    zondag = DagField(required=False, max_length=80, widget=forms.TextInput(_TEXTBOX))
    dicht = AndereDagenField(
        label=_("Dagen met andere tijden"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({**_TEXTBOX, "rows": 5}),
        help_text=_(
            "Eén dag per regel, met een naam erachter. Dicht: 25-12-2026 Eerste Kerstdag. "
            "Andere tijden: 24-12-2026 9.00–12.00 Kerstavond."
        ),
    )
    digid_telefoon = TelefoonField(
        label=_("Telefoonnummer van DigiD"),
        required=False,
        max_length=24,
        widget=forms.TextInput({**_TEXTBOX, "autocomplete": "off"}),
        help_text=_("Het staat op digid.nl. Leeg: inwoners zien dan alleen digid.nl."),
    )
    digid_tijden = GewoneTekst(
        label=_("Wanneer DigiD de telefoon opneemt"),
        required=False,
        max_length=80,
        widget=forms.TextInput(_TEXTBOX),
        help_text=_("Bijvoorbeeld: werkdagen van 8.00 tot 22.00 uur."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for number, name in enumerate(DAGEN):
            self.fields[name].label = str(WEEKDAYS[number]).capitalize()

    @property
    def dagen(self) -> list[forms.BoundField]:
        return [self[name] for name in DAGEN]

    def clean_website(self) -> str:
        url: str = self.cleaned_data["website"]
        if url and not url.startswith("https://"):
            raise forms.ValidationError(_("Een adres begint met https://"))
        return url

    def clean_adres(self) -> str:
        adres: str = self.cleaned_data["adres"]
        if adres.count("\n") > 3:
            raise forms.ValidationError(_("Gebruik hoogstens vier regels."))
        return adres

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("digid_tijden") and not cleaned.get("digid_telefoon") and not self.errors:
            self.add_error("digid_telefoon", _("Vul ook het nummer in."))
        return cleaned

    def as_inhoud(self) -> dict[str, Any]:
        """What is stored. An empty form is an empty version: everything from the settings."""
        data = self.cleaned_data
        tijden = Openingstijden(tuple(data[name] for name in DAGEN), data["dicht"])
        plain = {
            name: data[name] for name in ("telefoon", "website", "adres", "digid_telefoon", "digid_tijden")
        }
        if not (any(plain.values()) or tijden or tijden.andere_dagen):
            return {}
        return plain | write_hours(tijden)


def initial_of(inhoud: Inhoud, *, vorige: int) -> dict[str, Any]:
    """The stored version as a person typed it."""
    if not inhoud:
        return {"vorige": vorige}
    tijden = contact_of(inhoud).tijden
    days = {name: write_day(day) for name, day in zip(DAGEN, tijden.week, strict=True)}
    return {**inhoud, **days, "dicht": write_other_days(tijden.andere_dagen), "vorige": vorige}
