"""Prescribed texts in the set-up file: at once in a first set-up, and otherwise a proposal."""

from __future__ import annotations

import pytest
from django.utils import timezone

from config.inrichting.bestand import NietTeLezen, export, run
from diensten.inwonerteksten.models import Tekststap, Tekstversie
from diensten.inwonerteksten.opstellen import EERSTE_INRICHTING
from diensten.queries import prescribed_text
from diensten.teksten.woorden import Sleutel
from diensten.wijzigen import Door
from tests.voorgeschreven import KEURT, SCHRIJFT, hold, wait

pytestmark = pytest.mark.django_db
OPDRACHT = Door(naam="importeer_inrichting")
KOP = "beeldpas: 1\nteksten:\n  digid-fout:\n"
BESTAND = f"{KOP}    tekst: Er is iets mis.\n    bron: Checklist 4.1\n"
BEIDE = f"{BESTAND}    voorstel: {{tekst: Er is nu iets mis., bron: Checklist 5}}\n"
LEEG = f"{KOP}    tekst: ''\n"


def read_in(text: str, *, door: Door = OPDRACHT, store: bool = True) -> list[str]:
    found = run(text, door=door, now=timezone.now(), store=store)
    return [f"{one.veld}={one.naar}" for one in found if one.deel == "teksten"]


def shown() -> tuple[str, ...]:
    return prescribed_text(Sleutel.DIGID_FOUT)


def test_a_first_set_up_by_the_command_holds_at_once() -> None:
    read_in(BESTAND)
    assert shown() == ("Er is iets mis.",)
    assert Tekstversie.objects.get().goedgekeurd_door_id == EERSTE_INRICHTING.id
    assert Tekststap.objects.filter(door=EERSTE_INRICHTING.naam).count() == 1
    assert read_in(BESTAND) == read_in(export(now=timezone.now())) == []


def test_a_page_makes_a_proposal_also_in_an_empty_system() -> None:
    told = ["voorstel.tekst=Er is iets mis.", "voorstel.bron=Checklist 4.1"]
    assert read_in(BESTAND, door=SCHRIJFT, store=False) == told
    assert read_in(BESTAND, door=SCHRIJFT) == told
    assert (shown(), Tekstversie.objects.get().door_id) == ((), SCHRIJFT.id)


@pytest.mark.parametrize("door", [OPDRACHT, KEURT])
def test_later_it_is_a_proposal(door: Door) -> None:
    hold("Wat er staat.")
    assert "voorstel.tekst=Er is iets mis." in read_in(BESTAND, door=door)
    assert read_in(BESTAND, door=door) == []  # the same file once more is not a second one
    assert (shown(), Tekstversie.objects.count()) == (("Wat er staat.",), 2)
    assert "tekst: Wat er staat." in export(now=timezone.now())


def test_to_empty_it_is_a_proposal_too() -> None:
    hold("Wat er staat.")
    assert read_in(LEEG) == ["voorstel.leeg=true"]
    assert shown() == ("Wat er staat.",)
    written = export(now=timezone.now())
    assert ("leeg: true" in written, read_in(written)) == (True, [])
    assert "voorstel.tekst=Toch." in read_in(f"{KOP}    voorstel: {{tekst: Toch., bron: x}}\n")
    assert shown() == ("Wat er staat.",)


@pytest.mark.parametrize("voorstel", ["{leeg: false}", "{tekst: ''}"])
def test_nothing_proposed_is_no_proposal_to_empty_it(voorstel: str) -> None:
    hold("Wat er stond.")
    assert read_in(f"{KOP}    voorstel: {voorstel}\n") == []
    assert Tekstversie.objects.count() == 1


def test_what_holds_and_what_waits_come_back_in_an_empty_system() -> None:
    hold("Er is iets mis.")
    wait("Er is nu iets mis.")
    written = export(now=timezone.now())
    Tekststap.objects.all().delete()
    Tekstversie.objects.all().delete()
    read_in(written)
    assert shown() == ("Er is iets mis.",)
    assert export(now=timezone.now()) == written


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BEIDE, "Regel 6, kolom 23: teksten.digid-fout.voorstel.tekst: Er kan één voorstel"),
        (
            BESTAND.replace("iets mis.", "een fout. Kijk op evil.nl."),
            "Regel 4, kolom 12: teksten.digid-fout.tekst",
        ),
        (
            f"{KOP}    voorstel: {{tekst: BSN 999990019, bron: x}}\n",
            "voorstel.tekst: Er staat een getal van 9",
        ),
        (f"{KOP}    voorstel: {{tekst: Iets., bron: ''}}\n", "voorstel.bron: Vul in waar u"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, words: str) -> None:
    hold("Wat er staat.")
    with pytest.raises(NietTeLezen) as raised:
        read_in(text)
    assert words in str(raised.value.fouten[0])
    assert Tekstversie.objects.count() == 1
