from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from begrippen.bsn import Bsn
from zaken.register import Register
from zaken.zaaksysteem import DocumentOpdracht, ZaakOpdracht

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
BSN = "999990019"
ZAAKNUMMER = "2026-10001"
DOCUMENT = UUID("6a8f1d0e-0f4b-4a53-9d7e-3f5f0d1a2b3c")
PDF = b"%PDF-1.7 the proof of a login"


def zaak_opdracht(**changes: Any) -> ZaakOpdracht:
    values: dict[str, Any] = {
        "zaaknummer": ZAAKNUMMER,
        "dienst_slug": "aangifte-overlijden",
        "dienst_naam": "Aangifte overlijden",
        "bestaand": False,
        "initiator": Bsn(BSN),
    }
    return ZaakOpdracht(**values | changes)


def document_opdracht(inhoud: bytes = PDF, **changes: Any) -> DocumentOpdracht:
    values: dict[str, Any] = {
        "identificatie": DOCUMENT,
        "zaaknummer": ZAAKNUMMER,
        "titel": "Bewijs van identificatie",
        "bestandsnaam": "bewijs-2026-10001.pdf",
        "inhoud": inhoud,
        "sha256": hashlib.sha256(inhoud).hexdigest(),
    }
    return DocumentOpdracht(**values | changes)


def deliver(register: Register) -> None:
    """What the worker does with one proof."""
    zaak_ref = register.ensure_zaak(zaak_opdracht(), now=NOW)
    document_ref = register.ensure_document(document_opdracht(), now=NOW)
    register.ensure_koppeling(zaak_ref=zaak_ref, document_ref=document_ref, now=NOW)


@pytest.fixture
def register(db: None) -> Register:
    return Register()


@pytest.fixture
def delivered(register: Register) -> Register:
    deliver(register)
    return register


@pytest.fixture
def at_once() -> Callable[[int, Callable[[], Any]], list[Any]]:
    """Call a function from so many threads that start together, each with its own connection."""

    def run(count: int, function: Callable[[], Any]) -> list[Any]:
        barrier = Barrier(count)

        def one() -> Any:
            barrier.wait()
            try:
                return function()
            finally:
                connection.close()

        with ThreadPoolExecutor(count) as pool:
            return [future.result() for future in [pool.submit(one) for _ in range(count)]]

    return run
