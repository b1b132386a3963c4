"""A quiet alarm, "I do not trust this", and what nobody may see of either."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from begrippen.flow import Flow
from diensten.models import Dienst
from identification.flow import alarm, controle
from identification.models import Identification, Signaal
from identification.status import Afloop
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from tests.identification.gegevens import (
    ANDER,
    PERSOON,
    completed,
    fresh,
    invited,
    is_wiped,
    make_dienst,
    token_of,
    wrong_code,
)
from tests.identification.nepdigid import NepDigid, log_in_at_digid, text_of
from toezicht.models import Gebeurtenis


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> datetime:
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
    return now


def alarm_of(page: str) -> str:
    """Where the form of the quiet alarm goes."""
    found = re.search(r"vrij praten</h2>.*?action=\"([^\"]+)\"", page, re.DOTALL)
    assert found
    return found[1]


# --- quiet alarm ---------------------------------------------------------------------------------------------


def test_before_the_login_the_answer_is_the_page_of_the_link(
    client: Client, row: Identification, link: str, digid: NepDigid, frozen: datetime
) -> None:
    before = text_of(client, link)
    response = client.post(alarm_of(text_of(client, f"{link}hulp/")), follow=True)
    assert response.redirect_chain == [(link, 302)]
    assert response.content.decode() == before
    assert (Signaal.objects.get().soort, Signaal.objects.get().identification_id) == ("stil-alarm", row.pk)


@pytest.mark.parametrize("flow", Flow)
def test_after_the_login_the_answer_is_the_page_of_the_code(
    client: Client, ambtenaar: Medewerker, digid: NepDigid, flow: Flow, frozen: datetime
) -> None:
    row = invited(ambtenaar, flow, dienst=make_dienst(wederzijds=True), now=frozen)
    log_in_at_digid(client, row, digid)
    before = text_of(client)
    response = client.post(alarm_of(text_of(client, "/i/hulp/")), follow=True)
    assert response.redirect_chain == [("/i/", 302)]
    assert response.content.decode() == before
    assert Gebeurtenis.objects.filter(soort="stil_alarm", onderwerp=row.pk).count() == 1


def test_the_ambtenaar_gets_a_line_that_may_stand_on_a_shared_screen(
    client: Client, sanne: Client, row: Identification, link: str, digid: NepDigid
) -> None:
    seen = sanne.get(f"/werkblad/{row.pk}/").context["pagina"]
    client.post(f"{link}hulp/verder/")
    answer = sanne.get(seen.status_url, {"versie": seen.versie})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Let op: werkwijze 7" in page
    shown = page.split('class="alarmplek')[1].split("twee-kolommen")[0]
    assert "werkwijze 7" in shown
    assert not re.search(r"alarm|vrij praten|dwang|gevaar|bedreig", shown)
    after = answer.context["pagina"]
    assert (after.stand, after.status, after.aandacht) == (seen.stand, seen.status, seen.aandacht)


def test_where_nothing_goes_on_the_answer_is_the_same_and_nothing_happens(
    client: Client, sanne: Client, row: Identification, link: str
) -> None:
    sanne.post(f"/werkblad/{row.pk}/stop/", {"reden": "fout-gestart"})
    unknown = "/i/" + "x" * 32 + "/"
    for path in (link, unknown):
        assert client.post(f"{path}hulp/verder/")["Location"] == path
    assert client.post("/i/hulp/verder/")["Location"] == "/i/"
    assert not Signaal.objects.exists()


def test_the_language_stays(client: Client, link: str, row: Identification) -> None:
    assert client.post(f"{link}hulp/verder/", {"taal": "en"})["Location"] == f"{link}?taal=en"


def test_help_of_the_standing_link_has_no_alarm(client: Client, dienst: Dienst) -> None:
    assert "vrij praten" not in text_of(client, f"/nieuw/{dienst.slug}/hulp/")


def test_help_after_the_login_is_for_who_is_logged_in(client: Client) -> None:
    assert client.get("/i/hulp/")["Location"] == "/i/"


# --- I do not trust this -------------------------------------------------------------------------------------


def test_the_page_tells_how_to_end_it_and_changes_nothing(
    sanne: Client, karim: Client, row: Identification
) -> None:
    page = text_of(sanne, f"/werkblad/{row.pk}/wantrouwen/")
    assert "Dit kunt u zeggen" in page
    assert fresh(row.pk).afloop == ""
    for who in (karim.get, karim.post):
        assert who(f"/werkblad/{row.pk}/wantrouwen/").status_code == 404
    assert f"/werkblad/{row.pk}/wantrouwen/" in text_of(sanne, f"/werkblad/{row.pk}/")


@pytest.mark.parametrize(("path", "data"), [("wantrouwen", {}), ("stop", {"reden": "verdacht"})])
def test_it_ends_at_once_and_is_written_down(
    sanne: Client, row: Identification, path: str, data: dict[str, str]
) -> None:
    for _ in range(2):
        assert sanne.post(f"/werkblad/{row.pk}/{path}/", data).status_code == 302
    assert (is_wiped(fresh(row.pk)), fresh(row.pk).afloop) == (True, Afloop.WANTROUWEN)
    assert Gebeurtenis.objects.filter(soort="wantrouwen", onderwerp=row.pk).count() == 1


ENDS = {
    "ingetrokken": ("stop", {"reden": "niet-gelukt"}),
    "wantrouwen": ("wantrouwen", {}),
}


@pytest.mark.parametrize("after_login", [False, True])
def test_to_the_inwoner_it_is_a_withdrawal_to_the_byte(
    sanne: Client, ambtenaar: Medewerker, dienst: Dienst, digid: NepDigid, frozen: datetime, after_login: bool
) -> None:
    seen = []
    for path, data in ENDS.values():
        browser, row = Client(), invited(ambtenaar, dienst=dienst, now=frozen)
        link = f"/i/{token_of(row)}/"
        if after_login:
            log_in_at_digid(browser, row, digid)
        sanne.post(f"/werkblad/{row.pk}/{path}/", data)
        poll = browser.get("/i/status/", {"versie": "x"}).content
        answers = [browser.get("/i/" if after_login else link), Client().get(link)]
        pages = [answer.content.replace(link.encode(), b"LINK") for answer in answers]
        seen.append((poll, [answer.status_code for answer in answers], pages))
    assert seen[0][1] == [410, 410]
    assert seen[0] == seen[1]


def test_on_the_screen_of_the_ambtenaar_too_for_it_may_be_shared(
    sanne: Client, ambtenaar: Medewerker, dienst: Dienst, frozen: datetime
) -> None:
    seen = []
    for path, data in ENDS.values():
        row = invited(ambtenaar, dienst=dienst, now=frozen)
        sanne.post(f"/werkblad/{row.pk}/{path}/", data)
        pagina = sanne.get(f"/werkblad/{row.pk}/").context["pagina"]
        seen.append((pagina.status, pagina.live, pagina.stand, pagina.nu, pagina.signalen))
    assert seen[0] == seen[1]


def test_what_is_over_is_not_ended_again(sanne: Client, ambtenaar: Medewerker) -> None:
    row = completed(ambtenaar)
    assert sanne.post(f"/werkblad/{row.pk}/wantrouwen/").status_code == 302
    assert fresh(row.pk).afloop == Afloop.VOLTOOID


# --- R06, R14: what nobody learns ----------------------------------------------------------------------------


def test_in_flow_bekend_the_wrong_person_learns_nothing_and_neither_does_the_ambtenaar(
    sanne: Client, ambtenaar: Medewerker, digid: NepDigid, monkeypatch: pytest.MonkeyPatch, frozen: datetime
) -> None:
    monkeypatch.setattr("identification.flow.sleutelcode.keyed_code", lambda **_: "358974")
    dienst, seen = make_dienst(wederzijds=True), []
    for wie in (PERSOON, ANDER):
        browser, row = Client(), invited(ambtenaar, Flow.BEKEND, dienst=dienst, now=frozen)
        log_in_at_digid(browser, row, digid, wie=wie)
        page = text_of(browser).replace(row.zaaknummer, "ZAAK")
        seen.append(re.sub(r'data-versie="\w+"', "", page))
    assert seen[0] == seen[1]
    sanne.post(f"/werkblad/{row.pk}/code/", {"code": "358974"})  # the same code, but not the same person
    page = text_of(sanne, f"/werkblad/{row.pk}/")
    assert (fresh(row.pk).code_klopt_op, fresh(row.pk).woord) == (None, "")
    assert not [bsn for bsn in (PERSOON, ANDER) if bsn.reveal() in page or bsn.reveal()[-4:] in page]


def every_page(client: Client, link: str) -> list[str]:
    paths = [link, f"{link}hulp/", f"{link}echt/", "/i/", "/i/hulp/"]
    return [client.get(path).content.decode() + str(client.get(path).items()) for path in paths]


@pytest.mark.parametrize("flow", Flow)
def test_no_page_of_the_inwoner_holds_a_bsn(
    client: Client, ambtenaar: Medewerker, digid: NepDigid, flow: Flow
) -> None:
    row = invited(ambtenaar, flow, dienst=make_dienst(wederzijds=True), now=timezone.now())
    link = f"/i/{token_of(row)}/"
    pages = every_page(client, link)
    log_in_at_digid(client, row, digid)
    pages += every_page(client, link)
    if flow is not Flow.AMBTENAAR:
        code = Verzegeld.of(fresh(row.pk)).unseal_text("code", fresh(row.pk).code)
        controle.check_code(identification=fresh(row.pk), typed=code, now=timezone.now())
    for answer in ("ja", "nee"):
        client.post("/i/woord/", {"antwoord": answer})
        pages += every_page(client, link)
    alarm.distrust(identification=fresh(row.pk), now=timezone.now())
    pages += every_page(client, link)
    digits = [PERSOON.reveal(), PERSOON.reveal()[-4:], ".".join(PERSOON.reveal())]
    assert not [page for page in pages for part in digits if part in page.replace(link, "")]


def test_three_wrong_codes_look_like_a_withdrawal_too(
    client: Client, sanne: Client, row: Identification, link: str, digid: NepDigid
) -> None:
    log_in_at_digid(client, row, digid)
    for _ in range(3):
        sanne.post(f"/werkblad/{row.pk}/code/", {"code": wrong_code(fresh(row.pk))})
    assert fresh(row.pk).afloop == Afloop.CODE_ONJUIST
    assert "Deze vraag is ingetrokken" in text_of(client, "/i/", 410)
