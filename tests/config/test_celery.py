"""What Celery does when its Redis goes."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

import pytest
from kombu import Connection, Consumer, Exchange, Queue
from kombu.common import ignore_errors

from config.celery import app
from dev.processes import kill
from dev.valkey import start_valkey

BROADCAST = Queue("omroep", Exchange("omroep", type="fanout"), auto_delete=True)


def test_a_redis_that_goes_while_work_is_in_hand_does_not_end_the_worker(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The steps of a worker: it takes a message, hears broadcasts, waits for more, and the connection is lost.

    See `Consumer.on_connection_error_after_connected` of Celery. The task goes on, and acknowledges after that.
    """
    server = start_valkey(folder=tmp_path, prefer_wheel=True)
    connection = Connection(server.url(), transport_options=app.conf.broker_transport_options)
    queue = connection.SimpleQueue("proef")
    queue.put({})
    message = queue.get(timeout=30)
    Consumer(connection.channel(), [BROADCAST]).consume()
    with suppress(TimeoutError):
        connection.drain_events(timeout=0.2)
    kill(server.process)
    connection.collect(socket_timeout=1)
    ignore_errors(connection, connection.close)
    message.ack_log_error(logging.getLogger(), (*connection.connection_errors, *connection.channel_errors))
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_it_tries_for_ever_to_come_back() -> None:
    assert app.conf.broker_connection_max_retries is None
