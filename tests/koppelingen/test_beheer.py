"""The pages and the command: who may, what is kept, what is written down."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from begrippen.toets import Bevinding, Koppelingtoets, Stand
from config.koppelingen import lijst
from diensten.models import Dienst
from inloggen.models import Medewerker
from tests.identification.gegevens import make_dienst
from tests.medewerkers import LoggedIn
from toezicht.models import Gebeurtenis, Koppelingtest
from toezicht.soorten import Soort
from zaken.koppeling import Koppeling, koppeling_of

KAPOT = Bevinding(Stand.STUK, "Er is geen verbinding met %(host)s.", "Vraag het.", {"host": "zaken.example"})
INVOER = {"zaaktype": "WMO", "informatieobjecttype": "Bewijs", "statustype": "", "vertrouwelijkheid": ""}


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Bevinding]:
    """What the one coupling of these tests says; empty: it goes wrong itself."""
    says = [Bevinding(Stand.GOED, "Het werkt.")]

    def toets(_now: datetime) -> Iterator[Bevinding]:
        if not says:
            raise RuntimeError("999990019")
        yield from says

    monkeypatch.setattr(lijst, "_BRONNEN", (lambda: [Koppelingtoets("proef", "Proef", toets)],))
    return says


@pytest.fixture
def ingrid(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


@pytest.fixture
def dienst(db: None) -> Dienst:
    return make_dienst(slug="wmo")


def soorten() -> list[str]:
    return list(Gebeurtenis.objects.order_by("id").values_list("soort", flat=True))


def test_a_test_is_kept_with_its_moment_and_written_down(ingrid: Client, found: list[Bevinding]) -> None:
    assert "Nog niet getest" in ingrid.get("/beheer/koppelingen/").content.decode()
    found[:] = [KAPOT]
    answer = ingrid.post("/beheer/koppelingen/proef/", follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [("/beheer/koppelingen/#proef", 302)]
    assert "Er is geen verbinding met zaken.example." in page
    assert "Laatst getest" in page
    assert "Ingrid Bakker" in page
    assert soorten() == [Soort.KOPPELING_GETEST, Soort.KOPPELING_STUK]


def test_what_stays_broken_gives_one_signal(ingrid: Client, found: list[Bevinding]) -> None:
    for one in ([KAPOT], [KAPOT], [Bevinding(Stand.GOED, "Het werkt.")], [KAPOT]):
        found[:] = one
        ingrid.post("/beheer/koppelingen/proef/")
    assert soorten().count(Soort.KOPPELING_STUK) == 2
    assert Koppelingtest.objects.get().stand == Stand.STUK


def test_a_test_that_goes_wrong_itself_says_so_and_no_more(ingrid: Client, found: list[Bevinding]) -> None:
    found.clear()
    page = ingrid.post("/beheer/koppelingen/proef/", follow=True).content.decode()
    assert "De test zelf ging mis (RuntimeError)" in page
    assert "999990019" not in page + str(Koppelingtest.objects.values())


def test_reading_tests_nothing(ingrid: Client, found: list[Bevinding]) -> None:
    assert ingrid.get("/beheer/koppelingen/proef/").status_code == 302
    assert not Koppelingtest.objects.exists()
    assert ingrid.post("/beheer/koppelingen/onbekend/").status_code == 404


def test_too_many_tests_in_a_minute_are_refused(
    ingrid: Client, found: list[Bevinding], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("config.koppelingen.views._PER_MINUUT", 2)
    codes = [ingrid.post("/beheer/koppelingen/proef/").status_code for _ in range(3)]
    assert codes == [302, 302, 429]
    assert soorten().count(Soort.KOPPELING_GETEST) == 2


def test_the_page_stands_with_the_couplings_of_the_installation(ingrid: Client, settings: Settings) -> None:
    settings.ZAAKSYSTEEM = "zaken.zgw.Zgw"
    page = ingrid.get("/beheer/koppelingen/").content.decode()
    for name in (
        "medewerkers",
        "zaaksysteem",
        "zaaktypen",
        "contactmomenten",
        "mail",
        "wachtrij",
        "dagsleutels",
    ):
        assert f'id="{name}"' in page


def test_a_mapping_is_stored_and_written_down(ingrid: Client, dienst: Dienst) -> None:
    for _ in range(2):
        assert ingrid.post("/beheer/diensten/wmo/zaaktype/", INVOER).status_code == 302
    assert koppeling_of("wmo") == Koppeling("WMO", "Bewijs")
    assert soorten() == [Soort.KOPPELING_GEWIJZIGD]
    row = Gebeurtenis.objects.get()
    assert (row.reden, row.door.startswith("medewerker Ingrid Bakker")) == ("wmo", True)
    assert 'value="WMO"' in ingrid.get("/beheer/diensten/wmo/zaaktype/").content.decode()


def test_two_beheerders_do_not_write_over_each_other(ingrid: Client, dienst: Dienst) -> None:
    url = "/beheer/diensten/wmo/zaaktype/"
    opened = re.search(r'name="versie" value="(\w*)"', ingrid.get(url).content.decode())
    assert opened is None  # nothing is stored yet
    ingrid.post(url, INVOER)
    late = ingrid.post(url, INVOER | {"zaaktype": "ANDERS"})
    page = late.content.decode()
    assert (late.status_code, koppeling_of("wmo")) == (409, Koppeling("WMO", "Bewijs"))
    assert all(words in page for words in ("Iemand anders wijzigde", "Staat er nu:", 'value="ANDERS"'))
    (versie,) = re.findall(r'name="versie" value="(\w+)"', page)
    assert ingrid.post(url, INVOER | {"zaaktype": "ANDERS", "versie": versie}).status_code == 302
    assert koppeling_of("wmo") == Koppeling("ANDERS", "Bewijs")


def test_testing_a_mapping_stores_nothing(ingrid: Client, dienst: Dienst) -> None:
    page = ingrid.post("/beheer/diensten/wmo/zaaktype/", INVOER | {"actie": "test"})
    assert page.status_code == 200
    assert "Er is niets te testen" in page.content.decode()
    assert koppeling_of("wmo") is None
    assert soorten() == [Soort.KOPPELING_GETEST]


def test_after_a_good_test_nobody_is_asked_to_test_again(ingrid: Client, dienst: Dienst) -> None:
    url = "/beheer/diensten/wmo/zaaktype/"
    page = ingrid.post(url, INVOER | {"actie": "test"}).content.decode()
    assert "Kies Opslaan." in page
    (tested,) = re.findall(r'name="getest" value="([^"]+)"', page)
    saved = ingrid.post(url, INVOER | {"getest": tested}, follow=True).content.decode()
    assert ("Opgeslagen zoals getest." in saved, "Kies Test" in saved) == (True, False)


@pytest.mark.parametrize("getest", ["", "verzonnen", "van iets anders"])
def test_what_was_not_tested_as_it_is_stored_still_has_to_be(
    ingrid: Client, dienst: Dienst, getest: str
) -> None:
    url = "/beheer/diensten/wmo/zaaktype/"
    if getest == "van iets anders":
        page = ingrid.post(url, INVOER | {"zaaktype": "PGB", "actie": "test"}).content.decode()
        getest = re.findall(r'name="getest" value="([^"]+)"', page)[0]
    saved = ingrid.post(url, INVOER | {"getest": getest}, follow=True)
    assert "Opgeslagen. Kies Test om te zien of het werkt." in saved.content.decode()


@pytest.mark.parametrize(
    "changes",
    [{"zaaktype": ""}, {"informatieobjecttype": " "}, {"zaaktype": "x" * 51}, {"vertrouwelijkheid": "x"}],
)
def test_what_is_no_mapping_is_refused(ingrid: Client, dienst: Dienst, changes: dict[str, str]) -> None:
    answer = ingrid.post("/beheer/diensten/wmo/zaaktype/", INVOER | changes)
    assert answer.status_code == 422
    assert koppeling_of("wmo") is None
    assert "Fout:" in answer.content.decode()


def test_a_dienst_that_is_not_there(ingrid: Client) -> None:
    assert ingrid.get("/beheer/diensten/niets/zaaktype/").status_code == 404


def run(*names: str, **options: bool) -> tuple[int, str]:
    output = io.StringIO()
    try:
        call_command("controleer_koppelingen", *names, stdout=output, **options)
    except SystemExit as ended:
        return int(ended.code or 0), output.getvalue()
    return 0, output.getvalue()


@pytest.mark.django_db
def test_the_command_says_it_in_words_and_by_its_exit_code(found: list[Bevinding]) -> None:
    code, text = run()
    assert (code, "Het werkt." in text) == (0, True)
    found[:] = [KAPOT]
    code, text = run("proef")
    assert code == 1
    assert "werkt niet  Er is geen verbinding met zaken.example." in text
    assert "Vraag het." in text
    assert run(lijst=True) == (0, "proef\n")
    with pytest.raises(CommandError, match="proef") as caught:
        run("onbekend")
    assert caught.value.returncode == 2
    assert Koppelingtest.objects.get().door == "controleer_koppelingen"
