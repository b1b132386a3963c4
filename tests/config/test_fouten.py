"""When something breaks: pages that need nothing, and health that tells the truth."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError, connection
from django.test import Client

from identification.queries import werkblad


@pytest.fixture
def quiet() -> Client:
    """A browser that gets the error page, as in production."""
    return Client(raise_request_exception=False)


def broken_database(*_: Any, **__: Any) -> Any:
    raise OperationalError("connection to server at 10.0.0.5 failed")


def test_without_a_database_there_is_a_page(monkeypatch: pytest.MonkeyPatch, db: None, quiet: Client) -> None:
    for address in ("/i/abc/", "/nieuw/x/", "/i/"):
        with monkeypatch.context() as patch:
            patch.setattr(connection, "cursor", broken_database)
            response = quiet.get(address, headers={"Cookie": "inwoner=x"})
        page = response.content.decode()
        assert (response.status_code, "Er gaat iets mis bij ons" in page) == (500, True)
        assert "10.0.0.5" not in page
        assert "no-store" in response["Cache-Control"]
        assert "default-src 'none'" in response["Content-Security-Policy"]


def test_health_tells_the_truth(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/healthz/ready").status_code == 200
    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", broken_database)
        assert client.get("/healthz/live").json() == {"status": "ok"}
        response = client.get("/healthz/ready")
    assert (response.status_code, response.json()) == (503, {"status": "database"})


def test_ready_needs_our_tables(client: Client, db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE identification_identification RENAME TO elders")
    assert client.get("/healthz/ready").status_code == 503


@pytest.mark.parametrize(
    ("raised", "status"), [(RuntimeError("secret"), 500), (SuspiciousOperation("secret"), 400)]
)
def test_an_error_says_nothing_of_itself(
    ambtenaar: Any, monkeypatch: pytest.MonkeyPatch, quiet: Client, raised: Exception, status: int
) -> None:
    def fail(**_: Any) -> None:
        raise raised

    quiet.force_login(ambtenaar)
    monkeypatch.setattr(werkblad, "list_page", fail)
    response = quiet.get("/werkblad/")
    page = response.content.decode()
    assert response.status_code == status
    assert not [word for word in ("secret", "Traceback", "Django", "werkblad.py") if word in page]
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("status", [400, 403, 404])
def test_each_error_page_is_dutch_and_names_the_phone(
    db: None, quiet: Client, ambtenaar: Any, status: int
) -> None:
    quiet.force_login(ambtenaar)
    address = {400: "/werkblad/", 403: "/beheer/", 404: "/bestaat-niet/"}[status]
    headers = {"Host": "evil.example"} if status == 400 else {}
    response = quiet.get(address, headers=headers)
    assert response.status_code == status
    assert '<html lang="nl"' in response.content.decode()
