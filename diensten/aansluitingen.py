"""Which connection with DigiD a dienst uses, and what DigiD calls the dienst there: two fields of its form."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_EID_4 = "eid-4"  # the profile that names a dienst by its ServiceUUID
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def needs_service_uuid(aansluiting: str) -> bool:
    """`aansluiting`: a name, or empty for the default connection."""
    connection = settings.DIGID_VERDER.get(aansluiting, {}) if aansluiting else settings.DIGID
    return bool(connection.get("profiel") == _EID_4)


class AansluitingField(forms.ChoiceField):
    """Hidden as long as there is nothing to choose."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Verbinding met DigiD"),
            help_text=_("Kies alleen een andere verbinding als deze dienst bij DigiD apart is aangesloten."),
            error_messages={"invalid_choice": _("Kies een verbinding die er is.")},
            required=False,
            widget=forms.RadioSelect({"class": "utrecht-radio-button utrecht-radio-button--html-input"}),
        )

    def offer(self, *, stored: str) -> None:
        """The connections there are; also shown when the dienst names one that has gone."""
        standard = _("Standaard (%(naam)s)") % {"naam": settings.DIGID.get("naam", "digid")}
        self.choices = [("", standard), *((naam, naam) for naam in settings.DIGID_VERDER)]
        if len(self.choices) == 1 and not stored:
            self.widget = forms.HiddenInput()


class ServiceUuidField(forms.CharField):
    """Hidden as long as no connection asks for it."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Nummer van de dienst bij DigiD (ServiceUUID)"),
            help_text=_("Dit nummer krijgt u van Logius."),
            required=False,
            widget=forms.TextInput({"class": "utrecht-textbox utrecht-textbox--html-input"}),
        )

    def hide_if_idle(self, *, stored: str) -> None:
        connections = (settings.DIGID, *settings.DIGID_VERDER.values())
        if not stored and all(connection.get("profiel") != _EID_4 for connection in connections):
            self.widget = forms.HiddenInput()

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).lower()
        if text and not _UUID.fullmatch(text):
            raise ValidationError(_("Dit is geen ServiceUUID. Neem de 36 tekens over zoals Logius ze gaf."))
        return text
