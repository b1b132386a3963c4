"""Logging in over eID 4.x: the good way, what may vary, what we ask, and our metadata."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import xmlsec
from cryptography.hazmat.primitives.hashes import SHA1
from django.core.checks import run_checks
from django.test import Client
from lxml import etree
from pytest_django import Settings

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen import digid
from inloggen.digid.answer import verified_assertion
from inloggen.resultaat import DigidFout
from tests.inloggen.berichten_4 import (
    ACS,
    ACTING,
    GDI,
    LEGAL,
    LOW,
    SP,
    SUBSTANTIAL,
    UUID,
    Answer4,
    Encrypted,
)
from tests.inloggen.eid import AD, BVD, TestEid
from tests.inloggen.keys import pair
from tests.inloggen.lezen import answer, expected_4, right_now

CURATOR = "urn:nl-eid-gdi:1.1:RT:WV_Curator"


def test_a_genuine_login(eid: TestEid) -> None:
    """The evidence in the answer is about another person, at a higher level."""
    result = eid.login().result
    assert result.bsn == Bsn(ACTING)
    assert result.niveau is Betrouwbaarheidsniveau.MIDDEN
    assert result.vertegenwoordiging is None
    assert result.transient_id == result.session_index == "45e376c5-78a7-4cdc-a27d-a7dd5056e786"
    assert result.aansluiting == "digid"


def test_a_login_for_somebody_else(eid: TestEid) -> None:
    eid.namens = True
    result = eid.login(Answer4(legal=(Encrypted(bsn=LEGAL),), soorten=(CURATOR, f" {CURATOR}2 "))).result
    assert result.bsn == Bsn(ACTING)
    assert result.vertegenwoordiging is not None
    assert result.vertegenwoordiging.vertegenwoordigde == Bsn(LEGAL)
    assert result.vertegenwoordiging.soorten == (CURATOR, f"{CURATOR}2")


def test_more_sorts_of_representation_than_there_are(eid: TestEid) -> None:
    eid.namens = True
    with pytest.raises(DigidFout, match="vertegenwoordiging-vorm"):
        eid.login(Answer4(legal=(Encrypted(bsn=LEGAL),), soorten=(CURATOR,) * 11))


def test_the_evidence_is_gone_before_anything_is_read() -> None:
    now = right_now()
    assertion, signed = verified_assertion(answer(Answer4(), now=now).encode(), expected=expected_4(now=now))
    assert assertion.find("{*}Advice") is None
    assert b"Advice" in signed


def test_who_may_act_for_another_may_also_log_in_alone(eid: TestEid) -> None:
    eid.namens = True
    assert eid.login().result.vertegenwoordiging is None


@pytest.mark.parametrize(
    "answer",
    [
        Answer4(class_ref=f"\n  {LOW.upper()}  "),
        Answer4(class_ref=SUBSTANTIAL),
        Answer4(service_uuid=f"\n {UUID.upper()} "),
        Answer4(signed=("_assertion", "_response", "_artifactresponse")),
        Answer4(advice=" "),
        Answer4(prefixes="ds saml samlp xs"),
        Answer4(age=timedelta(minutes=2, seconds=29)),
        Answer4(acting=(Encrypted(to=pair("sp-encryption-next")),)),
        Answer4(acting=(Encrypted(digest=""),)),
        Answer4(acting=(Encrypted(others=(Encrypted(recipient="urn:other"), Encrypted(to=pair("x")))),)),
        Answer4(
            more='<saml:Attribute Name="urn:x"><saml:AttributeValue>x</saml:AttributeValue></saml:Attribute>'
        ),
    ],
)
def test_what_may_vary(eid: TestEid, answer: Answer4) -> None:
    assert eid.login(answer).result.bsn == Bsn(ACTING)


@pytest.mark.parametrize(
    ("level", "niveau"),
    [
        ("http://eID.logius.nl/LoA/basic", Betrouwbaarheidsniveau.BASIS),
        (LOW, Betrouwbaarheidsniveau.MIDDEN),
        (SUBSTANTIAL, Betrouwbaarheidsniveau.SUBSTANTIEEL),
        ("http://eidas.europa.eu/LoA/high", Betrouwbaarheidsniveau.HOOG),
    ],
)
def test_the_levels(eid: TestEid, level: str, niveau: Betrouwbaarheidsniveau) -> None:
    eid.answer = Answer4(class_ref=level)
    relay_state = eid.start(niveau=Betrouwbaarheidsniveau.BASIS)
    assert eid.finish(relay_state).result.niveau is niveau


def test_the_request(eid: TestEid) -> None:
    eid.start()
    assert eid.started is not None
    assert eid.started.url == "https://idp.test/post"
    root = eid.request()
    assert dict(root.attrib) == {
        "ID": eid.request_id,
        "Version": "2.0",
        "IssueInstant": eid.now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Destination": "https://idp.test/post",
        "ForceAuthn": "true",
        "AssertionConsumerServiceIndex": "0",
    }
    parts = [etree.QName(child).localname for child in root]
    assert parts == ["Issuer", "Signature", "Extensions"]
    assert root.findtext(".//{*}KeyName")
    values = {entry.get("Name"): entry.findtext("{*}AttributeValue") for entry in root[2]}
    assert values == {f"{GDI}ServiceUUID": UUID, f"{GDI}IntendedAudience": SP}


def test_the_dienst_by_its_place_in_our_metadata(eid: TestEid, settings: Settings) -> None:
    settings.DIGID = eid.settings(dienst_in_verzoek="index")
    eid.start()
    assert eid.request().get("AttributeConsumingServiceIndex") == "7"
    assert eid.request().find("{*}Extensions") is None


@pytest.mark.parametrize(
    ("namens", "changes", "providers", "requesters"),
    [
        (False, {}, [], []),
        (True, {}, [], []),
        (False, {"ad_entity_id": AD, "bvd_entity_id": BVD, "bvd_verplicht": True}, [AD], []),
        (True, {"ad_entity_id": AD, "bvd_entity_id": BVD}, [AD, BVD], []),
        (True, {"ad_entity_id": AD, "bvd_entity_id": BVD, "bvd_verplicht": True}, [AD, BVD], [BVD]),
        (True, {"bvd_entity_id": BVD, "bvd_verplicht": True}, [], [BVD]),
    ],
)
def test_scoping(
    eid: TestEid,
    settings: Settings,
    namens: bool,
    changes: dict[str, Any],
    providers: list[str],
    requesters: list[str],
) -> None:
    settings.DIGID = eid.settings(**changes)
    eid.namens = namens
    eid.start()
    root = eid.request()
    assert [entry.get("ProviderID") for entry in root.iter("{*}IDPEntry")] == providers
    assert [entry.text for entry in root.iter("{*}RequesterID")] == requesters


def test_the_level_in_the_request_when_that_is_set(eid: TestEid, settings: Settings) -> None:
    settings.DIGID = eid.settings(vraag_niveau=True)
    eid.start(niveau=Betrouwbaarheidsniveau.SUBSTANTIEEL)
    context = eid.request().find("{*}RequestedAuthnContext")
    assert context.get("Comparison") == "minimum"
    assert context.findtext("{*}AuthnContextClassRef").endswith(":Smartcard")


@pytest.mark.parametrize(
    ("service_uuid", "changes"),
    [("", {}), ("22222222-2222-2222-2222-222222222222", {"dienst_in_verzoek": "index"})],
)
def test_a_dienst_that_cannot_be_asked(
    eid: TestEid, settings: Settings, service_uuid: str, changes: dict[str, Any]
) -> None:
    settings.DIGID = eid.settings(**changes)
    eid.service_uuid = service_uuid
    with pytest.raises(DigidFout, match="niet-ingesteld") as caught:
        eid.start()
    assert caught.value.onderwerp is not None


def test_a_key_that_has_gone_is_no_crash(eid: TestEid, settings: Settings) -> None:
    relay_state = eid.start()
    settings.DIGID = eid.settings(encryption_key_file="/nowhere")
    with pytest.raises(DigidFout, match="niet-ingesteld"):
        eid.finish(relay_state)


def test_our_metadata(client: Client, eid: TestEid, settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.inloggen.urls"
    root = etree.fromstring(client.get("/digid/metadata/").content)
    xmlsec.tree.add_ids(root, ["ID"])
    context = xmlsec.SignatureContext()
    context.key = xmlsec.Key.from_memory(pair("sp").cert_pem, xmlsec.KeyFormat.CERT_PEM, None)
    context.verify(root.find("{*}Signature"))
    assert root.get("entityID") == SP
    assert root.get("validUntil", "").endswith("T00:00:00Z")
    assert "cacheDuration" not in root.attrib
    keys = [(key.get("use"), key.findtext(".//{*}KeyName")) for key in root.iter("{*}KeyDescriptor")]
    named = {name: pair(name).certificate.fingerprint(SHA1()).hex() for name in ("sp-encryption-next", "sp")}
    assert [use for use, _ in keys] == ["signing", "signing", "encryption", "encryption"]
    assert (keys[0][1], keys[3][1]) == (named["sp"], named["sp-encryption-next"])
    (acs,) = root.iter("{*}AssertionConsumerService")
    assert (acs.get("index"), acs.get("Location")) == ("0", ACS)


def test_the_diensten_in_our_metadata(client: Client, eid: TestEid, settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.inloggen.urls"
    root = etree.fromstring(client.get("/digid/metadata/").content)
    found = [
        (service.get("index"), service.get("isDefault"), service.findtext(".//{*}AttributeValue"))
        for service in root.iter("{*}AttributeConsumingService")
    ]
    assert found == [("3", "true", "1" * 8 + "-1111-1111-1111-" + "1" * 12), ("7", "false", UUID)]


def test_two_connections_beside_each_other(eid: TestEid, settings: Settings) -> None:
    settings.DIGID_VERDER = {"combi": {**eid.settings(), "naam": "combi", "prefix": "DIGID_COMBI_"}}
    settings.DIGID = super(TestEid, eid).settings()
    assert digid.sso_origins() == ("https://idp.test",)
    plain = digid.start(niveau=Betrouwbaarheidsniveau.MIDDEN, onderwerp=uuid4(), browser="a", now=eid.now)
    combi = digid.start(
        niveau=Betrouwbaarheidsniveau.MIDDEN,
        onderwerp=uuid4(),
        browser="a",
        now=eid.now,
        aansluiting="combi",
        service_uuid=UUID,
    )
    assert not plain.velden
    assert combi.velden


def test_the_check_is_content(eid: TestEid) -> None:
    assert run_checks(tags=["digid"]) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("encryption_key_file", ""),
        ("encryption_key_file", "sp.key"),
        ("encryption_key_file", "sp-encryption.cert"),
        ("encryption_cert_file", ""),
        ("next_encryption_cert_file", ""),
        ("dienst_in_verzoek", "beide"),
    ],
)
def test_the_check_names_the_setting(eid: TestEid, settings: Settings, name: str, value: str) -> None:
    path = str(eid.folder / value) if "." in value else value
    settings.DIGID = eid.settings(**{name: path})
    (message,) = run_checks(tags=["digid"])
    assert f"DIGID_{name.upper()}" in message.msg
