"""Each step with a text of inwoners in the log of toezicht: who, which place, which version, and nothing more."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from begrippen.taal import Taal
from diensten.inwonerteksten import ingaan, opstellen
from diensten.inwonerteksten.models import Stap, Tekststap, Tekstversie
from diensten.inwonerteksten.register import PLAATSEN
from diensten.models import Dienst
from tests.diensten.test_tekststand import NOOR, NU, PETER, SLEUTEL, publish, put
from tests.identification.gegevens import at_once
from toezicht.logboek import _REDEN
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort

pytestmark = pytest.mark.django_db
NACHT = datetime(2026, 3, 31, 22, tzinfo=UTC)  # midnight in the Netherlands, in summer time
OCHTEND = NACHT + timedelta(hours=9)


def written() -> list[tuple[str, str]]:
    return list(Gebeurtenis.objects.order_by("id").values_list("soort", "door"))


def test_from_proposed_to_withdrawn() -> None:
    row = publish("Bel ons.")
    opstellen.still_right(pk=row.pk, volgende=None, door=PETER, now=NU)
    opstellen.withdraw(pk=row.pk, reden="Bel 088 123 65 55 is fout", door=PETER, now=NU)
    assert written() == [
        (Soort.TEKST_VOORGESTELD, NOOR.naam),
        (Soort.TEKST_GEPUBLICEERD, PETER.naam),
        (Soort.TEKST_NAGEKEKEN, PETER.naam),
        (Soort.TEKST_INGETROKKEN, PETER.naam),
    ]
    assert set(Gebeurtenis.objects.values_list("reden", "aantal", "onderwerp")) == {
        ("hulp-buitenland_nl", 1, None)
    }


def test_what_is_planned_and_what_is_given_back() -> None:
    planned = opstellen.store(
        sleutel="hulp-digid",
        dienst=None,
        taal=Taal.ENGELS,
        na=0,
        tekst="Later.",
        publiceer_op=date(2026, 9, 1),
        door=NOOR,
        now=NU,
    )
    refused = put("Anders.")
    for row in (planned, refused):
        opstellen.offer(pk=row.pk, door=NOOR, now=NU)
    opstellen.approve(pk=planned.pk, door=PETER, now=NU)
    opstellen.give_back(pk=refused.pk, reden="Te lang.", door=PETER, now=NU)
    assert written()[2:] == [(Soort.TEKST_GEPLAND, PETER.naam), (Soort.TEKST_TERUGGEGEVEN, PETER.naam)]


def plan(tekst: str, *, na: int, dag: date = date(2026, 4, 1), dienst: Dienst | None = None) -> Tekstversie:
    place = {"sleutel": SLEUTEL, "dienst": dienst, "taal": Taal.NEDERLANDS, "na": na}
    row = opstellen.store(tekst=tekst, publiceer_op=dag, door=NOOR, now=NU, **place)  # type: ignore[arg-type]
    opstellen.offer(pk=row.pk, door=NOOR, now=NU)
    return opstellen.approve(pk=row.pk, door=PETER, now=NU)


def begun() -> list[tuple[str, str, int | None, datetime]]:
    rows = Gebeurtenis.objects.filter(soort=Soort.TEKST_INGEGAAN).order_by("id")
    return list(rows.values_list("door", "reden", "aantal", "moment"))


def test_a_planned_text_begins_once_however_late(dienst: Dienst) -> None:
    publish("Eerst.", dienst=dienst)
    plan("Daarna.", na=1, dienst=dienst)
    assert [ingaan.settle(now=at) for at in (NACHT - timedelta(seconds=1), OCHTEND, OCHTEND)] == [0, 1, 0]
    who = "Noor Smit, goedgekeurd door Peter Kok"
    assert begun() == [(who, f"{SLEUTEL}_nl_{dienst.slug}_na-1", 2, NACHT)]
    assert Tekststap.objects.filter(soort=Stap.INGEGAAN).values_list("moment", "door").get() == (
        NACHT,
        "geplande tekst",
    )


def test_two_that_began_while_nobody_looked_stand_in_their_order() -> None:
    plan("Later.", na=0, dag=date(2026, 4, 3))
    plan("Eerder.", na=1)
    same = plan("Zelfde dag.", na=2)
    assert ingaan.settle(now=OCHTEND + timedelta(days=5)) == 2  # of two on one day, the newest holds
    assert [(row[1][-4:], row[2]) for row in begun()] == [("na-0", same.nummer), ("na-3", 1)]


def test_who_withdraws_in_the_morning_withdraws_what_began_at_midnight() -> None:
    row, never = plan("Fout nummer.", na=0), plan("Nooit.", na=1, dag=date(2026, 5, 1))
    opstellen.withdraw(pk=never.pk, reden="Toch niet", door=PETER, now=NU)
    opstellen.withdraw(pk=row.pk, reden="Klopt niet", door=PETER, now=OCHTEND)
    assert ingaan.settle(now=OCHTEND + timedelta(days=90)) == 0
    assert [soort for soort, _door in written()[-2:]] == [Soort.TEKST_INGEGAAN, Soort.TEKST_INGETROKKEN]
    assert len(begun()) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_write_the_beginning_once() -> None:
    row = plan("Morgen.", na=0)
    # Both have it in their list already; who comes second finds it written.
    assert sorted(at_once(2, lambda: ingaan._settle_one(row, now=NACHT))) == [False, True]
    assert (len(begun()), Tekststap.objects.filter(soort=Stap.INGEGAAN).count()) == (1, 1)


def test_a_step_that_is_undone_is_not_written_down() -> None:
    row = put("Bel ons.")
    assert written() == []  # a draft
    with transaction.atomic():
        opstellen.offer(pk=row.pk, door=NOOR, now=NU)
        assert len(written()) == 1
        transaction.set_rollback(True)
    assert written() == []


def test_every_key_fits_in_the_log() -> None:
    reasons = [f"{sleutel}_{taal.value}" for sleutel in PLAATSEN for taal in Taal]
    assert [reden for reden in reasons if not _REDEN.fullmatch(reden)] == []
    assert max(map(len, PLAATSEN)) <= 40
