from __future__ import annotations

from django.apps import AppConfig


class InloggenConfig(AppConfig):
    name = "inloggen"
    verbose_name = "Inloggen"
