"""The parts of the file, in the order in which they are written and read: what others name comes first."""

from __future__ import annotations

from config.inrichting.delen import Deel
from config.inrichting.diensten import Diensten, Teksten, Zaaktypen
from config.inrichting.machtigen import Dienstensets, Machtigen

DELEN: tuple[Deel, ...] = (Diensten(), Zaaktypen(), Machtigen(), Dienstensets(), Teksten())
