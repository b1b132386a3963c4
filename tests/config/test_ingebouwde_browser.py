"""Which browsers are inside another app, by what they call themselves."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings

from config.ingebouwde_browser import is_inside_app
from tests.inloggen.conftest import PLAIN_FILES
from tests.voorkant.voorbeelden.soorten import NOBODY_SET_ANYTHING
from tests.voorkant.voorbeelden.toestanden import kiezen

_IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
_ANDROID = "Mozilla/5.0 (Linux; Android 15; Pixel 8%s) AppleWebKit/537.36 (KHTML, like Gecko)"
TEAMS = f"{_IPHONE} Mobile/15E148 TeamsMobile-iOS/6.19"


@pytest.mark.parametrize(
    "agent",
    [
        TEAMS,
        f"{_IPHONE} Mobile/15E148",
        f"{_IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/480.0]",
        f"{_ANDROID % '; wv'} Version/4.0 Chrome/130.0 Mobile Safari/537.36",
        f"{_ANDROID % ''} Chrome/130.0 Mobile Safari/537.36 WhatsApp/2.24",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Teams/1.7 Chrome/118.0 Electron/27.3",
    ],
)
def test_a_page_inside_an_app_is_known(agent: str) -> None:
    assert is_inside_app(agent)


@pytest.mark.parametrize(
    "agent",
    [
        "",
        f"{_IPHONE} Version/18.1 Mobile/15E148 Safari/604.1",
        f"{_IPHONE} CriOS/130.0 Mobile/15E148 Safari/604.1",
        f"{_IPHONE} FxiOS/132.0 Mobile/15E148 Safari/605.1.15",
        f"{_ANDROID % ''} Chrome/130.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130 Safari/537 Edg/130",
    ],
)
def test_an_ordinary_browser_is_left_alone(agent: str) -> None:
    assert not is_inside_app(agent)


@pytest.mark.parametrize(("agent", "first"), [(TEAMS, True), ("", False)])
@override_settings(STORAGES={"staticfiles": {"BACKEND": PLAIN_FILES}})
def test_the_way_out_moves_up(agent: str, first: bool) -> None:
    request = RequestFactory().get("/i/x/", headers={"User-Agent": agent})
    request.user = AnonymousUser()
    text = render_to_string(
        "inwoner/start.html", {"pagina": kiezen, "messages": (), **NOBODY_SET_ANYTHING}, request
    )
    assert (text.index('id="link"') < text.index('id="digid-kop"')) is first
    assert text.count('id="link"') == 1
