"""The side panel in a real browser, inside a frame of another site."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, expect

from dev.stack import Stack
from tests.conftest import INBEDDER, INBEDDER_PORT
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner
from tests.e2e.test_cockpit import AGENT

pytestmark = pytest.mark.e2e


@pytest.fixture
def zaaksysteem() -> Iterator[None]:
    """A page of another origin that holds in a frame what its query names."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = self.path.partition("?")[2]
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(
                f"<title>zaak</title><iframe width=360 height=600 src='{address}'></iframe>".encode()
            )

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", INBEDDER_PORT), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield
    server.shutdown()
    server.server_close()


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(reduced_motion="reduce")
    yield context
    context.close()


def framed(context: BrowserContext, stack: Stack, path: str) -> FrameLocator:
    page = context.pages[0] if context.pages else context.new_page()
    page.goto(f"{INBEDDER}/?{stack.portal_url}{path}")
    return page.frame_locator("iframe")


def test_the_panel_follows_a_call_in_a_frame_of_another_site(
    stack: Stack,
    ambtenaar: NieuweAmbtenaar,
    inwoner: NieuweInwoner,
    zaaksysteem: None,
    window: BrowserContext,
) -> None:
    sanne, jansen = ambtenaar(vers=True), inwoner(user_agent=AGENT)
    sanne.open("/werkblad/koppelcode/")
    sanne.druk(sanne.knop("/koppelcode/"))
    code = sanne.page.locator(".koppelcode").inner_text()
    panel = framed(window, stack, "/werkblad/paneel/")
    panel.locator("#code").fill(code)
    panel.get_by_role("button", name="Koppel").click()
    expect(panel.locator("h1")).to_have_text("Mijn gesprekken")
    jansen.open(sanne.start("NIEUW"))
    number = sanne.page.locator("main").inner_text()
    panel = framed(window, stack, f"{sanne.adres}paneel/")
    expect(panel.locator("#nu-kop")).to_have_text("Noem het getal")
    assert panel.locator("#getal").inner_text() in number
    assert panel.locator("form").count() == 0
    sanne.druk(sanne.page.locator("a[href$='/stop/']"))
    sanne.page.check("input[value=fout-gestart]")
    sanne.druk(sanne.knop("/stop/"))
    expect(panel.locator(".toestand")).to_contain_text("Ingetrokken")


@pytest.mark.parametrize("path", ["/werkblad/", "/nieuw/wmo-melding/", "/inloggen/"])
def test_no_other_page_stands_in_a_frame(
    stack: Stack, zaaksysteem: None, window: BrowserContext, path: str
) -> None:
    framed(window, stack, path)
    frame = window.pages[0].frames[1]
    assert not frame.url.startswith(stack.portal_url)
