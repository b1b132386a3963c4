"""The letters of the proof: faces of the package `font_source_sans_pro`, and of nothing else.

A text gets the smallest set of letters that has it: West European, all of Latin Extended-A, or all of the
package (Greek, Cyrillic, Vietnamese). What even that lacks, `spelled` writes as its Unicode number: a face of
the machine would show it on one machine and not on the next.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any
from unicodedata import category

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FACES = ("Regular", "Semibold")
WESTERN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) - {"\u00ad"} | frozenset(
    "Ĳĳ–—‘’“”•…€"
)
LATIN = WESTERN | frozenset(map(chr, range(0x100, 0x17F))) | frozenset("ȘșȚțẞ")
_INVISIBLE = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")  # Unicode categories; one turns the reading direction


class Faces(URLFetcher):  # type: ignore[misc]  # WeasyPrint is not typed
    """What the stylesheet may name, as `bewijs:Regular`; no page can reach a file or the network."""

    def __init__(self, letters: frozenset[str]) -> None:
        super().__init__()
        self._faces = {f"bewijs:{name}": _face(name, letters) for name in FACES}
        self._faces["bewijs:sRGB"] = srgb()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        """Raises `FatalURLFetchingError`, which stops the page, for everything else."""
        if url not in self._faces:
            raise FatalURLFetchingError
        return URLFetcherResponse(url, self._faces[url], headers)


@cache
def srgb() -> bytes:
    """The colour profile of the ICC, as it is packed with WeasyPrint."""
    return files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes()


def enough_letters(text: str) -> frozenset[str]:
    used = set(text)
    return next((letters for letters in (WESTERN, LATIN) if used <= letters), every_letter())


def spelled(word: str, letters: frozenset[str]) -> str:
    """`word` with every character outside `letters` as `[U+4E2D]`, so that nothing is lost or hidden."""
    return "".join(char if char in letters else f"[U+{ord(char):04X}]" for char in word)


@cache
def every_letter() -> frozenset[str]:
    """What all faces have, without what cannot be seen."""
    known = (set(map(chr, _package_font(name).getBestCmap())) for name in FACES)
    return frozenset(letter for letter in set.intersection(*known) if category(letter) not in _INVISIBLE)


def empty_configuration(settings: Path) -> Any:
    """A font configuration without the fonts of the machine. `settings`: a file in fontconfig's own form."""
    with _fontconfig_file(settings):
        return FontConfiguration()


@contextmanager
def _fontconfig_file(settings: Path) -> Iterator[None]:
    """Fontconfig reads the variable at each new configuration. A program we start must not inherit it."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(settings)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


def _face(name: str, letters: frozenset[str]) -> bytes:
    """The face with only `letters`, and only the rules that place glyphs, not those that swap them."""
    font = _package_font(name)
    options = Options(
        layout_features=["kern", "mark", "mkmk"],
        hinting=False,
        notdef_outline=True,
        drop_tables=[*Options().drop_tables, "BASE", "GSUB"],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, letters))
    subsetter.subset(font)
    return _saved(font)


@cache
def without_placing(face: bytes) -> bytes:
    """The face as a reader needs it: on the page every glyph has its place already."""
    font = TTFont(BytesIO(face), recalcTimestamp=False)
    for table in {"GPOS", "GDEF"} & set(font.keys()):
        del font[table]
    return _saved(font)


def _package_font(name: str) -> TTFont:
    path = files("font_source_sans_pro").joinpath("files", f"SourceSansPro-{name}.ttf")
    return TTFont(BytesIO(path.read_bytes()), recalcTimestamp=False)


def _saved(font: TTFont) -> bytes:
    face = BytesIO()
    font.save(face)
    return face.getvalue()
