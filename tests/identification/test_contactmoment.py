"""The contact moment of a call: after the proof, once, and never in its way."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from django.db import DatabaseError
from pytest_django import Settings

from begrippen.flow import Flow
from identification.flow import contactmoment
from identification.flow.bewaard_bezorgen import deliver_kept
from identification.flow.bezorgbeheer import send_kept
from identification.flow.opruimen import purge
from identification.models import BewaardBewijs
from identification.status import Status
from inloggen.models import Medewerker
from simulator.klantinteracties.klantinteracties import Klantinteracties
from simulator.zaaksysteem.zgw_fouten import Stand, ZgwFout
from tests.identification.gegevens import (
    NOW,
    PERSOON,
    completed,
    delivered,
    fresh,
    later,
    make_dienst,
    make_zaak,
)
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort
from zaken.contact import werk
from zaken.models import Contactmoment
from zaken.register import Register


@pytest.fixture
def with_contact(db: None) -> dict[str, Any]:
    return {"dienst": make_dienst(contactmoment=True)}


def soorten() -> list[str]:
    return [soort for soort in Gebeurtenis.objects.values_list("soort", flat=True) if "klantcontact" in soort]


@pytest.mark.parametrize("flow", Flow)
def test_a_proof_in_its_zaak_gets_one(
    ambtenaar: Medewerker,
    klant: Klantinteracties,
    with_contact: dict[str, Any],
    flow: Flow,
) -> None:
    row = delivered(ambtenaar, flow, **with_contact)
    assert [contactmoment.work(clock=lambda: NOW), contactmoment.work(clock=lambda: later(hours=3))] == [1, 0]
    (made,) = klant.klantcontacten
    assert klant.onderwerpen_of(made["uuid"]) == [row.zaak_ref.rpartition("/")[2]]
    assert klant.actoren_of(made["uuid"]) == ["Sanne de Vries"]
    assert PERSOON.reveal() not in str([vraag.body for vraag in klant.vragen])
    assert soorten() == [Soort.KLANTCONTACT_GEMAAKT]


def test_only_where_the_dienst_wants_it(ambtenaar: Medewerker, klant: Klantinteracties) -> None:
    delivered(ambtenaar)
    assert not Contactmoment.objects.exists()


def test_not_without_a_coupling(
    ambtenaar: Medewerker, settings: Settings, with_contact: dict[str, Any]
) -> None:
    settings.KLANTINTERACTIES |= {"url": ""}
    delivered(ambtenaar, **with_contact)
    assert not Contactmoment.objects.exists()
    assert contactmoment.work(clock=lambda: NOW) == 0


def test_not_before_the_document_is_in_the_zaak(
    ambtenaar: Medewerker,
    klant: Klantinteracties,
    with_contact: dict[str, Any],
) -> None:
    completed(ambtenaar, **with_contact)
    assert not Contactmoment.objects.exists()


def test_what_is_left_of_it_goes_after_200_days(
    ambtenaar: Medewerker, klant: Klantinteracties, with_contact: dict[str, Any]
) -> None:
    delivered(ambtenaar, **with_contact)
    contactmoment.work(clock=lambda: NOW)
    assert [werk.forget_old(now=later(days=days)) for days in (199, 201)] == [0, 1]


def test_what_waits_for_a_coupling_that_was_switched_off_goes_too(
    ambtenaar: Medewerker, klant: Klantinteracties, with_contact: dict[str, Any], settings: Settings
) -> None:
    delivered(ambtenaar, **with_contact)
    settings.KLANTINTERACTIES |= {"url": ""}
    assert werk.forget_old(now=later(days=201)) == 1


def test_a_server_that_is_down_is_asked_once_in_a_round(
    ambtenaar: Medewerker, klant: Klantinteracties, with_contact: dict[str, Any]
) -> None:
    for _ in range(3):
        delivered(ambtenaar, **with_contact)
    klant.schakelaar.arm(Stand(ZgwFout.STORING, aantal=9))
    before = len(klant.vragen)
    assert contactmoment.work(clock=lambda: NOW) == 0
    assert sorted(Contactmoment.objects.values_list("attempts", flat=True)) == [0, 0, 1]
    assert len(klant.vragen) <= before + 2


def test_a_server_that_is_down_holds_up_nothing_and_is_tried_again(
    ambtenaar: Medewerker,
    klant: Klantinteracties,
    with_contact: dict[str, Any],
) -> None:
    klant.schakelaar.arm(Stand(ZgwFout.STORING, aantal=1))
    row = delivered(ambtenaar, **with_contact)
    assert fresh(row.pk).status == Status.GEWIST
    assert contactmoment.work(clock=lambda: NOW) == 0
    waiting = Contactmoment.objects.get()
    assert (waiting.fout, waiting.attempts, soorten()) == ("contact-storing", 1, [])
    assert contactmoment.work(clock=lambda: later(minutes=2)) == 1
    assert Contactmoment.objects.get().fout == ""


def test_a_plan_that_cannot_be_stored_holds_up_nothing(
    ambtenaar: Medewerker,
    klant: Klantinteracties,
    with_contact: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(werk, "plan", refuse)
    assert delivered(ambtenaar, **with_contact).status == Status.GEWIST


@pytest.mark.parametrize("permanent", [True, False])
def test_what_is_given_up_is_written_down_once(
    ambtenaar: Medewerker,
    klant: Klantinteracties,
    settings: Settings,
    with_contact: dict[str, Any],
    permanent: bool,
) -> None:
    delivered(ambtenaar, **with_contact)
    settings.KLANTINTERACTIES |= {"vertrouwelijk": "wie weet"} if permanent else {"token": "verkeerd"}
    for hours in (0, 47, 49, 60):
        contactmoment.work(clock=partial(later, hours=hours))
    row = Contactmoment.objects.get()
    assert (row.next_attempt_at, row.klaar_op) == (None, None)
    assert soorten() == [Soort.KLANTCONTACT_NIET_GEMAAKT]


def test_a_worker_that_died_is_followed_by_another(
    ambtenaar: Medewerker,
    klant: Klantinteracties,
    with_contact: dict[str, Any],
) -> None:
    """It died after it took the row, and after the other side had made it."""
    delivered(ambtenaar, **with_contact)
    row = werk.take(pk=Contactmoment.objects.get().pk, now=NOW)
    assert row is not None
    werk.ensure_klantcontact(werk._opdracht(row), werk.instelling(), known=None, keep=lambda _: None)
    assert contactmoment.work(clock=lambda: later(seconds=60)) == 0
    assert contactmoment.work(clock=lambda: later(minutes=3)) == 1
    assert len(klant.klantcontacten) == 1


def test_a_proof_that_came_too_late_gets_one_in_its_new_zaak(
    ambtenaar: Medewerker, klant: Klantinteracties, with_contact: dict[str, Any]
) -> None:
    row = completed(ambtenaar, **with_contact)
    purge(now=later(hours=49))
    kept = BewaardBewijs.objects.get()
    zaak = make_zaak()
    send_kept(pk=kept.pk, zaaknummer=zaak.zaaknummer, zaaksysteem=Register(), door="x", now=later(hours=50))
    deliver_kept(pk=kept.pk, zaaksysteem=Register(), now=later(hours=50))
    planned = Contactmoment.objects.get()
    assert (planned.kenmerk, planned.zaaknummer) == (row.pk, zaak.zaaknummer)
