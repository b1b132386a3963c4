"""Who may be added to a call of a dienst: a field of its form, and the words of the parts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from begrippen.deel import ERBIJ, Deel, as_text, parts_of

WOORDEN = {
    Deel.INWONER: _("Inwoner"),
    Deel.PARTNER: _("Partner"),
    Deel.OUDER: _("Andere ouder"),
    Deel.TOLK: _("Tolk"),
    Deel.VERTEGENWOORDIGER: _("Vertegenwoordiger"),
    Deel.VERTEGENWOORDIGDE: _("Vertegenwoordigde"),
}


class _Boxes(forms.CheckboxSelectMultiple):
    """Takes the stored text as well as the boxes of the page."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        found = super().value_from_datadict(data, files, name) or []
        given = [found] if isinstance(found, str) else found
        return [code for part in given for code in str(part).split(",") if code]

    def format_value(self, value: Any) -> list[str]:
        given = value.split(",") if isinstance(value, str) else value or []
        return [str(code) for code in given]


class SamenField(forms.Field):
    """Gives back text as `begrippen.deel` stores it."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Wie mag er nog meer in het gesprek?"),
            required=False,
            widget=_Boxes(
                {"class": "utrecht-checkbox utrecht-checkbox--html-input"},
                choices=[(deel.value, WOORDEN[deel]) for deel in ERBIJ],
            ),
        )

    def clean(self, value: Any) -> str:
        if set(value or []) - set(ERBIJ):
            raise ValidationError(_("Kies uit de lijst wie erbij mag."))
        return as_text(tuple(Deel(code) for code in value or []))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((initial or "") != self.clean(data))


def parts_in_words(text: str) -> str:
    """For the log of changes."""
    return ", ".join(str(WOORDEN[deel]) for deel in parts_of(text))
