"""What Voltooien rests on: the word of the ambtenaar where there is no code, and a zaak that takes the proof."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from begrippen.flow import Flow
from identification.flow import afronden
from identification.flow.afronden import VerklaringOntbreekt, ZaakWeigert
from identification.models import Identification
from identification.status import Afloop, Status
from inloggen.models import Medewerker
from tests.identification.gegevens import (
    ANDER,
    BESTAAND,
    NOW,
    PERSOON,
    checked,
    completed,
    delivered,
    fresh,
    make_zaak,
)
from toezicht.models import Gebeurtenis
from zaken.models import Zaak
from zaken.register import Register, open_initiator
from zaken.zaaksysteem import ZaaksysteemFout


def complete(row: Identification, *, verklaard: bool = False) -> None:
    afronden.complete(identification=row, verklaard=verklaard, zaaksysteem=Register(), now=NOW)


def seen() -> tuple[list[Any], int]:
    return list(Identification.objects.order_by("pk").values()), Gebeurtenis.objects.count()


# --- the word of the ambtenaar ------------------------------------------------------------------------------------


def test_without_the_word_of_the_ambtenaar_nothing_changes(ambtenaar: Medewerker) -> None:
    row = checked(ambtenaar, Flow.AMBTENAAR)
    before = seen()
    with pytest.raises(VerklaringOntbreekt):
        complete(row)
    assert seen() == before
    complete(row, verklaard=True)
    assert (fresh(row.pk).verklaard_op, fresh(row.pk).afloop) == (NOW, Afloop.VOLTOOID)


@pytest.mark.parametrize("flow", [Flow.NIEUW, Flow.BEKEND])
def test_where_a_code_was_right_no_word_is_asked_or_kept(ambtenaar: Medewerker, flow: Flow) -> None:
    row = checked(ambtenaar, flow)
    complete(row, verklaard=flow is Flow.NIEUW)
    assert (fresh(row.pk).afloop, fresh(row.pk).verklaard_op) == (Afloop.VOLTOOID, None)


@pytest.mark.parametrize("data", [{}, {"verklaring": ""}, {"verklaring": "nee"}])
def test_the_button_says_it_in_so_many_words(
    sanne: Client, ambtenaar: Medewerker, data: dict[str, str]
) -> None:
    row = checked(ambtenaar, Flow.AMBTENAAR, now=timezone.now())
    before = seen()
    response = sanne.post(press(row), data)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Door af te ronden verklaart u: de persoon in beeld heeft zelf ingelogd." in page
    assert 'name="verklaring" value="ja"' in page
    assert seen() == before
    assert sanne.post(press(row), {"verklaring": "ja"}).status_code == 302
    assert fresh(row.pk).status == Status.BEVESTIGD


# --- a zaak that will not take it ---------------------------------------------------------------------------------


REFUSALS = [
    ("andere-initiator", "Deze zaak staat op naam van een andere persoon."),
    ("zaak-onbekend", "Deze zaak bestaat niet (meer)."),
]


@pytest.mark.parametrize(("reden", "words"), REFUSALS)
def test_it_is_said_before_it_is_too_late(
    sanne: Client, ambtenaar: Medewerker, reden: str, words: str
) -> None:
    zaak, now = make_zaak(), timezone.now()
    row = checked(ambtenaar, zaak=zaak, now=now)
    if reden == "andere-initiator":
        delivered(ambtenaar, zaak=zaak, wie=ANDER, now=now)
    else:
        Zaak.objects.all().delete()
    before = seen()
    for response, status in ((sanne.get(finish(row)), 200), (sanne.post(press(row)), 409)):
        page = response.content.decode()
        assert (response.status_code, f"{words} Stop deze identificatie" in page) == (status, True)
        assert press(row) not in page
    with pytest.raises(ZaakWeigert, match=reden):
        complete(row)
    assert seen() == before


def finish(row: Identification) -> str:
    return f"/werkblad/{row.pk}/rond-af/"


def press(row: Identification) -> str:
    return f"/werkblad/{row.pk}/voltooi/"


@pytest.mark.parametrize("flow", Flow)
def test_a_zaak_of_the_same_person_takes_it(ambtenaar: Medewerker, flow: Flow) -> None:
    make_zaak()
    for row in (delivered(ambtenaar, flow, zaak=BESTAAND), completed(ambtenaar, flow, zaak=BESTAAND)):
        assert row.afloop == Afloop.VOLTOOID
    assert open_initiator(Zaak.objects.get()) == PERSOON


def test_a_zaaksysteem_that_is_silent_is_no_objection(
    ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: object) -> None:
        raise ZaaksysteemFout("geen-antwoord", permanent=False)

    monkeypatch.setattr(Register, "check_zaak", silent)
    assert completed(ambtenaar, zaak=make_zaak()).status == Status.BEVESTIGD


def test_of_a_new_zaak_nothing_is_asked(ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Register, "check_zaak", lambda *_: pytest.fail("the zaaksysteem was asked"))
    assert completed(ambtenaar).status == Status.BEVESTIGD
