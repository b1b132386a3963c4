"""What this installation already shows for a step: small functions that look. None of them writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from machtigen.diensten import Dienst
from machtigen.instelling import Instelling
from machtigen.models import Dienstenset, Omgeving, Registratie, Registratiestand
from machtigen.register.queries import deze_omgeving, verschillen

_MET_TWEE = {"eid-4", "oidc"}  # profiles that can name two people


@dataclass(frozen=True, slots=True)
class Uitslag:
    goed: bool
    uitleg: str


@dataclass(frozen=True, slots=True)
class Gegevens:
    """What the records of this installation say. `sets`: in use. `checklist`: points that are done, and all."""

    diensten: Sequence[Dienst]
    matrix: Mapping[str, Instelling]
    sets: Mapping[Omgeving, Sequence[Dienstenset]]
    register: Mapping[Omgeving, Mapping[str, Registratie]]
    checklist: tuple[int, int]

    @property
    def aan(self) -> list[Dienst]:
        """Diensten in use at which people may act for others."""
        return [
            dienst
            for dienst in self.diensten
            if dienst.actief and dienst.slug in self.matrix and self.matrix[dienst.slug].aan
        ]


Toets = Callable[[Gegevens], Uitslag]


def matrix(gegevens: Gegevens) -> Uitslag:
    count = len(gegevens.aan)
    words = ngettext(
        "Bij %(aantal)d dienst kan iemand iets voor een ander doen.",
        "Bij %(aantal)d diensten kan iemand iets voor een ander doen.",
        count,
    )
    return _uitslag(
        count > 0, words % {"aantal": count}, _("Bij geen enkele dienst kan iemand iets voor een ander doen.")
    )


def sets_preproductie(gegevens: Gegevens) -> Uitslag:
    return _sets(gegevens, Omgeving.PREPRODUCTIE)


def sets_productie(gegevens: Gegevens) -> Uitslag:
    return _sets(gegevens, Omgeving.PRODUCTIE)


def looptijd(gegevens: Gegevens) -> Uitslag:
    rows = [row for inside in gegevens.sets.values() for row in inside]
    if not rows:
        return Uitslag(False, _("Er is nog geen dienstenset."))
    without = [row.naam for row in rows if row.geldig_maanden is None]
    return _elke(
        without,
        _("Bij elke set staat hoe lang een machtiging geldt."),
        _("Nog niet ingevuld hoe lang een machtiging geldt: %(namen)s."),
    )


def koppeling(_gegevens: Gegevens) -> Uitslag:
    connections: list[dict[str, Any]] = [settings.DIGID, *settings.DIGID_VERDER.values()]
    return _uitslag(
        any(connection.get("profiel") in _MET_TWEE for connection in connections),
        _("Er is een verbinding met DigiD die twee personen kan doorgeven."),
        _(
            "Geen verbinding met DigiD kan twee personen doorgeven. Vraag technisch beheer om profiel eID 4.x."
        ),
    )


def service_uuids(gegevens: Gegevens) -> Uitslag:
    return _van_wat_aan_staat(
        gegevens,
        lambda dienst: bool(dienst.service_uuid),
        _("Elke dienst waarbij dit mag, heeft een ServiceUUID."),
        _("Nog zonder ServiceUUID: %(namen)s."),
    )


def register_preproductie(gegevens: Gegevens) -> Uitslag:
    return _register(gegevens, Omgeving.PREPRODUCTIE)


def register_productie(gegevens: Gegevens) -> Uitslag:
    return _register(gegevens, Omgeving.PRODUCTIE)


def geregistreerd_productie(gegevens: Gegevens) -> Uitslag:
    rows = gegevens.register[Omgeving.PRODUCTIE]
    return _van_wat_aan_staat(
        gegevens,
        lambda dienst: dienst.slug in rows and rows[dienst.slug].stand == Registratiestand.GEREGISTREERD,
        _("Elke dienst waarbij dit mag, is in productie geregistreerd."),
        _("In productie nog niet geregistreerd: %(namen)s."),
    )


def register_klopt(gegevens: Gegevens) -> Uitslag:
    """Only for the environment that this installation speaks with."""
    rows = gegevens.register[deze_omgeving()]
    if not rows:
        return Uitslag(False, _("Nog niet overgenomen wat er bij Logius staat."))
    wrong = [
        dienst.naam
        for dienst in gegevens.diensten
        if dienst.slug in rows and any(verschillen(dienst, rows[dienst.slug]))
    ]
    return _elke(
        wrong,
        _("Wat bij Logius staat, is gelijk aan wat Beeldpas gebruikt."),
        _("Bij Logius staat iets anders dan hier: %(namen)s."),
    )


def checklist(gegevens: Gegevens) -> Uitslag:
    done, every = gegevens.checklist
    return _uitslag(
        done == every,
        _("Alle punten van de DigiD-checklist zijn klaar."),
        _("Van de DigiD-checklist zijn %(klaar)d van %(alles)d punten klaar.")
        % {"klaar": done, "alles": every},
    )


def _uitslag(goed: bool, ja: str, nee: str) -> Uitslag:
    return Uitslag(goed, ja if goed else nee)


def _elke(without: Sequence[str], ja: str, nee: str) -> Uitslag:
    """`nee` names those that are left."""
    return Uitslag(not without, nee % {"namen": ", ".join(without)} if without else ja)


def _van_wat_aan_staat(gegevens: Gegevens, holds: Callable[[Dienst], bool], ja: str, nee: str) -> Uitslag:
    if not gegevens.aan:
        return Uitslag(False, _("Zet eerst een dienst aan bij ‘Wie mag wat’."))
    return _elke([dienst.naam for dienst in gegevens.aan if not holds(dienst)], ja, nee)


def _sets(gegevens: Gegevens, omgeving: Omgeving) -> Uitslag:
    inside = {slug for row in gegevens.sets[omgeving] for slug in row.diensten}
    where = {"omgeving": str(omgeving.label).lower(), "namen": "%(namen)s"}
    return _van_wat_aan_staat(
        gegevens,
        lambda dienst: dienst.slug in inside,
        _("In %(omgeving)s zit elke dienst in een dienstenset.") % where,
        _("In %(omgeving)s nog niet in een dienstenset: %(namen)s.") % where,
    )


def _register(gegevens: Gegevens, omgeving: Omgeving) -> Uitslag:
    rows = gegevens.register[omgeving]
    where = {"omgeving": str(omgeving.label).lower(), "namen": "%(namen)s"}
    return _van_wat_aan_staat(
        gegevens,
        lambda dienst: dienst.slug in rows,
        _("In %(omgeving)s is elke dienst aangevraagd of geregistreerd.") % where,
        _("In %(omgeving)s nog niet aangevraagd: %(namen)s.") % where,
    )
