"""The forms around a raise. They read and check the shape; `plannen` says whether it can be."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.instellingen import NIVEAUS
from diensten.teksten.forms import PlatteTekst
from diensten.verhoging.models import Punt
from diensten.verhoging.plannen import Reden, VerhogingGeweigerd
from diensten.verhoging.tijdlijn import KORT, announce_from, day_of, months_before

_TEXTBOX = {"class": "utrecht-textbox utrecht-textbox--html-input"}
_RADIO = {"class": "utrecht-radio-button utrecht-radio-button--html-input"}
_DAY = forms.DateInput(
    {**_TEXTBOX, "class": "utrecht-textbox kort", "autocomplete": "off"}, format="%d-%m-%Y"
)
_FORMATS = ["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"]
_NO_DAY = _("Vul een dag in, bijvoorbeeld 15-06-2027.")
LANGSTE_REDEN = 200

# For each reason: the field it belongs to, and what the beheerder reads.
_GEWEIGERD = {
    Reden.VOORBIJ: ("datum", _("Deze dag is al begonnen of voorbij. Kies een dag vanaf morgen.")),
    Reden.TE_VER: ("datum", _("Deze dag is te ver weg. Kies een dag tot en met %(dag)s.")),
    Reden.NIET_HOGER: ("naar", _("Dit is niet sterker dan nu. Verlagen kan op de pagina van de dienst.")),
    Reden.AANKONDIGING_TE_LAAT: (
        "aankondigen_vanaf",
        _("Begin met aankondigen voor de dag van de verhoging."),
    ),
    Reden.AANKONDIGING_TE_VROEG: (
        "aankondigen_vanaf",
        _("Deze dag is te lang geleden. Kies een dag vanaf %(dag)s."),
    ),
    Reden.NET_VERHOOGD: (
        "datum",
        _(
            "Deze dienst is net verhoogd. Tot en met %(dag)s kunt u dat terugdraaien. Plan daarna de volgende."
        ),
    ),
    Reden.NIETS_GEPLAND: (None, _("Er is geen verhoging om dit mee te doen.")),
    Reden.NIET_MEER_TERUG: (None, _("Terugdraaien kon tot en met %(dag)s.")),
    Reden.ANDERS_INGESTELD: (
        None,
        _("De manier van inloggen is na de verhoging nog gewijzigd. Wijzig haar op de pagina van de dienst."),
    ),
}


class VerhogingForm(forms.Form):
    """`stand`: what the dienst and its plans were when the form was opened (`plannen.state_of`).

    `getoond`: both days as they stood in it then (`shown_days`).
    """

    stand = forms.CharField(widget=forms.HiddenInput, max_length=60)
    getoond = forms.CharField(widget=forms.HiddenInput, required=False)
    naar = forms.TypedChoiceField(
        label=_("Naar welke manier van inloggen?"),
        choices=(),
        coerce=lambda value: Betrouwbaarheidsniveau(int(value)),
        widget=forms.RadioSelect(_RADIO),
        error_messages={
            "required": _("Kies een manier van inloggen."),
            "invalid_choice": _("Kies een manier die sterker is dan nu."),
        },
    )
    datum = forms.DateField(
        label=_("Vanaf welke dag?"),
        help_text=_("Gaat vanzelf in, om 0.00 uur. Bijvoorbeeld 15-06-2027."),
        widget=_DAY,
        input_formats=_FORMATS,
        error_messages={"required": _NO_DAY, "invalid": _NO_DAY},
    )
    aankondigen_vanaf = forms.DateField(
        label=_("Wanneer begint u met aankondigen?"),
        help_text=_("Leeg: 6 maanden ervoor, of vandaag."),
        required=False,
        widget=_DAY,
        input_formats=_FORMATS,
        error_messages={"invalid": _NO_DAY},
    )

    def __init__(self, *args: Any, van: Betrouwbaarheidsniveau, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self._vandaag = day_of(now)
        higher = [(code, label) for code, label in NIVEAUS if code > van]
        self.fields["naar"].choices = higher  # type: ignore[attr-defined]
        if len(higher) == 1:
            self.fields["naar"].initial = higher[0][0]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        data.pop("getoond", None)  # it has told what it had to tell
        datum: date | None = data.get("datum")
        if datum is not None and datum <= self._vandaag:
            show_refusal(self, VerhogingGeweigerd(Reden.VOORBIJ))  # a day long ago has no half year before it
        elif datum is not None and "aankondigen_vanaf" in data and data["aankondigen_vanaf"] is None:
            data["aankondigen_vanaf"] = announce_from(datum, vandaag=self._vandaag)
        return data


def shown_days(datum: date, aankondigen_vanaf: date) -> str:
    return f"{datum:%d-%m-%Y} {aankondigen_vanaf:%d-%m-%Y}"


def with_a_start_that_fits(data: QueryDict, *, vandaag: date) -> QueryDict:
    """What was sent. Who moved the day and left the start as it was shown gets a start that fits the new day.

    Not once the announcing has begun: then inwoners have read of it.
    """
    filled, shown = data.copy(), str(data.get("getoond", ""))
    day, start = (_day_in(data.get(name, "")) for name in ("datum", "aankondigen_vanaf"))
    if not (shown and day and start):
        return filled
    moved = shown != shown_days(day, start) and shown.endswith(f" {start:%d-%m-%Y}")
    if moved and vandaag < min(day, start):
        start = max(months_before(day, KORT), vandaag)
        filled["aankondigen_vanaf"] = f"{start:%d-%m-%Y}"
    filled["getoond"] = shown_days(day, start)
    return filled


def _day_in(text: str) -> date | None:
    try:
        found: date | None = forms.DateField(required=False, input_formats=_FORMATS).clean(text)
    except forms.ValidationError:
        return None
    return found


class RedenForm(forms.Form):
    """For the way back, and for withdrawing. It stands beside another form on one page."""

    stand = forms.CharField(widget=forms.HiddenInput, max_length=60)
    reden = PlatteTekst(
        label=_("Waarom?"),
        help_text=_("Eén zin. Dit staat in het overzicht van wat er met de verhoging is gedaan."),
        max_length=LANGSTE_REDEN,
        widget=forms.TextInput({**_TEXTBOX, "maxlength": LANGSTE_REDEN}),
        error_messages={
            "required": _("Schrijf op waarom."),
            "max_length": _("Gebruik hoogstens %(limit_value)d tekens. U heeft er nu %(show_value)d."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "reden-%s"
        self.label_suffix = ""


class PuntForm(forms.Form):
    """One point that people do."""

    punt = forms.TypedChoiceField(choices=Punt.choices, coerce=Punt)
    gedaan = forms.TypedChoiceField(
        choices=[("ja", "ja"), ("nee", "nee")], coerce=lambda value: value == "ja"
    )


def show_refusal(form: forms.Form, refused: VerhogingGeweigerd) -> None:
    """The reason, at the field it is about."""
    field, text = _GEWEIGERD[refused.reden]
    values = {"dag": date_format(refused.dag, "j E Y")} if refused.dag else {}
    form.add_error(field if field in form.fields else None, __(str(text)) % values if values else str(text))
