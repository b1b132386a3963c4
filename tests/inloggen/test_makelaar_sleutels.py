"""The keys that a broker publishes: one of the right kind, length and use, and no other."""

from __future__ import annotations

import json
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from begrippen.bsn import Bsn
from tests.inloggen.idp import send
from tests.inloggen.keys import pair
from tests.inloggen.makelaar import BSN, TestBroker, refused


def publishes(broker: TestBroker, key: Any, algorithm: str, **changes: str) -> None:
    """One key, as a JWK with changes; the ID token is signed with it."""
    kind = jwt.algorithms.RSAAlgorithm if isinstance(key, rsa.RSAPrivateKey) else jwt.algorithms.ECAlgorithm
    jwk = {**kind.to_jwk(key.public_key(), as_dict=True), "kid": "one", **changes}
    broker.replies["jwks"] = lambda handler: send(handler, json.dumps({"keys": [jwk]}).encode())
    broker.token = lambda claims: jwt.encode(claims, key, algorithm=algorithm, headers={"kid": "one"})


def test_a_curve(broker: TestBroker) -> None:
    publishes(broker, ec.generate_private_key(ec.SECP256R1()), "ES256", use="sig", alg="ES256")
    assert broker.log_in().result.bsn == Bsn(BSN)


def test_another_curve(broker: TestBroker) -> None:
    publishes(broker, ec.generate_private_key(ec.SECP384R1()), "ES256")
    other = ec.generate_private_key(ec.SECP256R1())
    broker.token = lambda claims: jwt.encode(claims, other, algorithm="ES256", headers={"kid": "one"})
    refused(broker, "token-sleutel")


def test_a_key_that_names_neither_use_nor_algorithm(broker: TestBroker) -> None:
    publishes(broker, pair("oidc").key, "PS256")
    assert broker.log_in().result.bsn == Bsn(BSN)


@pytest.mark.parametrize(
    "change", [{"use": "enc"}, {"alg": "PS256"}, {"alg": "RS512"}, {"kty": "EC"}, {"kty": "oct"}]
)
def test_a_key_for_something_else(broker: TestBroker, change: dict[str, str]) -> None:
    publishes(broker, pair("oidc").key, "RS256", **change)
    refused(broker, "token-sleutel")


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
def test_a_key_that_is_too_short(broker: TestBroker) -> None:
    publishes(broker, rsa.generate_private_key(public_exponent=65537, key_size=1024), "RS256")
    refused(broker, "token-sleutel")
