"""What somebody fills in for an appointment."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any, cast
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from afspraken import videolink
from afspraken.models import DUREN
from afspraken.moment import TijdBestaatNiet, TijdTweemaal, day_of, local_moment
from afspraken.plannen import VERSTE, Gegevens
from afspraken.videolink import Bezwaar, OngeldigeVideolink
from begrippen.bsn import holds_bsn
from begrippen.taal import Taal
from begrippen.zaaknummer import is_rather_a_bsn
from diensten.models import Dienst
from diensten.queries import offered_languages
from inloggen.models import Medewerker
from machtigen.velden import TEXTBOX, Dag, EenRegel

_SELECT = {"class": "utrecht-select utrecht-select--html-select"}
_NIET_AANGEBODEN = _("Deze dienst biedt deze taal niet aan. Kies een andere taal.")
_BEZWAREN = {
    Bezwaar.GEEN_LINK: _("Plak de hele link van het videogesprek. Hij begint met https://"),
    Bezwaar.NIET_VEILIG: _("Deze link is niet veilig. Een link van een videogesprek begint met https://"),
    Bezwaar.MET_WACHTWOORD: _("In deze link staat een naam of wachtwoord voor een @. Vraag een gewone link."),
    Bezwaar.VAN_ONS: _(
        "Dit is een link om in te loggen. Die sturen wij nooit per mail. Plak de link van het videogesprek."
    ),
    Bezwaar.ANDERE_HOST: _(
        "Wij mailen alleen links van: %(hosts)s. Klopt uw link, maar staat het adres er niet bij? "
        "Vraag technisch beheer om het toe te voegen (AFSPRAAK_VIDEOHOSTS)."
    ),
    Bezwaar.LINK_IN_LINK: _("In deze link staat nog een andere link. Plak de gewone link van het gesprek."),
    Bezwaar.MET_BSN: _(
        "In deze link staat een nummer dat op een BSN lijkt. De link gaat in de mail. "
        "Maak in het programma een nieuwe link."
    ),
}


class Tijd(forms.TimeField):
    """A clock as people here write it: 9:30, 09.30."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = _("Vul een tijd in, bijvoorbeeld 9.30.")
        super().__init__(
            widget=forms.TimeInput({**TEXTBOX, "inputmode": "decimal"}, format="%H.%M"),
            input_formats=["%H.%M", "%H:%M"],
            error_messages={"required": wrong, "invalid": wrong},
            **kwargs,
        )


class AfspraakForm(forms.Form):
    """Only reads and checks: `afspraken.plannen` stores what comes out. `versie` is 0 for a new one."""

    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    dienst = forms.ChoiceField(
        label=_("Dienst"),
        widget=forms.Select(_SELECT),
        error_messages={
            "required": _("Kies een dienst."),
            "invalid_choice": _("Deze dienst is er niet (meer). Kies een andere."),
        },
    )
    dag = Dag(label=_("Dag"), help_text=_("Bijvoorbeeld 21-11-2026"))
    tijd = Tijd(label=_("Tijd"), help_text=_("Bijvoorbeeld 9.30. De klok in Nederland."))
    minuten = forms.TypedChoiceField(
        label=_("Hoelang duurt het?"),
        coerce=int,
        choices=[(duur, _("%(minuten)d minuten") % {"minuten": duur}) for duur in DUREN],
        initial=30,
        widget=forms.Select(_SELECT),
        error_messages={"required": _("Kies hoelang het duurt."), "invalid_choice": _("Kies uit de lijst.")},
    )
    ambtenaar = forms.ChoiceField(
        label=_("Wie doet het gesprek?"),
        required=False,
        widget=forms.Select(_SELECT),
        error_messages={"invalid_choice": _("Deze collega is er niet. Kies een ander.")},
    )
    tool = EenRegel(
        label=_("Programma voor het videogesprek"),
        max_length=40,
        help_text=_("Bijvoorbeeld Teams, Webex of Zoom"),
        error_messages={"required": _("Vul in met welk programma u belt.")},
    )
    videolink = EenRegel(
        label=_("Link van het videogesprek"),
        help_text=_("Plak de hele link. De inwoner krijgt hem in de mail."),
        error_messages={"required": _BEZWAREN[Bezwaar.GEEN_LINK]},
    )
    adres = forms.EmailField(
        label=_("E-mailadres van de inwoner"),
        max_length=254,
        widget=forms.EmailInput({**TEXTBOX, "autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
        help_text=_("Lees het adres terug aan de inwoner. Na de dag van de afspraak wissen wij het."),
        error_messages={
            "required": _("Vul het e-mailadres van de inwoner in."),
            "invalid": _("Een e-mailadres ziet eruit als naam@voorbeeld.nl."),
            "max_length": _("Dit e-mailadres is te lang."),
        },
    )
    naam = EenRegel(
        label=_("Naam van de inwoner"),
        required=False,
        max_length=100,
        help_text=_("Alleen voor u en uw collega's. De naam staat niet in de mail."),
    )
    taal = forms.ChoiceField(
        label=_("Taal van de mail"),
        initial=Taal.NEDERLANDS.value,
        widget=forms.Select(_SELECT),
        error_messages={"required": _("Kies een taal."), "invalid_choice": _NIET_AANGEBODEN},
    )

    def __init__(
        self, *args: Any, diensten: list[Dienst], collegas: list[Medewerker], now: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self._now = now
        self._diensten = {dienst.slug: dienst for dienst in diensten}
        self._collegas = {str(one.pk): one for one in collegas}
        choice = cast(forms.ChoiceField, self.fields["dienst"])
        choice.choices = [(dienst.slug, dienst.naam) for dienst in diensten]
        language = cast(forms.ChoiceField, self.fields["taal"])
        chosen = str(self.data.get("taal") or self.initial.get("taal", ""))
        offered = offered_languages(diensten, ook=chosen)
        language.choices = [(taal.value, taal.eigen_naam) for taal in offered]
        who = cast(forms.ChoiceField, self.fields["ambtenaar"])
        people = [
            (pk, ", ".join(filter(None, (one.naam, one.functie)))) for pk, one in self._collegas.items()
        ]
        who.choices = [("", _("Wie er dan vrij is")), *people]

    def clean_videolink(self) -> str:
        own, allowed = urlsplit(settings.BASE_URL).hostname or "", settings.AFSPRAAK_VIDEOHOSTS
        try:
            return videolink.clean_videolink(
                self.cleaned_data["videolink"], eigen_host=own, toegestaan=allowed
            )
        except OngeldigeVideolink as fout:
            raise ValidationError(_BEZWAREN[fout.bezwaar], params={"hosts": ", ".join(allowed)}) from None

    def clean_adres(self) -> str:
        adres: str = self.cleaned_data["adres"]
        if not adres.isascii() or '"' in adres:
            raise ValidationError(_("Een e-mailadres ziet eruit als naam@voorbeeld.nl."))
        return _without_bsn(adres)

    def clean_naam(self) -> str:
        return _without_bsn(self.cleaned_data["naam"])

    def clean_tool(self) -> str:
        return _without_bsn(self.cleaned_data["tool"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        dienst = self._diensten.get(data.get("dienst", ""))
        if dienst and data.get("taal") and data["taal"] not in dienst.talen_in_order:
            self.add_error("taal", _NIET_AANGEBODEN)
        dag, tijd = data.get("dag"), data.get("tijd")
        if dag and tijd:
            data["begint_op"] = self._moment(dag, tijd)
        return data

    def _moment(self, dag: Any, tijd: time) -> datetime | None:
        """None with an error at the field that is to be changed."""
        try:
            moment = local_moment(dag, tijd)
        except TijdBestaatNiet:
            self.add_error("tijd", _("Deze tijd bestaat niet. De klok gaat die nacht een uur vooruit."))
        except TijdTweemaal:
            self.add_error(
                "tijd",
                _(
                    "Deze tijd komt twee keer voor. De klok gaat die nacht een uur terug. Kies een andere tijd."
                ),
            )
        except (OverflowError, ValueError):
            self.add_error("dag", _("Vul een dag in, bijvoorbeeld 21-11-2026."))
        else:
            if moment > self._now and moment <= self._now + VERSTE:
                return moment
            field = "tijd" if dag == day_of(self._now) else "dag"
            past = moment <= self._now
            self.add_error(
                field, _("Dit moment is geweest.") if past else _("Dit is meer dan een jaar vooruit.")
            )
        return None

    @property
    def gegevens(self) -> Gegevens:
        """Only after `is_valid`."""
        data = self.cleaned_data
        return Gegevens(
            dienst=self._diensten[data["dienst"]],
            ambtenaar=self._collegas.get(data["ambtenaar"]),
            begint_op=data["begint_op"],
            minuten=data["minuten"],
            tool=data["tool"],
            videolink=data["videolink"],
            adres=data["adres"],
            naam=data["naam"],
            taal=data["taal"],
        )


def _without_bsn(text: str) -> str:
    if is_rather_a_bsn(text) or holds_bsn(text):
        raise ValidationError(_("Hierin staat een nummer dat op een BSN lijkt. Vul hier geen BSN in."))
    return text
