"""The parts of the file, in the order in which they are written and read: what others name comes first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from config.inrichting import huisstijl, inwonerteksten, voorgeschreven
from config.inrichting.delen import Deel, Waarden
from config.inrichting.diensten import Diensten, Zaaktypen
from config.inrichting.gemeente import Contact, Identiteit, Storingen
from config.inrichting.huisstijl import Huisstijl
from config.inrichting.inwonerteksten import Inwonerteksten
from config.inrichting.machtigen import Dienstensets, Machtigen
from config.inrichting.toegankelijkheid import Toegankelijkheid
from config.inrichting.verhogingen import Verhogingen
from config.inrichting.voorgeschreven import Teksten

DELEN: tuple[Deel, ...] = (
    Identiteit(),
    Contact(),
    Storingen(),
    Huisstijl(),
    Toegankelijkheid(),
    Diensten(),
    Verhogingen(),
    Zaaktypen(),
    Machtigen(),
    Dienstensets(),
    Teksten(),
    Inwonerteksten(),
)

# Of these parts some fields belong together: what the file says of them takes the place of all of them.
_BIJ_ELKAAR: Mapping[str, Callable[[Waarden], frozenset[str]]] = {
    "huisstijl": huisstijl.replaced,
    "inwonerteksten": inwonerteksten.replaced,
    "teksten": voorgeschreven.replaced,
}


def merge(naam: str, stands: Waarden, gegeven: Waarden) -> Waarden:
    """What stands there, with what the file says of it: each field by itself, or those that belong together."""
    gone = _BIJ_ELKAAR[naam](gegeven) if naam in _BIJ_ELKAAR else frozenset()
    return {veld: value for veld, value in stands.items() if veld not in gone} | dict(gegeven)
