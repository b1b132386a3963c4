"""What functioneel beheer fills in about a proof that waits."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from identification.forms import clean_zaaknummer

_TEXT = {
    "class": "utrecht-textbox utrecht-textbox--html-input",
    "autocomplete": "off",
    "spellcheck": "false",
    "translate": "no",
}
OPGEEF_WOORDEN = [
    ("met-de-hand", _("Het bewijs is op een andere manier in de zaak gezet")),
    ("opnieuw-gedaan", _("De inwoner heeft opnieuw ingelogd, en dat bewijs is er")),
    ("niet-nodig", _("Het bewijs is niet meer nodig")),
    ("onjuist", _("Het bewijs klopt niet")),
]


class OmleidForm(forms.Form):
    zaaknummer = forms.CharField(
        label=_("Zaaknummer"),
        help_text=_("Van een zaak die al bestaat en open is. Bijvoorbeeld 2026-37131."),
        error_messages={"required": _("Vul het zaaknummer in.")},
        widget=forms.TextInput(_TEXT),
    )

    def clean_zaaknummer(self) -> str:
        return clean_zaaknummer(self.cleaned_data["zaaknummer"])


class OpgeefForm(forms.Form):
    reden = forms.ChoiceField(
        label=_("Waarom?"),
        choices=OPGEEF_WOORDEN,
        error_messages={"required": _("Kies waarom."), "invalid_choice": _("Kies waarom.")},
        widget=forms.RadioSelect({"class": "utrecht-radio-button utrecht-radio-button--html-input"}),
    )
