"""A DigiD that says what the test wants. The real protocol is tried in tests/inloggen and in the whole system."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from begrippen.bsn import Bsn
from identification.models import Identification
from inloggen.resultaat import LoginFinished, LoginMislukt, LoginOnbekend, LoginResult, LoginStart
from tests.identification.gegevens import PERSOON, login, token_of

ORIGIN = "https://digid.example"


@dataclass
class NepDigid:
    """`outcome`: the login, or how it fails. One login waits at a time, for one browser, and is used once."""

    outcome: LoginResult | LoginMislukt = field(default_factory=login)
    asked: dict[str, Any] = field(default_factory=dict)

    def start(
        self, *, niveau: int, onderwerp: UUID, browser: str, now: datetime, **keuzes: Any
    ) -> LoginStart:
        self.asked = {"niveau": niveau, "onderwerp": onderwerp, "browser": browser}
        return LoginStart(url=f"{ORIGIN}/sso?SAMLRequest=x")

    def finish(self, *, artifact: str, relay_state: str, browser: str, now: datetime) -> LoginFinished:
        if not browser or self.asked.get("browser") != browser:
            raise LoginOnbekend
        onderwerp = self.asked.pop("onderwerp")
        self.asked = {}
        if isinstance(self.outcome, LoginMislukt):
            self.outcome.onderwerp = onderwerp
            raise self.outcome
        return LoginFinished(onderwerp=onderwerp, result=self.outcome)

    def sso_origins(self) -> tuple[str, ...]:
        return (ORIGIN,)


def come_back(client: Client) -> HttpResponse:
    return client.get("/digid/acs/", {"SAMLart": "x", "RelayState": "x"})


def log_in_at_digid(
    client: Client, row: Identification, digid: NepDigid, *, wie: Bsn = PERSOON
) -> HttpResponse:
    """From the button of I1 to the answer of the portal when DigiD sends the browser back."""
    digid.outcome = login(wie, moment=timezone.now())
    assert client.post(f"/i/{token_of(row)}/inloggen/").status_code == 302
    return come_back(client)


def text_of(client: Client, address: str = "/i/", status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()
