"""A dienst is looked at before it is stored: nothing changes, nothing typed is lost, and what was seen is stored."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from diensten import proef as proeven
from diensten.models import Dienst, Wijziging
from diensten.verhoging.models import Verhoging
from diensten.verhoging.tijdlijn import day_of
from identification.models import Identification
from inloggen.models import Medewerker
from tests.diensten.test_tekstplaatsen import put
from tests.medewerkers import LoggedIn

DIENST = "/beheer/diensten/aangifte-overlijden/"
NIEUW = "/beheer/diensten/nieuw/"
LOOK = {"actie": "voorbeeld"}


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


def look(beheer: Client, typed: dict[str, Any], *, address: str = DIENST, blad: str = "start") -> str:
    response = beheer.post(address, typed | LOOK)
    assert response.status_code == 302, response.content.decode()
    page = beheer.get(f"{response['Location']}&blad={blad}")
    assert page.status_code == 200
    return re.sub(r"\s+", " ", html.unescape(page.content.decode()))


def sealed_in(page: str) -> str:
    return re.search(r'name="proef" value="([^"]+)"', page).group(1)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("changes", "blad", "shown", "not_shown"),
    [
        ({"niveau": "30"}, "start", "DigiD app", "sms-controle"),
        ({"getalcontrole": "kiezen"}, "start", ">57<", "2 cijfers invullen"),
        ({"getalcontrole": "uit"}, "start", "Ja, inloggen met DigiD", ">57<"),
        ({"taal": "en"}, "start", "Show who you are", "Laat zien wie u bent"),
        ({"niveau": "25"}, "te-laag", "Deze manier van inloggen is niet genoeg", "sms-controle"),
        ({"staande_link": "on"}, "vast", "vraagt u om in te loggen", "S. de Vries"),
        ({"staande_link": "on", "gespreksnummer_vragen": "on"}, "vast", "5 cijfers", "Inloggen met DigiD"),
        ({}, "code", "1, 2, 3, 4, 5, 6", "Fout:"),
        ({}, "ingelogd", "U bent ingelogd", "123"),
        ({"codecontrole": "vergelijken"}, "ambtenaar", "Ja, dezelfde code", "Controleer de code</button>"),
        ({"volgorde": "brp_eerst"}, "ambtenaar", "Na het inloggen: Zoek de persoon op", "Vraag de code"),
        ({"bsn_op_bewijs": "volledig"}, "ambtenaar", "met het hele BSN", "zonder BSN"),
        ({"code_minuten": "7"}, "ambtenaar", "7 minuten", "Fout:"),
    ],
)
def test_the_pages_are_those_of_what_was_typed(
    beheer: Client,
    overlijden: Dienst,
    invoer: dict[str, Any],
    changes: dict[str, str],
    blad: str,
    shown: str,
    not_shown: str,
) -> None:
    page = look(beheer, invoer | changes, blad=blad)
    assert "Voorbeeld – nog niet opgeslagen" in page
    assert shown in page
    assert not_shown not in page.split("</section>", 1)[1]


def test_looking_changes_nothing(beheer: Client, overlijden: Dienst, invoer: dict[str, Any]) -> None:
    before = Dienst.objects.values().get()
    page = look(beheer, invoer | {"naam": "Anders", "niveau": "30"}, blad="ambtenaar")
    assert "Anders" in page
    assert Dienst.objects.values().get() == before
    assert Wijziging.objects.count() == 1
    assert not Identification.objects.exists()


def test_what_was_seen_is_what_is_stored(beheer: Client, overlijden: Dienst, invoer: dict[str, Any]) -> None:
    sealed = sealed_in(look(beheer, invoer | {"link_minuten": "25", "talen": ["ar"]}))
    back = beheer.get(DIENST, {"proef": sealed}).content.decode()
    assert 'value="25"' in back
    assert "Nog niet opgeslagen" in back
    assert beheer.post(DIENST, {"proef": sealed}).status_code == 302
    assert Dienst.objects.values_list("link_minuten", "talen", "versie").get() == (25, "nl,ar", 2)
    assert beheer.post(DIENST, {"proef": sealed}).status_code == 409  # somebody stored it, or something else
    assert Dienst.objects.get().versie == 2


@pytest.mark.parametrize(("address", "slug"), [(DIENST, {}), (NIEUW, {"slug": "nieuw-iets"})])
def test_after_a_day_it_is_looked_at_again_and_not_lost(
    beheer: Client,
    overlijden: Dienst,
    invoer: dict[str, Any],
    address: str,
    slug: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sealed = sealed_in(look(beheer, invoer | {"naam": "Anders"} | slug, address=address))
    monkeypatch.setattr(proeven, "_SECONDS", -1)
    stored = beheer.post(address, {"proef": sealed})
    for page in (beheer.get(address, {"proef": sealed}), stored):
        assert "meer dan een dag geleden" in page.content.decode()
        assert 'value="Anders"' in page.content.decode()
    assert stored.status_code == 422
    assert Dienst.objects.get().naam == "Aangifte overlijden"


def test_a_planned_raise_is_shown_on_its_days(
    beheer: Client, overlijden: Dienst, invoer: dict[str, Any]
) -> None:
    day = day_of(timezone.now()) + timedelta(days=30)
    Verhoging.objects.create(
        dienst=overlijden,
        van=20,
        naar=25,
        datum=day,
        aankondigen_vanaf=day - timedelta(days=9),
        gepland_op=timezone.now(),
    )
    address = beheer.post(DIENST, invoer | LOOK)["Location"]
    first, said, raised = (
        html.unescape(beheer.get(f"{address}&dag={one}").content.decode())
        for one in ("", day - timedelta(days=9), day)
    )
    assert ["sms-controle</strong>" in page for page in (first, said, raised)] == [True, True, False]
    assert ["Lees wat er verandert" in page for page in (first, said, raised)] == [False, True, False]
    assert all('href="/beheer/diensten/aangifte-overlijden/verhogen/"' in page for page in (first, raised))
    assert raised.count('aria-current="date"') == raised.split('aria-current="date"')[1].count("is verhoogd")
    assert f"dag={day}" in raised.split("Wat de medewerker ziet")[0].rpartition("href")[2]


@pytest.mark.parametrize("call", ["get", "post"])
def test_after_a_day_the_address_says_so_and_leads_to_what_was_typed(
    beheer: Client, overlijden: Dienst, invoer: dict[str, Any], call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = beheer.post(DIENST, invoer | LOOK | {"naam": "Anders"})["Location"]
    monkeypatch.setattr(proeven, "_SECONDS", -1)
    over = getattr(beheer, call)(address)
    text = over.content.decode()
    assert (over.status_code, "Dit voorbeeld is voorbij" in text) == (410, True)
    form = re.search(rf'href="({DIENST}\?proef=[^"]+)"', text)
    assert form is not None
    assert 'value="Anders"' in beheer.get(html.unescape(form.group(1))).content.decode()


def test_a_preview_of_what_was_taken_away_or_made_is_over(
    beheer: Client, db: None, invoer: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = invoer | {"slug": "nieuw-iets", "stand": "concept"}
    new = beheer.post(NIEUW, typed | LOOK)["Location"]
    beheer.post(NIEUW, typed)
    made = beheer.post("/beheer/diensten/nieuw-iets/", typed | LOOK)["Location"]
    beheer.post("/beheer/diensten/nieuw-iets/weghalen/", {"versie": "1", "zeker": "on"})
    assert not Dienst.objects.exists()
    gone = beheer.get(made)
    assert (gone.status_code, "Iemand heeft de dienst weggehaald" in gone.content.decode()) == (410, True)
    assert beheer.get(new).status_code == 200  # it may be made once more
    monkeypatch.setattr(proeven, "_SECONDS", -1)
    assert f'href="{NIEUW}?proef=' in beheer.get(new).content.decode()


def test_a_new_dienst_is_looked_at_first(beheer: Client, db: None, invoer: dict[str, Any]) -> None:
    typed = invoer | {"slug": "nieuw-iets", "naam": "Nieuw iets"}
    for blad in ("start", "code", "ambtenaar"):
        page = look(beheer, typed, address=NIEUW, blad=blad)
    assert not Dienst.objects.exists()
    assert 'value="Nieuw iets"' in beheer.get(NIEUW, {"proef": sealed_in(page)}).content.decode()
    assert beheer.post(NIEUW, {"proef": sealed_in(page)}).status_code == 302
    assert Dienst.objects.get().naam == "Nieuw iets"


def test_a_mistake_is_said_and_nothing_is_lost(
    beheer: Client, overlijden: Dienst, invoer: dict[str, Any]
) -> None:
    response = beheer.post(DIENST, invoer | LOOK | {"link_minuten": "4", "naam": "Anders"})
    text = response.content.decode()
    assert response.status_code == 422
    assert "Vul een getal in van 5 tot en met 120." in text
    assert 'value="Anders"' in text


def test_a_button_on_the_example_does_nothing(
    beheer: Client, overlijden: Dienst, invoer: dict[str, Any]
) -> None:
    address = beheer.post(DIENST, invoer | LOOK)["Location"]
    assert "Die knop doet hier niets" in beheer.post(address).content.decode()
    assert not Identification.objects.exists()


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ({"code": "123 456"}, "De code klopt."),
        ({"code": "123457"}, "De code klopt niet."),
        ({"code": "12"}, "Vul de 6 cijfers in"),
        ({"antwoord": "nee"}, "De code klopt niet."),
    ],
)
def test_the_code_can_be_tried_and_nothing_is_kept(
    beheer: Client, overlijden: Dienst, invoer: dict[str, Any], typed: dict[str, str], heard: str
) -> None:
    address = beheer.post(DIENST, invoer | LOOK | {"stand": "concept"})["Location"]
    assert heard in beheer.post(f"{address}&blad=ambtenaar", typed).content.decode()
    assert not Identification.objects.exists()


def test_what_was_typed_about_one_dienst_is_not_stored_in_another(
    beheer: Client, overlijden: Dienst, invoer: dict[str, Any]
) -> None:
    new = sealed_in(look(beheer, invoer | {"slug": "nieuw-iets", "naam": "Nieuw iets"}, address=NIEUW))
    old = sealed_in(look(beheer, invoer | {"naam": "Anders"}))
    assert beheer.post(NIEUW, {"proef": new}).status_code == 302
    other = "/beheer/diensten/nieuw-iets/"
    for address, proef in ((DIENST, new), (other, old), (NIEUW, old)):
        assert beheer.post(address, {"proef": proef}).status_code == 422  # an empty form: nothing typed here
        assert 'value="Anders"' not in beheer.get(address, {"proef": proef}).content.decode()
    assert sorted(Dienst.objects.values_list("naam", flat=True)) == ["Aangifte overlijden", "Nieuw iets"]


@pytest.mark.parametrize("proef", ["", "x", "eyJhIjoxfQ:1:2"])
def test_what_we_did_not_sign_is_not_shown(beheer: Client, overlijden: Dienst, proef: str) -> None:
    assert beheer.get("/voorbeeld/dienst/", {"proef": proef}).status_code == 404


@pytest.mark.parametrize("seconds", [24 * 3600, -1])
def test_others_do_not_look(
    client: Client,
    logged_in: LoggedIn,
    beheerder: Medewerker,
    ambtenaar: Medewerker,
    invoer: dict[str, Any],
    seconds: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address = logged_in(beheerder).post(NIEUW, invoer | LOOK | {"slug": "nieuw-iets"})["Location"]
    monkeypatch.setattr(proeven, "_SECONDS", seconds)
    assert logged_in(ambtenaar).get(address).status_code == 403
    assert client.get(address).status_code == 302


def test_the_words_of_inwoners_stay_with_inwoners(
    beheer: Client, overlijden: Dienst, invoer: dict[str, Any]
) -> None:
    put("w-direct-naar-de-inhoud", "Naar de tekst", dienst=overlijden)
    assert "Naar de tekst" in look(beheer, invoer, blad="start")
    assert "Naar de tekst" not in look(beheer, invoer, blad="ambtenaar")
