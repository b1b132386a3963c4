"""The front channel: AuthnRequest in, login page, artifact out."""

from __future__ import annotations

import base64
import hashlib
from urllib.parse import quote_plus

import pytest
import requests
from lxml import etree

from tests.simulator.dienstverlener import (
    NS,
    Dienstverlener,
    MetadataServer,
    returned,
    stamp,
    statuses,
    submit,
    the_form,
)

BSN = "999993653"


def test_a_login_comes_back_with_a_type_4_artifact(dienstverlener: Dienstverlener) -> None:
    answer = dienstverlener.login(bsn=BSN, actie="inloggen")
    assert answer.headers["Location"].startswith(f"{dienstverlener.base}/digid/acs/?")
    artifact = base64.b64decode(returned(answer)["SAMLart"])
    entity_id = f"http://localhost:{dienstverlener.sim}/digid/metadata".encode()
    assert artifact[:24] == b"\x00\x04\x00\x00" + hashlib.sha1(entity_id).digest()
    assert len(artifact) == 44


@pytest.mark.parametrize("relay_state", ["", "a" * 80, "é +&=%/?#", "https://x.example/?a=1&b=2"])
def test_the_relay_state_comes_back_unchanged(dienstverlener: Dienstverlener, relay_state: str) -> None:
    page = requests.get(dienstverlener.redirect_url(relay_state), timeout=30)
    answer = submit(page, bsn=BSN, actie="inloggen")
    assert answer.headers["Location"].endswith(f"&RelayState={quote_plus(relay_state)}")


def test_a_relay_state_that_is_too_long_is_not_found(dienstverlener: Dienstverlener) -> None:
    assert requests.get(dienstverlener.redirect_url("a" * 81), timeout=30).status_code == 404


def test_the_post_binding_with_an_enveloped_signature(dienstverlener: Dienstverlener) -> None:
    message = base64.b64encode(etree.tostring(dienstverlener.sign(dienstverlener.authn_request())))
    page = requests.post(dienstverlener.sso, {"SAMLRequest": message, "RelayState": "r"}, timeout=30)
    assert returned(submit(page, bsn=BSN, actie="inloggen"))["RelayState"] == "r"


def test_the_post_binding_without_a_signature_is_not_found(dienstverlener: Dienstverlener) -> None:
    message = base64.b64encode(etree.tostring(dienstverlener.authn_request()))
    assert requests.post(dienstverlener.sso, {"SAMLRequest": message}, timeout=30).status_code == 404


def test_the_post_binding_with_a_changed_request_is_not_found(dienstverlener: Dienstverlener) -> None:
    root = dienstverlener.sign(dienstverlener.authn_request())
    root.set("ForceAuthn", "false")
    message = base64.b64encode(etree.tostring(root))
    assert requests.post(dienstverlener.sso, {"SAMLRequest": message}, timeout=30).status_code == 404


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("RelayState=staat", "RelayState=ander"),
        ("Signature=", "Signature=A"),
        ("rsa-sha256", "rsa-sha1"),
        ("SAMLRequest=", "SAMLRequest=A"),
        ("&RelayState=staat", "&RelayState=staat&RelayState=staat"),
    ],
)
def test_a_query_that_was_touched_is_not_found(dienstverlener: Dienstverlener, old: str, new: str) -> None:
    url = dienstverlener.redirect_url()
    assert old in url
    answer = requests.get(url.replace(old, new), timeout=30)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith("text/html")


def test_an_unknown_issuer_is_not_found(dienstverlener: Dienstverlener) -> None:
    assert requests.get(dienstverlener.redirect_url(base="http://elders"), timeout=30).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"instant": "gisteren"},
        {"sso": "http://localhost/elders"},
        {"comparison": "exact"},
        {"class_ref": "urn:oasis:names:tc:SAML:2.0:ac:classes:Password"},
        {"acs": 'AssertionConsumerServiceIndex="7"'},
        {"acs": 'AssertionConsumerServiceURL="http://elders/acs"'},
        {"acs": 'AssertionConsumerServiceIndex="0" AssertionConsumerServiceURL="http://elders/acs"'},
        {"acs": ""},
    ],
)
def test_a_request_that_breaks_a_rule_is_denied(
    dienstverlener: Dienstverlener, change: dict[str, str]
) -> None:
    assert_denied(dienstverlener, change)


@pytest.mark.parametrize("minutes", [-3, 3])
def test_a_request_of_another_moment_is_denied(dienstverlener: Dienstverlener, minutes: int) -> None:
    # The moment is taken here: a parameter is made when the tests are collected, minutes before they run.
    assert_denied(dienstverlener, {"instant": stamp(minutes=minutes)})


def assert_denied(dienstverlener: Dienstverlener, change: dict[str, str]) -> None:
    answer = requests.get(dienstverlener.redirect_url(**change), allow_redirects=False, timeout=30)
    found = dienstverlener.resolve(returned(answer)["SAMLart"])
    response = found.find("samlp:Response", NS)
    assert response is not None
    assert statuses(response) == ["Requester", "RequestDenied"]
    assert response.find("saml:Assertion", NS) is None


def test_the_acs_may_be_named_by_its_url(dienstverlener: Dienstverlener) -> None:
    url = f"{dienstverlener.base}/digid/acs/"
    page = dienstverlener.redirect_url(acs=f'AssertionConsumerServiceURL="{url}"')
    assert dienstverlener.login(page, bsn=BSN, actie="inloggen").headers["Location"].startswith(url)


def test_the_page_is_one_form_with_the_level_that_was_asked(dienstverlener: Dienstverlener) -> None:
    page = requests.get(dienstverlener.redirect_url(), timeout=30)
    form = the_form(page)
    assert {"bsn", "niveau", "namens"} <= set(form.fields)
    assert form.fields["niveau"] == "midden"
    assert form.inputs["niveau"].value_options == ["basis", "midden", "substantieel", "hoog"]
    actions = form.xpath(".//button[@name='actie']/@value")
    assert actions[:2] == ["inloggen", "annuleren"]
    assert "<strong>Gemeente Test</strong>" in page.text


@pytest.mark.parametrize("wrong", ["", "123456789", "999993654", "<b>"])
def test_a_wrong_bsn_shows_the_page_again_and_loses_nothing(
    dienstverlener: Dienstverlener, wrong: str
) -> None:
    again = dienstverlener.login(bsn=wrong, niveau="hoog", actie="inloggen")
    assert again.status_code == 400
    form = the_form(again)
    assert (form.fields["bsn"], form.fields["niveau"]) == (wrong, "hoog")
    assert "geen geldig burgerservicenummer" in again.text
    again.url = dienstverlener.sso
    assert submit(again, bsn=BSN, actie="inloggen").status_code == 302


def test_namens_is_refused_with_a_message(dienstverlener: Dienstverlener) -> None:
    again = dienstverlener.login(bsn=BSN, namens="999990019", actie="inloggen")
    assert again.status_code == 400
    assert "namens een ander" in again.text


def test_a_test_person_is_one_button(dienstverlener: Dienstverlener) -> None:
    artifact = dienstverlener.artifact(persoon="000000012")
    name = dienstverlener.resolve(artifact).findtext(".//saml:NameID", namespaces=NS)
    assert name == "s00000000:000000012"


def test_a_form_works_once(dienstverlener: Dienstverlener) -> None:
    page = requests.get(dienstverlener.redirect_url(), timeout=30)
    assert submit(page, bsn=BSN, actie="inloggen").status_code == 302
    assert submit(page, bsn=BSN, actie="inloggen").status_code == 410


def test_no_page_may_be_framed_stored_or_sent_elsewhere(dienstverlener: Dienstverlener) -> None:
    headers = requests.get(dienstverlener.redirect_url(), timeout=30).headers
    assert headers["Cache-Control"] == "no-store"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert policy.endswith(f"form-action 'self' {dienstverlener.base}")


def test_metadata_is_kept_until_a_signature_does_not_fit(
    dienstverlener: Dienstverlener, portal_server: MetadataServer
) -> None:
    requests.get(dienstverlener.redirect_url(), timeout=30)
    before = portal_server.asked
    requests.get(dienstverlener.redirect_url(), timeout=30)
    assert portal_server.asked == before
    requests.get(dienstverlener.redirect_url().replace("staat", "ander"), timeout=30)
    assert portal_server.asked == before + 1


def refused_with(dienstverlener: Dienstverlener, server: MetadataServer, content: bytes) -> bool:
    """Whether a good request is refused while the portal serves `content` as its metadata."""
    server.content = content
    wrong = dienstverlener.redirect_url().replace("staat", "ander")
    requests.get(wrong, timeout=30)  # makes the simulator fetch the metadata again
    return requests.get(dienstverlener.redirect_url(), timeout=30).status_code == 404


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<md:EntityDescriptor", b"<!DOCTYPE x []><md:EntityDescriptor"),
        (b'index="0"', b'index="1"'),
        (b"ds:Signature", b"ds:Weg"),
    ],
)
def test_metadata_that_was_touched_is_not_trusted(
    dienstverlener: Dienstverlener, portal_server: MetadataServer, old: bytes, new: bytes
) -> None:
    good = dienstverlener.metadata()
    assert refused_with(dienstverlener, portal_server, good.replace(old, new))
    assert not refused_with(dienstverlener, portal_server, good)


def test_an_acs_outside_the_portal_is_not_trusted(
    dienstverlener: Dienstverlener, portal_server: MetadataServer
) -> None:
    elsewhere = dienstverlener.metadata(acs="http://elders.example/digid/acs/")
    assert refused_with(dienstverlener, portal_server, elsewhere)
    assert not refused_with(dienstverlener, portal_server, dienstverlener.metadata())
