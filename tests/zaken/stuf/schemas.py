"""The official schemas of StUF-ZDS, where they are at hand (`SPECS_DIR`, or `../shared/specs` beside the repository).

libxml2 honours one import per namespace only. So the files of a set are grouped: one driver per namespace, which
includes the files of that namespace, and one import of each driver.
"""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from functools import cache
from pathlib import Path

from lxml import etree

_ROOT = Path(__file__).resolve().parents[3]
_XS = "{http://www.w3.org/2001/XMLSchema}"
_SETS = {"1.1": "Zaak_DocumentServices_1_1_02", "1.2": "Zaak-_Documentservices_1_2"}
_DRIVEN = (
    "http://www.egem.nl/StUF/StUF0301",
    "http://www.egem.nl/StUF/sector/bg/0310",
    "http://www.egem.nl/StUF/sector/zkn/0310",
    "http://www.stufstandaarden.nl/koppelvlak/zds0120",
)
# Beside what is used, and in conflict with it.
_LEFT_OUT = ("rzs0310", "bg0310/vraagAntwoord", "bg0310/bag", "bg0310/prs", "bg0310/mutatie", "totaal")


def specs() -> Path | None:
    """The folder with the sets, or None."""
    named = os.environ.get("SPECS_DIR")
    folder = (Path(named) if named else _ROOT.parent / "shared/specs") / "stuf"
    return folder if folder.is_dir() else None


def samples() -> Path | None:
    found = specs()
    return None if found is None else found.parents[1] / "samples/stuf"


@cache
def schema(versie: str) -> etree.XMLSchema:
    """Of one version. Raises `FileNotFoundError` when the specs are not there."""
    folder = specs()
    if folder is None:
        raise FileNotFoundError("SPECS_DIR")
    with tempfile.TemporaryDirectory() as name:
        top = _copy(folder / _SETS[versie], Path(name))
        return etree.XMLSchema(etree.parse(top))


def _copy(source: Path, target: Path) -> Path:
    """The set with its own imports of driven namespaces pointed at the drivers. Returns the file above them."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(source.rglob("*.xsd")):
        relative = path.relative_to(source)
        tree = etree.parse(path)
        _loosen(tree.getroot())
        (target / relative).parent.mkdir(parents=True, exist_ok=True)
        tree.write(target / relative)
        space = tree.getroot().get("targetNamespace")
        if space in _DRIVEN and not any(part in str(relative) for part in _LEFT_OUT):
            groups[space].append(str(relative))
    return _drivers(target, groups)


def _loosen(root: etree._Element) -> None:
    """Take out the includes and the imports of driven namespaces; a driver brings them."""
    space = root.get("targetNamespace")
    for part in [*root.findall(f"{_XS}import"), *root.findall(f"{_XS}include")]:
        if part.get("namespace", space) in _DRIVEN:
            root.remove(part)
    if space in _DRIVEN:
        for other in reversed([other for other in _DRIVEN if other != space]):
            root.insert(0, etree.Element(f"{_XS}import", {"namespace": other}))


def _drivers(target: Path, groups: dict[str, list[str]]) -> Path:
    top = etree.Element(f"{_XS}schema")
    for number, (space, files) in enumerate(groups.items()):
        driver = etree.Element(f"{_XS}schema", {"targetNamespace": space})
        for file in files:
            etree.SubElement(driver, f"{_XS}include", {"schemaLocation": file})
        name = f"driver-{number}.xsd"
        etree.ElementTree(driver).write(target / name)
        etree.SubElement(top, f"{_XS}import", {"namespace": space, "schemaLocation": name})
    etree.ElementTree(top).write(target / "top.xsd")
    return target / "top.xsd"
