"""The forms of the matrix. They only read and check: `machtigen.wijzigen` stores what comes out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from begrippen.vertegenwoordiging import Soort
from machtigen.instelling import Cel, Instelling
from machtigen.models import LANGSTE_REDEN
from machtigen.regels import JONGER_DAN, NOOIT, Aard, Dienstregel
from machtigen.velden import CHECKBOX, RADIO, TEXTBOX, EenRegel
from machtigen.woorden import AARDEN, SOORTEN, UITLEG

_AARDEN = [(aard.value, woorden) for aard, woorden in AARDEN.items()]


def _aard() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Waar gaat deze dienst over?"),
        choices=_AARDEN,
        widget=forms.RadioSelect(RADIO),
        help_text=_(
            "Hier hangt van af wie het mag. Een bewindvoerder mag geldzaken doen, maar nooit een medisch dossier zien. "
            "Gaat de dienst over meer dan één? Kies wat het meest vertrouwelijk is."
        ),
        error_messages={
            "required": _("Kies waar de dienst over gaat."),
            "invalid_choice": _("Kies uit de lijst."),
        },
    )


class BeginForm(forms.Form):
    """The first question about a dienst: what follows the source depends on it."""

    aard = _aard()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class TerugForm(forms.Form):
    """`naar`: the version to put back; `versie`: the one that stood there when the page was opened."""

    versie = forms.IntegerField(min_value=1)
    naar = forms.IntegerField(min_value=1)


class RegelsForm(forms.Form):
    """All cells of one dienst. The fields of a kind begin with its code."""

    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    aan = forms.BooleanField(
        label=_("Iemand kan dit voor een ander doen"),
        required=False,
        widget=forms.CheckboxInput(CHECKBOX),
        help_text=_("Uit: niemand kan bij deze dienst iets voor een ander doen, wat er hieronder ook staat."),
    )
    aard = _aard()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for soort in Soort:
            self.fields |= {f"{soort.value}_{name}": field for name, field in _velden(soort).items()}

    @property
    def groups(self) -> list[tuple[str, str, list[BoundField]]]:
        """Legend, explanation and fields, in the order of the page."""
        head = (str(_("De dienst")), "", [self["aan"], self["aard"]])
        return [head, *(self._group(soort) for soort in Soort)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        aard = Aard(data["aard"]) if data.get("aard") else None
        for soort in Soort:
            name = f"{soort.value}_mag"
            if (soort, aard) in NOOIT and data.get(name) and not data.get(f"{soort.value}_alleen_geld"):
                text = _("%(soort)s: bij dit soort dienst mag dit nooit. Haal het vinkje weg.")
                self.add_error(name, text % {"soort": SOORTEN[soort]})
        return data

    @property
    def instelling(self) -> Instelling:
        """Only after `is_valid`."""
        data = self.cleaned_data
        return Instelling(data["aan"], Aard(data["aard"]), {soort: self._cel(soort) for soort in Soort})

    def _cel(self, soort: Soort) -> Cel:
        got = {name: self.cleaned_data[f"{soort.value}_{name}"] for name in _velden(soort)}
        reden = got.pop("reden")
        return Cel(Dienstregel(**got), reden)

    def _group(self, soort: Soort) -> tuple[str, str, list[BoundField]]:
        names = [f"{soort.value}_{name}" for name in _velden(soort)]
        return str(SOORTEN[soort]), str(UITLEG[soort]), [self[name] for name in names]


def initial_of(instelling: Instelling) -> dict[str, Any]:
    """What stands in a `RegelsForm` for `instelling`."""
    found: dict[str, Any] = {"aan": instelling.aan, "aard": instelling.aard.value}
    for soort, cel in instelling.cellen.items():
        for name in _velden(soort):
            found[f"{soort.value}_{name}"] = cel.reden if name == "reden" else getattr(cel.regel, name)
    return found


def _velden(soort: Soort) -> dict[str, forms.Field]:
    """The fields of one cell: those that only a child can have stand with the parents."""
    found: dict[str, forms.Field] = {"mag": _vinkje(_("Mag het bij deze dienst"))}
    if soort is Soort.OUDER:
        found["jonger_dan"] = _leeftijd()
        found["andere_ouder"] = _vinkje(_("Bij gezamenlijk gezag: de andere ouder moet het ermee eens zijn"))
    elif soort is not Soort.NABESTAANDE:
        found["alleen_geld"] = _vinkje(_("Alleen als de dienst over geld gaat"))
    found["extra_controle"] = _vinkje(_("De medewerker kijkt eerst na of het klopt"))
    found["tweede_medewerker"] = _vinkje(_("Een tweede medewerker kijkt mee"))
    found["reden"] = EenRegel(
        label=_("Tekst voor de medewerker"),
        required=False,
        max_length=LANGSTE_REDEN,
        help_text=_("Waarom is dit zo? Leeg: de medewerker leest wat er boven aan dit vak staat."),
    )
    return found


def _vinkje(label: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, widget=forms.CheckboxInput(CHECKBOX))


def _leeftijd() -> forms.IntegerField:
    low, high = JONGER_DAN
    wrong = _("Vul een getal in van %(low)s tot en met %(high)s.") % {"low": low, "high": high}
    return forms.IntegerField(
        label=_("Alleen als het kind jonger is dan"),
        required=False,
        min_value=low,
        max_value=high,
        widget=forms.NumberInput({**TEXTBOX, "inputmode": "numeric"}),
        help_text=_("In jaren, van 1 tot en met 18. Leeg: tot het kind 18 wordt."),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
    )
