"""eID 4.x from AuthnRequest to answer, with a dienstverlener of its own."""

from __future__ import annotations

import base64

import pytest
import requests
from lxml import etree

from simulator import certificates
from tests.simulator.dienstverlener import (
    NS,
    Dienstverlener,
    MetadataServer,
    returned,
    stamp,
    statuses,
    submit,
)
from tests.simulator.dienstverlener_eid import AD, BVD, HOOG_SERVICE, MAG, MOET, DienstverlenerEid, scoping
from tests.simulator.ontsleutelen import acting

JANSEN, OUD, MOULIN = "999990019", "000000012", "999993653"
LEVEL = ".//saml:Assertion/saml:AuthnStatement/saml:AuthnContext/saml:AuthnContextClassRef"


def resolved(eid: DienstverlenerEid, answer: requests.Response) -> etree._Element:
    return eid.resolve(returned(answer)["SAMLart"])


def assertion(eid: DienstverlenerEid, answer: requests.Response) -> etree._Element:
    found = resolved(eid, answer).find("samlp:Response/saml:Assertion", NS)
    assert found is not None
    return found


def failure(eid: DienstverlenerEid, answer: requests.Response) -> list[str]:
    response = resolved(eid, answer).find("samlp:Response", NS)
    assert response is not None
    return statuses(response)


def named(eid: DienstverlenerEid, found: etree._Element, name: str = "ActingSubjectID") -> str:
    return acting(found, eid.keys / "portal-encryption.key", name)


def test_a_login_for_oneself(eid: DienstverlenerEid) -> None:
    answer = eid.login(bsn=JANSEN, actie="inloggen")
    artifact = base64.b64decode(returned(answer)["SAMLart"])
    assert artifact[4:24] == eid.artifact_source
    assert returned(answer)["RelayState"] == "staat"
    found = assertion(eid, answer)
    assert named(eid, found) == f"legacy-BSN:{JANSEN}"
    assert found.findtext("saml:Conditions/saml:AudienceRestriction/saml:Audience", "", NS) == eid.entity_id


@pytest.mark.parametrize(
    ("ask", "level"),
    [
        ({}, "http://eidas.europa.eu/LoA/low"),
        ({"service": HOOG_SERVICE}, "http://eidas.europa.eu/LoA/high"),
        ({"service": "", "more": ' AttributeConsumingServiceIndex="7"'}, "http://eidas.europa.eu/LoA/high"),
        ({"service": "11111111-1111-4111-8111-111111111111"}, "http://eidas.europa.eu/LoA/low"),
    ],
)
def test_the_dienst_decides_the_level(eid: DienstverlenerEid, ask: dict[str, str], level: str) -> None:
    found = resolved(eid, eid.login(ask=ask, bsn=JANSEN, actie="inloggen"))
    assert found.findtext(LEVEL, namespaces=NS) == level


def test_a_lower_level_can_be_chosen(eid: DienstverlenerEid) -> None:
    answer = eid.login(ask={"service": HOOG_SERVICE}, bsn=JANSEN, niveau="basis", actie="inloggen")
    assert resolved(eid, answer).findtext(LEVEL, namespaces=NS) == "http://eID.logius.nl/LoA/basic"


@pytest.mark.parametrize("scope", [MAG, MOET])
def test_a_login_for_somebody_else(eid: DienstverlenerEid, scope: str) -> None:
    ask = {"scoping": scope}
    found = assertion(eid, eid.login(ask=ask, bsn=JANSEN, namens=OUD, actie="inloggen"))
    assert named(eid, found) == f"legacy-BSN:{JANSEN}"
    assert named(eid, found, "LegalSubjectID") == f"legacy-BSN:{OUD}"


def test_the_person_chooses_from_a_list(eid: DienstverlenerEid) -> None:
    page = eid.login(ask={"scoping": MAG}, bsn=JANSEN, voor="ander", actie="inloggen")
    assert page.status_code == 200
    assert all(
        text in page.text
        for text in ("P. Oud", "overleden", "ingetrokken", "tot en met", "een andere dienst")
    )
    found = assertion(eid, submit(page, namens=OUD))
    assert named(eid, found, "LegalSubjectID") == f"legacy-BSN:{OUD}"


@pytest.mark.parametrize(
    ("namens", "text"),
    [
        (MOULIN, "Dit gold tot en met"),
        ("999991772", "ingetrokken"),
        ("999999990", "andere dienst"),
        ("999990123", "overleden"),
        ("999999047", "U mag niets regelen"),
        ("123", "geen geldig burgerservicenummer"),
    ],
)
def test_somebody_else_without_a_ground(eid: DienstverlenerEid, namens: str, text: str) -> None:
    page = eid.login(ask={"scoping": MAG}, bsn=JANSEN, namens=namens, actie="inloggen")
    assert page.status_code == 400
    assert text in page.text


def test_somebody_else_who_was_not_asked_for(eid: DienstverlenerEid) -> None:
    page = eid.login(bsn=JANSEN, namens=OUD, actie="inloggen")
    assert page.status_code == 400
    assert "voor uzelf" in page.text


def test_the_choice_of_for_whom_is_made_there_only_when_it_is_free(eid: DienstverlenerEid) -> None:
    counts = [eid.ask(scoping=scope).text.count('name="voor"') for scope in ("", MAG, MOET)]
    assert counts == [0, 2, 0]


@pytest.mark.parametrize(
    ("actie", "codes"),
    [
        ("annuleren", ["Responder", "AuthnFailed"]),
        ("niveau-niet-gehaald", ["Responder", "NoAuthnContext"]),
        ("fout", ["Responder", "RequestDenied"]),
    ],
)
def test_another_ending(eid: DienstverlenerEid, actie: str, codes: list[str]) -> None:
    assert failure(eid, eid.login(actie=actie)) == codes


@pytest.mark.parametrize(
    "changes",
    [
        {"acs": 'AssertionConsumerServiceURL="http://x/"'},
        {"acs": ""},
        {"acs": 'AssertionConsumerServiceIndex="9"'},
        {"instant": stamp(minutes=-3)},
        {"sso": "http://elders.example/"},
        {"service": ""},
        {"service": "geen-uuid"},
        {"more": ' AttributeConsumingServiceIndex="7"'},
        {"service": "", "more": ' AttributeConsumingServiceIndex="8"'},
    ],
)
def test_a_request_that_breaks_a_rule_is_denied(eid: DienstverlenerEid, changes: dict[str, str]) -> None:
    assert failure(eid, eid.ask(**changes)) == ["Requester", "RequestDenied"]


@pytest.mark.parametrize(
    "scope",
    [
        scoping("urn:x"),
        scoping(BVD),
        scoping(requester="urn:x"),
        scoping(AD, requester=BVD),
        scoping(AD, "urn:x"),
    ],
)
def test_a_scope_with_somebody_unknown(eid: DienstverlenerEid, scope: str) -> None:
    assert failure(eid, eid.ask(scoping=scope)) == ["Requester", "NoSupportedIDP"]


@pytest.mark.parametrize("changes", [{"signed": False}, {"issuer": "urn:x"}])
def test_a_request_that_cannot_be_trusted_is_not_found(
    eid: DienstverlenerEid, changes: dict[str, object]
) -> None:
    assert eid.ask(**changes).status_code == 404  # type: ignore[arg-type]


def test_a_redirect_is_no_way_in(eid: DienstverlenerEid) -> None:
    assert requests.get(eid.sso, timeout=30).status_code == 405


def test_an_artifact_is_handed_over_once_and_to_its_own_profile(
    eid: DienstverlenerEid, dienstverlener: Dienstverlener
) -> None:
    artifact = eid.artifact(bsn=JANSEN, actie="inloggen")
    assert statuses(dienstverlener.resolve(artifact)) == ["Requester", "RequestDenied"]
    assert eid.resolve(artifact).find("samlp:Response", NS) is not None
    assert statuses(eid.resolve(artifact)) == ["Requester", "RequestDenied"]


def test_each_encryption_certificate_gets_its_key(
    eid: DienstverlenerEid, portal_server: MetadataServer
) -> None:
    other = certificates.encryption("volgende")
    (eid.keys / "volgende.crt").write_bytes(certificates.certificate_pem(other.certificate))
    (eid.keys / "volgende.key").write_bytes(certificates.key_pem(other.key))
    portal_server.eid = eid.metadata(encryption=("portal-encryption", "volgende"))
    eid.ask(issuer="urn:x")
    eid.ask(signed=False)  # what does not fit makes DigiD fetch the metadata anew
    found = assertion(eid, eid.login(bsn=JANSEN, actie="inloggen"))
    for name in ("portal-encryption", "volgende"):
        assert acting(found, eid.keys / f"{name}.key") == f"legacy-BSN:{JANSEN}"
    keys = found.findall("saml:AttributeStatement//{http://www.w3.org/2001/04/xmlenc#}EncryptedKey", NS)
    assert [key.get("Recipient") for key in keys] == [eid.entity_id] * 2
    portal_server.eid = eid.metadata()
    eid.ask(signed=False)


def test_a_fault_switch_works_here_too(eid: DienstverlenerEid) -> None:
    answer = eid.login(bsn=JANSEN, actie="inloggen", fout="naamsoort-pseudoniem")
    assert named(eid, assertion(eid, answer)) == f"Pseudonym:{JANSEN}"


def test_only_this_profile_offers_its_own_switches(
    eid: DienstverlenerEid, dienstverlener: Dienstverlener
) -> None:
    here, there = eid.ask().text, requests.get(dienstverlener.redirect_url(), timeout=30).text
    assert ("naamsoort-pseudoniem" in here, "naamsoort-pseudoniem" in there) == (True, False)
    assert ("sofi-sector" in here, "sofi-sector" in there) == (False, True)
