"""What the beat runs for diensten. It may run twice, late, or never: what holds does not hang on it."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from diensten.verhoging.ingaan import settle


@shared_task(name="diensten.verhogingen", ignore_result=True)
def verhogingen() -> None:
    """Write raises whose day has come into their dienst."""
    settle(now=timezone.now())
