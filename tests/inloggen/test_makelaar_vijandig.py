"""Tokens that a broker, or somebody in its place, can send: refused with a fixed reason, never a login."""

from __future__ import annotations

import base64
import hmac
import json
import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from begrippen.bsn import Bsn
from inloggen.oidc import ontdekking
from inloggen.resultaat import NiveauTeLaag
from tests.inloggen.idp import send
from tests.inloggen.keys import pair
from tests.inloggen.makelaar import BSN, TestBroker, refused
from tests.inloggen.provider import CLIENT_ID, SECRET, serving

NOW = int(time.time())  # when the tests were collected; a slow machine may run them an hour later
DAY = 24 * 3600


def test_the_positive_control(broker: TestBroker) -> None:
    assert broker.log_in().result.bsn == Bsn(BSN)


BAD_CLAIMS: list[tuple[str, dict[str, Any]]] = [
    ("token-iss", {"iss": "https://other.test"}),
    ("token-iss", {"iss": None}),
    ("token-iss", {"iss": ["https://other.test"]}),
    ("token-aud", {"aud": "other"}),
    ("token-aud", {"aud": None}),
    ("token-aud", {"aud": []}),
    ("token-aud", {"aud": {CLIENT_ID: 1}}),
    ("token-aud", {"aud": f"{CLIENT_ID} other"}),
    ("token-azp", {"aud": [CLIENT_ID, "other"]}),
    ("token-azp", {"aud": [CLIENT_ID, "other"], "azp": "other"}),
    ("token-azp", {"azp": "other"}),
    ("token-nonce", {"nonce": "other"}),
    ("token-nonce", {"nonce": None}),
    ("token-nonce", {"nonce": ""}),
    ("token-nonce", {"nonce": 1}),
    ("token-exp", {"exp": None}),
    ("token-exp", {"exp": "tomorrow"}),
    ("token-exp", {"exp": True}),
    ("token-exp", {"exp": 1e300}),
    ("token-verlopen", {"exp": NOW - 60}),
    ("token-iat", {"iat": None}),
    ("token-nog-niet", {"iat": NOW + DAY}),
    ("token-te-oud", {"iat": NOW - 3600}),
    ("token-nog-niet", {"nbf": NOW + DAY}),
    ("token-nbf", {"nbf": "x"}),
    ("token-auth_time", {"auth_time": "now"}),
    ("tijd-inloggen", {"auth_time": NOW - 3600}),
    ("tijd-inloggen", {"auth_time": NOW + DAY}),
    ("token-sub", {"sub": None}),
    ("token-sub", {"sub": ""}),
    ("token-sub", {"sub": 1}),
    ("token-at-hash", {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}),
    ("token-at-hash", {"at_hash": 1}),
    ("bsn-ontbreekt", {"bsn": None}),
    ("bsn-vorm", {"bsn": ""}),
    ("bsn", {"bsn": "999990018"}),
    ("bsn", {"bsn": "000000000"}),
    ("bsn-vorm", {"bsn": "99990019"}),
    ("bsn-vorm", {"bsn": "0999990019"}),
    ("bsn-vorm", {"bsn": "99999001९"}),
    ("bsn-vorm", {"bsn": "999990019 "}),
    ("bsn-vorm", {"bsn": "999990019\n"}),
    ("bsn-vorm", {"bsn": "999.990.019"}),
    ("claim-vorm", {"bsn": 999990019}),
    ("claim-vorm", {"bsn": ["999990019"]}),
    ("claim-vorm", {"bsn": {"value": "999990019"}}),
    ("claim-vorm", {"bsn": True}),
    ("sector", {"bsn": "s00000001:999990019"}),
    ("sector", {"bsn": "S00000001:999990019"}),
    ("sector", {"bsn": "s00000002:999990019"}),
    ("bsn-vorm", {"bsn": "s00000000:s00000000:999990019"}),
    ("bsn-vorm", {"bsn": "999990019:s00000000"}),
    ("vertegenwoordiging-onverwacht", {"acting_nin": "999993653"}),
    ("vertegenwoordiging-onverwacht", {"urn:nl-eid-gdi:1.0:LegalSubjectID": "999993653"}),
    ("vertegenwoordiging-onverwacht", {"urn:nl-eid-gdi:1.0:RepresentationType": "curator"}),
]


@pytest.mark.parametrize(("reason", "claims"), BAD_CLAIMS)
def test_claims_that_fail_a_check(broker: TestBroker, reason: str, claims: dict[str, Any]) -> None:
    broker.claims = claims
    refused(broker, reason)


@pytest.mark.parametrize(
    ("reason", "loa"),
    [
        ("niveau-te-laag", "10"),
        ("niveau-onbekend", "21"),
        ("niveau-onbekend", "20 "),
        ("niveau-onbekend", ["20"]),
        ("niveau-onbekend", True),
        ("niveau-onbekend", 20.0),
        ("niveau-ontbreekt", None),
        ("niveau-ontbreekt", ""),
    ],
)
def test_a_level_that_is_lower_unknown_or_missing(broker: TestBroker, reason: str, loa: Any) -> None:
    broker.claims = {"loa": loa}
    refused(broker, reason, NiveauTeLaag)


def test_the_level_that_counts_is_that_of_this_login(broker: TestBroker) -> None:
    assert broker.log_in(niveau=20).result.niveau == 20
    refused(broker, "niveau-te-laag", NiveauTeLaag, niveau=25)


def unsigned(broker: TestBroker, claims: dict[str, Any]) -> str:
    return jwt.encode(claims, None, algorithm="none", headers={"kid": "one"})


def by_secret(broker: TestBroker, claims: dict[str, Any]) -> str:
    return jwt.encode(claims, SECRET, algorithm="HS256", headers={"kid": "one"})


def by_public_key(broker: TestBroker, claims: dict[str, Any]) -> str:
    """The classic: the public key of the broker as the shared secret."""
    public = (
        pair("oidc").certificate.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )
    content = broker.sign(claims).split(".")[1]
    header = base64.urlsafe_b64encode(b'{"alg":"HS256","kid":"one"}').rstrip(b"=").decode()
    made = hmac.digest(public, f"{header}.{content}".encode(), "sha256")
    return f"{header}.{content}.{base64.urlsafe_b64encode(made).rstrip(b'=').decode()}"


def by_other_algorithm(broker: TestBroker, claims: dict[str, Any]) -> str:
    return jwt.encode(claims, pair("oidc").key, algorithm="RS512", headers={"kid": "one"})


def by_curve(broker: TestBroker, claims: dict[str, Any]) -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    return jwt.encode(claims, key, algorithm="ES256", headers={"kid": "one"})


def without_kid(broker: TestBroker, claims: dict[str, Any]) -> str:
    return jwt.encode(claims, pair("oidc").key, algorithm="RS256")


def with_unknown_kid(broker: TestBroker, claims: dict[str, Any]) -> str:
    return jwt.encode(claims, pair("oidc").key, algorithm="RS256", headers={"kid": "three"})


def with_own_key(broker: TestBroker, claims: dict[str, Any]) -> str:
    jwk = jwt.algorithms.RSAAlgorithm.to_jwk(pair("attacker").key.public_key(), as_dict=True)
    headers = {"kid": "one", "jwk": jwk, "jku": f"{broker.issuer}/elsewhere"}
    return jwt.encode(claims, pair("attacker").key, algorithm="RS256", headers=headers)


def with_crit(broker: TestBroker, claims: dict[str, Any]) -> str:
    return broker.sign(claims, crit=["b64"], b64=True)


def of_other_type(broker: TestBroker, claims: dict[str, Any]) -> str:
    return broker.sign(claims, typ="logout+jwt")


def changed_afterwards(broker: TestBroker, claims: dict[str, Any]) -> str:
    genuine, other = broker.sign(claims), broker.sign({**claims, "bsn": "999993653"})
    return ".".join([*other.split(".")[:2], genuine.split(".")[2]])


def with_a_name_twice(broker: TestBroker, claims: dict[str, Any]) -> str:
    content = json.dumps(claims)[:-1] + ', "bsn": "999993653"}'
    return jwt.PyJWS().encode(content.encode(), pair("oidc").key, algorithm="RS256", headers={"kid": "one"})


def of_a_list(broker: TestBroker, claims: dict[str, Any]) -> str:
    content = json.dumps([claims]).encode()
    return jwt.PyJWS().encode(content, pair("oidc").key, algorithm="RS256", headers={"kid": "one"})


def half(broker: TestBroker, claims: dict[str, Any]) -> str:
    return broker.sign(claims)[:-41]  # 41: what is left is no base64, whatever its last bits


def longer(broker: TestBroker, claims: dict[str, Any]) -> str:
    return broker.sign({**claims, "filler": "x" * 70_000})


Token = Callable[[TestBroker, dict[str, Any]], str]
TOKENS: list[tuple[str, Token]] = [
    ("token-algoritme", unsigned),
    ("token-algoritme", by_secret),
    ("token-algoritme", by_public_key),
    ("token-algoritme", by_other_algorithm),
    ("token-sleutel", by_curve),
    ("token-sleutel", without_kid),
    ("token-sleutel", with_unknown_kid),
    ("token-handtekening", with_own_key),
    ("token-handtekening", changed_afterwards),
    ("token-vorm", half),
    ("token-vorm", with_crit),
    ("token-vorm", of_other_type),
    ("token-vorm", with_a_name_twice),
    ("token-vorm", of_a_list),
    ("token-vorm", longer),
    ("token-vorm", lambda broker, claims: "a.b"),
    ("jwe-zonder-sleutel", lambda broker, claims: "a.b.c.d.e"),
    ("token-vorm", lambda broker, claims: "a.b.c.d.e.f"),
    ("token-vorm", lambda broker, claims: "é.é.é"),
]


@pytest.mark.parametrize(("reason", "token"), TOKENS)
def test_a_token_signed_in_another_way(broker: TestBroker, reason: str, token: Token) -> None:
    broker.token = lambda claims: token(broker, claims)
    refused(broker, reason)


def test_a_key_of_another_person_under_the_same_kid(broker: TestBroker) -> None:
    broker.signer = "attacker"
    refused(broker, "token-handtekening")


def test_keys_from_elsewhere(broker: TestBroker) -> None:
    """The keys of another address than the discovery document names do not count."""
    broker.log_in()
    broker.signer, broker.kid = "attacker", "two"
    broker.token = lambda claims: broker.sign(claims, jku=f"{broker.issuer}/elsewhere", x5u="http://x.test/")
    refused(broker, "token-sleutel")


def test_a_broker_at_the_address_of_an_earlier_one(broker: TestBroker) -> None:
    """Free ports come back: what these tests learn of one broker must not be held for true of the next."""
    assert broker.log_in().result.bsn == Bsn(BSN)
    with serving(TestBroker()) as other:
        ours = other.port
    with serving(TestBroker(port=ours)) as first:
        assert ontdekking.found_at(first.settings()["discovery_url"], seconds=5.0).key("one", "RS256")
    with serving(TestBroker(port=ours, keys={"two": "attacker"})) as second:
        assert (
            ontdekking.found_at(second.settings()["discovery_url"], seconds=5.0).key("one", "RS256") is None
        )


def test_two_keys_of_one_name(broker: TestBroker) -> None:
    keys = broker.document("/jwks")["keys"] * 2
    broker.replies["jwks"] = lambda handler: send(handler, json.dumps({"keys": keys}).encode())
    refused(broker, "token-sleutel")
