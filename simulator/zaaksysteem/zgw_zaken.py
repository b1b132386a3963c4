"""The Zaken API of the stand-in: what it refuses is what Open Zaak 1.30 was seen to refuse."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from simulator.zaaksysteem.zgw_bericht import Geweigerd, JsonObject, ongeldig, verboden
from simulator.zaaksysteem.zgw_opslag import (
    Opslag,
    nine_digits,
    not_longer,
    require,
    row_of,
    type_of,
    writable,
)
from simulator.zaaksysteem.zgw_toegang import Client

_LEVELS = "urn:oasis:names:tc:SAML:2.0:ac:classes:"
_BEWERK = "zaken.bijwerken"
Maker = Callable[[Opslag, JsonObject, Client], JsonObject]


def make_zaak(opslag: Opslag, body: JsonObject, client: Client) -> JsonObject:
    level = body.get("vertrouwelijkheidaanduiding") or "zaakvertrouwelijk"
    if not client.may("zaken.aanmaken") or not client.may_use(str(body.get("zaaktype")), level):
        raise verboden()
    require(body, "bronorganisatie", "verantwoordelijkeOrganisatie", "zaaktype", "startdatum")
    nine_digits("bronorganisatie", body["bronorganisatie"])
    nine_digits("verantwoordelijkeOrganisatie", body["verantwoordelijkeOrganisatie"])
    not_longer(body, omschrijving=80, toelichting=1000, identificatie=40)
    type_of(opslag, "zaaktype", body["zaaktype"])
    url = opslag.new_url(opslag.zaken_root, "zaken")
    number = body.get("identificatie") or f"ZAAK-{len(opslag.zaken) + 1:010}"
    for other in opslag.zaken.values():
        if (other["identificatie"], other["bronorganisatie"]) == (number, body["bronorganisatie"]):
            raise ongeldig("identificatie", "identificatie-niet-uniek")
    zaak = {
        "url": url,
        "uuid": url.rpartition("/")[2],
        "identificatie": number,
        "einddatum": None,
        "vertrouwelijkheidaanduiding": level,
        "kenmerken": body.get("kenmerken", []),
        **{name: body.get(name) for name in ("bronorganisatie", "zaaktype", "startdatum", "omschrijving")},
        "nieuwVeld": {"van": "een volgende versie"},
    }
    opslag.zaken[url] = zaak
    return zaak


def make_rol(opslag: Opslag, body: JsonObject, client: Client) -> JsonObject:
    require(body, "zaak", "betrokkeneType", "roltype")
    zaak = row_of(opslag.zaken, "zaak", body["zaak"], base=opslag.base)
    writable(zaak, client, _BEWERK)
    roltype = type_of(opslag, "roltype", body["roltype"])
    if roltype["zaaktype"] != zaak["zaaktype"]:
        raise ongeldig("roltype", "zaaktype-mismatch")
    person = body.get("betrokkeneIdentificatie") or {}
    if person.get("inpBsn"):
        nine_digits("betrokkeneIdentificatie.inpBsn", person["inpBsn"])
    _authenticatie(body.get("authenticatieContext"))
    generic = roltype["omschrijvingGeneriek"]
    others = [rol for rol in opslag.rollen.values() if rol["zaak"] == zaak["url"]]
    if generic == "initiator" and any(rol["omschrijvingGeneriek"] == "initiator" for rol in others):
        raise ongeldig("roltype", "max-occurences")
    return _keep(opslag, "rollen", opslag.rollen, {**body, "omschrijvingGeneriek": generic})


def _authenticatie(context: Any) -> None:
    if context is None:
        return
    if context.get("source") != "digid":
        raise ongeldig("authenticatieContext.source", "invalid_choice")
    if not str(context.get("levelOfAssurance")).startswith(_LEVELS):
        raise ongeldig("authenticatieContext.levelOfAssurance", "invalid_choice")


def make_status(opslag: Opslag, body: JsonObject, client: Client) -> JsonObject:
    require(body, "zaak", "statustype", "datumStatusGezet")
    zaak = row_of(opslag.zaken, "zaak", body["zaak"], base=opslag.base)
    earlier = [status for status in opslag.statussen.values() if status["zaak"] == zaak["url"]]
    first = () if earlier else ("zaken.aanmaken",)
    if not client.may(
        "zaken.heropenen", *(() if zaak["einddatum"] else ("zaken.statussen.toevoegen", *first))
    ):
        raise verboden()
    statustype = type_of(opslag, "statustype", body["statustype"])
    if statustype["zaaktype"] != zaak["zaaktype"]:
        raise ongeldig("statustype", "zaaktype-mismatch")
    moment = _moment(body["datumStatusGezet"])
    if any(_moment(status["datumStatusGezet"]) == moment for status in earlier):
        raise ongeldig("nonFieldErrors", "unique")
    if statustype["isEindstatus"]:
        raise ongeldig("nonFieldErrors", "resultaat-does-not-exist")
    return _keep(opslag, "statussen", opslag.statussen, body)


def _moment(text: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        raise ongeldig("datumStatusGezet", "invalid") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if moment > datetime.now(UTC) + timedelta(seconds=1):
        raise ongeldig("datumStatusGezet", "date-in-future")
    return moment


def make_eigenschap(opslag: Opslag, body: JsonObject, client: Client) -> JsonObject:
    require(body, "zaak", "eigenschap", "waarde")
    zaak = row_of(opslag.zaken, "zaak", body["zaak"], base=opslag.base)
    writable(zaak, client, _BEWERK)
    eigenschap = type_of(opslag, "eigenschap", body["eigenschap"])
    if eigenschap["zaaktype"] != zaak["zaaktype"]:
        raise ongeldig("eigenschap", "zaaktype-mismatch")
    made = {**body, "naam": eigenschap["naam"]}
    return _keep(opslag, f"zaken/{zaak['uuid']}/zaakeigenschappen", opslag.eigenschappen, made)


def make_relatie(opslag: Opslag, body: JsonObject, client: Client) -> JsonObject:
    require(body, "zaak", "informatieobject")
    zaak = row_of(opslag.zaken, "zaak", body["zaak"], base=opslag.base)
    writable(zaak, client, "zaken.aanmaken", _BEWERK)
    document = row_of(opslag.documenten, "informatieobject", body["informatieobject"], base=opslag.base)
    not_longer(body, titel=200)
    for other in opslag.relaties.values():
        if (other["zaak"], other["informatieobject"]) == (zaak["url"], document["url"]):
            raise ongeldig("nonFieldErrors", "unique")
    if not opslag.catalogus.linked(zaak["zaaktype"], document["informatieobjecttype"]):
        raise ongeldig("nonFieldErrors", "missing-zaaktype-informatieobjecttype-relation")
    return _keep(opslag, "zaakinformatieobjecten", opslag.relaties, body)


def change_relatie(opslag: Opslag, url: str, body: JsonObject, client: Client) -> JsonObject:
    relatie = opslag.relaties.get(url)
    if relatie is None:
        raise Geweigerd(404, "not_found")
    writable(opslag.zaken[relatie["zaak"]], client, _BEWERK)
    not_longer(body, titel=200)
    relatie.update({name: body[name] for name in ("titel", "beschrijving") if name in body})
    return relatie


def _keep(opslag: Opslag, resource: str, rows: dict[str, JsonObject], body: Mapping[str, Any]) -> JsonObject:
    url = opslag.new_url(opslag.zaken_root, resource)
    rows[url] = {**body, "url": url, "uuid": url.rpartition("/")[2]}
    return rows[url]
