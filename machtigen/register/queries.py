"""What is registered at Logius beside what Beeldpas uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from begrippen.niveau import Betrouwbaarheidsniveau
from machtigen.diensten import Dienst, all_diensten
from machtigen.models import Omgeving, Registratie, Registratiestand
from machtigen.staat_vast import newest

_PRODUCTIE = "productie"


@dataclass(frozen=True, slots=True)
class Registerregel:
    """`rij` is None as long as nothing was copied. `verschillen`: what Beeldpas uses otherwise."""

    naam: str
    slug: str
    rij: Registratie | None
    stand: str
    niveau: str
    verschillen: tuple[str, ...]


def deze_omgeving() -> Omgeving:
    """The one that this installation speaks with: only there anything can be compared."""
    return Omgeving.PRODUCTIE if settings.OMGEVING == _PRODUCTIE else Omgeving.PREPRODUCTIE


def registraties(omgeving: Omgeving) -> dict[str, Registratie]:
    """The newest of each dienst, by slug."""
    rows = newest(Registratie.objects.filter(omgeving=omgeving.value), "dienst_slug")
    return {row.dienst_slug: row for row in rows}


def register(omgeving: Omgeving) -> list[Registerregel]:
    """Each dienst in use, and each that stands at Logius without being here."""
    rows = registraties(omgeving)
    here = omgeving is deze_omgeving()
    diensten = [dienst for dienst in all_diensten() if dienst.actief or dienst.slug in rows]
    known = {dienst.slug for dienst in diensten}
    gone = [_regel(slug, slug, row, (_gone(),)) for slug, row in sorted(rows.items()) if slug not in known]
    return [_of_dienst(dienst, rows.get(dienst.slug), here=here) for dienst in diensten] + gone


def verschillen(dienst: Dienst, row: Registratie) -> Iterator[str]:
    """In words. A registration that stopped asks for nothing to be the same."""
    if row.stand == Registratiestand.GESTOPT:
        if dienst.actief and dienst.service_uuid and dienst.service_uuid == row.service_uuid:
            yield _("Beeldpas gebruikt dit nummer nog, maar bij Logius is de dienst gestopt.")
        return
    if row.service_uuid and row.service_uuid != dienst.service_uuid:
        yield _("Beeldpas gebruikt een ander nummer (ServiceUUID): %(nummer)s.") % {
            "nummer": dienst.service_uuid or _("geen")
        }
    if row.naam != dienst.naam:
        yield _("Hier heet de dienst anders: %(naam)s.") % {"naam": dienst.naam}
    if row.niveau < dienst.niveau:
        yield _("Beeldpas vraagt een hoger niveau dan bij Logius staat: %(niveau)s.") % {
            "niveau": niveau_naam(dienst.niveau)
        }


def niveau_naam(niveau: int) -> str:
    return Betrouwbaarheidsniveau(niveau).name.capitalize()


def _of_dienst(dienst: Dienst, row: Registratie | None, *, here: bool) -> Registerregel:
    found = tuple(verschillen(dienst, row)) if row and here else ()
    return _regel(dienst.naam, dienst.slug, row, found)


def _regel(naam: str, slug: str, row: Registratie | None, found: tuple[str, ...]) -> Registerregel:
    return Registerregel(
        naam=naam,
        slug=slug,
        rij=row,
        stand=row.get_stand_display() if row else _("Nog niet aangevraagd"),
        niveau=niveau_naam(row.niveau) if row else "",
        verschillen=found,
    )


def _gone() -> str:
    return _("Deze dienst is er niet meer in Beeldpas.")
