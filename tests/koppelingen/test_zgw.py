"""What the test of a zaaksysteem with ZGW APIs says, against the stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytest_django import Settings

from begrippen.toets import Stand
from simulator.zaaksysteem.zgw import ZgwZaaksysteem
from simulator.zaaksysteem.zgw_catalogus import Catalogus, Documenttype, Zaaktype
from simulator.zaaksysteem.zgw_fouten import Stand as Arm
from simulator.zaaksysteem.zgw_fouten import ZgwFout
from simulator.zaaksysteem.zgw_toegang import MINIMAAL, Client
from tests.koppelingen.conftest import NOW, outcome
from tests.zaken.zgw.server import Server
from zaken import toetsen
from zaken.koppeling import Koppeling
from zaken.zgw.toets import toets

SECRET = "a secret of the tests, long enough for HS256"
BEWIJS = "Bewijs van identificatie"
GOED = Koppeling("OVERLIJDEN", BEWIJS)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    one = Server()
    yield one
    one.shutdown()
    one.server_close()


@pytest.fixture
def zaaksysteem(server: Server, settings: Settings) -> ZgwZaaksysteem:
    types = (
        Zaaktype("OVERLIJDEN"),
        Zaaktype("CONCEPT", concept=True),
        Zaaktype("BRIEF", gekoppeld=("Brief",)),
        Zaaktype("ZONDER", initiator=False),
    )
    catalogus = Catalogus(
        f"{server.base}/catalogi/api/v1/", types, (Documenttype(BEWIJS), Documenttype("Brief"))
    )
    server.zaaksysteem = ZgwZaaksysteem(server.base, {"portaal": Client(SECRET)}, catalogus=catalogus)
    settings.ZAAKSYSTEEM = "zaken.zgw.Zgw"
    settings.ZGW = settings.ZGW | {
        **{f"{name}_url": f"{server.base}/{name}/api/v1/" for name in ("zaken", "documenten", "catalogi")},
        "client_id": "portaal",
        "secret": SECRET,
        "rsin": "123456782",
        "seconds": 20.0,
    }
    return server.zaaksysteem


def test_a_connection_that_works_and_nothing_was_made(zaaksysteem: ZgwZaaksysteem) -> None:
    stand, text = outcome(toets)
    assert (stand, "1.5.1" in text) == (Stand.GOED, True)
    assert {vraag.method for vraag in zaaksysteem.vragen} == {"GET"}
    assert SECRET not in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"secret": ""}, "ZGW_SECRET"),
        ({"secret": "another secret, just as long as ours"}, "Het geheim klopt niet"),
        ({"client_id": "iemand"}, "Het zaaksysteem kent ons niet"),
        ({"zaken_url": "http://127.0.0.1:9/zaken/api/v1/"}, "op deze poort luistert niemand"),
    ],
)
def test_what_is_wrong_with_a_setting_is_named(
    zaaksysteem: ZgwZaaksysteem, settings: Settings, changes: dict[str, str], words: str
) -> None:
    settings.ZGW = settings.ZGW | changes
    stand, text = outcome(toets)
    assert stand is Stand.STUK
    assert words in text


@pytest.mark.django_db
def test_an_rsin_that_nobody_filled_in_is_said(zaaksysteem: ZgwZaaksysteem, settings: Settings) -> None:
    settings.ZGW = settings.ZGW | {"rsin": ""}
    stand, text = outcome(toets)
    assert (stand, "op de pagina Huisstijl" in text, len(zaaksysteem.vragen)) == (Stand.STUK, True, 0)


def test_another_host_name_in_the_answers(zaaksysteem: ZgwZaaksysteem, settings: Settings) -> None:
    """The same server by another name: it refuses what we send, and we what it sends."""
    settings.ZGW = settings.ZGW | {
        "catalogi_url": settings.ZGW["catalogi_url"].replace("127.0.0.1", "localhost")
    }
    stand, text = outcome(toets)
    assert stand is Stand.STUK
    assert "noemt zichzelf anders" in text


@pytest.mark.parametrize(
    ("fout", "words"),
    [
        (ZgwFout.GEEN_RECHT, "wij dit niet mogen"),
        (ZgwFout.VERBODEN_HTML, "gateway of firewall"),
        (ZgwFout.STORING, "heeft een storing"),
        (ZgwFout.NA_HTML, "iets anders dan een zaaksysteem"),
        (ZgwFout.ANDERE_API, "andere versie"),
        (ZgwFout.DOORVERWIJZING, "stuurt ons door"),
    ],
)
def test_what_a_server_or_a_gateway_does_is_told_apart(
    zaaksysteem: ZgwZaaksysteem, fout: ZgwFout, words: str
) -> None:
    zaaksysteem.schakelaar.arm(Arm(fout, aantal=9, bron="zaken"))
    stand, text = outcome(toets)
    assert stand is Stand.STUK
    assert words in text


@pytest.mark.parametrize(
    ("koppeling", "stand", "words"),
    [
        (GOED, Stand.GOED, "Dit klopt"),
        (Koppeling("ONBEKEND", BEWIJS), Stand.STUK, "staat niet in de catalogus"),
        (Koppeling("CONCEPT", BEWIJS), Stand.STUK, "nog een concept"),
        (Koppeling("BRIEF", BEWIJS), Stand.STUK, "hoort niet bij dit zaaktype"),
        (Koppeling("ZONDER", BEWIJS), Stand.STUK, "initiator"),
        (replace(GOED, statustype="Afgehandeld"), Stand.STUK, "gaat de zaak dicht"),
        (replace(GOED, statustype="Anders"), Stand.STUK, "statustype hoort niet"),
        (None, Stand.STUK, "nog geen zaaktype"),
    ],
)
def test_a_mapping_is_judged_before_the_first_zaak(
    zaaksysteem: ZgwZaaksysteem, koppeling: Koppeling | None, stand: Stand, words: str
) -> None:
    found = toetsen.check_koppeling(koppeling, now=NOW)
    assert found.stand is stand
    assert words in found.tekst
    assert not zaaksysteem.opslag.zaken
    assert not zaaksysteem.opslag.documenten


def test_more_people_in_a_call_need_a_second_role(
    zaaksysteem: ZgwZaaksysteem, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert toetsen.check_koppeling(GOED, now=NOW, samen=True).stand is Stand.GOED
    monkeypatch.setattr("zaken.zgw.catalogus._ROLLEN_VAN_ANDEREN", ("mede_initiator",))
    assert toetsen.check_koppeling(GOED, now=NOW).stand is Stand.GOED
    found = toetsen.check_koppeling(GOED, now=NOW, samen=True)
    assert (found.stand, "geen rol voor een tweede persoon" in found.tekst) == (Stand.STUK, True)
    assert not zaaksysteem.opslag.zaken


@pytest.mark.parametrize("missing", ["zaken.aanmaken", "documenten.aanmaken", "catalogi.lezen"])
def test_a_right_that_is_missing_shows_before_the_first_zaak(
    zaaksysteem: ZgwZaaksysteem, missing: str
) -> None:
    zaaksysteem.clients["portaal"] = Client(SECRET, scopes=MINIMAAL - {missing})
    assert "niet mogen" in toetsen.check_koppeling(GOED, now=NOW).tekst


def test_a_level_above_what_we_may_shows_too(zaaksysteem: ZgwZaaksysteem) -> None:
    zaaksysteem.clients["portaal"] = Client(SECRET, hoogste="zaakvertrouwelijk")
    assert toetsen.check_koppeling(GOED, now=NOW).stand is Stand.GOED
    assert toetsen.check_koppeling(replace(GOED, vertrouwelijkheid="geheim"), now=NOW).stand is Stand.STUK


def test_the_choices_are_those_of_the_catalogue(zaaksysteem: ZgwZaaksysteem) -> None:
    found = toetsen.keuzes("BRIEF", now=NOW)
    assert found is not None
    assert [name for name, _ in found.zaaktypen] == ["BRIEF", "OVERLIJDEN", "ZONDER"]
    assert found.informatieobjecttypen == ("Brief",)
    assert found.statustypen == ("Ontvangen", "In behandeling")
    zaaksysteem.schakelaar.arm(Arm(ZgwFout.STORING, aantal=9))
    assert toetsen.keuzes("BRIEF", now=NOW) is None


def test_without_a_catalogue_there_are_no_choices(settings: Settings) -> None:
    settings.ZAAKSYSTEEM = "zaken.register.Register"
    assert toetsen.keuzes("BRIEF", now=NOW) is None
    assert toetsen.check_koppeling(GOED, now=NOW).stand is Stand.GOED
