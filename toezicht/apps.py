from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ToezichtConfig(AppConfig):
    name = "toezicht"
    verbose_name = "Toezicht"

    def ready(self) -> None:
        from toezicht.vast import lay_again  # noqa: PLC0415 - the apps must be loaded first

        post_migrate.connect(lay_again, sender=self)
