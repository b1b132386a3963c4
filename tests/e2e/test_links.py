"""Links and logins that do not work any more, or are somebody else's."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from dev.stack import Stack
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner, NieuwGesprek
from tests.e2e.gegevens import assert_wiped, identification, rows, soorten
from tests.e2e.schermloos import Bezoek

pytestmark = pytest.mark.e2e
BSN = "999990019"
TABLE = "identification_identification"


def test_an_unknown_link(inwoner: NieuweInwoner) -> None:
    jansen = inwoner()
    assert jansen.open("/i/dit-is-geen-link/") == 404
    assert jansen.kop == "Deze link klopt niet"


def test_a_link_that_was_withdrawn_or_replaced(ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner) -> None:
    sanne, jansen = ambtenaar(), inwoner()
    old = sanne.start("NIEUW")
    sanne.nieuwe_link()
    assert jansen.open(old) == 410
    assert jansen.kop == "Deze vraag is ingetrokken"
    assert jansen.open(sanne.link) == 200
    assert sanne.link != old


def test_a_used_link_in_another_browser(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    sanne, jansen, other = ambtenaar(), inwoner(), inwoner()
    jansen.open(sanne.start("NIEUW"))
    jansen.login(BSN)
    code = jansen.code
    assert other.open(sanne.link) == 410
    assert other.kop == "Deze link is al gebruikt"
    sanne.wacht_op(sanne.page.locator("main"), "op een ander apparaat geopend")
    assert "link_geopend_elders" in soorten(stack, sanne.id)
    jansen.open(sanne.link)
    assert jansen.code == code


def test_opening_a_link_many_times_changes_nothing(stack: Stack, gesprek: NieuwGesprek) -> None:
    call = gesprek().start()
    before = identification(stack, call.id)
    with Bezoek(stack.portal_url) as robot:
        robot.session.headers["User-Agent"] = "SkypeUriPreview Preview/0.5"
        for _ in range(10):
            assert robot.open(call.link).page.status_code == 200
            assert robot.session.head(call.link, timeout=30).status_code == 200
        assert not robot.session.cookies
    assert identification(stack, call.id) == before
    assert len(call.login(BSN).code) == 6


def test_guessing_at_once_gives_three_tries(stack: Stack, gesprek: NieuwGesprek) -> None:
    """Whatever comes in at the same moment: three are judged, and then the right one is worth nothing."""
    call = gesprek().start().login(BSN)
    page = call.ambtenaar.open(call.adres).doc
    token = dict(page.forms[-1].form_values())["csrfmiddlewaretoken"]
    cookies = "; ".join(f"{one.name}={one.value}" for one in call.ambtenaar.session.cookies)
    guesses = [f"{(int(call.code) + step) % 1_000_000:06d}" for step in range(1, 17)]

    def guess(code: str) -> int:
        with Bezoek(stack.portal_url) as visit:
            visit.session.headers["Cookie"] = cookies
            data = {"csrfmiddlewaretoken": token, "code": code}
            url = f"{stack.portal_url}{call.adres}code/"
            return visit.session.post(url, data=data, timeout=30, allow_redirects=False).status_code

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(guess, guesses))
    assert answers.count(422) == 2
    assert guess(call.code) == 302
    assert identification(stack, call.id)["code_klopt_op"] is None
    assert [soort for soort in soorten(stack, call.id) if soort.startswith("code")] == [
        "code_onjuist",
        "code_onjuist",
        "code_drie_keer_onjuist",
    ]
    assert_wiped(stack, call.id)


def test_the_way_back_in_another_browser_is_refused(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    """Neither may a victim end up in the login of an attacker, nor an attacker in that of a victim."""
    sanne, jansen, other = ambtenaar(), inwoner(), inwoner()
    jansen.open(sanne.start("NIEUW"))
    way_back = jansen.login_zonder_terugkeer(BSN)
    assert other.open(way_back) == 400
    assert other.kop == "We zijn u onderweg kwijtgeraakt"
    assert [other.knop(way).count() for way in ("/hier-verder/", "/nee/", "/inloggen/")] == [1, 1, 0]
    assert other.context.cookies() == []
    assert identification(stack, sanne.id)["status"] == "UITGENODIGD"
    jansen.open(way_back)
    assert len(jansen.code) == 6


def test_an_artifact_works_once(stack: Stack, gesprek: NieuwGesprek) -> None:
    call = gesprek().start()
    call.naar_digid()
    call.inwoner.submit("/digid/inloggen", follow=False, bsn=BSN, actie="inloggen")
    way_back = call.inwoner.page.headers["Location"]
    call.inwoner.open(way_back)
    code = call.code
    assert len(code) == 6
    before = soorten(stack, call.id)
    assert call.inwoner.open(way_back).page.url.endswith("/i/")
    assert call.code == code
    with Bezoek(stack.portal_url) as other:
        assert other.open(way_back).page.status_code == 400
    assert soorten(stack, call.id) == before


def test_pressing_start_twice_makes_one_link(stack: Stack, ambtenaar: NieuweAmbtenaar) -> None:
    sanne = ambtenaar()
    sanne.vul_start_in("NIEUW")
    before = rows(stack, f"SELECT count(*) AS n FROM {TABLE}")[0]["n"]
    with sanne.page.expect_navigation():
        sanne.knop("/werkblad/start/").dblclick()
    sanne.page.wait_for_load_state("networkidle")
    assert rows(stack, f"SELECT count(*) AS n FROM {TABLE}")[0]["n"] == before + 1
