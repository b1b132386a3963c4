"""What the stand-in keeps, and the checks that its lists have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import uuid4

from begrippen.bsn import passes_elfproef
from simulator.zaaksysteem.zgw_bericht import Geweigerd, JsonObject, ongeldig, verboden
from simulator.zaaksysteem.zgw_catalogus import Catalogus
from simulator.zaaksysteem.zgw_toegang import Client


@dataclass
class Opslag:
    """`base`: the address of the stand-in, without a slash at the end. Rows by their own address, in order."""

    base: str
    catalogus: Catalogus
    zaken: dict[str, JsonObject] = field(default_factory=dict)
    rollen: dict[str, JsonObject] = field(default_factory=dict)
    statussen: dict[str, JsonObject] = field(default_factory=dict)
    eigenschappen: dict[str, JsonObject] = field(default_factory=dict)
    relaties: dict[str, JsonObject] = field(default_factory=dict)
    documenten: dict[str, JsonObject] = field(default_factory=dict)
    inhoud: dict[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def zaken_root(self) -> str:
        return f"{self.base}/zaken/api/v1/"

    @property
    def documenten_root(self) -> str:
        return f"{self.base}/documenten/api/v1/"

    def new_url(self, root: str, resource: str) -> str:
        return f"{root}{resource}/{uuid4()}"

    def close(self, zaaknummer: str, *, op: str) -> None:
        """As an ambtenaar does in the zaaksysteem. `op`: ISO date."""
        for zaak in self.zaken.values():
            if zaak["identificatie"] == zaaknummer:
                zaak["einddatum"] = op


def require(body: Mapping[str, object], *names: str) -> None:
    missing = [(name, "required") for name in names if name not in body]
    if missing:
        raise Geweigerd(400, "invalid", *missing)


def not_longer(body: Mapping[str, object], **limits: int) -> None:
    for name, limit in limits.items():
        if len(str(body.get(name) or "")) > limit:
            raise ongeldig(name, "max_length")


def nine_digits(name: str, value: object) -> None:
    """A BSN or RSIN."""
    text = str(value)
    if len(text) != 9:
        raise ongeldig(name, "min_length" if len(text) < 9 else "max_length")
    if not (text.isascii() and text.isdigit() and passes_elfproef(text)):
        raise ongeldig(name, "invalid")


def row_of(rows: Mapping[str, JsonObject], name: str, url: object, *, base: str) -> JsonObject:
    """The row that a field refers to."""
    if not str(url).startswith(f"{base}/"):
        raise ongeldig(name, "unknown-service")
    found = rows.get(str(url))
    if found is None:
        raise ongeldig(name, "does_not_exist")
    return found


def type_of(opslag: Opslag, name: str, url: object) -> JsonObject:
    rows = {row["url"]: row for rows in opslag.catalogus.lists.values() for row in rows}
    found = row_of(rows, name, url, base=opslag.base)
    if found.get("concept"):
        raise ongeldig(name, "not-published")
    return found


def writable(zaak: JsonObject, client: Client, *scopes: str) -> None:
    """A closed zaak takes nothing without zaken.geforceerd-bijwerken."""
    wanted = ("zaken.geforceerd-bijwerken",) if zaak["einddatum"] else (*scopes, "zaken.geforceerd-bijwerken")
    if not client.may(*wanted) or not client.may_use(zaak["zaaktype"], zaak["vertrouwelijkheidaanduiding"]):
        raise verboden()
