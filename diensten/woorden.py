"""How medewerkers read the settings of a dienst. Inwoners never see these words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from begrippen.flow import Flow
from begrippen.niveau import Betrouwbaarheidsniveau

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_MANIEREN = {
    Betrouwbaarheidsniveau.BASIS: _("DigiD met wachtwoord"),
    Betrouwbaarheidsniveau.MIDDEN: _("DigiD app of sms-controle"),
    Betrouwbaarheidsniveau.SUBSTANTIEEL: _("DigiD app met ID-check"),
    Betrouwbaarheidsniveau.HOOG: _("DigiD met identiteitskaart of rijbewijs"),
}
_NIVEAUS = {
    Betrouwbaarheidsniveau.BASIS: _("Basis"),
    Betrouwbaarheidsniveau.MIDDEN: _("Midden"),
    Betrouwbaarheidsniveau.SUBSTANTIEEL: _("Substantieel"),
    Betrouwbaarheidsniveau.HOOG: _("Hoog"),
}
_UITGESLOTEN = {
    Betrouwbaarheidsniveau.SUBSTANTIEEL: _(
        "Wie de DigiD app niet heeft, kan dan niet inloggen. Ook mensen met alleen een buitenlands "
        "identiteitsbewijs kunnen de ID-check vaak niet doen. Bied hun iets anders aan, zoals een afspraak."
    ),
    Betrouwbaarheidsniveau.HOOG: _(
        "Alleen mensen met een Nederlandse identiteitskaart of een Nederlands rijbewijs met chip kunnen dan "
        "inloggen. Mensen met een buitenlands identiteitsbewijs en mensen zonder DigiD app kunnen dat niet. "
        "Bied hun iets anders aan, zoals een afspraak."
    ),
}
_FLOWS = {
    Flow.NIEUW: _("BSN nog niet bekend"),
    Flow.BEKEND: _("BSN bekend"),
    Flow.AMBTENAAR: _("Met naam van de ambtenaar, zonder code"),
}


def manier_van_inloggen(niveau: Betrouwbaarheidsniveau) -> _StrPromise:
    """What an inwoner needs for `niveau`, in words."""
    return _MANIEREN[niveau]


def niveau_naam(niveau: Betrouwbaarheidsniveau) -> _StrPromise:
    """The official name of `niveau`."""
    return _NIVEAUS[niveau]


def flow_naam(flow: Flow) -> _StrPromise:
    return _FLOWS[flow]


def wie_kan_niet_inloggen(niveau: Betrouwbaarheidsniveau) -> _StrPromise | None:
    """The people whom `niveau` shuts out; `None` for a level that nearly everybody reaches."""
    return _UITGESLOTEN.get(niveau)
