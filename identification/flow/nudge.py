"""Waking the worker. The status row is the work list; a lost nudge costs seconds, a lost Redis nothing."""

from __future__ import annotations

import logging
from uuid import UUID

from celery import current_app
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

BEZORG_TASK = "identification.bezorg"
_logger = logging.getLogger(__name__)


def nudge(pk: UUID) -> None:
    try:
        current_app.send_task(BEZORG_TASK, args=[str(pk)], ignore_result=True, retry=False)
    except (OperationalError, RedisError, OSError):
        _logger.warning("the worker could not be woken; the next round takes the work")
