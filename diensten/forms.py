"""The form in which a beheerder sets a dienst."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms import BoundField
from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _

from diensten.aansluitingen import AansluitingField, ServiceUuidField, needs_service_uuid
from diensten.instellingen import BEWAAR_MINUTEN, CODE_MINUTEN, LINK_MINUTEN
from diensten.models import Dienst
from diensten.opzoeken import BRP_VELDEN, DoelbindingField, VerwerkingField, hide_if_idle
from diensten.samen import SamenField
from diensten.talen.veld import TalenField
from diensten.teksten.forms import Inwonerzin
from diensten.wijzigen import VELDEN, DienstGegevens

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Dienst]
else:  # Django's own class takes no parameter
    _ModelForm = forms.ModelForm

_TEXTBOX = {"class": "utrecht-textbox utrecht-textbox--html-input"}
_CHECKBOX = {"class": "utrecht-checkbox utrecht-checkbox--html-input"}
_RADIO = {"class": "utrecht-radio-button utrecht-radio-button--html-input"}
_MINUTES = {**_TEXTBOX, "inputmode": "numeric"}

_GRENZEN = {
    "link_minuten": LINK_MINUTEN,
    "code_minuten": CODE_MINUTEN,
    "bewaar_minuten": BEWAAR_MINUTEN,
}

BEVESTIGING = ("verlagen", "stoppen")  # what a beheerder is asked to say yes to
_ALTIJD_OPEN = 3  # the parts of a new dienst that are not folded up
FIELDSETS = (
    (_("De dienst"), "", ("naam", "slug", "omschrijving", "stand", "stoppen")),
    (
        _("Hoe medewerkers met deze dienst werken"),
        _("Kies één of meer manieren."),
        ("flow_nieuw", "flow_bekend", "flow_ambtenaar", "staande_link", "gespreksnummer_vragen"),
    ),
    (_("Inloggen"), "", ("niveau", "verlagen", "aansluiting", "service_uuid")),
    (_("Taal van de inwoner"), "", ("taal", "talen")),
    (_("Controleren"), "", ("getalcontrole", "codecontrole", "volgorde", "wederzijds")),
    (_("Met meer mensen in een gesprek"), "", ("samen",)),
    (_("Hoe lang"), "", ("link_minuten", "code_minuten", "bewaar_minuten")),
    (_("Opzoeken in de BRP"), "", BRP_VELDEN),
    (
        _("Zaak en bewijs"),
        "",
        ("zaakwoord", "zaak_verplicht", "bsn_op_bewijs", "code_in_zaak", "contactmoment"),
    ),
)


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of the form with its heading. `begint_meer`: from here on a new dienst is good as it is."""

    kop: str
    uitleg: str
    velden: tuple[BoundField, ...]
    begint_meer: bool = False


class DienstForm(_ModelForm):
    """Only reads and checks: `diensten.wijzigen` stores what comes out."""

    has_more = False
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
            "naam": forms.TextInput(_TEXTBOX),
            "omschrijving": forms.TextInput(_TEXTBOX),
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
        help_texts = {
            "naam": _("Zo heet de dienst voor medewerkers en inwoners. Bijvoorbeeld: Aangifte overlijden."),
            "omschrijving": _("Eén korte zin. De inwoner leest deze voordat hij inlogt."),
            "stand": _(
                "Alleen bij een actieve dienst kan iemand een link maken. Een concept kunt u rustig bekijken. "
                "Stopt u een dienst, dan gaat wat loopt gewoon door."
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
            "code_in_zaak": _(
                "Kies dit alleen als u de code in het zaaksysteem moet kunnen teruglezen. "
                "Het kan alleen bij ‘BSN nog niet bekend’. Anders wissen we de code bij het afronden."
            ),
            "zaakwoord": _(
                "Zo noemen uw collega’s een zaak. Het woord staat op hun schermen en op het bewijs."
            ),
            "taal": _(
                "De inwoner kan daarna zelf een andere taal kiezen. Een medewerker kan dat vooraf ook."
            ),
            "code_minuten": _(
                "Tussen 5 en 1440, na het inloggen. Daarna telt de code niet meer. "
                "De code geldt nooit langer dan we de gegevens bewaren."
            ),
            "bewaar_minuten": _(
                "Tussen 15 en 1440. Is het gesprek dan niet afgerond, dan wissen we de gegevens vanzelf."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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
            Deel(*one, begint_meer=self.has_more and number == _ALTIJD_OPEN)
            for number, one in enumerate(shown)
        ]

    @property
    def opens_more(self) -> bool:
        """Something is wrong in what is folded up, or somebody comes back to it."""
        folded = {name for _kop, _uitleg, names in FIELDSETS[_ALTIJD_OPEN:] for name in names}
        return self.is_bound and (not self.errors or bool(folded & set(self.errors)))

    def _is_shown(self, name: str) -> bool:
        if name not in self.fields or self.fields[name].widget.is_hidden:
            return False
        # These are only asked for when the way to log in becomes less strong, and when something still goes on.
        return name not in BEVESTIGING or bool(self.errors.get(name) or self[name].data)


class NieuweDienstForm(DienstForm):
    """The slug is chosen once: links to a dienst keep working."""

    has_more = True
    versie = None  # type: ignore[assignment]
    verlagen = None  # type: ignore[assignment]
    stoppen = None  # type: ignore[assignment]

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
        error_messages = {"slug": {"unique": _("Er is al een dienst met deze naam in links.")}}

    def clean_slug(self) -> str:
        slug = cast(str, self.cleaned_data["slug"])
        if slug != slug.lower() or "_" in slug or not any("a" <= letter <= "z" for letter in slug):
            raise ValidationError(_("Gebruik kleine letters, cijfers en streepjes, met minstens één letter."))
        if resolve(reverse("beheer:dienst", args=[slug])).view_name != "beheer:dienst":
            raise ValidationError(_("Deze naam gebruiken wij zelf al in een adres. Kies een andere."))
        return slug
