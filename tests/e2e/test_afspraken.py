"""From an appointment to a call: the form, the worker and its mail, the werkblad, one press."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from afspraken.moment import AMSTERDAM
from dev.ports import wait_for
from dev.stack import Stack
from tests.e2e.conftest import NieuweAmbtenaar
from tests.e2e.gegevens import identification

pytestmark = pytest.mark.e2e
ADRES = "afspraak@voorbeeld.example"


def mailed(stack: Stack) -> str:
    """Every mail that the worker put into the folder of the demo."""
    folder = stack.run_dir / "post"
    return "".join(file.read_text() for file in folder.glob("*")) if folder.exists() else ""


def today_soon() -> datetime:
    """In two minutes. Just before midnight that is tomorrow, and stands on nobody's werkblad yet: then first that."""
    now = datetime.now(AMSTERDAM)
    soon = now + timedelta(minutes=2)
    if soon.date() != now.date():
        midnight = soon.replace(hour=0, minute=0, second=0, microsecond=0)
        time.sleep((midnight - now).total_seconds())
    return (datetime.now(UTC) + timedelta(minutes=2)).astimezone(AMSTERDAM)


def test_an_appointment_is_mailed_and_started_with_one_press(
    stack: Stack, ambtenaar: NieuweAmbtenaar
) -> None:
    sanne = ambtenaar(breed=320)
    page, soon = sanne.page, today_soon()
    page.goto("/afspraken/nieuw/")
    page.get_by_label("Dienst").select_option("wmo-melding")
    for label, value in (
        ("Dag", f"{soon:%d-%m-%Y}"),
        ("Tijd", f"{soon:%H.%M}"),
        ("Programma voor het videogesprek", "Webex"),
        ("Link van het videogesprek", "https://voorbeeld.webex.com/meet/sanne"),
        ("E-mailadres van de inwoner", ADRES),
    ):
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Maak de afspraak").click()
    expect(page.locator("main")).to_contain_text("De afspraak staat erin.")
    sanne.kijk()
    assert wait_for(lambda: f"To: {ADRES}" in mailed(stack), seconds=20)
    assert "METHOD:REQUEST" in mailed(stack)
    page.goto("/werkblad/")
    line = page.locator("li", has_text="Hulp bij het huishouden").filter(has_text=f"{soon:%-H.%M}")
    line.get_by_role("button", name="Start dit gesprek").click()
    page.wait_for_url(re.compile(r"/werkblad/[0-9a-f-]{36}/"))
    row = identification(stack, page.url.rstrip("/").rpartition("/")[2])
    assert row["ontvangst_adres"] is not None
    assert row["flow"] == "NIEUW"
