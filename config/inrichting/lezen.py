"""From the text of a file to values, each with its line and column. Nothing of the database here.

What YAML can do beyond plain values is refused: anchors and aliases (a few lines that grow to gigabytes), tags (that
make objects), keys that stand twice. A text is taken as it is typed, so that `no` or `007` stays what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import yaml
from django.utils.translation import gettext as _

GROOTSTE = 400_000  # characters
_DIEPSTE = 6
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same, ten times faster, where it was built in
_VERSIE = "1"
_KOP = "beeldpas"
_LEEG = {"", "~", "null"}
_NIET_TE_LEZEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

Waarde = str | int | bool | None | list[str]


class Vorm(Enum):
    TEKST = auto()
    GETAL = auto()
    GETAL_OF_LEEG = auto()
    JA_NEE = auto()
    LIJST = auto()


Schema = Mapping[str, Vorm]
_FITS = {
    Vorm.GETAL: re.compile(r"-?[0-9]{1,9}"),
    Vorm.GETAL_OF_LEEG: re.compile(r"-?[0-9]{1,9}|null|~|"),
    Vorm.JA_NEE: re.compile("true|false"),
}


@dataclass(frozen=True, slots=True, order=True)
class Plek:
    """Both from 1."""

    regel: int
    kolom: int


@dataclass(frozen=True, slots=True, order=True)
class Fout:
    """`waar`: the way to it, as `diensten.wmo.naam`; empty for the file as a whole."""

    plek: Plek
    waar: str
    tekst: str

    def __str__(self) -> str:
        where = _("Regel %(regel)d, kolom %(kolom)d") % {"regel": self.plek.regel, "kolom": self.plek.kolom}
        return ": ".join(filter(None, (where, self.waar, self.tekst)))


class NietTeLezen(Exception):
    def __init__(self, fouten: list[Fout]) -> None:
        super().__init__(f"{len(fouten)} fouten")
        self.fouten = tuple(sorted(fouten))


@dataclass(frozen=True, slots=True)
class Record:
    """One thing of the file. Names of what lies deeper are joined with a dot."""

    plek: Plek
    waarden: Mapping[str, Waarde]
    plekken: Mapping[str, Plek]


Document = Mapping[str, Mapping[str, Record]]


def read(text: str, schemas: Mapping[str, Schema]) -> Document:
    """By part and by key, in the order of the file. Raises `NietTeLezen` with everything that is wrong."""
    _check_plain(text)
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise NietTeLezen([_syntax(error)]) from None
    reader = _Reader()
    found = reader.document(root, schemas)
    if reader.fouten:
        raise NietTeLezen(reader.fouten)
    return found


def _check_plain(text: str) -> None:
    """Before anything is built. Raises `NietTeLezen`."""
    start = Plek(1, 1)
    if len(text) > GROOTSTE:
        raise NietTeLezen([Fout(start, "", _("Dit bestand is te groot."))])
    if strange := _NIET_TE_LEZEN.search(text):
        before = text[: strange.start()]
        place = Plek(before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise NietTeLezen([Fout(place, "", _unseen())])
    try:
        for event, depth in _with_depth(yaml.parse(text, Loader=_LOADER)):
            if words := _refused(event, depth):
                raise NietTeLezen([Fout(_place(event.start_mark), "", words)])
    except yaml.YAMLError as error:
        raise NietTeLezen([_syntax(error)]) from None


def _with_depth(events: Iterator[yaml.Event]) -> Iterator[tuple[yaml.Event, int]]:
    depth = 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        yield event, depth


def _refused(event: yaml.Event, depth: int) -> str:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return _("Verwijzingen met & en * zijn niet toegestaan. Schrijf het twee keer uit.")
    if getattr(event, "tag", None):
        return _("Soorten met een uitroepteken (!) zijn niet toegestaan.")
    if _NIET_TE_LEZEN.search(getattr(event, "value", "")):
        return _unseen()  # written with a backslash
    return _("Dit ligt te diep in elkaar.") if depth > _DIEPSTE else ""


def _unseen() -> str:
    return _("Er staan tekens in die niemand kan zien. Typ de tekst over.")


def _syntax(error: yaml.YAMLError) -> Fout:
    mark = getattr(error, "problem_mark", None)
    text = _("Dit is geen goede YAML. Kijk naar het inspringen, de dubbele punten en de aanhalingstekens.")
    return Fout(_place(mark) if mark else Plek(1, 1), "", text)


def _place(mark: Any) -> Plek:
    """`mark`: of PyYAML, or of the library it may be built with."""
    return Plek(mark.line + 1, mark.column + 1)


class _Reader:
    """Goes through the nodes and gathers what is wrong, so that somebody reads all of it at once."""

    def __init__(self) -> None:
        self.fouten: list[Fout] = []

    def document(self, root: yaml.Node | None, schemas: Mapping[str, Schema]) -> Document:
        found: dict[str, dict[str, Record]] = {}
        versie = ""
        for name, key, value in self._pairs(root, ""):
            if name == _KOP:
                versie = value.value if isinstance(value, yaml.ScalarNode) else ""
            elif name not in schemas:
                self._wrong(
                    key, name, _("Dit onderdeel kennen wij niet. Wij kennen: %s.") % ", ".join(schemas)
                )
            elif not _is_empty(value):
                found[name] = {
                    one: self._record(one_key, node, f"{name}.{one}", schemas[name])
                    for one, one_key, node in self._pairs(value, name)
                }
        if versie != _VERSIE and not self.fouten:
            text = _("Bovenaan hoort te staan: %s") % f"{_KOP}: {_VERSIE}"
            self.fouten.append(Fout(Plek(1, 1), "", text))
        return found

    def _record(self, own: yaml.Node, node: yaml.Node, waar: str, schema: Schema) -> Record:
        waarden: dict[str, Waarde] = {}
        plekken: dict[str, Plek] = {}
        for name, key, value in self._fields(node, waar, schema):
            plekken[name] = _place(value.start_mark)
            if name not in schema:
                known = ", ".join(dict.fromkeys(field.partition(".")[0] for field in schema))
                self._wrong(key, f"{waar}.{name}", _("Deze naam kennen wij niet. Wij kennen: %s.") % known)
                continue
            waarden[name] = self._value(value, f"{waar}.{name}", schema[name])
        return Record(_place(own.start_mark), waarden, plekken)

    def _fields(
        self, node: yaml.Node, waar: str, schema: Schema
    ) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
        groups = {field.partition(".")[0] for field in schema if "." in field}
        for name, key, value in self._pairs(node, waar):
            if name not in groups:
                yield name, key, value
                continue
            for inner, inner_key, inner_value in self._pairs(value, f"{waar}.{name}"):
                yield f"{name}.{inner}", inner_key, inner_value

    def _pairs(self, node: yaml.Node | None, waar: str) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
        """Name, and the nodes of key and value; a key that stands twice is told and left out."""
        if not isinstance(node, yaml.MappingNode):
            place = _place(node.start_mark) if node is not None else Plek(1, 1)
            self.fouten.append(Fout(place, waar, _("Hier horen namen met een dubbele punt te staan.")))
            return
        seen: set[str] = set()
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if not name:
                self._wrong(key, waar, _("Hier hoort een naam te staan."))
            elif name in seen:
                self._wrong(key, f"{waar}.{name}".strip("."), _("Dit staat er twee keer."))
            else:
                seen.add(name)
                yield name, key, value

    def _value(self, node: yaml.Node, waar: str, vorm: Vorm) -> Waarde:
        if vorm is Vorm.LIJST:
            return self._list(node, waar)
        if not isinstance(node, yaml.ScalarNode):
            self._wrong(node, waar, _("Hier hoort één waarde te staan."))
            return None
        plain, text = not node.style, str(node.value)
        if vorm is Vorm.TEKST:
            return "" if plain and text in _LEEG else text
        if not plain or not _FITS[vorm].fullmatch(text):
            yes_no, number = (
                _("Schrijf true (ja) of false (nee)."),
                _("Schrijf een getal, zonder aanhalingstekens."),
            )
            self._wrong(node, waar, yes_no if vorm is Vorm.JA_NEE else number)
            return None
        if vorm is Vorm.JA_NEE:
            return text == "true"
        return None if text in _LEEG else int(text)

    def _list(self, node: yaml.Node, waar: str) -> list[str]:
        items = node.value if isinstance(node, yaml.SequenceNode) else None
        if items is None or not all(isinstance(item, yaml.ScalarNode) for item in items):
            self._wrong(node, waar, _("Hier hoort een lijst te staan: elke regel begint met een streepje."))
            return []
        return [str(item.value) for item in items]

    def _wrong(self, node: yaml.Node, waar: str, tekst: str) -> None:
        self.fouten.append(Fout(_place(node.start_mark), waar, tekst))


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _LEEG
