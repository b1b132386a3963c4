"""The back channel: the artifact for the login, over mutual TLS."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import requests
from lxml import etree

from simulator import certificates, keys
from tests.simulator.conftest import running
from tests.simulator.dienstverlener import NS, Dienstverlener, stamp, statuses, verify

BSN = "999993653"
CLASSES = "urn:oasis:names:tc:SAML:2.0:ac:classes:"


def logged_in(dienstverlener: Dienstverlener, **fields: str) -> etree._Element:
    return dienstverlener.resolve(dienstverlener.artifact(**{"bsn": BSN, "actie": "inloggen", **fields}))


def only(message: etree._Element, path: str) -> etree._Element:
    (found,) = message.findall(path, NS)
    return found


def test_the_messages_name_each_other(dienstverlener: Dienstverlener) -> None:
    artifact = dienstverlener.artifact(bsn=BSN, actie="inloggen")
    answer = dienstverlener.resolve(artifact, id="_vraag")
    response = only(answer, "samlp:Response")
    data = only(response, "saml:Assertion/saml:Subject/saml:SubjectConfirmation/saml:SubjectConfirmationData")
    acs = f"{dienstverlener.base}/digid/acs/"
    assert answer.get("InResponseTo") == "_vraag"
    assert response.get("InResponseTo") == data.get("InResponseTo") == dienstverlener.request_id
    assert response.get("Destination") == data.get("Recipient") == acs
    assert statuses(answer) == statuses(response) == ["Success"]


def test_the_assertion_says_who_for_whom_and_how_long(dienstverlener: Dienstverlener) -> None:
    assertion = only(logged_in(dienstverlener), "samlp:Response/saml:Assertion")
    conditions = only(assertion, "saml:Conditions")
    issued, start, end = (
        datetime.fromisoformat(text or "")
        for text in (
            assertion.get("IssueInstant"),
            conditions.get("NotBefore"),
            conditions.get("NotOnOrAfter"),
        )
    )
    assert issued - start == end - issued == timedelta(minutes=2)
    assert assertion.findtext("saml:Subject/saml:NameID", namespaces=NS) == f"s00000000:{BSN}"
    assert (
        only(conditions, "saml:AudienceRestriction/saml:Audience").text
        == f"{dienstverlener.base}/digid/metadata/"
    )
    assert only(assertion, "saml:AuthnStatement/saml:SubjectLocality").get("Address") in {"127.0.0.1", "::1"}
    assert only(assertion, "saml:AuthnStatement").get("SessionIndex")
    assert assertion.find("saml:AttributeStatement", NS) is None


@pytest.mark.parametrize(
    ("niveau", "class_ref"),
    [
        ("basis", "PasswordProtectedTransport"),
        ("midden", "MobileTwoFactorContract"),
        ("substantieel", "Smartcard"),
        ("hoog", "SmartcardPKI"),
    ],
)
def test_the_level_is_the_one_that_was_chosen(
    dienstverlener: Dienstverlener, niveau: str, class_ref: str
) -> None:
    found = only(logged_in(dienstverlener, niveau=niveau), ".//saml:AuthnContextClassRef")
    assert found.text == CLASSES + class_ref


def test_the_assertion_is_signed_when_the_metadata_wants_it(dienstverlener: Dienstverlener) -> None:
    verify(only(logged_in(dienstverlener), ".//saml:Assertion"), dienstverlener.keys)


def test_the_assertion_is_not_signed_otherwise(tmp_path: Path) -> None:
    with running(tmp_path) as (dienstverlener, server):
        dienstverlener.want_assertions_signed = False
        server.content = dienstverlener.metadata()
        assertion = only(logged_in(dienstverlener), ".//saml:Assertion")
    assert assertion.find("ds:Signature", NS) is None


@pytest.mark.parametrize(
    ("actie", "codes"),
    [
        ("annuleren", ["Responder", "AuthnFailed"]),
        ("niveau-niet-gehaald", ["Responder", "NoAuthnContext"]),
        ("fout", ["Requester", "RequestDenied"]),
    ],
)
def test_another_ending_has_its_status_and_no_assertion(
    dienstverlener: Dienstverlener, actie: str, codes: list[str]
) -> None:
    answer = logged_in(dienstverlener, actie=actie)
    assert statuses(answer) == ["Success"]
    assert statuses(only(answer, "samlp:Response")) == codes
    assert answer.find(".//saml:Assertion", NS) is None


def test_an_artifact_is_handed_over_once(dienstverlener: Dienstverlener) -> None:
    artifact = dienstverlener.artifact(bsn=BSN, actie="inloggen")
    dienstverlener.resolve(artifact)
    again = dienstverlener.resolve(artifact)
    assert statuses(again) == ["Requester", "RequestDenied"]
    assert again.find("samlp:Response", NS) is None


def test_an_unknown_artifact_is_denied(dienstverlener: Dienstverlener) -> None:
    answer = dienstverlener.resolve("AAQAAEonbekend")
    assert statuses(answer) == ["Requester", "RequestDenied"]
    assert answer.find("samlp:Response", NS) is None


def test_an_old_question_is_denied_and_leaves_the_artifact(dienstverlener: Dienstverlener) -> None:
    artifact = dienstverlener.artifact(bsn=BSN, actie="inloggen")
    assert statuses(dienstverlener.resolve(artifact, instant=stamp(minutes=-3))) == [
        "Requester",
        "RequestDenied",
    ]
    assert dienstverlener.resolve(artifact).find("samlp:Response", NS) is not None


def test_an_expired_artifact_gives_success_without_a_response(tmp_path: Path) -> None:
    with running(tmp_path, "--artifact-seconds", "0.05") as (dienstverlener, server):
        server.content = dienstverlener.metadata()
        artifact = dienstverlener.artifact(bsn=BSN, actie="inloggen")
        time.sleep(0.1)
        answer = dienstverlener.resolve(artifact)
    assert statuses(answer) == ["Success"]
    assert answer.find("samlp:Response", NS) is None


def test_a_question_without_a_signature_is_not_found(dienstverlener: Dienstverlener) -> None:
    artifact = dienstverlener.artifact(bsn=BSN, actie="inloggen")
    refused = dienstverlener.post_resolve(dienstverlener.resolve_request(artifact, signed=False))
    assert refused.status_code == 404
    assert dienstverlener.resolve(artifact).find("samlp:Response", NS) is not None


def test_a_question_that_was_touched_is_not_found(dienstverlener: Dienstverlener) -> None:
    artifact = dienstverlener.artifact(bsn=BSN, actie="inloggen")
    body = dienstverlener.resolve_request("AAQAAander").replace(b"AAQAAander", artifact.encode())
    assert dienstverlener.post_resolve(body).status_code == 404


@pytest.mark.parametrize("body", [b"", b"<x/>", b"\x00", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"])
def test_rubbish_is_not_found(dienstverlener: Dienstverlener, body: bytes) -> None:
    assert dienstverlener.post_resolve(body).status_code == 404


def test_a_question_from_somebody_else_is_not_found(dienstverlener: Dienstverlener) -> None:
    artifact = dienstverlener.artifact(bsn=BSN, actie="inloggen")
    body = dienstverlener.resolve_request(artifact, issuer="http://elders/metadata")
    assert dienstverlener.post_resolve(body).status_code == 404


def test_a_client_certificate_that_is_not_registered_is_refused(dienstverlener: Dienstverlener) -> None:
    folder = dienstverlener.keys
    ca = keys.load_pair(folder, "ca")
    other = certificates.client("ander.example", ca)
    (folder / "ander.key").write_bytes(certificates.key_pem(other.key))
    (folder / "ander.crt").write_bytes(certificates.certificate_pem(other.certificate))
    body = dienstverlener.resolve_request("AAQ")
    assert dienstverlener.post_resolve(body, client="ander").status_code == 403


def test_a_client_certificate_of_another_ca_gets_no_connection(dienstverlener: Dienstverlener) -> None:
    with pytest.raises(requests.ConnectionError):
        dienstverlener.post_resolve(b"", client="portal-signing")


def test_without_a_client_certificate_there_is_no_connection(dienstverlener: Dienstverlener) -> None:
    url, ca = f"https://localhost:{dienstverlener.tls}/digid/resolve", str(dienstverlener.keys / "ca.crt")
    with pytest.raises(requests.ConnectionError):
        requests.post(url, data=b"", verify=ca, timeout=30)


def test_the_channels_do_not_mix(dienstverlener: Dienstverlener) -> None:
    body = dienstverlener.resolve_request("AAQ")
    plain = requests.post(f"http://localhost:{dienstverlener.sim}/digid/resolve", data=body, timeout=30)
    assert plain.status_code == 404
    pair = tuple(str(dienstverlener.keys / f"portal-tls.{kind}") for kind in ("crt", "key"))
    url, ca = f"https://localhost:{dienstverlener.tls}/oidc/jwks", str(dienstverlener.keys / "ca.crt")
    assert requests.get(url, cert=(pair[0], pair[1]), verify=ca, timeout=30).status_code == 404
