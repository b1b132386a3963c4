"""What the ambtenaar fills in to start."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from begrippen.bsn import Bsn, OngeldigBsn
from begrippen.flow import Flow
from begrippen.zaaknummer import is_rather_a_bsn, is_zaaknummer
from begrippen.zaakwoord import Zaakwoord
from diensten.models import Dienst
from diensten.queries import active_diensten
from identification.flow.uitnodigen import GEEN_ZAAK, NIEUWE_ZAAK, Zaakkeuze
from identification.queries.zaakwoord import de_zaak, een_nummer, een_zaak, het_nummer

_ZAAK = [("nieuw", ""), ("bestaand", ""), ("geen", "")]


def clean_zaaknummer(typed: str, *, woord: str = Zaakwoord.ZAAK.value) -> str:
    """As zaaksystemen write it; empty stays empty. Raises `ValidationError`. `woord`: what the dienst calls a zaak."""
    if is_rather_a_bsn(typed):
        text = _("Dit lijkt een BSN. Vul hier het nummer van %(de_zaak)s in.") % {"de_zaak": de_zaak(woord)}
        raise forms.ValidationError(text)
    if typed and not is_zaaknummer(typed):
        shape = _(
            "%(een_nummer)s ziet eruit als 2026-37131. Er staan alleen letters, cijfers en . _ - / : in."
        )
        raise forms.ValidationError(shape % {"een_nummer": een_nummer(woord)})
    return typed


class StartForm(forms.Form):
    """A2. `cleaned_data` has `dienst` (Dienst), `flow` (Flow), `bsn` (Bsn or None) and `zaakkeuze`.

    `ontvangst_mail` is the address of the appointment, to which the receipt of the inwoner goes; empty for none.
    """

    flow = forms.ChoiceField(
        choices=[(flow.value, "") for flow in Flow],
        error_messages={"required": _("Kies wat u weet van de inwoner.")},
    )
    dienst = forms.CharField(error_messages={"required": _("Kies een dienst.")})
    bsn = forms.CharField(
        required=False, max_length=40, error_messages={"max_length": _("Een BSN heeft 9 cijfers.")}
    )
    zaak = forms.ChoiceField(choices=_ZAAK, required=False)
    zaaknummer = forms.CharField(required=False)
    taal = forms.ChoiceField(choices=settings.LANGUAGES, required=False)
    ontvangst_mail = forms.EmailField(
        required=False,
        max_length=254,
        error_messages={
            "invalid": _("Een e-mailadres ziet eruit als naam@voorbeeld.nl."),
            "max_length": _("Dit e-mailadres is te lang."),
        },
    )

    def clean_flow(self) -> Flow:
        return Flow(self.cleaned_data["flow"])

    def clean_dienst(self) -> Dienst:
        slug = self.cleaned_data["dienst"]
        found = next((dienst for dienst in active_diensten() if dienst.slug == slug), None)
        if found is None:
            raise forms.ValidationError(_("Deze dienst is er niet (meer). Kies een andere."))
        return found

    def clean_zaaknummer(self) -> str:
        return clean_zaaknummer(self.cleaned_data["zaaknummer"], woord=self.woord)

    @property
    def woord(self) -> str:
        """What the chosen dienst calls a zaak; as everybody does, until there is one."""
        dienst = self.cleaned_data.get("dienst")
        return dienst.zaakwoord if dienst else Zaakwoord.ZAAK.value

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        flow, dienst = data.get("flow"), data.get("dienst")
        if flow and dienst and flow not in dienst.flows:
            self.add_error("flow", _("Deze manier is voor deze dienst niet toegestaan."))
        if dienst and data.get("taal") and data["taal"] not in dienst.talen_in_order:
            self.add_error("taal", _("Deze dienst biedt deze taal niet aan. Kies een andere taal."))
        data["bsn"] = self._bsn(data, flow=flow)
        data["zaakkeuze"] = self._zaakkeuze(data, flow=flow, dienst=dienst)
        return data

    def _bsn(self, data: dict[str, Any], *, flow: Flow | None) -> Bsn | None:
        if flow is not Flow.BEKEND or "bsn" in self.errors:
            return None
        if not data.get("bsn"):
            self.add_error("bsn", _("Vul het BSN in."))
            return None
        try:
            return Bsn.parse(data["bsn"])
        except OngeldigBsn:
            self.add_error("bsn", _("Een BSN heeft 9 cijfers. Controleer het nummer."))
            return None

    def _zaakkeuze(self, data: dict[str, Any], *, flow: Flow | None, dienst: Dienst | None) -> Zaakkeuze:
        choice = data.get("zaak") or "nieuw"
        if choice == "bestaand" and not data.get("zaaknummer") and "zaaknummer" not in self.errors:
            self.add_error("zaaknummer", _("Vul %(het_nummer)s in.") % {"het_nummer": het_nummer(self.woord)})
        if choice == "geen" and dienst and (dienst.zaak_verplicht or flow is not Flow.AMBTENAAR):
            needed = _("Bij deze dienst en manier hoort het bewijs in %(een_zaak)s.")
            self.add_error("zaak", needed % {"een_zaak": een_zaak(dienst.zaakwoord)})
        if choice == "bestaand":
            return Zaakkeuze(nieuw=False, zaaknummer=data.get("zaaknummer") or "-")
        return GEEN_ZAAK if choice == "geen" else NIEUWE_ZAAK

    def kept(self) -> dict[str, str]:
        """What goes back into the form after a mistake. Never the BSN: it is not written into a page."""
        names = ("flow", "dienst", "zaak", "zaaknummer", "taal", "ontvangst_mail", "afspraak")
        kept = {name: str(self.data.get(name, ""))[:254] for name in names}
        return kept | ({"zaaknummer": ""} if is_rather_a_bsn(kept["zaaknummer"].strip()) else {})

    def messages(self) -> dict[str, str]:
        return {name: str(errors[0]) for name, errors in self.errors.items()}
