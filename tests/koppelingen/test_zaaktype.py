"""The zaaktype of a dienst stands in its change log, goes back with it, and is named in the trail of toezicht."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from config.inrichting.bestand import run
from diensten.models import Dienst, Wijziging
from diensten.wijzigen import Door
from inloggen.models import Medewerker
from tests.identification.gegevens import make_dienst
from tests.koppelingen.test_beheer import INVOER
from tests.medewerkers import LoggedIn
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort
from zaken.koppeling import Koppeling, koppeling_of

PAGE, MAPPING = "/beheer/diensten/wmo/", "/beheer/diensten/wmo/zaaktype/"
BESTAND = "beeldpas: 1\nzaaktypen:\n  wmo: {zaaktype: PGB, informatieobjecttype: Bewijs}\n"


@pytest.fixture
def ingrid(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    make_dienst(slug="wmo")
    return logged_in(beheerder)


def change(client: Client, **values: str) -> None:
    found = re.search(r'name="versie" value="(\w+)"', client.get(MAPPING).content.decode())
    versie = found[1] if found else ""
    assert client.post(MAPPING, INVOER | values | {"versie": versie}).status_code == 302


def hidden(page: str) -> dict[str, str]:
    return {name: re.findall(rf'name="{name}" value="(\w*)"', page)[-1] for name in ("versie", "elders")}


def log() -> list[tuple[str, str, str]]:
    return list(Wijziging.objects.order_by("id").values_list("veld", "van", "naar"))


def back_to(client: Client, number: int) -> str:
    """The address of the way back that stands on the page, the newest first."""
    return re.findall(rf'href="({PAGE}terugzetten/\d+/)"', client.get(PAGE).content.decode())[number]


def test_each_change_says_from_what_to_what_and_who(ingrid: Client, beheerder: Medewerker) -> None:
    change(ingrid)
    change(ingrid, zaaktype="PGB", vertrouwelijkheid="intern")
    assert log()[-4:] == [
        ("zaaktype", "", "WMO"),
        ("informatieobjecttype", "", "Bewijs"),
        ("zaaktype", "WMO", "PGB"),
        ("vertrouwelijkheid", "", "intern"),
    ]
    assert Wijziging.objects.order_by("-id")[0].door_id == beheerder.pk
    page = ingrid.get(PAGE).content.decode()
    assert all(words in page for words in ("Documenttype van het bewijs", "Intern", "PGB"))


def test_going_back_takes_the_zaaktype_along(ingrid: Client) -> None:
    change(ingrid)
    change(ingrid, zaaktype="PGB")
    address = back_to(ingrid, 0)
    page = ingrid.get(address).content.decode()
    assert all(words in page for words in ("Staat er nu: PGB", "Wordt weer: WMO"))
    assert ingrid.post(address, hidden(page)).status_code == 302
    assert (koppeling_of("wmo"), log()[-1]) == (Koppeling("WMO", "Bewijs"), ("zaaktype", "PGB", "WMO"))
    assert Gebeurtenis.objects.filter(soort=Soort.KOPPELING_GEWIJZIGD, reden="wmo").count() == 3


def test_going_back_to_before_there_was_one(ingrid: Client) -> None:
    dienst = Dienst.objects.get()
    Wijziging.objects.create(dienst=dienst, moment=timezone.now(), door="x", veld="gemaakt", naar="x")
    change(ingrid)
    address = back_to(ingrid, 0)
    ingrid.post(address, hidden(ingrid.get(address).content.decode()))
    assert (koppeling_of("wmo"), log()[-1]) == (None, ("informatieobjecttype", "Bewijs", ""))


def test_a_zaaktype_that_changed_in_between_is_not_lost(ingrid: Client) -> None:
    change(ingrid)
    change(ingrid, zaaktype="PGB")
    address = back_to(ingrid, 0)
    seen = hidden(ingrid.get(address).content.decode())
    change(ingrid, zaaktype="ANDERS")
    late = ingrid.post(address, seen)
    assert (late.status_code, "Staat er nu: ANDERS" in late.content.decode()) == (409, True)
    assert koppeling_of("wmo") == Koppeling("ANDERS", "Bewijs")
    assert ingrid.post(address, hidden(late.content.decode())).status_code == 302
    assert koppeling_of("wmo") == Koppeling("WMO", "Bewijs")


def test_half_a_mapping_is_refused_in_words(ingrid: Client) -> None:
    change(ingrid)
    row = {"dienst": Dienst.objects.get(), "moment": timezone.now(), "door": "x"}
    Wijziging.objects.create(**row, veld="zaaktype", van="", naar="WMO")
    answer = ingrid.get(back_to(ingrid, 0))
    assert (answer.status_code, "Vul nog in: Zaaktype." in answer.content.decode()) == (409, True)


def test_a_file_names_the_dienst_in_both_logs_and_a_trial_in_none(ingrid: Client) -> None:
    run(BESTAND, door=Door(naam="proef"), now=timezone.now(), store=False)
    assert (Gebeurtenis.objects.count(), koppeling_of("wmo")) == (0, None)
    run(BESTAND, door=Door(naam="proef"), now=timezone.now(), store=True)
    assert log()[-2:] == [("zaaktype", "", "PGB"), ("informatieobjecttype", "", "Bewijs")]
    row = Gebeurtenis.objects.get(soort=Soort.KOPPELING_GEWIJZIGD)
    assert (row.reden, row.door) == ("wmo", "proef")
