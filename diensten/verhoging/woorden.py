"""What an inwoner reads about a raise: before its day, from its day, and when it is off. In plain words.

The same sentences stand on the page of the announcement, on the start page, and in what the gemeente copies to its
website, mail, social media and letters. Nobody reads here how sure a login is; only what to log in with.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from begrippen.niveau import Betrouwbaarheidsniveau

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_MIDDEN, _SUBSTANTIEEL = Betrouwbaarheidsniveau.MIDDEN, Betrouwbaarheidsniveau.SUBSTANTIEEL
_HOOG = Betrouwbaarheidsniveau.HOOG

MANIEREN: dict[Betrouwbaarheidsniveau, _StrPromise] = {
    Betrouwbaarheidsniveau.BASIS: gettext_lazy("de DigiD app, sms-controle of een wachtwoord"),
    _MIDDEN: gettext_lazy("de DigiD app of sms-controle"),
    _SUBSTANTIEEL: gettext_lazy("de DigiD app met ID-check"),
    _HOOG: gettext_lazy("DigiD met uw rijbewijs of identiteitskaart"),
}
_NIET_MEER: dict[Betrouwbaarheidsniveau, _StrPromise] = {
    _MIDDEN: gettext_lazy("Met alleen een gebruikersnaam en wachtwoord komt u er dan niet meer in."),
    _SUBSTANTIEEL: gettext_lazy(
        "Met de DigiD app zonder ID-check of met sms-controle komt u er dan niet meer in."
    ),
    _HOOG: gettext_lazy("Met alleen de DigiD app of sms-controle komt u er dan niet meer in."),
}
_REGEL_DIT: dict[Betrouwbaarheidsniveau, tuple[_StrPromise, ...]] = {
    _MIDDEN: (
        gettext_lazy(
            "Zet de DigiD app op uw telefoon. Dat is de makkelijkste manier om veilig in te loggen."
        ),
        gettext_lazy(
            "Kan de DigiD app niet op uw telefoon? Zet dan sms-controle aan in Mijn DigiD. "
            "Een sms-code kan ook gesproken, op uw vaste telefoon."
        ),
    ),
    _SUBSTANTIEEL: (
        gettext_lazy("Doe de ID-check in de DigiD app. Dat hoeft maar één keer."),
        gettext_lazy(
            "U heeft daarvoor een Nederlands paspoort, rijbewijs of een Nederlandse identiteitskaart nodig."
        ),
    ),
    _HOOG: (
        gettext_lazy("U heeft de DigiD app nodig, en een rijbewijs of identiteitskaart met een chip."),
        gettext_lazy("Zet inloggen met uw rijbewijs of identiteitskaart aan in Mijn DigiD."),
    ),
}


def manier(niveau: Betrouwbaarheidsniveau) -> str:
    """With what one can log in, as it stands in a sentence."""
    return str(MANIEREN[niveau])


def day(dag: date) -> str:
    return date_format(dag, "j E Y")


def title_before(dienst: str) -> str:
    return _("Inloggen voor ‘%(dienst)s’ verandert") % {"dienst": dienst}


def title_since(dienst: str) -> str:
    return _("Inloggen voor ‘%(dienst)s’ is veranderd") % {"dienst": dienst}


def title_off(dienst: str) -> str:
    return _("Inloggen voor ‘%(dienst)s’ verandert nog niet") % {"dienst": dienst}


def short_before(naar: Betrouwbaarheidsniveau, datum: date) -> str:
    """One sentence, also for the start page of the dienst."""
    return _("Vanaf %(datum)s logt u hier alleen nog in met %(manier)s.") % {
        "datum": day(datum),
        "manier": manier(naar),
    }


def short_since(naar: Betrouwbaarheidsniveau, datum: date) -> str:
    return _("Sinds %(datum)s logt u hier alleen nog in met %(manier)s.") % {
        "datum": day(datum),
        "manier": manier(naar),
    }


def what_changes(dienst: str, naar: Betrouwbaarheidsniveau, datum: date) -> tuple[str, ...]:
    first = _("Vanaf %(datum)s logt u voor ‘%(dienst)s’ alleen nog in met %(manier)s.")
    values = {"datum": day(datum), "dienst": dienst, "manier": manier(naar)}
    return first % values, str(_NIET_MEER[naar]), _("Zo zijn uw gegevens beter beschermd.")


def what_changed(dienst: str, naar: Betrouwbaarheidsniveau, datum: date) -> tuple[str, ...]:
    first = _("Sinds %(datum)s logt u voor ‘%(dienst)s’ alleen nog in met %(manier)s.")
    values = {"datum": day(datum), "dienst": dienst, "manier": manier(naar)}
    return first % values, _("Zo zijn uw gegevens beter beschermd.")


def nothing_changes(dienst: str, van: Betrouwbaarheidsniveau) -> tuple[str, ...]:
    return (
        _("Wij schreven dat inloggen voor ‘%(dienst)s’ zou veranderen. Dat gaat nu niet door.")
        % {"dienst": dienst},
        _("U logt in zoals u gewend bent: met %(manier)s.") % {"manier": manier(van)},
        _("Heeft u al iets geregeld? Dan kunt u dat gewoon gebruiken."),
    )


def prepare(naar: Betrouwbaarheidsniveau) -> tuple[str, ...]:
    """What to do, and what when there is no DigiD yet."""
    return (
        *(str(line) for line in _REGEL_DIT[naar]),
        _(
            "Heeft u nog geen DigiD? Vraag die aan op digid.nl. U krijgt dan een brief. Dat duurt een paar dagen."
        ),
    )


def heading_before() -> str:
    return _("Regel dit op tijd")


def heading_since() -> str:
    return _("Lukt inloggen nu niet?")


def more() -> str:
    return _("Alles over de DigiD app en sms-controle leest u op digid.nl.")


def another_way() -> str:
    return _("Lukt het niet? Wij helpen u graag. Bel de gemeente of kom langs in het gemeentehuis.")
