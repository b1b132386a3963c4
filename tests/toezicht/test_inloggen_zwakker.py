"""The toezichthouder sees each change in how people log in, in the messages and in who we are: once, and in words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from begrippen.taal import Taal
from config.inrichting.bestand import run
from config.logboekcode import dienst_code
from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.gemeente.vastleggen import put_back, store
from diensten.models import Dienst, Wijziging
from diensten.storing.standaard import INWONERS
from diensten.verhoging import plannen
from diensten.verhoging.ingaan import settle
from diensten.verhoging.models import Punt
from diensten.verhoging.tijdlijn import midnight
from diensten.wijzigen import DienstGegevens, Door, change_dienst, create_dienst
from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn
from toezicht.bijzonderheden import in_words
from toezicht.logboek import fits
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DAG = date(2027, 6, 15)
DOOR = Door(naam="proef")


@pytest.fixture
def dienst() -> Dienst:
    gegevens = DienstGegevens(naam="Bijstand", omschrijving="Een vraag.", niveau=int(Niveau.SUBSTANTIEEL))
    return create_dienst(slug="bijstand", gegevens=gegevens, door=DOOR, now=NOW)


def trail() -> list[tuple[str, str, str]]:
    return list(Gebeurtenis.objects.order_by("id").values_list("soort", "reden", "door"))


def set_niveau(dienst: Dienst, niveau: Niveau) -> None:
    row = Dienst.objects.get(pk=dienst.pk)
    gegevens = DienstGegevens(naam="Bijstand", omschrijving="Een vraag.", niveau=int(niveau))
    change_dienst(dienst=row, versie=row.versie, gegevens=gegevens, door=DOOR, now=NOW)


def plan(dienst: Dienst, naar: Niveau = Niveau.HOOG, datum: date = DAG) -> None:
    row = Dienst.objects.get(pk=dienst.pk)
    when = {"datum": datum, "aankondigen_vanaf": date(2027, 1, 15)}
    plannen.plan(dienst=row, stand=plannen.state_of(row), naar=naar, door=DOOR, now=NOW, **when)


def test_a_niveau_that_somebody_sets(dienst: Dienst) -> None:
    set_niveau(dienst, Niveau.SUBSTANTIEEL)  # nothing changes
    set_niveau(dienst, Niveau.MIDDEN)
    set_niveau(dienst, Niveau.HOOG)
    assert trail() == [
        (Soort.NIVEAU_VERLAAGD, "substantieel-midden_bijstand", "proef"),
        (Soort.NIVEAU_VERHOOGD, "midden-hoog_bijstand", "proef"),
    ]


def test_going_back_to_a_version_with_a_lower_niveau(
    dienst: Dienst, logged_in: LoggedIn, beheerder: Medewerker
) -> None:
    set_niveau(dienst, Niveau.HOOG)
    client, first = logged_in(beheerder), Wijziging.objects.order_by("id")[0]
    url = f"/beheer/diensten/bijstand/terugzetten/{first.pk}/"
    shown = client.get(url).context
    client.post(url, {"versie": "2", "elders": shown["elders"]})
    soort, reden, door = trail()[-1]
    assert (len(trail()), soort, reden) == (2, Soort.NIVEAU_VERLAAGD, "hoog-substantieel_bijstand")
    assert door == f"medewerker {beheerder.naam} ({str(beheerder.pk)[:8]})"


def test_a_file_is_written_down_once_and_a_trial_not_at_all(dienst: Dienst) -> None:
    text = "beeldpas: 1\ndiensten:\n  bijstand: {niveau: basis}\n"
    run(text, door=DOOR, now=NOW, store=False)
    assert trail() == []
    for _ in range(2):
        run(text, door=DOOR, now=NOW, store=True)
    assert [one[:2] for one in trail()] == [
        (Soort.NIVEAU_VERLAAGD, "substantieel-basis_bijstand"),
        (Soort.INRICHTING_INGELEZEN, ""),
    ]


def test_a_raise_from_its_plan_to_the_way_back(dienst: Dienst) -> None:
    plan(dienst)
    plan(dienst, datum=date(2027, 6, 16))
    plannen.tick(dienst=dienst, punt=Punt.BALIE, gedaan=True, door=DOOR, now=NOW)
    night = midnight(date(2027, 6, 16))
    assert [settle(now=night), settle(now=night)] == [1, 0]
    row = Dienst.objects.get()
    plannen.roll_back(dienst=row, stand=plannen.state_of(row), reden="Druk.", door=DOOR, now=night)
    assert trail() == [
        (Soort.VERHOGING_GEPLAND, "substantieel-hoog_27-06-15_bijstand", "proef"),
        (Soort.VERHOGING_GEWIJZIGD, "substantieel-hoog_27-06-16_bijstand", "proef"),
        (Soort.VERHOGING_INGEGAAN, "substantieel-hoog_27-06-16_bijstand", "geplande verhoging"),
        (Soort.VERHOGING_TERUGGEDRAAID, "hoog-substantieel_bijstand", "proef"),
    ]


def test_a_raise_that_is_withdrawn(dienst: Dienst) -> None:
    plan(dienst)
    plannen.withdraw(dienst=dienst, stand=plannen.state_of(dienst), reden="Nee.", door=DOOR, now=NOW)
    assert trail()[-1][:2] == (Soort.VERHOGING_INGETROKKEN, "substantieel-hoog_27-06-15_bijstand")


def test_the_messages_and_the_identity() -> None:
    def change(deel: Deel, vorige: int, **inhoud: Any) -> int:
        store(deel=deel, vorige=vorige, inhoud=inhoud, door=DOOR, now=NOW)
        return GemeenteVersie.objects.latest("id").pk

    ready = INWONERS["digid"].in_talen((Taal.NEDERLANDS,), now=timezone.now())
    first = change(Deel.STORING_INWONERS, 0, teksten=ready, van=NOW.isoformat(), tot=None)
    second = change(Deel.STORING_INWONERS, first)
    put_back(deel=Deel.STORING_INWONERS, versie=first, vorige=second, door=DOOR, now=NOW)
    change(Deel.IDENTITEIT, 0, naam="Zuiderdam", oin="1")
    change(Deel.CONTACT, 0, telefoon="14 0123")
    assert [one[:2] for one in trail()] == [
        (Soort.MEDEDELING_GEPLAATST, "inwoners"),
        (Soort.MEDEDELING_WEGGEHAALD, "inwoners"),
        (Soort.MEDEDELING_GEPLAATST, "inwoners"),
        (Soort.GEMEENTE_GEWIJZIGD, "naam-oin"),
        (Soort.VOORSTEL_GEDAAN, "contact_telefoon"),
    ]


@pytest.mark.parametrize(
    ("taal", "words"),
    [
        ("nl", ("minder sterk gemaakt", "bijstand: van Substantieel naar Midden", "Vraagt aandacht")),
        ("en", ("made less strong", "bijstand: from Substantial to Medium", "Needs attention")),
    ],
)
def test_the_toezichthouder_reads_it_in_words(
    dienst: Dienst, logged_in: LoggedIn, toezichthouder: Medewerker, taal: str, words: tuple[str, ...]
) -> None:
    set_niveau(dienst, Niveau.MIDDEN)
    store(deel=Deel.IDENTITEIT, vorige=0, inhoud={"code": "0518"}, door=DOOR, now=NOW)
    client: Client = logged_in(toezichthouder)
    page = client.get(f"/toezicht/?taal={taal}").content.decode().partition("<tbody")[2]
    only = client.get("/toezicht/?soort=niveau_verlaagd").content.decode().partition("<tbody")[2]
    assert all(one in page for one in words), page
    assert ("emeentecode" in page or "unicipality code" in page, only.count("<tr>")) == (True, 1)


@pytest.mark.parametrize(
    ("reden", "words"),
    [
        ("substantieel-hoog_27-06-15_bijstand", "bijstand: van Substantieel naar Hoog, vanaf 15 juni 2027"),
        ("midden-hoog_regeling-x-1_234", "regeling-x-1_234: van Midden naar Hoog"),
        ("midden-hoog_27-99-99_wmo", "wmo: van Midden naar Hoog"),
    ],
)
def test_a_raise_says_from_which_day_and_a_row_of_before_does_not(reden: str, words: str) -> None:
    assert in_words(Soort.VERHOGING_GEPLAND, reden) == words


@pytest.mark.parametrize("slug", ["a" * 60, "regeling-2026", "1-2-3-x"])
def test_the_longest_reason_of_a_raise_still_fits(slug: str) -> None:
    assert fits(dienst_code(Dienst(pk=99_999, slug=slug), na="midden-substantieel_27-06-15"))


@pytest.mark.parametrize(
    ("slug", "code"),
    [
        ("bijstand", "substantieel-midden_bijstand"),
        ("regeling-2026", "substantieel-midden_regeling-x-{pk}"),
        ("a" * 60, "substantieel-midden_" + "a" * 34 + "-1_234"),
    ],
)
def test_a_reason_names_one_dienst_however_it_is_called(slug: str, code: str) -> None:
    dienst = Dienst(pk=1234, slug=slug)
    assert dienst_code(dienst, na="substantieel-midden") == code.format(pk="1_234")
