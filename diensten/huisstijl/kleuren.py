"""Colours and lengths as a style sheet may hold them, and the contrast of two colours (WCAG 2.2)."""

from __future__ import annotations

import re

_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.ASCII)
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)", re.ASCII)
_LENGTE = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)(px|rem)", re.ASCII)
_PX_PER_REM = 16
_LANGSTE = 64  # px
_DREMPEL = 0.04045  # of the curve of sRGB: WCAG 2.2, relative luminance


class GeenWaarde(ValueError):
    """The text is not exactly one colour, or one length. Carries nothing of it."""


def read_colour(text: str) -> str:
    """Always written anew as `#rrggbb`, so nothing of what was given reaches a style sheet. Raises `GeenWaarde`.

    `#abc`, `#aabbcc` and `rgb(1, 2, 3)`. What one can see through has no contrast of its own and is refused.
    """
    plain = text.strip().lower()
    if match := _HEX.fullmatch(plain):
        digits = match[1]
        return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    if match := _RGB.fullmatch(plain):
        parts = [int(part) for part in match.groups()]
        if max(parts) <= 255:
            return "#" + "".join(f"{part:02x}" for part in parts)
    raise GeenWaarde


def read_length(text: str) -> str:
    """`4px`, `.5rem` written as `0.5rem`, `0`; at most 64 pixels. Raises `GeenWaarde`."""
    plain = text.strip().lower()
    if plain.startswith("."):
        plain = f"0{plain}"
    if plain == "0":
        return "0"
    match = _LENGTE.fullmatch(plain)
    if match is None or pixels(plain) > _LANGSTE:
        raise GeenWaarde
    return f"{float(match[1]):g}{match[2]}"


def pixels(length: str) -> float:
    """Of what `read_length` gave."""
    number = float(re.sub("[a-z]+", "", length))
    return number * _PX_PER_REM if length.endswith("rem") else number


def luminance(colour: str) -> float:
    """0 for black, 1 for white. `colour`: `#rrggbb`."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= _DREMPEL else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """1 for equal colours, 21 for black and white; which one is in front does not matter."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
