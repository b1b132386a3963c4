"""The pages of the inwoner: the link, the code, and where a way ends."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from diensten.models import Dienst
from identification.flow import uitnodigen
from identification.models import Identification, InwonerSessie
from tests.identification.gegevens import (
    raw_bytes,
)
from tests.identification.nepdigid import ORIGIN, NepDigid, come_back, press_login, text_of

PREVIEWS = [
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
    "WhatsApp/2.23.20.0",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "facebookexternalhit/1.1",
    "TelegramBot (like TwitterBot)",
    "Mozilla/5.0 SafeLinks",
    "Mozilla/5.0 (compatible; Microsoft Office/16.0; ms-office)",
    "Go-http-client/2.0",
    "python-requests/2.32",
    "Mozilla/5.0 (compatible; Google-Safety; +http://www.google.com/bot.html)",
]


# --- the link -----------------------------------------------------------------------------------------------------


def test_the_first_page_says_who_asks(client: Client, link: str, digid: NepDigid, dienst: Dienst) -> None:
    page = text_of(client, link)
    for words in ("Sanne de Vries", "Adviseur Burgerzaken", dienst.naam, "Voorbeeld", "Hang niet op"):
        assert words in page
    assert f'action="{link}inloggen/"' in page


def test_opening_sets_no_cookie_and_changes_nothing_but_the_hint(
    client: Client, link: str, row: Identification, digid: NepDigid
) -> None:
    before = Identification.objects.values().get()
    for _ in range(20):
        for response in (client.get(link), client.head(link)):
            assert (response.status_code, dict(response.cookies)) == (200, {})
    after = Identification.objects.values().get()
    changed = {name for name in after if before[name] != after[name]}
    assert changed == {"geopend_op"}
    assert not InwonerSessie.objects.exists()


@pytest.mark.parametrize(
    ("method", "headers"),
    [("head", {}), ("get", {"Sec-Purpose": "prefetch;prerender"}), ("get", {"Purpose": "prefetch"})]
    + [("get", {"X-Moz": "prefetch"})]
    + [("get", {"User-Agent": agent}) for agent in PREVIEWS],
)
def test_what_fetches_links_by_itself_is_no_person(
    client: Client, link: str, row: Identification, digid: NepDigid, method: str, headers: dict[str, str]
) -> None:
    before = raw_bytes()
    for _ in range(10):
        assert getattr(client, method)(link, headers=headers).status_code == 200
    assert raw_bytes() == before


@pytest.mark.parametrize("path", ["", "inloggen/", "hulp/", "echt/"])
@pytest.mark.parametrize("token", ["x", "a" * 32, "%00", "é", "a" * 5000])
def test_a_link_that_is_wrong(client: Client, db: None, digid: NepDigid, path: str, token: str) -> None:
    address = f"/i/{token}/{path}"
    response = client.post(address) if path == "inloggen/" else client.get(address)
    assert response.status_code == (200 if path in {"hulp/", "echt/"} else 404)


def test_the_button_goes_to_digid_with_a_cookie_of_this_browser(
    client: Client, link: str, row: Identification, digid: NepDigid, settings: Settings
) -> None:
    response = press_login(client, link)
    assert (response.status_code, response["Location"]) == (302, f"{ORIGIN}/sso?SAMLRequest=x")
    cookie = response.cookies["inwoner"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (
        True,
        "Lax",
        "/",
        "",
    )
    assert digid.asked == {"niveau": 20, "onderwerp": row.pk, "browser": cookie.value}
    assert cookie.value.encode() not in raw_bytes("identification_inwonersessie")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost:8000.evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost:8000"},
    ],
)
def test_a_form_of_another_site_does_nothing(
    client: Client, link: str, dienst: Dienst, digid: NepDigid, headers: dict[str, str]
) -> None:
    before = raw_bytes()
    for path in (f"{link}inloggen/", f"/nieuw/{dienst.slug}/inloggen/", "/i/opnieuw/", "/i/uitloggen/"):
        response = client.post(path, headers=headers)
        assert (response.status_code, dict(response.cookies)) == (403, {})
    assert (raw_bytes(), digid.asked) == (before, {})


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost:8000"}, {}]
)
def test_our_own_form_works(client: Client, link: str, digid: NepDigid, headers: dict[str, str]) -> None:
    assert press_login(client, link, headers=headers).status_code == 302


# --- the language -------------------------------------------------------------------------------------------------


def test_the_language_is_of_the_link_or_chosen_and_kept(
    client: Client, row: Identification, link: str, digid: NepDigid
) -> None:
    assert '<html lang="nl"' in text_of(client, link)
    assert '<html lang="en"' in text_of(client, f"{link}?taal=en")
    assert '<html lang="nl"' in text_of(client, f"{link}?taal=xx")
    press_login(client, link, taal="en")
    come_back(client)
    assert '<html lang="en"' in text_of(client)
    assert '<html lang="nl"' in text_of(client, "/i/?taal=nl")
    assert '<html lang="nl"' in text_of(client)


def test_an_address_speaks_only_what_the_dienst_offers(
    client: Client, link: str, dienst: Dienst, digid: NepDigid
) -> None:
    Dienst.objects.update(talen="nl,en", taal="en")
    for address in (link, f"{link}hulp/", f"{link}echt/", f"/nieuw/{dienst.slug}/"):
        assert '<html lang="en"' in text_of(client, f"{address}?taal=en")
        assert '<html lang="pl"' not in text_of(client, f"{address}?taal=pl")
    Identification.objects.update(taal="pl")  # it was offered when the link was made
    assert '<html lang="en"' in text_of(client, f"{link}?taal=pl")


# --- the standing link --------------------------------------------------------------------------------------------


def test_the_standing_link_begins_at_the_button(client: Client, dienst: Dienst, digid: NepDigid) -> None:
    response = client.get(f"/nieuw/{dienst.slug}/")
    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert not Identification.objects.exists()
    assert client.post(f"/nieuw/{dienst.slug}/inloggen/")["Location"].startswith(ORIGIN)
    assert come_back(client)["Location"] == "/i/"
    assert Identification.objects.get().zaaknummer in text_of(client)


@pytest.mark.parametrize("changes", [{"stand": "gestopt"}, {"stand": "concept"}, {"staande_link": False}])
def test_a_standing_link_that_is_closed(
    client: Client, dienst: Dienst, digid: NepDigid, changes: dict[str, Any]
) -> None:
    Dienst.objects.filter(pk=dienst.pk).update(**changes)
    assert client.get(f"/nieuw/{dienst.slug}/").status_code == 404
    assert client.post(f"/nieuw/{dienst.slug}/inloggen/").status_code == 404
    assert client.get("/nieuw/bestaat-niet/").status_code == 404


def test_too_many_at_the_standing_link(
    client: Client, dienst: Dienst, digid: NepDigid, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uitnodigen, "_STANDING_PER_MINUTE", 3)
    answers = [client.post(f"/nieuw/{dienst.slug}/inloggen/") for _ in range(4)]
    assert [response.status_code for response in answers] == [302, 302, 302, 429]
    assert answers[3]["Retry-After"] == "60"
    assert not answers[3].cookies
