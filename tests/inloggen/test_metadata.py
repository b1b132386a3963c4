"""Metadata: ours, that of DigiD, and what `manage.py check` says about both."""

from __future__ import annotations

import os
from collections.abc import Callable
from copy import deepcopy
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
import xmlsec
from django.core.checks import Error, run_checks
from django.test import Client
from lxml import etree
from pytest_django import Settings

from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen import digid
from inloggen.digid.aansluiting import DigidNietIngesteld
from tests.inloggen.berichten import Answer, idp_metadata
from tests.inloggen.idp import ACS, SP, TestIdp, inflate
from tests.inloggen.keys import pair


def test_our_metadata(client: Client, idp: TestIdp, settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.inloggen.urls"
    response = client.get("/digid/metadata/")
    assert response.headers["Content-Type"] == "application/samlmetadata+xml"
    assert client.get("/digid/metadata/").content == response.content
    root = etree.fromstring(response.content)
    assert root.get("entityID") == SP
    assert {"cacheDuration", "validUntil"}.isdisjoint(root.attrib)
    descriptor = root.find("{*}SPSSODescriptor")
    assert descriptor.get("AuthnRequestsSigned") == descriptor.get("WantAssertionsSigned") == "true"
    (acs,) = descriptor.findall("{*}AssertionConsumerService")
    assert (acs.get("index"), acs.get("Location")) == ("0", ACS)
    assert acs.get("Binding").endswith(":HTTP-Artifact")
    (key,) = descriptor.findall("{*}KeyDescriptor")
    assert key.get("use") == "signing"
    assert key.findtext(".//{*}KeyName")
    assert "".join(key.findtext(".//{*}X509Certificate").split()) == pair("sp").cert_base64


def test_our_metadata_is_signed(client: Client, idp: TestIdp, settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.inloggen.urls"
    root = etree.fromstring(client.get("/digid/metadata/").content)
    xmlsec.tree.add_ids(root, ["ID"])
    context = xmlsec.SignatureContext()
    context.key = xmlsec.Key.from_memory(pair("sp").cert_pem, xmlsec.KeyFormat.CERT_PEM, None)
    context.verify(root.find("{*}Signature"))
    assert root.find(".//{*}SignatureMethod").get("Algorithm").endswith("rsa-sha256")


def signed_by(name: str) -> Callable[[TestIdp], str]:
    return lambda idp: idp_metadata(resolve_url=idp.url, signing=[pair("idp")], signer=pair(name))


def changed(old: str, new: str) -> Callable[[TestIdp], str]:
    return lambda idp: idp.metadata().replace(old, new)


def without_tls(idp: TestIdp) -> str:
    url = idp.url.replace("https", "http")
    return idp_metadata(resolve_url=url, signing=[pair("idp")], signer=pair("idp"))


def unsigned(idp: TestIdp) -> etree._Element:
    root = etree.fromstring(idp.metadata().encode())
    root.remove(root.find("{*}Signature"))
    return root


def with_an_old_algorithm(**algorithm: str) -> Callable[[TestIdp], str]:
    def make(idp: TestIdp) -> str:
        root = unsigned(idp)
        Answer(by=pair("idp"), **algorithm).sign(root)  # type: ignore[arg-type]
        return etree.tostring(root, encoding="unicode")

    return make


def of_two(*, signed: bool) -> Callable[[TestIdp], str]:
    """The genuine one beside that of another, signed together or as it was."""

    def make(idp: TestIdp) -> str:
        one = etree.fromstring(idp.metadata().encode())
        other = deepcopy(unsigned(idp))
        other.set("ID", "_other")
        both = etree.Element("{urn:oasis:names:tc:SAML:2.0:metadata}EntitiesDescriptor", {"ID": "_both"})
        both.extend([other, one])
        if signed:
            Answer(by=pair("idp")).sign(both)
        return etree.tostring(both, encoding="unicode")

    return make


@pytest.mark.parametrize(
    "metadata",
    [
        signed_by("attacker"),
        with_an_old_algorithm(method="RSA_SHA1"),
        with_an_old_algorithm(digest="SHA1"),
        of_two(signed=True),
        of_two(signed=False),
        changed("https://idp.test/sso", "https://evil.test/sso"),
        changed("<ds:SignedInfo>", "<ds:SignedInfo><x/>"),
        changed('ID="_metadata"', 'ID="_other"'),
        lambda idp: idp_metadata(resolve_url=idp.url, signing=[], signer=pair("idp")),
        without_tls,
        lambda idp: "<x/>",
        lambda idp: "",
        lambda idp: f"<!DOCTYPE x>{idp.metadata()}",
    ],
)
def test_metadata_of_digid_that_is_refused(
    idp: TestIdp, settings: Settings, metadata: Callable[[TestIdp], str]
) -> None:
    settings.DIGID = idp.settings(idp_metadata_file=idp.write("bad.xml", metadata(idp).encode()))
    with pytest.raises(DigidNietIngesteld, match="DIGID_IDP_METADATA_FILE"):
        digid.sso_origins()


def test_new_metadata_is_read_without_a_restart(idp: TestIdp) -> None:
    idp.login()
    text = idp_metadata(resolve_url=idp.url, signing=[pair("idp-next")], signer=pair("idp"))
    replace(idp, text)
    idp.answer.by = pair("idp-next")
    assert idp.login().result


def test_broken_metadata_does_not_stop_the_logins(idp: TestIdp, caplog: pytest.LogCaptureFixture) -> None:
    idp.login()
    replace(idp, "<half")
    assert idp.login().result
    assert "digid.metadata geweigerd" in caplog.text


def replace(idp: TestIdp, text: str) -> None:
    path = idp.folder / "idp.xml"
    path.write_text(text)
    later = path.stat().st_mtime_ns + 1_000_000_000
    os.utime(path, ns=(later, later))


def test_the_check_is_content(idp: TestIdp) -> None:
    assert run_checks(tags=["digid"]) == []


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("sign_key_file", "DIGID_SIGN_KEY_FILE"),
        ("sign_cert_file", "DIGID_SIGN_CERT_FILE"),
        ("tls_key_file", "DIGID_TLS_KEY_FILE"),
        ("tls_cert_file", "DIGID_TLS_CERT_FILE"),
        ("tls_ca_file", "DIGID_TLS_CA_FILE"),
        ("idp_metadata_file", "DIGID_IDP_METADATA_FILE"),
        ("idp_cert_file", "DIGID_IDP_CERT_FILE"),
    ],
)
@pytest.mark.parametrize("content", [None, b"", b"no key and no certificate"])
def test_the_check_names_the_setting(
    idp: TestIdp, settings: Settings, name: str, setting: str, content: bytes | None
) -> None:
    settings.OMGEVING = "productie"
    settings.DIGID = idp.settings(**{name: "" if content is None else idp.write("wrong", content)})
    (message,) = run_checks(tags=["digid"])
    assert isinstance(message, Error)
    assert setting in message.msg


def test_the_check_warns_outside_production(idp: TestIdp, settings: Settings) -> None:
    settings.DIGID = idp.settings(sign_key_file="")
    (message,) = run_checks(tags=["digid"])
    assert not message.is_serious()


def test_the_check_of_the_provider(settings: Settings) -> None:
    settings.OMGEVING = "productie"
    settings.OIDC_RP_CLIENT_ID, settings.OIDC_RP_CLIENT_SECRET = "a", "b"
    settings.OIDC_DISCOVERY_URL = "https://idp.test/.well-known/openid-configuration"
    assert run_checks(tags=["oidc"]) == []
    settings.OIDC_DISCOVERY_URL = "http://idp.test/.well-known/openid-configuration"
    settings.OIDC_RP_CLIENT_SECRET = ""
    assert [message.id for message in run_checks(tags=["oidc"])] == ["inloggen.E007", "inloggen.E008"]


def test_names_that_xml_must_escape(idp: TestIdp, settings: Settings) -> None:
    """Also one that python3-saml would refuse: a host without a dot."""
    sso, name = "https://i/sso?a=1&b=2", 'urn:x:"a&b"<c>'
    metadata = unsigned(idp)
    metadata.findall(".//{*}SingleSignOnService")[1].set("Location", sso)
    Answer(by=pair("idp")).sign(metadata)
    settings.DIGID = idp.settings(
        entity_id=name, idp_metadata_file=idp.write("other.xml", etree.tostring(metadata))
    )
    started = digid.start(niveau=Betrouwbaarheidsniveau.MIDDEN, onderwerp=uuid4(), browser="a", now=idp.now)
    assert started.url.startswith(f"{sso}&SAMLRequest=")
    message = inflate(parse_qs(urlsplit(started.url).query)["SAMLRequest"][0])
    assert (message.get("Destination"), message.findtext("{*}Issuer")) == (sso, name)
