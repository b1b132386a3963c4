"""Logging in with DigiD through a broker: what is asked, and what comes of a genuine answer."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pytest_django import Settings

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from inloggen import digid
from inloggen.digid.aansluiting import DigidNietIngesteld
from inloggen.makelaar.checks import broker_settings
from inloggen.makelaar.instelling import makelaar
from inloggen.models import LoginVerzoek
from inloggen.resultaat import (
    DigidFout,
    DigidOnbereikbaar,
    LoginGeannuleerd,
    LoginMislukt,
    LoginOnbekend,
    NiveauTeLaag,
)
from tests.inloggen.keys import pair
from tests.inloggen.makelaar import BSN, CALLBACK, TestBroker
from tests.inloggen.provider import CLIENT_ID, SECRET


def test_a_genuine_login(broker: TestBroker) -> None:
    onderwerp = uuid4()
    finished = broker.log_in(onderwerp=onderwerp)
    result = finished.result
    assert finished.onderwerp == onderwerp
    assert (result.bsn, result.vertegenwoordiging) == (Bsn(BSN), None)
    assert (result.niveau, result.gevraagd) == (Niveau.MIDDEN, Niveau.MIDDEN)
    assert (result.middel, result.aansluiting) == ("DigiD", "digid")
    assert abs(result.moment - datetime.now(UTC)) < timedelta(minutes=1)
    assert len(result.assertion_digest) == 64


def test_what_the_broker_is_asked(broker: TestBroker) -> None:
    state = broker.start()
    verzoek = LoginVerzoek.objects.get(id=state)
    challenge = hashlib.sha256(verzoek.code_verifier.encode()).digest()
    assert broker.query == {
        "response_type": "code",
        "client_id": CLIENT_ID,
        "redirect_uri": CALLBACK,
        "scope": "openid digid",
        "state": state,
        "nonce": verzoek.nonce,
        "code_challenge": base64.urlsafe_b64encode(challenge).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
        "prompt": "login",
        "max_age": "0",
        "acr_values": "loa:20",
    }


def test_every_login_has_secrets_of_its_own(broker: TestBroker) -> None:
    seen = set()
    for _ in range(3):
        broker.start()
        seen |= {broker.query[name] for name in ("state", "nonce", "code_challenge")}
    assert len(seen) == 9
    assert all(len(verzoek.code_verifier) >= 43 for verzoek in LoginVerzoek.objects.all())


def test_what_is_asked_goes_by_level_and_by_representation(broker: TestBroker, settings: Settings) -> None:
    settings.DIGID = broker.settings(scopes_namens="openid acting", acr_namens="idp:machtigen")
    broker.start(niveau=25)
    assert (broker.query["acr_values"], broker.query["scope"]) == ("loa:25", "openid digid")
    broker.start(niveau=30)
    assert "acr_values" not in broker.query
    broker.start(namens=True)
    assert (broker.query["acr_values"], broker.query["scope"]) == ("idp:machtigen", "openid acting")


def test_one_acr_for_every_level(broker: TestBroker, settings: Settings) -> None:
    settings.DIGID = broker.settings(acr="idp:digid")
    for niveau in Niveau:
        broker.start(niveau=niveau)
        assert broker.query["acr_values"] == "idp:digid"


def test_the_secret_in_the_header(broker: TestBroker, settings: Settings) -> None:
    settings.DIGID = broker.settings(client_secret="a:b c/é")
    broker.log_in()
    assert base64.b64decode(broker.authorization[0].removeprefix("Basic ")) == b"beeldpas:a%3Ab+c%2F%C3%A9"
    assert not {"client_secret", "client_id"} & set(broker.seen[0])
    assert broker.seen[0]["grant_type"] == "authorization_code"


def test_the_secret_in_the_form(broker: TestBroker, settings: Settings) -> None:
    settings.DIGID = broker.settings(client_auth="client_secret_post")
    broker.log_in()
    assert (broker.seen[0]["client_id"], broker.seen[0]["client_secret"]) == (CLIENT_ID, SECRET)
    assert broker.authorization == [""]


@pytest.mark.parametrize(("kind", "algorithm"), [("rsa", "RS256"), ("ec", "ES256")])
def test_a_private_key_instead_of_a_secret(
    broker: TestBroker, settings: Settings, tmp_path: Path, kind: str, algorithm: str
) -> None:
    key = pair("client-jwt").key if kind == "rsa" else ec.generate_private_key(ec.SECP256R1())
    file = tmp_path / "client.key"
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    settings.DIGID = broker.settings(
        client_auth="private_key_jwt", client_key_file=str(file), client_key_id="k1", client_secret=""
    )
    broker.log_in()
    assertion = broker.seen[0]["client_assertion"]
    claims = jwt.decode(
        assertion, key.public_key(), algorithms=[algorithm], audience=f"{broker.issuer}/token"
    )
    assert jwt.get_unverified_header(assertion)["kid"] == "k1"
    assert claims["iss"] == claims["sub"] == CLIENT_ID
    assert claims["jti"]
    assert claims["exp"] - claims["iat"] <= 60


@pytest.mark.parametrize("value", ["25", 25])
def test_a_higher_level_is_as_good(broker: TestBroker, value: object) -> None:
    broker.claims = {"loa": value}
    assert broker.log_in().result.niveau == Niveau.SUBSTANTIEEL


@pytest.mark.parametrize("algorithm", ["RS256", "PS256"])
def test_the_algorithms_of_rsa(broker: TestBroker, algorithm: str) -> None:
    broker.algorithm = algorithm
    assert broker.log_in().result.bsn == Bsn(BSN)


def test_the_discovery_document_is_fetched_once(broker: TestBroker) -> None:
    broker.log_in()
    broker.replies["openid-configuration"] = lambda handler: handler.send_error(500)
    assert broker.log_in().result.bsn == Bsn(BSN)


def test_a_new_key_of_the_broker_is_looked_up(broker: TestBroker) -> None:
    broker.log_in()
    broker.kid, broker.signer, broker.keys = "two", "oidc-next", {"two": "oidc-next"}
    fetched = broker.keys_fetched
    broker.log_in()
    assert broker.keys_fetched == fetched + 1


@pytest.mark.parametrize(
    ("error", "failure", "reason"),
    [
        ("access_denied", LoginGeannuleerd, "geannuleerd"),
        ("cancelled_by_user", LoginGeannuleerd, "geannuleerd"),
        ("unmet_authentication_requirements", NiveauTeLaag, "niveau-te-laag"),
        ("server_error", DigidFout, "status-servererror"),
        ("login_required", DigidFout, "status-loginrequired"),
        ("999990019", DigidFout, "status-onbekend"),
        ("x" * 5000, DigidFout, "status-onbekend"),
    ],
)
def test_every_error_has_its_own_failure(
    broker: TestBroker, error: str, failure: type[LoginMislukt], reason: str
) -> None:
    state, onderwerp = broker.start(onderwerp=(subject := uuid4())), subject
    with pytest.raises(failure) as caught:
        broker.finish(state, code="", error=error)
    assert (caught.value.reason, caught.value.onderwerp) == (reason, onderwerp)
    with pytest.raises(LoginOnbekend):
        broker.finish(state)


def test_two_connections_in_one_portal(broker: TestBroker, settings: Settings) -> None:
    settings.DIGID_VERDER = {"ander": broker.settings(naam="ander", claim_bsn="nin")}
    broker.claims = {"nin": "999993653"}
    assert broker.log_in(aansluiting="ander").result.bsn == Bsn("999993653")
    assert broker.log_in().result.bsn == Bsn(BSN)


def test_the_broker_is_allowed_in_forms(broker: TestBroker, settings: Settings) -> None:
    settings.DIGID = broker.settings(form_action="https://digid.example")
    own = broker.issuer.removesuffix("/oidc")
    assert digid.sso_origins() == (own, "https://digid.example")
    broker.discovery = {"authorization_endpoint": "http://elsewhere.test/authorize"}
    assert digid.sso_origins() == (own, "https://digid.example")


def test_pages_do_not_wait_for_a_broker_that_is_down(broker: TestBroker, settings: Settings) -> None:
    settings.DIGID = broker.settings(discovery_url="http://localhost:1/.well-known/openid-configuration")
    assert digid.sso_origins() == ("http://localhost:1",)
    with pytest.raises(DigidOnbereikbaar) as caught:
        broker.start(onderwerp=(onderwerp := uuid4()))
    assert caught.value.onderwerp == onderwerp
    assert not LoginVerzoek.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"client_id": ""},
        {"client_secret": ""},
        {"discovery_url": ""},
        {"client_auth": "none"},
        {"client_auth": "private_key_jwt"},
        {"niveaus": "20"},
        {"niveaus": "20=zeker"},
        {"acr": "midden=a,zeker=b"},
        {"niveau_standaard": "zeker"},
        {"claim_eisen": "issuing_country"},
    ],
)
def test_a_setting_that_is_wrong_is_named(
    broker: TestBroker, settings: Settings, changes: dict[str, str]
) -> None:
    settings.DIGID = broker.settings(**changes)
    with pytest.raises(DigidNietIngesteld, match="DIGID_"):
        makelaar()
    assert "inloggen.W020" in {message.id for message in broker_settings()}


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({}, "E021"),
        ({"scopes": "digid"}, "E022"),
        ({"claim_bsn": ""}, "E023"),
        ({"claim_acting": "acting_nin"}, "E024"),
        ({"niveau_standaard": "midden"}, "W025"),
    ],
)
def test_what_the_checks_say(
    broker: TestBroker, settings: Settings, changes: dict[str, str], number: str
) -> None:
    settings.DIGID, settings.OMGEVING = broker.settings(**changes), "productie"
    assert f"inloggen.{number}" in {message.id for message in broker_settings()}


def test_secrets_do_not_show(broker: TestBroker) -> None:
    assert SECRET not in repr(makelaar())
