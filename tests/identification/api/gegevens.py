"""Another system, as the tests play it."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from begrippen.scope import Scope
from diensten.models import Dienst
from identification.flow import clients
from identification.flow.clients import ClientGegevens
from identification.models import ApiClient, Identification, SleutelSoort
from inloggen.models import Medewerker
from tests.identification.gegevens import fresh

ROOT = "/api/v1"


def make_client(beheerder: Medewerker, *diensten: Dienst, **changes: Any) -> ApiClient:
    values = {"naam": "Zaakplein", "scopes": tuple(Scope), "diensten": diensten} | changes
    return clients.create_client(gegevens=ClientGegevens(**values), door=beheerder, now=timezone.now())


def secret_of(client: ApiClient, door: Medewerker, soort: SleutelSoort = SleutelSoort.TOKEN) -> str:
    return clients.new_secret(client=client, soort=soort, door=door, now=timezone.now())


@dataclass
class Systeem:
    """`client` as it knocks at the door with `token`. `dienst` is what it starts unless told otherwise."""

    client: ApiClient
    token: str
    dienst: str
    http: Client = field(default_factory=Client)

    def get(self, address: str, **headers: str) -> HttpResponse:
        return self.http.get(ROOT + address, headers=self._with(headers))

    def post(self, address: str, body: Any, *, key: str = "", **headers: str) -> HttpResponse:
        if key:
            headers["Idempotency-Key"] = key
        return self.http.post(
            ROOT + address, body, content_type="application/json", headers=self._with(headers)
        )

    def _with(self, headers: dict[str, str]) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", **headers}

    def start(self, *, key: str = "", **changes: Any) -> HttpResponse:
        ambtenaar = {"id": "sanne", "naam": "Een andere naam", "functie": "Baliemedewerker"}
        body = {"flow": "NIEUW", "dienst": self.dienst, "ambtenaar": ambtenaar} | changes
        return self.post("/identificaties", body, key=key)

    def started(self, **changes: Any) -> Identification:
        response = self.start(**changes)
        assert response.status_code == 201, response.content
        return fresh(response.json()["id"])

    def do(
        self, row: Identification, what: str, *, key: str = "", wie: str = "sanne", **body: Any
    ) -> HttpResponse:
        return self.post(f"/identificaties/{row.pk}/{what}", {"ambtenaar": wie, **body}, key=key)

    def read(self, row: Identification) -> dict[str, Any]:
        return dict(self.get(f"/identificaties/{row.pk}").json())


def code_of(response: HttpResponse) -> tuple[int, str]:
    """Status and `code` of an error in our form."""
    assert response["Content-Type"] == "application/problem+json", response.content
    assert int(response.get("Content-Length", len(response.content))) == len(response.content)
    body = response.json()
    assert body["status"] == response.status_code
    return response.status_code, body["code"]


def fetch(client: ApiClient, secret: str, *, basic: bool = True, **form: str) -> HttpResponse:
    form = {"grant_type": "client_credentials"} | form
    headers = {}
    if basic:
        pair = base64.b64encode(f"{client.pk}:{secret}".encode()).decode()
        headers["Authorization"] = f"Basic {pair}"
    else:
        form |= {"client_id": str(client.pk), "client_secret": secret}
    body = "&".join(f"{name}={value}" for name, value in form.items())
    return Client().post(
        f"{ROOT}/token", body, content_type="application/x-www-form-urlencoded", headers=headers
    )
