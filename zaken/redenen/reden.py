"""One reason, and who acts on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Wie(StrEnum):
    """Who can do something about it."""

    NIEMAND = "niemand"  # it may pass by itself
    AMBTENAAR = "ambtenaar"  # another zaak
    FUNCTIONEEL = "functioneel"  # the zaaktype, and what belongs to it
    TECHNISCH = "technisch"  # settings, certificates, network, rights


# What to do, where a reason has no advice of its own.
_DOE: dict[Wie, _StrPromise] = {
    Wie.NIEMAND: _("U hoeft niets te doen. Wij blijven het proberen."),
    Wie.AMBTENAAR: _("Stuur het bewijs naar een andere zaak, of los het op in het zaaksysteem."),
    Wie.FUNCTIONEEL: _("Kijk het zaaktype van deze dienst na, in het zaaksysteem en in Beeldpas."),
    Wie.TECHNISCH: _("Vraag technisch beheer om de koppeling na te kijken."),
}


@dataclass(frozen=True, slots=True)
class Reden:
    """`wat`: what is the matter; `doe`: what to do about it, both for people.

    `storing`: the zaaksysteem as a whole does not answer as it should, so the next proof would fare the same.
    """

    wie: Wie
    wat: _StrPromise
    eigen_doe: _StrPromise | None = None
    storing: bool = False

    @property
    def doe(self) -> _StrPromise:
        return self.eigen_doe or _DOE[self.wie]
