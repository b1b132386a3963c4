from __future__ import annotations

from django.apps import AppConfig


class DienstenConfig(AppConfig):
    name = "diensten"
    verbose_name = "Diensten"

    def ready(self) -> None:
        from diensten.inwonerteksten import spreken  # noqa: PLC0415 - it knows models, so not before they are there

        spreken.install()
