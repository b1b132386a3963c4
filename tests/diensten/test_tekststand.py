"""Which version of a text holds, for any history: the rules, and the database that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from begrippen.taal import Taal
from diensten.inwonerteksten import opstellen
from diensten.inwonerteksten.models import Tekststap, Tekstversie
from diensten.inwonerteksten.stand import Stand, begins, in_force, may_judge, stand_of
from diensten.inwonerteksten.tonen import holding, texts_in_force
from diensten.models import Dienst
from diensten.staat_vast import WijzigingStaatVast
from diensten.wijzigen import AnderWasEerst, Door
from tests.identification.gegevens import at_once

NU = datetime(2026, 3, 1, 12, tzinfo=UTC)
WIE = (UUID(int=1), UUID(int=2), UUID(int=3))
SLEUTEL = "hulp-buitenland"
NOOR, PETER = Door("Noor Smit", WIE[0]), Door("Peter Kok", WIE[1])
PUUR = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
MET_DATABASE = settings(PUUR, max_examples=30, suppress_health_check=list(HealthCheck))
DAGEN = st.integers(-5, 5).map(lambda days: NU + timedelta(days=days))


@dataclass(frozen=True)
class Rij:
    nummer: int
    door_id: UUID
    aangeboden_op: datetime | None
    teruggegeven_op: datetime | None
    geldt_vanaf: datetime | None
    ingetrokken_op: datetime | None


MOMENT = st.none() | DAGEN


@st.composite
def histories(draw: st.DrawFn) -> list[Rij]:
    return [
        Rij(n, draw(st.sampled_from(WIE)), *(draw(MOMENT) for _ in range(4)))
        for n in range(1, draw(st.integers(0, 6)) + 1)
    ]


@PUUR
@given(histories(), DAGEN)
def test_one_version_holds_or_none(rijen: list[Rij], moment: datetime) -> None:
    published = [rij for rij in rijen if stand_of(rij, rijen, moment) is Stand.GEPUBLICEERD]
    holds = in_force(rijen, moment)
    assert published == ([holds] if holds else [])
    assert in_force(reversed(rijen), moment) == holds


@PUUR
@given(histories(), DAGEN)
def test_what_holds_was_approved_and_not_withdrawn(rijen: list[Rij], moment: datetime) -> None:
    holds = in_force(rijen, moment)
    if holds is not None:
        assert holds.geldt_vanaf is not None
        assert holds.geldt_vanaf <= moment
        assert holds.ingetrokken_op is None or holds.ingetrokken_op > moment


@PUUR
@given(histories(), DAGEN, st.sampled_from(WIE))
def test_nobody_judges_what_they_wrote(rijen: list[Rij], moment: datetime, wie: UUID) -> None:
    for rij in rijen:
        stand = stand_of(rij, rijen, moment)
        assert not may_judge(rij, stand, wie=wie) or (rij.door_id != wie and stand is Stand.TER_GOEDKEURING)


@PUUR
@given(MOMENT, DAGEN)
def test_a_text_never_begins_before_its_approval(publiceer_op: datetime | None, now: datetime) -> None:
    assert begins(publiceer_op=publiceer_op, now=now) >= now


def put(
    tekst: str = "Bel ons.", *, na: int = 0, door: Door = NOOR, dienst: Dienst | None = None
) -> Tekstversie:
    return opstellen.store(
        sleutel=SLEUTEL, dienst=dienst, taal=Taal.NEDERLANDS, na=na, tekst=tekst, door=door, now=NU
    )


def shown(*, dienst: Dienst | None = None, now: datetime = NU, taal: str = "nl") -> str:
    return texts_in_force(dienst=dienst, taal=taal, now=now).get(SLEUTEL, "")


ACTIES = st.lists(
    st.tuples(
        st.sampled_from(["store", "offer", "approve", "give_back", "withdraw"]),
        st.sampled_from(WIE),
        st.integers(0, 3),
    ),
    max_size=14,
)


def act(what: str, wie: UUID, which: int) -> None:
    rows = list(Tekstversie.objects.order_by("nummer"))
    door = Door("x", wie)
    if what == "store":
        put(f"Tekst {len(rows)}.", na=len(rows), door=door)
    elif rows:
        more = {"reden": "x"} if what in {"give_back", "withdraw"} else {}
        getattr(opstellen, what)(pk=rows[which % len(rows)].pk, door=door, now=NU, **more)


@MET_DATABASE
@given(acties=ACTIES)
def test_whatever_people_do_nothing_holds_without_somebody_else(
    db: None, acties: list[tuple[str, UUID, int]]
) -> None:
    with transaction.atomic():
        for what, wie, which in acties:
            try:
                act(what, wie, which)
            except (AnderWasEerst, opstellen.EigenTekst, opstellen.NietDeMaker):
                continue
        rows = list(Tekstversie.objects.all())
        holds = in_force(rows, NU)
        assert shown() == (holds.tekst if holds else "")
        assert all(row.goedgekeurd_door_id not in {None, row.door_id} for row in rows if row.geldt_vanaf)
        transaction.set_rollback(True)


@MET_DATABASE
@given(rijen=histories(), moment=DAGEN)
def test_the_database_picks_the_same_one(db: None, rijen: list[Rij], moment: datetime) -> None:
    with transaction.atomic():
        for rij in rijen:
            Tekstversie.objects.create(
                sleutel=SLEUTEL,
                taal="nl",
                nummer=rij.nummer,
                tekst=f"Tekst {rij.nummer}.",
                moment=NU,
                door="x",
                door_id=rij.door_id,
                geldt_vanaf=rij.geldt_vanaf,
                aangeboden_op=NU if rij.geldt_vanaf else None,
                goedgekeurd_door_id=uuid4() if rij.geldt_vanaf else None,
                ingetrokken_op=rij.ingetrokken_op,
            )
        holds = in_force(rijen, moment)
        found = list(holding(moment).values_list("nummer", "tekst"))
        assert found == ([(holds.nummer, f"Tekst {holds.nummer}.")] if holds else [])
        transaction.set_rollback(True)


def publish(tekst: str = "Bel ons.", *, na: int = 0, dienst: Dienst | None = None) -> Tekstversie:
    row = put(tekst, na=na, dienst=dienst)
    opstellen.offer(pk=row.pk, door=NOOR, now=NU)
    return opstellen.approve(pk=row.pk, door=PETER, now=NU)


def test_the_author_cannot_approve(db: None) -> None:
    row = put()
    opstellen.offer(pk=row.pk, door=NOOR, now=NU)
    with pytest.raises(opstellen.EigenTekst):
        opstellen.approve(pk=row.pk, door=NOOR, now=NU)
    assert shown() == ""


def test_nobody_offers_the_draft_of_another(db: None) -> None:
    """And approves it then."""
    row = put()
    with pytest.raises(opstellen.NietDeMaker):
        opstellen.offer(pk=row.pk, door=PETER, now=NU)
    mine = put("Van mij.", na=1, door=PETER)
    opstellen.offer(pk=mine.pk, door=PETER, now=NU)
    assert opstellen.approve(pk=mine.pk, door=NOOR, now=NU).geldt_vanaf == NU


def test_a_planned_text_that_is_withdrawn_before_its_day_changes_nothing(db: None) -> None:
    publish("Eerst.")
    row = put("Later.", na=1)
    Tekstversie.objects.filter(pk=row.pk).update(publiceer_op=datetime(2026, 4, 1, tzinfo=UTC).date())
    opstellen.offer(pk=row.pk, door=NOOR, now=NU)
    opstellen.approve(pk=row.pk, door=PETER, now=NU)
    opstellen.withdraw(pk=row.pk, reden="Toch niet", door=NOOR, now=NU)
    assert shown(now=NU + timedelta(days=30)) == "Eerst."


@pytest.mark.parametrize("keurder", [NOOR.id, None])
def test_the_database_refuses_two_eyes(db: None, keurder: UUID | None) -> None:
    row = put()
    opstellen.offer(pk=row.pk, door=NOOR, now=NU)
    with pytest.raises(IntegrityError):
        Tekstversie.objects.filter(pk=row.pk).update(geldt_vanaf=NU, goedgekeurd_door_id=keurder)


def test_a_planned_text_holds_from_midnight_in_the_netherlands(db: None) -> None:
    row = put()
    Tekstversie.objects.filter(pk=row.pk).update(publiceer_op=datetime(2026, 4, 1, tzinfo=UTC).date())
    opstellen.offer(pk=row.pk, door=NOOR, now=NU)
    opstellen.approve(pk=row.pk, door=PETER, now=NU)
    midnight = datetime(2026, 3, 31, 22, tzinfo=UTC)  # summer time
    assert shown(now=midnight - timedelta(seconds=1)) == ""
    assert shown(now=midnight) == "Bel ons."


def test_who_withdraws_brings_no_older_text_back(db: None) -> None:
    """That would be one person who publishes: the older one may have been replaced because it was wrong."""
    publish("Eerst.")
    second = publish("Daarna.", na=1)
    later = NU + timedelta(minutes=1)
    opstellen.withdraw(pk=second.pk, reden="Nummer klopt niet", door=NOOR, now=later)
    assert (shown(now=NU), shown(now=later)) == ("Daarna.", "")
    assert Tekststap.objects.get(soort="ingetrokken").reden == "Nummer klopt niet"


def test_a_text_of_the_dienst_goes_before_that_of_all(overlijden: Dienst) -> None:
    publish("Voor allen.")
    assert shown(dienst=overlijden) == "Voor allen."
    publish("Voor deze dienst.", dienst=overlijden)
    assert (shown(dienst=overlijden), shown()) == ("Voor deze dienst.", "Voor allen.")
    publish("Beter voor deze dienst.", dienst=overlijden, na=1)
    assert {row.tekst for row in holding(NU)} == {"Voor allen.", "Beter voor deze dienst."}
    publish("", dienst=overlijden, na=2)  # says nothing of its own any more
    assert shown(dienst=overlijden) == "Voor allen."


def test_another_language_keeps_our_own_words(db: None) -> None:
    publish()
    assert shown(taal="en") == ""


def test_who_stored_on_an_older_version_changes_nothing(db: None) -> None:
    put("Een.")
    with pytest.raises(AnderWasEerst):
        put("Twee.", na=0)
    assert Tekstversie.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_store_at_the_same_time() -> None:
    found = at_once(2, lambda: put("Tegelijk."))
    assert sorted(type(one).__name__ for one in found) == ["AnderWasEerst", "Tekstversie"]
    assert (Tekstversie.objects.count(), Tekststap.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_who_judge_at_the_same_time() -> None:
    row = put()
    opstellen.offer(pk=row.pk, door=NOOR, now=NU)
    found = at_once(2, lambda: opstellen.approve(pk=row.pk, door=PETER, now=NU))
    assert sorted(type(one).__name__ for one in found) == ["AnderWasEerst", "Tekstversie"]
    assert Tekststap.objects.filter(soort="goedgekeurd").count() == 1


def test_a_version_stays_what_it_is(db: None) -> None:
    row = put()
    row.tekst = "Anders."
    for change in (row.save, row.delete):
        with pytest.raises(WijzigingStaatVast):
            change()
