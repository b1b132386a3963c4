"""The form in which a beheerder sets a dienst."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from diensten.aansluitingen import AansluitingField, ServiceUuidField, needs_service_uuid
from diensten.models import BEWAAR_MINUTEN, LINK_MINUTEN, Dienst
from diensten.opzoeken import BRP_VELDEN, DoelbindingField, VerwerkingField, hide_if_idle
from diensten.samen import SamenField
from diensten.wijzigen import VELDEN, DienstGegevens

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Dienst]
else:  # Django's own class takes no parameter
    _ModelForm = forms.ModelForm

_TEXTBOX = {"class": "utrecht-textbox utrecht-textbox--html-input"}
_CHECKBOX = {"class": "utrecht-checkbox utrecht-checkbox--html-input"}
_RADIO = {"class": "utrecht-radio-button utrecht-radio-button--html-input"}
_MINUTES = {**_TEXTBOX, "inputmode": "numeric"}

FIELDSETS = (
    (_("De dienst"), "", ("naam", "slug", "omschrijving", "actief")),
    (
        _("Hoe medewerkers met deze dienst werken"),
        _("Kies één of meer manieren."),
        ("flow_nieuw", "flow_bekend", "flow_ambtenaar", "staande_link", "gespreksnummer_vragen"),
    ),
    (_("Inloggen"), "", ("niveau", "verlagen", "link_minuten", "aansluiting", "service_uuid")),
    (_("Controleren"), "", ("getalcontrole", "codecontrole", "volgorde", "wederzijds")),
    (_("Met meer mensen in een gesprek"), "", ("samen",)),
    (_("Opzoeken in de BRP"), "", BRP_VELDEN),
    (_("Bewijs en bewaren"), "", ("zaak_verplicht", "bsn_op_bewijs", "bewaar_minuten", "contactmoment")),
)


class DienstForm(_ModelForm):
    """Only reads and checks: `diensten.wijzigen` stores what comes out."""

    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    verlagen = forms.BooleanField(
        label=_("Ja, maak inloggen minder sterk"),
        help_text=_(
            "Dit geldt meteen. Wie met iemand anders zijn gegevens wil inloggen, heeft het dan makkelijker."
        ),
        required=False,
        widget=forms.CheckboxInput(_CHECKBOX),
    )
    aansluiting = AansluitingField()
    service_uuid = ServiceUuidField()
    brp_doelbinding = DoelbindingField()
    brp_verwerking = VerwerkingField()
    samen = SamenField()

    class Meta:
        model = Dienst
        fields = VELDEN
        widgets = {
            "naam": forms.TextInput(_TEXTBOX),
            "omschrijving": forms.TextInput(_TEXTBOX),
            "actief": forms.CheckboxInput(_CHECKBOX),
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
            "bewaar_minuten": forms.NumberInput(_MINUTES),
        }
        help_texts = {
            "naam": _("Zo heet de dienst voor medewerkers en inwoners. Bijvoorbeeld: Aangifte overlijden."),
            "omschrijving": _("Eén korte zin. De inwoner leest deze voordat hij inlogt."),
            "actief": _(
                "Zet u dit uit, dan kan niemand een nieuwe link maken. Wat loopt, gaat gewoon door. "
                "Een nieuwe dienst die nog niet aanstaat, is een concept."
            ),
            "flow_nieuw": _(
                "De inwoner leest een code en een zaaknummer voor. De medewerker controleert de code."
            ),
            "flow_bekend": _(
                "De medewerker vult het BSN in. De code klopt alleen als dezelfde persoon inlogt."
            ),
            "flow_ambtenaar": _(
                "De inwoner ziet wie er vraagt om in te loggen. De medewerker ziet daarna de gegevens."
            ),
            "staande_link": _(
                "Inwoners kunnen dan zelf beginnen, met een link die altijd hetzelfde is. "
                "Dit kan alleen bij ‘BSN nog niet bekend’."
            ),
            "niveau": _("Wie op een minder sterke manier inlogt, komt er niet in."),
            "link_minuten": _("Tussen 5 en 120. Daarna moet de medewerker een nieuwe link maken."),
            "gespreksnummer_vragen": _(
                "De inwoner typt dan eerst het nummer van 5 cijfers dat de medewerker noemt. "
                "Zo ziet de inwoner wie er vraagt, nog voor het inloggen."
            ),
            "getalcontrole": _(
                "De medewerker noemt een getal. Alleen wie in het gesprek zit, weet welke knop de goede is. "
                "Zo komt een link die is doorgestuurd niet ver."
            ),
            "wederzijds": _(
                "Na de code zien inwoner en medewerker hetzelfde woord. Pas als beiden het woord "
                "bevestigen, kan de medewerker afronden."
            ),
            "codecontrole": _(
                "Typen is veiliger: de medewerker kan de code dan niet per ongeluk laten zien op het scherm."
            ),
            "brp_gezag": _("Zet dit alleen aan als de dienst over kinderen gaat."),
            "zaak_verplicht": _(
                "Zet u dit uit, dan mag een medewerker ook afronden zonder zaak. Er is dan geen bewijs. "
                "Dit geldt alleen zonder code."
            ),
            "bsn_op_bewijs": _("Het bewijs is een pdf in de zaak. Kies niet meer dan nodig is."),
            "contactmoment": _(
                "Staat het bewijs in de zaak, dan maken wij ook een contactmoment in het klantsysteem. "
                "Daarin staat de zaak en wie van ons het gesprek had, niet wie de inwoner is."
            ),
            "bewaar_minuten": _(
                "Tussen 15 en 1440. Is het gesprek dan niet afgerond, dan wissen we de gegevens vanzelf."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, limits in (("link_minuten", LINK_MINUTEN), ("bewaar_minuten", BEWAAR_MINUTEN)):
            low, high = limits
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
        if not (data.get("flow_nieuw") or data.get("flow_bekend") or data.get("flow_ambtenaar")):
            self.add_error("flow_nieuw", _("Kies minstens één manier van werken."))
        if data.get("staande_link") and not data.get("flow_nieuw"):
            self.add_error(
                "staande_link", _("Een vaste link kan alleen als u ook ‘BSN nog niet bekend’ kiest.")
            )
        if data.get("gespreksnummer_vragen") and not data.get("staande_link"):
            self.add_error("gespreksnummer_vragen", _("Dit kan alleen als de vaste link openstaat."))
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

    def clean_omschrijving(self) -> str:
        return " ".join(cast(str, self.cleaned_data["omschrijving"]).split())

    @property
    def gegevens(self) -> DienstGegevens:
        """Only after `is_valid`."""
        return DienstGegevens(**{veld: self.cleaned_data[veld] for veld in VELDEN})

    @property
    def groups(self) -> list[tuple[str, str, list[BoundField]]]:
        """Legend, explanation and fields, in the order of the page."""
        return [
            (str(legend), str(uitleg), shown)
            for legend, uitleg, names in FIELDSETS
            if (shown := [self[name] for name in names if self._is_shown(name)])
        ]

    def _is_shown(self, name: str) -> bool:
        if name not in self.fields or self.fields[name].widget.is_hidden:
            return False
        # This one is only asked for when the way to log in becomes less strong.
        return name != "verlagen" or bool(self.errors.get(name) or self[name].data)


class NieuweDienstForm(DienstForm):
    """The slug is chosen once: links to a dienst keep working."""

    versie = None  # type: ignore[assignment]
    verlagen = None  # type: ignore[assignment]

    class Meta(DienstForm.Meta):
        fields = ("naam", "slug", *VELDEN[1:])
        widgets = {**DienstForm.Meta.widgets, "slug": forms.TextInput(_TEXTBOX)}
        help_texts = {
            **DienstForm.Meta.help_texts,
            "slug": _(
                "Kleine letters, cijfers en streepjes. Bijvoorbeeld: aangifte-overlijden. "
                "U kunt dit later niet meer wijzigen."
            ),
        }

    def clean_slug(self) -> str:
        slug = cast(str, self.cleaned_data["slug"])
        if slug != slug.lower() or "_" in slug or not any("a" <= letter <= "z" for letter in slug):
            raise ValidationError(_("Gebruik kleine letters, cijfers en streepjes, met minstens één letter."))
        return slug
