"""The number by which people know a zaak, as zaaksystemen write it, and where it may go as it is."""

from __future__ import annotations

import re

from begrippen.bsn import Bsn, OngeldigBsn

# Ours is 2026-37131; the ZGW APIs and StUF allow 40 characters, and real ones have letters, dots, slashes and colons.
# It begins with a letter or digit, so that it is never a relative path or an option.
VORM = r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,39}"
_VORM = re.compile(VORM)
_DOTTED = re.compile(r"\d{4}\.\d{2}\.\d{3}|\d{3}\.\d{3}\.\d{3}")  # as letters and passports write a BSN
_NOT_IN_A_FILE_NAME = re.compile(r"[^A-Za-z0-9-]+")


def is_zaaknummer(text: str) -> bool:
    return _VORM.fullmatch(text) is not None


def is_rather_a_bsn(text: str) -> bool:
    """Nine digits that pass the elfproef: typed in the wrong field, and a zaaknummer goes to places a BSN may not.

    With dots too. Not with dashes, which our own numbers have.
    """
    if not text.isdigit() and _DOTTED.fullmatch(text) is None:
        return False
    try:
        Bsn.parse(text.replace(".", ""))
    except OngeldigBsn:
        return False
    return True


def for_file_name(zaaknummer: str) -> str:
    """Only letters, digits and dashes: no folder, no extension, no hidden file, on any system."""
    return _NOT_IN_A_FILE_NAME.sub("-", zaaknummer).strip("-")
