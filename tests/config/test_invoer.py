"""Whatever is sent, the answer is one of ours and never a 5xx; and the BSN comes out in one answer only."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from begrippen.flow import Flow
from diensten.models import Dienst
from identification.models import Identification
from inloggen.models import Medewerker
from tests.identification.gegevens import PERSOON, checked, completed, delivered, invited, logged_in_row
from tests.identification.nepdigid import NepDigid, log_in_at_digid
from tests.medewerkers import LoggedIn
from tests.toegang.test_matrix import NAMES, addresses

__all__ = ["addresses"]

HOSTILE = [
    "\x00",
    "a" * 30_000,
    "9" * 30_000,
    "\u202e\u200b🙂e\u0301",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "{{ 7*7 }}{% load x %}",
    "=cmd|' /C calc'!A0",
    "-1",
    "1e999",
    "\ud800",
    "%s%n",
    "\r\nSet-Cookie: x=y",
    "../../etc/passwd",
]
FIELDS = [
    "flow",
    "dienst",
    "bsn",
    "zaak",
    "zaaknummer",
    "taal",
    "code",
    "antwoord",
    "reden",
    "versie",
    "next",
    "soort",
]


def encoded(data: dict[str, str]) -> str:
    return urlencode(data, errors="surrogatepass")


def post(client: Client, address: str, data: dict[str, str]) -> HttpResponse:
    return client.post(address, encoded(data), content_type="application/x-www-form-urlencoded")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_field_of_any_form_breaks_a_page(
    addresses: dict[str, str], sanne: Client, logged_in: LoggedIn, beheerder: Medewerker, text: str
) -> None:
    owners = {"/werkblad/": sanne, "/zaken/": sanne, "/beheer/": logged_in(beheerder)}
    strangers = (
        [] if text != HOSTILE[0] else [*owners.values(), Client()]
    )  # who is stopped at the door: one text
    for address in set(addresses.values()) - {addresses["oidc_authentication_init"]}:
        owner = next((who for start, who in owners.items() if address.startswith(start)), Client())
        for client in (owner, *strangers):
            for response in (
                post(client, address, dict.fromkeys(FIELDS, text)),
                client.get(f"{address}?{encoded(dict.fromkeys(FIELDS, text[:2000]))}"),
            ):
                assert response.status_code < 500, address
                assert b"<script>alert" not in response.content
                assert "Set-Cookie" not in response.headers


def test_a_valid_start_form_with_one_hostile_field(sanne: Client, dienst: Dienst) -> None:
    valid = {"flow": "BEKEND", "dienst": dienst.slug, "bsn": PERSOON.reveal(), "zaak": "nieuw", "taal": "nl"}
    for name in ("flow", "dienst", "bsn", "zaak", "taal"):
        for text in HOSTILE:
            response = post(sanne, "/werkblad/start/", {**valid, name: text})
            assert response.status_code in {302, 422}
    assert not Identification.objects.exclude(flow="BEKEND").exists()


@pytest.mark.parametrize(
    "pk", ["1", "x", "0" * 32, "%00", "999990019", "6f8b7b1e-5d0c-4c62-9a70", "a" * 5000]
)
def test_what_is_no_id_is_not_found(sanne: Client, pk: str) -> None:
    response = sanne.get(f"/werkblad/{pk}/")
    assert (response.status_code, "Traceback" in response.content.decode()) == (404, False)


def test_a_body_that_is_too_large_or_no_form(sanne: Client, dienst: Dienst) -> None:
    assert sanne.post("/werkblad/start/", {"dienst": "a" * 100_000}).status_code == 400
    assert sanne.post("/werkblad/start/", {f"f{n}": "x" for n in range(300)}).status_code == 400
    for kind in ("application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x"):
        assert sanne.post("/werkblad/start/", b"\xff{", content_type=kind).status_code in {400, 422}


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_other_methods(sanne: Client, row: Identification, method: str) -> None:
    for address in (f"/werkblad/{row.pk}/", f"/werkblad/{row.pk}/voltooi/", "/i/", "/werkblad/"):
        assert getattr(sanne, method)(address).status_code == 405


def test_another_host_is_refused(client: Client, db: None) -> None:
    response = client.get("/inloggen/", headers={"Host": "evil.example"})
    assert (response.status_code, "evil" in response.content.decode()) == (400, False)


# --- the BSN ------------------------------------------------------------------------------------------------------

BSN_ANYWHERE = re.compile(r"[\s.\-]*".join(PERSOON.reveal()))


@pytest.mark.parametrize("make", [logged_in_row, checked, completed, delivered])
@pytest.mark.parametrize("flow", Flow)
def test_no_page_has_the_bsn(
    ambtenaar: Medewerker,
    sanne: Client,
    logged_in: LoggedIn,
    toezichthouder: Medewerker,
    make: Any,
    flow: Flow,
) -> None:
    row = make(ambtenaar, flow, now=timezone.now())
    own = ("", "status/", "rond-af/", "stop/", "afgerond/status/")
    pages = [sanne.get(f"/werkblad/{row.pk}/{path}") for path in own]
    pages += [sanne.get(address) for address in ("/werkblad/", f"/zaken/{row.zaaknummer}/")]
    pages += [sanne.post(f"/werkblad/{row.pk}/{path}/") for path in ("code", "opgezocht", "voltooi")]
    pages += [logged_in(toezichthouder).get("/toezicht/")]
    assert not [page for page in pages if BSN_ANYWHERE.search(page.content.decode() + str(page.headers))]


def test_the_one_answer_with_the_bsn_is_seen_by_this_test(ambtenaar: Medewerker, sanne: Client) -> None:
    row = checked(ambtenaar, now=timezone.now())
    response = sanne.post(f"/werkblad/{row.pk}/bsn/")
    assert BSN_ANYWHERE.search(response.content.decode())
    title = response.content.decode().split("</title>")[0]
    assert not BSN_ANYWHERE.search(title + str(response.headers))


def test_the_inwoner_sees_no_bsn_at_all(client: Client, ambtenaar: Medewerker, digid: NepDigid) -> None:
    for flow in Flow:
        row = invited(ambtenaar, flow, now=timezone.now())
        log_in_at_digid(client, row, digid)
        page = client.get("/i/").content.decode()
        assert PERSOON.reveal()[-4:] not in page
        assert not BSN_ANYWHERE.search(page)


def test_no_address_takes_a_bsn() -> None:
    assert not [name for name in NAMES if "bsn" in name and name != "identification:toon-bsn"]
