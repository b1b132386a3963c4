"""One event, one line: what a browser or a person sent cannot start a line of its own, or hold a BSN or a link."""

from __future__ import annotations

import logging
import re
from typing import Any

from begrippen.bsn import Bsn, OngeldigBsn

_LOOKS_LIKE_BSN = re.compile(r"(?<![0-9A-Za-z.-])\d(?:[ .-]?\d){7,8}(?![0-9A-Za-z])")
_LINK = re.compile(
    r"(/i/|/werkblad/open/)[0-9A-Za-z_-]{16,}"
)  # the token of a link or of a one-time address is a secret: the database has its hash only
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


class OneLine(logging.Formatter):
    """Time, level, logger, message. The last net: what is a BSN by its digits becomes dots.

    No line of ours writes a BSN; this catches what a library puts into the text of an exception.
    """

    def __init__(self) -> None:
        super().__init__("%(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record).replace("\r", "").replace("\n", "\n    ")
        masked = _LOOKS_LIKE_BSN.sub(_mask, _LINK.sub(r"\1•", _CONTROL.sub("\ufffd", text)))
        return f"{self.formatTime(record)} {masked}"


def _mask(found: re.Match[str]) -> str:
    try:
        Bsn.parse(found.group())
    except OngeldigBsn:
        return found.group()
    return "•" * 9


def one_line(*, level: str) -> dict[str, Any]:
    """For `LOGGING`: every message on a line of its own, to stderr."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": "config.logging.OneLine"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Never below WARNING: at DEBUG these write whole messages and request paths.
            "urllib3": {"level": "WARNING"},
            "mozilla_django_oidc": {"level": "WARNING"},
            "weasyprint": {"level": "ERROR"},
            "fontTools": {"level": "ERROR"},
            "onelogin": {"level": "WARNING"},
            # A line every few seconds to say that there was nothing to do.
            "celery.worker.strategy": {"level": "WARNING"},
            "celery.app.trace": {"level": "WARNING"},
            "celery.beat": {"level": "WARNING"},
        },
    }
