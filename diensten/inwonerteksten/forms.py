"""The forms around a text of the gemeente. They read and check; `opstellen` stores."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from begrippen.taal import Taal
from diensten.inwonerteksten.nakijken import HEET_AL_ZO, judge, names_a_fact
from diensten.inwonerteksten.plaatsen import LANGSTE_TEKST, Plaats
from diensten.inwonerteksten.queries import is_taken
from diensten.inwonerteksten.stand import Inhoud
from diensten.teksten.forms import PlatteTekst
from diensten.verhoging.tijdlijn import day_of

_TEXTBOX = {"class": "utrecht-textbox utrecht-textbox--html-input"}
_FORMATS = ["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"]
_NO_DAY = _("Vul een dag in, bijvoorbeeld 15-06-2027.")
_TOO_LONG = _("Gebruik hoogstens %(limit_value)d tekens. U heeft er nu %(show_value)d.")
LANGSTE_REDEN = 200
VERSTE_JAREN = 2
NOOIT_WEG = _(
    "Dit stuk kunt u niet verbergen. Het houdt inwoners veilig, of wijst een weg die iemand nodig heeft."
)


def _day(**options: Any) -> forms.DateField:
    return forms.DateField(
        required=False,
        widget=forms.DateInput({"class": "utrecht-textbox kort", "autocomplete": "off"}, format="%d-%m-%Y"),
        input_formats=_FORMATS,
        error_messages={"invalid": _NO_DAY},
        **options,
    )


class VersieForm(forms.Form):
    """`na`: the number of the newest version when the form was opened."""

    na = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    inhoud = forms.ChoiceField(
        label=_("Wat ziet de inwoner hier?"),
        widget=forms.RadioSelect({"class": "utrecht-radio-button utrecht-radio-button--html-input"}),
        error_messages={"required": _("Kies wat de inwoner hier ziet.")},
    )
    tekst = PlatteTekst(
        label=_("Uw tekst"),
        required=False,
        max_length=LANGSTE_TEKST,
        widget=forms.Textarea({**_TEXTBOX, "rows": 7}),
        error_messages={"max_length": _TOO_LONG},
    )
    publiceer_op = _day(
        label=_("Vanaf welke dag?"),
        help_text=_("Vanaf 0.00 uur die dag. Leeg: zodra iemand anders de tekst goedkeurt."),
    )
    controleer_op = _day(
        label=_("Wanneer kijkt iemand dit weer na?"),
        help_text=_("Nodig als er een nummer, bedrag, tijd of adres in staat, zoals een telefoonnummer."),
    )
    toelichting = PlatteTekst(
        label=_("Waarom deze tekst?"),
        required=False,
        max_length=LANGSTE_REDEN,
        help_text=_("Voor wie goedkeurt. Inwoners zien dit niet."),
        widget=forms.TextInput({**_TEXTBOX, "maxlength": LANGSTE_REDEN}),
        error_messages={"max_length": _TOO_LONG},
    )

    def __init__(
        self, *args: Any, plaats: Plaats, taal: Taal, now: datetime, een_dienst: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self._een_dienst = een_dienst
        self._set_choices(plaats)
        self._plaats, self._taal, self._now, self._vandaag = plaats, taal, now, day_of(now)
        box = self.fields["tekst"].widget.attrs
        box.pop(
            "maxlength", None
        )  # the browser counts other than we do: it would cut off a text that is pasted
        box.update(lang=taal.value, dir="auto", rows=2 if plaats.op_een_regel else 7)
        if plaats.vast:
            self.fields["tekst"].label = _("Uw aanvulling")
        self.fields["tekst"].help_text = self._help()

    def _set_choices(self, plaats: Plaats) -> None:
        """Where there is nothing to choose, nothing is asked. Who asks all the same to hide it reads why not."""
        own = _("Uw eigen aanvulling") if plaats.vast else _("Uw eigen tekst")
        choices = [(Inhoud.TEKST.value, own)]
        if self._een_dienst:
            ours = _("De tekst van Beeldpas, ook als er een tekst voor alle diensten is")
            choices.append((Inhoud.STANDAARD.value, ours))
        if plaats.mag_weg:
            choices.append((Inhoud.WEG.value, _("Niets: verberg dit stuk")))
        field = cast(forms.ChoiceField, self.fields["inhoud"])
        field.initial = Inhoud.TEKST.value
        if len(choices) == 1:
            field.widget = forms.HiddenInput()
        if not plaats.mag_weg:
            field.error_messages["invalid_choice"] = NOOIT_WEG
        field.choices = choices

    def _help(self) -> str:
        allowed = ", ".join(f"[{naam}]" for naam in sorted(self._plaats.mag))
        return " ".join(
            [
                *self._beside_ours(),
                gettext("Gewone tekst, hoogstens %(langst)d tekens.") % {"langst": self._plaats.langst},
                gettext("Hier past één regel.")
                if self._plaats.op_een_regel
                else gettext("Een nieuwe regel wordt een nieuwe alinea."),
                *([gettext("Dit vult Beeldpas zelf in: %(mag)s.") % {"mag": allowed}] if allowed else []),
                gettext("Leeg: de tekst voor alle diensten, of anders de tekst van Beeldpas.")
                if self._een_dienst
                else gettext("Leeg: alleen de tekst van Beeldpas."),
                *([] if self._plaats.mag_weg or self._plaats.vast else [str(NOOIT_WEG)]),
            ]
        )

    def _beside_ours(self) -> list[str]:
        """Whether it comes instead of our words or after them; nothing where we have none."""
        if self._plaats.vast:
            return [gettext("Uw tekst komt achter de tekst van Beeldpas.")]
        if not self._plaats.standaard:
            return []
        return [gettext("Uw tekst komt in de plaats van de tekst van Beeldpas.")]

    def clean_inhoud(self) -> Inhoud:
        return Inhoud(self.cleaned_data["inhoud"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        typed = cleaned.get("tekst", self.data.get(self.add_prefix("tekst"), "").strip())
        if cleaned.get("inhoud", Inhoud.TEKST) is not Inhoud.TEKST and typed:
            self.add_error("tekst", _("Er staat nog een tekst. Kies ‘Uw eigen tekst’, of maak dit vak leeg."))
        return cleaned

    def clean_tekst(self) -> str:
        tekst: str = self.cleaned_data["tekst"]
        if len(tekst) > self._plaats.langst:
            raise ValidationError(
                _TOO_LONG, params={"limit_value": self._plaats.langst, "show_value": len(tekst)}
            )
        faults = judge(tekst, plaats=self._plaats, taal=self._taal).fouten
        if tekst and not faults and is_taken(tekst, self._plaats, self._taal, now=self._now):
            faults = (str(HEET_AL_ZO),)
        if faults:
            raise ValidationError([ValidationError(fault) for fault in faults])
        return tekst

    def clean_publiceer_op(self) -> date | None:
        return self._from_tomorrow(
            "publiceer_op", gettext("Deze dag is al begonnen of voorbij. Laat leeg voor meteen.")
        )

    def clean_controleer_op(self) -> date | None:
        day = self._from_tomorrow(
            "controleer_op", gettext("Deze dag is al begonnen of voorbij. Kies een latere dag.")
        )
        if day is None and names_a_fact(self.cleaned_data.get("tekst", "")):
            raise ValidationError(
                _(
                    "Er staat een nummer, bedrag, tijd of adres in de tekst. Kies een dag waarop iemand kijkt of het "
                    "nog klopt."
                )
            )
        return day

    def _from_tomorrow(self, name: str, fault: str) -> date | None:
        day: date | None = self.cleaned_data[name]
        if day is not None and day <= self._vandaag:
            raise ValidationError(fault)
        if day is not None and day.year > self._vandaag.year + VERSTE_JAREN:
            raise ValidationError(_("Deze dag is te ver weg."))
        return day


class StapForm(forms.Form):
    """A button on the page of a version. `stand`: what it was when the page was made."""

    stand = forms.CharField(widget=forms.HiddenInput, max_length=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class RedenForm(StapForm):
    reden = PlatteTekst(
        label=_("Waarom?"),
        max_length=LANGSTE_REDEN,
        widget=forms.TextInput({**_TEXTBOX, "maxlength": LANGSTE_REDEN}),
        error_messages={"required": _("Schrijf op waarom."), "max_length": _TOO_LONG},
    )


class NagekekenForm(StapForm):
    """`nodig`: a number stands in the text, so somebody has to look again."""

    volgende = _day(label=_("Wanneer kijkt iemand dit weer na?"))

    def __init__(self, *args: Any, nodig: bool, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["volgende"].required = nodig
        self.fields["volgende"].error_messages["required"] = _NO_DAY
        self._vandaag = day_of(now)

    def clean_volgende(self) -> date | None:
        day: date | None = self.cleaned_data["volgende"]
        if day is not None and day <= self._vandaag:
            raise ValidationError(_("Deze dag is al begonnen of voorbij. Kies een latere dag."))
        return day
