"""The parts of the file, in the order in which they are written and read: what others name comes first."""

from __future__ import annotations

from config.inrichting.delen import Deel
from config.inrichting.diensten import Diensten, Teksten, Zaaktypen
from config.inrichting.gemeente import Contact, Identiteit, Storingen
from config.inrichting.huisstijl import Huisstijl
from config.inrichting.inwonerteksten import Inwonerteksten
from config.inrichting.machtigen import Dienstensets, Machtigen
from config.inrichting.verhogingen import Verhogingen

DELEN: tuple[Deel, ...] = (
    Identiteit(),
    Contact(),
    Storingen(),
    Huisstijl(),
    Diensten(),
    Verhogingen(),
    Zaaktypen(),
    Machtigen(),
    Dienstensets(),
    Teksten(),
    Inwonerteksten(),
)
