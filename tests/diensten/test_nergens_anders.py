"""What one person may set names no telephone and no site, also when it is put back; and a day to look again is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.gemeente.vastleggen import last_of
from diensten.models import Dienst
from diensten.verhoging.tijdlijn import day_of
from diensten.voorstellen.models import Onderwerp
from inloggen.models import Medewerker
from tests.diensten.test_tekstplaatsen import put
from tests.medewerkers import LoggedIn
from tests.tweede import SCHRIJFT, agree

CONTACT, NIEUW = "/beheer/contact/", "/beheer/diensten/nieuw/"


@pytest.mark.parametrize(
    ("naam", "goed"),
    [
        ("Bel 06-12345678", False),
        ("Bel 0900 1234567", False),
        ("Bel 0123-456789", False),
        ("Ga naar evil.nl", False),
        ("Wet van 2027 artikel 12", True),
    ],
)
def test_the_name_of_a_new_dienst_sends_nobody_elsewhere(
    ingrid: Client, invoer: dict[str, Any], naam: str, goed: bool
) -> None:
    answer = ingrid.post(NIEUW, {**invoer, "naam": naam, "slug": "uittreksel"})
    assert (answer.status_code, Dienst.objects.filter(slug="uittreksel").exists()) == (
        302 if goed else 422,
        goed,
    )


def test_a_new_dienst_says_whether_it_is_on(ingrid: Client, invoer: dict[str, Any]) -> None:
    on = ingrid.post(NIEUW, {**invoer, "slug": "", "naam": "Uittreksel BRP"}, follow=True).content.decode()
    assert ("staat aan" in on, Dienst.objects.filter(slug="uittreksel-brp").exists()) == (True, True)
    off = {**invoer, "slug": "later", "stand": "concept"}
    assert "zien hem nog niet" in ingrid.post(NIEUW, off, follow=True).content.decode()


def test_a_day_with_a_bad_name_is_not_put_back(ingrid: Client) -> None:
    ingrid.post(CONTACT, {"vorige": "0", "dicht": "25-12-2027 Kerst"})
    good = last_of(Deel.CONTACT)
    assert good is not None
    bad = {**good.inhoud, "dicht": [["2027-12-25", "Bel 06-12345678 of evil.nl", []]]}
    old = GemeenteVersie.objects.create(
        deel=Deel.CONTACT, volgt_op=good.pk, inhoud=bad, moment=timezone.now(), door=SCHRIJFT.naam
    )
    GemeenteVersie.objects.create(
        deel=Deel.CONTACT, volgt_op=old.pk, inhoud=good.inhoud, moment=timezone.now(), door=SCHRIJFT.naam
    )
    now = last_of(Deel.CONTACT)
    data = {"vorige": str(now.pk)}
    said = ingrid.post(f"/beheer/versies/contact/{old.pk}/terugzetten/", data, follow=True).content.decode()
    assert ("Dagen met andere tijden: Er staat een webadres in" in said, last_of(Deel.CONTACT)) == (True, now)


def test_the_day_to_look_again_is_kept_with_a_first_number(ingrid: Client) -> None:
    day = day_of(timezone.now()) + timedelta(days=90)
    typed = {"vorige": "0", "telefoon": "14 0123", "controleer_op": f"{day:%d-%m-%Y}"}
    said = ingrid.post(CONTACT, typed, follow=True).content.decode()
    assert ("Voorgesteld." in said, "Opgeslagen. Iedereen ziet het" in said) == (True, False)
    agree(Onderwerp.CONTACT)
    stands = last_of(Deel.CONTACT)
    assert (stands.inhoud["telefoon"], stands.inhoud["controleer_op"]) == ("14 0123", day.isoformat())


def test_the_day_of_a_raise_shows_the_texts_of_that_day(ingrid: Client, overlijden: Dienst) -> None:
    day = day_of(timezone.now()) + timedelta(days=30)
    put("start-kop", "Wie bent u?", dienst=overlijden)
    put("w-ik-gebruik-een-computer-en-een", "Ik gebruik een laptop", dienst=overlijden)
    page = ingrid.get(f"/voorbeeld/{overlijden.slug}/{day.isoformat()}/").content.decode()
    assert ("Wie bent u?" in page, "Ik gebruik een laptop" in page) == (True, True)


def test_who_may_not_see_a_page_finds_the_way_to_their_own(logged_in: LoggedIn, keurder: Medewerker) -> None:
    peter = logged_in(keurder)
    answer = peter.get("/beheer/")
    assert (answer.status_code, 'href="/"' in answer.content.decode()) == (403, True)
    assert peter.get("/")["Location"] == "/beheer/teksten/"
    assert "Naar uw eigen werk" not in Client().get("/bestaat-niet/").content.decode()
