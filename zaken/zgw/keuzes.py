"""What a beheerder may choose for a dienst, as the catalogue has it today."""

from __future__ import annotations

from datetime import date

from zaken.koppeling import Keuzes
from zaken.zgw.api import Api, JsonObject, text


def keuzes_of(api: Api, catalogus_url: str, zaaktype: str, *, op: date) -> Keuzes:
    """Raises `ZgwFout`."""
    query = {"catalogus": catalogus_url} if catalogus_url else {}
    rows = [row for row in api.find("zaaktypen", status="definitief", **query) if _is_valid(row, op)]
    names = {text(row, "identificatie"): text(row, "omschrijving") for row in rows}
    chosen = next((row for row in reversed(rows) if text(row, "identificatie") == zaaktype), None)
    documents = api.find("informatieobjecttypen", status="definitief")
    if chosen is None:
        return Keuzes(tuple(sorted(names.items())), _names(documents))
    url = api.own(chosen.get("url"))
    links = api.find("zaaktype-informatieobjecttypen", zaaktype=url, status="alles")
    linked = {text(link, "informatieobjecttype") for link in links}
    documents = [row for row in documents if linked & {text(row, "url"), text(row, "omschrijving")}]
    statuses = api.find("statustypen", zaaktype=url, status="alles")
    may_be_set = [row for row in statuses if row.get("isEindstatus") is not True]
    return Keuzes(tuple(sorted(names.items())), _names(documents), _names(may_be_set))


def _is_valid(row: JsonObject, op: date) -> bool:
    """ISO dates compare as text."""
    day, end = op.isoformat(), text(row, "eindeGeldigheid")
    return text(row, "beginGeldigheid") <= day and (not end or day <= end)


def _names(rows: list[JsonObject]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text(row, "omschrijving") for row in rows if text(row, "omschrijving")))
