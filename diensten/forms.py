"""The form in which a beheerder sets a dienst."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from diensten.aansluitingen import AansluitingField, ServiceUuidField, needs_service_uuid
from diensten.formulierdelen import BEVESTIGING, FIELDSETS, Deel, part
from diensten.instellingen import BEWAAR_MINUTEN, CODE_MINUTEN, LINK_MINUTEN
from diensten.models import Dienst
from diensten.opzoeken import DoelbindingField, VerwerkingField, hide_if_idle
from diensten.samen import SamenField
from diensten.talen.veld import TalenField
from diensten.teksten.forms import Inwonerzin
from diensten.teksten.nakijken import check_new_words
from diensten.wijzigen import VELDEN, DienstGegevens

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Dienst]
else:  # Django's own class takes no parameter
    _ModelForm = forms.ModelForm

TEXTBOX = {"class": "utrecht-textbox utrecht-textbox--html-input"}
_CHECKBOX = {"class": "utrecht-checkbox utrecht-checkbox--html-input"}
_RADIO = {"class": "utrecht-radio-button utrecht-radio-button--html-input"}
_MINUTES = {**TEXTBOX, "inputmode": "numeric"}

_GRENZEN = {
    "link_minuten": LINK_MINUTEN,
    "code_minuten": CODE_MINUTEN,
    "bewaar_minuten": BEWAAR_MINUTEN,
}


class DienstForm(_ModelForm):
    """Only reads and checks: `diensten.wijzigen` stores what comes out."""

    altijd_open = 0  # how many of its parts never fold up
    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    verlagen = forms.BooleanField(
        label=_("Ja, maak inloggen minder sterk"),
        help_text=_(
            "Dit geldt meteen. Wie met iemand anders zijn gegevens wil inloggen, heeft het dan makkelijker."
        ),
        required=False,
        widget=forms.CheckboxInput(_CHECKBOX),
    )
    stoppen = forms.BooleanField(
        label=_("Ja, stop deze dienst"), required=False, widget=forms.CheckboxInput(_CHECKBOX)
    )
    aansluiting = AansluitingField()
    service_uuid = ServiceUuidField()
    talen = TalenField()
    brp_doelbinding = DoelbindingField()
    brp_verwerking = VerwerkingField()
    samen = SamenField()

    class Meta:
        model = Dienst
        fields = VELDEN
        field_classes = {"naam": Inwonerzin, "omschrijving": Inwonerzin}
        widgets = {
            "naam": forms.TextInput(TEXTBOX),
            "omschrijving": forms.TextInput(TEXTBOX),
            "stand": forms.RadioSelect(_RADIO),
            "flow_nieuw": forms.CheckboxInput(_CHECKBOX),
            "flow_bekend": forms.CheckboxInput(_CHECKBOX),
            "flow_ambtenaar": forms.CheckboxInput(_CHECKBOX),
            "staande_link": forms.CheckboxInput(_CHECKBOX),
            "zaak_verplicht": forms.CheckboxInput(_CHECKBOX),
            "contactmoment": forms.CheckboxInput(_CHECKBOX),
            "niveau": forms.RadioSelect(_RADIO),
            "getalcontrole": forms.RadioSelect(_RADIO),
            "wederzijds": forms.CheckboxInput(_CHECKBOX),
            "brp_gezag": forms.CheckboxInput(_CHECKBOX),
            "gespreksnummer_vragen": forms.CheckboxInput(_CHECKBOX),
            "codecontrole": forms.RadioSelect(_RADIO),
            "volgorde": forms.RadioSelect(_RADIO),
            "bsn_op_bewijs": forms.RadioSelect(_RADIO),
            "link_minuten": forms.NumberInput(_MINUTES),
            "code_minuten": forms.NumberInput(_MINUTES),
            "bewaar_minuten": forms.NumberInput(_MINUTES),
            "code_in_zaak": forms.CheckboxInput(_CHECKBOX),
            "zaakwoord": forms.RadioSelect(_RADIO),
            "taal": forms.Select({"class": "utrecht-select"}),
        }
        # The few words that everybody needs; the rest stands in `diensten.uitleg`.
        help_texts = {
            "naam": _("Zoals inwoners de dienst kennen. Bijvoorbeeld: Aangifte overlijden."),
            "omschrijving": _("Eén korte zin. De inwoner leest deze voordat hij inlogt."),
            "staande_link": _("Inwoners kunnen dan zelf beginnen."),
            "niveau": _("Wie op een minder sterke manier inlogt, komt er niet in."),
            "codecontrole": _("Typen is veiliger."),
            "brp_gezag": _("Zet dit alleen aan als de dienst over kinderen gaat."),
            "zaak_verplicht": _("Uit: een medewerker kan ook afronden zonder bewijs."),
            "bsn_op_bewijs": _("Kies niet meer dan nodig is."),
            "code_in_zaak": _("Alleen als u de code later moet teruglezen."),
            "link_minuten": _("Van 5 tot en met 120."),
            "code_minuten": _("Van 5 tot en met 1440, na het inloggen."),
            "bewaar_minuten": _("Van 15 tot en met 1440. Daarna wissen we ze vanzelf."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._stored = {veld: getattr(self.instance, veld) for veld in VELDEN}  # a check writes over them
        for name, (low, high) in _GRENZEN.items():
            field = self.fields[name]
            field.widget.attrs.update(min=low, max=high)
            text = _("Vul een getal in van %(low)s tot en met %(high)s.") % {"low": low, "high": high}
            field.validators = [MinValueValidator(low, text), MaxValueValidator(high, text)]
            field.error_messages["invalid"] = text
        for field in self.fields.values():
            field.error_messages["required"] = _("Vul nog in: %(veld)s.") % {"veld": field.label}
        cast(AansluitingField, self.fields["aansluiting"]).offer(stored=self.instance.aansluiting)
        cast(ServiceUuidField, self.fields["service_uuid"]).hide_if_idle(stored=self.instance.service_uuid)
        stored = self.instance
        hide_if_idle(self.fields, stored=(stored.brp_doelbinding, stored.brp_verwerking, stored.brp_gezag))
        if not (settings.KLANTINTERACTIES["url"] or self.instance.contactmoment):
            self.fields["contactmoment"].widget = forms.HiddenInput()
        if "versie" in self.fields:
            self.fields["versie"].initial = self.instance.versie
        self.label_suffix = ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        check_new_words(self, ("naam", "omschrijving"))
        if not (data.get("flow_nieuw") or data.get("flow_bekend") or data.get("flow_ambtenaar")):
            self.add_error("flow_nieuw", _("Kies minstens één manier van werken."))
        if data.get("staande_link") and not data.get("flow_nieuw"):
            self.add_error(
                "staande_link", _("Een vaste link kan alleen als u ook ‘BSN nog niet bekend’ kiest.")
            )
        if data.get("gespreksnummer_vragen") and not data.get("staande_link"):
            self.add_error("gespreksnummer_vragen", _("Dit kan alleen als de vaste link openstaat."))
        if data.get("taal", "nl") not in data.get("talen", "nl").split(","):
            self.add_error("taal", _("Deze taal kan de inwoner niet kiezen. Zet haar hieronder ook aan."))
        if data.get("code_in_zaak") and not data.get("flow_nieuw"):
            self.add_error("code_in_zaak", _("Dit kan alleen als u ook ‘BSN nog niet bekend’ kiest."))
        if needs_service_uuid(data.get("aansluiting", "")) and not data.get("service_uuid", "?"):
            self.add_error("service_uuid", _("Deze verbinding met DigiD heeft een ServiceUUID nodig."))
        if self._is_lower(data) and not data.get("verlagen"):
            self.add_error(
                "verlagen", _("U kiest een minder sterke manier van inloggen. Kruis aan dat u dat wilt.")
            )
        return data

    def _is_lower(self, data: dict[str, Any]) -> bool:
        """Than what stands there now: the instance still has it, until the check is over."""
        return (
            self.instance.pk is not None
            and (data.get("niveau") or self.instance.niveau) < self.instance.niveau
        )

    @property
    def gegevens(self) -> DienstGegevens:
        """Only after `is_valid`."""
        return DienstGegevens(**{veld: self.cleaned_data[veld] for veld in VELDEN})

    @property
    def parts(self) -> list[Deel]:
        """In the order of the page."""
        found = [
            (str(kop), str(uitleg), tuple(self[name] for name in names if self._is_shown(name)))
            for kop, uitleg, names in FIELDSETS
        ]
        shown = [one for one in found if one[2]]
        return [
            part(*one, vouwt=number >= self.altijd_open, stored=self._stored)
            for number, one in enumerate(shown)
        ]

    def _is_shown(self, name: str) -> bool:
        if name not in self.fields or self.fields[name].widget.is_hidden:
            return False
        # These are only asked for when the way to log in becomes less strong, and when something still goes on.
        return name not in BEVESTIGING or bool(self.errors.get(name) or self[name].data)
