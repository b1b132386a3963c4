"""The main menu leads a medewerker only to pages that open."""

from __future__ import annotations

import re

import pytest

from tests.medewerkers import LoggedIn


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "start", "menu"),
    [
        ("ambtenaar", "/zaken/", ["/werkblad/", "/afspraken/", "/zaken/"]),
        ("beheerder", "/beheer/", ["/beheer/", "/toezicht/"]),
        ("toezichthouder", "/toezicht/", ["/zaken/", "/toezicht/"]),
    ],
)
def test_every_link_of_the_menu_opens(
    logged_in: LoggedIn, request: pytest.FixtureRequest, who: str, start: str, menu: list[str]
) -> None:
    client = logged_in(request.getfixturevalue(who))
    text = client.get(start).content.decode()
    nav = text.partition('class="hoofdnavigatie"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]+)"', nav) == menu
    assert [client.get(address).status_code for address in menu] == [200] * len(menu)
