"""Logging out, here and at DigiD: nothing can keep a session alive, and no BSN stands in an address or a log."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from lxml import etree
from pytest_django import Settings

from begrippen.bsn import Bsn
from identification.models import Identification, InwonerSessie
from inloggen.models import Medewerker
from tests.identification.gegevens import ANDER, PERSOON, invited, login, raw_bytes, token_of
from tests.identification.nepdigid import NepDigid, come_back, press_login, text_of
from tests.inloggen.berichten import STATUS, idp_metadata
from tests.inloggen.conftest import idp
from tests.inloggen.idp import TestIdp
from tests.inloggen.keys import pair
from tests.inloggen.uitlogberichten import Bericht
from toezicht.models import Gebeurtenis

__all__ = ["idp"]

OUT = "/i/uitloggen/"
SLO = "/digid/slo/"
SOAP = "/digid/slo/soap/"


@dataclass
class Ingelogd:
    """A browser of somebody who logged in, at a DigiD with Eenmalig Inloggen."""

    client: Client
    digid: NepDigid
    row: Identification
    request_id: str = ""
    relay_state: str = ""

    def log_in(self, *, wie: Bsn = PERSOON, session_index: str = "_s") -> None:
        result = replace(login(wie, moment=now()), aansluiting="digid", session_index=session_index)
        self.digid.outcome = result
        press_login(self.client, f"/i/{token_of(self.row)}/")
        assert come_back(self.client).status_code == 302
        assert self.is_in()

    def is_in(self) -> bool:
        return "U bent uitgelogd" not in text_of(self.client)

    def log_out(self) -> HttpResponse:
        response = self.client.post(OUT)
        fields = dict(re.findall(r'name="(\w+)" value="([^"]+)"', response.content.decode()))
        root = etree.fromstring(base64.b64decode(fields["SAMLRequest"]))
        self.request_id, self.relay_state = root.get("ID", ""), fields["RelayState"]
        return response

    def query(self, bericht: Bericht) -> str:
        return bericht.address(request_id=self.request_id, relay_state=self.relay_state, now=now())

    def form(self, bericht: Bericht) -> dict[str, str]:
        return bericht.form(request_id=self.request_id, relay_state=self.relay_state, now=now())


def now() -> datetime:
    return timezone.now().replace(microsecond=0)


@pytest.fixture
def eenmalig(idp: TestIdp, settings: Settings) -> None:
    text = idp_metadata(
        resolve_url=idp.url, signing=[pair("idp")], signer=pair("idp"), logout="HTTP-Redirect"
    )
    metadata = idp.write("slo.xml", text.encode())
    settings.DIGID = idp.settings(eenmalig_inloggen=True, idp_metadata_file=metadata)


@pytest.fixture
def persoon(eenmalig: None, client: Client, digid: NepDigid, row: Identification) -> Ingelogd:
    one = Ingelogd(client, digid, row)
    one.log_in()
    return one


def test_without_eenmalig_inloggen_it_stays_here(
    client: Client, digid: NepDigid, row: Identification
) -> None:
    Ingelogd(client, digid, row).log_in()
    response = client.post(OUT)
    assert (response.status_code, response["Location"]) == (302, "/i/")
    assert "U bent uitgelogd" in text_of(client)


def test_the_session_here_is_over_before_digid_is_asked(persoon: Ingelogd) -> None:
    response = persoon.log_out()
    assert response.status_code == 200
    page = response.content.decode()
    assert 'action="https://idp.test/slo"' in page
    assert "Uitloggen bij DigiD" in page
    assert str(PERSOON.reveal()) not in page
    assert "form-action https://idp.test" in response["Content-Security-Policy"].replace("'self' ", "")
    assert "no-store" in response["Cache-Control"]
    assert not persoon.is_in()
    sessie = InwonerSessie.objects.get()
    assert (sessie.session_index, sessie.transient_id) == ("", "")


def test_logging_out_twice_asks_once(persoon: Ingelogd) -> None:
    persoon.log_out()
    assert persoon.client.post(OUT).status_code == 302


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (("Success",), "en ook bij DigiD"),
        (("Responder", "PartialLogout"), "en ook bij DigiD"),
        (("Responder",), "U bent bij ons uitgelogd"),
    ],
)
def test_what_the_person_reads(persoon: Ingelogd, status: tuple[str, ...], words: str) -> None:
    persoon.log_out()
    assert words in text_of(persoon.client, f"{SLO}?{persoon.query(Bericht(status=status))}")
    assert not persoon.is_in()


def test_an_answer_by_form_comes_without_a_cookie(persoon: Ingelogd) -> None:
    persoon.log_out()
    response = Client().post(SLO, persoon.form(Bericht()), headers={"Origin": "https://idp.test"})
    assert response.status_code == 303
    assert "SAMLResponse" not in response["Location"]
    assert "en ook bij DigiD" in text_of(persoon.client, response["Location"])
    text_of(Client(), response["Location"], status=400)


def test_an_answer_for_another_browser(persoon: Ingelogd) -> None:
    persoon.log_out()
    address = f"{SLO}?{persoon.query(Bericht())}"
    text_of(Client(), address, status=400)
    assert "en ook bij DigiD" in text_of(persoon.client, address)
    text_of(persoon.client, address, status=400)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "klaar=",
        "klaar=x",
        "SAMLResponse=x&RelayState=x&SigAlg=x&Signature=x",
        "RelayState=%00",
        "SAMLRequest=x",
    ],
)
def test_what_is_no_answer(persoon: Ingelogd, query: str) -> None:
    assert "misschien niet gelukt" in text_of(persoon.client, f"{SLO}?{query}", status=400)
    response = persoon.client.post(SLO, query, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400
    assert persoon.is_in(), "an answer that nobody asked for logs nobody out"


@pytest.mark.usefixtures("logged_at_once")
def test_no_bsn_in_an_address_a_log_or_a_table(persoon: Ingelogd, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    persoon.log_out()
    persoon.client.get(f"{SLO}?{persoon.query(Bericht())}")
    persoon.client.post(SOAP, Bericht().soap(now=now()), content_type="text/xml")
    bsn = PERSOON.reveal()
    assert bsn not in caplog.text
    for table in ("identification_inwonersessie", "inloggen_uitlogverzoek", "inloggen_ontvangenverzoek"):
        assert bsn.encode() not in raw_bytes(table)


# --- DigiD asks -----------------------------------------------------------------------------------------------------


def ask(bericht: Bericht) -> HttpResponse:
    return Client().post(SOAP, bericht.soap(now=now()), content_type="text/xml")


def test_digid_logs_somebody_out(persoon: Ingelogd) -> None:
    response = ask(Bericht())
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/xml")
    assert f'Value="{STATUS}Success"' in response.content.decode()
    assert not persoon.is_in()
    event = Gebeurtenis.objects.get(soort="uitgelogd_via_digid")
    assert (event.onderwerp, event.door) == (persoon.row.pk, "digid")


def test_somebody_else_stays_in(persoon: Ingelogd, ambtenaar: Medewerker) -> None:
    other = Ingelogd(Client(), persoon.digid, invited(ambtenaar, now=timezone.now()))
    other.log_in(wie=ANDER, session_index="_other")
    assert ask(Bericht()).status_code == 200
    assert (persoon.is_in(), other.is_in()) == (False, True)


def test_by_the_session_when_the_bsn_is_wiped(persoon: Ingelogd) -> None:
    name_id = f"s00000000:{ANDER.reveal()}"
    ask(Bericht(name_id=name_id, indexes=("_x",)))
    assert persoon.is_in()
    ask(Bericht(name_id=name_id, indexes=("_x", "_s")))
    assert not persoon.is_in()


def test_who_is_not_here_is_logged_out_too(eenmalig: None) -> None:
    assert f'Value="{STATUS}Success"' in ask(Bericht()).content.decode()


@pytest.mark.parametrize("bericht", [Bericht(by=None), Bericht(by=pair("attacker"))])
def test_nobody_else_can_log_somebody_out(persoon: Ingelogd, bericht: Bericht) -> None:
    assert ask(bericht).status_code == 400
    assert persoon.is_in()


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"", 400), (b"\xff", 400), (b"<x/>", 400), (b"<a>" * 20_000, 400), (b" " * 70_000, 413)],
)
def test_garbage_is_no_error_of_ours(persoon: Ingelogd, body: bytes, status: int) -> None:
    assert Client().post(SOAP, body, content_type="text/xml").status_code == status
    assert Client().get(SOAP).status_code == 405
    assert persoon.is_in()
