"""The code flow of OpenID Connect, as a relying party goes through it."""

from __future__ import annotations

import base64
import hashlib
import secrets
from typing import Any

import jwt
import pytest
import requests

from tests.simulator.dienstverlener import Dienstverlener, returned, submit

VERIFIER = secrets.token_urlsafe(48)
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()


class RelyingParty:
    def __init__(self, dienstverlener: Dienstverlener) -> None:
        url = f"http://localhost:{dienstverlener.sim}/oidc/.well-known/openid-configuration"
        self.provider: dict[str, Any] = requests.get(url, timeout=30).json()
        self.secret = (dienstverlener.keys / "oidc-client-secret").read_text()
        self.callback = f"{dienstverlener.base}/oidc/callback/"

    def ask(self, **changes: str) -> requests.Response:
        parameters = {
            "response_type": "code",
            "client_id": "beeldpas",
            "redirect_uri": self.callback,
            "scope": "openid profile email",
            "state": "de staat",
            "nonce": "eenmalig",
            "code_challenge": CHALLENGE,
            "code_challenge_method": "S256",
            **changes,
        }
        url = self.provider["authorization_endpoint"]
        return requests.get(url, params=parameters, allow_redirects=False, timeout=30)

    def code(self, persoon: str = "sanne", **changes: str) -> str:
        return returned(submit(self.ask(**changes), persoon=persoon))["code"]

    def trade(self, code: str, *, secret: str | None = None, **changes: str) -> requests.Response:
        data = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.callback,
            "code_verifier": VERIFIER,
            **changes,
        }
        return requests.post(
            self.provider["token_endpoint"], data, auth=("beeldpas", secret or self.secret), timeout=30
        )


@pytest.fixture
def party(dienstverlener: Dienstverlener) -> RelyingParty:
    return RelyingParty(dienstverlener)


def test_the_id_token_is_signed_and_says_who(party: RelyingParty) -> None:
    tokens = party.trade(party.code("ingrid")).json()
    key = jwt.PyJWKClient(party.provider["jwks_uri"]).get_signing_key_from_jwt(tokens["id_token"])
    claims = jwt.decode(
        tokens["id_token"],
        key,
        algorithms=["RS256"],
        audience="beeldpas",
        issuer=party.provider["issuer"],
        options={"require": ["exp", "iat", "auth_time"]},
    )
    assert (claims["sub"], claims["name"], claims["nonce"]) == ("ingrid", "Ingrid Bakker", "eenmalig")
    assert (claims["roles"], claims["amr"]) == (["functioneel-beheerder"], ["pwd", "otp"])
    assert claims["functie"]


def test_userinfo_wants_the_access_token(party: RelyingParty) -> None:
    tokens = party.trade(party.code("tom")).json()
    url = party.provider["userinfo_endpoint"]
    found = requests.get(
        url, headers={"Authorization": f"Bearer {tokens['access_token']}"}, timeout=30
    ).json()
    assert (found["sub"], found["roles"]) == ("tom", ["toezichthouder"])
    assert requests.get(url, headers={"Authorization": "Bearer onzin"}, timeout=30).status_code == 401


def test_a_code_works_once(party: RelyingParty) -> None:
    code = party.code()
    assert party.trade(code).status_code == 200
    again = party.trade(code)
    assert (again.status_code, again.json()) == (400, {"error": "invalid_grant"})


def test_a_wrong_secret_is_refused_and_leaves_the_code(party: RelyingParty) -> None:
    code = party.code()
    refused = party.trade(code, secret="geraden")
    assert (refused.status_code, refused.json()) == (401, {"error": "invalid_client"})
    assert party.trade(code).status_code == 200


def test_the_secret_may_stand_in_the_form(party: RelyingParty) -> None:
    data = {"grant_type": "authorization_code", "code": party.code(), "redirect_uri": party.callback}
    data |= {"code_verifier": VERIFIER, "client_id": "beeldpas", "client_secret": party.secret}
    assert requests.post(party.provider["token_endpoint"], data, timeout=30).status_code == 200


@pytest.mark.parametrize(
    "change", [{"code_verifier": "x" * 43}, {"code_verifier": ""}, {"redirect_uri": "http://x/"}]
)
def test_a_code_is_for_the_one_who_asked(party: RelyingParty, change: dict[str, str]) -> None:
    assert party.trade(party.code(), **change).json() == {"error": "invalid_grant"}


def test_state_comes_back_and_cancelling_is_access_denied(party: RelyingParty) -> None:
    back = returned(submit(party.ask(), actie="annuleren"))
    assert back == {"error": "access_denied", "state": "de staat"}


def test_a_form_works_once(party: RelyingParty) -> None:
    page = party.ask()
    assert submit(page, persoon="karim").status_code == 302
    assert submit(page, persoon="karim").status_code == 410


@pytest.mark.parametrize(
    "change",
    [
        {"client_id": "ander"},
        {"redirect_uri": "http://elders.example/oidc/callback/"},
        {"redirect_uri": ""},
    ],
)
def test_a_stranger_is_sent_nowhere(party: RelyingParty, change: dict[str, str]) -> None:
    assert party.ask(**change).status_code == 400


def test_the_portal_cannot_be_imitated_in_the_redirect_uri(
    party: RelyingParty, dienstverlener: Dienstverlener
) -> None:
    base = dienstverlener.base
    assert party.ask(redirect_uri=f"{base}/elders/").status_code == 200
    for wrong in (f"{base}@elders.example/", f"{base}0/", f"{base}/#deel", base.replace("//", "//x@")):
        assert party.ask(redirect_uri=wrong).status_code == 400


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "profile"}, "invalid_scope"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"prompt": "none"}, "login_required"),
    ],
)
def test_a_request_that_cannot_be_met_goes_back_with_its_error(
    party: RelyingParty, change: dict[str, str], error: str
) -> None:
    assert returned(party.ask(**change)) == {"error": error, "state": "de staat"}


def test_logging_out_goes_back_to_the_portal_only(party: RelyingParty) -> None:
    url = party.provider["end_session_endpoint"]
    back = {"post_logout_redirect_uri": party.callback}
    assert requests.get(url, back, allow_redirects=False, timeout=30).status_code == 302
    elsewhere = {"post_logout_redirect_uri": "http://elders.example/"}
    assert requests.get(url, elsewhere, allow_redirects=False, timeout=30).status_code == 200
