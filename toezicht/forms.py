"""The filter of the audit trail."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from toezicht.soorten import Soort, woorden

_MAX_ID = 2**63 - 1


class FilterForm(forms.Form):
    soort = forms.ChoiceField(
        label=_("Wat gebeurde er"),
        required=False,
        choices=[("", _("Alles")), *((soort.value, woorden(soort)) for soort in Soort)],
        widget=forms.Select({"class": "utrecht-select utrecht-select--html-select"}),
    )
    signalen = forms.BooleanField(
        label=_("Alleen wat aandacht vraagt"),
        required=False,
        widget=forms.CheckboxInput({"class": "utrecht-checkbox utrecht-checkbox--html-input"}),
    )
    voor = forms.IntegerField(required=False, min_value=1, max_value=_MAX_ID, widget=forms.HiddenInput)

    @property
    def chosen_soort(self) -> Soort | None:
        """Only after `is_valid`."""
        code: str = self.cleaned_data["soort"]
        return Soort(code) if code else None
