"""Single logout: asked by the dienstverlener, or by the person at DigiD."""

from __future__ import annotations

import base64
import zlib
from urllib.parse import parse_qs, unquote_plus, urlsplit

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from lxml import etree

from simulator import keys
from tests.simulator.dienstverlener import (
    NS,
    Dienstverlener,
    MetadataServer,
    logout_request,
    statuses,
    submit,
    the_form,
    verify,
)
from tests.simulator.dienstverlener_eid import DienstverlenerEid

BSN = "999993653"
NAME = f"s00000000:{BSN}"


def refresh(dienstverlener: Dienstverlener) -> None:
    """What does not fit makes DigiD fetch the metadata anew."""
    touched = dienstverlener.redirect_url().replace("RelayState=staat", "RelayState=x")
    assert requests.get(touched, timeout=30).status_code == 404


@pytest.fixture
def slo(dienstverlener: Dienstverlener, portal_server: MetadataServer) -> str:
    """Where DigiD takes logouts; the dienstverlener has eenmalig inloggen."""
    portal_server.content = dienstverlener.metadata(slo=True)
    refresh(dienstverlener)
    return f"http://localhost:{dienstverlener.sim}/digid/slo"


def ask(dienstverlener: Dienstverlener, slo: str, name: str = NAME) -> requests.Response:
    message = logout_request(dienstverlener.entity_id, slo, name)
    return requests.get(dienstverlener.redirect(slo, message, "terug"), timeout=30)


def redirected(answer: requests.Response, folder: Dienstverlener) -> etree._Element:
    """The LogoutResponse in the address, its signature verified with DigiD's certificate."""
    query = urlsplit(answer.headers["Location"]).query
    signed, _, signature = query.partition("&Signature=")
    key = keys.load_certificate(folder.keys, "idp-signing").public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    key.verify(base64.b64decode(unquote_plus(signature)), signed.encode(), padding.PKCS1v15(), SHA256())
    assert parse_qs(query)["RelayState"] == ["terug"]
    return etree.fromstring(zlib.decompress(base64.b64decode(parse_qs(query)["SAMLResponse"][0]), -15))


@pytest.mark.parametrize(
    ("actie", "codes"), [("uitloggen", ["Success"]), ("gedeeltelijk", ["Responder", "PartialLogout"])]
)
def test_a_logout_comes_back_signed(
    dienstverlener: Dienstverlener, slo: str, actie: str, codes: list[str]
) -> None:
    answer = submit(ask(dienstverlener, slo), actie=actie)
    assert answer.headers["Location"].startswith(f"{dienstverlener.base}/digid/slo/?")
    message = redirected(answer, dienstverlener)
    assert message.get("InResponseTo") == "_uit"
    assert message.get("Destination") == f"{dienstverlener.base}/digid/slo/"
    assert statuses(message) == codes


def test_a_logout_in_a_form(dienstverlener: Dienstverlener, slo: str) -> None:
    message = dienstverlener.sign(logout_request(dienstverlener.entity_id, slo, NAME))
    value = base64.b64encode(etree.tostring(message)).decode()
    page = requests.post(slo, {"SAMLRequest": value, "RelayState": "terug"}, timeout=30)
    assert statuses(redirected(submit(page), dienstverlener)) == ["Success"]


@pytest.mark.parametrize("destination", ["http://elders.example/", ""])
def test_a_logout_for_another_address_is_not_found(
    dienstverlener: Dienstverlener, slo: str, destination: str
) -> None:
    message = logout_request(dienstverlener.entity_id, destination, NAME)
    assert requests.get(dienstverlener.redirect(slo, message, "terug"), timeout=30).status_code == 404


def test_a_logout_with_a_wrong_signature_is_not_found(dienstverlener: Dienstverlener, slo: str) -> None:
    message = logout_request(dienstverlener.entity_id, slo, NAME)
    url = dienstverlener.redirect(slo, message, "terug").replace("RelayState=terug", "RelayState=x")
    assert requests.get(url, timeout=30).status_code == 404


def test_without_eenmalig_inloggen_there_is_nowhere_to_go(
    dienstverlener: Dienstverlener, portal_server: MetadataServer, slo: str
) -> None:
    portal_server.content = dienstverlener.metadata()
    refresh(dienstverlener)
    assert ask(dienstverlener, slo).status_code == 404


def session_forms(dienstverlener: Dienstverlener) -> list[str]:
    home = requests.get(f"http://localhost:{dienstverlener.sim}/", timeout=30)
    return etree.HTML(home.content).xpath("//input[@name='sessie']/@value")  # type: ignore[no-any-return]


def soap_answer(dienstverlener: Dienstverlener, asked: list[etree._Element], status: str) -> object:
    def answer(body: bytes) -> bytes:
        request = etree.fromstring(body).find("soap:Body/samlp:LogoutRequest", NS)
        assert request is not None
        verify(request, dienstverlener.keys)
        asked.append(request)
        text = (
            f'<samlp:LogoutResponse xmlns:samlp="{NS["samlp"]}" xmlns:saml="{NS["saml"]}" ID="_a" Version="2.0" '
            f'InResponseTo="{request.get("ID")}"><saml:Issuer>{dienstverlener.entity_id}</saml:Issuer>'
            f'<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:{status}"/>'
            "</samlp:Status></samlp:LogoutResponse>"
        )
        signed = etree.tostring(dienstverlener.sign(etree.fromstring(text)))
        return b'<s:Envelope xmlns:s="%s"><s:Body>%s</s:Body></s:Envelope>' % (NS["soap"].encode(), signed)

    return answer


@pytest.mark.parametrize(
    ("status", "title"), [("Success", "Overal uitgelogd"), ("Responder", "Niet overal uitgelogd")]
)
def test_log_out_everywhere_tells_the_dienstverlener(
    dienstverlener: Dienstverlener, portal_server: MetadataServer, slo: str, status: str, title: str
) -> None:
    asked: list[etree._Element] = []
    portal_server.soap = soap_answer(dienstverlener, asked, status)  # type: ignore[assignment]
    dienstverlener.resolve(dienstverlener.artifact(bsn=BSN, actie="inloggen"))
    index = session_forms(dienstverlener)[-1]
    url = f"http://localhost:{dienstverlener.sim}/digid/log-overal-uit"
    page = requests.post(url, {"sessie": index}, timeout=30)
    assert f"<h1>{title}</h1>" in page.text
    assert index in [request.findtext("samlp:SessionIndex", namespaces=NS) for request in asked]
    assert {request.findtext("saml:NameID", namespaces=NS) for request in asked} == {NAME}
    assert index not in session_forms(dienstverlener)


def test_a_logout_ends_the_session_that_it_names(dienstverlener: Dienstverlener, slo: str) -> None:
    dienstverlener.resolve(dienstverlener.artifact(bsn="999999047", actie="inloggen"))
    before = session_forms(dienstverlener)
    submit(ask(dienstverlener, slo, "s00000000:999999047"))
    assert len(session_forms(dienstverlener)) < len(before)


def test_a_logout_of_eid_goes_back_in_a_form(eid: DienstverlenerEid) -> None:
    url = f"http://localhost:{eid.sim}/eid/slo"
    message = eid.sign(logout_request(eid.entity_id, url, "_transient"))
    value = base64.b64encode(etree.tostring(message)).decode()
    page = requests.post(url, {"SAMLRequest": value, "RelayState": "terug"}, timeout=30)
    form = the_form(submit(page, actie="gedeeltelijk"))
    assert (form.action, form.fields["RelayState"]) == (f"{eid.base}/eid/slo/", "terug")
    answer = etree.fromstring(base64.b64decode(form.fields["SAMLResponse"]))
    verify(answer, eid.keys)
    assert statuses(answer) == ["Responder", "PartialLogout"]


def test_a_logout_of_eid_is_no_redirect(eid: DienstverlenerEid) -> None:
    assert requests.get(f"http://localhost:{eid.sim}/eid/slo", timeout=30).status_code == 405
