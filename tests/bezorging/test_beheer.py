"""What functioneel beheer decides: try again, another zaak, give up; and what happens to a proof that is kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings as django_settings
from pytest_django import Settings

from identification.bewijs import digest
from identification.flow import bewaren, bezorgbeheer, ontvangst, ontvangst_werk
from identification.flow.bewaard_bezorgen import deliver_kept
from identification.flow.bezorgen import deliver
from identification.flow.opruimen import purge
from identification.flow.poort import Open
from identification.models import BewaardBewijs, Identification, Ontvangst
from identification.status import Afloop, Status
from kluis import register as registersleutel
from kluis.zegel import ZegelVerbroken
from tests.bezorging.conftest import PDF, Many
from tests.identification.gegevens import ANDER, NOW, fresh, is_wiped, later, raw_bytes
from tests.identification.test_bezorgen import Kapot
from toezicht.models import Gebeurtenis
from zaken.models import Document, Zaak
from zaken.register import Register
from zaken.zaaksysteem import ZaaksysteemFout

ANDERE_ZAAK = "2026-20001"


def redirect(row: Identification, zaaksysteem: Register | None = None, **changes: Any) -> None:
    values = {"zaaknummer": ANDERE_ZAAK, "door": "x", "now": later(minutes=1)} | changes
    bezorgbeheer.redirect(pk=row.pk, zaaksysteem=zaaksysteem or Register(), **values)


# --- another zaak -------------------------------------------------------------------------------------------------


def test_a_proof_that_stands_nowhere_is_made_again_for_the_other_zaak(
    row: Identification, other_zaak: Zaak, nudged: list[Any]
) -> None:
    deliver(pk=row.pk, zaaksysteem=Kapot("document", permanent=True), now=NOW)
    first = fresh(row.pk)
    redirect(row)
    moved = fresh(row.pk)
    assert (moved.zaaknummer, moved.zaak_ref, moved.geweigerd, nudged) == (ANDERE_ZAAK, "", False, [row.pk])
    assert moved.bewijs_sha256 == digest(PDF + ANDERE_ZAAK.encode()) != first.bewijs_sha256
    deliver(pk=row.pk, zaaksysteem=Register(), now=later(minutes=1))
    assert Document.objects.get().zaak == other_zaak
    assert Gebeurtenis.objects.filter(soort="bezorging_omgeleid", onderwerp=row.pk, door="x").count() == 1


def test_a_proof_that_stands_loose_gets_its_place_there_and_no_second_one(
    row: Identification, other_zaak: Zaak
) -> None:
    deliver(pk=row.pk, zaaksysteem=Kapot("koppeling", permanent=True), now=NOW)
    first = fresh(row.pk)
    redirect(row)
    assert fresh(row.pk).bewijs_sha256 == first.bewijs_sha256
    deliver(pk=row.pk, zaaksysteem=Register(), now=later(minutes=1))
    assert (Document.objects.get().zaak, is_wiped(fresh(row.pk))) == (other_zaak, True)


def test_a_proof_that_is_in_its_zaak_already_goes_nowhere_else(row: Identification, other_zaak: Zaak) -> None:
    class Verloren(Register):
        def ensure_koppeling(self, **kwargs: Any) -> None:
            super().ensure_koppeling(**kwargs)
            raise ZaaksysteemFout("zaaksysteem-traag", permanent=False)

    deliver(pk=row.pk, zaaksysteem=Verloren(), now=NOW)
    before = Identification.objects.values().get()
    with pytest.raises(bezorgbeheer.AlInZaak):
        redirect(row)
    assert Identification.objects.values().get() == before


@pytest.mark.parametrize("wrong", ["absent", "of-another"])
def test_a_zaak_that_cannot_take_it_changes_nothing(
    row: Identification, other_zaak: Zaak, wrong: str
) -> None:
    deliver(pk=row.pk, zaaksysteem=Kapot("zaak", permanent=True), now=NOW)
    before = Identification.objects.values().get()
    if wrong == "absent":
        other_zaak.delete()
    else:
        sealed = registersleutel.seal(ANDER.reveal().encode(), context=f"zaak:{ANDERE_ZAAK}:initiator")
        Zaak.objects.update(initiator_versleuteld=sealed)
    with pytest.raises(ZaaksysteemFout):
        redirect(row)
    assert Identification.objects.values().get() == before


def test_a_proof_in_the_hands_of_a_worker_is_left_alone(
    row: Identification, other_zaak: Zaak, settings: Settings
) -> None:
    Identification.objects.update(bezorger_tot=later(minutes=5), next_attempt_at=later(minutes=5))
    for act in (redirect, lambda row: bezorgbeheer.give_up(pk=row.pk, reden="onjuist", door="x", now=NOW)):
        with pytest.raises(bezorgbeheer.WordtBezorgd):
            act(row)
    assert not bezorgbeheer.retry(pk=row.pk, door="x", now=NOW)
    assert fresh(row.pk).status == Status.BEVESTIGD


def test_a_worker_that_was_slow_brings_nothing_to_the_first_zaak(
    row: Identification, other_zaak: Zaak, settings: Settings
) -> None:
    after = later(seconds=settings.BEZORG_LEASE + 1)

    class Traag(Register):
        def ensure_zaak(self, *args: Any, **kwargs: Any) -> str:
            made = super().ensure_zaak(*args, **kwargs)
            redirect(row, now=after)
            return made

    deliver(pk=row.pk, zaaksysteem=Traag(), now=NOW)
    deliver(pk=row.pk, zaaksysteem=Register(), now=after)
    assert Document.objects.get().zaak == other_zaak


# --- give up, and again -------------------------------------------------------------------------------------------


def test_given_up_is_wiped_with_its_reason_and_keeps_nothing(row: Identification) -> None:
    bezorgbeheer.give_up(pk=row.pk, reden="niet-nodig", door="x", now=NOW)
    assert (is_wiped(fresh(row.pk)), fresh(row.pk).afloop) == (True, Afloop.OPGEGEVEN)
    assert not BewaardBewijs.objects.exists()
    assert Gebeurtenis.objects.get(soort="bezorging_opgegeven").reden == "niet-nodig"
    with pytest.raises(bezorgbeheer.WordtBezorgd):
        bezorgbeheer.give_up(pk=row.pk, reden="niet-nodig", door="x", now=NOW)


def test_everything_again_is_one_line_and_goes_through_the_gate(many: Many) -> None:
    many(5)
    Identification.objects.update(geweigerd=True, next_attempt_at=None)
    assert bezorgbeheer.retry_all(door="x", now=later(hours=1)) == 5
    assert bezorgbeheer.retry_all(door="x", now=later(hours=1)) == 0
    [line] = Gebeurtenis.objects.filter(soort="bezorging_opnieuw")
    assert line.aantal == 5
    assert Identification.objects.filter(geweigerd=False, next_attempt_at=later(hours=1)).count() == 5


# --- what is kept -------------------------------------------------------------------------------------------------


@pytest.fixture
def bewaard(row: Identification) -> BewaardBewijs:
    deliver(pk=row.pk, zaaksysteem=Kapot("zaak"), now=NOW)
    purge(now=later(hours=48))
    return BewaardBewijs.objects.select_related("identification").get()


def test_past_the_limit_only_the_sealed_proof_is_left(bewaard: BewaardBewijs) -> None:
    row = fresh(bewaard.pk)
    assert (is_wiped(row), row.afloop, bewaard.reden) == (True, Afloop.NIET_BEZORGD, "geen-antwoord")
    assert bewaren.open_proof(bewaard) == PDF + row.zaaknummer.encode()
    assert (bewaard.bewaar_tot - bewaard.bewaard_op).days == django_settings.BEWAAR_ONBEZORGD == 30
    assert PDF not in raw_bytes("identification_bewaardbewijs")
    purge(now=later(days=3))  # the key of the day goes, and what is kept does not hang on it
    assert bewaren.open_proof(bewaard).startswith(PDF)


def test_a_proof_that_was_never_made_is_made_for_keeping(row: Identification) -> None:
    purge(now=later(hours=48))
    assert bewaren.open_proof(BewaardBewijs.objects.get()).startswith(PDF)


def test_without_the_setting_nothing_is_kept(row: Identification, settings: Settings) -> None:
    settings.BEWAAR_ONBEZORGD = 0
    purge(now=later(hours=48))
    assert (is_wiped(fresh(row.pk)), BewaardBewijs.objects.exists()) == (True, False)


def test_its_time_is_over_and_it_is_gone(bewaard: BewaardBewijs) -> None:
    purge(now=later(hours=47, days=30))
    assert BewaardBewijs.objects.get().bewijs is not None
    purge(now=later(hours=48, days=30))
    gone = BewaardBewijs.objects.get()
    assert (gone.bewijs, gone.data_sleutel, gone.is_over) == (None, None, True)
    assert Gebeurtenis.objects.filter(soort="bewaard_bewijs_gewist", reden="te-laat").count() == 1
    with pytest.raises(bewaren.BewijsWeg):
        bewaren.fetch(row=gone, door="x", now=later(days=40))


def test_another_key_opens_nothing(bewaard: BewaardBewijs, settings: Settings) -> None:
    settings.REGISTER_SLEUTELS = {"b": bytes(range(32))}
    with pytest.raises(bewaren.BewijsWeg):
        bewaren.open_proof(bewaard)
    with pytest.raises(ZegelVerbroken):
        registersleutel.unseal(bytes(bewaard.data_sleutel or b""), context=f"bewaard:{bewaard.pk}:bewijs")


def test_a_dispute_waits_for_a_kept_proof_and_then_marks_it(bewaard: BewaardBewijs, other_zaak: Zaak) -> None:
    receipt = Ontvangst.objects.select_related("identification__dienst").get()
    ontvangst.dispute(row=receipt, now=later(hours=49))
    receipt.refresh_from_db()
    ontvangst_werk.mark(row=receipt, zaaksysteem=Register(), poort=Open(), clock=lambda: later(hours=49))
    assert Ontvangst.objects.get().gemarkeerd_op is None
    send = {"zaaknummer": ANDERE_ZAAK, "zaaksysteem": Register(), "door": "x", "now": later(hours=50)}
    bezorgbeheer.send_kept(pk=bewaard.pk, **send)
    deliver_kept(pk=bewaard.pk, zaaksysteem=Register(), now=later(hours=50))
    ontvangst_werk.mark(row=receipt, zaaksysteem=Register(), poort=Open(), clock=lambda: later(hours=51))
    assert Document.objects.get(zaak=other_zaak).betwist_op is not None


def test_the_database_refuses_an_end_that_keeps_something(bewaard: BewaardBewijs) -> None:
    from django.db import IntegrityError, transaction  # noqa: PLC0415

    for wrong in ({"gewist_op": NOW}, {"geleverd_op": NOW}, {"bewijs": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            BewaardBewijs.objects.update(**wrong)
