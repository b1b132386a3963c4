"""The form of one dienstenset."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from machtigen.diensten import all_diensten
from machtigen.models import MAANDEN, Omgeving, Vraagmoment
from machtigen.velden import CHECKBOX, RADIO, TEXTBOX, EenRegel
from machtigen.versies import VersieForm


class OmgevingForm(forms.Form):
    """Chosen once: a set of preproductie never turns into one of productie."""

    omgeving = forms.ChoiceField(
        label=_("Waar is deze set voor?"),
        choices=Omgeving.choices,
        widget=forms.RadioSelect(RADIO),
        help_text=_(
            "Preproductie is om te testen. Productie is voor inwoners. Wat u in de een zet, geldt niet in de ander."
        ),
        error_messages={"required": _("Kies preproductie of productie.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class SetForm(VersieForm):
    naam = EenRegel(
        label=_("Naam van de set"),
        max_length=80,
        help_text=_("Bijvoorbeeld: Inkomen en schulden."),
        error_messages={"required": _("Vul nog in: de naam van de set.")},
    )
    diensten = forms.MultipleChoiceField(
        label=_("Diensten achter één machtiging"),
        widget=forms.CheckboxSelectMultiple(CHECKBOX),
        help_text=_("Wie gemachtigd is voor deze set, kan al deze diensten doen. Kies wat bij elkaar hoort."),
        error_messages={
            "required": _("Kies minstens één dienst."),
            "invalid_choice": _("Kies uit de lijst."),
        },
    )
    geldig_maanden = forms.IntegerField(
        label=_("Hoe lang geldt een machtiging hoogstens, in maanden?"),
        required=False,
        widget=forms.NumberInput({**TEXTBOX, "inputmode": "numeric"}),
        help_text=_("Neem over wat u met Logius afspreekt. Leeg: nog niet afgesproken."),
    )
    vraagmoment = forms.ChoiceField(
        label=_("Wanneer wordt gevraagd voor wie iemand komt?"),
        choices=Vraagmoment.choices,
        widget=forms.RadioSelect(RADIO),
        error_messages={
            "required": _("Kies wanneer het wordt gevraagd."),
            "invalid_choice": _("Kies uit de lijst."),
        },
    )
    nabestaanden = forms.BooleanField(
        label=_("Ook machtigingen voor nabestaanden"),
        required=False,
        widget=forms.CheckboxInput(CHECKBOX),
        help_text=_("De gemeente legt deze machtiging dan zelf vast in DigiD Machtigen."),
    )
    in_gebruik = forms.BooleanField(
        label=_("De set is in gebruik"), required=False, initial=True, widget=forms.CheckboxInput(CHECKBOX)
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = cast(forms.MultipleChoiceField, self.fields["diensten"])
        chosen.choices = [(dienst.slug, dienst.naam) for dienst in all_diensten()]
        low, high = MAANDEN
        self.fields["geldig_maanden"].widget.attrs.update(min=low, max=high)

    def clean_geldig_maanden(self) -> int | None:
        months: int | None = self.cleaned_data["geldig_maanden"]
        low, high = MAANDEN
        if months is not None and not low <= months <= high:
            raise forms.ValidationError(
                _("Vul een getal in van %(low)s tot en met %(high)s.") % {"low": low, "high": high}
            )
        return months
