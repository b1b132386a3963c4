"""Back to an earlier version of a dienst: it is looked at first, checked as any change, and written down."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.instellingen import Stand
from diensten.models import Dienst, Wijziging
from diensten.terugzetten import values_after
from diensten.voorstellen.indienen import waits
from diensten.voorstellen.models import Onderwerp
from diensten.wijzigen import VELDEN, DienstGegevens, change_dienst
from inloggen.models import Medewerker
from tests.diensten.conftest import DOOR
from tests.medewerkers import LoggedIn
from tests.tweede import agree

DIENST = "/beheer/diensten/aangifte-overlijden/"


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker, overlijden: Dienst) -> Client:
    return logged_in(beheerder)


def links(client: Client) -> list[str]:
    return re.findall(rf'href="({DIENST}terugzetten/\d+/)"', client.get(DIENST).content.decode())


def elders(client: Client, address: str) -> str:
    """What the page says that it was made at, of what others keep for the dienst."""
    return re.findall(r'name="elders" value="(\w*)"', client.get(address).content.decode())[0]


def change(client: Client, invoer: dict[str, Any], **changes: str) -> None:
    versie = str(Dienst.objects.get().versie)
    assert client.post(DIENST, invoer | {"versie": versie} | changes).status_code == 302
    agree_to_name()


def agree_to_name() -> None:
    """Another name takes another person."""
    if waits(Onderwerp.DIENST, dienst := Dienst.objects.get()):
        agree(Onderwerp.DIENST, dienst)


def version() -> str:
    return str(Dienst.objects.get().versie)


def test_each_version_but_the_last_has_a_way_back(beheer: Client, invoer: dict[str, Any]) -> None:
    assert links(beheer) == []
    change(beheer, invoer, link_minuten="20", bewaar_minuten="90")
    change(beheer, invoer, link_minuten="40", bewaar_minuten="90")
    assert len(links(beheer)) == 2


def test_look_first_and_then_go_back(beheer: Client, invoer: dict[str, Any]) -> None:
    change(beheer, invoer, link_minuten="20", niveau="30")
    change(beheer, invoer, link_minuten="20", niveau="30", naam="Anders")
    (_, first) = links(beheer)
    text = beheer.get(first).content.decode()
    assert "Inloggen wordt dan minder sterk" in text
    assert "veranderen pas als iemand anders ze goedkeurt" in text
    assert beheer.post(first, {"versie": version(), "elders": elders(beheer, first)}).status_code == 302
    dienst = Dienst.objects.get()
    assert (dienst.naam, dienst.link_minuten, dienst.niveau) == ("Anders", 10, 20)
    agree_to_name()
    assert (Dienst.objects.get().naam, len(links(beheer))) == ("Aangifte overlijden", 4)


@pytest.mark.parametrize("versie", ["1", "", "x", "9" * 30])
def test_a_change_in_between_is_not_lost(beheer: Client, invoer: dict[str, Any], versie: str) -> None:
    change(beheer, invoer, link_minuten="20")
    (first,) = links(beheer)
    assert beheer.post(first, {"versie": versie, "elders": elders(beheer, first)}).status_code == 409
    assert Dienst.objects.get().link_minuten == 20


def test_what_cannot_be_any_more_is_said(beheer: Client, overlijden: Dienst, invoer: dict[str, Any]) -> None:
    Dienst.objects.update(aansluiting="weg")
    Wijziging.objects.create(
        dienst=overlijden,
        moment=overlijden.gewijzigd_op,
        door="x",
        veld="aansluiting",
        van="weg",
        naar="ook weg",
    )
    response = beheer.get(f"{DIENST}terugzetten/{Wijziging.objects.order_by('id')[0].pk}/")
    assert (response.status_code, "Deze versie kan nu niet meer" in response.content.decode()) == (409, True)


def test_a_name_that_reads_like_a_yes_comes_back(beheer: Client, invoer: dict[str, Any]) -> None:
    change(beheer, invoer, naam="True")
    change(beheer, invoer, naam="Anders")
    first = links(beheer)[0]
    assert "True" in beheer.get(first).content.decode()
    assert beheer.post(first, {"versie": version(), "elders": elders(beheer, first)}).status_code == 302
    agree_to_name()
    assert Dienst.objects.get().naam == "True"


@pytest.mark.parametrize("wijziging", ["0", "999999999", "99999999999999999999"])
def test_no_such_version(beheer: Client, wijziging: str) -> None:
    assert beheer.get(f"{DIENST}terugzetten/{wijziging}/").status_code == 404


@given(
    steps=st.lists(
        st.builds(
            DienstGegevens,
            naam=st.sampled_from(["A", "True"]),
            omschrijving=st.just("x"),
            niveau=st.sampled_from([int(niveau) for niveau in Betrouwbaarheidsniveau]),
            link_minuten=st.integers(5, 8),
            stand=st.sampled_from(Stand.values),
            talen=st.sampled_from(["nl", "nl,ar"]),
            zaak_verplicht=st.booleans(),
        ),
        min_size=2,
        max_size=5,
    )
)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_the_log_gives_back_every_version(overlijden: Dienst, steps: list[DienstGegevens]) -> None:
    seen = []
    for gegevens in steps:
        row = Dienst.objects.get()
        changed = change_dienst(
            dienst=row, versie=row.versie, gegevens=gegevens, door=DOOR, now=row.gewijzigd_op
        )
        agree_to_name()
        if changed:
            seen.append((Wijziging.objects.order_by("-id")[0].pk, gegevens))
    for pk, gegevens in seen[:-1]:
        values = values_after(Dienst.objects.get(), wijziging=pk)
        assert values == {veld: getattr(gegevens, veld) for veld in VELDEN}
