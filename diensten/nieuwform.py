"""The form for a dienst that is not there yet."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.urls import resolve, reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from diensten.forms import TEXTBOX, DienstForm
from diensten.formulierdelen import ALTIJD_OPEN
from diensten.models import Dienst
from diensten.wijzigen import VELDEN

_GEEN_SLUG = _("Gebruik kleine letters, cijfers en streepjes, met minstens één letter.")


class NieuweDienstForm(DienstForm):
    """The slug is chosen once: links to a dienst keep working."""

    altijd_open = ALTIJD_OPEN
    versie = None  # type: ignore[assignment]
    verlagen = None  # type: ignore[assignment]
    stoppen = None  # type: ignore[assignment]

    class Meta(DienstForm.Meta):
        fields = ("naam", "slug", *VELDEN[1:])
        widgets = {**DienstForm.Meta.widgets, "slug": forms.TextInput(TEXTBOX)}
        help_texts = {
            **DienstForm.Meta.help_texts,
            "slug": _("Leeg: wij maken dit van de naam. U kunt dit later niet meer wijzigen."),
        }
        error_messages = {"slug": {"unique": _("Er is al een dienst met deze naam in links.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["slug"].error_messages["invalid"] = _GEEN_SLUG

    def clean_slug(self) -> str:
        slug = cast(str, self.cleaned_data["slug"]) or self._slug_of_name()
        if slug != slug.lower() or "_" in slug or not any("a" <= letter <= "z" for letter in slug):
            raise ValidationError(_GEEN_SLUG)
        if resolve(reverse("beheer:dienst", args=[slug])).view_name != "beheer:dienst":
            raise ValidationError(_("Deze naam gebruiken wij zelf al in een adres. Kies een andere."))
        return slug

    def _slug_of_name(self) -> str:
        """Empty where the name has none of its letters."""
        longest = Dienst._meta.get_field("slug").max_length or 0
        return str(slugify(self.cleaned_data.get("naam", "")))[:longest].strip("-")
