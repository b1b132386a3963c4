from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class BrpConfig(AppConfig):
    name = "brp"
    verbose_name = "BRP"

    def ready(self) -> None:
        import_module("brp.checks")
