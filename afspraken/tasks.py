"""What the worker runs for appointments. It may run twice, at once, or never."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from afspraken import versturen


@shared_task(name="afspraken.post", ignore_result=True)
def post() -> None:
    """Reminders that are due, and mails that wait."""
    versturen.work(clock=timezone.now)
