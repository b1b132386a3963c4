"""The session of a medewerker ends by itself."""

from __future__ import annotations

import time

import pytest
from django.test import Client
from pytest_django import Settings

from tests.inloggen.provider import TestProvider

MIDDLEWARE = "inloggen.middleware.Inactief"


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = int(time.time())
        monkeypatch.setattr("inloggen.medewerker.klok._now", lambda: self.now)

    def forward(self, seconds: int) -> None:
        self.now += seconds


@pytest.fixture
def at_work(client: Client, provider: TestProvider, settings: Settings) -> Client:
    if MIDDLEWARE not in settings.MIDDLEWARE:
        after = settings.MIDDLEWARE.index("django.contrib.auth.middleware.AuthenticationMiddleware") + 1
        settings.MIDDLEWARE = [*settings.MIDDLEWARE[:after], MIDDLEWARE, *settings.MIDDLEWARE[after:]]
    provider.login(client)
    return client


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_work_keeps_the_session_open(at_work: Client, clock: Clock) -> None:
    for _ in range(4):
        clock.forward(10 * 60)
        assert at_work.get("/werkblad/").status_code == 200


def test_doing_nothing_ends_it_and_the_page_comes_back(at_work: Client, clock: Clock) -> None:
    clock.forward(15 * 60 + 1)
    response = at_work.get("/werkblad/?a=1")
    assert response.url == "/inloggen/?inactief=&next=%2Fwerkblad%2F%3Fa%3D1"
    page = at_work.get(response.url).content.decode()
    assert "U heeft een tijd niets gedaan" in page
    assert "/oidc/authenticate/?next=%2Fwerkblad%2F%3Fa%3D1" in page
    assert at_work.get("/werkblad/").status_code == 302


@pytest.mark.parametrize(
    ("referer", "page"),
    [
        ("http://testserver/werkblad/1/", "%2Fwerkblad%2F1%2F"),
        ("https://evil.example/werkblad/", "%2F"),
        ("http://testserver//evil.example/", "%2F"),
        ("", "%2F"),
    ],
)
def test_after_a_form_the_page_with_the_form_comes_back(
    at_work: Client, clock: Clock, referer: str, page: str
) -> None:
    clock.forward(15 * 60 + 1)
    response = at_work.post("/werkblad/", {"code": "1"}, headers={"referer": referer})
    assert response.url == f"/inloggen/?inactief=&next={page}"


def test_a_page_that_asks_its_own_status_is_no_activity(at_work: Client, clock: Clock) -> None:
    for _ in range(2):
        clock.forward(7 * 60)
        assert at_work.get("/werkblad/1/status/").status_code == 200
    clock.forward(2 * 60)
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/werkblad/1/"}
    response = at_work.get("/werkblad/1/status/", headers=headers)
    assert response.headers["HX-Redirect"] == "/inloggen/?inactief=&next=%2Fwerkblad%2F1%2F"


def test_a_working_day_is_the_most(at_work: Client, clock: Clock) -> None:
    for _ in range(8 * 6):
        clock.forward(10 * 60)
        at_work.get("/werkblad/")
    clock.forward(60)
    assert at_work.get("/werkblad/").status_code == 302


def test_a_public_page_still_opens_when_the_time_is_up(at_work: Client, clock: Clock) -> None:
    clock.forward(60 * 60)
    assert at_work.get("/inloggen/").status_code == 200


def test_a_new_login_starts_the_clock_again(at_work: Client, clock: Clock, provider: TestProvider) -> None:
    clock.forward(60 * 60)
    provider.login(at_work)
    assert at_work.get("/werkblad/").status_code == 200


def test_logging_out(at_work: Client) -> None:
    assert at_work.get("/uitloggen/").status_code == 405
    response = at_work.post("/uitloggen/")
    assert "U bent uitgelogd" in at_work.get(response.url).content.decode()
    assert at_work.get("/werkblad/").status_code == 302
