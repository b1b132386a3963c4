"""Keys that change while logins are under way: ours, DigiD's, and the one of the connection itself."""

from __future__ import annotations

import base64
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
import xmlsec
from django.core.checks import run_checks
from lxml import etree
from pytest_django import Settings

from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen import digid
from inloggen.digid.aansluiting import DigidNietIngesteld
from inloggen.digid.metadata import metadata
from inloggen.resultaat import DigidOnbereikbaar
from tests.inloggen.berichten import SAMLP, Answer, idp_metadata
from tests.inloggen.idp import TestIdp, signed_by
from tests.inloggen.keys import pair
from tests.inloggen.test_metadata import replace


def with_next(idp: TestIdp, **changes: Any) -> dict[str, Any]:
    files = {
        "next_sign_key_file": idp.write("sp-next.key", pair("sp-next").key_pem),
        "next_sign_cert_file": idp.write("sp-next.crt", pair("sp-next").cert_pem),
    }
    return idp.settings(**files, **changes)


def resolved_with(idp: TestIdp) -> str:
    """The pair of keys that signed the last message DigiD got."""
    (message,) = etree.fromstring(idp.asked[-1]).iter(f"{{{SAMLP}}}ArtifactResolve")
    return signed_by(message)


def names_in_metadata() -> list[str]:
    root = etree.fromstring(metadata())
    found = [node.text for node in root.findall(".//{*}KeyDescriptor//{*}X509Certificate")]
    return [name for text in found for name in ("sp", "sp-next") if pair(name).cert_base64 == text]


@pytest.mark.parametrize(("sign_with", "signer"), [("current", "sp"), ("next", "sp-next")])
def test_our_metadata_names_both(idp: TestIdp, settings: Settings, sign_with: str, signer: str) -> None:
    settings.DIGID = with_next(idp, sign_with=sign_with)
    assert names_in_metadata() == ["sp", "sp-next"]
    root = etree.fromstring(metadata())
    xmlsec.tree.add_ids(root, ["ID"])
    assert signed_by(root) == signer
    names = root.findall(".//{*}KeyDescriptor//{*}KeyName")
    assert len({name.text for name in names}) == 2


def test_the_switch_loses_no_login(idp: TestIdp, settings: Settings) -> None:
    settings.DIGID = with_next(idp)
    under_way, request_id = idp.start(), idp.request_id
    settings.DIGID = with_next(idp, sign_with="next")
    assert idp.login().result
    assert resolved_with(idp) == "sp-next"
    idp.request_id = request_id
    assert idp.finish(under_way).result
    settings.DIGID = with_next(idp)
    assert idp.login().result
    assert resolved_with(idp) == "sp"


def test_the_address_is_signed_with_the_next_key_too(idp: TestIdp, settings: Settings) -> None:
    settings.DIGID = with_next(idp, sign_with="next")
    url = digid.start(niveau=Betrouwbaarheidsniveau.MIDDEN, onderwerp=uuid4(), browser="a", now=idp.now).url
    signed = url.partition("?")[2].rpartition("&Signature=")[0]
    signature = parse_qs(urlsplit(url).query)["Signature"][0]
    context = xmlsec.SignatureContext()
    context.key = xmlsec.Key.from_memory(pair("sp-next").cert_pem, xmlsec.KeyFormat.CERT_PEM, None)
    context.verify_binary(signed.encode(), xmlsec.Transform.RSA_SHA256, base64.b64decode(signature))


def test_digid_changes_its_key_in_the_middle(idp: TestIdp) -> None:
    """Both keys stand in the metadata while it changes: every answer counts, whichever signed it."""
    old = idp.start(), idp.request_id
    both = [pair("idp"), pair("idp-next")]
    replace(idp, idp_metadata(resolve_url=idp.url, signing=both, signer=pair("idp")))
    idp.answer = Answer(by=pair("idp-next"))
    new = idp.start(), idp.request_id
    for relay_state, request_id in (old, new):
        idp.request_id = request_id
        assert idp.finish(relay_state).result
    assert idp.login(Answer(by=pair("idp"))).result


def test_another_client_certificate(idp: TestIdp, settings: Settings) -> None:
    other = pair("client-next", signer="ca")
    files = {
        "next_tls_key_file": idp.write("client-next.key", other.key_pem),
        "next_tls_cert_file": idp.write("client-next.crt", other.cert_pem),
    }
    relay_state = idp.start()
    settings.DIGID = idp.settings(**files, tls_with="next", tls_key_file="", tls_cert_file="")
    assert idp.finish(relay_state).result


def test_a_renewed_client_certificate_needs_no_restart(idp: TestIdp) -> None:
    assert idp.login().result
    stranger = pair("client-stranger", signer="attacker")
    idp.write("client.key", stranger.key_pem)
    idp.write("client.crt", stranger.cert_pem)
    with pytest.raises(DigidOnbereikbaar):
        idp.login()
    idp.settings()
    assert idp.login().result


def test_the_check_looks_at_both_pairs(idp: TestIdp, settings: Settings) -> None:
    settings.OMGEVING = "productie"
    settings.DIGID = with_next(idp)
    assert run_checks(tags=["digid"]) == []
    wrong = {"next_sign_key_file": idp.write("x.key", pair("sp").key_pem)}
    settings.DIGID = with_next(idp) | wrong
    assert [message.id for message in run_checks(tags=["digid"])] == ["inloggen.E009"]
    settings.DIGID = idp.settings(sign_with="next")
    with pytest.raises(DigidNietIngesteld, match="DIGID_NEXT_SIGN_"):
        metadata()


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"sign_with": "both"}, "inloggen.E011"),
        ({"tls_with": ""}, "inloggen.E011"),
        ({"metadata_interval": 60.0}, "inloggen.E013"),
        ({"idp_metadata_url": "http://idp.test/metadata"}, "inloggen.E010"),
        ({"idp_metadata_url": "https://idp.test/metadata", "idp_cert_file": ""}, "inloggen.E003"),
        ({"eenmalig_inloggen": True}, "inloggen.E012"),
    ],
)
def test_the_check_of_each_new_setting(
    idp: TestIdp, settings: Settings, changes: dict[str, Any], number: str
) -> None:
    settings.OMGEVING = "productie"
    settings.DIGID = idp.settings(**changes)
    assert [message.id for message in run_checks(tags=["digid"])] == [number]
