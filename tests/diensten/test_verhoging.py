"""A raise: which niveau holds at each moment, whoever wrote it down and when; and the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from diensten.models import Dienst, Wijziging
from diensten.verhoging import plannen
from diensten.verhoging.geldend import niveau_op, niveaus_op
from diensten.verhoging.ingaan import settle
from diensten.verhoging.models import Punt, Stapsoort, Verhoging, VerhogingStap
from diensten.verhoging.plannen import Reden, VerhogingGeweigerd, state_of
from diensten.verhoging.tijdlijn import midnight
from diensten.wijzigen import (
    AnderWasEerst,
    DienstGegevens,
    Door,
    VerhogingGepland,
    change_dienst,
    create_dienst,
)
from tests.diensten.conftest import DOOR

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DAG = date(2027, 6, 15)
NACHT = midnight(DAG)
INGRID = Door(naam="Ingrid Bakker")
GEGEVENS = DienstGegevens(naam="Aangifte overlijden", omschrijving="x", niveau=int(Niveau.BASIS))
TICK = timedelta(microseconds=1)


@pytest.fixture
def dienst(db: None) -> Dienst:
    return create_dienst(slug="aangifte-overlijden", gegevens=GEGEVENS, door=DOOR, now=NOW)


def fresh(dienst: Dienst) -> Dienst:
    return Dienst.objects.get(pk=dienst.pk)


def plan(dienst: Dienst, *, now: datetime = NOW, **changes: object) -> Verhoging:
    values = {"naar": Niveau.MIDDEN, "datum": DAG, "aankondigen_vanaf": date(2027, 1, 15)}
    return plannen.plan(
        dienst=dienst, stand=state_of(fresh(dienst)), door=INGRID, now=now, **values | changes
    )


def roll_back(dienst: Dienst, *, now: datetime) -> None:
    stand = state_of(fresh(dienst))
    plannen.roll_back(dienst=dienst, stand=stand, reden="Te veel vragen.", door=INGRID, now=now)


@pytest.mark.parametrize("written", [None, NACHT, NACHT + timedelta(days=3)])
def test_it_holds_from_midnight_whenever_the_clock_wrote_it(dienst: Dienst, written: datetime | None) -> None:
    plan(dienst)
    if written is not None:
        assert settle(now=written) == 1
    seen = [niveau_op(fresh(dienst), at) for at in (NOW, NACHT - TICK, NACHT, NACHT + timedelta(days=30))]
    assert seen == [Niveau.BASIS, Niveau.BASIS, Niveau.MIDDEN, Niveau.MIDDEN]


def test_the_clock_writes_it_once_and_into_the_change_log(dienst: Dienst) -> None:
    plan(dienst)
    assert [
        settle(now=at) for at in (NACHT - TICK, NACHT + timedelta(hours=8), NACHT + timedelta(days=1))
    ] == [
        0,
        1,
        0,
    ]
    assert (fresh(dienst).niveau, fresh(dienst).versie) == (20, 2)
    row = Wijziging.objects.get(veld="niveau")
    assert (row.van, row.naar, row.moment, row.door) == ("10", "20", NACHT, "geplande verhoging")
    assert VerhogingStap.objects.order_by("id").values_list("soort", flat=True)[1] == Stapsoort.INGEGAAN


def test_over_the_night_in_which_summer_time_ends(dienst: Dienst) -> None:
    plan(dienst, datum=date(2027, 10, 31))
    at = [datetime(2027, 10, 30, 21, 59, tzinfo=UTC), datetime(2027, 10, 30, 22, 0, tzinfo=UTC)]
    assert [niveau_op(fresh(dienst), one) for one in at] == [Niveau.BASIS, Niveau.MIDDEN]


def test_a_past_moment_knows_every_change(dienst: Dienst) -> None:
    plan(dienst)
    settle(now=NACHT)
    roll_back(dienst, now=NACHT + timedelta(days=2))
    moments = [NACHT - TICK, NACHT, NACHT + timedelta(days=1), NACHT + timedelta(days=3)]
    assert [int(niveau_op(fresh(dienst), at)) for at in moments] == [10, 20, 20, 10]


def test_many_diensten_take_two_queries(dienst: Dienst, django_assert_num_queries: object) -> None:
    plan(dienst)
    other = create_dienst(slug="anders", gegevens=GEGEVENS, door=DOOR, now=NOW)
    rows = [fresh(dienst), fresh(other)]
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert niveaus_op(rows, NACHT) == {dienst.pk: Niveau.MIDDEN, other.pk: Niveau.BASIS}


def test_a_dienst_read_just_before_the_clock_wrote(dienst: Dienst) -> None:
    """The raise is no longer waiting, and the copy in hand does not have the new niveau yet."""
    plan(dienst)
    before = fresh(dienst)
    settle(now=NACHT)
    assert niveau_op(before, NACHT) == Niveau.MIDDEN


@pytest.mark.parametrize(
    ("changes", "reden"),
    [
        ({"datum": date(2026, 11, 22), "aankondigen_vanaf": date(2026, 11, 1)}, Reden.VOORBIJ),
        ({"datum": date(2077, 6, 15)}, Reden.TE_VER),
        ({"naar": Niveau.BASIS}, Reden.NIET_HOGER),
        ({"aankondigen_vanaf": DAG}, Reden.AANKONDIGING_TE_LAAT),
    ],
)
def test_what_cannot_be_is_refused(dienst: Dienst, changes: dict[str, object], reden: Reden) -> None:
    with pytest.raises(VerhogingGeweigerd) as refused:
        plan(dienst, **changes)
    assert refused.value.reden is reden
    assert not Verhoging.objects.exists()


def test_a_second_one_waits_until_the_first_cannot_be_rolled_back(dienst: Dienst) -> None:
    plan(dienst)
    settle(now=NACHT)
    later = {"naar": Niveau.HOOG, "datum": date(2028, 1, 18)}
    with pytest.raises(VerhogingGeweigerd) as refused:
        plan(dienst, now=NACHT + timedelta(days=14) - TICK, **later)
    assert (refused.value.reden, refused.value.dag) == (Reden.NET_VERHOOGD, date(2027, 6, 28))
    assert plan(dienst, now=NACHT + timedelta(days=14), **later).van == 20


def test_planning_again_moves_the_one_that_waits(dienst: Dienst) -> None:
    first = plan(dienst)
    again = plan(dienst, datum=date(2027, 9, 14))
    assert (first.pk, Verhoging.objects.count(), again.versie) == (again.pk, 1, 2)
    said = VerhogingStap.objects.order_by("id").values_list("soort", "datum")
    assert list(said) == [("gepland", DAG), ("gewijzigd", date(2027, 9, 14))]


def test_the_database_keeps_one_waiting_raise(dienst: Dienst) -> None:
    plan(dienst)
    row = Verhoging.objects.get()
    row.pk = None
    with pytest.raises(IntegrityError, match="verhoging_een_tegelijk"), transaction.atomic():
        row.save()


def test_the_second_of_two_beheerders_does_not_overwrite(dienst: Dienst) -> None:
    stand = state_of(dienst)
    plan(dienst)
    with pytest.raises(AnderWasEerst):
        plannen.plan(
            dienst=dienst,
            stand=stand,
            naar=Niveau.HOOG,
            datum=DAG,
            aankondigen_vanaf=date(2027, 1, 1),
            door=INGRID,
            now=NOW,
        )
    assert Verhoging.objects.get().naar == 20


def test_withdrawn_it_never_holds(dienst: Dienst) -> None:
    plan(dienst)
    stand = state_of(fresh(dienst))
    plannen.withdraw(dienst=dienst, stand=stand, reden="Te vroeg.", door=INGRID, now=NOW)
    assert settle(now=NACHT) == 0
    assert niveau_op(fresh(dienst), NACHT) == Niveau.BASIS
    assert VerhogingStap.objects.order_by("-id")[0].reden == "Te vroeg."


@pytest.mark.parametrize("written", [True, False])
def test_rolling_back_holds_at_once(dienst: Dienst, written: bool) -> None:
    plan(dienst)
    if written:
        settle(now=NACHT)
    back = NACHT + timedelta(days=14) - TICK
    roll_back(dienst, now=back)
    assert [int(niveau_op(fresh(dienst), at)) for at in (back - TICK, back)] == [20, 10]
    assert fresh(dienst).niveau == 10
    last = VerhogingStap.objects.order_by("-id")[0]
    assert (last.soort, last.reden, last.door) == ("teruggedraaid", "Te veel vragen.", "Ingrid Bakker")


@pytest.mark.parametrize(
    ("at", "reden"),
    [
        (NACHT - TICK, Reden.NIETS_GEPLAND),
        (NACHT + timedelta(days=14), Reden.NIET_MEER_TERUG),
    ],
)
def test_rolling_back_has_its_time(dienst: Dienst, at: datetime, reden: Reden) -> None:
    plan(dienst)
    with pytest.raises(VerhogingGeweigerd) as refused:
        roll_back(dienst, now=at)
    assert refused.value.reden is reden


def test_a_change_after_the_raise_is_not_rolled_over(dienst: Dienst) -> None:
    plan(dienst)
    settle(now=NACHT)
    data = DienstGegevens(naam="x", omschrijving="x", niveau=int(Niveau.HOOG))
    change_dienst(dienst=dienst, versie=2, gegevens=data, door=INGRID, now=NACHT)
    with pytest.raises(VerhogingGeweigerd) as refused:
        roll_back(dienst, now=NACHT + TICK)
    assert refused.value.reden is Reden.ANDERS_INGESTELD


def test_while_a_raise_waits_the_way_to_log_in_stays(dienst: Dienst) -> None:
    plan(dienst)
    data = DienstGegevens(naam="x", omschrijving="x", niveau=int(Niveau.HOOG))
    with pytest.raises(VerhogingGepland):
        change_dienst(dienst=dienst, versie=1, gegevens=data, door=INGRID, now=NOW)
    same = replace(GEGEVENS, link_minuten=20)
    assert change_dienst(dienst=dienst, versie=1, gegevens=same, door=INGRID, now=NOW).opgeslagen == 1


def test_a_form_of_before_midnight_does_not_lower_it_after(dienst: Dienst) -> None:
    plan(dienst)
    with pytest.raises(AnderWasEerst):
        change_dienst(dienst=dienst, versie=1, gegevens=GEGEVENS, door=INGRID, now=NACHT)
    assert fresh(dienst).niveau == 20


def test_the_last_word_on_a_point_counts(dienst: Dienst) -> None:
    plan(dienst)
    for done in (True, False, True):
        plannen.tick(dienst=dienst, punt=Punt.LOGIUS_MELDING, gedaan=done, door=INGRID, now=NOW)
    said = VerhogingStap.objects.exclude(punt="").order_by("id").values_list("soort", flat=True)
    assert list(said) == ["afgevinkt", "weer_open", "afgevinkt"]


def test_a_log_row_stays(dienst: Dienst) -> None:
    plan(dienst)
    with pytest.raises(TypeError):
        VerhogingStap.objects.get().save()
