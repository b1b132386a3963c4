"""A broker that signs what it says of the person and then encrypts it for us, as nl-rdo-max does."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc.jwk import RSAKey
from pytest_django import Settings

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from inloggen.makelaar.checks import broker_settings
from inloggen.oidc.token import TokenGeweigerd
from inloggen.oidc.versleuteld import opened
from tests.inloggen.jwe import Omhulsel
from tests.inloggen.keys import pair
from tests.inloggen.makelaar import BSN, TestBroker, refused
from tests.inloggen.provider import CLIENT_ID

NOW = int(time.time())  # when the tests were collected; a slow machine may run them an hour later
DAY = 24 * 3600
SUBSTANTIEEL = "http://eidas.europa.eu/LoA/substantial"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("jwe", "jwe-next", "client-jwt"):
        (tmp_path / f"{name}.key").write_bytes(pair(name).key_pem)
    (tmp_path / "signers.crt").write_bytes(pair("max-old").cert_pem + pair("max").cert_pem)
    return tmp_path


@pytest.fixture
def maximaal(broker: TestBroker, settings: Settings, folder: Path) -> TestBroker:
    """The ID token says who asked and nothing of the person; the rest stands in what is encrypted."""
    settings.DIGID = broker.settings(
        userinfo=True,
        client_auth="private_key_jwt",
        client_key_file=str(folder / "client-jwt.key"),
        encryption_key_file=str(folder / "jwe.key"),
        next_encryption_key_file=str(folder / "jwe-next.key"),
        claim_niveau="loa_authn",
        niveaus=f"{SUBSTANTIEEL}=substantieel",
    )
    broker.claims = {"bsn": None, "loa": None, "auth_time": None}
    says(broker)
    return broker


def says(broker: TestBroker, omhulsel: Omhulsel | None = None, *, sign: Any = None, **claims: Any) -> None:
    """What userinfo answers: the usual claims with changes (None takes one away), signed, in an envelope."""
    now = int(time.time())
    usual = {
        "iss": broker.issuer,
        "aud": CLIENT_ID,
        "sub": "a-random-name",
        "bsn": BSN,
        "loa_authn": SUBSTANTIEEL,
        "session_id": "of the broker",
        "nbf": now - 10,
        "exp": now + 300,
        "x5c": "of our own certificate",
    }
    present = {name: value for name, value in {**usual, **claims}.items() if value is not None}
    inner = (sign or broker.sign)(present)
    broker.signed_userinfo = (omhulsel or Omhulsel()).around(inner)


@pytest.mark.parametrize("key_alg", ["RSA-OAEP", "RSA-OAEP-256"])
@pytest.mark.parametrize("content_alg", ["A128CBC-HS256", "A256GCM"])
@pytest.mark.parametrize("key", ["jwe", "jwe-next"])
def test_a_login(maximaal: TestBroker, key_alg: str, content_alg: str, key: str) -> None:
    says(maximaal, Omhulsel(key_alg, content_alg, key))
    result = maximaal.log_in().result
    assert (result.bsn, result.niveau) == (Bsn(BSN), Niveau.SUBSTANTIEEL)
    assert "client_assertion" in maximaal.seen[0]


ENVELOPES: list[tuple[str, Omhulsel]] = [
    ("jwe-sleutelalgoritme", Omhulsel("RSA1_5")),
    ("jwe-sleutelalgoritme", Omhulsel(header={"alg": "dir"})),
    ("jwe-sleutelalgoritme", Omhulsel(header={"alg": "none"})),
    ("jwe-sleutelalgoritme", Omhulsel(header={"alg": "PBES2-HS256+A128KW", "p2c": 10**9, "p2s": "AAAA"})),
    ("jwe-sleutelalgoritme", Omhulsel(header={"alg": "ECDH-ES"})),
    ("jwe-sleutelalgoritme", Omhulsel(header={"alg": ["RSA-OAEP"]})),
    ("jwe-sleutelalgoritme", Omhulsel(header={"alg": None})),
    ("jwe-inhoudalgoritme", Omhulsel(header={"enc": "A128GCM"})),
    ("jwe-inhoudalgoritme", Omhulsel(header={"enc": "A256CBC-HS512"})),
    ("jwe-inhoudalgoritme", Omhulsel(header={"enc": None})),
    ("jwe-zip", Omhulsel(header={"zip": "DEF"})),
    ("jwe-zip", Omhulsel(header={"zip": ""})),
    ("jwe-vorm", Omhulsel(header={"crit": ["exp"]})),
    ("jwe-vorm", Omhulsel(header={"typ": "at+jwt"})),
    ("jwe-inhoud", Omhulsel(header={"cty": None})),
    ("jwe-inhoud", Omhulsel(header={"cty": "text"})),
    ("jwe-ontsleutelen", Omhulsel(key="attacker")),
    ("jwe-ontsleutelen", Omhulsel(header={"enc": "A256GCM"})),
    ("jwe-ontsleutelen", Omhulsel(header={"alg": "RSA-OAEP-256"})),
    ("jwe-ontsleutelen", Omhulsel(header={"surprise": 1})),
]


@pytest.mark.parametrize(("reason", "omhulsel"), ENVELOPES)
def test_an_envelope_of_another_kind(maximaal: TestBroker, reason: str, omhulsel: Omhulsel) -> None:
    says(maximaal, omhulsel)
    refused(maximaal, reason)


def other_part(number: int) -> Callable[[str], str]:
    def change(token: str) -> str:
        parts = token.split(".")
        parts[number] = ("B" if parts[number][:1] == "A" else "A") + parts[number][1:]
        return ".".join(parts)

    return change


CHANGES: list[tuple[str, Callable[[str], str]]] = [
    ("jwe-vorm", other_part(0)),
    *(("jwe-ontsleutelen", other_part(number)) for number in (1, 2, 3, 4)),
    ("jwe-ontsleutelen", lambda token: token[: token.rindex(".") + 1]),
    ("jwe-ontsleutelen", lambda token: f"{token[:-4]}"),
    ("jwe-te-groot", lambda token: token + "A" * 70_000),
    ("jwe-vorm", lambda token: f"é{token}"[1:].replace("ey", "?!", 1)),
    ("userinfo-onversleuteld", lambda token: f"{token}.A"),
    ("userinfo-onversleuteld", lambda token: "a.b.c"),
    ("userinfo-vorm", lambda token: f"{token}é"),
]


@pytest.mark.parametrize(("reason", "change"), CHANGES)
def test_an_envelope_that_was_touched(
    maximaal: TestBroker, reason: str, change: Callable[[str], str]
) -> None:
    maximaal.signed_userinfo = change(maximaal.signed_userinfo)
    refused(maximaal, reason)


CONTENT: list[tuple[str, dict[str, Any]]] = [
    ("userinfo-iss", {"iss": "https://other.test"}),
    ("userinfo-iss", {"iss": None}),
    ("userinfo-aud", {"aud": "other"}),
    ("userinfo-aud", {"aud": None}),
    ("userinfo-azp", {"aud": [CLIENT_ID, "other"]}),
    ("userinfo-sub", {"sub": "other"}),
    ("userinfo-sub", {"sub": None}),
    ("userinfo-nonce", {"nonce": "of another login"}),
    ("userinfo-exp", {"exp": None}),
    ("userinfo-verlopen", {"exp": NOW - 60}),
    ("userinfo-nog-niet", {"nbf": NOW + DAY}),
    ("userinfo-te-oud", {"iat": NOW - 3600}),
    ("bsn-ontbreekt", {"bsn": None}),
    ("sector", {"bsn": f"s00000001:{BSN}"}),
    ("vertegenwoordiging-onverwacht", {"urn:nl-eid-gdi:1.0:LegalSubjectID": "999993653"}),
]


@pytest.mark.parametrize(("reason", "claims"), CONTENT)
def test_what_was_encrypted_is_not_believed_for_it(
    maximaal: TestBroker, reason: str, claims: dict[str, Any]
) -> None:
    says(maximaal, **claims)
    refused(maximaal, reason)


@pytest.mark.parametrize(
    ("reason", "inner"),
    [
        ("userinfo-vorm", f'{{"sub": "a-random-name", "bsn": "{BSN}"}}'),
        ("userinfo-algoritme", "eyJhbGciOiJub25lIiwia2lkIjoib25lIn0.e30."),
        ("userinfo-vorm", "a.b.c.d.e"),
        ("jwe-ontsleutelen", "é"),
        ("userinfo-vorm", ""),
    ],
)
def test_what_is_inside_must_be_signed(maximaal: TestBroker, reason: str, inner: str) -> None:
    says(maximaal, sign=lambda _: inner)
    refused(maximaal, reason)


def test_a_stranger_can_encrypt_but_not_sign(maximaal: TestBroker) -> None:
    maximaal.signer = "attacker"
    says(maximaal)
    maximaal.signer = "oidc"
    refused(maximaal, "userinfo-handtekening")


def test_an_envelope_in_an_envelope(maximaal: TestBroker) -> None:
    says(maximaal, sign=lambda claims: Omhulsel().around(maximaal.sign(claims)))
    refused(maximaal, "userinfo-vorm")


@pytest.mark.parametrize("kept", ["encryption_key_file", "userinfo_cert_file"])
def test_json_where_more_was_agreed(
    maximaal: TestBroker, settings: Settings, folder: Path, kept: str
) -> None:
    files = {"encryption_key_file": "jwe.key", "userinfo_cert_file": "signers.crt"}
    none = {"encryption_key_file": "", "next_encryption_key_file": "", "userinfo_cert_file": ""}
    settings.DIGID = settings.DIGID | none | {kept: str(folder / files[kept])}
    maximaal.userinfo, maximaal.signed_userinfo = {"sub": "a-random-name", "bsn": BSN}, ""
    refused(maximaal, "userinfo-onbeschermd")


def test_an_envelope_that_nobody_can_open(maximaal: TestBroker, settings: Settings) -> None:
    settings.DIGID = settings.DIGID | {"encryption_key_file": "", "next_encryption_key_file": ""}
    refused(maximaal, "jwe-zonder-sleutel")


@pytest.mark.parametrize(
    ("signer", "reason"),
    [("max", ""), ("oidc", "userinfo-handtekening"), ("attacker", "userinfo-handtekening")],
)
def test_a_pinned_signer_counts_alone(
    maximaal: TestBroker, settings: Settings, folder: Path, signer: str, reason: str
) -> None:
    """Whatever key name the token uses: that of nl-rdo-max is not always one that it publishes."""
    settings.DIGID = settings.DIGID | {"userinfo_cert_file": str(folder / "signers.crt")}
    maximaal.signer, maximaal.kid = signer, "of nobody"
    says(maximaal)
    maximaal.signer, maximaal.kid = "oidc", "one"
    if reason:
        refused(maximaal, reason)
    else:
        assert maximaal.log_in().result.bsn == Bsn(BSN)


def test_an_id_token_in_an_envelope(maximaal: TestBroker, settings: Settings) -> None:
    settings.DIGID = settings.DIGID | {"userinfo": False}
    maximaal.claims = {"loa_authn": SUBSTANTIEEL}
    refused(maximaal, "token-onversleuteld")
    maximaal.token = lambda claims: Omhulsel().around(maximaal.sign(claims))
    assert maximaal.log_in().result.bsn == Bsn(BSN)
    maximaal.claims |= {"nonce": "other"}
    refused(maximaal, "token-nonce")


def test_on_behalf_of_somebody_else_names_one_person(maximaal: TestBroker) -> None:
    """Such a broker gives the BSN of the represented person: that is not who logged in."""
    refused(maximaal, "vertegenwoordiging-zonder-handelende", namens=True)


def test_asking_for_representation_is_a_mistake_in_the_settings(
    maximaal: TestBroker, settings: Settings
) -> None:
    settings.DIGID = settings.DIGID | {"scopes_namens": "openid authorization_by_proxy"}
    assert "inloggen.W026" in {message.id for message in broker_settings()}


@given(st.integers(0, 1500), st.characters(codec="ascii"))
def test_no_change_ends_in_anything_but_a_refusal(place: int, letter: str) -> None:
    token = Omhulsel().around("a.b.c")
    changed = token[:place] + letter + token[place + 1 :]
    keys = [RSAKey.import_key(pair("jwe").key)]
    if changed == token:
        assert opened(changed, keys=keys) == "a.b.c"
        return
    with pytest.raises(TokenGeweigerd, match="jwe-"):
        opened(changed, keys=keys)
