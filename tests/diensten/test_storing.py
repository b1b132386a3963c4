"""The message above every page: from when and until when, at once gone, and never a second query."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from config import context
from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.voorstellen.indienen import number
from diensten.voorstellen.models import Onderwerp
from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn
from tests.tweede import agree

INWONERS = "/beheer/storing/inwoners/"
TEKST = {"vorige": "0", "tekst_nl": "DigiD werkt nu niet.", "tekst_en": "DigiD does not work now."}


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


def shown(client: Client, address: str = "/i/onbekend/") -> str:
    page = html.document_fromstring(client.get(address).content.decode())
    return " ".join(page.xpath("string(//main//section[@aria-label='Mededeling'])").split())


def put(beheer: Client, data: dict[str, str] = TEKST) -> None:
    """Words of one's own: another person says yes."""
    assert (
        beheer.post(INWONERS, data | {"vorige": vorige(), "na": str(number(Onderwerp.STORING))}).status_code
        == 302
    )
    agree(Onderwerp.STORING)


def vorige() -> str:
    row = GemeenteVersie.objects.order_by("-id").first()
    return str(row.pk if row else 0)


def test_it_stands_above_every_page_of_inwoners_and_no_other(beheer: Client) -> None:
    put(beheer)
    stranger = Client()
    for address in ("/i/onbekend/", "/toegankelijkheid/", "/gebeld/", "/dit/is/er/niet/"):
        assert shown(stranger, address) == TEKST["tekst_nl"]
    assert shown(stranger, "/inloggen/") == ""
    assert shown(beheer, "/beheer/") == ""


def test_the_one_for_medewerkers_stands_on_their_pages(beheer: Client) -> None:
    beheer.post("/beheer/storing/medewerkers/", TEKST)
    assert shown(beheer, "/beheer/") == shown(Client(), "/inloggen/") == TEKST["tekst_nl"]
    assert shown(Client()) == ""


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("tekst_nl", "De authenticatie werkt niet.", "niet iedereen: authenticatie"),
        ("tekst_nl", "Log in met sms-controle.", "Noem eerst de DigiD app"),
        ("tekst_en", "Your session has ended.", "niet iedereen: session"),
    ],
)
def test_words_that_inwoners_do_not_know_are_refused(
    beheer: Client, field: str, text: str, told: str
) -> None:
    answer = beheer.post(INWONERS, TEKST | {field: text})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert text in answer.content.decode()
    assert beheer.post("/beheer/storing/medewerkers/", TEKST | {field: text}).status_code == 302


def test_a_hard_text_is_stored_and_the_remark_is_shown(beheer: Client) -> None:
    hard = (
        "Wij verzoeken u vriendelijk de benodigde documentatie op een later moment nogmaals aan te leveren."
    )
    page = beheer.post(INWONERS, TEKST | {"tekst_nl": hard}, follow=True).content.decode()
    agree(Onderwerp.STORING)
    assert shown(Client()) == hard
    assert "Nederlands: De tekst is moeilijk te lezen." in page


def test_another_language_reads_its_own_text_or_the_dutch_one(beheer: Client) -> None:
    put(beheer, TEKST | {"tekst_tr": "DigiD şu anda çalışmıyor."})
    page = html.document_fromstring(Client().get("/i/onbekend/?taal=de").content.decode())
    (text,) = page.xpath("//main//section[@aria-label]/div[@lang='nl' and @dir='auto']")
    assert text.text_content().strip() == TEKST["tekst_nl"]
    assert "çalışmıyor" in Client().get("/i/onbekend/?taal=tr").content.decode()
    assert "does not work" in Client().get("/i/onbekend/?taal=en").content.decode()


def test_it_begins_and_ends_by_itself(beheer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    begin = timezone.localtime() + timedelta(days=2)
    times = {"van": f"{begin:%d-%m-%Y} 10.00", "tot": f"{begin:%d-%m-%Y} 12.00"}
    put(beheer, TEKST | times)
    begin = begin.replace(hour=10, minute=0, second=0, microsecond=0)
    seen = []
    for minutes in (-1, 0, 119, 120):
        moment = begin + timedelta(minutes=minutes)
        monkeypatch.setattr(context.timezone, "now", lambda moment=moment: moment.astimezone(UTC))
        seen.append(bool(shown(Client())))
        monkeypatch.undo()
    assert seen == [False, True, True, False]


def test_withdrawn_is_gone_at_once(beheer: Client) -> None:
    put(beheer)
    assert shown(Client())
    beheer.post(f"{INWONERS}weghalen/", {"vorige": vorige()})
    assert shown(Client()) == ""
    row = GemeenteVersie.objects.latest("id")
    assert (row.door, row.inhoud) == ("Ingrid Bakker", {})


def test_who_was_later_takes_nothing_away(beheer: Client) -> None:
    put(beheer)
    answer = beheer.post(f"{INWONERS}weghalen/", {"vorige": "0"}, follow=True)
    assert "Iemand anders wijzigde de mededeling" in answer.content.decode()
    assert shown(Client())
    answer = beheer.post(INWONERS, TEKST | {"tekst_nl": "Iets anders."})
    assert answer.status_code == 409
    assert "Iets anders." in answer.content.decode()
    assert shown(Client()) == TEKST["tekst_nl"]


def test_an_earlier_one_can_be_put_back(beheer: Client) -> None:
    put(beheer)
    first = vorige()
    beheer.post(f"{INWONERS}weghalen/", {"vorige": first})
    back = f"/beheer/versies/storing-inwoners/{first}/terugzetten/"
    assert beheer.post(back, {"vorige": "0"}).status_code == 302
    assert shown(Client()) == ""
    beheer.post(back, {"vorige": vorige()})
    assert shown(Client()) == ""  # words of one's own: another person looks again
    agree(Onderwerp.STORING)
    assert shown(Client()) == TEKST["tekst_nl"]
    assert GemeenteVersie.objects.count() == 3


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("tekst_nl", "", "Vul de tekst in."),
        ("tekst_en", "", "Vul de tekst in."),
        ("tekst_nl", "<b>x</b>", "zonder HTML"),
        ("tekst_nl", "Hallo {naam}", "wordt niets ingevuld"),
        ("tekst_nl", "x" * 301, "hoogstens 300"),
        ("van", "ooit", "Vul een dag en een tijd in"),
        ("tot", "01-01-2020 10.00", "Het einde moet later zijn"),
        ("van", "01-01-0001 00.00", "hoogstens 2 jaar"),
        ("tot", "31-12-9999 23.59", "hoogstens 2 jaar"),
        ("van", "28-03-2027 02.30", "wordt de klok verzet"),
        ("van", "25-10-2026 02.30", "wordt de klok verzet"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(beheer: Client, field: str, value: str, told: str) -> None:
    answer = beheer.post(INWONERS, TEKST | {field: value, "tekst_de": "Bleibt stehen."})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert told in html.document_fromstring(page).text_content()
    assert "Bleibt stehen." in page
    assert not GemeenteVersie.objects.exists()


def test_a_text_that_stands_ready_fills_every_language(beheer: Client) -> None:
    page = html.document_fromstring(beheer.get(f"{INWONERS}?standaard=digid").content.decode())
    texts = {area.get("name"): area.text_content().strip() for area in page.xpath("//main//textarea")}
    assert len(texts) == 7
    assert all(texts.values())


@pytest.mark.django_db
def test_a_row_that_was_spoiled_takes_no_page_away() -> None:
    for deel in Deel:
        inhoud: dict[str, Any] = {"week": "x", "teksten": 7, "tot": [], "van": "gisteren", "bestand": 3}
        GemeenteVersie.objects.create(
            deel=deel, volgt_op=0, inhoud=inhoud, moment=datetime(2026, 1, 1, tzinfo=UTC), door="x"
        )
    assert Client().get("/toegankelijkheid/").status_code == 200


def test_a_moment_of_long_ago_that_is_stored_breaks_no_page(beheer: Client) -> None:
    texts = {"nl": "Er is iets.", "en": "Something is wrong."}
    inhoud = {"teksten": texts, "van": "0001-01-01T00:00:00+00:18", "tot": "9999-12-31T23:59:00-01:00"}
    GemeenteVersie.objects.create(
        deel=Deel.STORING_INWONERS, volgt_op=0, inhoud=inhoud, moment=timezone.now(), door="x"
    )
    for address in ("/beheer/storing/", INWONERS, "/beheer/inrichting/bestand/", "/i/onbekend/"):
        assert "Er is iets." in beheer.get(address).content.decode(), address


def test_a_version_of_5000_digits_is_none(beheer: Client) -> None:
    put(beheer)
    for address in (
        f"{INWONERS}weghalen/",
        "/beheer/huisstijl/logo/weghalen/",
        f"/beheer/versies/storing-inwoners/{vorige()}/terugzetten/",
    ):
        assert beheer.post(address, {"vorige": "9" * 5000}).status_code == 302
    assert shown(Client()) == TEKST["tekst_nl"]
