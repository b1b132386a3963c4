"""Every refusal that was seen at real servers has its own reason, and says whether trying again makes sense."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from simulator.zaaksysteem.zgw import ZgwZaaksysteem
from simulator.zaaksysteem.zgw_fouten import ZgwFout
from simulator.zaaksysteem.zgw_toegang import MINIMAAL
from tests.zaken.conftest import BSN, NOW
from tests.zaken.zgw.conftest import (
    Arm,
    MakeZgw,
    counts,
    deliver,
    opdracht,
    refusal,
    writes,
)
from zaken.koppeling import Zaaktypekoppeling
from zaken.zgw import Zgw
from zaken.zgw.fouten import _CODES, _FIELDS, _STATUS, fout_van

NOTHING = (0, 0, 0, 0, 0)
PROBE = "enkelvoudiginformatieobjecten"


def _field(name: str, code: str) -> dict[str, Any]:
    return {"code": "invalid", "invalidParams": [{"name": name, "code": code, "reason": "Onjuist."}]}


REASON = re.compile(r"(?!.*\d{4})[a-z0-9_-]{1,60}")  # what the audit trail takes


@pytest.mark.parametrize(
    ("fout", "reason", "permanent"),
    [
        (ZgwFout.STORING, "zaaksysteem-storing", False),
        (ZgwFout.STORING_HTML, "zaaksysteem-storing", False),
        (ZgwFout.TE_DRUK, "zaaksysteem-te-druk", False),
        (ZgwFout.GEEN_RECHT, "geen-recht", True),
        (ZgwFout.VERBODEN_HTML, "toegang-geweigerd", False),
        (ZgwFout.NIET_INGELOGD, "toegang-geweigerd", False),
        (ZgwFout.DOORVERWIJZING, "zaaksysteem-redirect", False),
        (ZgwFout.ANDERE_API, "api-versie", True),
        (ZgwFout.NA_WEG, "zaaksysteem-geen-verbinding", False),
        (ZgwFout.NA_HALF, "zaaksysteem-geen-verbinding", False),
        (ZgwFout.NA_HTML, "geen-json", False),
        (ZgwFout.NA_LEEG, "geen-json", False),
        (ZgwFout.NA_TE_GROOT, "zaaksysteem-te-groot", False),
        (ZgwFout.NA_ANDERE_HOST, "andere-hostnaam", True),
        (ZgwFout.NA_GEEN_OBJECT, "antwoord-onbegrepen", False),
    ],
)
def test_a_fault_of_server_or_network(
    zgw: Zgw, zaaksysteem: ZgwZaaksysteem, arm: Arm, fout: ZgwFout, reason: str, permanent: bool
) -> None:
    arm(fout, aantal=100)
    assert refusal(lambda: deliver(zgw)) == (reason, permanent)
    assert counts(zaaksysteem) == NOTHING


def test_a_slow_zaaksysteem_costs_no_more_than_the_limit(make_zgw: MakeZgw, zgw: Zgw, arm: Arm) -> None:
    hasty = make_zgw(seconds=0.5)
    arm(ZgwFout.TRAAG, aantal=100, seconden=0.3)  # each answer in time, all of them not
    assert refusal(lambda: hasty.ensure_zaak(opdracht(), now=NOW)) == ("zaaksysteem-traag", False)


@pytest.mark.parametrize(
    ("changes", "reason", "permanent"),
    [
        ({"client_id": "onbekend"}, "client-onbekend", True),
        ({"secret": "another secret, just as long as the real one"}, "secret-onjuist", True),
        ({"secret": ""}, "secret-onjuist", True),
        ({"rsin": "123456789"}, "rsin-geweigerd", True),
        ({"rsin": "12345678"}, "rsin-geweigerd", True),
        ({"zaken_url": "http://127.0.0.1:9/zaken/api/v1/"}, "zaaksysteem-geen-verbinding", False),
        ({"eigenschappen": {"niveau": "bestaat-niet"}}, "eigenschap-onbekend", True),
    ],
)
def test_a_wrong_setting(
    make_zgw: MakeZgw,
    zgw: Zgw,
    zaaksysteem: ZgwZaaksysteem,
    changes: dict[str, Any],
    reason: str,
    permanent: bool,
) -> None:
    assert refusal(lambda: deliver(make_zgw(**changes))) == (reason, permanent)
    assert counts(zaaksysteem) == NOTHING


@pytest.mark.parametrize("seconds", [2 * 3600, -7200])
def test_a_clock_that_differs_is_no_lasting_refusal(
    zgw: Zgw, zaaksysteem: ZgwZaaksysteem, seconds: int
) -> None:
    real = zaaksysteem._clock
    zaaksysteem._clock = lambda: real() + seconds
    if seconds > 0:
        assert refusal(lambda: deliver(zgw)) == ("klok-verschil", False)
    else:  # a token of the future is let in, and so is a status of the past
        deliver(zgw)


@pytest.mark.parametrize(
    ("scope", "reason"),
    [
        ("catalogi.lezen", "geen-recht"),
        ("zaken.lezen", "geen-recht"),
        ("zaken.aanmaken", "geen-recht"),
        ("documenten.aanmaken", "geen-recht"),
    ],
)
def test_without_a_right_no_zaak_is_made(
    zgw: Zgw, zaaksysteem: ZgwZaaksysteem, scope: str, reason: str
) -> None:
    client = zaaksysteem.clients["portaal"]
    zaaksysteem.clients["portaal"] = replace(client, scopes=MINIMAAL - {scope})
    assert refusal(lambda: deliver(zgw)) == (reason, True)
    assert counts(zaaksysteem) == NOTHING


def test_above_the_highest_confidentiality_of_the_client(
    zgw: Zgw, zaaksysteem: ZgwZaaksysteem, koppeling: Zaaktypekoppeling
) -> None:
    client = zaaksysteem.clients["portaal"]
    zaaksysteem.clients["portaal"] = replace(client, hoogste="zaakvertrouwelijk")
    Zaaktypekoppeling.objects.update(vertrouwelijkheid="geheim")
    assert refusal(lambda: deliver(zgw)) == ("geen-recht", True)
    assert counts(zaaksysteem) == NOTHING
    Zaaktypekoppeling.objects.update(vertrouwelijkheid="intern")
    zaak_ref, _ = deliver(zgw)
    assert zaaksysteem.opslag.zaken[zaak_ref]["vertrouwelijkheidaanduiding"] == "intern"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"zaaktype": "BESTAAT-NIET"}, "zaaktype-onbekend"),
        ({"zaaktype": "CONCEPT"}, "zaaktype-concept"),
        ({"zaaktype": "ANDERS"}, "documenttype-niet-gekoppeld"),
        ({"informatieobjecttype": "Bestaat niet"}, "documenttype-onbekend"),
        ({"statustype": "Bestaat niet"}, "statustype-onbekend"),
        ({"statustype": "Afgehandeld"}, "statustype-sluit-de-zaak"),
        ({"dienst_slug": "een-andere-dienst"}, "zaaktype-niet-ingesteld"),
    ],
)
def test_a_mapping_that_cannot_work_writes_nothing(
    zgw: Zgw, zaaksysteem: ZgwZaaksysteem, row: dict[str, str], reason: str
) -> None:
    Zaaktypekoppeling.objects.update(**row)
    assert refusal(lambda: zgw.ensure_zaak(opdracht(), now=NOW)) == (reason, True)
    assert writes(zaaksysteem) == []


def test_an_existing_zaak_whose_type_takes_no_proof_gets_no_loose_document(
    zgw: Zgw, zaaksysteem: ZgwZaaksysteem
) -> None:
    zgw.ensure_zaak(opdracht(), now=NOW)
    Zaaktypekoppeling.objects.update(informatieobjecttype="Brief")
    existing = opdracht(bestaand=True)
    assert refusal(lambda: zgw.check_zaak(existing)) == ("documenttype-niet-gekoppeld", True)
    assert refusal(lambda: deliver(zgw, existing)) == ("documenttype-niet-gekoppeld", True)
    assert not zaaksysteem.opslag.documenten


def test_the_question_whether_we_may_makes_no_document(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    deliver(zgw)
    assert writes(zaaksysteem)[0] == PROBE
    assert writes(zaaksysteem).count(PROBE) == 2
    assert len(zaaksysteem.opslag.documenten) == 1


@pytest.mark.parametrize(
    ("status", "body", "reason", "permanent"),
    [
        (400, _field("betrokkeneIdentificatie.inpBsn", "min_length"), "bsn-geweigerd", True),
        (400, _field("zaaktype", "does_not_exist"), "zaaktype-geweigerd", True),
        (400, _field("zaaktype", "unknown-service"), "andere-hostnaam", True),
        (400, _field("zaaktype", "not-published"), "zaaktype-concept", True),
        (400, _field("datumStatusGezet", "date-in-future"), "klok-verschil", False),
        (400, _field("nonFieldErrors", "file-size"), "document-beschadigd", True),
        (400, _field("authenticatieContext.source", "x"), "authenticatiecontext-geweigerd", True),
        (400, {"code": "parse_error"}, "zaaksysteem-weigert", True),
        (400, None, "zaaksysteem-weigert", True),
        (404, {"code": "not_found"}, "niet-gevonden", True),
        (406, {"code": "not_acceptable"}, "crs-geweigerd", True),
        (412, {"code": "precondition_failed"}, "crs-geweigerd", True),
        (413, None, "document-te-groot", True),
        (415, {"code": "unsupported_media_type"}, "berichtsoort-geweigerd", True),
        (409, None, "zaaksysteem-bezet", False),
        (503, {"code": "permission_denied"}, "zaaksysteem-storing", False),
        (403, {"code": "jwt-immaturesignatureerror"}, "klok-verschil", False),
    ],
)
def test_each_code_has_its_reason(status: int, body: Any, reason: str, permanent: bool) -> None:
    fout = fout_van(status, body)
    assert (fout.reason, fout.permanent) == (reason, permanent)


@pytest.mark.parametrize(
    "body", [{"invalidParams": "x"}, {"invalidParams": [3, {"name": 1, "code": []}]}, [], "x", 7]
)
def test_an_odd_refusal_is_a_refusal(body: Any) -> None:
    assert fout_van(400, body).reason == "zaaksysteem-weigert"


def test_every_reason_fits_the_audit_trail() -> None:
    for uitleg in (*_CODES.values(), *_FIELDS.values(), *_STATUS.values()):
        assert REASON.fullmatch(uitleg.reason)


def test_nothing_of_a_refusal_stands_in_the_exception() -> None:
    body = {
        "code": f"x-{BSN}",
        "detail": BSN,
        "invalidParams": [{"name": BSN, "code": "invalid", "reason": BSN}],
    }
    fout = fout_van(400, body)
    assert BSN not in f"{fout!r} {fout} {fout.codes}"


def test_a_type_that_is_withdrawn_is_looked_up_anew(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    deliver(zgw)
    rows = zaaksysteem.opslag.catalogus.lists["zaaktypen"]
    rows[0]["concept"] = True  # our cache does not know
    other = opdracht(zaaknummer="2026-10002")
    assert refusal(lambda: zgw.ensure_zaak(other, now=NOW + timedelta(0))) == ("zaaktype-concept", True)
    rows[0]["concept"] = False
    zgw.ensure_zaak(other, now=NOW)
