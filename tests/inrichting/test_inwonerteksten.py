"""Texts of inwoners in the file: later ones are proposals, planned ones are known by what they say."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from config.inrichting.bestand import export
from config.inrichting.inwonerteksten import HET_BESTAND
from diensten.inwonerteksten.models import Stap, Tekststap, Tekstversie
from tests.inrichting.test_gemeente import bestand, day, read_in

pytestmark = pytest.mark.django_db


def _in(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


def test_later_a_text_is_a_proposal_for_another_person() -> None:
    read_in(bestand())
    text = "beeldpas: 1\ninwonerteksten:\n  hulp-digid/nl:\n    tekst: Bel de gemeente.\n"
    assert "inwonerteksten.hulp-digid/nl.voorstel.tekst=Bel de gemeente." in read_in(text)
    newest = Tekstversie.objects.latest("id")
    assert (newest.geldt_vanaf, newest.aangeboden_op is None, newest.door_id) == (None, False, HET_BESTAND)
    assert read_in(text) == []  # the same file once more is no second proposal


def test_a_file_of_before_a_planned_text_is_read_after_it() -> None:
    read_in(bestand())
    written, count = export(now=timezone.now()), Tekstversie.objects.count()
    text = f"beeldpas: 1\ninwonerteksten:{written.split('inwonerteksten:')[1]}"
    assert read_in(text, now=_in(11)) == []
    assert (Tekstversie.objects.count(), "Bel ons gerust." in export(now=_in(11))) == (count, True)


def test_another_day_to_look_again_is_no_other_text() -> None:
    read_in(bestand())
    count = Tekstversie.objects.count()
    found = read_in(f"beeldpas: 1\ninwonerteksten:\n  hulp-digid/nl:\n    controleer_op: {day(60)}\n")
    assert found == [f"inwonerteksten.hulp-digid/nl.controleer_op={day(60)}"]
    assert (Tekstversie.objects.count(), Tekststap.objects.latest("id").soort) == (count, Stap.NAGEKEKEN)


def test_another_day_to_look_again_of_a_planned_text_asks_nobody_either() -> None:
    read_in(bestand())
    count, text = Tekstversie.objects.count(), export(now=timezone.now())
    found = read_in(text.replace(f"controleer_op: '{day(90)}'", f"controleer_op: '{day(80)}'"))
    assert found == [f"inwonerteksten.hulp-digid/nl.gepland_2.controleer_op={day(80)}"]
    assert (Tekstversie.objects.count(), Tekststap.objects.latest("id").soort) == (count, Stap.NAGEKEKEN)


def test_planned_texts_are_known_by_what_they_say() -> None:
    read_in(bestand())
    only_the_second = f"gepland: {{tekst: Bel ons weer., vanaf: {day(20)}, controleer_op: {day(90)}}}"
    text = f"beeldpas: 1\ninwonerteksten:\n  hulp-digid/nl:\n    {only_the_second}\n"
    assert read_in(text) == []
    assert read_in(text, now=_in(11)) == []
    assert read_in(text.replace("weer", "gerust weer"))[0].startswith("inwonerteksten.hulp-digid/nl.voorstel")


def test_a_hidden_text_and_one_with_words_take_each_others_place() -> None:
    read_in(bestand() + "  hulp-buitenland/nl:\n    tekst: Bel ons.\n    controleer_op:\n")
    for place, words, newest in (
        ("klaar-vraag/nl/bijstand", "tekst: Tot ziens.", ("tekst", "Tot ziens.")),
        ("hulp-buitenland/nl", "inhoud: weg", ("weg", "")),
    ):
        read_in(f"beeldpas: 1\ninwonerteksten:\n  {place}:\n    {words}\n")
        row = Tekstversie.objects.latest("id")
        assert (row.inhoud, row.tekst) == newest
