from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class ZakenConfig(AppConfig):
    name = "zaken"
    verbose_name = "Zaken"

    def ready(self) -> None:
        import_module("zaken.contact.checks")
        import_module("zaken.stuf.checks")
        import_module("zaken.zgw.checks")
