"""Another system walks the whole way by the description alone, with a real login at DigiD."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
import requests
from jsonschema import Draft202012Validator

from dev.ports import wait_for
from dev.stack import Stack
from tests.e2e.conftest import NieuwGesprek
from tests.e2e.gegevens import assert_delivered_once, wait_for_status
from tests.e2e.schermloos import Bezoek, log_in
from tests.identification.api.ontvanger import Ontvanger, luister, verify

pytestmark = pytest.mark.e2e
BSN = "999990019"
RIGHTS = ["starten", "lezen", "controleren", "voltooien", "intrekken"]


class Generated:
    """A client that knows the description and nothing else: operations by name, checked both ways."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.http = requests.Session()
        self.http.trust_env = False
        self.description = self.http.get(f"{base}/api/v1/openapi.json", timeout=30).json()
        paths = self.description["paths"]
        self.operations = {
            operation["operationId"]: (method, path, operation)
            for path, item in paths.items()
            for method, operation in item.items()
        }

    def do(self, name: str, *, form: Any = None, body: Any = None, expect: int = 200, **path: str) -> Any:
        method, address, operation = self.operations[name]
        if body is not None:
            self._check(operation["requestBody"]["content"]["application/json"]["schema"], body)
        url = self.base + address.format(**path)
        answer = self.http.request(method, url, data=form, json=body, timeout=30)
        assert answer.status_code == expect, answer.text
        (media_type,) = operation["responses"][str(expect)]["content"]
        assert answer.headers["Content-Type"].startswith(media_type)
        found = answer.json()
        self._check(operation["responses"][str(expect)]["content"][media_type]["schema"], found)
        return found

    def _check(self, schema: Any, value: Any) -> None:
        whole = {**schema, "components": self.description["components"]}
        Draft202012Validator(whole).validate(value)


def secrets_from_beheer(stack: Stack, webhook: str) -> tuple[str, str, str]:
    """A beheerder gives the system access: client_id, client_secret, and the key of the messages."""
    with Bezoek(stack.portal_url) as ingrid:
        log_in(ingrid, "ingrid").open("/beheer/systemen/nieuw/")
        chosen = {"naam": f"Klantbeeld {time.time_ns() % 10**6}", "scopes": RIGHTS, "webhook_url": webhook}
        ingrid.submit("/nieuw/", diensten=["wmo-melding"], **chosen)
        address = ingrid.page.url
        shown = []
        for soort in ("geheim", "handtekening"):
            ingrid.open(address).submit("/sleutel/", soort=soort)
            shown.append(str(ingrid.doc.get_element_by_id("geheim").get("value")))
        return address.rstrip("/").split("/")[-1], shown[0], shown[1]


def let_in(stack: Stack, ontvanger: Ontvanger) -> tuple[Generated, str]:
    """A client with a token, and the key of its messages."""
    client_id, secret, key = secrets_from_beheer(stack, ontvanger.url)
    api = Generated(stack.portal_url)
    form = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret}
    api.http.headers["Authorization"] = f"Bearer {api.do('token', form=form)['access_token']}"
    return api, key


def test_the_whole_way_by_the_description(stack: Stack, gesprek: NieuwGesprek) -> None:
    with luister() as ontvanger:
        api, key = let_in(stack, ontvanger)
        slug = api.do("diensten")["diensten"][0]["slug"]
        call = gesprek()
        sanne = {"id": "sanne", "naam": "Sanne"}
        question = {"flow": "BEKEND", "dienst": slug, "ambtenaar": sanne, "bsn": BSN, "opening": True}
        made = api.do("start", body=question, expect=201)
        pk = call.id = made["id"]
        call.ambtenaar.open(made["opening"]["adres"])  # the klantbeeld sends Sanne to our page
        assert call.ambtenaar.page.url == made["pagina"]
        assert BSN not in call.ambtenaar.page.text
        call.link = made["uitnodiging"]["link"]
        call.login(BSN)
        assert api.do("lees", id=pk)["status"] == "INGELOGD"
        assert api.do("controleerCode", id=pk, body={"ambtenaar": "sanne", "code": call.code})["juist"]
        api.do("persoonOpgezocht", id=pk, body={"ambtenaar": "sanne"})
        api.do("voltooi", id=pk, body={"ambtenaar": "sanne"})
        wait_for_status(stack, pk)
        assert_delivered_once(stack, pk)
        assert api.do("lees", id=pk)["afloop"] == "voltooid"
        _told(ontvanger, key)


def _told(ontvanger: Ontvanger, key: str) -> None:
    expected = ["INGELOGD", "BEVESTIGD", "VASTGELEGD", "GELEVERD", "GEWIST"]
    assert wait_for(lambda: len(ontvanger.kreeg) >= len(expected), seconds=30)
    assert sorted(one["status"] for one in ontvanger.inhoud) == sorted(expected)
    assert all(verify(headers, body, secret=key, now=time.time()) for headers, body in ontvanger.kreeg)
    assert not re.search(rf"{BSN}|Sanne", str(ontvanger.kreeg))
