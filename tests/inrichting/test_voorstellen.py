"""What takes two people takes them from the set-up file too; what waits goes along in it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from config.inrichting.bestand import NietTeLezen, export, run
from diensten.gemeente.lezen import current
from diensten.models import Dienst
from diensten.voorstellen.models import Onderwerp, Voorstel
from tests.inrichting.test_gemeente import INGRID, OPDRACHT, read_in
from tests.tweede import agree

pytestmark = pytest.mark.django_db
EERST = """\
beeldpas: 1
contact:
  gemeente: {telefoon: 14 0123, website: "https://www.zuiderdam.nl", tijden: {maandag: 9-17}}
storing:
  inwoners: {tekst: {nl: Wij verhuizen., en: We are moving.}}
diensten:
  bijstand: {naam: Bijstand, omschrijving: Een vraag.}
"""
ANDERS = (
    EERST.replace("14 0123", "14 0999")
    .replace("9-17", "9-12")
    .replace("Wij verhuizen.", "Wij zijn verhuisd.")
    .replace("naam: Bijstand", "naam: Inkomen")
)


def holds() -> tuple[str, str, str]:
    stand = current()
    message = stand.storing_inwoners.teksten["nl"] if stand.storing_inwoners else ""
    return stand.gemeente.telefoon, message, Dienst.objects.get().naam


def test_a_first_set_up_holds_and_what_differs_later_waits() -> None:
    read_in(EERST)
    assert (holds(), Voorstel.objects.count()) == (("14 0123", "Wij verhuizen.", "Bijstand"), 0)
    told = run(ANDERS, door=OPDRACHT, now=timezone.now(), store=False)
    assert {(one.veld, one.naar) for one in told} >= {
        ("voorstel.telefoon", "14 0999"),
        ("voorstel.nl", "Wij zijn verhuisd."),
        ("voorstel.naam", "Inkomen"),
        ("tijden.maandag", "9.00–12.00"),
    }
    assert not Voorstel.objects.exists()
    read_in(ANDERS)
    assert (holds(), Voorstel.objects.count()) == (("14 0123", "Wij verhuizen.", "Bijstand"), 3)
    assert current().contact.tijden.week[0][0][1].hour == 12
    assert read_in(ANDERS) == []
    agree(Onderwerp.DIENST, Dienst.objects.get())
    assert holds()[2] == "Inkomen"


def test_what_waits_goes_into_another_system_byte_for_byte() -> None:
    with transaction.atomic():
        read_in(EERST)
        read_in(ANDERS)
        written = export(now=timezone.now())
        transaction.set_rollback(True)
    read_in(written)
    assert holds() == ("14 0123", "Wij verhuizen.", "Bijstand")
    assert export(now=timezone.now()) == written
    assert {row.onderwerp: row.inhoud.get("telefoon") for row in Voorstel.objects.all()} == {
        "contact": "14 0999",
        "storing": None,
        "dienst": None,
    }


def test_a_page_makes_proposals_also_in_an_empty_system() -> None:
    read_in(EERST, door=INGRID)
    assert (holds()[1:], Voorstel.objects.count()) == (("", "Bijstand"), 2)
    assert current().gemeente.telefoon != "14 0123"


def test_where_somebody_proposed_something_a_file_is_no_first_set_up() -> None:
    read_in("beeldpas: 1\nstoring: {inwoners: {tekst: {nl: Wij zijn weg., en: We left.}}}\n", door=INGRID)
    read_in("beeldpas: 1\nstoring: {inwoners: {tekst: {nl: Wij verhuizen., en: We are moving.}}}\n")
    assert current().storing_inwoners is None
    assert [row.inhoud["teksten"]["nl"] for row in Voorstel.objects.order_by("nummer")] == [
        "Wij zijn weg.",
        "Wij verhuizen.",
    ]


def test_a_day_to_look_again_that_has_come_is_kept() -> None:
    past = (timezone.localdate() - timedelta(days=3)).isoformat()
    text = EERST.replace("telefoon: 14 0123", f"telefoon: 14 0123, controleer_op: {past}")
    read_in(text)
    assert f"controleer_op: '{past}'" in export(now=timezone.now())
    assert read_in(text) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("telefoon: 14 0123", "telefoon: 14 0999, voorstel: {telefoon: 14 0888}", "één voorstel tegelijk"),
        ("naam: Bijstand", "naam: Inkomen, voorstel: {naam: Geld}", "één voorstel tegelijk"),
        ("nl: Wij verhuizen.", "nl: Kijk op evil.nl.", "Er staat een webadres in"),
        ("naam: Bijstand", "voorstel: {naam: Kijk op evil.nl}, naam: Bijstand", "Er staat een webadres in"),
    ],
)
def test_what_cannot_be_names_its_line(old: str, new: str, words: str) -> None:
    read_in(EERST)
    text = EERST.replace(old, new)
    with pytest.raises(NietTeLezen) as raised:
        read_in(text)
    (fout,) = raised.value.fouten
    assert words in fout.tekst
    assert new.split(":", maxsplit=1)[0] in text.splitlines()[fout.plek.regel - 1]
    assert not Voorstel.objects.exists()
