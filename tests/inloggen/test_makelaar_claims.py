"""Where brokers put who logged in, for whom and how surely: one table for all of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytest_django import Settings

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from begrippen.vertegenwoordiging import Vertegenwoordiging
from inloggen.resultaat import DigidFout, NiveauTeLaag
from tests.inloggen.makelaar import TestBroker, refused
from tests.inloggen.provider import CLIENT_ID

HELPER, OTHER = "999990019", "999993653"
URN = "urn:nl-eid-gdi:1.0:"
SIGNICAT = {"claim_bsn": "nin", "claim_acting": "acting_nin", "claim_represented": "nin"}
OPEN_FORMS = {
    "claim_acting": f"{URN}ActingSubjectID",
    "claim_represented": f"{URN}LegalSubjectID",
    "claim_service": f"{URN}ServiceUUID",
    "claim_soort": f"{URN}RepresentationType",
}
SERVICE = "6f1d9b1c-0a3b-4d41-9d5d-3a4f1f8e2a10"


def read(broker: TestBroker, claims: dict[str, Any]) -> tuple[str, Vertegenwoordiging | None]:
    broker.claims = {"bsn": None, **claims}
    result = broker.log_in(service_uuid=SERVICE).result
    return result.bsn.reveal(), result.vertegenwoordiging


@pytest.mark.parametrize(
    ("changes", "claims"),
    [
        ({}, {"bsn": HELPER}),
        ({}, {"bsn": f"s00000000:{HELPER}"}),
        ({}, {"bsn": f"S00000000:{HELPER}"}),
        ({"claim_bsn": "idp_id"}, {"idp_id": f"s00000000:{HELPER}"}),
        ({"claim_bsn": "digid > number"}, {"digid": {"number": HELPER}}),
        ({"claim_bsn": "a>b>c"}, {"a": {"b": {"c": HELPER}}, "c": OTHER}),
        ({"claim_bsn": "https://claims.test/bsn"}, {"https://claims.test/bsn": HELPER, "bsn": OTHER}),
        ({"claim_bsn": f"{URN}BSN"}, {f"{URN}BSN": HELPER}),
        (SIGNICAT, {"nin": HELPER}),
        ({**SIGNICAT, "claim_eisen": "nin_issuing_country=NL"}, {"nin": HELPER, "nin_issuing_country": "NL"}),
        (OPEN_FORMS, {f"{URN}ActingSubjectID": HELPER, f"{URN}ServiceUUID": SERVICE}),
        (OPEN_FORMS, {"bsn": HELPER, f"{URN}ServiceUUID": SERVICE}),
    ],
)
def test_who_logged_in(
    broker: TestBroker, settings: Settings, changes: dict[str, str], claims: dict[str, Any]
) -> None:
    settings.DIGID = broker.settings(**changes)
    assert read(broker, claims) == (HELPER, None)


def by_urn(**more: Any) -> dict[str, Any]:
    legal, acting = f"{URN}LegalSubjectID", f"{URN}ActingSubjectID"
    return {legal: OTHER, acting: HELPER, f"{URN}ServiceUUID": SERVICE, **more}


@pytest.mark.parametrize(
    ("changes", "claims", "soorten"),
    [
        (SIGNICAT, {"nin": OTHER, "acting_nin": HELPER}, ()),
        (SIGNICAT, {"nin": f"s00000000:{OTHER}", "acting_nin": f"s00000000:{HELPER}"}, ()),
        (OPEN_FORMS, by_urn(), ()),
        (OPEN_FORMS, by_urn(**{f"{URN}RepresentationType": "curator"}), ("curator",)),
        (OPEN_FORMS, by_urn(**{f"{URN}RepresentationType": ["curator", "mentor"]}), ("curator", "mentor")),
    ],
)
def test_on_behalf_of_somebody_else(
    broker: TestBroker,
    settings: Settings,
    changes: dict[str, str],
    claims: dict[str, Any],
    soorten: tuple[str, ...],
) -> None:
    settings.DIGID = broker.settings(**changes)
    represented = Vertegenwoordiging(vertegenwoordigde=Bsn(OTHER), soorten=soorten)
    assert read(broker, claims) == (HELPER, represented)


@pytest.mark.parametrize(
    ("until", "read_as"), [("2026-12-31", date(2026, 12, 31)), ("20261231", date(2026, 12, 31)), (None, None)]
)
def test_the_last_day_of_a_machtiging(
    broker: TestBroker, settings: Settings, until: str | None, read_as: date | None
) -> None:
    settings.DIGID = broker.settings(**OPEN_FORMS, claim_geldig_tot="until")
    helper, represented = read(broker, by_urn(until=until))
    assert (helper, represented.geldig_tot) == (HELPER, read_as)


@pytest.mark.parametrize(
    ("until", "reason"),
    [
        ("31-12-2026", "vertegenwoordiging-geldigheid"),
        ("2026-02-30", "vertegenwoordiging-geldigheid"),
        ("", "vertegenwoordiging-geldigheid"),
        (20261231, "claim-vorm"),
    ],
)
def test_a_last_day_that_is_none_is_not_passed_over(
    broker: TestBroker, settings: Settings, until: object, reason: str
) -> None:
    settings.DIGID = broker.settings(**OPEN_FORMS, claim_geldig_tot="until")
    broker.claims = {"bsn": None, **by_urn(until=until)}
    refused(broker, reason, service_uuid=SERVICE)


def test_for_oneself_is_no_representation(broker: TestBroker, settings: Settings) -> None:
    settings.DIGID = broker.settings(**OPEN_FORMS)
    assert read(broker, by_urn(**{f"{URN}LegalSubjectID": HELPER})) == (HELPER, None)


ACTING, LEGAL, SOORT = f"{URN}ActingSubjectID", f"{URN}LegalSubjectID", f"{URN}RepresentationType"


@pytest.mark.parametrize(
    ("changes", "claims", "reason"),
    [
        (OPEN_FORMS, by_urn(**{ACTING: None}), "vertegenwoordiging-zonder-handelende"),
        (OPEN_FORMS, by_urn(**{ACTING: None, "bsn": HELPER}), "vertegenwoordiging-zonder-handelende"),
        (OPEN_FORMS, by_urn(**{LEGAL: None, SOORT: "curator"}), "vertegenwoordiging-zonder-ander"),
        (OPEN_FORMS, by_urn(**{LEGAL: ""}), "bsn-vorm"),
        (OPEN_FORMS, by_urn(**{ACTING: ""}), "bsn-vorm"),
        (OPEN_FORMS, by_urn(**{LEGAL: "999993654"}), "bsn"),
        (OPEN_FORMS, by_urn(**{LEGAL: f"s00000001:{OTHER}"}), "sector"),
        (OPEN_FORMS, by_urn(**{SOORT: {"a": 1}}), "vertegenwoordiging-soort"),
        (OPEN_FORMS, by_urn(**{SOORT: [""]}), "vertegenwoordiging-soort"),
        (OPEN_FORMS, by_urn(**{f"{URN}ServiceUUID": OTHER}), "service"),
        (OPEN_FORMS, by_urn(**{f"{URN}ServiceUUID": None}), "service"),
        (SIGNICAT, {"nin": None, "acting_nin": HELPER}, "vertegenwoordiging-zonder-ander"),
        (SIGNICAT, {"nin": OTHER, LEGAL: OTHER}, "vertegenwoordiging-onverwacht"),
        ({"claim_bsn": "nin"}, {"nin": OTHER, "acting_nin": HELPER}, "vertegenwoordiging-onverwacht"),
        ({"claim_eisen": "country=NL"}, {"bsn": HELPER}, "claim-eis"),
        ({"claim_eisen": "country=NL"}, {"bsn": HELPER, "country": "BE"}, "claim-eis"),
        ({"claim_bsn": "digid > number"}, {"digid": HELPER}, "bsn-ontbreekt"),
        ({"claim_bsn": "digid > number"}, {"digid": [{"number": HELPER}]}, "bsn-ontbreekt"),
        ({"claim_service": "service"}, {"bsn": HELPER}, "service"),
    ],
)
def test_people_that_are_not_clear(
    broker: TestBroker, settings: Settings, changes: dict[str, str], claims: dict[str, Any], reason: str
) -> None:
    settings.DIGID = broker.settings(**changes)
    broker.claims = {"bsn": None, **claims}
    refused(broker, reason, service_uuid=SERVICE)


def test_a_service_that_nobody_asked_for(broker: TestBroker, settings: Settings) -> None:
    settings.DIGID = broker.settings(claim_service="service")
    broker.claims = {"service": ""}
    refused(broker, "service")


@pytest.mark.parametrize(
    ("changes", "claims"),
    [
        ({}, {"loa": "25"}),
        ({"claim_niveau": "authsp > level"}, {"authsp": {"level": "25"}}),
        ({"niveaus": "http://eidas.europa.eu/LoA/substantial=substantieel"},
         {"loa": "http://eidas.europa.eu/LoA/substantial"}),
        ({"claim_niveau": "acr", "niveaus": ""}, {"acr": "urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard"}),
        ({"niveau_standaard": "substantieel"}, {"loa": None}),
    ],
)  # fmt: skip
def test_how_sure(
    broker: TestBroker, settings: Settings, changes: dict[str, str], claims: dict[str, Any]
) -> None:
    settings.DIGID = broker.settings(**changes)
    broker.claims = claims
    assert broker.log_in().result.niveau == Niveau.SUBSTANTIEEL


@pytest.mark.parametrize(
    ("claims", "reason"),
    [({"loa": "x"}, "niveau-onbekend"), ({"loa": None}, "niveau-te-laag")],
)
def test_the_standard_level_is_for_a_missing_one_only(
    broker: TestBroker, settings: Settings, claims: dict[str, Any], reason: str
) -> None:
    settings.DIGID = broker.settings(niveau_standaard="basis")
    broker.claims = claims
    refused(broker, reason, NiveauTeLaag)


@pytest.mark.parametrize("signed", [False, True])
def test_claims_from_userinfo(broker: TestBroker, settings: Settings, signed: bool) -> None:
    settings.DIGID = broker.settings(userinfo=True)
    broker.claims = {"bsn": None, "loa": None}
    broker.userinfo = {"sub": "a-random-name", "bsn": HELPER, "loa": "20"}
    if signed:
        broker.signed_userinfo = broker.sign({"iss": broker.issuer, "aud": CLIENT_ID, **broker.userinfo})
    result = broker.log_in().result
    assert (result.bsn, result.niveau) == (Bsn(HELPER), Niveau.MIDDEN)


def test_userinfo_is_not_read_unless_it_is_asked(broker: TestBroker) -> None:
    broker.claims = {"bsn": None}
    broker.userinfo = {"sub": "a-random-name", "bsn": HELPER}
    with pytest.raises(DigidFout, match="bsn-ontbreekt"):
        broker.log_in()
