"""The catalogue of the stand-in: zaaktypen with what belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from simulator.zaaksysteem.zgw_bericht import JsonObject


@dataclass(frozen=True, slots=True)
class Zaaktype:
    """One version. `gekoppeld`: omschrijvingen of the documenttypen that may stand in its zaken."""

    identificatie: str
    versie: str = "1"
    concept: bool = False
    begin: date = date(2024, 1, 1)
    eind: date | None = None
    gekoppeld: tuple[str, ...] = ("Bewijs van identificatie",)
    initiator: bool = True
    eigenschappen: tuple[str, ...] = ("niveau", "flow", "moment")
    statussen: tuple[str, ...] = ("Ontvangen", "In behandeling", "Afgehandeld")
    catalogus: str = "alg"
    omschrijving: str = ""


@dataclass(frozen=True, slots=True)
class Documenttype:
    omschrijving: str
    concept: bool = False


DEMO_ZAAKTYPEN = (
    Zaaktype("BEELDBELLEN", omschrijving="Gesprek per video"),
    Zaaktype("WMO", omschrijving="Melding hulp en ondersteuning"),
    Zaaktype("SCHULD", omschrijving="Aanvraag schuldhulp"),
    Zaaktype("BURGERZKN", omschrijving="Vraag over burgerzaken"),
    Zaaktype("UITKERING", omschrijving="Vraag over een uitkering"),
    Zaaktype("PGB", omschrijving="Wijziging persoonsgebonden budget"),
    Zaaktype("CONCEPT", concept=True, omschrijving="Nog niet af"),
    Zaaktype("BRIEVEN", gekoppeld=("Brief",), omschrijving="Correspondentie"),
)
DEMO_DOCUMENTTYPEN = (Documenttype("Bewijs van identificatie"), Documenttype("Brief"))


class Catalogus:
    """`root`: ends in a slash. The rows of each list, as the API shows them."""

    def __init__(
        self,
        root: str,
        zaaktypen: tuple[Zaaktype, ...] = DEMO_ZAAKTYPEN,
        documenttypen: tuple[Documenttype, ...] = DEMO_DOCUMENTTYPEN,
    ) -> None:
        self.root = root
        self.lists: dict[str, list[JsonObject]] = {
            name: []
            for name in (
                "zaaktypen",
                "statustypen",
                "roltypen",
                "eigenschappen",
                "informatieobjecttypen",
                "zaaktype-informatieobjecttypen",
            )
        }
        for documenttype in documenttypen:
            self._add_documenttype(documenttype)
        for zaaktype in zaaktypen:
            self._add_zaaktype(zaaktype)

    def url(self, resource: str, key: str) -> str:
        return f"{self.root}{resource}/{uuid5(NAMESPACE_URL, f'{resource}:{key}')}"

    def row(self, url: str) -> JsonObject | None:
        return next((row for rows in self.lists.values() for row in rows if row["url"] == url), None)

    def linked(self, zaaktype: str, documenttype: str) -> bool:
        links = self.lists["zaaktype-informatieobjecttypen"]
        return any(
            (link["zaaktype"], link["informatieobjecttype"]) == (zaaktype, documenttype) for link in links
        )

    def _add_documenttype(self, soort: Documenttype) -> None:
        self.lists["informatieobjecttypen"].append(
            {
                "url": self.url("informatieobjecttypen", soort.omschrijving),
                "catalogus": self.url("catalogussen", "alg"),
                "omschrijving": soort.omschrijving,
                "vertrouwelijkheidaanduiding": "zaakvertrouwelijk",
                "beginGeldigheid": "2024-01-01",
                "eindeGeldigheid": None,
                "concept": soort.concept,
                "nieuwVeld": "onbekend in de standaard",
            }
        )

    def _add_zaaktype(self, soort: Zaaktype) -> None:
        url = self.url("zaaktypen", f"{soort.catalogus}:{soort.identificatie}:{soort.versie}")
        self.lists["zaaktypen"].append(
            {
                "url": url,
                "identificatie": soort.identificatie,
                "omschrijving": soort.omschrijving or soort.identificatie,
                "catalogus": self.url("catalogussen", soort.catalogus),
                "vertrouwelijkheidaanduiding": "zaakvertrouwelijk",
                "beginGeldigheid": soort.begin.isoformat(),
                "eindeGeldigheid": soort.eind.isoformat() if soort.eind else None,
                "concept": soort.concept,
            }
        )
        self._add_parts(url, soort)

    def _add_parts(self, zaaktype: str, soort: Zaaktype) -> None:
        for number, naam in enumerate(soort.statussen, start=1):
            status = {
                "omschrijving": naam,
                "volgnummer": number,
                "isEindstatus": number == len(soort.statussen),
            }
            self._add_part("statustypen", zaaktype, naam, status)
        for rol in ("initiator", "behandelaar", "belanghebbende") if soort.initiator else ("behandelaar",):
            self._add_part("roltypen", zaaktype, rol, {"omschrijving": rol, "omschrijvingGeneriek": rol})
        for naam in soort.eigenschappen:
            self._add_part("eigenschappen", zaaktype, naam, {"naam": naam})
        for number, naam in enumerate(soort.gekoppeld, start=1):
            link = {"informatieobjecttype": self.url("informatieobjecttypen", naam), "volgnummer": number}
            self._add_part("zaaktype-informatieobjecttypen", zaaktype, naam, link)

    def _add_part(self, resource: str, zaaktype: str, key: str, row: JsonObject) -> None:
        self.lists[resource].append(
            {"url": self.url(resource, f"{zaaktype}:{key}"), "zaaktype": zaaktype, **row}
        )
