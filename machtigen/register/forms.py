"""The form in which somebody copies what Logius registered."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from begrippen.niveau import Betrouwbaarheidsniveau
from machtigen.models import Registratiestand
from machtigen.velden import RADIO, Dag, EenRegel
from machtigen.versies import VersieForm

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NIVEAUS = [(int(niveau), niveau.name.capitalize()) for niveau in Betrouwbaarheidsniveau]


class RegistratieForm(VersieForm):
    stand = forms.ChoiceField(
        label=_("Stand"),
        choices=Registratiestand.choices,
        widget=forms.RadioSelect(RADIO),
        error_messages={
            "required": _("Kies hoe het ervoor staat."),
            "invalid_choice": _("Kies uit de lijst."),
        },
    )
    sinds = Dag(label=_("Sinds"), help_text=_("De dag van de aanvraag, of van de brief van Logius."))
    naam = EenRegel(
        label=_("Naam bij Logius"),
        max_length=80,
        help_text=_("Neem de naam letterlijk over. Inwoners zien hem bij DigiD Machtigen."),
        error_messages={"required": _("Vul nog in: de naam bij Logius.")},
    )
    service_uuid = EenRegel(
        label=_("Nummer van de dienst (ServiceUUID)"),
        required=False,
        max_length=36,
        help_text=_("Dit nummer krijgt u van Logius. Bijvoorbeeld: f847dc11-ac24-47b2-84a8-a057440ce56d."),
    )
    niveau = forms.TypedChoiceField(
        label=_("Niveau bij Logius"),
        choices=NIVEAUS,
        coerce=int,
        widget=forms.RadioSelect(RADIO),
        error_messages={"required": _("Kies een niveau."), "invalid_choice": _("Kies uit de lijst.")},
    )
    toelichting = EenRegel(
        label=_("Toelichting"),
        required=False,
        max_length=200,
        help_text=_("Bijvoorbeeld het kenmerk van het formulier."),
    )

    def clean_sinds(self) -> date:
        day: date = self.cleaned_data["sinds"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Deze dag is nog niet geweest."))
        return day

    def clean_service_uuid(self) -> str:
        text = str(self.cleaned_data["service_uuid"]).lower()
        if text and not _UUID.fullmatch(text):
            raise forms.ValidationError(
                _("Dit is geen ServiceUUID. Neem de 36 tekens over zoals Logius ze gaf.")
            )
        return text

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("stand") == Registratiestand.GEREGISTREERD and not data.get("service_uuid", "?"):
            self.add_error("service_uuid", _("Een dienst die geregistreerd is, heeft een ServiceUUID."))
        return data
