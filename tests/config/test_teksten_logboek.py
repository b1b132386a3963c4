"""Each step with a text of inwoners in the log of toezicht: who, which place, which version, and nothing more."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from begrippen.taal import Taal
from diensten.inwonerteksten import opstellen
from diensten.inwonerteksten.register import PLAATSEN
from tests.diensten.test_tekststand import NOOR, NU, PETER, publish, put
from toezicht.logboek import _REDEN
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort

pytestmark = pytest.mark.django_db


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
