"""The people of the end-to-end tests, each with a browser of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from dev.stack import Stack
from tests.e2e.mensen import WAIT, Ambtenaar, Inwoner, Medewerker, Mens
from tests.e2e.schermloos import Bezoek, Gesprek, log_in

expect.set_options(timeout=WAIT)  # as all else that waits for a page
Cookies = Callable[[Stack, str], list[Any]]
NieuweAmbtenaar = Callable[..., Ambtenaar]
NieuweInwoner = Callable[..., Inwoner]
NieuweMedewerker = Callable[..., Medewerker]
NieuwGesprek = Callable[..., Gesprek]


@pytest.fixture
def mensen() -> Iterator[list[Mens]]:
    """Everybody in this test. At the end nobody may have seen an error in the console or a foreign address."""
    everybody: list[Mens] = []
    yield everybody
    complaints = [klacht for mens in everybody for klacht in mens.klachten]
    for mens in everybody:
        mens.close()
    assert not complaints, complaints


def log_in_at(stack: Stack, sub: str) -> list[Any]:
    with Bezoek(stack.portal_url) as bezoek:
        return log_in(bezoek, sub).cookies()


@pytest.fixture(scope="session")
def cookies() -> Cookies:
    """The login of a medewerker at a portal, made once."""
    made: dict[tuple[str, str], list[Any]] = {}

    def of(stack: Stack, sub: str) -> list[Any]:
        key = (stack.portal_url, sub)
        if key not in made:
            made[key] = log_in_at(stack, sub)
        return made[key]

    return of


@pytest.fixture
def medewerker(browser: Browser, stack: Stack, mensen: list[Mens], cookies: Cookies) -> NieuweMedewerker:
    """Makes a medewerker in a browser in which the login is done already; `vers`: a login of their own."""

    def make(
        sub: str, *, soort: type[Medewerker] = Medewerker, op: Stack = stack, vers: bool = False, **how: Any
    ) -> Any:
        one = soort(browser, op, **how)
        one.context.add_cookies(log_in_at(op, sub) if vers else cookies(op, sub))
        mensen.append(one)
        return one

    return make


@pytest.fixture
def ambtenaar(medewerker: NieuweMedewerker) -> NieuweAmbtenaar:
    def make(sub: str = "sanne", **how: Any) -> Any:
        return medewerker(sub, soort=Ambtenaar, **how)

    return make


@pytest.fixture
def inwoner(browser: Browser, stack: Stack, mensen: list[Mens]) -> NieuweInwoner:
    def make(*, op: Stack = stack, **how: Any) -> Inwoner:
        one = Inwoner(browser, op, **how)
        mensen.append(one)
        return one

    return make


@pytest.fixture
def gesprek(cookies: Cookies, request: pytest.FixtureRequest) -> NieuwGesprek:
    """Makes a call over HTTP alone."""

    def make(op: Stack | None = None, *, sub: str = "sanne") -> Gesprek:
        chosen = op or request.getfixturevalue("stack")
        one = Gesprek(chosen, cookies=cookies(chosen, sub))
        request.addfinalizer(one.close)
        return one

    return make
