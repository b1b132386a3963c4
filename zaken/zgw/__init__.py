"""The ZGW adapter: Zaken 1.5.1, Documenten 1.4.2 and Catalogi 1.3.1. `ZAAKSYSTEEM=zaken.zgw.Zgw` chooses it."""

from zaken.zgw.zgw import Zgw

__all__ = ["Zgw"]
