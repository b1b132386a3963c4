"""A DigiD that says what the test wants. The real protocol is tried in tests/inloggen and in the whole system."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from identification.models import Identification, InwonerSessie
from identification.queries.inwoner import find_by_token
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
            raise LoginOnbekend(elders=self.asked.get("onderwerp"))
        onderwerp, gevraagd = self.asked["onderwerp"], Niveau(self.asked["niveau"])
        self.asked = {}
        if isinstance(self.outcome, LoginMislukt):
            self.outcome.onderwerp = onderwerp
            raise self.outcome
        return LoginFinished(onderwerp=onderwerp, result=replace(self.outcome, gevraagd=gevraagd))

    def sso_origins(self) -> tuple[str, ...]:
        return (ORIGIN,)


def press_login(client: Client, link: str, *, taal: str = "", **how: Any) -> HttpResponse:
    """The button of I1, with the number that the ambtenaar said. `link`: the path of the link."""
    row = find_by_token(link.strip("/").split("/")[-1])
    number = row.getal if row is not None else ""
    return client.post(f"{link.partition('?')[0]}inloggen/", {"getal": number, "taal": taal}, **how)


def come_back(client: Client) -> HttpResponse:
    return client.get("/digid/acs/", {"SAMLart": "x", "RelayState": "x"})


def log_in_at_digid(
    client: Client, row: Identification, digid: NepDigid, *, wie: Bsn = PERSOON
) -> HttpResponse:
    """From the button of I1 to the answer of the portal when DigiD sends the browser back."""
    digid.outcome = login(wie, moment=timezone.now())
    assert press_login(client, f"/i/{token_of(row)}/").status_code == 302
    return come_back(client)


def allow(ambtenaar: Client, row: Identification, answer: str = "ja") -> HttpResponse:
    """The ambtenaar answers the browser that asks to take over."""
    wie = InwonerSessie.objects.get(identification=row, verhuizing_op__isnull=False).pk
    return ambtenaar.post(f"/werkblad/{row.pk}/verhuizing/", {"wie": wie, "antwoord": answer})


def shows_code(page: str, code: str) -> bool:
    """In any form in which a page has it. Its first digits alone may stand in a telephone number too."""
    return any(
        form in page for form in (code, f"{code[:3]}<b>{code[3:]}", f"{code[:3]} {code[3:]}", ", ".join(code))
    )


def text_of(client: Client, address: str = "/i/", status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()
