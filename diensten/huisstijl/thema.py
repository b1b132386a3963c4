"""A theme: other values for the names of static/css/thema.css, once for a light screen and once for a dark one."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from diensten.huisstijl.kleuren import GeenWaarde, pixels, read_colour, read_length

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
_VALUE = re.compile(r"(--[a-z-]+):\s*([^;]+);")
_VAR = re.compile(r"var\((--[a-z-]+)\)")
Waarden = Mapping[str, str]
FOCUSRAND = "utrecht-focus-outline-width"
SMALSTE_FOCUS = 2  # px (WCAG 2.2, 2.4.13)


@dataclass(frozen=True, slots=True)
class Thema:
    """Only what differs from our own theme: name without the dashes → a colour or a length, written by us."""

    licht: Waarden = field(default_factory=dict)
    donker: Waarden = field(default_factory=dict)

    def as_bytes(self) -> bytes:
        """Always the same bytes for the same theme, so that they can be called after their SHA-256."""
        parts = {"licht": dict(self.licht), "donker": dict(self.donker)}
        return json.dumps(parts, sort_keys=True, separators=(",", ":")).encode()


def from_bytes(inhoud: bytes) -> Thema:
    """Of `as_bytes`. Everything is read anew: what stands in the database is not trusted either.

    Raises `GeenWaarde`, `KeyError`, `ValueError`.
    """
    parts = json.loads(inhoud)
    return Thema(**{name: {key: read_value(key, parts[name][key]) for key in parts[name]} for name in parts})


@lru_cache(maxsize=1)
def ours() -> tuple[dict[str, str], dict[str, str]]:
    """Our own theme, light and dark, each with all values, as they stand in the file."""
    text = re.sub(r"/\*.*?\*/", "", (CSS / "thema.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    before, _, rest = text.partition("@media (prefers-color-scheme: dark) {")
    dark, _, after = rest.partition("\n}")
    light = {name[2:]: value.strip() for name, value in _VALUE.findall(before + after)}
    return light, light | {name[2:]: value.strip() for name, value in _VALUE.findall(dark)}


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """What a theme may set: name → `kleur` or `lengte`. Everything else of the file stays as it is."""
    kinds = {}
    light = _resolved(ours()[0])
    for name, value in light.items():
        for kind, read in (("kleur", read_colour), ("lengte", read_length)):
            try:
                read(value)
            except GeenWaarde:
                continue
            kinds[name] = kind
    return kinds


def read_value(name: str, text: str) -> str:
    """Raises `GeenWaarde`, also for a name that a theme may not set."""
    kind = names().get(name)
    if kind is None:
        raise GeenWaarde
    return read_colour(text) if kind == "kleur" else read_length(text)


def is_too_thin(breedte: str) -> bool:
    """`breedte`: of the outline around what is chosen, as `read_value` gave it."""
    return pixels(breedte) < SMALSTE_FOCUS


def values_of(thema: Thema) -> tuple[dict[str, str], dict[str, str]]:
    """All values, light and dark, without any reference between them."""
    light, dark = ours()
    return _resolved(light | dict(thema.licht)), _resolved(dark | dict(thema.donker))


def _resolved(values: dict[str, str]) -> dict[str, str]:
    def of(name: str) -> str:
        return _VAR.sub(lambda match: of(match[1][2:]), values[name])

    return {name: _plain(of(name)) for name in values}


def _plain(value: str) -> str:
    """A colour of ours may be written short; everything else stays as it is."""
    try:
        return read_colour(value)
    except GeenWaarde:
        return value


def sheet_of(thema: Thema) -> str:
    """The whole style sheet: our theme, its other values behind it, and the base that every page has."""
    parts = [(CSS / "thema.css").read_text(encoding="utf-8")]
    if thema.licht:
        parts.append(
            f"@media not all and (prefers-color-scheme: dark) {{ :root {{ {_lines(thema.licht)} }} }}\n"
        )
    if thema.donker:
        parts.append(f"@media (prefers-color-scheme: dark) {{ :root {{ {_lines(thema.donker)} }} }}\n")
    return "".join([*parts, _base()])


def preview_of(thema: Thema) -> str:
    """Both screens beside each other on one page, whatever the screen of the reader is."""
    light, dark = values_of(thema)
    known = names()
    screens = (("licht", "light", light), ("donker", "dark", dark))
    parts = []
    for screen, scheme, values in screens:
        lines = _lines({name: value for name, value in values.items() if name in known})
        parts.append(f".voorbeeld--{screen} {{ color-scheme: {scheme}; {lines} }}\n")
    return "".join(parts)


def _lines(values: Waarden) -> str:
    return " ".join(f"--{name}: {value};" for name, value in sorted(values.items()))


@lru_cache(maxsize=1)
def _base() -> str:
    return (CSS / "inwoner.css").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def base_version() -> str:
    """Of our own style sheets: with a new release every theme gets a new address."""
    text = (CSS / "thema.css").read_bytes() + (CSS / "inwoner.css").read_bytes()
    return hashlib.sha256(text).hexdigest()[:12]
