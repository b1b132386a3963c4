"""Rows that are only ever added: who did what, and when."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class WijzigingStaatVast(TypeError):
    """What was written down is only ever added to."""


class StaatVast(models.Model):
    """Rows that are added and never changed: who did what, and when. `door_id` is empty for a command."""

    moment = models.DateTimeField()
    door = models.CharField(max_length=200)
    door_id = models.UUIDField(null=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise WijzigingStaatVast
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ARG002
        raise WijzigingStaatVast
