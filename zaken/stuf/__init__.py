"""The adapter for StUF Zaak- en Documentservices; `ZAAKSYSTEEM=zaken.stuf.Stuf` connects it."""

from zaken.stuf.adapter import Stuf

__all__ = ["Stuf"]
