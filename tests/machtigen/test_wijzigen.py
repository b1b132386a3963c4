from __future__ import annotations

from dataclasses import replace
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from begrippen.vertegenwoordiging import Soort
from diensten.models import Dienst
from machtigen import queries
from machtigen.instelling import Cel, Instelling, voorstel
from machtigen.models import Dienstregels, Regel
from machtigen.regels import Aard, Dienstregel, Stand
from machtigen.rules import Reden, judge
from machtigen.staat_vast import AnderWasEerst, VersieStaatVast
from machtigen.wijzigen import OnbekendeVersie, put_back, store
from tests.machtigen.conftest import DOOR, SLUG
from tests.machtigen.test_rules import ALIVE, Bron, Grond


def changed(instelling: Instelling, soort: Soort, **cell: object) -> Instelling:
    cel = instelling.cellen[soort]
    regel = replace(cel.regel, **cell)  # type: ignore[arg-type]
    return replace(instelling, cellen={**instelling.cellen, soort: Cel(regel, cel.reden)})


def save(instelling: Instelling, versie: int) -> bool:
    return store(slug=SLUG, versie=versie, instelling=instelling, door=DOOR, now=timezone.now())


def test_a_dienst_about_which_nobody_said_anything_is_off(bijstand: Dienst) -> None:
    for soort in Soort:
        regels = queries.regels_for(SLUG, soort)
        assert judge(Grond(soort, Bron.STUK), regels, ALIVE).reden is Reden.DIENST_UIT


def test_what_is_stored_is_what_is_judged(geld: Instelling) -> None:
    grond = Grond(Soort.GEMACHTIGDE, Bron.MACHTIGEN)
    assert judge(grond, queries.regels_for(SLUG, Soort.GEMACHTIGDE), ALIVE).reden is Reden.MAG
    save(changed(geld, Soort.GEMACHTIGDE, mag=False), 1)
    assert judge(grond, queries.regels_for(SLUG, Soort.GEMACHTIGDE), ALIVE).reden is Reden.SOORT_UIT


def test_each_change_is_a_version_and_nothing_goes(geld: Instelling) -> None:
    assert not save(geld, 1)
    assert save(changed(geld, Soort.OUDER, jonger_dan=12), 1)
    assert [row.versie for row in Dienstregels.objects.order_by("versie")] == [1, 2]
    newest, first = queries.versieregels(SLUG)
    assert newest.wijzigingen == (("Ouder met gezag: kind jonger dan", "geen grens", "12 jaar"),)
    assert (newest.door, first.wijzigingen) == (DOOR.naam, ())


def test_the_second_of_two_stores_nothing(geld: Instelling) -> None:
    save(changed(geld, Soort.CURATOR, mag=False), 1)
    with pytest.raises(AnderWasEerst):
        save(changed(geld, Soort.MENTOR, mag=True), 1)
    assert Dienstregels.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_stores(geld: Instelling) -> None:
    start, said = Barrier(2), []

    def one(soort: Soort) -> None:
        start.wait()
        try:
            save(changed(geld, soort, tweede_medewerker=True), 1)
            said.append("stored")
        except AnderWasEerst:
            said.append("refused")
        connection.close()

    people = [Thread(target=one, args=(soort,)) for soort in (Soort.CURATOR, Soort.MENTOR)]
    [person.start() for person in people]
    [person.join() for person in people]
    assert sorted(said) == ["refused", "stored"]
    assert Regel.objects.count() == 2 * len(Soort)


def test_put_back_what_stood_there(geld: Instelling) -> None:
    save(changed(geld, Soort.CURATOR, mag=False), 1)
    save(changed(geld, Soort.MENTOR, mag=True), 2)
    assert put_back(slug=SLUG, versie=3, naar=1, door=DOOR, now=timezone.now())
    stand = queries.stand_of(SLUG)
    assert (stand.versie, stand.instelling) == (4, geld)
    assert queries.versieregels(SLUG)[0].terug_naar == 1
    with pytest.raises(AnderWasEerst):
        put_back(slug=SLUG, versie=3, naar=1, door=DOOR, now=timezone.now())
    with pytest.raises(OnbekendeVersie):
        put_back(slug=SLUG, versie=4, naar=9, door=DOOR, now=timezone.now())


def test_rows_are_only_added(geld: Instelling) -> None:
    for row in (Dienstregels.objects.get(), Regel.objects.first()):
        assert row is not None
        with pytest.raises(VersieStaatVast):
            row.save()
        with pytest.raises(VersieStaatVast):
            row.delete()


@pytest.mark.parametrize(
    "wrong",
    [
        {"soort": "buurman"},
        {"soort": "curator", "jonger_dan": 12},
        {"soort": "curator", "andere_ouder": True},
        {"soort": "ouder", "jonger_dan": 0},
        {"soort": "ouder", "jonger_dan": 19},
    ],
)
def test_the_database_refuses_what_cannot_be(bijstand: Dienst, wrong: dict[str, object]) -> None:
    regels = Dienstregels.objects.create(
        dienst_slug=SLUG, versie=1, aan=True, aard="geld", moment=timezone.now(), door="x"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Regel.objects.create(regels=regels, **wrong)


def test_a_kind_that_has_no_row_is_off(bijstand: Dienst) -> None:
    """As after a new kind came with a new version of the software."""
    Dienstregels.objects.create(
        dienst_slug=SLUG, versie=1, aan=True, aard="geld", moment=timezone.now(), door="x"
    )
    assert queries.regels_for(SLUG, Soort.GEMACHTIGDE).regel == Dienstregel()


def test_a_cell_reads_as_it_works_out() -> None:
    care = voorstel(Aard.ZORG, aan=True)
    cell = queries.cel_in_woorden(Soort.BEWINDVOERDER, care)
    assert (cell.stand, cell.voorwaarden) == (
        Stand.NIET,
        ("Deze vertegenwoordiger mag dit volgens de wet niet.",),
    )
    assert queries.cel_in_woorden(Soort.OUDER, care).voorwaarden == ("kind jonger dan 12",)
    off = voorstel(Aard.ZORG)
    assert {queries.cel_in_woorden(soort, off).stand for soort in Soort} == {Stand.NIET}
