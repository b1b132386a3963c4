"""The description is right, and the API does what it says: also for calls that nobody thought of."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis import Case, GenerationMode

from begrippen.bsn import passes_elfproef
from identification.models import Identification
from tests.identification.api.gegevens import Systeem
from tests.identification.gegevens import attach

HOW: dict[str, Any] = {
    "max_examples": 6,
    "deadline": None,
    "derandomize": True,
    "database": None,
    "suppress_health_check": list(HealthCheck),
}
BSNS = st.integers(10**7, 10**9 - 1).map(lambda number: f"{number:09d}").filter(passes_elfproef)
schemathesis.openapi.format("bsn", BSNS)
schemathesis.openapi.format("email", st.from_regex(r"[a-z]{1,20}@[a-z]{1,20}\.nl", fullmatch=True))


@pytest.fixture
def one_connection(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request would close the connection of the test, and with it lose what the test made."""
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)


@pytest.fixture
def beschrijving(one_connection: None) -> schemathesis.BaseSchema:
    """As a generator of clients gets it."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())


def test_whatever_is_sent_the_answer_is_one_of_the_description(
    beschrijving: schemathesis.BaseSchema, systeem: Systeem
) -> None:
    """What fits the description and what does not; with and without a token."""
    rows = [systeem.started(), systeem.started(flow="AMBTENAAR")]
    attach(rows[1], now=timezone.now())
    seen = set()
    for found in beschrijving.get_all_operations():
        operation = found.ok()
        takes_nothing = operation.label == "GET /api/v1/diensten"  # so nothing of it can be wrong
        for mode in [GenerationMode.POSITIVE] if takes_nothing else GenerationMode:
            strategy = operation.as_strategy(generation_mode=mode)
            _send_many(strategy, mode is GenerationMode.POSITIVE, token=systeem.token, rows=rows)
        seen.add(operation.label)
    assert len(seen) == 9


def _send_many(
    strategy: st.SearchStrategy[Case], right: bool, *, token: str, rows: list[Identification]
) -> None:
    """`right`: it fits the description, so it is sent about a call that is there, two times out of three."""
    ours = {"Authorization": f"Bearer {token}"}

    @settings(**HOW)
    @given(case=strategy, which=st.integers(0, 2))
    def send(case: Case, which: int) -> None:
        if right and "id" in case.path_parameters and which < len(rows):
            case.path_parameters["id"] = str(rows[which].pk)
        if right and "Idempotency-Key" in (case.headers or {}):
            case.headers["Idempotency-Key"] = str(uuid4())  # one that was used for another body is refused
        wrong_token = not right and "Authorization" in (case.headers or {})
        case.call_and_validate(headers=None if wrong_token else ours)

    send()


def test_the_description_is_a_valid_one(client: Client, db: None) -> None:
    found = client.get("/api/v1/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(found).iter_errors()) == []
