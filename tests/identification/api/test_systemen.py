"""The pages on which functioneel beheer gives other systems access, and takes it away."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from diensten.models import Dienst
from identification.models import ApiClient, ApiSleutel
from inloggen.models import Medewerker
from tests.identification.api.gegevens import Systeem
from tests.medewerkers import LoggedIn
from toezicht.models import Gebeurtenis


@pytest.fixture
def ingrid(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


def fields(dienst: Dienst, **changes: object) -> dict[str, object]:
    values = {"versie": 0, "naam": "Klantbeeld", "scopes": ["lezen", "starten"], "diensten": [dienst.slug]}
    return values | changes


def made(ingrid: Client, dienst: Dienst, **changes: object) -> ApiClient:
    response = ingrid.post("/beheer/systemen/nieuw/", fields(dienst, **changes))
    assert response.status_code == 302, response.content.decode()
    return ApiClient.objects.get()


def secret_in(page: HttpResponse) -> str:
    found = re.search(r'id="geheim" value="([^"]+)"', page.content.decode())
    assert found is not None
    return found.group(1)


def test_from_nothing_to_a_first_link(ingrid: Client, dienst: Dienst, ambtenaar: Medewerker) -> None:
    client = made(ingrid, dienst)
    page = ingrid.post(f"/beheer/systemen/{client.pk}/sleutel/", {"soort": "token"})
    token = secret_in(page)
    assert "no-store" in page["Cache-Control"]
    assert Systeem(client, token, dienst.slug).start().status_code == 201
    assert token not in ingrid.get(f"/beheer/systemen/{client.pk}/").content.decode()
    assert "Klantbeeld" in ingrid.get("/beheer/systemen/").content.decode()


def test_everything_is_written_down(ingrid: Client, dienst: Dienst) -> None:
    client = made(ingrid, dienst)
    address = f"/beheer/systemen/{client.pk}/"
    ingrid.post(address, fields(dienst, versie=1, scopes=["lezen"]))
    ingrid.post(f"{address}sleutel/", {"soort": "geheim"})
    number = ApiSleutel.objects.get().pk
    ingrid.post(f"{address}sleutel/{number}/intrekken/")
    ingrid.post(f"{address}intrekken/", {"zeker": "ja"})
    written = (
        Gebeurtenis.objects.filter(onderwerp=client.pk).order_by("id").values_list("soort", "reden", "door")
    )
    assert [(soort, reden) for soort, reden, _ in written] == [
        ("api_client_gemaakt", ""),
        ("api_client_gewijzigd", "gegevens"),
        ("api_client_gewijzigd", "nieuw-geheim"),
        ("api_client_gewijzigd", "sleutel-ingetrokken"),
        ("api_client_ingetrokken", ""),
    ]
    assert all(door.startswith("medewerker Ingrid Bakker") for _, _, door in written)


def test_a_change_that_somebody_else_was_first_with(ingrid: Client, dienst: Dienst) -> None:
    client = made(ingrid, dienst)
    address = f"/beheer/systemen/{client.pk}/"
    ingrid.post(address, fields(dienst, versie=1, naam="Een"))
    ingrid.post(address, fields(dienst, versie=1, naam="Twee"))
    assert ApiClient.objects.get().naam == "Een"
    assert "net ook" in ingrid.get(address).content.decode()


def test_a_third_secret_is_refused_and_withdrawing_needs_a_tick(ingrid: Client, dienst: Dienst) -> None:
    client = made(ingrid, dienst)
    address = f"/beheer/systemen/{client.pk}/"
    answers = [ingrid.post(f"{address}sleutel/", {"soort": "geheim"}).status_code for _ in range(3)]
    assert answers == [200, 200, 302]
    ingrid.post(f"{address}intrekken/")
    assert ApiClient.objects.get().ingetrokken_op is None
    ingrid.post(f"{address}intrekken/", {"zeker": "ja"})
    page = ingrid.get(address).content.decode()
    assert "Ingetrokken op" in page
    assert "sleutel/" not in re.sub(r"<nav.*?</nav>", "", page, flags=re.S)


def test_reading_a_form_again_keeps_what_was_set(ingrid: Client, dienst: Dienst) -> None:
    client = made(ingrid, dienst, netwerken="10.2.0.0/16\n\n2001:db8::/32", geldig_tot="31-12-2027")
    assert (client.netwerken, client.geldig_tot.year) == (["10.2.0.0/16", "2001:db8::/32"], 2027)
    page = ingrid.get(f"/beheer/systemen/{client.pk}/").content.decode()
    assert "10.2.0.0/16\n2001:db8::/32" in page
    assert 'value="31-12-2027"' in page
    Dienst.objects.update(stand="gestopt")
    assert f'value="{dienst.slug}"' in ingrid.get(f"/beheer/systemen/{client.pk}/").content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("naam", ""),
        ("naam", "x" * 41),
        ("scopes", []),
        ("scopes", ["alles"]),
        ("diensten", ["onbekend"]),
        ("netwerken", "10.2.0.1/16"),
        ("netwerken", "x"),
        ("webhook_url", "http://example.nl/"),
        ("geldig_tot", "31-02-2027"),
    ],
)
def test_what_cannot_be(
    ingrid: Client, dienst: Dienst, settings: Settings, field: str, value: object
) -> None:
    settings.OMGEVING = "productie"
    response = ingrid.post("/beheer/systemen/nieuw/", fields(dienst, **{field: value}))
    assert (response.status_code, ApiClient.objects.count()) == (422, 0)
    assert "Er klopt iets niet" in response.content.decode()


def test_a_name_that_is_taken(ingrid: Client, dienst: Dienst) -> None:
    made(ingrid, dienst)
    response = ingrid.post("/beheer/systemen/nieuw/", fields(dienst))
    assert (response.status_code, ApiClient.objects.count()) == (422, 1)
