"""`make pictures`: the pictures of the README, taken of a running Beeldpas with demo data."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import ViewportSize, sync_playwright

from dev.ports import free_port
from dev.processes import ROOT
from dev.stack import Stack
from dev.system import find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_FOLDER = ROOT / "docs" / "beelden"
_PHONE = ViewportSize(width=390, height=900)
_DESK = ViewportSize(width=1100, height=860)
_COLOURS = 96  # enough for flat pages; keeps a picture small in every clone
_PERSOON = "999990019"


def main(environ: Mapping[str, str] = os.environ) -> int:
    if not shutil.which("pdftoppm"):
        print("pdftoppm is missing, with Debian or Ubuntu: apt-get install poppler-utils", file=sys.stderr)
        return 1
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="beeldpas-beelden-") as folder:
        port = int(environ.get("PORT", "") or free_port())
        stack = Stack(run_dir=Path(folder), port=port, sim_port=free_port())
        stack.start()
        try:
            _walk(stack.portal_url)
        finally:
            stack.stop()
    return 0


def _walk(portal: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        ambtenaar = _log_in(browser, portal)
        link = _start(ambtenaar, portal)
        inwoner = browser.new_page(viewport=_PHONE, locale="nl-NL", device_scale_factor=1.5)
        inwoner.goto(link)
        _shoot(inwoner, "start")
        _log_in_with_digid(inwoner, getal=ambtenaar.locator("#getal").inner_text())
        _shoot(inwoner, "code")
        ambtenaar.wait_for_selector("input[name=code]")
        _shoot(ambtenaar, "identificatie")
        code = re.sub(r"\D", "", inwoner.locator("#code").inner_text())[:6]
        _finish(ambtenaar, code)
        _shoot_bewijs(ambtenaar)
        browser.close()


def _log_in(browser: Browser, portal: str) -> Page:
    page = browser.new_page(viewport=_DESK, locale="nl-NL")
    page.goto(f"{portal}/werkblad/")
    page.get_by_role("link", name="Inloggen met uw werkaccount").or_(
        page.get_by_role("button", name="Inloggen met uw werkaccount")
    ).click()
    page.get_by_role("button", name=re.compile("Sanne")).click()
    return page


def _start(page: Page, portal: str) -> str:
    """Flow NIEUW for the first demo dienst; the link for the inwoner."""
    page.goto(f"{portal}/werkblad/start/?dienst=wmo-melding")
    page.check("input[name=flow][value=NIEUW]")
    page.get_by_role("button", name="Start en maak de link").click()
    return page.locator("input[readonly]").first.input_value()


def _log_in_with_digid(page: Page, *, getal: str) -> None:
    page.locator(f"button[name=getal][value='{getal}']").click()
    page.fill("input[name=bsn]", _PERSOON)
    page.select_option("select[name=niveau]", "midden")
    page.locator("button[name=actie][value=inloggen]").first.click()
    page.wait_for_selector("#code")


def _finish(page: Page, code: str) -> None:
    page.fill("input[name=code]", code)  # the script of the page sends it after the sixth digit
    page.get_by_role("button", name="Zoek op in de BRP").click()
    page.get_by_role("link", name="Controleer en rond af").click()
    page.get_by_role("button", name="Rond af en wis gegevens").click()


def _shoot_bewijs(page: Page) -> None:
    """The first page of the PDF that the worker puts in the zaak."""
    link = page.get_by_role("link", name="Open het bewijs (PDF)")
    link.wait_for(timeout=30_000)
    pdf = page.request.get(str(link.evaluate("link => link.href"))).body()
    page_one = ["pdftoppm", "-r", "80", "-png", "-singlefile", "-"]
    png = subprocess.run(page_one, input=pdf, capture_output=True, check=True).stdout
    _save(png, "bewijs")


def _shoot(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.evaluate("scrollTo(0, 0)")
    _save(page.screenshot(), name)


def _save(png: bytes, name: str) -> None:
    picture = Image.open(BytesIO(png)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    picture.save(_FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
