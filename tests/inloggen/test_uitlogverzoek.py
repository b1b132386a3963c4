"""DigiD's LogoutRequest over SOAP: what is verified before anybody is logged out, and how it is answered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.db import OperationalError
from lxml import etree
from pytest_django import Settings

from begrippen.bsn import Bsn
from inloggen.digid import uitloggen
from inloggen.digid.uitlogverzoek import GeenUitlogverzoek, Uitgelogde, answer
from tests.inloggen.berichten import SAMLP, STATUS
from tests.inloggen.idp import SP, TestIdp, signed_by
from tests.inloggen.keys import pair
from tests.inloggen.uitlogberichten import EACH_WAY, SOAP, SOAP_URL, Bericht, swap


@dataclass
class Luisteraar:
    """The portal side: `ended` is who was logged out."""

    idp: TestIdp
    ended: list[Uitgelogde] = field(default_factory=list)

    def ask(self, body: bytes) -> etree._Element:
        envelope = etree.fromstring(answer(body, end=self.end, now=self.idp.now))
        (message,) = envelope.iter(f"{{{SAMLP}}}LogoutResponse")
        return message

    def end(self, uitgelogde: Uitgelogde) -> int:
        self.ended.append(uitgelogde)
        return 1


def codes(message: etree._Element) -> list[str]:
    return [node.get("Value", "").removeprefix(STATUS) for node in message.iter(f"{{{SAMLP}}}StatusCode")]


@pytest.fixture
def portal(idp: TestIdp, settings: Settings) -> Luisteraar:
    settings.DIGID = idp.settings(eenmalig_inloggen=True)
    return Luisteraar(idp)


def test_a_genuine_request(portal: Luisteraar) -> None:
    bericht = Bericht(indexes=("_a", "_b"))
    message = portal.ask(bericht.soap(now=portal.idp.now))
    assert portal.ended == [Uitgelogde(bsn=Bsn("999990019"), session_indexes=frozenset({"_a", "_b"}))]
    assert codes(message) == ["Success"]
    assert message.get("InResponseTo") == bericht.id
    assert message.findtext("{*}Issuer") == SP
    assert signed_by(message) == "sp"


@pytest.mark.parametrize(
    "bericht",
    [
        Bericht(by=pair("idp-next")),
        Bericht(name_id="S00000000:999990019"),
        Bericht(before=swap(f'Destination="{SOAP_URL}"', "")),
        Bericht(age=timedelta(minutes=2, seconds=29)),
    ],
)
def test_what_digid_may_vary(portal: Luisteraar, bericht: Bericht) -> None:
    assert codes(portal.ask(bericht.soap(now=portal.idp.now))) == ["Success"]
    assert len(portal.ended) == 1


ENVELOPE = f'<e:Envelope xmlns:e="{SOAP}">'
UNSIGNED = [
    ("handtekening-ongeldig", Bericht(by=pair("attacker"), key_info=True)),
    ("handtekening-vorm", Bericht(method="RSA_SHA1")),
    ("handtekening-vorm", Bericht(digest="SHA1")),
    ("handtekening-ongeldig", Bericht(after=swap("999990019", "999993653"))),
    ("xml-dtd", Bericht(after=lambda text: f"<!DOCTYPE x>{text}")),
    ("xml-dtd", Bericht(after=lambda text: f'<!DOCTYPE x [<!ENTITY e "x">]>{text}')),
    ("xml-ongeldig", Bericht(after=lambda _: "")),
    ("xml-ongeldig", Bericht(after=lambda _: "<html><br></html>")),
    ("soap-vorm", Bericht(after=lambda _: "<html/>")),
    ("xml-vorm", Bericht(after=lambda _: f"{ENVELOPE}</e:Envelope>")),
    ("soap-vorm", Bericht(after=lambda _: f"{ENVELOPE}<e:Body/></e:Envelope>")),
    ("soap-vorm", Bericht(after=swap("</soap:Body>", "<x/></soap:Body>"))),
    ("soap-vorm", Bericht(before=lambda text: text.replace("LogoutRequest", "LogoutResponse"))),
    ("te-groot", Bericht(after=swap("<saml:Issuer>", f"<saml:Issuer>{' ' * 100_000}"))),
]
DENIED = [
    ("sector", Bericht(name_id="s00000001:999990019")),
    ("sector", Bericht(name_id="999990019")),
    ("bsn", Bericht(name_id="s00000000:999990018")),
    ("xml-vorm", Bericht(before=swap("</saml:NameID>", "</saml:NameID><saml:NameID>x</saml:NameID>"))),
    ("xml-vorm", Bericht(name_id="")),
]
# What is known only after the signature: DigiD itself made a mistake, and gets a signed answer.
_SIGNED = ("destination", "tijd-.*", "versie")
SIGNED = [case for case in EACH_WAY if any(re.fullmatch(code, case[0]) for code in _SIGNED)]


@pytest.mark.parametrize(
    ("reason", "bericht"), [*[case for case in EACH_WAY if case not in SIGNED], *UNSIGNED]
)
def test_what_is_no_message_of_digid(portal: Luisteraar, reason: str, bericht: Bericht) -> None:
    with pytest.raises(GeenUitlogverzoek) as caught:
        portal.ask(bericht.soap(now=portal.idp.now))
    assert re.fullmatch(reason, caught.value.reason)
    assert portal.ended == []


@pytest.mark.parametrize(("reason", "bericht"), [*SIGNED, *DENIED])
def test_a_request_of_digid_that_is_denied(
    portal: Luisteraar, reason: str, bericht: Bericht, caplog: pytest.LogCaptureFixture
) -> None:
    message = portal.ask(bericht.soap(now=portal.idp.now))
    assert codes(message) == ["Requester", "RequestDenied"]
    assert portal.ended == []
    assert f"reden={reason}" in caplog.text


def test_a_request_works_once(portal: Luisteraar) -> None:
    body = Bericht().soap(now=portal.idp.now)
    assert codes(portal.ask(body)) == ["Success"]
    assert codes(portal.ask(body)) == ["Requester", "RequestDenied"]
    assert len(portal.ended) == 1
    assert uitloggen.purge(now=portal.idp.now + timedelta(minutes=61)) == 1


def test_without_eenmalig_inloggen_nobody_is_logged_out(idp: TestIdp) -> None:
    portal = Luisteraar(idp)
    with pytest.raises(GeenUitlogverzoek, match="issuer"):
        portal.ask(Bericht().soap(now=idp.now))
    assert portal.ended == []


def test_a_database_that_does_not_work_is_said_to_digid(portal: Luisteraar) -> None:
    def end(_: Uitgelogde) -> int:
        raise OperationalError

    envelope = answer(Bericht().soap(now=portal.idp.now), end=end, now=portal.idp.now)
    assert codes(etree.fromstring(envelope)) == ["Responder"]


def test_nobody_is_named_in_the_log(portal: Luisteraar, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    for bericht in (Bericht(), Bericht(name_id="s00000001:999990019")):
        portal.ask(bericht.soap(now=portal.idp.now))
    assert "999990019" not in caplog.text
    assert "999990019" not in repr(portal.ended)
