"""Logging out at DigiD: our request, and answers that are good, partial, forged or somebody else's."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from lxml import etree
from pytest_django import Settings

from begrippen.bsn import Bsn
from inloggen.digid import uitloggen
from inloggen.digid.metadata import metadata
from inloggen.digid.uitloggen import BijDigid, Uitkomst, UitloggenOnbekend, UitlogStart
from inloggen.models import UitlogVerzoek
from tests.inloggen.berichten import idp_metadata
from tests.inloggen.idp import SP, TestIdp, signed_by
from tests.inloggen.keys import pair
from tests.inloggen.uitlogberichten import EACH_WAY, SLO, Bericht, swap

PERSON = BijDigid(aansluiting="digid", bsn=Bsn("999990019"), session_index="_s")
WRONG_STATUS = [("Responder",), ("Requester", "RequestDenied"), ("Responder", "Unknown"), ("PartialLogout",)]


@dataclass
class Uitlogger:
    """A DigiD with Eenmalig Inloggen, and the browser `a` of a person who logs out."""

    idp: TestIdp
    relay_state: str = ""
    request_id: str = ""

    def start(self, sessie: BijDigid = PERSON) -> UitlogStart | None:
        started = uitloggen.start(sessie, browser="a", now=self.idp.now)
        if started is not None:
            self.relay_state = started.velden["RelayState"]
            self.request_id = request_of(started).get("ID", "")
        return started

    def redirect(self, bericht: Bericht, *, browser: str = "a") -> Uitkomst:
        values = {"request_id": self.request_id, "relay_state": self.relay_state}
        query = bericht.address(**values, now=self.idp.now)
        return uitloggen.finish_redirect(
            query=query, relay_state=self.relay_state, browser=browser, now=self.idp.now
        )

    def form(self, bericht: Bericht, *, browser: str = "a") -> Uitkomst:
        values = bericht.form(request_id=self.request_id, relay_state=self.relay_state, now=self.idp.now)
        relay_state = values["RelayState"]
        uitloggen.finish_form(saml_response=values["SAMLResponse"], relay_state=relay_state, now=self.idp.now)
        return uitloggen.outcome(relay_state=relay_state, browser=browser, now=self.idp.now)

    def answer(self, way: str, bericht: Bericht, *, browser: str = "a") -> Uitkomst:
        return (self.redirect if way == "redirect" else self.form)(bericht, browser=browser)


def request_of(started: UitlogStart) -> etree._Element:
    return etree.fromstring(base64.b64decode(started.velden["SAMLRequest"]))


@pytest.fixture
def uit(idp: TestIdp, settings: Settings) -> Uitlogger:
    text = idp_metadata(
        resolve_url=idp.url,
        signing=[pair("idp"), pair("idp-next"), pair("idp-old", days=-1)],
        signer=pair("idp"),
        logout="HTTP-Redirect",
    )
    settings.DIGID = idp.settings(
        eenmalig_inloggen=True, idp_metadata_file=idp.write("slo.xml", text.encode())
    )
    return Uitlogger(idp)


def test_our_request(uit: Uitlogger) -> None:
    started = uit.start()
    assert started is not None
    root = request_of(started)
    assert started.url == root.get("Destination") == "https://idp.test/slo"
    assert root.findtext("{*}NameID") == "s00000000:999990019"
    assert (root.findtext("{*}SessionIndex"), root.findtext("{*}Issuer")) == ("_s", SP)
    assert signed_by(root) == "sp"
    assert root.find(".//{*}SignatureMethod").get("Algorithm").endswith("rsa-sha256")
    assert len(started.velden["RelayState"]) <= 80
    assert "999990019" not in repr(started) + started.url + str(UitlogVerzoek.objects.values().get())


def test_without_eenmalig_inloggen_there_is_nothing_to_do(idp: TestIdp, settings: Settings) -> None:
    assert Uitlogger(idp).start() is None
    settings.DIGID = idp.settings(eenmalig_inloggen=True)
    assert Uitlogger(idp).start() is None, "DigiD names no address for it"
    assert not UitlogVerzoek.objects.exists()


def test_without_a_bsn_there_is_nothing_to_say(uit: Uitlogger) -> None:
    assert uit.start(BijDigid(aansluiting="digid", transient_id="_t")) is None
    assert uit.start(BijDigid(aansluiting="gone", bsn=PERSON.bsn)) is None


@pytest.mark.parametrize("way", ["redirect", "form"])
@pytest.mark.parametrize(
    ("status", "uitkomst"),
    [
        (("Success",), Uitkomst.UITGELOGD),
        (("Responder", "PartialLogout"), Uitkomst.GEDEELTELIJK),
        (("Success", "PartialLogout"), Uitkomst.GEDEELTELIJK),
        *[(status, Uitkomst.MISLUKT) for status in WRONG_STATUS],
    ],
)
def test_what_digid_answers(uit: Uitlogger, way: str, status: tuple[str, ...], uitkomst: Uitkomst) -> None:
    uit.start()
    assert uit.answer(way, Bericht(status=status)) is uitkomst


@pytest.mark.parametrize("way", ["redirect", "form"])
def test_the_next_key_of_digid(uit: Uitlogger, way: str) -> None:
    uit.start()
    assert uit.answer(way, Bericht(by=pair("idp-next"))) is Uitkomst.UITGELOGD


BY_REDIRECT = [
    ("handtekening-vorm", Bericht(sig_alg="http://www.w3.org/2000/09/xmldsig#rsa-sha1", method="RSA_SHA1")),
    ("handtekening-vorm", Bericht(query=swap("&SigAlg=", "&SigAlg=x"))),
    ("handtekening-ongeldig", Bericht(query=swap("&RelayState=", "&RelayState=x"))),
    ("query-dubbel", Bericht(query=lambda query: f"{query}&SAMLResponse=x")),
    ("query-vorm", Bericht(query=swap("SigAlg=", "Alg="))),
    ("query-vorm", Bericht(query=lambda _: "")),
    ("base64", Bericht(query=lambda query: query.rpartition("&Signature=")[0] + "&Signature=*")),
    ("xml-dtd", Bericht(before=lambda text: f"<!DOCTYPE x>{text}")),
    ("te-groot", Bericht(before=swap("<saml:Issuer>", f"<saml:Issuer>{' ' * 100_000}"))),
    ("soort-bericht", Bericht(before=lambda text: text.replace("LogoutResponse", "LogoutRequest"))),
]
BY_FORM = [
    ("handtekening-ongeldig", Bericht(by=pair("attacker"), key_info=True)),
    ("handtekening-vorm", Bericht(method="RSA_SHA1")),
    ("handtekening-vorm", Bericht(digest="SHA1")),
    ("handtekening-ongeldig", Bericht(after=swap(SLO, f"{SLO} "))),
    ("handtekening-ongeldig", Bericht(after=swap("status:Success", "status:Responder"))),
    ("xml-dtd", Bericht(after=lambda text: f"<!DOCTYPE x>{text}")),
    ("xml-ongeldig", Bericht(after=lambda _: "")),
    ("te-groot", Bericht(after=swap("<saml:Issuer>", f"<saml:Issuer>{' ' * 100_000}"))),
    ("soort-bericht", Bericht(before=lambda text: text.replace("LogoutResponse", "LogoutRequest"))),
]


@pytest.mark.parametrize(
    ("way", "reason", "bericht"),
    [
        *[("redirect", *case) for case in (*EACH_WAY, *BY_REDIRECT)],
        *[("form", *case) for case in (*EACH_WAY, *BY_FORM)],
    ],
)
def test_an_answer_that_is_refused(uit: Uitlogger, way: str, reason: str, bericht: Bericht) -> None:
    uit.start()
    with pytest.raises(UitloggenOnbekend) as caught:
        uit.answer(way, bericht)
    assert re.fullmatch(reason, caught.value.reason)
    assert uit.answer(way, Bericht()) is Uitkomst.UITGELOGD, "the genuine answer still counts"


@pytest.mark.parametrize("way", ["redirect", "form"])
def test_an_answer_to_another_request(uit: Uitlogger, way: str) -> None:
    uit.start()
    uit.request_id = "_other"
    with pytest.raises(UitloggenOnbekend, match="inresponseto"):
        uit.answer(way, Bericht())


@pytest.mark.parametrize("way", ["redirect", "form"])
def test_another_browser(uit: Uitlogger, way: str) -> None:
    uit.start()
    for browser in ("b", "", "\ud800"):
        with pytest.raises(UitloggenOnbekend, match="uitloggen-onbekend"):
            uit.answer(way, Bericht(), browser=browser)


@pytest.mark.parametrize("way", ["redirect", "form"])
def test_once_and_for_a_quarter(uit: Uitlogger, way: str) -> None:
    uit.start()
    assert uit.answer(way, Bericht()) is Uitkomst.UITGELOGD
    with pytest.raises(UitloggenOnbekend, match="uitloggen-onbekend"):
        uit.answer(way, Bericht())
    uit.start()
    uit.idp.now += timedelta(minutes=15)
    with pytest.raises(UitloggenOnbekend, match="uitloggen-onbekend"):
        uit.answer(way, Bericht())


@pytest.mark.parametrize("relay_state", ["", "x", "é", "\x00", "7c1cd4b8-9a8c-4f1e-8c2e-1f9f3f0e2a55"])
def test_a_relay_state_of_nobody(uit: Uitlogger, relay_state: str) -> None:
    uit.start()
    uit.relay_state = relay_state
    with pytest.raises(UitloggenOnbekend, match="uitloggen-onbekend"):
        uit.form(Bericht())


def test_purge(uit: Uitlogger) -> None:
    uit.start()
    assert uitloggen.purge(now=uit.idp.now + timedelta(minutes=59)) == 0
    assert uitloggen.purge(now=uit.idp.now + timedelta(minutes=61)) == 1


def test_our_metadata_names_the_logout_only_then(uit: Uitlogger, idp: TestIdp, settings: Settings) -> None:
    def services() -> list[str]:
        root = etree.fromstring(metadata())
        return [node.get("Location", "") for node in root.iter("{*}SingleLogoutService")]

    assert services() == [SLO, f"{SLO}soap/"]
    settings.DIGID = idp.settings()
    assert services() == []


def test_profile_eid_names_its_session_and_no_bsn(uit: Uitlogger, settings: Settings) -> None:
    settings.DIGID = settings.DIGID | {"profiel": "eid-4"}
    started = uit.start(BijDigid("digid", bsn=PERSON.bsn, transient_id="_t", session_index="_t"))
    assert started is not None
    root = request_of(started)
    assert (root.findtext("{*}NameID"), root.findtext("{*}SessionIndex")) == ("_t", "_t")
    assert root.find("{*}NameID").get("Format", "").endswith(":transient")
    assert uit.form(Bericht()) is Uitkomst.UITGELOGD
    assert uit.start(PERSON) is None
