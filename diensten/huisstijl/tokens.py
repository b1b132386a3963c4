"""A file with design tokens, as NL Design System, Style Dictionary and the Design Tokens group write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from diensten.huisstijl.kleuren import GeenWaarde
from diensten.huisstijl.thema import FOCUSRAND, Thema, is_too_thin, names, read_value

GROOTSTE = 512 * 1024  # bytes; the largest theme of NL Design System has 90 kB
_DIEPST = 12
_MEESTE = 10_000
_DONKER = ("donker", "dark")
_LICHT = ("licht", "light")
_ALIAS = re.compile(r"\{([A-Za-z0-9_.-]{1,200})\}")


@dataclass(frozen=True, slots=True)
class Fout:
    """`soort`: `waarde` (no colour or length that we take), `verwijzing` (leads nowhere), `focus` (too thin)."""

    token: str
    soort: str


class OngeldigThema(ValueError):
    """`soort`: `json`, `groot`, `diep`, `leeg` (nothing in it that we use) or `tokens`, with the faults."""

    def __init__(self, soort: str, fouten: tuple[Fout, ...] = ()) -> None:
        super().__init__(soort)
        self.soort = soort
        self.fouten = fouten


@dataclass(frozen=True, slots=True)
class Gelezen:
    """`gebruikt` and `overgeslagen`: how many tokens of the file our pages use, and how many they do not."""

    thema: Thema
    gebruikt: int
    overgeslagen: int


def read_tokens(inhoud: bytes) -> Gelezen:
    """Nested `{"value": …}` or `{"$value": …}`; a dark screen in a group `donker` or `dark`. Raises `OngeldigThema`."""
    if len(inhoud) > GROOTSTE:
        raise OngeldigThema("groot")
    try:
        tree = json.loads(inhoud.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise OngeldigThema("json") from None
    if not isinstance(tree, dict):
        raise OngeldigThema("json")
    found = _flat(tree)
    light = {name: value for name, value in found.items() if name.split(".")[0] not in _DONKER}
    dark = {name: value for name, value in found.items() if name.split(".")[0] in _DONKER}
    faults: list[Fout] = []
    thema = Thema(_values(light, found, faults), _values(dark, found, faults))
    if faults:
        raise OngeldigThema("tokens", tuple(faults))
    used = len(thema.licht) + len(thema.donker)
    if not used:
        raise OngeldigThema("leeg")
    return Gelezen(thema, used, len(found) - used)


def _flat(tree: dict[str, Any]) -> dict[str, Any]:
    """`a.b.c` → what stands there, for everything that has a value."""
    found: dict[str, Any] = {}
    for name, value in _walk(tree, ()):
        found[name] = value
        if len(found) > _MEESTE:
            raise OngeldigThema("groot")
    return found


def _walk(node: dict[str, Any], path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    if len(path) > _DIEPST:
        raise OngeldigThema("diep")
    for key in ("$value", "value"):
        if key in node and path:
            yield ".".join(path), node[key]
            return
    for name, child in node.items():
        if isinstance(child, dict):
            yield from _walk(child, (*path, name))


def _values(tokens: dict[str, Any], every: dict[str, Any], faults: list[Fout]) -> dict[str, str]:
    values: dict[str, str] = {}
    for token, value in tokens.items():
        name = _css_name(token)
        if name not in names():
            continue
        try:
            values[name] = read_value(name, _as_text(_followed(value, every)))
        except KeyError:
            faults.append(Fout(token, "verwijzing"))
        except GeenWaarde:
            faults.append(Fout(token, "waarde"))
        else:
            if name == FOCUSRAND and is_too_thin(values[name]):
                faults.append(Fout(token, "focus"))
    return values


def _css_name(token: str) -> str:
    group, _, rest = token.partition(".")
    return (rest if group in (*_LICHT, *_DONKER) else token).replace(".", "-")


def _followed(value: Any, every: dict[str, Any]) -> Any:
    """What an alias `{a.b}` stands for in the end. Raises `KeyError` when that is nothing, or itself."""
    for _ in range(_DIEPST):
        match = _ALIAS.fullmatch(value.strip()) if isinstance(value, str) else None
        if match is None:
            return value
        target = match[1]
        value = every[target if target in every else re.sub(r"\.\$?value$", "", target)]
    raise KeyError


def _as_text(value: Any) -> str:
    """A colour or a length of the Design Tokens group may be an object. Raises `GeenWaarde`."""
    if isinstance(value, dict):
        if isinstance(value.get("hex"), str) and value.get("alpha", 1) == 1:
            return str(value["hex"])
        if isinstance(value.get("unit"), str) and isinstance(value.get("value"), int | float):
            return _length(value["value"], value["unit"])
        raise GeenWaarde
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise GeenWaarde
    return str(value)


def _length(number: float, unit: str) -> str:
    """Raises `GeenWaarde` for a number of hundreds of digits: JSON has them, a length does not."""
    try:
        return f"{number:g}{unit}"
    except OverflowError:
        raise GeenWaarde from None
