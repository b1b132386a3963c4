"""The sealed columns of an identification. How it is done stands in `kluis.verzegeld`: afspraken do it too."""

from __future__ import annotations

from kluis.verzegeld import Buffer, Row, Verzegeld

__all__ = ["Buffer", "Row", "Verzegeld"]
