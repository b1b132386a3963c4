"""What the tests of DigiD and of the login of medewerkers say, against peers of the tests' own."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from begrippen.toets import Stand
from inloggen import toetsen
from inloggen.toetsen import digid, medewerkers
from simulator import certificates
from tests.inloggen.idp import TestIdp
from tests.inloggen.makelaar import TestBroker
from tests.inloggen.provider import SECRET, TestProvider
from tests.koppelingen.conftest import outcome
from tests.zaken.stuf.server import write_pair


def _digid(settings: Settings) -> tuple[Stand, str]:
    settings.DIGID_VERDER = {}
    (own,) = digid.koppelingen()
    return outcome(own.toets)


def test_digid_that_answers(idp: TestIdp, settings: Settings) -> None:
    stand, text = _digid(settings)
    assert stand in {Stand.GOED, Stand.LET_OP}, text
    assert "De metadata van DigiD is" in text


def test_a_certificate_of_ours_that_is_over(idp: TestIdp, settings: Settings, tmp_path: Path) -> None:
    old = certificates.server("beeldpas", certificates.authority(), age=timedelta(days=4000))
    file, _ = write_pair(tmp_path, "next", old)
    settings.DIGID = settings.DIGID | {"next_tls_cert_file": file}
    stand, text = _digid(settings)
    assert stand is Stand.STUK
    assert "is verlopen op" in text


@pytest.mark.parametrize("key", ["sign_key_file", "tls_ca_file", "idp_metadata_file"])
def test_a_file_that_is_missing_is_named(idp: TestIdp, settings: Settings, key: str) -> None:
    settings.DIGID = settings.DIGID | {key: ""}
    stand, text = _digid(settings)
    assert stand is Stand.STUK
    assert key.upper() in text


def test_digid_under_another_authority(idp: TestIdp, settings: Settings, tmp_path: Path) -> None:
    other, _ = write_pair(tmp_path, "other-ca", certificates.authority())
    settings.DIGID = settings.DIGID | {"tls_ca_file": other}
    stand, text = _digid(settings)
    assert stand is Stand.STUK
    assert "uitgever die wij niet vertrouwen" in text


def test_a_broker_that_answers(broker: TestBroker, settings: Settings) -> None:
    assert _digid(settings)[0] is Stand.GOED
    settings.DIGID = settings.DIGID | {"client_id": ""}
    assert "CLIENT_ID" in _digid(settings)[1]


def test_the_provider_of_medewerkers(provider: TestProvider) -> None:
    provider.token_status = 400
    stand, text = outcome(medewerkers.toets)
    assert stand in {Stand.GOED, Stand.LET_OP}, text
    assert SECRET not in text


def test_a_client_that_is_refused(provider: TestProvider) -> None:
    provider.token_status = 401
    stand, text = outcome(medewerkers.toets)
    assert stand is Stand.STUK
    assert "OIDC_CLIENT_SECRET" in text


@pytest.mark.parametrize(
    ("discovery", "words"),
    [
        ({"issuer": "http://localhost/anders"}, "noemt zichzelf anders"),
        ({"token_endpoint": "elders"}, "zonder https"),
    ],
)
def test_a_provider_that_is_another(
    provider: TestProvider,
    discovery: dict[str, Any],
    words: str,
) -> None:
    provider.discovery = discovery
    stand, text = outcome(medewerkers.toets)
    assert stand is Stand.STUK
    assert words in text


def test_names_of_connections_fit_the_audit_trail() -> None:
    assert digid.naam_van("Combi_999990019") == "digid-combi-x"
    assert [each.naam for each in toetsen.koppelingen()][-1] == "medewerkers"
