"""Mail, queue and day keys: what the installation itself needs."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from begrippen.toets import Koppelingtoets, Stand
from config.koppelingen import eigen
from kluis import dagsleutel
from tests.koppelingen.conftest import outcome


def toets(naam: str) -> Callable[..., object]:
    found: Koppelingtoets = next(each for each in eigen.koppelingen() if each.naam == naam)
    return found.toets


def test_mail_that_is_off_is_not_broken(settings: Settings) -> None:
    settings.EMAIL_HOST = settings.EMAIL_FILE_PATH = ""
    assert outcome(toets("mail"))[0] is Stand.UIT
    settings.EMAIL_FILE_PATH = "/tmp"
    assert outcome(toets("mail"))[0] is Stand.LET_OP


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (smtplib.SMTPAuthenticationError(535, b"no"), "EMAIL_PASSWORD"),
        (ssl.SSLError("certificate"), "EMAIL_STARTTLS"),
        (ConnectionRefusedError(), "antwoordt niet"),
        (smtplib.SMTPServerDisconnected(), "antwoordt niet"),
        (None, "laat ons binnen"),
    ],
)
def test_a_mail_server_in_words(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, error: Exception | None, words: str
) -> None:
    def opened(_self: object) -> None:
        if error is not None:
            raise error

    settings.EMAIL_HOST, settings.EMAIL_HOST_PASSWORD = "mail.example", "geheim van de mail"
    monkeypatch.setattr("django.core.mail.backends.smtp.EmailBackend.open", opened)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    stand, text = outcome(toets("mail"))
    assert (stand is Stand.GOED) == (error is None)
    assert words in text
    assert "geheim" not in text


def test_a_queue_that_is_away(settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:9/0"
    stand, text = outcome(toets("wachtrij"))
    assert (stand, "REDIS_URL" in text) == (Stand.STUK, True)


def test_a_queue_without_a_worker() -> None:
    stand, text = outcome(toets("wachtrij"))
    assert stand is Stand.STUK
    assert "Er antwoordt geen worker" in text


def test_day_keys(dagsleutels: Path) -> None:
    dagsleutel.wrap(b"x" * 32, day=datetime.now(UTC).astimezone().date(), context="c", first_of_day=True)
    assert outcome(toets("dagsleutels"))[0] is Stand.GOED
    dagsleutels.chmod(0o755)
    assert "700" in outcome(toets("dagsleutels"))[1]
    dagsleutels.chmod(0o700)
    for file in dagsleutels.iterdir():
        file.write_bytes(b"kort")
    assert outcome(toets("dagsleutels"))[0] is Stand.STUK
