"""The form to find a zaak."""

from __future__ import annotations

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from zaken.models import ZAAKNUMMER


class ZoekForm(forms.Form):
    zaaknummer = forms.CharField(
        label=_("Zaaknummer"),
        help_text=_("Bijvoorbeeld 2026-37131."),
        max_length=20,
        error_messages={"required": _("Vul het zaaknummer in.")},
        validators=[
            RegexValidator(
                rf"^{ZAAKNUMMER}\Z", _("Een zaaknummer is een jaar, een streepje en een nummer: 2026-37131.")
            )
        ],
        widget=forms.TextInput(
            {
                "class": "utrecht-textbox utrecht-textbox--html-input",
                "autocomplete": "off",
                "spellcheck": "false",
            }
        ),
    )
