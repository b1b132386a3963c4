"""Who read which language, and the line above a page that nobody read."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from begrippen.taal import Taal
from diensten.models import Taalcontrole
from diensten.staat_vast import WijzigingStaatVast
from diensten.talen.nakijken import take_back
from diensten.talen.queries import is_unread, languages_to_read
from diensten.wijzigen import Door
from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn

DOOR = Door(naam="Ingrid Bakker")
LEZER = {"actie": "gelezen", "lezer": "Ayşe Yılmaz", "gelezen_op": "20-11-2026"}
PAGINA = "/beheer/talen/"


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


def test_a_language_is_unread_until_somebody_read_it(beheer: Client) -> None:
    assert is_unread("tr")
    assert beheer.post(f"{PAGINA}tr/", LEZER).status_code == 302
    assert not is_unread("tr")
    (stand,) = [one for one in languages_to_read() if one.controle]
    assert stand.controle is not None
    assert (stand.taal, stand.controle.lezer, str(stand.controle.gelezen_op)) == (
        Taal.TURKS,
        "Ayşe Yılmaz",
        "2026-11-20",
    )
    assert stand.controle.door != "Ayşe Yılmaz"


def test_it_can_be_taken_back_and_stays_written(beheer: Client) -> None:
    beheer.post(f"{PAGINA}tr/", LEZER)
    beheer.post(f"{PAGINA}tr/", {"actie": "terug"})
    assert is_unread("tr")
    assert list(Taalcontrole.objects.order_by("id").values_list("gedaan", flat=True)) == [True, False]
    with pytest.raises(WijzigingStaatVast):
        Taalcontrole.objects.earliest("id").delete()


@pytest.mark.parametrize(
    ("field", "value"),
    [("lezer", ""), ("gelezen_op", ""), ("gelezen_op", "gisteren"), ("gelezen_op", "01-01-2999")],
)
def test_who_and_when_are_asked(beheer: Client, field: str, value: str) -> None:
    answer = beheer.post(f"{PAGINA}de/", LEZER | {field: value})
    assert answer.status_code == 422
    assert f'href="#de-{field}"' in answer.content.decode()
    assert is_unread("de")


@pytest.mark.parametrize("taal", ["nl", "en", "xx"])
def test_only_languages_that_have_to_be_read(beheer: Client, taal: str) -> None:
    assert beheer.post(f"{PAGINA}{taal}/", LEZER).status_code == 404
    assert not is_unread(taal)


@pytest.mark.django_db
def test_the_database_holds_it_too() -> None:
    for wrong in ({"taal": "nl"}, {"lezer": ""}):
        row = {"taal": "de", "gedaan": True, "lezer": "x", "gelezen_op": timezone.localdate(), **wrong}
        with pytest.raises(IntegrityError), transaction.atomic():
            Taalcontrole.objects.create(moment=timezone.now(), door="x", **row)


def test_the_page_says_so_until_then(client: Client, beheer: Client) -> None:
    page = "/i/onbekend/"
    assert 'class="nog-nakijken"' in client.get(page, {"taal": "de"}).content.decode()
    beheer.post(f"{PAGINA}de/", LEZER)
    assert 'class="nog-nakijken"' not in client.get(page, {"taal": "de"}).content.decode()
    take_back(taal=Taal.DUITS, door=DOOR, now=timezone.now())
    assert 'class="nog-nakijken"' in client.get(page, {"taal": "de"}).content.decode()
    assert 'class="nog-nakijken"' not in client.get(page).content.decode()


def test_the_pages_of_medewerkers_speak_two_languages(beheer: Client) -> None:
    assert beheer.get(PAGINA, {"taal": "en"}).headers["Content-Language"] == "en"
    assert beheer.get(PAGINA, {"taal": "nl"}).headers["Content-Language"] == "nl"
    assert beheer.get(PAGINA, {"taal": "tr"}).headers["Content-Language"] == "nl"
