from __future__ import annotations

from django.apps import AppConfig


class MachtigenConfig(AppConfig):
    name = "machtigen"
    verbose_name = "Machtigen"
