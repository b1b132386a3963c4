"""The mapping of each dienst to a zaaktype: what needs both diensten and zaken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext_noop as _

from begrippen.toets import Bevinding, Koppelingtoets, Stand
from diensten.queries import active_diensten
from zaken.koppeling import koppeling_of, mapped_slugs
from zaken.toetsen import check_koppeling, needs_koppeling

ZAAKTYPEN = "zaaktypen"  # the name of this test


def koppelingen() -> list[Koppelingtoets]:
    if not needs_koppeling():
        return []
    return [Koppelingtoets(ZAAKTYPEN, _("Zaaktype van elke dienst"), _toets)]


def met_zaaktype() -> frozenset[str] | None:
    """Slugs of diensten with a zaaktype; None where the zaaksysteem has no types."""
    return mapped_slugs() if needs_koppeling() else None


def _toets(now: datetime) -> Iterator[Bevinding]:
    diensten = active_diensten()
    if not diensten:
        yield Bevinding(Stand.UIT, _("Er is geen dienst in gebruik."))
    for dienst in diensten:
        found = check_koppeling(koppeling_of(dienst.slug), now=now, samen=bool(dienst.samen))
        about = {"dienst": dienst.naam}
        yield replace(found, gegevens={**found.gegevens, **about})
