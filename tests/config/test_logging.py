"""The last net: a line stays one line, and a BSN does not get through."""

from __future__ import annotations

import logging
import sys

import pytest

from config.logging import OneLine


def line(message: str, *args: object, exc_info: bool = False) -> str:
    """What stands after time, level and logger."""
    info = sys.exc_info() if exc_info else None
    record = logging.LogRecord("test", logging.INFO, __file__, 1, message, args, info)
    return OneLine().format(record).partition("INFO test ")[2]


@pytest.mark.parametrize(
    "text",
    ["999990019", "9999.90.019", "999 990 019", "999-990-019", "bsn=999990019,", "(999990019)", "10000008"],
)
def test_a_bsn_is_masked(text: str) -> None:
    digits = "".join(c for c in text if c.isdigit())
    shown = line("value %s end", text)
    assert "•••••••••" in shown
    assert digits not in "".join(c for c in shown if c.isdigit()) + "x"


@pytest.mark.parametrize(
    "text",
    [
        "6f8b7b1e-5d0c-4c62-9a70-0d2f3d1c9e11",
        "00000000-0000-0000-0000-000000000012",
        "2026-11-21 12:00:00,123",
        "2026-11-21T12:00:00+00:00",
        "2026-37131",
        "999990018",
        "14 000",
        "127.0.0.1:8000",
        "ab" * 32,
    ],
)
def test_what_is_no_bsn_stays(text: str) -> None:
    assert line("value %s end", text) == f"value {text} end"


def test_what_was_sent_cannot_start_a_line() -> None:
    shown = line("path %s", "/x\r\n2026-11-21 INFO forged\nmore\x1b[31m\x85\u2028end\x00")
    first, *rest = shown.split("\n")
    assert all(part.startswith("    ") for part in rest)
    assert not set("\r\x1b\x85\u2028\x00") & set(shown)
    assert first == "path /x"


def test_a_traceback_is_masked_and_indented() -> None:
    try:
        raise ValueError("of 999990019\nand more")
    except ValueError:
        shown = line("failed", exc_info=True)
    assert "999990019" not in shown
    assert "ValueError" in shown
    assert all(part.startswith("    ") for part in shown.split("\n")[1:])


@pytest.mark.parametrize(
    "path", ["/i/QQk-Yve_4HJDB6878tMwRcIIDwY1m4LQ/", "/i/QQk-Yve_4HJDB6878tMwRcIIDwY1m4LQ/inloggen/"]
)
def test_the_token_of_a_link_is_masked(path: str) -> None:
    shown = line("Gone: %s", path)
    assert shown.startswith("Gone: /i/•/")
    assert "QQk" not in shown


def test_the_token_of_a_one_time_address_is_masked() -> None:
    shown = line("Gone: %s", "/werkblad/open/QQk-Yve_4HJDB6878tMwRcIIDwY1m4LQ/")
    assert shown.startswith("Gone: /werkblad/open/•/")


def test_our_fixed_words_behind_the_link_stay() -> None:
    assert line("Gone: /i/meer-tijd/ /i/uitloggen/") == "Gone: /i/meer-tijd/ /i/uitloggen/"
