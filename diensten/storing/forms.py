"""A message above every page: its text per language, from when and until when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from begrippen.taal import MEDEWERKER_TALEN, Taal
from diensten.gemeente.stand import Inhoud, Storing, message_of
from diensten.inwonerteksten.nakijken import faulty_words, hard_to_read
from diensten.storing.nakijken import Vertrouwd, misleading
from diensten.storing.standaard import TALEN
from diensten.teksten.forms import PlatteTekst

LANGSTE = 300
_VERST = timedelta(days=731)  # a message of years ago, or for over years, is a slip of the keys
_TEXTBOX = {"class": "utrecht-textbox utrecht-textbox--html-input"}
_FORMATEN = ["%d-%m-%Y %H.%M", "%d-%m-%Y %H:%M", "%d-%m-%Y, %H.%M", "%d/%m/%Y %H:%M"]


class _Tekst(PlatteTekst):
    """`taal`: of a text for inwoners, with the words that they understand; None for one of medewerkers."""

    def __init__(self, *, taal: Taal | None, vertrouwd: Vertrouwd, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.taal, self.vertrouwd = taal, vertrouwd

    def validate(self, value: str) -> None:
        super().validate(value)
        if set("{}%") & set(value):
            raise forms.ValidationError(_("Hier wordt niets ingevuld. Haal de tekens { } en % weg."))
        if self.taal is None:
            return
        faults = [*faulty_words(value, self.taal), *misleading(value, vertrouwd=self.vertrouwd)]
        if faults:
            raise forms.ValidationError(faults)


class _Moment(forms.DateTimeField):
    """By the clock on the wall. A time that the clock skips, or that comes twice, is refused."""

    def clean(self, value: Any) -> datetime | None:
        try:
            found: datetime | None = super().clean(value)
        except forms.ValidationError as wrong:
            if wrong.code != "ambiguous_timezone":
                raise
            message = _("In dit uur wordt de klok verzet. Kies een tijd ervoor of erna.")
            raise forms.ValidationError(message) from None
        except OverflowError:
            raise forms.ValidationError(self.error_messages["invalid"]) from None
        return found


def _moment(label: Any, help_text: Any) -> _Moment:
    return _Moment(
        label=label,
        required=False,
        input_formats=_FORMATEN,
        widget=forms.DateTimeInput(_TEXTBOX, format="%d-%m-%Y %H.%M"),
        help_text=help_text,
        error_messages={"invalid": _("Vul een dag en een tijd in, bijvoorbeeld 21-11-2026 14.30.")},
    )


class StoringForm(forms.Form):
    """`vorige`, `na`: the version and the newest proposal that stood there when this form was opened.

    `voorbij`: it ended before now. `vertrouwd`: where the words may send somebody.
    """

    voorbij = False

    vorige = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    na = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    van = _moment(_("Vanaf"), _("Bijvoorbeeld 21-11-2026 14.30. Leeg: meteen."))
    tot = _moment(_("Tot"), _("Leeg: totdat u de mededeling weghaalt."))

    def __init__(
        self,
        *args: Any,
        talen: tuple[Taal, ...],
        now: datetime,
        inwoners: bool,
        vertrouwd: Vertrouwd,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.now = now
        self.talen = talen
        self.inwoners = inwoners
        for taal in talen:
            self.fields[f"tekst_{taal.value}"] = _text_field(taal, inwoners=inwoners, vertrouwd=vertrouwd)

    @property
    def teksten(self) -> list[forms.BoundField]:
        return [self[f"tekst_{taal.value}"] for taal in self.talen if taal in MEDEWERKER_TALEN]

    @property
    def andere_teksten(self) -> list[forms.BoundField]:
        return [self[f"tekst_{taal.value}"] for taal in self.talen if taal not in MEDEWERKER_TALEN]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begin, end = cleaned.get("van") or self.now, cleaned.get("tot")
        self.voorbij = end is not None and end <= self.now
        far = [name for name in ("van", "tot") if _is_far(cleaned.get(name), self.now)]
        for name in far:
            if name == "van" or not self.voorbij:
                self.add_error(name, _("Kies een dag die hoogstens 2 jaar van vandaag is."))
        if end is not None and end <= max(begin, self.now):
            self.add_error("tot", _("Het einde moet later zijn dan het begin, en later dan nu."))
        return cleaned

    @property
    def opmerkingen(self) -> list[str]:
        """How the text for inwoners could read more easily. It is stored all the same: an outage does not wait."""
        if not self.inwoners:
            return []
        texts = [(taal, self.cleaned_data[f"tekst_{taal.value}"]) for taal in self.talen]
        found = [(taal, remark) for taal, text in texts for remark in hard_to_read(text, taal)]
        return [f"{taal.eigen_naam}: {remark}" for taal, remark in found]

    def as_storing(self) -> Storing:
        data = self.cleaned_data
        texts = {taal.value: data[f"tekst_{taal.value}"] for taal in self.talen}
        return Storing(
            teksten={taal: text for taal, text in texts.items() if text},
            van=_to_the_minute(data["van"] or self.now),
            tot=data["tot"] and _to_the_minute(data["tot"]),
        )


def form_again(inhoud: Inhoud, *, inwoners: bool, now: datetime, vertrouwd: Vertrouwd) -> StoringForm:
    """What was stored, as somebody would fill it in now; empty where it cannot be read any more."""
    found = message_of(inhoud)
    typed = {f"tekst_{taal}": text for taal, text in found.teksten.items()} if found else {}
    talen = TALEN["inwoners" if inwoners else "medewerkers"]
    return StoringForm(
        {**typed, "tot": found and found.tot, "vorige": 0},
        talen=talen,
        now=now,
        inwoners=inwoners,
        vertrouwd=vertrouwd,
    )


def _to_the_minute(moment: datetime) -> datetime:
    """What the form shows of it, so that saving what stands there again changes nothing."""
    return moment.astimezone(UTC).replace(second=0, microsecond=0)


def _is_far(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and not now - _VERST <= moment <= now + _VERST


def _text_field(taal: Taal, *, inwoners: bool, vertrouwd: Vertrouwd) -> _Tekst:
    direction = {"dir": "rtl"} if taal is Taal.ARABISCH else {}
    return _Tekst(
        taal=taal if inwoners else None,
        vertrouwd=vertrouwd,
        label=taal.eigen_naam,
        required=taal in MEDEWERKER_TALEN,
        max_length=LANGSTE,
        widget=forms.Textarea({**_TEXTBOX, "rows": 3, "lang": taal.value, **direction}),
        error_messages={
            "required": _("Vul de tekst in."),
            "max_length": _("Gebruik hoogstens %(limit_value)d tekens. U heeft er nu %(show_value)d."),
        },
    )
