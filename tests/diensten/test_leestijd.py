"""A new dienst in five minutes and a planned raise in two, for who reads every word that stands on the way."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from lxml import html

from diensten.models import Dienst
from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn

WOORDEN_PER_MINUUT = 200  # aloud; most people read faster
# What hands and thoughts take, by the keystroke-level model: a walk through the fields of both tasks.
HANDELEN_NIEUW, HANDELEN_VERHOGEN = 80, 27  # seconds
NIEUW, DIENST = "/beheer/diensten/nieuw/", "/beheer/diensten/aangifte-overlijden/"
UNSEEN = (
    "//script | //style | //svg | //*[@hidden] | //option[not(@selected)] | //*[@class='visually-hidden']"
)
SAID_WHEN_CLOSED = "//details[@open]/summary/*[@class='dienstvouw__nu']"
DINSDAG, VRIJDAG = 1, 4
FOLDED_UP = "//details[not(@open)]/*[not(self::summary)]"


@pytest.fixture
def beheer(
    logged_in: LoggedIn, beheerder: Medewerker, overlijden: Dienst, monkeypatch: pytest.MonkeyPatch
) -> Client:
    """Nothing of the couplings waits: the certificates of the tests end soon, and those of a gemeente do not."""
    monkeypatch.setattr("config.te_doen.own_certificates", lambda _now: [])
    return logged_in(beheerder)


def seconds(answer: HttpResponse, *, parts_open: bool = False) -> float:
    """To read what stands on the page; with every part of the settings open, but not its explanation."""
    page = html.document_fromstring(answer.content.decode())
    for part in page.xpath("//details[@class='dienstvouw']") if parts_open else []:
        part.set("open", "")
    for unseen in page.xpath(" | ".join([UNSEEN, SAID_WHEN_CLOSED, FOLDED_UP])):
        if unseen.getparent() is not None:
            unseen.drop_tree()
    words = re.findall(r"\w\S*", " ".join(page.xpath("//main//text()")))
    return len(words) * 60 / WOORDEN_PER_MINUUT


def test_a_new_dienst_with_all_settings(beheer: Client, invoer: dict[str, Any]) -> None:
    reading = seconds(beheer.get("/beheer/")) + seconds(beheer.get(NIEUW), parts_open=True)
    made = beheer.post(NIEUW, invoer | {"slug": "nieuw-iets", "naam": "Nieuw iets"}, follow=True)
    assert made.redirect_chain
    assert HANDELEN_NIEUW + reading + seconds(made) < 300


@pytest.mark.parametrize(
    ("weekdag", "dagen", "waarschuwingen"),
    [(DINSDAG, range(8, 23), 0), (VRIJDAG, (*range(1, 6), *range(25, 32)), 2)],
)
def test_a_planned_raise(beheer: Client, weekdag: int, dagen: Container[int], waarschuwingen: int) -> None:
    """On a day that Logius advises, and on one with every warning that a day by itself can have."""
    page = beheer.get(f"{DIENST}verhogen/")
    stand = html.document_fromstring(page.content.decode()).xpath("string(//input[@name='stand']/@value)")
    reading = seconds(beheer.get("/beheer/")) + seconds(page)
    later = (timezone.localdate() + timedelta(days=ahead) for ahead in range(200, 500))
    day = next(day for day in later if day.weekday() == weekdag and day.day in dagen)
    sent = {"stand": stand, "naar": "25", "datum": f"{day:%d-%m-%Y}", "aankondigen_vanaf": ""}
    planned = beheer.post(f"{DIENST}verhogen/", sent, follow=True)
    assert planned.redirect_chain
    assert planned.content.decode().count("utrecht-alert--warning") == waarschuwingen
    assert HANDELEN_VERHOGEN + reading + seconds(planned) < 120
