"""Where a way ends: each has its own page, its own status, and its own words at the ambtenaar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from config.logging import OneLine
from diensten.models import Dienst
from identification.flow import afronden, controle
from identification.models import Identification, InwonerSessie
from identification.status import Status
from inloggen.resultaat import (
    DigidFout,
    DigidOnbereikbaar,
    LoginGeannuleerd,
    LoginMislukt,
    LoginOnbekend,
    NiveauTeLaag,
)
from tests.identification.gegevens import ANDER, fresh, login, token_of
from tests.identification.nepdigid import (
    NepDigid,
    allow,
    come_back,
    log_in_at_digid,
    press_login,
    shows_code,
    text_of,
)


@dataclass
class Wereld:
    row: Identification
    link: str
    digid: NepDigid
    client: Client

    def fails(self, fout: LoginMislukt) -> HttpResponse:
        self.digid.outcome = fout
        press_login(self.client, self.link)
        back = come_back(self.client)
        assert (back.status_code, back["Location"]) == (302, self.link)
        return self.client.get(self.link)

    def cancelled(self) -> HttpResponse:
        return self.fails(LoginGeannuleerd())

    def error(self) -> HttpResponse:
        return self.fails(DigidFout("status-requester"))

    def too_low(self) -> HttpResponse:
        return self.fails(NiveauTeLaag())

    def outage(self) -> HttpResponse:
        return self.fails(DigidOnbereikbaar())

    def expired(self) -> HttpResponse:
        past = timezone.now() - timedelta(seconds=1)
        Identification.objects.filter(pk=self.row.pk).update(verloopt_op=past)
        return self.client.get(self.link)

    def used(self) -> HttpResponse:
        log_in_at_digid(Client(), self.row, self.digid)
        return self.client.get(self.link)

    def withdrawn(self) -> HttpResponse:
        afronden.stop(identification=self.row, reden="verdacht", now=timezone.now())
        return self.client.get(self.link)

    def unknown(self) -> HttpResponse:
        return self.client.get("/i/bestaatniet/")

    def lost(self) -> HttpResponse:
        press_login(self.client, self.link)
        return come_back(Client())


@pytest.fixture
def wereld(row: Identification, link: str, digid: NepDigid, client: Client) -> Wereld:
    return Wereld(row=row, link=link, digid=digid, client=client)


Way = Callable[[Wereld], HttpResponse]
# What happened, the status, the words for the inwoner, and the title that the ambtenaar sees.
WAYS: list[tuple[Way, int, str, str]] = [
    (Wereld.cancelled, 200, "U bent gestopt met inloggen", "Gestopt bij DigiD"),
    (Wereld.error, 200, "Inloggen met DigiD is niet gelukt", "Inloggen niet gelukt"),
    (Wereld.too_low, 200, "Deze manier van inloggen is niet genoeg", "Andere inlogmanier nodig"),
    (Wereld.outage, 503, "DigiD is nu niet bereikbaar", "Storing DigiD"),
    (Wereld.expired, 410, "Deze link werkt niet meer", "Verlopen"),
    (Wereld.used, 410, "Deze link is al gebruikt", "Inwoner is ingelogd"),
    (Wereld.withdrawn, 410, "Deze vraag is ingetrokken", "Ingetrokken"),
    (Wereld.unknown, 404, "Deze link klopt niet", "Link gemaakt"),
    (Wereld.lost, 400, "kwijtgeraakt", "Inwoner logt in"),
]


@pytest.mark.parametrize(("way", "status", "words", "title"), WAYS, ids=[way[0].__name__ for way in WAYS])
def test_each_end_has_its_own_page(
    wereld: Wereld, sanne: Client, way: Way, status: int, words: str, title: str
) -> None:
    response = way(wereld)
    page = response.content.decode()
    assert (response.status_code, words in page) == (status, True)
    assert "no-store" in response["Cache-Control"]
    shown = sanne.get(f"/werkblad/{wereld.row.pk}/").content.decode()
    assert title in shown[shown.index("<title>") : shown.index("</title>")]


@pytest.mark.parametrize("way", [Wereld.cancelled, Wereld.error, Wereld.too_low, Wereld.outage])
def test_after_a_login_that_failed_the_button_is_there_again(wereld: Wereld, way: Way) -> None:
    page = way(wereld).content.decode()
    assert f'action="{wereld.link}inloggen/"' in page
    assert fresh(wereld.row.pk).bsn is None
    assert not InwonerSessie.objects.exclude(ingelogd_op=None).exists()
    assert log_in_at_digid(wereld.client, wereld.row, wereld.digid)["Location"] == "/i/"
    assert fresh(wereld.row.pk).login_fout == ""


def test_the_message_goes_with_the_next_try(wereld: Wereld) -> None:
    wereld.cancelled()
    press_login(wereld.client, wereld.link)
    assert "U bent gestopt" not in wereld.client.get(wereld.link).content.decode()


@pytest.mark.parametrize("niveau", [Niveau.BASIS])
def test_a_level_that_the_adapter_let_through_is_refused_here(wereld: Wereld, niveau: Niveau) -> None:
    wereld.digid.outcome = login(niveau=niveau)
    press_login(wereld.client, wereld.link)
    assert come_back(wereld.client)["Location"] == wereld.link
    assert fresh(wereld.row.pk).login_fout == "niveau-te-laag"
    assert wereld.client.get("/i/").status_code == 400


def test_who_is_lost_may_go_on_here_and_sees_who_asks(wereld: Wereld, sanne: Client) -> None:
    """E8: the DigiD app came back in another browser. The ambtenaar is asked, as behind the link itself."""
    press_login(wereld.client, wereld.link, taal="en")
    other = Client()
    page = come_back(other).content.decode()
    assert '<html lang="en"' in page
    assert "Sanne de Vries" in page
    assert [page.count(f'action="{wereld.link}{way}/"') for way in ("hier-verder", "nee", "inloggen")] == [
        1,
        1,
        0,
    ]
    assert "ook op een ander apparaat geopend" in text_of(sanne, f"/werkblad/{wereld.row.pk}/")
    assert other.post(f"{wereld.link}hier-verder/").status_code == 302
    allow(sanne, wereld.row)
    wereld.digid.outcome = login()
    assert log_in_at_digid(other, fresh(wereld.row.pk), wereld.digid)["Location"] == "/i/"


@pytest.mark.parametrize("way", [Wereld.expired, Wereld.withdrawn])
def test_lost_when_it_is_over_leads_nowhere(wereld: Wereld, way: Way) -> None:
    press_login(wereld.client, wereld.link)
    way(wereld)
    page = come_back(Client())
    assert (page.status_code, wereld.link in page.content.decode()) == (400, False)


def test_lost_at_a_standing_link_begins_again_there(client: Client, dienst: Dienst, digid: NepDigid) -> None:
    client.post(f"/nieuw/{dienst.slug}/inloggen/")
    assert f'href="/nieuw/{dienst.slug}/"' in come_back(Client()).content.decode()


def test_a_login_for_another_identification_is_lost(wereld: Wereld, sanne: Client) -> None:
    press_login(wereld.client, wereld.link)
    wereld.digid.asked["onderwerp"] = Identification().pk
    assert come_back(wereld.client).status_code == 400
    assert fresh(wereld.row.pk).status == Status.UITGENODIGD


def test_reloading_the_way_back_shows_the_page_again(wereld: Wereld) -> None:
    log_in_at_digid(wereld.client, wereld.row, wereld.digid)
    for _ in range(2):
        assert come_back(wereld.client)["Location"] == "/i/"
    assert come_back(Client()).status_code == 400


@pytest.mark.parametrize(
    ("first", "words"), [(False, "gaat verder op een ander apparaat"), (True, "al gebruikt")]
)
def test_the_first_device_comes_back_after_the_second_took_over(
    wereld: Wereld, sanne: Client, first: bool, words: str
) -> None:
    phone, computer = Client(), Client()
    press_login(phone, wereld.link)
    waiting = dict(wereld.digid.asked)
    computer.post(f"{wereld.link}hier-verder/")
    allow(sanne, wereld.row)
    if first:
        log_in_at_digid(computer, wereld.row, wereld.digid)
    wereld.digid.asked, wereld.digid.outcome = waiting, login(ANDER)
    response = come_back(phone)
    assert words in response.content.decode()
    assert fresh(wereld.row.pk).status == (Status.INGELOGD if first else Status.UITGENODIGD)
    assert computer.get("/i/" if first else wereld.link).status_code == 200


def test_who_comes_back_after_the_link_was_withdrawn(wereld: Wereld) -> None:
    press_login(wereld.client, wereld.link)
    afronden.stop(identification=wereld.row, reden="verdacht", now=timezone.now())
    assert come_back(wereld.client).status_code == 410
    assert fresh(wereld.row.pk).bsn is None


def test_who_fails_after_the_link_was_withdrawn(wereld: Wereld) -> None:
    press_login(wereld.client, wereld.link)
    afronden.stop(identification=wereld.row, reden="verdacht", now=timezone.now())
    wereld.digid.outcome = LoginGeannuleerd()
    response = come_back(wereld.client)
    assert (response.status_code, "ingetrokken" in response.content.decode()) == (410, True)


@pytest.mark.parametrize(
    ("fout", "words"),
    [
        (LoginGeannuleerd(), "geannuleerd"),
        (NiveauTeLaag(), "niet genoeg"),
        (DigidFout("issuer"), "niet gelukt"),
        (DigidOnbereikbaar(), "niet bereikbaar"),
    ],
)
def test_a_second_login_that_gives_nothing_ends_the_first(
    wereld: Wereld, fout: LoginMislukt, words: str
) -> None:
    log_in_at_digid(wereld.client, wereld.row, wereld.digid)
    code = controle.expected_code(fresh(wereld.row.pk))
    wereld.digid.outcome = fout
    wereld.client.post("/i/opnieuw/")
    assert come_back(wereld.client)["Location"] == "/i/"
    page = text_of(wereld.client)
    assert (words in page, shows_code(page, code)) == (True, False)
    wereld.digid.outcome = login()
    wereld.client.post("/i/opnieuw/")
    come_back(wereld.client)
    assert shows_code(text_of(wereld.client), code)


def test_an_answer_that_nobody_asked_for_ends_nothing(wereld: Wereld) -> None:
    log_in_at_digid(wereld.client, wereld.row, wereld.digid)
    wereld.digid.outcome = LoginOnbekend()
    come_back(wereld.client)
    assert wereld.client.get("/i/").status_code == 200


def test_the_language_comes_back_too(wereld: Wereld) -> None:
    wereld.digid.outcome = LoginGeannuleerd()
    press_login(wereld.client, wereld.link, taal="en")
    assert come_back(wereld.client)["Location"] == f"{wereld.link}?taal=en"


@pytest.mark.parametrize(
    "query",
    ["", "SAMLart=", "SAMLart=%00", "RelayState=x", "SAMLart=é&RelayState=//evil.example", "x=" + "9" * 9000],
)
def test_whatever_stands_in_the_address_it_is_one_of_our_pages(client: Client, db: None, query: str) -> None:
    """Here DigiD is the real adapter."""
    response = client.get(f"/digid/acs/?{query}")
    assert (response.status_code, "kwijtgeraakt" in response.content.decode()) == (400, True)


def test_every_token_looks_the_same_when_it_is_unknown(client: Client, db: None, digid: NepDigid) -> None:
    tokens = ("x", "a" * 32, "A-_" * 10)
    assert len({client.get(f"/i/{one}/").content.decode().replace(f"/i/{one}/", "") for one in tokens}) == 1


def test_a_link_of_mine_is_no_oracle_for_others(wereld: Wereld) -> None:
    other = Client().get(f"/i/{token_of(wereld.row)[:-1]}/")
    assert (other.status_code, "Sanne" in other.content.decode()) == (404, False)


@pytest.mark.parametrize("way", [Wereld.used, Wereld.outage, Wereld.expired, Wereld.withdrawn])
def test_no_log_line_holds_a_link(wereld: Wereld, way: Way, caplog: pytest.LogCaptureFixture) -> None:
    way(wereld)
    logged = "\n".join(OneLine().format(record) for record in caplog.records)
    assert "django.request" in logged
    assert wereld.link.split("/")[2] not in logged
