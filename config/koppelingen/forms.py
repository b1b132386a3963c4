"""The mapping of a dienst to what the zaaksysteem calls it. Typed, with what the catalogue offers beside it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zaken.koppeling import Keuzes, Koppeling, Vertrouwelijkheid

KOPPELING = tuple(field.name for field in fields(Koppeling))
_TEXTBOX = {
    "class": "utrecht-textbox utrecht-textbox--html-input",
    "autocomplete": "off",
    "spellcheck": "false",
}
_SELECT = {"class": "utrecht-select utrecht-select--html-select"}


class ZaaktypeForm(forms.Form):
    """`keuzes`: of the catalogue, or None when there is none to ask."""

    zaaktype = forms.CharField(
        label=_("Zaaktype"),
        help_text=_("De identificatie van het zaaktype in het zaaksysteem. Bij StUF: de code."),
        max_length=50,
        widget=forms.TextInput(_TEXTBOX),
    )
    informatieobjecttype = forms.CharField(
        label=_("Documenttype van het bewijs"),
        help_text=_("De omschrijving van het informatieobjecttype, precies zoals in de catalogus."),
        max_length=80,
        widget=forms.TextInput(_TEXTBOX),
    )
    statustype = forms.CharField(
        label=_("Status"),
        help_text=_(
            "De omschrijving van de status die een nieuwe zaak krijgt. Leeg: de eerste. "
            "Bij StUF: volgnummer, spatie, omschrijving. Leeg: geen status."
        ),
        max_length=80,
        required=False,
        widget=forms.TextInput(_TEXTBOX),
    )
    vertrouwelijkheid = forms.ChoiceField(
        label=_("Vertrouwelijkheid"),
        help_text=_("Van de zaak en van het bewijs. Leeg: wat de catalogus zegt."),
        choices=[("", _("Wat de catalogus zegt")), *Vertrouwelijkheid.choices],
        required=False,
        widget=forms.Select(_SELECT),
    )

    # Of what is stored, as the page was when it was opened. Who stores again after the warning means it.
    versie = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, keuzes: Keuzes | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for field in self.fields.values():
            field.error_messages["required"] = _("Vul nog in: %(veld)s.") % {"veld": field.label}
            field.error_messages["max_length"] = _("Dit is te lang.")
        self.lijsten = _lists(keuzes)
        for name in self.lijsten:
            self.fields[name].widget.attrs["list"] = f"keuzes-{name}"

    @property
    def koppeling(self) -> Koppeling:
        """Only after `is_valid`."""
        return Koppeling(**{name: self.cleaned_data[name].strip() for name in KOPPELING})

    def again(self, *, versie: str) -> ZaaktypeForm:
        """The same words, to be stored over what is there now."""
        form = ZaaktypeForm(initial={**self.cleaned_data, "versie": versie})
        form.lijsten = self.lijsten
        return form


def _lists(keuzes: Keuzes | None) -> dict[str, tuple[tuple[str, str], ...]]:
    """Field → value and explanation of each choice; nothing for a field without choices."""
    if keuzes is None:
        return {}
    lists = {
        "zaaktype": keuzes.zaaktypen,
        "informatieobjecttype": tuple((name, "") for name in keuzes.informatieobjecttypen),
        "statustype": tuple((name, "") for name in keuzes.statustypen),
    }
    return {name: rows for name, rows in lists.items() if rows}
