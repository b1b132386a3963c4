"""The form in which a beheerder sets what another system may do."""

from __future__ import annotations

import ipaddress
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from begrippen.scope import Scope
from berichten.webhook import OngeldigAdres, check_url
from diensten.models import Dienst
from diensten.queries import active_diensten
from identification.flow.clients import ClientGegevens
from identification.models import ApiClient

_TEXTBOX = {"class": "utrecht-textbox utrecht-textbox--html-input"}
_CHECKBOX = {"class": "utrecht-checkbox utrecht-checkbox--html-input"}
_AREA = {"class": "utrecht-textarea utrecht-textarea--html-textarea", "rows": 3}
_MOST_NETWORKS = 20
_RECHTEN = [
    (Scope.STARTEN.value, _("Een link maken")),
    (Scope.LEZEN.value, _("Volgen hoe ver het is")),
    (Scope.CONTROLEREN.value, _("De code en het woord controleren")),
    (Scope.VOLTOOIEN.value, _("Afronden")),
    (Scope.INTREKKEN.value, _("Stoppen")),
]


class SysteemForm(forms.Form):
    """Only reads and checks: `identification.flow.clients` stores what comes out."""

    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    naam = forms.RegexField(
        r"^[^\x00-\x1f\x7f]+$",
        label=_("Naam"),
        help_text=_("Zo staat dit systeem in het logboek. Bijvoorbeeld: Zaaksysteem."),
        max_length=40,
        widget=forms.TextInput(_TEXTBOX),
        error_messages={
            "required": _("Vul een naam in."),
            "max_length": _("Gebruik niet meer dan 40 tekens."),
        },
    )
    scopes = forms.MultipleChoiceField(
        label=_("Wat mag dit systeem?"),
        choices=_RECHTEN,
        widget=forms.CheckboxSelectMultiple(_CHECKBOX),
        error_messages={"required": _("Kies wat dit systeem mag.")},
    )
    diensten = forms.MultipleChoiceField(
        label=_("Voor welke diensten?"),
        widget=forms.CheckboxSelectMultiple(_CHECKBOX),
        error_messages={"required": _("Kies een of meer diensten.")},
    )
    nieuwe_ambtenaren = forms.BooleanField(
        label=_("Mag medewerkers noemen die nog nooit in Beeldpas waren"),
        help_text=_("Zet dit alleen aan als het andere systeem zelf goed controleert wie er werkt."),
        required=False,
        widget=forms.CheckboxInput(_CHECKBOX),
    )
    netwerken = forms.CharField(
        label=_("Alleen vanaf deze adressen"),
        help_text=_("Eén adres of netwerk per regel. Bijvoorbeeld: 10.2.0.0/16. Leeg: vanaf elk adres."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(_AREA),
    )
    webhook_url = forms.CharField(
        label=_("Adres voor berichten (webhook)"),
        help_text=_(
            "Hier melden wij het als een identificatie verder is. Er staat nooit een BSN, naam of code in."
        ),
        required=False,
        max_length=500,
        widget=forms.TextInput({**_TEXTBOX, "inputmode": "url"}),
    )
    geldig_tot = forms.DateField(
        label=_("Toegang tot en met"),
        help_text=_("Bijvoorbeeld 31-12-2027. Leeg: tot u de toegang intrekt."),
        required=False,
        widget=forms.DateInput(_TEXTBOX, format="%d-%m-%Y"),
        input_formats=["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"],
        error_messages={"invalid": _("Vul een dag in, bijvoorbeeld 31-12-2027.")},
    )

    def __init__(self, *args: Any, diensten: list[Dienst] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.known = active_diensten() if diensten is None else diensten
        choices = [(dienst.slug, dienst.naam) for dienst in self.known]
        self.fields["diensten"].choices = choices  # type: ignore[attr-defined]

    @property
    def groups(self) -> list[tuple[object, str, list[forms.BoundField]]]:
        """Legend, explanation, fields: as `beheer/_formulier.html` shows them."""
        sets = (
            (_("Het systeem"), ("naam", "geldig_tot")),
            (_("Wat het mag"), ("scopes", "diensten", "nieuwe_ambtenaren", "netwerken")),
            (_("Berichten"), ("webhook_url",)),
        )
        return [(legend, "", [self[name] for name in names]) for legend, names in sets]

    def clean_netwerken(self) -> tuple[str, ...]:
        lines = [line.strip() for line in self.cleaned_data["netwerken"].splitlines() if line.strip()]
        try:
            found = tuple(str(ipaddress.ip_network(line)) for line in lines)
        except ValueError:
            raise forms.ValidationError(_("Schrijf een adres of netwerk zoals 10.2.0.0/16.")) from None
        if len(found) > _MOST_NETWORKS:
            raise forms.ValidationError(_("Vul niet meer dan 20 adressen in."))
        return found

    def clean_webhook_url(self) -> str:
        url = str(self.cleaned_data["webhook_url"])
        try:
            if url:
                check_url(url, http=settings.OMGEVING != "productie")
        except OngeldigAdres:
            raise forms.ValidationError(
                _("Een adres begint met https:// en heeft geen wachtwoord.")
            ) from None
        return url

    @property
    def gegevens(self) -> ClientGegevens:
        data = self.cleaned_data
        chosen = set(data["diensten"])
        return ClientGegevens(
            naam=data["naam"].strip(),
            scopes=tuple(Scope(scope) for scope in data["scopes"]),
            diensten=tuple(dienst for dienst in self.known if dienst.slug in chosen),
            netwerken=data["netwerken"],
            nieuwe_ambtenaren=data["nieuwe_ambtenaren"],
            webhook_url=data["webhook_url"],
            geldig_tot=data["geldig_tot"],
        )


def filled_in(client: ApiClient) -> SysteemForm:
    """The form as it stands now; a dienst that has stopped stays in it as long as it is chosen."""
    chosen = list(client.diensten.order_by("naam"))
    known = active_diensten()
    known += [dienst for dienst in chosen if not dienst.actief]
    initial = {
        "versie": client.versie,
        "naam": client.naam,
        "scopes": client.scopes,
        "diensten": [dienst.slug for dienst in chosen],
        "nieuwe_ambtenaren": client.nieuwe_ambtenaren,
        "netwerken": "\n".join(client.netwerken),
        "webhook_url": client.webhook_url,
        "geldig_tot": client.geldig_tot,
    }
    return SysteemForm(initial=initial, diensten=known)
