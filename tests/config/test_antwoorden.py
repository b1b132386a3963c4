"""What every answer of the portal carries, whoever asks and whatever happened."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from diensten.models import Dienst
from identification.models import Identification
from inloggen.models import Medewerker
from tests.identification.gegevens import checked, invited, token_of
from tests.identification.nepdigid import ORIGIN, NepDigid, log_in_at_digid

# name → address; {token}, {slug}, {pk} of a call that goes on
WITH_BUTTON = ["/i/{token}/", "/nieuw/{slug}/"]
OF_INWONER = [
    *WITH_BUTTON,
    "/i/{token}/hulp/",
    "/i/{token}/echt/",
    "/i/",
    "/i/status/",
    "/i/onbekend/",
    "/digid/acs/",
    "/digid/oidc/callback/",
]
OF_STAFF = [
    "/werkblad/",
    "/werkblad/start/",
    "/werkblad/{pk}/",
    "/werkblad/{pk}/stop/",
    "/werkblad/{pk}/rond-af/",
]
OTHER = [
    "/",
    "/inloggen/",
    "/bestaat-niet/",
    "/beheer/",
    "/toezicht/",
    "/zaken/",
    "/healthz/live",
    "/digid/metadata/",
]
ALL = [*OF_INWONER, *OF_STAFF, *OTHER]
Get = Callable[[str], HttpResponse]


@pytest.fixture
def get(ambtenaar: Medewerker, dienst: Dienst, digid: NepDigid, sanne: Client) -> Get:
    now = timezone.now()
    row, open_row = checked(ambtenaar, now=now), invited(ambtenaar, dienst=dienst, now=now)
    token = token_of(open_row)

    def fetch(address: str, **headers: str) -> HttpResponse:
        client = sanne if address in OF_STAFF + OTHER else Client()
        return client.get(address.format(token=token, slug=dienst.slug, pk=row.pk))

    return fetch


def policy(response: HttpResponse) -> dict[str, list[str]]:
    parts = [part.split() for part in response["Content-Security-Policy"].split(";") if part.strip()]
    return {name: values for name, *values in parts}


@pytest.mark.parametrize("address", ALL)
def test_the_policy_allows_only_our_own(get: Get, address: str) -> None:
    csp = policy(get(address))
    assert csp["default-src"] == csp["frame-ancestors"] == csp["base-uri"] == ["'none'"]
    assert csp["script-src"] == csp["style-src"] == ["'self'"]
    allowed = {"'self'", "'none'", ORIGIN}
    assert {value for values in csp.values() for value in values} <= allowed


@pytest.mark.parametrize("address", ALL)
def test_a_form_goes_to_digid_from_the_page_with_the_button_only(get: Get, address: str) -> None:
    assert (ORIGIN in policy(get(address))["form-action"]) == (address in WITH_BUTTON)


@pytest.mark.parametrize("address", ALL)
def test_the_headers_that_every_answer_carries(get: Get, address: str) -> None:
    response = get(address)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "no-store" in response["Cache-Control"]
    assert not {"Server", "X-Powered-By"} & set(response.headers)


@pytest.mark.parametrize("address", ALL)
def test_a_page_has_nothing_that_its_policy_stops(get: Get, address: str) -> None:
    page = get(address).content.decode()
    assert not re.search(r"\son[a-z]+=|\sstyle=|javascript:|<style|<script(?![^>]*\bsrc=)", page)
    assert not re.search(r'(?:src|href)="(?:https?:)?//(?!localhost)[^"]*\.(?:js|css|png|svg|woff2?)"', page)


@pytest.mark.parametrize("address", [*OF_INWONER[:5], *OF_STAFF])
def test_a_page_has_one_heading_a_title_and_a_language(get: Get, address: str) -> None:
    page = get(address).content.decode()
    assert len(re.findall(r"<h1[\s>]", page)) == 1
    assert re.search(r"<title>[^<]+ – [^<]+</title>", page)
    assert '<html lang="nl"' in page


@pytest.mark.parametrize("address", OF_INWONER)
def test_the_pages_of_the_inwoner_are_not_found_by_searching(get: Get, address: str) -> None:
    response = get(address)
    if address != "/i/status/":
        assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert not response.cookies


def test_the_page_with_the_code_goes_nowhere(client: Client, row: Identification, digid: NepDigid) -> None:
    log_in_at_digid(client, row, digid)
    response = client.get("/i/")
    assert policy(response)["form-action"] == ["'self'"]
    assert "no-store" in response["Cache-Control"]
    client.post("/i/uitloggen/")
    assert ORIGIN in policy(client.get("/i/"))["form-action"]  # the button is there again


def test_a_static_file_has_them_too(client: Client, db: None) -> None:
    static = next((django_settings.BASE_DIR / "static" / "css").glob("*.css"))
    response = client.get(f"/static/css/{static.name}")
    assert (response.status_code, len(response.getvalue())) == (200, static.stat().st_size)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Permissions-Policy" in response
    assert policy(response)["default-src"] == ["'none'"]
    response.close()


@pytest.mark.parametrize(
    ("query", "lang"), [("", "nl"), ("?taal=en", "en"), ("?taal=de", "nl"), ("?taal=", "nl")]
)
def test_the_language(sanne: Client, query: str, lang: str) -> None:
    response = sanne.get(f"/werkblad/{query}", headers={"Accept-Language": "de,en;q=0.5"})
    assert f'<html lang="{lang}"' in response.content.decode()
    assert response["Content-Language"] == lang
    assert f'<html lang="{lang}"' in sanne.get("/werkblad/start/").content.decode()
