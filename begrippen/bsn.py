"""Burgerservicenummer: a value that checks itself and hides itself."""

from __future__ import annotations

import re

_LENGTH = 9
_OLD_LENGTH = 8  # numbers from before 2007 are written without their leading zero
_SEPARATORS = str.maketrans("", "", " .-\u00a0")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_BETWEEN = (
    r"[\s.\-\u2010-\u2015\u2212]{0,3}"  # spaces, dots and dashes, also those that a word processor makes
)
_IN_TEXT = re.compile(rf"(?<!\d)(?=(\d(?:{_BETWEEN}\d){{8}})(?!\d))")


class OngeldigBsn(ValueError):
    """The text is no burgerservicenummer. Carries no part of what was given."""

    def __init__(self) -> None:
        super().__init__("not a valid burgerservicenummer")


def passes_elfproef(digits: str) -> bool:
    """Weighted sum with 9…2 and −1 is a multiple of 11, and the number is not zero.

    Source: Wet algemene bepalingen burgerservicenummer, Logisch Ontwerp BSN §II.1.
    """
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return total % 11 == 0 and int(digits) != 0


def holds_bsn(text: str) -> bool:
    """Do nine digits that pass the elfproef stand anywhere in `text`, also with spaces, dots or dashes between them?

    For a field in which people type words. More than nine digits in a row, as of a telephone, are not looked into.
    """
    found = ("".join(filter(str.isdecimal, one.group(1))) for one in _IN_TEXT.finditer(text))
    return any(passes_elfproef(digits) for digits in found)


class Bsn:
    """Nine digits that pass the elfproef.

    `repr` and `str` show the last four digits at most, so that a number cannot reach a log, a page title or
    a traceback by accident; `reveal` is the one way to read it.
    """

    __slots__ = ("_digits",)
    _digits: str

    def __init__(self, digits: str) -> None:
        """`digits`: exactly nine ASCII digits. Raises `OngeldigBsn`."""
        if (
            len(digits) != _LENGTH
            or not (digits.isascii() and digits.isdigit())
            or not passes_elfproef(digits)
        ):
            raise OngeldigBsn
        object.__setattr__(self, "_digits", digits)

    @classmethod
    def parse(cls, text: str) -> Bsn:
        """What a person typed: spaces, dots and hyphens may stand between the digits. Raises `OngeldigBsn`."""
        digits = text.translate(_SEPARATORS)
        return cls(digits.zfill(_LENGTH) if len(digits) == _OLD_LENGTH else digits)

    def reveal(self) -> str:
        return self._digits

    @property
    def masked(self) -> str:
        return f"•••••{self._digits[-4:]}"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(name)

    def __repr__(self) -> str:
        return f"Bsn({self.masked})"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bsn) and other._digits == self._digits

    def __hash__(self) -> int:
        return hash((Bsn, self._digits))

    def __reduce__(self) -> tuple[object, ...]:
        # A pickled number would end in a cache, a queue or a session.
        raise TypeError("a Bsn is never serialised")
