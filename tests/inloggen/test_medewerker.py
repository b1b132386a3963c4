"""Logging in as a medewerker: who gets in, and who does not."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from django.test import Client
from pytest_django import Settings

from begrippen.rol import Rol
from inloggen.models import Medewerker
from tests.inloggen.keys import pair
from tests.inloggen.provider import CLIENT_ID, SECRET, TestProvider


def test_a_genuine_login(client: Client, provider: TestProvider) -> None:
    response = provider.login(client, next_path="/werkblad/")
    assert response.status_code == 302
    assert response.url == "/werkblad/"
    assert client.get("/werkblad/").content == b"werkblad"
    medewerker = Medewerker.objects.get(issuer=provider.issuer, sub="sanne")
    assert (medewerker.naam, medewerker.functie) == ("Sanne de Vries", "Adviseur Burgerzaken")
    assert medewerker.rollen == [Rol.AMBTENAAR]
    assert provider.seen[0]["code_verifier"]
    assert provider.seen[0]["client_secret"] == SECRET


def test_the_session_gets_a_new_key_at_each_login(client: Client, provider: TestProvider) -> None:
    keys = set()
    for _ in range(2):
        provider.login(client)
        keys.add(client.session.session_key)
    assert len(keys) == 2
    assert not {"oidc_states", "oidc_login_next"} & set(client.session.keys())


def test_a_second_login_refreshes_name_and_roles(client: Client, provider: TestProvider) -> None:
    provider.login(client)
    provider.claims = {"roles": ["toezichthouder", "unknown"], "name": "Sanne van Dijk"}
    provider.login(client)
    medewerker = Medewerker.objects.get()
    assert (medewerker.naam, medewerker.rollen) == ("Sanne van Dijk", ["toezichthouder"])
    assert client.get("/werkblad/").status_code == 403


BAD_CLAIMS: list[dict[str, Any]] = [
    {"iss": "https://other.test"},
    {"iss": None},
    {"aud": "other"},
    {"aud": None},
    {"aud": [CLIENT_ID, "other"]},
    {"aud": [CLIENT_ID, "other"], "azp": "other"},
    {"azp": "other"},
    {"nonce": "other"},
    {"nonce": None},
    {"exp": int(time.time()) - 60},
    {"exp": None},
    {"iat": int(time.time()) + 3600},
    {"iat": int(time.time()) - 3600},
    {"sub": None},
    {"sub": "karim"},
    {"sub": ""},
]


@pytest.mark.parametrize("claims", BAD_CLAIMS)
def test_a_token_that_is_not_for_this_login(
    client: Client, provider: TestProvider, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    refused(provider.login(client), client, 403)


def unsigned(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, None, algorithm="none", headers={"kid": "one"})


def by_secret(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, SECRET, algorithm="HS256", headers={"kid": "one"})


def by_other_algorithm(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, pair("oidc").key, algorithm="RS512", headers={"kid": "one"})


def without_kid(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, pair("oidc").key, algorithm="RS256")


def with_own_key(claims: dict[str, Any]) -> str:
    jwk = jwt.algorithms.RSAAlgorithm.to_jwk(pair("attacker").key.public_key(), as_dict=True)
    headers = {"kid": "one", "jwk": jwk, "jku": "http://localhost:1/jwks"}
    return jwt.encode(claims, pair("attacker").key, algorithm="RS256", headers=headers)


def no_token(claims: dict[str, Any]) -> str:
    return "a.b"


@pytest.mark.parametrize(
    "token", [unsigned, by_secret, by_other_algorithm, without_kid, with_own_key, no_token]
)
def test_a_token_signed_in_another_way(
    client: Client, provider: TestProvider, token: Callable[[dict[str, Any]], str]
) -> None:
    provider.token = token
    refused(provider.login(client), client, 403)


def test_a_key_of_another_person_under_the_same_kid(client: Client, provider: TestProvider) -> None:
    provider.signer = "attacker"
    refused(provider.login(client), client, 403)


def test_an_unknown_kid_is_looked_up_once(client: Client, provider: TestProvider) -> None:
    provider.login(client)
    provider.kid, provider.keys, fetched = "two", {"two": "oidc-next"}, provider.keys_fetched
    provider.signer = "oidc-next"
    assert provider.login(client).status_code == 302
    assert provider.keys_fetched == fetched + 1
    client.logout()
    provider.kid = "three"
    refused(provider.login(client), client, 403)
    assert provider.keys_fetched == fetched + 2


def test_without_a_second_factor(client: Client, provider: TestProvider) -> None:
    provider.claims = {"amr": ["pwd"]}
    response = provider.login(client)
    refused(response, client, 403)
    assert "zonder tweede stap" in response.content.decode()


@pytest.mark.parametrize("claims", [{"amr": "mfa"}, {"amr": None, "acr": "https://refeds.org/profile/mfa"}])
def test_other_signs_of_a_second_factor(
    client: Client, provider: TestProvider, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    assert provider.login(client).status_code == 302


def test_a_second_factor_in_userinfo_does_not_count(client: Client, provider: TestProvider) -> None:
    provider.claims = {"amr": None}
    provider.userinfo["amr"] = ["mfa"]
    refused(provider.login(client), client, 403)


@pytest.mark.parametrize("roles", [[], None, ["admin"], "admin", {"ambtenaar": 1}, [["ambtenaar"]]])
def test_without_a_role(client: Client, provider: TestProvider, roles: Any) -> None:
    provider.login(client)
    provider.claims = {"roles": roles}
    response = provider.login(Client())
    assert response.status_code == 403
    assert "U heeft geen rol in Beeldpas" in response.content.decode()
    assert client.get("/werkblad/").status_code == 403


def test_who_has_no_role_is_stopped_until_there_is_one(client: Client, provider: TestProvider) -> None:
    provider.login(client)
    stopped = []
    for provider.claims in ({"roles": []}, {"roles": ["ambtenaar"]}):
        provider.login(Client())
        stopped.append(Medewerker.objects.get().gestopt_op is not None)
    assert stopped == [True, False]


def test_roles_under_the_providers_own_names(
    client: Client, provider: TestProvider, settings: Settings
) -> None:
    settings.OIDC_ROLE_CLAIM = "realm_access.roles"
    settings.OIDC_ROLE_NAMES = {"BZ-medewerker": "ambtenaar"}
    provider.claims = {"realm_access": {"roles": ["BZ-medewerker", "toezichthouder"]}}
    provider.login(client)
    assert Medewerker.objects.get().rollen == ["ambtenaar"]


def test_cancelled_at_the_provider(client: Client, provider: TestProvider) -> None:
    response = provider.login(client, error="access_denied", state="x")
    assert response.status_code == 200
    assert "U heeft het inloggen gestopt" in response.content.decode()


def test_a_link_with_an_error_does_not_log_out(client: Client, provider: TestProvider) -> None:
    provider.login(client)
    assert client.get("/oidc/callback/?error=server_error").status_code == 403
    assert client.get("/werkblad/").status_code == 200


@pytest.mark.parametrize("query", ["", "?code=c", "?state=s", "?code=c&state=s"])
def test_a_callback_that_nobody_asked_for(client: Client, provider: TestProvider, query: str) -> None:
    refused(client.get(f"/oidc/callback/{query}"), client, 403)


def test_a_state_works_once_and_in_one_browser(client: Client, provider: TestProvider) -> None:
    provider.login(client)
    answer = {"code": "c", "state": provider.query["state"]}
    refused(Client().get("/oidc/callback/", answer), Client(), 403)
    assert client.get("/oidc/callback/", answer).status_code == 403


@pytest.mark.parametrize(("status", "answer"), [(400, 403), (500, 503)])
def test_the_provider_does_not_give_a_token(
    client: Client, provider: TestProvider, status: int, answer: int
) -> None:
    provider.token_status = status
    refused(provider.login(client), client, answer)


@pytest.mark.parametrize("discovery", [{"issuer": "https://other.test"}, {"jwks_uri": 1, "issuer": None}])
def test_a_discovery_document_of_another(
    client: Client, provider: TestProvider, discovery: dict[str, Any]
) -> None:
    provider.discovery = discovery
    refused(client.get("/oidc/authenticate/"), client, 503)


def test_the_provider_is_down(client: Client, provider: TestProvider, settings: Settings) -> None:
    settings.OIDC_DISCOVERY_URL = "http://localhost:1/oidc/.well-known/openid-configuration"
    response = client.get("/oidc/authenticate/")
    refused(response, client, 503)
    assert "Inloggen lukt nu even niet" in response.content.decode()


@pytest.mark.parametrize(
    "address",
    ["//evil.test", "https://evil.test", "\\\\evil.test", "/\\evil.test", "javascript:x", "werkblad"],
)
def test_next_is_a_path_of_our_own(client: Client, provider: TestProvider, address: str) -> None:
    assert provider.login(client, next_path=address).url == "/"
    assert client.get("/inloggen/", {"next": address}).url == "/"


def refused(response: Any, client: Client, status: int) -> None:
    assert response.status_code == status
    assert "Inloggen met uw werkaccount" in response.content.decode()
    assert client.get("/werkblad/").status_code == 302
