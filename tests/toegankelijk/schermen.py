"""The contact sheets: every page in every state, on a phone and on a desk, in light and dark, a row each."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Page

from tests.toegankelijk.server import PAGES, address

Schema = Literal["light", "dark"]
PHONE, DESK = 400, 1280  # width in CSS pixels
_SHOWN = {PHONE: 120, DESK: 249}  # width on the sheet
_HIGHEST = {PHONE: 740, DESK: 830}  # CSS pixels of a page that are shown
_GAP, _LABEL, _ROWS = 12, 26, 20
_BACKGROUND, _INK = (222, 226, 224), (18, 38, 47)
_QUALITY = 17
_GROUPS = {"inwoner": "inwoner", "werkblad": "werkblad", "oefenen": "oefenen", "fouten": "fouten"}


def groups(names: list[str]) -> dict[str, list[str]]:
    """Which pages stand on which sheet: at most `_ROWS` on one."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(_GROUPS.get(name.split("/")[0], "beheer"), []).append(name)
    return {
        f"{group}-{part + 1}" if len(pages) > _ROWS else group: pages[part * _ROWS : (part + 1) * _ROWS]
        for group, pages in found.items()
        for part in range(-(-len(pages) // _ROWS))
    }


def shoot(page: Page, url: str, name: str) -> list[Image.Image]:
    """Phone light, phone dark, desk light, desk dark; each made as small as it will stand on the sheet."""
    page.goto(f"{url}{address(name)}")
    return [_shot(page, width, scheme) for width in (PHONE, DESK) for scheme in _SCHEMES]


def _shot(page: Page, width: int, scheme: Schema) -> Image.Image:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    png = page.screenshot(full_page=True)
    picture = Image.open(BytesIO(png)).convert("RGB")
    picture = picture.crop((0, 0, width, min(picture.height, _HIGHEST[width])))
    small = _SHOWN[width]
    return picture.resize((small, round(picture.height * small / width)), Image.Resampling.LANCZOS)


def sheet(rows: dict[str, list[Image.Image]]) -> Image.Image:
    heights = [max(picture.height for picture in pictures) + _LABEL + _GAP for pictures in rows.values()]
    wide = sum(_SHOWN[width] + _GAP for width in (PHONE, PHONE, DESK, DESK)) + _GAP
    made = Image.new("RGB", (wide, sum(heights) + _GAP), _BACKGROUND)
    pen, font = ImageDraw.Draw(made), ImageFont.load_default(size=15)
    top = _GAP
    for (name, pictures), height in zip(rows.items(), heights, strict=True):
        pen.text((_GAP, top), name, fill=_INK, font=font)
        left = _GAP
        for picture in pictures:
            made.paste(picture, (left, top + _LABEL))
            left += picture.width + _GAP
        top += height
    return made


def make(page: Page, url: str, folder: Path, names: list[str]) -> Iterator[Path]:
    for old in folder.glob("schermen-*.webp"):
        old.unlink()
    for group, pages in groups(names).items():
        target = folder / f"schermen-{group}.webp"
        rows = {name: shoot(page, url, name) for name in pages}
        sheet(rows).save(target, "WEBP", quality=_QUALITY, method=6)
        yield target


def index(names: list[str]) -> str:
    """`docs/schermen.md`."""
    parts = [_HEAD]
    for group, pages in groups(names).items():
        listed = ", ".join(f"*{name.replace('.html', '')}*" for name in pages)
        parts.append(
            f"## {group.capitalize()}\n\n{listed}\n\n![De pagina's van {group}](beelden/schermen-{group}.webp)\n"
        )
    return "\n".join(parts)


_SCHEMES: tuple[Schema, Schema] = ("light", "dark")
_HEAD = f"""# Alle schermen

Elke pagina in elke toestand: op een telefoon ({PHONE} pixels breed) en op een bureau ({DESK} pixels), in licht en
donker. Lange pagina's staan er alleen van boven op. `make pictures` maakt deze platen opnieuw, uit dezelfde voorbeelden
als die waarop de tests kijken (`tests/voorkant/voorbeelden/`). Wat die tests meten, staat in het
[rapport over toegankelijkheid](toegankelijkheid-rapport.md).
"""
ALL = list(PAGES)
