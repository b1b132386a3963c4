"""One event, one line: what a browser or a person sent cannot start a line of its own, or hold a BSN."""

from __future__ import annotations

import logging
import re

_NINE_DIGITS = re.compile(r"(?<![\d.-])(?:\d[ .-]?){7,8}\d(?![\d-])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


class OneLine(logging.Formatter):
    """Time, level, logger, message. The last net: eight or nine digits in a row become dots.

    No line of ours writes a BSN; this catches what a library puts into the text of an exception.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record).replace("\r", "").replace("\n", "\n    ")
        return _NINE_DIGITS.sub("•" * 9, _CONTROL.sub("\ufffd", text))
