from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class InloggenConfig(AppConfig):
    name = "inloggen"
    verbose_name = "Inloggen"

    def ready(self) -> None:
        import_module("inloggen.checks")
        import_module("inloggen.makelaar.checks")
