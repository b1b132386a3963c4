"""How to reach the gemeente, and when somebody answers."""

from __future__ import annotations

import re
from datetime import date, timedelta
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
from diensten.gemeente.stand import FEITEN, Inhoud, contact_of, with_facts, write_hours
from diensten.inwonerteksten.nakijken import faulty_words
from diensten.teksten.forms import PlatteTekst, check_plain
from diensten.teksten.nakijken import misleading

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_TEXTBOX = {"class": "utrecht-textbox utrecht-textbox--html-input"}
_CONTROLE = timedelta(days=365)  # who chooses no day has a year
_VERST = 5 * _CONTROLE
_MEESTE_CIJFERS = 4  # in the name of a day: a year has as many, and no telephone number as few
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{2,19}", re.ASCII)
# What another person can compare with a letter: no name of a user before it, and no number of a machine.
_WEBSITE = re.compile(r"https://(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+(?::\d{1,5})?(?:[/?#]|$)", re.IGNORECASE)
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
            found = read_other_days(text)
        except OngeldigeTijden as wrong:
            message = _(
                "‘%(regel)s’ begrijpen wij niet. Vul per regel een dag in, bijvoorbeeld 25-12-2026 Kerst, "
                "of 24-12-2026 9.00–12.00 Kerstavond."
            )
            raise forms.ValidationError(message % {"regel": str(wrong)[:40]}) from None
        for day in found:
            check_name_of_day(day.naam)
        return found


def check_name_of_day(naam: str) -> None:
    """One person fills in a day on which we are closed. So its name says why, and not where else to go.

    Raises `ValidationError`.
    """
    check_plain(naam)
    faults = list(misleading(naam, eigen=()))
    if sum(letter.isdigit() for letter in naam) > _MEESTE_CIJFERS:
        faults.append(str(_("Zet geen nummer in de naam van een dag.")))
    if faults:
        raise forms.ValidationError(faults)


class ContactForm(forms.Form):
    """`vorige`, `na`: the version and the newest proposal that stood there when this form was opened."""

    vorige = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    na = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
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
    controleer_op = forms.DateField(
        label=_("Wanneer kijkt iemand na of dit nog klopt?"),
        required=False,
        input_formats=["%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(_TEXTBOX, format="%d-%m-%Y"),
        help_text=_("Bijvoorbeeld 15-6-2027. Op die dag staat het bij wat u moet doen. Leeg: over een jaar."),
        error_messages={"invalid": _("Vul een dag in als 15-6-2027.")},
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self._vandaag = vandaag
        for number, name in enumerate(DAGEN):
            self.fields[name].label = str(WEEKDAYS[number]).capitalize()

    @property
    def dagen(self) -> list[forms.BoundField]:
        return [self[name] for name in DAGEN]

    def clean_website(self) -> str:
        url: str = self.cleaned_data["website"]
        if url and not url.startswith("https://"):
            raise forms.ValidationError(_("Een adres begint met https://"))
        if not (url.isascii() and url.isprintable()):
            raise forms.ValidationError(
                _("Gebruik in een adres alleen gewone letters, cijfers en leestekens.")
            )
        if url and not _WEBSITE.match(url):
            raise forms.ValidationError(
                _("Vul alleen de naam van uw website in, bijvoorbeeld https://www.voorbeeld.nl.")
            )
        return url

    def clean_controleer_op(self) -> date | None:
        day: date | None = self.cleaned_data["controleer_op"]
        if day is not None and day <= self._vandaag:
            raise forms.ValidationError(_("Deze dag is al begonnen of voorbij. Kies een latere dag."))
        if day is not None and day > self._vandaag + _VERST:
            raise forms.ValidationError(_("Deze dag is te ver weg."))
        return day

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

    def as_inhoud(self, eerder: Inhoud) -> dict[str, Any]:
        """What is stored. An empty form is an empty version: everything from the settings.

        `eerder`: the version that stands there. A day to look again that has come stays until somebody chooses
        another one.
        """
        data = self.cleaned_data
        tijden = Openingstijden(tuple(data[name] for name in DAGEN), data["dicht"])
        feiten = {name: data[name] for name in FEITEN}
        day = data["controleer_op"] or (None if "controleer_op" in eerder else self._vandaag + _CONTROLE)
        look = {"controleer_op": day.isoformat() if day else eerder["controleer_op"]}
        return with_facts(look | write_hours(tijden), feiten)


def initial_of(inhoud: Inhoud, *, vorige: int, vandaag: date) -> dict[str, Any]:
    """The stored version as a person typed it. A day to look again that has come is to be chosen anew."""
    if not inhoud:
        return {"vorige": vorige}
    tijden = contact_of(inhoud).tijden
    days = {name: write_day(day) for name, day in zip(DAGEN, tijden.week, strict=True)}
    look = date.fromisoformat(inhoud["controleer_op"]) if "controleer_op" in inhoud else None
    again = {"controleer_op": look if look and look > vandaag else None}
    return {**inhoud, **days, **again, "dicht": write_other_days(tijden.andere_dagen), "vorige": vorige}
