"""Name and numbers of the gemeente, and the files of its look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from begrippen.bsn import passes_elfproef
from begrippen.taal import Taal
from diensten.gemeente.vast import VELDEN, Vast, is_filled_in
from diensten.huisstijl.logo import GROOTSTE as GROOTSTE_LOGO
from diensten.huisstijl.tokens import GROOTSTE as GROOTSTE_THEMA
from diensten.inwonerteksten.nakijken import faulty_words
from diensten.teksten.forms import PlatteTekst
from diensten.teksten.nakijken import nowhere_else

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_TEXTBOX = {"class": "utrecht-textbox utrecht-textbox--html-input", "autocomplete": "off"}
_RSIN_IN_OIN = "00000001"  # Logius, OIN-stelsel: this prefix says that an RSIN follows
_GEEN: Mapping[str, Vast] = {}


class CijferField(forms.CharField):
    """Exactly `lengte` digits, or nothing. Spaces and dots between them may be typed."""

    def __init__(self, *, lengte: int, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=60, widget=forms.TextInput(_TEXTBOX), **kwargs)
        self.lengte = lengte

    def to_python(self, value: Any) -> str:
        return "".join((super().to_python(value) or "").replace(".", " ").split())

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not (value.isascii() and value.isdigit() and len(value) == self.lengte):
            raise forms.ValidationError(
                _("Vul precies %(aantal)d cijfers in.") % {"aantal": self.lengte}, code="cijfers"
            )


@dataclass(frozen=True, slots=True)
class Vastregel:
    label: _StrPromise | str
    vast: Vast


class IdentiteitForm(forms.Form):
    """`vorige`: the version that stood there when this form was opened. `vast`: what the settings fix is no field.

    `nodig`: what may not be left empty, and not be our example either.
    """

    vorige = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    naam = PlatteTekst(
        label=_("Naam van de gemeente"),
        required=False,
        max_length=80,
        widget=forms.TextInput(_TEXTBOX),
        help_text=_("Zonder het woord gemeente, zoals bij de RvIG. Staat bij de knop van DigiD."),
    )
    code = CijferField(
        label=_("Gemeentecode"), lengte=4, help_text=_("Vier cijfers van het CBS. Staat op het bewijs.")
    )
    rsin = CijferField(label="RSIN", lengte=9, help_text=_("Negen cijfers. Gaat mee met elke zaak."))
    oin = CijferField(
        label="OIN", lengte=20, help_text=_("Twintig cijfers. Gaat mee met elke vraag aan de BRP.")
    )

    def __init__(
        self, *args: Any, nodig: frozenset[str], vast: Mapping[str, Vast] = _GEEN, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.vast = vast
        self.vaste_regels = [
            Vastregel(self.fields[name].label or name, vast[name]) for name in VELDEN if name in vast
        ]
        for name in vast:
            del self.fields[name]
        self.nodig = nodig - set(vast)

    @property
    def open_velden(self) -> list[forms.BoundField]:
        return [self[name] for name in VELDEN if name not in self.vast]

    def clean_naam(self) -> str:
        naam: str = self.cleaned_data["naam"].replace("\n", " ")
        if naam.casefold().startswith("gemeente "):
            raise forms.ValidationError(_("Laat het woord gemeente weg. Wij zetten het er zelf voor."))
        if faults := [*nowhere_else(naam), *faulty_words(naam, Taal.NEDERLANDS)]:
            raise forms.ValidationError(faults)
        return naam

    def clean_rsin(self) -> str:
        rsin: str = self.cleaned_data["rsin"]
        if rsin and not passes_elfproef(rsin):
            raise forms.ValidationError(_("Dit is geen RSIN. Kijk of u alle cijfers goed heeft getypt."))
        return rsin

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in sorted(self.nodig & set(cleaned)):
            if not is_filled_in(name, cleaned[name]):
                self.add_error(name, _("Vul dit in. Het staat op elk bewijs."))
        whole = cleaned | {name: one.waarde for name, one in self.vast.items()}
        rsin, oin = whole.get("rsin", ""), whole.get("oin", "")
        if (
            rsin
            and oin.startswith(_RSIN_IN_OIN)
            and oin[8:17] != rsin
            and not {"rsin", "oin"} <= set(self.vast)
        ):
            where = "oin" if "oin" in self.fields else "rsin"
            self.add_error(
                where, _("Het RSIN en het OIN passen niet bij elkaar: in dit OIN staat een ander RSIN.")
            )
        return cleaned

    def as_inhoud(self, stored: Mapping[str, str]) -> dict[str, str]:
        """What is no field keeps what was `stored`. An empty form is an empty version."""
        values = {name: self.cleaned_data.get(name, stored.get(name, "")) for name in VELDEN}
        return values if any(values.values()) else {}


class _Bestand(forms.FileField):
    def __init__(self, *, grootste: int, accept: str, **kwargs: Any) -> None:
        super().__init__(widget=forms.FileInput({"accept": accept}), max_length=120, **kwargs)
        self.grootste = grootste
        self.error_messages |= {
            "required": _("Kies een bestand."),
            "missing": _("Kies een bestand."),
            "invalid": _("Kies een bestand."),
            "empty": _("Dit bestand is leeg."),
            "max_length": _("De naam van dit bestand is te lang."),
        }

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if upload.size > self.grootste:
            raise forms.ValidationError(_("Dit bestand is te groot."))
        return upload


class LogoForm(forms.Form):
    logo = _Bestand(
        label=_("Logo"),
        grootste=GROOTSTE_LOGO,
        accept="image/png,image/webp,image/jpeg",
        help_text=_("PNG, WebP of JPEG, hoogstens 1 MB. Wij maken er een klein plaatje van."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class ThemaForm(forms.Form):
    thema = _Bestand(
        label=_("Bestand met kleuren"),
        grootste=GROOTSTE_THEMA,
        accept="application/json,.json",
        help_text=_("Een JSON-bestand met design tokens van NL Design System, hoogstens 512 kB."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
