"""The broker of the simulator, with the portal's own adapter opposite."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
import requests
from pytest_django import Settings

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from begrippen.vertegenwoordiging import Vertegenwoordiging
from inloggen import digid, makelaar
from inloggen.models import LoginVerzoek
from inloggen.resultaat import DigidFout, LoginFinished, LoginGeannuleerd, LoginMislukt, NiveauTeLaag
from tests.simulator.dienstverlener import Dienstverlener, returned, submit

HELPER, OTHER = "999990019", "999993653"
URN = "urn:nl-eid-gdi:1.0:"
SIGNICAT = {
    "client_id": "beeldpas-signicat",
    "scopes": "openid nin",
    "scopes_namens": "openid nin acting-nin",
    "claim_bsn": "nin",
    "claim_acting": "acting_nin",
    "claim_represented": "nin",
    "claim_niveau": "acr",
    "claim_eisen": "nin_issuing_country=NL",
}
BY_URN = {
    "client_id": "beeldpas-urn",
    "scopes": "openid",
    "claim_acting": f"{URN}ActingSubjectID",
    "claim_represented": f"{URN}LegalSubjectID",
    "claim_niveau": "authsp_level",
    "niveaus": "10=basis,20=midden,25=substantieel,30=hoog",
}


class Portal:
    def __init__(self, dienstverlener: Dienstverlener, settings: Settings) -> None:
        self.base = f"http://localhost:{dienstverlener.sim}/makelaar"
        self.callback = f"{dienstverlener.base}/digid/oidc/callback/"
        self.keys = dienstverlener.keys
        self.secret = (dienstverlener.keys / "oidc-client-secret").read_text()
        self.settings = settings
        self.use(SIGNICAT)

    def use(self, style: dict[str, str], **changes: Any) -> None:
        self.settings.DIGID = {
            "naam": "digid",
            "profiel": "oidc",
            "discovery_url": f"{self.base}/.well-known/openid-configuration",
            "client_secret": self.secret,
            "redirect_uri": self.callback,
            "acr": ",".join(f"{niveau.code}=loa:{niveau.code}" for niveau in Niveau),
            **style,
            **changes,
        }

    def start(self, *, niveau: Niveau = Niveau.MIDDEN, namens: bool = False) -> str:
        now = datetime.now(UTC)
        return digid.start(niveau=niveau, onderwerp=uuid4(), browser="a", now=now, namens=namens).url

    def finish(self, answer: requests.Response) -> LoginFinished:
        back = returned(answer)
        given = {name: back.get(name, "") for name in ("code", "state", "error")}
        return makelaar.finish(**given, issuer=back["iss"], browser="a", now=datetime.now(UTC))

    def log_in(self, **fields: str) -> LoginFinished:
        page = requests.get(self.start(namens="namens" in fields), timeout=30)
        return self.finish(submit(page, **{"actie": "inloggen", "bsn": HELPER, **fields}))


@pytest.fixture
def portal(dienstverlener: Dienstverlener, settings: Settings, db: None) -> Portal:
    return Portal(dienstverlener, settings)


@pytest.mark.parametrize("style", [SIGNICAT, BY_URN])
@pytest.mark.parametrize("userinfo", [False, True])
def test_a_login(portal: Portal, style: dict[str, str], userinfo: bool) -> None:
    portal.use(style, userinfo=userinfo)
    result = portal.log_in().result
    assert (result.bsn, result.niveau, result.vertegenwoordiging) == (Bsn(HELPER), Niveau.MIDDEN, None)


@pytest.mark.parametrize("style", [SIGNICAT, BY_URN])
def test_a_login_for_somebody_else(portal: Portal, style: dict[str, str]) -> None:
    portal.use(style)
    result = portal.log_in(namens=OTHER).result
    assert result.bsn == Bsn(HELPER)
    assert result.vertegenwoordiging == Vertegenwoordiging(vertegenwoordigde=Bsn(OTHER))


@pytest.mark.parametrize("style", [SIGNICAT, BY_URN])
@pytest.mark.parametrize("niveau", list(Niveau))
def test_the_level_is_what_the_person_chose(portal: Portal, style: dict[str, str], niveau: Niveau) -> None:
    portal.use(style)
    if niveau < Niveau.MIDDEN:
        with pytest.raises(NiveauTeLaag):
            portal.log_in(niveau=niveau.code)
    else:
        assert portal.log_in(niveau=niveau.code).result.niveau == niveau


@pytest.mark.parametrize(
    ("actie", "failure", "reason"),
    [
        ("annuleren", LoginGeannuleerd, "geannuleerd"),
        ("niveau-niet-gehaald", NiveauTeLaag, "niveau-te-laag"),
        ("fout", DigidFout, "status-servererror"),
    ],
)
def test_other_endings(portal: Portal, actie: str, failure: type[LoginMislukt], reason: str) -> None:
    with pytest.raises(failure) as caught:
        portal.log_in(actie=actie)
    assert caught.value.reason == reason


def test_the_level_that_was_asked_stands_ready(portal: Portal) -> None:
    page = requests.get(portal.start(niveau=Niveau.SUBSTANTIEEL), timeout=30)
    assert '<option value="substantieel" selected>' in page.text


def test_for_somebody_else_only_when_that_was_asked(portal: Portal) -> None:
    page = requests.get(portal.start(), timeout=30)
    answer = submit(page, actie="inloggen", bsn=HELPER, namens=OTHER)
    assert answer.status_code == 400
    assert "acting-nin" in answer.text


@pytest.mark.parametrize(("field", "value"), [("bsn", "999990018"), ("bsn", ""), ("namens", "12")])
def test_a_number_that_is_none_stays_in_the_form(portal: Portal, field: str, value: str) -> None:
    page = requests.get(portal.start(namens=True), timeout=30)
    answer = submit(page, **{"actie": "inloggen", "bsn": HELPER, field: value})
    assert (answer.status_code, "geen geldig burgerservicenummer" in answer.text) == (400, True)


def test_a_form_works_once(portal: Portal) -> None:
    page = requests.get(portal.start(), timeout=30)
    assert submit(page, persoon=HELPER).status_code == 302
    assert submit(page, persoon=HELPER).status_code == 410


@pytest.mark.parametrize(
    "change",
    [{"client_id": "ander"}, {"redirect_uri": "http://elders.example/"}, {"redirect_uri": "EIGEN/elders/"}],
)
def test_a_stranger_is_sent_nowhere(portal: Portal, change: dict[str, str]) -> None:
    own = portal.callback.removesuffix("/digid/oidc/callback/")
    changed = {name: value.replace("EIGEN", own) for name, value in change.items()}
    answer = requests.get(
        f"{portal.base}/authorize", {**asked(portal), **changed}, allow_redirects=False, timeout=30
    )
    assert answer.status_code == 400


@pytest.mark.parametrize("missing", ["code_challenge", "nonce", "scope", "response_type"])
def test_a_request_without_protection_goes_back(portal: Portal, missing: str) -> None:
    given = {name: value for name, value in asked(portal).items() if name != missing}
    answer = requests.get(f"{portal.base}/authorize", given, allow_redirects=False, timeout=30)
    assert returned(answer)["error"] in {"invalid_request", "invalid_scope", "unsupported_response_type"}


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"code_verifier": "x" * 43}, "invalid_grant"),
        ({"code_verifier": ""}, "invalid_grant"),
        ({"client_id": "beeldpas-urn"}, "invalid_grant"),
        ({"client_secret": "geraden"}, "invalid_client"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
    ],
)
def test_a_code_is_for_the_one_who_asked(portal: Portal, change: dict[str, str], error: str) -> None:
    page = requests.get(portal.start(), timeout=30)
    back = returned(submit(page, persoon=HELPER))
    verifier = LoginVerzoek.objects.get(id=back["state"]).code_verifier
    form = {"grant_type": "authorization_code", "code": back["code"], "redirect_uri": portal.callback}
    form |= {"client_id": "beeldpas-signicat", "client_secret": portal.secret, "code_verifier": verifier}
    answer = requests.post(f"{portal.base}/token", {**form, **change}, timeout=30)
    assert answer.json() == {"error": error}


def test_a_code_works_once(portal: Portal) -> None:
    answer = submit(requests.get(portal.start(), timeout=30), persoon=HELPER)
    portal.finish(answer)
    LoginVerzoek.objects.update(used_at=None)
    with pytest.raises(DigidFout, match="token-invalidgrant"):
        portal.finish(answer)


def asked(portal: Portal) -> dict[str, str]:
    query = parse_qs(urlsplit(portal.start()).query)
    return {name: values[0] for name, values in query.items()}
