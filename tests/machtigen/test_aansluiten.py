"""Dienstensets, the register and the guide."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from diensten.models import Dienst
from machtigen.aansluiten.queries import gids
from machtigen.aansluiten.stappen import EISEN, STAPPEN
from machtigen.instelling import Instelling
from machtigen.models import Aansluitstap, Dienstenset, Omgeving, Registratie
from machtigen.register.queries import register
from machtigen.sets.queries import sets_in
from tests.machtigen.conftest import SLUG, invoer

SET = UUID(int=7)
SET_ADDRESS = f"/beheer/machtigen/sets/preproductie/{SET}/"
SERVICE = "f847dc11-ac24-47b2-84a8-a057440ce56d"
AT_LOGIUS = f"/beheer/machtigen/logius/preproductie/{SLUG}/"
STEP = "/beheer/machtigen/aansluiten/preproductie/"


def set_invoer(**more: Any) -> dict[str, Any]:
    return {
        "versie": "0",
        "naam": "Inkomen",
        "diensten": [SLUG],
        "geldig_maanden": "12",
        "vraagmoment": "inwoner",
        "in_gebruik": "on",
    } | more


def registratie(**more: Any) -> dict[str, Any]:
    return {
        "versie": "0",
        "stand": "geregistreerd",
        "sinds": "01-11-2026",
        "naam": "Bijstand",
        "service_uuid": SERVICE,
        "niveau": "20",
    } | more


def test_make_a_set(beheer: Client, geld: Instelling) -> None:
    assert beheer.post("/beheer/machtigen/sets/nieuw/", {}).status_code == 422
    response = beheer.post("/beheer/machtigen/sets/nieuw/", {"omgeving": "preproductie"})
    assert response["Location"].startswith("/beheer/machtigen/sets/preproductie/")
    assert beheer.post(response["Location"], set_invoer()).status_code == 302
    (row,) = Dienstenset.objects.all()
    assert (row.omgeving, row.diensten, row.geldig_maanden, row.versie) == ("preproductie", [SLUG], 12, 1)
    text = beheer.get("/beheer/machtigen/sets/").content.decode()
    assert "12 maanden" in text
    assert "Dit past niet bij" not in text


def test_a_set_stays_where_it_was_made(beheer: Client, bijstand: Dienst) -> None:
    beheer.post(SET_ADDRESS, set_invoer())
    other = SET_ADDRESS.replace("preproductie", "productie")
    assert beheer.post(other, set_invoer(versie="1")).status_code == 404
    assert not sets_in(Omgeving.PRODUCTIE)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"diensten": []}, "Kies minstens één dienst."),
        ({"diensten": ["nergens"]}, "Kies uit de lijst."),
        ({"geldig_maanden": "0"}, "Vul een getal in van 1 tot en met 600."),
        ({"naam": " "}, "Vul nog in: de naam van de set."),
    ],
)
def test_a_set_that_is_not_right(beheer: Client, bijstand: Dienst, sent: dict[str, Any], said: str) -> None:
    response = beheer.post(SET_ADDRESS, set_invoer(**sent))
    assert (response.status_code, said in response.content.decode()) == (422, True)
    assert not Dienstenset.objects.exists()


def test_a_set_says_where_the_matrix_does_not_fit(beheer: Client, geld: Instelling) -> None:
    beheer.post(SET_ADDRESS, set_invoer(nabestaanden="on"))
    (regel,) = sets_in(Omgeving.PREPRODUCTIE)
    assert regel.let_op == ("Bij ‘Bijstand’ staat nabestaande uit.",)


@pytest.mark.parametrize(
    ("address", "first", "second"),
    [
        (SET_ADDRESS, set_invoer(), set_invoer(naam="Anders")),
        (AT_LOGIUS, registratie(), registratie(naam="Anders")),
        (STEP, {"versie": "0", "stand": "open"}, {"versie": "0", "stand": "bezig", "eigenaar": "Anders"}),
    ],
)
def test_the_second_beheerder_sees_both(
    beheer: Client, bijstand: Dienst, address: str, first: dict[str, Any], second: dict[str, Any]
) -> None:
    assert beheer.post(address, first).status_code == 302
    response = beheer.post(address, second)
    text = response.content.decode()
    assert response.status_code == 409
    assert "Iemand anders wijzigde dit net ook" in text
    assert 'name="versie" value="1"' in text
    assert "Anders" in text
    assert beheer.post(address, second | {"versie": "1"}).status_code == 302
    assert "Anders" in beheer.get(address).content.decode()  # in the log
    assert (
        "Er is niets gewijzigd."
        in beheer.post(address, second | {"versie": "2"}, follow=True).content.decode()
    )


def test_the_register_says_what_is_not_the_same(beheer: Client, bijstand: Dienst) -> None:
    beheer.post(AT_LOGIUS, registratie(naam="Bijstandsuitkering", niveau="10"))
    (regel,) = register(Omgeving.PREPRODUCTIE)
    assert len(regel.verschillen) == 3
    Dienst.objects.update(service_uuid=SERVICE, naam="Bijstandsuitkering", niveau=10)
    (regel,) = register(Omgeving.PREPRODUCTIE)
    assert regel.verschillen == ()
    assert register(Omgeving.PRODUCTIE)[0].rij is None


def test_only_the_own_environment_is_compared(beheer: Client, bijstand: Dienst, settings: Settings) -> None:
    beheer.post(AT_LOGIUS, registratie())
    settings.OMGEVING = "productie"
    assert register(Omgeving.PREPRODUCTIE)[0].verschillen == ()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"service_uuid": "x"}, "Dit is geen ServiceUUID."),
        ({"service_uuid": ""}, "heeft een ServiceUUID."),
        ({"sinds": "31-02-2026"}, "Vul een dag in"),
        ({"sinds": "01-01-2999"}, "Deze dag is nog niet geweest."),
        ({"niveau": "11"}, "Kies uit de lijst."),
    ],
)
def test_a_registration_that_is_not_right(
    beheer: Client, bijstand: Dienst, sent: dict[str, str], said: str
) -> None:
    response = beheer.post(AT_LOGIUS, registratie(**sent))
    assert (response.status_code, said in response.content.decode()) == (422, True)
    assert not Registratie.objects.exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"stand": "klaar", "eigenaar": "Ik"}, "Vul in op welke dag deze stap klaar was."),
        ({"stand": "klaar", "klaar_op": "01-11-2026"}, "Vul in wie dit deed."),
        ({"stand": "bezig", "klaar_op": "01-11-2026"}, "haal deze dag weg."),
        ({"stand": "klaar", "eigenaar": "Ik", "klaar_op": "01-01-2999"}, "Deze dag is nog niet geweest."),
        ({}, "Kies hoe het ervoor staat."),
    ],
)
def test_a_step_that_is_not_right(beheer: Client, bijstand: Dienst, sent: dict[str, str], said: str) -> None:
    response = beheer.post(STEP, {"versie": "0", **sent})
    assert (response.status_code, said in response.content.decode()) == (422, True)
    assert not Aansluitstap.objects.exists()


def test_the_guide_has_six_steps_and_says_what_is_late(beheer: Client, bijstand: Dienst) -> None:
    today = timezone.localdate()
    yesterday = f"{today - timedelta(1):%d-%m-%Y}"
    beheer.post(STEP, {"versie": "0", "stand": "wacht", "streefdatum": yesterday})
    regels = gids(vandaag=today)
    assert [regel.te_laat for regel in regels] == [False, True, False, False, False, False]
    text = beheer.get("/beheer/machtigen/aansluiten/").content.decode()
    assert "Deze dag is voorbij." in text
    assert "0 van 6 stappen zijn klaar." in text


def test_the_checks_follow_what_is_set(beheer: Client, geld: Instelling, settings: Settings) -> None:
    def good() -> set[str]:
        regels = gids(vandaag=timezone.localdate())
        return {uitslag.uitleg for regel in regels for uitslag in regel.uitslagen if uitslag.goed}

    assert good() == {"Bij 1 dienst kan iemand iets voor een ander doen."}
    Dienst.objects.update(service_uuid=SERVICE)
    settings.DIGID = {**django_settings.DIGID, "profiel": "eid-4"}
    for omgeving in Omgeving.values:
        beheer.post(f"/beheer/machtigen/sets/{omgeving}/{UUID(int=len(omgeving))}/", set_invoer())
        beheer.post(f"/beheer/machtigen/logius/{omgeving}/{SLUG}/", registratie())
    everything = sum(len(stap.toetsen) for stap in STAPPEN)
    assert len(good()) == everything - 1  # the checklist of DigiD is never done by itself
    beheer.post(f"/beheer/machtigen/diensten/{SLUG}/", {**invoer(geld), "aan": ""})
    assert "Bij 1 dienst kan iemand iets voor een ander doen." not in good()


def test_a_step_names_preproductie_and_productie_apart() -> None:
    where = [stap.omgeving for stap in STAPPEN]
    assert where == [None, *[Omgeving.PREPRODUCTIE] * 3, *[Omgeving.PRODUCTIE] * 2]


@pytest.mark.parametrize("test", sorted({test for eis in EISEN for test in eis.tests}))
def test_the_tests_that_are_named_exist(test: str) -> None:
    path, _, name = test.partition("::")
    assert f"def {name}(" in (Path(django_settings.BASE_DIR) / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "address",
    ["sets/elders/" + str(SET) + "/", f"logius/elders/{SLUG}/", "logius/productie/nergens/", "aansluiten/x/"],
)
def test_what_is_not_there(beheer: Client, bijstand: Dienst, address: str) -> None:
    assert beheer.get(f"/beheer/machtigen/{address}").status_code == 404
