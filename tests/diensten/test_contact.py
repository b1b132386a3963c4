"""How to reach the gemeente: what was filled in wins over the settings, and nothing is lost on the way."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from diensten.gemeente.lezen import current
from diensten.gemeente.models import GemeenteVersie
from diensten.voorstellen.models import Onderwerp
from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn
from tests.tweede import agree

URL = "/beheer/contact/"
GOED = {"vorige": "0", "telefoon": "14 0123", "maandag": "9-12.30 en 13.30–17", "dicht": "25-12-2026 Kerst"}


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


def last() -> str:
    return str(GemeenteVersie.objects.latest("id").pk)


def test_what_is_filled_in_wins_and_empty_is_the_setting_again(beheer: Client, settings: Any) -> None:
    settings.GEMEENTE_TELEFOON, settings.GEMEENTE_WEBSITE = "14 000", "https://www.voorbeeld.nl"
    assert beheer.post(URL, GOED).status_code == 302
    agree(Onderwerp.CONTACT)
    assert (current().gemeente.telefoon, current().gemeente.website) == (
        "14 0123",
        "https://www.voorbeeld.nl",
    )
    beheer.post(URL, {"vorige": last(), "na": "2"})
    assert (bool(current().contact.tijden), current().gemeente.telefoon) == (False, "14 0123")
    agree(Onderwerp.CONTACT)
    assert current().gemeente.telefoon == "14 000"


def test_the_form_shows_what_stands_there(beheer: Client) -> None:
    beheer.post(URL, GOED)
    page = html.document_fromstring(beheer.get(URL).content.decode())
    assert page.xpath("//input[@name='maandag']/@value") == ["9.00–12.30 en 13.30–17.00"]
    assert page.xpath("string(//textarea[@name='dicht'])").strip() == "25-12-2026 Kerst"
    assert "Ingrid Bakker" in page.xpath("string(//main//table)")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("dicht", "25-12-2026 Kerst, dan is de identificatie dicht", "niet iedereen: identificatie"),
        ("digid_tijden", "zie de procedure", "niet iedereen: procedure"),
        ("telefoon", "bel maar", "alleen cijfers"),
        ("telefoon", "06'; drop", "alleen cijfers"),
        ("website", "http://voorbeeld.nl", "https://"),
        ("website", "javascript:alert(1)", "https://"),
        ("website", "https://www.zuiderd\u0430m.nl", "alleen gewone letters"),
        ("website", "https://www.voorbeeld.nl/\u202eln", "alleen gewone letters"),
        ("website", "https://voor\u200bbeeld.nl", "alleen gewone letters"),
        ("website", "https://www.voorbeeld.nl:443@evil.nl/", "alleen de naam van uw website"),
        ("website", "https://10.0.0.1/", "alleen de naam van uw website"),
        ("website", "https://localhost/", "alleen de naam van uw website"),
        ("adres", "a\nb\nc\nd\ne", "vier regels"),
        ("adres", "<b>x</b>", "zonder HTML"),
        ("woensdag", "ochtend", "Vul tijden in als"),
        ("zondag", "17-9", "vroeger"),
        ("dicht", "31-02-2026", "begrijpen wij niet"),
        ("digid_tijden", "werkdagen", "Vul ook het nummer in."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(beheer: Client, field: str, value: str, told: str) -> None:
    answer = beheer.post(URL, GOED | {field: value})
    text = answer.content.decode()
    assert (answer.status_code, told in html.document_fromstring(text).text_content()) == (422, True)
    assert "25-12-2026 Kerst" in text or field == "dicht"
    assert not GemeenteVersie.objects.exists()


def test_two_people_at_once_lose_nothing(beheer: Client) -> None:
    beheer.post(URL, GOED)
    answer = beheer.post(URL, GOED | {"telefoon": "14 0999"})
    assert answer.status_code == 409
    page = html.document_fromstring(answer.content.decode())
    assert page.xpath("//input[@name='telefoon']/@value") == ["14 0999"]
    assert beheer.post(URL, GOED | {"telefoon": "14 0999", "vorige": last(), "na": "1"}).status_code == 302


def test_the_same_again_is_no_change(beheer: Client) -> None:
    beheer.post(URL, GOED)
    beheer.post(URL, GOED | {"vorige": last()})
    assert GemeenteVersie.objects.count() == 1
