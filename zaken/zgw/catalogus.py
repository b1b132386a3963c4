"""What the catalogue says: found by identification and date, kept for a limited time.

A mapping that cannot work is refused here, before anything is written.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from zaken.zgw.api import Api, JsonObject, text
from zaken.zgw.fouten import Uitleg, ZgwFout

T = TypeVar("T")
_MOST = 500  # entries: a gemeente has some hundred zaaktypen


# In this order: who acts for the initiator is nearest to a second one (RGBZ, Rolomschrijving generiek).
_ROLLEN_VAN_GEMACHTIGDE = ("mede_initiator", "belanghebbende", "klantcontacter")
# Who is in the call beside the initiator. An interpreter has no part in the zaak: RGBZ has no role for that.
_ROLLEN_VAN_ANDEREN = ("mede_initiator", "belanghebbende")


@dataclass(frozen=True, slots=True)
class Statustype:
    url: str
    omschrijving: str
    volgnummer: int
    eind: bool


@dataclass(frozen=True, slots=True)
class Documenttype:
    """An informatieobjecttype that may stand in zaken of a zaaktype."""

    url: str
    vertrouwelijkheid: str


class Catalogus:
    """Safe under threads. `cache_seconds`: how long an answer is believed; refusals are not kept."""

    def __init__(
        self,
        api: Api,
        *,
        catalogus_url: str,
        cache_seconds: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._api = api
        self._catalogus = catalogus_url
        self._seconds = cache_seconds
        self._clock = clock
        self._kept: dict[tuple[str, ...], tuple[float, Any]] = {}
        self._lock = threading.Lock()

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()

    def zaaktype(self, identificatie: str, *, op: date) -> str:
        """The address of the one version that is definitief and valid on that day."""
        return self._remember(
            ("zaaktype", identificatie, op.isoformat()), lambda: self._zaaktype(identificatie, op=op)
        )

    def roltype_initiator(self, zaaktype: str) -> str:
        return self._remember(("roltype", zaaktype), lambda: self._roltype(zaaktype))

    def roltype_gemachtigde(self, zaaktype: str) -> str:
        """For who acts for the initiator. A zaak has one initiator, so it takes another role; empty: there is none."""
        return self._remember(
            ("gemachtigde", zaaktype), lambda: self._other_roltype(zaaktype, _ROLLEN_VAN_GEMACHTIGDE)
        )

    def roltype_ander(self, zaaktype: str) -> str:
        """For who is in the call beside the initiator; empty: there is none."""
        return self._remember(("ander", zaaktype), lambda: self._other_roltype(zaaktype, _ROLLEN_VAN_ANDEREN))

    def statustype(self, zaaktype: str, omschrijving: str) -> Statustype:
        """An empty `omschrijving` is the first one. The status that closes a zaak is refused."""
        found = self._remember(("statustypen", zaaktype), lambda: self._statustypen(zaaktype))
        chosen = [each for each in found if not omschrijving or each.omschrijving == omschrijving]
        if not chosen:
            raise ZgwFout(Uitleg("statustype-onbekend"))
        if chosen[0].eind:
            raise ZgwFout(Uitleg("statustype-sluit-de-zaak"))
        return chosen[0]

    def documenttype(self, zaaktype: str, omschrijving: str, *, op: date) -> Documenttype:
        """The version that is linked to the zaaktype; of several, the one that is valid, then the newest."""
        return self._remember(
            ("documenttype", zaaktype, omschrijving, op.isoformat()),
            lambda: self._documenttype(zaaktype, omschrijving, op=op),
        )

    def eigenschappen(self, zaaktype: str) -> dict[str, str]:
        """Name to address."""
        return self._remember(("eigenschappen", zaaktype), lambda: self._eigenschappen(zaaktype))

    def _remember(self, key: tuple[str, ...], ask: Callable[[], T]) -> T:
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None and self._clock() < kept[0]:
            value: T = kept[1]
            return value
        value = ask()
        with self._lock:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            self._kept[key] = (self._clock() + self._seconds, value)
        return value

    def _zaaktype(self, identificatie: str, *, op: date) -> str:
        query = {"catalogus": self._catalogus} if self._catalogus else {}
        rows = self._api.find("zaaktypen", identificatie=identificatie, status="alles", **query)
        rows = [row for row in rows if text(row, "identificatie") == identificatie]
        if not rows:
            raise ZgwFout(Uitleg("zaaktype-onbekend"))
        definitief = [row for row in rows if row.get("concept") is False]
        if not definitief:
            raise ZgwFout(Uitleg("zaaktype-concept"))
        valid = sorted((row for row in definitief if _valid(row, op)), key=_begin)
        if not valid:
            raise ZgwFout(Uitleg("zaaktype-niet-geldig"))
        if len({text(row, "catalogus") for row in valid}) > 1:
            raise ZgwFout(Uitleg("zaaktype-in-meer-catalogi"))
        return self._api.own(valid[-1].get("url"))

    def _other_roltype(self, zaaktype: str, soorten: tuple[str, ...]) -> str:
        for soort in soorten:
            rows = self._api.find(
                "roltypen", zaaktype=self._api.own(zaaktype), omschrijvingGeneriek=soort, status="alles"
            )
            if rows:
                return text(rows[0], "url")
        return ""

    def _roltype(self, zaaktype: str) -> str:
        rows = self._api.find(
            "roltypen", zaaktype=self._api.own(zaaktype), omschrijvingGeneriek="initiator", status="alles"
        )
        if not rows:
            raise ZgwFout(Uitleg("roltype-ontbreekt"))
        return self._api.own(rows[0].get("url"))

    def _statustypen(self, zaaktype: str) -> tuple[Statustype, ...]:
        rows = self._api.find("statustypen", zaaktype=self._api.own(zaaktype), status="alles")
        found = [self._status_of(row) for row in rows]
        return tuple(sorted(found, key=lambda each: each.volgnummer))

    def _status_of(self, row: JsonObject) -> Statustype:
        number = row.get("volgnummer")
        return Statustype(
            url=self._api.own(row.get("url")),
            omschrijving=text(row, "omschrijving"),
            volgnummer=number if isinstance(number, int) else 0,
            eind=row.get("isEindstatus") is True,
        )

    def _documenttype(self, zaaktype: str, omschrijving: str, *, op: date) -> Documenttype:
        rows = self._api.find("informatieobjecttypen", omschrijving=omschrijving, status="alles")
        rows = [row for row in rows if text(row, "omschrijving") == omschrijving]
        if not rows:
            raise ZgwFout(Uitleg("documenttype-onbekend"))
        links = self._api.find(
            "zaaktype-informatieobjecttypen", zaaktype=self._api.own(zaaktype), status="alles"
        )
        # The standard has the omschrijving or the address here, by its version.
        linked = {text(link, "informatieobjecttype") for link in links}
        rows = [row for row in rows if linked & {omschrijving, text(row, "url")}]
        if not rows:
            raise ZgwFout(Uitleg("documenttype-niet-gekoppeld"))
        definitief = [row for row in rows if row.get("concept") is False]
        if not definitief:
            raise ZgwFout(Uitleg("documenttype-concept"))
        chosen = max(definitief, key=lambda row: (_valid(row, op), _begin(row)))
        return Documenttype(self._api.own(chosen.get("url")), text(chosen, "vertrouwelijkheidaanduiding"))

    def _eigenschappen(self, zaaktype: str) -> dict[str, str]:
        rows = self._api.find("eigenschappen", zaaktype=self._api.own(zaaktype), status="alles")
        return {text(row, "naam"): self._api.own(row.get("url")) for row in rows}


def _begin(row: JsonObject) -> str:
    return text(row, "beginGeldigheid")


def _valid(row: JsonObject, op: date) -> bool:
    """ISO dates compare as text. On the day that one version ends and the next begins, both are valid."""
    day, end = op.isoformat(), text(row, "eindeGeldigheid")
    return _begin(row) <= day and (not end or day <= end)
