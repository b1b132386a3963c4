"""R09: somebody in the call sends the link on to a victim, who is not in the call. And what else may happen there."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import expect

from dev.stack import Stack
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner
from tests.e2e.gegevens import assert_wiped, getal_of, identification, rows, soorten
from tests.e2e.mensen import Ambtenaar, Inwoner

pytestmark = pytest.mark.e2e
BSN = "999990019"
ELDERS = "Deze link is al open op een ander apparaat"


def turns_red(sanne: Ambtenaar, title: str, *, since: float) -> None:
    """R11: the page asks every second and a half. How long it took in all stands in the report, not in a test."""
    expect(sanne.page.locator(".toestand--gestopt")).to_contain_text(title, timeout=10_000)
    assert time.monotonic() - since < 10
    expect(sanne.page).to_have_title(re.compile(re.escape(title)))


def test_the_victim_says_no_and_the_ambtenaar_sees_red(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    """The attacker opened the link first; the victim sees who asks, and "no" beside every way to DigiD."""
    sanne, attacker, victim = ambtenaar(), inwoner(), inwoner(breed=320)
    attacker.open(sanne.start("NIEUW"))
    assert victim.open(sanne.link) == 200
    page = victim.page.locator("main").inner_text()
    for words in (
        "Sanne de Vries",
        "Hulp bij het huishouden",
        "Zit u nu in een videogesprek",
        "Het gesprek begon om",
    ):
        assert words in page
    buttons = victim.page.locator(".keuzes button")
    sizes = {
        tuple(round(box[side]) for side in ("width", "height"))
        for box in (button.bounding_box() or {} for button in buttons.all())
    }
    assert (buttons.count(), len(sizes)) == (4, 1)
    victim.druk(victim.knop("/nee/"))
    since = time.monotonic()
    turns_red(sanne, "Niet in gesprek", since=since)
    assert victim.kop == "Goed dat u het zegt"
    assert attacker.open(sanne.link) == 410
    assert "niet_in_gesprek" in soorten(stack, sanne.id)
    assert_wiped(stack, sanne.id)


def test_a_victim_who_guesses_a_number_stops_it(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    sanne, victim = ambtenaar(), inwoner()
    victim.open(sanne.start("NIEUW"))
    said = getal_of(stack, sanne.link)
    wrong = victim.page.locator(f".digid button[name=getal]:not([value='{said}'])").first
    victim.druk(wrong)
    turns_red(sanne, "Verkeerd getal", since=time.monotonic())
    assert victim.kop == "Het getal klopte niet"
    assert identification(stack, sanne.id)["afloop"] == "getal-onjuist"


@pytest.mark.parametrize("javascript", [True, False], ids=["", "without JavaScript"])
def test_the_attacker_binds_the_link_and_the_victim_cannot_log_in(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner, javascript: bool
) -> None:
    """The attacker hears the number and goes first. The victim needs the yes of the ambtenaar, and a new number."""
    sanne = ambtenaar(javascript=javascript)
    attacker, victim = inwoner(), inwoner(javascript=javascript)
    attacker.open(sanne.start("NIEUW"))
    attacker.naar_digid()
    victim.open(sanne.link)
    assert victim.kop == ELDERS
    assert victim.page.locator("button[name=getal]").count() == 0
    victim.druk(victim.knop("/hier-verder/"))
    assert victim.kop == "Wacht even"
    before = getal_of(stack, sanne.link)
    allow(sanne)
    victim.wacht_op_kop("Laat zien wie u bent")
    assert identification(stack, sanne.id)["login_gestart_op"] is None
    victim.login(BSN)
    assert len(victim.code) == 6
    finish_at_digid(attacker)
    assert attacker.kop in {"Deze link is al gebruikt", "Dit gesprek gaat verder op een ander apparaat"}
    bound = rows(
        stack,
        "SELECT count(*) AS n FROM identification_inwonersessie WHERE gebonden AND identification_id = ?",
        sanne.id,
    )
    assert (bound[0]["n"], len(before)) == (1, 2)


def allow(sanne: Ambtenaar) -> None:
    """The ambtenaar asks, and says yes."""
    yes = sanne.page.locator("form[action$='/verhuizing/'] button[value=ja]")
    if sanne.javascript:
        expect(yes).to_be_visible()
    else:
        sanne.open(sanne.adres)
    sanne.druk(yes)


def finish_at_digid(attacker: Inwoner) -> None:
    """The browser that was first comes back from DigiD after all."""
    attacker.page.fill("input[name=bsn]", "999993653")
    attacker.druk(attacker.page.locator("button[name=actie][value=inloggen]").first)


def test_a_standing_link_that_asks_who_is_calling(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    sanne, jansen = ambtenaar(), inwoner(breed=320)
    sanne.start("NIEUW", "zorgbudget")
    open_call = (
        "SELECT nummer FROM identification_gesprek WHERE id IN (SELECT gesprek_id FROM {} WHERE id = ?)"
    )
    nummer = rows(stack, open_call.format("identification_identification"), sanne.id)[0]["nummer"]
    jansen.open("/nieuw/zorgbudget/")
    jansen.page.fill("#nummer", "10000")
    jansen.druk(jansen.knop("/gesprek/"))
    assert jansen.page.title().startswith("Fout:")
    jansen.page.fill("#nummer", f"{nummer[:2]} {nummer[2:]}")
    jansen.druk(jansen.knop("/gesprek/"))
    assert "Sanne de Vries" in jansen.page.locator(".vraag").inner_text()
    jansen.login(BSN)
    assert len(jansen.code) == 6
