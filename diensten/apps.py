from __future__ import annotations

from django.apps import AppConfig


class DienstenConfig(AppConfig):
    name = "diensten"
    verbose_name = "Diensten"
