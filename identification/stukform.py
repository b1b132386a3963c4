"""What the ambtenaar fills in about a document that was seen."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from begrippen.bsn import Bsn, OngeldigBsn
from begrippen.flow import Flow
from begrippen.vertegenwoordiging import Soort
from begrippen.zaaknummer import is_rather_a_bsn
from identification.flow.dossier import Stuk
from identification.flow.stuk import STUKKEN, Verklaring, soorten_of
from identification.models import Identification

_GEEN_DATUM = _("Vul een datum in, bijvoorbeeld 31-12-2026.")
_INVOER = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]


class StukForm(forms.Form):
    """`today`: in the Netherlands. In flow BEKEND there is no `bsn`: it is about the known person."""

    soort = forms.ChoiceField(error_messages={"required": _("Kies wie de inwoner is.")})
    bsn = forms.CharField(
        max_length=40, error_messages={"required": _("Vul het BSN in van de persoon voor wie dit is.")}
    )
    stuk = forms.ChoiceField(
        choices=[(code, "") for code in STUKKEN], error_messages={"required": _("Kies wat u zag.")}
    )
    datum = forms.DateField(
        input_formats=_INVOER, error_messages={"required": _GEEN_DATUM, "invalid": _GEEN_DATUM}
    )
    geldig_tot = forms.DateField(
        required=False, input_formats=_INVOER, error_messages={"invalid": _GEEN_DATUM}
    )
    nummer = forms.CharField(
        required=False, max_length=60, error_messages={"max_length": _("Dit nummer is te lang.")}
    )

    def __init__(self, *args: Any, row: Identification, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        kinds = forms.ChoiceField(
            choices=[(soort.value, "") for soort in soorten_of(row)],
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Kies wie de inwoner is.")),
        )
        self.fields["soort"] = kinds
        if row.flow == Flow.BEKEND:
            del self.fields["bsn"]

    def clean_bsn(self) -> Bsn:
        try:
            return Bsn.parse(self.cleaned_data["bsn"])
        except OngeldigBsn:
            raise forms.ValidationError(_("Dit is geen goed BSN. Kijk of alle 9 cijfers kloppen.")) from None

    def clean_datum(self) -> date:
        found: date = self.cleaned_data["datum"]
        if found > self.today:
            raise forms.ValidationError(_("Deze dag is nog niet geweest."))
        return found

    def clean_nummer(self) -> str:
        typed = str(self.cleaned_data["nummer"])
        if is_rather_a_bsn(typed):
            raise forms.ValidationError(_("Dit lijkt een BSN. Vul hier het nummer van het stuk in."))
        return typed

    @property
    def getypt(self) -> dict[str, str]:
        """What comes back on the page; a BSN never does."""
        names = ("soort", "stuk", "datum", "geldig_tot", *(() if "nummer" in self.errors else ("nummer",)))
        return {name: str(self.data.get(name, ""))[:60] for name in names}

    @property
    def fouten(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, str(found[0])) for name, found in self.errors.items())

    @property
    def verklaring(self) -> Verklaring:
        data = self.cleaned_data
        return Verklaring(
            soort=Soort(data["soort"]),
            stuk=Stuk(data["stuk"], data["datum"], data["nummer"]),
            geldig_tot=data["geldig_tot"],
            ander=data.get("bsn"),
        )
