"""The client of the broker that gets its answers encrypted, with the portal's own adapter opposite."""

from __future__ import annotations

from pathlib import Path

import jwt
import pytest
import requests
from pytest_django import Settings

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from inloggen.resultaat import DigidFout, LoginGeannuleerd, NiveauTeLaag
from tests.simulator.dienstverlener import Dienstverlener, returned, submit
from tests.simulator.test_makelaar import HELPER, OTHER, Portal

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


def max_style(folder: Path) -> dict[str, str]:
    return {
        "client_id": "beeldpas-max",
        "client_auth": "private_key_jwt",
        "client_key_file": str(folder / "portal-signing.key"),
        "encryption_key_file": str(folder / "portal-encryption.key"),
        "scopes": "openid",
        "scopes_namens": "openid authorization_by_proxy",
        "claim_bsn": "bsn",
        "claim_niveau": "loa_authn",
    }


@pytest.fixture
def portal(dienstverlener: Dienstverlener, settings: Settings, db: None) -> Portal:
    made = Portal(dienstverlener, settings)
    made.use(max_style(dienstverlener.keys), userinfo=True)
    return made


def test_a_login(portal: Portal) -> None:
    result = portal.log_in().result
    assert (result.bsn, result.niveau, result.vertegenwoordiging) == (Bsn(HELPER), Niveau.MIDDEN, None)


def test_the_other_endings(portal: Portal) -> None:
    with pytest.raises(LoginGeannuleerd):
        portal.log_in(actie="annuleren")
    with pytest.raises(NiveauTeLaag):
        portal.log_in(niveau="basis")


def test_a_login_for_somebody_else_is_refused(portal: Portal) -> None:
    """It names the represented person alone, and the portal must not take that one for who logged in."""
    with pytest.raises(DigidFout, match="vertegenwoordiging-zonder-handelende"):
        portal.log_in(namens=OTHER)


def test_nothing_of_the_person_is_readable_on_the_way(portal: Portal) -> None:
    answer = returned(submit(requests.get(portal.start(), timeout=30), persoon=HELPER))
    assert HELPER not in str(answer)
    portal.use(max_style(portal.keys) | {"encryption_key_file": ""}, userinfo=True)
    with pytest.raises(DigidFout, match="jwe-zonder-sleutel"):
        portal.log_in()
    portal.use(max_style(portal.keys) | {"encryption_key_file": ""})
    with pytest.raises(NiveauTeLaag, match="niveau-ontbreekt"):
        portal.log_in()


@pytest.mark.parametrize(
    "change", [{"client_key_file": "idp-signing.key"}, {"client_auth": "client_secret_post"}]
)
def test_the_key_of_another_or_a_secret_is_refused(portal: Portal, change: dict[str, str]) -> None:
    file = (
        {"client_key_file": str(portal.keys / change["client_key_file"])}
        if "client_key_file" in change
        else {}
    )
    portal.use(max_style(portal.keys) | change | file, userinfo=True)
    with pytest.raises(DigidFout, match="token-invalidclient"):
        portal.log_in()


def test_an_assertion_works_once(portal: Portal) -> None:
    form = {"client_id": "beeldpas-max", "client_assertion_type": ASSERTION, "grant_type": "x"}
    claims = {"iss": "beeldpas-max", "sub": "beeldpas-max", "aud": f"{portal.base}/token", "jti": "one"}
    key = (portal.keys / "portal-signing.key").read_text()
    assertion = jwt.encode({**claims, "iat": 1, "exp": 2**32}, key, algorithm="RS256")
    errors = [
        requests.post(f"{portal.base}/token", {**form, "client_assertion": assertion}, timeout=30).json()[
            "error"
        ]
        for _ in range(2)
    ]
    assert errors == ["unsupported_grant_type", "invalid_client"]
