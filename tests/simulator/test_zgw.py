"""The ZGW stand-in keeps the rules that real servers were seen to keep (facts of Open Zaak 1.30)."""

from __future__ import annotations

import json
import time
from base64 import b64encode
from typing import Any

import jwt
import pytest
import requests

from simulator.zaaksysteem import zgw_views
from simulator.zaaksysteem.zgw import ZgwZaaksysteem
from simulator.zaaksysteem.zgw_bericht import JsonObject, Vraag
from simulator.zaaksysteem.zgw_toegang import MINIMAAL, Client
from tests.simulator.dienstverlener import Dienstverlener

BASE = "http://zaken.example"
SECRET = "a secret of the tests, long enough for HS256"
CRS = {"accept-crs": "EPSG:4326", "content-crs": "EPSG:4326"}
CLIENTS = {
    "klein": Client(SECRET),
    "eerste": Client(SECRET, scopes=MINIMAAL - {"zaken.statussen.toevoegen"}),
    "alles": Client(SECRET, alles=True),
}
RSIN, BSN = "123456782", "999990019"


class Aanroep:
    """A client of the stand-in that sends what it is told to."""

    def __init__(self, client: str = "klein") -> None:
        self.zgw = ZgwZaaksysteem(BASE, CLIENTS)
        self.client = client

    def token(self, **changes: Any) -> str:
        claims = {"iat": int(time.time()), "client_id": self.client, **changes}
        return jwt.encode({k: v for k, v in claims.items() if v is not None}, SECRET, algorithm="HS256")

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        url, _, query = path.partition("?")
        names = {
            "authorization": f"Bearer {self.token()}",
            "content-type": "application/json",
            **CRS,
            **headers,
        }
        vraag = Vraag(
            method,
            url.removeprefix(BASE),
            dict(pair.split("=") for pair in query.split("&") if pair),
            {name: value for name, value in names.items() if value},
            json.dumps(body).encode(),
        )
        answer = self.zgw.answer(vraag)
        return answer.status, json.loads(answer.body)

    def post(self, resource: str, body: JsonObject) -> tuple[int, Any]:
        api = "documenten" if resource.startswith("enkel") else "zaken"
        return self.send("POST", f"/{api}/api/v1/{resource}", body)

    def url(self, resource: str, key: str) -> str:
        return self.zgw.opslag.catalogus.url(resource, key)

    @property
    def zaaktype(self) -> str:
        return self.url("zaaktypen", "alg:BEELDBELLEN:1")

    def zaak(self, **changes: Any) -> JsonObject:
        organisation = {"bronorganisatie": RSIN, "verantwoordelijkeOrganisatie": RSIN}
        return {**organisation, "zaaktype": self.zaaktype, "startdatum": "2026-11-22", **changes}

    def document(self, **changes: Any) -> JsonObject:
        soort = self.url("informatieobjecttypen", "Bewijs van identificatie")
        text = {"titel": "Bewijs", "auteur": "Wij", "taal": "nld", "creatiedatum": "2026-11-22"}
        content = {"inhoud": b64encode(b"pdf").decode(), "bestandsomvang": 3}
        return {"bronorganisatie": RSIN, "informatieobjecttype": soort, **text, **content, **changes}

    def made(self) -> tuple[str, str]:
        return self.post("zaken", self.zaak())[1]["url"], self.post(
            "enkelvoudiginformatieobjecten", self.document()
        )[1]["url"]


def codes(answer: tuple[int, Any]) -> tuple[int, set[str]]:
    status, body = answer
    return status, {param["code"] for param in body.get("invalidParams", [])} or {body.get("code")}


@pytest.fixture
def aanroep() -> Aanroep:
    return Aanroep()


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        ({"client_id": None}, "missing-client-identifier"),
        ({"client_id": "wie"}, "invalid-client-identifier"),
        ({"iat": None}, "jwt-missing-iat-claim"),
        ({"iat": time.time() - 3700}, "jwt-expired"),
        ({"exp": time.time() - 1}, "jwt-expiredsignatureerror"),
        ({"nbf": time.time() + 86_400}, "jwt-immaturesignatureerror"),
    ],
)
def test_each_bad_token_is_a_403(aanroep: Aanroep, claims: dict[str, Any], code: str) -> None:
    bearer = f"Bearer {aanroep.token(**claims)}"
    assert codes(aanroep.send("GET", "/catalogi/api/v1/zaaktypen", authorization=bearer)) == (403, {code})


def test_no_token_and_another_key(aanroep: Aanroep) -> None:
    other = jwt.encode({"iat": 1, "client_id": "klein"}, "b" * 32, algorithm="HS256")
    for given, code in (
        ("", "permission_denied"),
        ("Bearer x", "jwt-decode-error"),
        (f"Bearer {other}", "invalid-jwt-signature"),
    ):
        assert codes(aanroep.send("GET", "/catalogi/api/v1/zaaktypen", authorization=given)) == (403, {code})


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"accept-crs": ""}, 412),
        ({"content-crs": ""}, 412),
        ({"accept-crs": "EPSG:28992"}, 406),
        ({"content-type": "text/xml"}, 415),
    ],
)
def test_the_headers_of_a_zaak(aanroep: Aanroep, headers: dict[str, str], status: int) -> None:
    assert aanroep.send("POST", "/zaken/api/v1/zaken", aanroep.zaak(), **headers)[0] == status


def test_lists_refuse_what_they_do_not_know(aanroep: Aanroep) -> None:
    assert codes(aanroep.send("GET", "/zaken/api/v1/zaken?naam=x")) == (400, {"unknown-parameters"})
    assert aanroep.send("GET", "/zaken/api/v1/zaken?page=2")[0] == 404


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"bronorganisatie": "123456789"}, "invalid"),
        ({"bronorganisatie": "12345678"}, "min_length"),
        ({"omschrijving": "x" * 81}, "max_length"),
        ({"identificatie": "x" * 41}, "max_length"),
        ({"zaaktype": "http://127.0.0.1/zaaktypen/1"}, "unknown-service"),
        ({"zaaktype": f"{BASE}/catalogi/api/v1/zaaktypen/1"}, "does_not_exist"),
    ],
)
def test_a_zaak_that_is_refused(aanroep: Aanroep, changes: dict[str, str], code: str) -> None:
    assert codes(aanroep.post("zaken", aanroep.zaak(**changes))) == (400, {code})


def test_a_zaak_twice_or_of_a_concept(aanroep: Aanroep) -> None:
    assert aanroep.post("zaken", aanroep.zaak(identificatie="A", onbekend=1))[0] == 201
    assert codes(aanroep.post("zaken", aanroep.zaak(identificatie="A"))) == (
        400,
        {"identificatie-niet-uniek"},
    )
    concept = aanroep.url("zaaktypen", "alg:CONCEPT:1")
    assert codes(aanroep.post("zaken", aanroep.zaak(zaaktype=concept))) == (400, {"not-published"})
    assert codes(aanroep.post("zaken", {"zaaktype": aanroep.zaaktype})) == (400, {"required"})


def test_one_initiator_with_a_good_bsn(aanroep: Aanroep) -> None:
    zaak, _ = aanroep.made()
    roltype = aanroep.url("roltypen", f"{aanroep.zaaktype}:initiator")
    rol = {"zaak": zaak, "betrokkeneType": "natuurlijk_persoon", "roltype": roltype}
    for bsn, answer in (
        ("99999001", (400, {"min_length"})),
        ("999990018", (400, {"invalid"})),
        (BSN, (201, {None})),
    ):
        assert codes(aanroep.post("rollen", {**rol, "betrokkeneIdentificatie": {"inpBsn": bsn}})) == answer
    assert codes(aanroep.post("rollen", rol)) == (400, {"max-occurences"})


def test_a_status_once_a_moment_and_not_of_tomorrow(aanroep: Aanroep) -> None:
    zaak, _ = aanroep.made()
    status = {"zaak": zaak, "statustype": aanroep.url("statustypen", f"{aanroep.zaaktype}:Ontvangen")}
    early, late = "2026-11-21T10:00:00Z", "2099-01-01T00:00:00Z"
    assert aanroep.post("statussen", {**status, "datumStatusGezet": early})[0] == 201
    assert codes(aanroep.post("statussen", {**status, "datumStatusGezet": early})) == (400, {"unique"})
    assert codes(aanroep.post("statussen", {**status, "datumStatusGezet": late})) == (400, {"date-in-future"})
    aanroep.client = "eerste"  # may make zaken only: a second status is refused
    assert aanroep.post("statussen", {**status, "datumStatusGezet": "2026-11-21T11:00:00Z"})[0] == 403


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"bestandsomvang": 4}, "file-size"),
        ({"inhoud": "x"}, "incorrect-base64-padding"),
        ({"ontvangstdatum": "2026-11-22", "status": "in_bewerking"}, "invalid_for_received"),
        ({"titel": "x" * 201}, "max_length"),
    ],
)
def test_a_document_that_is_refused(aanroep: Aanroep, changes: dict[str, Any], code: str) -> None:
    assert codes(aanroep.post("enkelvoudiginformatieobjecten", aanroep.document(**changes))) == (400, {code})


def test_a_link_once_and_only_of_a_linked_type(aanroep: Aanroep) -> None:
    zaak, document = aanroep.made()
    brief = aanroep.document(informatieobjecttype=aanroep.url("informatieobjecttypen", "Brief"))
    loose = aanroep.post("enkelvoudiginformatieobjecten", brief)[1]["url"]
    link = {"zaak": zaak, "informatieobject": document}
    assert aanroep.post("zaakinformatieobjecten", link)[0] == 201
    assert codes(aanroep.post("zaakinformatieobjecten", link)) == (400, {"unique"})
    missing = "missing-zaaktype-informatieobjecttype-relation"
    assert codes(aanroep.post("zaakinformatieobjecten", {**link, "informatieobject": loose})) == (
        400,
        {missing},
    )


def test_a_closed_zaak_takes_nothing_but_from_who_may_do_all(aanroep: Aanroep) -> None:
    zaak, document = aanroep.made()
    aanroep.zgw.opslag.zaken[zaak]["einddatum"] = "2026-11-22"
    link = {"zaak": zaak, "informatieobject": document}
    assert codes(aanroep.post("zaakinformatieobjecten", link)) == (403, {"permission_denied"})
    aanroep.client = "alles"
    assert aanroep.post("zaakinformatieobjecten", link)[0] == 201


def test_the_simulator_serves_it_with_its_switches(dienstverlener: Dienstverlener) -> None:
    sim = f"http://localhost:{dienstverlener.sim}"
    claims = {"iat": int(time.time()), "client_id": zgw_views.CLIENT_ID}
    headers = {"Authorization": f"Bearer {jwt.encode(claims, zgw_views.SECRET, algorithm='HS256')}", **CRS}
    address = f"{sim}/zgw/zaken/api/v1/zaken"
    good = requests.get(address, headers=headers, timeout=30)
    assert (good.status_code, good.headers["API-version"], good.json()["count"]) == (200, "1.5.1", 0)
    assert requests.post(f"{sim}/api/zgw/fout", json={"fout": "na-weg"}, timeout=30).status_code == 200
    with pytest.raises(requests.RequestException):
        requests.get(address, headers=headers, timeout=30)
    assert requests.get(address, headers=headers, timeout=30).status_code == 200
    assert requests.post(f"{sim}/api/zgw/fout", json={"fout": "bestaat-niet"}, timeout=30).status_code == 400
    assert requests.get(f"{sim}/api/zgw/zaken", timeout=30).json() == {"zaken": []}
