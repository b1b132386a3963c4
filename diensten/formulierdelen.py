"""The parts of the form of a dienst: their order, what each says when it is folded up, and what there is to explain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Field
from django.forms import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from begrippen.flow import BsnOpBewijs, Codecontrole, Flow, Getalcontrole
from begrippen.taal import Taal
from begrippen.zaakwoord import Zaakwoord
from diensten.instellingen import NIVEAUS, Stand, Volgorde
from diensten.models import Dienst
from diensten.opzoeken import BRP_VELDEN
from diensten.samen import parts_in_words
from diensten.uitleg import UITLEG
from diensten.woorden import flow_naam

BEVESTIGING = ("verlagen", "stoppen")  # what a beheerder is asked to say yes to
ALTIJD_OPEN = 3  # the parts that everybody fills in for a new dienst
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
_LIJSTEN = ("talen", "samen")  # of codes: in what order they were ticked says nothing

# A value in few words, for the line of a part that is folded up. What says nothing there, is not in it.
_KORT = {
    ("stand", Stand.CONCEPT.value): _("nog niet in gebruik"),
    ("stand", Stand.ACTIEF.value): _("in gebruik"),
    ("stand", Stand.GESTOPT.value): _("niet meer in gebruik"),
    ("flow_nieuw", "True"): flow_naam(Flow.NIEUW),
    ("flow_bekend", "True"): flow_naam(Flow.BEKEND),
    ("flow_ambtenaar", "True"): flow_naam(Flow.AMBTENAAR),
    ("staande_link", "True"): _("vaste link open"),
    ("gespreksnummer_vragen", "True"): _("met gespreksnummer"),
    **{("niveau", str(code)): label for code, label in NIVEAUS},
    ("getalcontrole", Getalcontrole.KIEZEN.value): _("getal kiezen"),
    ("getalcontrole", Getalcontrole.TYPEN.value): _("getal typen"),
    ("getalcontrole", Getalcontrole.UIT.value): _("geen getal noemen"),
    ("codecontrole", Codecontrole.INVOEREN.value): _("ambtenaar typt de code"),
    ("codecontrole", Codecontrole.VERGELIJKEN.value): _("ambtenaar vergelijkt de code"),
    ("volgorde", Volgorde.CODE_EERST.value): _("eerst de code"),
    ("volgorde", Volgorde.BRP_EERST.value): _("eerst de persoon opzoeken"),
    ("wederzijds", "True"): _("met een woord"),
    ("brp_gezag", "True"): _("ook gezag over een kind"),
    ("zaakwoord", Zaakwoord.CASUS.value): _("woord: casus"),
    ("zaakwoord", Zaakwoord.DOSSIER.value): _("woord: dossier"),
    ("zaak_verplicht", "True"): _("bewijs moet in een zaak"),
    ("zaak_verplicht", "False"): _("afronden kan zonder bewijs"),
    ("bsn_op_bewijs", BsnOpBewijs.VOLLEDIG.value): _("het hele BSN op het bewijs"),
    ("bsn_op_bewijs", BsnOpBewijs.LAATSTE_VIER.value): _("laatste vier cijfers van het BSN"),
    ("bsn_op_bewijs", BsnOpBewijs.GEEN.value): _("geen BSN op het bewijs"),
    ("code_in_zaak", "True"): _("code op het bewijs"),
    ("contactmoment", "True"): _("met contactmoment"),
}


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of the form with its heading. `vouwt`: it can fold up, and then reads `nu`; `open`: it does not now.

    `meer`: of fields there is more to say of, the label and the explanation.
    """

    kop: str
    uitleg: str
    velden: tuple[BoundField, ...]
    vouwt: bool
    open: bool
    nu: str
    meer: tuple[tuple[str, str], ...]


def part(
    kop: str, uitleg: str, velden: tuple[BoundField, ...], *, vouwt: bool, stored: Mapping[str, Any]
) -> Deel:
    """`stored`: the values of the dienst as it is. What is not as it is, or not as in most diensten, stands open."""
    return Deel(
        kop=kop,
        uitleg=uitleg,
        velden=velden,
        vouwt=vouwt,
        open=not vouwt or any(_asks_to_be_seen(veld, stored) for veld in velden),
        nu=capfirst("; ".join(filter(None, (_in_few_words(veld) for veld in velden)))),
        meer=tuple((str(veld.label), str(UITLEG[veld.name])) for veld in velden if veld.name in UITLEG),
    )


def _asks_to_be_seen(veld: BoundField, stored: Mapping[str, Any]) -> bool:
    if veld.errors or veld.name in BEVESTIGING:
        return True
    field = cast("Field[object, object]", Dienst._meta.get_field(veld.name))
    known = [stored.get(veld.name), *([field.get_default()] if field.has_default() else [])]
    return any(_plain(veld.name, one) != _plain(veld.name, veld.value()) for one in known)


def _plain(name: str, value: Any) -> str:
    """The same text for what a form was sent and what a dienst has."""
    if name not in _LIJSTEN:
        return "" if value is None else str(value)
    return ",".join(sorted(_codes(value)))


def _codes(value: Any) -> set[str]:
    """Without Dutch, which an inwoner can always choose."""
    found = value.split(",") if isinstance(value, str) else value or ()
    return {str(code) for code in found} - {Taal.NEDERLANDS.value, ""}


def _in_few_words(veld: BoundField) -> str:
    value = veld.value()
    if say := _EIGEN.get(veld.name):
        return say(value)
    return str(_KORT.get((veld.name, str(value)), ""))


def _languages(value: Any) -> str:
    chosen = [taal for taal in Taal if taal.value in _codes(value)]
    if len(chosen) == len(Taal) - 1:
        return gettext("alle talen")
    return ", ".join(taal.eigen_naam for taal in chosen) or gettext("geen andere taal")


def _first_language(value: Any) -> str:
    names = {taal.value: taal.eigen_naam for taal in Taal}
    return gettext("eerst %(taal)s") % {"taal": names.get(str(value), "")}


def _typed(value: Any) -> str:
    return str(value or "").rstrip(".")


_EIGEN: dict[str, Callable[[Any], str]] = {
    "omschrijving": _typed,
    "aansluiting": _typed,
    "service_uuid": _typed,
    "taal": _first_language,
    "talen": _languages,
    "samen": lambda value: parts_in_words(",".join(_codes(value))) or gettext("niemand"),
    "link_minuten": lambda value: gettext("link %(aantal)s minuten") % {"aantal": value},
    "code_minuten": lambda value: gettext("code %(aantal)s minuten") % {"aantal": value},
    "bewaar_minuten": lambda value: gettext("gegevens %(aantal)s minuten") % {"aantal": value},
    "brp_doelbinding": lambda value: _typed(value) or gettext("doelbinding van de gemeente"),
    "brp_verwerking": lambda value: _typed(value) or gettext("verwerking van de gemeente"),
}
