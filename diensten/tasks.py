"""What the beat runs for diensten. It may run twice, late, or never: what holds does not hang on it."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from diensten.inwonerteksten import ingaan as teksten_ingaan
from diensten.verhoging.ingaan import settle


@shared_task(name="diensten.verhogingen", ignore_result=True)
def verhogingen() -> None:
    """Write raises whose day has come into their dienst."""
    settle(now=timezone.now())


@shared_task(name="diensten.teksten", ignore_result=True)
def teksten() -> None:
    """Write down which planned texts of inwoners began."""
    teksten_ingaan.settle(now=timezone.now())
