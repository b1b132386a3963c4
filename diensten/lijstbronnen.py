"""What the list of diensten shows and others know: they register themselves when the apps are loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class Bronnen:
    """`logins`: how often somebody logged in since that moment, by the id of the dienst. `met_zaaktype`: the slugs of
    diensten with a zaaktype of the zaaksysteem; its answer is None where the zaaksysteem has no types."""

    logins: Callable[[datetime], Mapping[int, int]] | None = None
    met_zaaktype: Callable[[], frozenset[str] | None] | None = None


bronnen = Bronnen()
