"""The side panel: pairing, what it shows, and when it ends."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from config.omgeving import OngeldigeOrigin, origins
from identification.flow import aanmelden, paneel
from identification.models import Identification, Paneel
from inloggen.models import Medewerker
from tests.identification.gegevens import PERSOON, checked, invited, logged_in_row, token_of
from tests.identification.nepdigid import NepDigid
from toezicht.models import Gebeurtenis

PLACE = "https://zaken.example.nl"


@pytest.fixture(autouse=True)
def allowed(settings: Settings) -> None:
    settings.INBEDDEN_ORIGINS = [PLACE]


@pytest.fixture
def now() -> Any:
    return timezone.now()


def code_of(client: Client) -> str:
    return str(client.post("/werkblad/koppelcode/").context["pagina"].code)


@pytest.fixture
def frame(sanne: Client) -> Client:
    """A browser frame that was paired; it has no other cookie."""
    client = Client()
    response = client.post("/werkblad/paneel/koppel/", {"code": code_of(sanne).lower()})
    assert response.status_code == 302
    client.cookies.load({"paneel": response.headers["Set-Cookie"].split(";")[0].split("=", 1)[1]})
    return client


def test_it_may_stand_in_a_frame_of_the_named_origins_only(
    sanne: Client, row: Identification, digid: NepDigid
) -> None:
    response = Client().get("/werkblad/paneel/")
    assert f"frame-ancestors {PLACE};" in response["Content-Security-Policy"] + ";"
    assert "X-Frame-Options" not in response
    for address in ("/werkblad/", f"/werkblad/{row.pk}/", f"/i/{token_of(row)}/", "/werkblad/koppelcode/"):
        answer = sanne.get(address)
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"


def test_without_the_setting_there_is_no_panel(sanne: Client, settings: Settings) -> None:
    settings.INBEDDEN_ORIGINS = []
    assert Client().get("/werkblad/paneel/").status_code == 404
    assert sanne.get("/werkblad/koppelcode/").status_code == 404
    assert "zijpaneel" not in sanne.get("/werkblad/").content.decode()


def test_the_cookie_of_a_panel_is_for_frames_of_one_site(sanne: Client) -> None:
    response = Client().post("/werkblad/paneel/koppel/", {"code": code_of(sanne)})
    attributes = {part.strip() for part in response.headers["Set-Cookie"].split(";")[1:]}
    assert {"Secure", "HttpOnly", "SameSite=None", "Partitioned", "Path=/"} <= attributes


def test_a_code_works_once(sanne: Client, frame: Client) -> None:
    code = code_of(sanne)
    assert Client().post("/werkblad/paneel/koppel/", {"code": code}).status_code == 302
    assert Client().post("/werkblad/paneel/koppel/", {"code": code}).status_code == 422
    assert Gebeurtenis.objects.filter(soort="paneel_gekoppeld").count() == 2


def test_a_code_lives_two_minutes(ambtenaar: Medewerker, now: Any) -> None:
    code, until = paneel.make_code(medewerker=ambtenaar, sessie="x", now=now)
    assert until == now + timedelta(minutes=2)
    with pytest.raises(paneel.CodeOnbekend):
        paneel.pair(typed=code, now=until)


@pytest.mark.parametrize("typed", ["", "ABCDEFGH", "\x00", "A" * 9000])
def test_another_code_pairs_nothing(sanne: Client, typed: str) -> None:
    code_of(sanne)
    assert Client().post("/werkblad/paneel/koppel/", {"code": typed}).status_code == 422
    assert not Paneel.objects.exclude(sleutel_hash="").exists()


def test_a_form_of_another_site_pairs_nothing(sanne: Client) -> None:
    code = code_of(sanne)
    posted = Client().post(
        "/werkblad/paneel/koppel/", {"code": code}, headers={"origin": "https://evil.example"}
    )
    assert posted.status_code == 403


def test_it_shows_how_it_stands_and_what_to_say(frame: Client, row: Identification, now: Any) -> None:
    aanmelden.note_opened(identification=row, now=now)
    page = frame.get(f"/werkblad/{row.pk}/paneel/").content.decode()
    assert "Noem het getal" in page
    assert row.getal in page
    assert token_of(row) not in page
    assert "<form" not in page


@pytest.mark.parametrize("make", [invited, logged_in_row, checked])
def test_it_never_shows_a_person(frame: Client, ambtenaar: Medewerker, make: Any, now: Any) -> None:
    row = make(ambtenaar, now=now)
    for address in (f"/werkblad/{row.pk}/paneel/", f"/werkblad/{row.pk}/paneel/status/", "/werkblad/paneel/"):
        page = frame.get(address).content.decode().replace(str(row.pk), "")
        assert PERSOON.reveal()[-4:] not in page.replace(row.zaaknummer, "")
        assert "csrfmiddlewaretoken" not in page


def test_it_changes_nothing(frame: Client, row: Identification) -> None:
    for path in ("code", "stop", "voltooi", "bsn", "overdragen", "aanbod"):
        assert frame.post(f"/werkblad/{row.pk}/{path}/").status_code in {302, 403}
    assert frame.get(f"/werkblad/{row.pk}/").status_code == 302


def test_a_call_of_a_colleague_is_not_in_it(frame: Client, andere_ambtenaar: Medewerker, now: Any) -> None:
    theirs = invited(andere_ambtenaar, now=now)
    assert frame.get(f"/werkblad/{theirs.pk}/paneel/")["Location"] == "/werkblad/paneel/"
    assert theirs.zaaknummer not in frame.get("/werkblad/paneel/").content.decode()
    assert frame.get(f"/werkblad/{theirs.pk}/paneel/status/")["HX-Redirect"] == "/werkblad/paneel/"


def test_it_ends_with_the_login(frame: Client, sanne: Client, row: Identification) -> None:
    assert "Koppelcode van 8 tekens" not in frame.get("/werkblad/paneel/").content.decode()
    sanne.post("/uitloggen/")
    assert "Koppelcode van 8 tekens" in frame.get("/werkblad/paneel/").content.decode()
    assert frame.get("/werkblad/paneel/status/")["HX-Redirect"] == "/werkblad/paneel/"


def test_it_ends_when_the_ambtenaar_does_nothing(frame: Client, settings: Settings) -> None:
    settings.MEDEWERKER_INACTIEF = -1
    assert "Koppelcode van 8 tekens" in frame.get("/werkblad/paneel/").content.decode()


def test_unpairing(frame: Client, sanne: Client) -> None:
    assert sanne.get("/werkblad/koppelcode/").context["pagina"].gekoppeld == 1
    sanne.post("/werkblad/ontkoppel/")
    assert "Koppelcode van 8 tekens" in frame.get("/werkblad/paneel/").content.decode()


def test_hidden_in_the_portal_is_hidden_in_the_panel(
    frame: Client, sanne: Client, row: Identification
) -> None:
    sanne.post("/werkblad/verberg/", {"aan": "1"})
    page = frame.get(f"/werkblad/{row.pk}/paneel/").content.decode()
    assert row.zaaknummer not in page


def test_a_poll_of_the_panel(frame: Client, row: Identification, now: Any) -> None:
    pagina = frame.get(f"/werkblad/{row.pk}/paneel/").context["pagina"]
    poll = f"{pagina.status_url}?versie={pagina.versie}"
    assert frame.get(poll).status_code == 204
    aanmelden.note_opened(identification=row, now=now)
    assert "Noem het getal" in frame.get(poll).content.decode()


def test_old_panels_are_forgotten(frame: Client, settings: Settings, now: Any) -> None:
    paneel.forget_panels(now=now + timedelta(hours=7))
    assert Paneel.objects.count() == 1
    paneel.forget_panels(now=now + timedelta(hours=9))
    assert Paneel.objects.count() == 0


@pytest.mark.parametrize(
    "value",
    [
        "*",
        "https://*.example.nl",
        "https://a.nl/pad",
        "http://a.nl",
        "a.nl",
        "https://u@a.nl",
        "https://a.nl b.nl",
    ],
)
def test_what_is_no_single_origin_stops_the_start(value: str) -> None:
    with pytest.raises(OngeldigeOrigin):
        origins([value])
    assert origins([" https://a.nl:8443 ", ""]) == ["https://a.nl:8443"]
