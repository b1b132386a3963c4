"""From the set-up to a file and back: nothing changes, everything comes back, or nothing at all is stored."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.vertegenwoordiging import Soort as Vertegenwoordiger
from config.inrichting.bestand import NietTeLezen, export, run
from diensten.inwonerteksten.models import Tekstversie
from diensten.models import Dienst, Wijziging
from diensten.queries import prescribed_text
from diensten.teksten.woorden import Sleutel
from diensten.verhoging.plannen import plan, state_of
from diensten.wijzigen import DienstGegevens, Door, create_dienst
from inloggen.models import Medewerker
from machtigen.models import Dienstenset, Dienstregels
from tests.medewerkers import LoggedIn
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort
from zaken.koppeling import koppeling_of

pytestmark = pytest.mark.django_db
DOOR = Door(naam="proef")
SET = "7c1f3c0e-5a59-4b52-9d0d-0a3f6d1b2c3d"
BESTAND = f"""
beeldpas: 1
diensten:
  bijstand:
    naam: Vraag over bijstand
    omschrijving: Een gesprek over inkomen.
    niveau: substantieel
zaaktypen:
  bijstand: {{zaaktype: "007", informatieobjecttype: Bewijs}}
machtigen:
  bijstand:
    aan: true
    aard: geld
    ouder: {{mag: true, jonger_dan: 12}}
dienstensets:
  {SET}:
    omgeving: preproductie
    naam: Inkomen
    diensten: [bijstand]
teksten:
  digid-fout: {{tekst: Er is iets mis., bron: Checklist 4.1}}
"""


def read_in(text: str, *, store: bool = True) -> list[str]:
    found = run(text, door=DOOR, now=timezone.now(), store=store)
    return [f"{one.deel}.{one.sleutel}.{one.veld}={one.naar}" for one in found]


def wrong(text: str) -> list[tuple[int, str]]:
    with pytest.raises(NietTeLezen) as raised:
        read_in(text)
    return [(one.plek.regel, str(one)) for one in raised.value.fouten]


@pytest.fixture
def ingericht() -> None:
    read_in(BESTAND)


def test_a_file_makes_everything_in_one_go() -> None:
    changed = read_in(BESTAND)
    assert "diensten.bijstand.niveau=substantieel" in changed
    dienst = Dienst.objects.get(slug="bijstand")
    assert (dienst.niveau, dienst.link_minuten) == (Betrouwbaarheidsniveau.SUBSTANTIEEL, 10)
    assert koppeling_of("bijstand").zaaktype == "007"  # type: ignore[union-attr]
    assert Dienstregels.objects.get().cellen.get(soort=Vertegenwoordiger.OUDER).jonger_dan == 12
    assert Dienstenset.objects.get().diensten == ["bijstand"]
    assert prescribed_text(Sleutel.DIGID_FOUT) == ("Er is iets mis.",)
    assert (
        set(Wijziging.objects.values_list("door", flat=True)) == {Dienstenset.objects.get().door} == {"proef"}
    )
    assert Gebeurtenis.objects.get(soort=Soort.INRICHTING_INGELEZEN).aantal == len(changed)
    assert Gebeurtenis.objects.filter(soort=Soort.KOPPELING_GEWIJZIGD).count() == 1


def test_a_second_time_nothing_changes(ingericht: None) -> None:
    before = export(now=timezone.now())
    assert read_in(BESTAND) == read_in(before) == []
    assert export(now=timezone.now()) == before
    assert Gebeurtenis.objects.filter(soort=Soort.INRICHTING_INGELEZEN).count() == 1


def test_a_trial_says_the_same_and_stores_nothing() -> None:
    empty = export(now=timezone.now())
    trial = read_in(BESTAND, store=False)
    assert export(now=timezone.now()) == empty
    assert not Gebeurtenis.objects.exists()
    assert trial == read_in(BESTAND)


def test_what_is_not_in_the_file_stays(ingericht: None) -> None:
    found = read_in("beeldpas: 1\ndiensten:\n  bijstand:\n    link_minuten: 20\n")
    assert found == ["diensten.bijstand.link_minuten=20"]
    row = Wijziging.objects.order_by("-id")[0]
    assert (row.veld, row.van, row.naar) == ("link_minuten", "10", "20")


def test_all_or_nothing_and_each_mistake_with_its_line() -> None:
    text = BESTAND.replace("substantieel", "sterk")
    text = text.replace("omgeving: preproductie", "omgeving: elders").replace("digid-fout", "digid-goed")
    found = wrong(text)
    assert [line for line, _words in found] == [7, 17, 21]
    assert "Regel 7, kolom 13: diensten.bijstand.niveau: Kies uit: basis, midden" in found[0][1]
    assert not Dienst.objects.exists()
    assert not Tekstversie.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  bijstand:\n    naam", "  Bijstand:\n    naam", "kleine letters"),
        ("naam: Vraag over bijstand", "naam: ''", "Vul nog in"),
        ("niveau: substantieel", "link_minuten: 1", "Vul een getal in van 5"),
        ("niveau: substantieel", "codecontrole: raden", "Selecteer"),
        ("aard: geld", "aard: rood", "Regel 13, kolom 11: machtigen.bijstand.aard: Kies uit de lijst"),
        ("jonger_dan: 12", "jonger_dan: 40", "Vul een getal in van 1"),
        ("aard: geld", "aard: zorg\n    bewindvoerder: {mag: true, alleen_geld: false}", "mag dit nooit"),
        ("diensten: [bijstand]", "diensten: [bestaat-niet]", "Kies uit de lijst"),
        (SET, "inkomen", "UUID"),
        ("bron: Checklist 4.1", "bron: ''", "Vul in waar u de tekst heeft gevonden"),
        ("tekst: Er is iets mis.", "tekst: <b>x</b>", "zonder HTML"),
        (
            "tekst: Er is iets mis.",
            "tekst: Mail uw wachtwoord naar hulp@evil.nl.",
            "digid-fout.tekst: Er staat een e",
        ),
    ],
)
def test_the_forms_of_beheer_judge(old: str, new: str, words: str) -> None:
    assert old in BESTAND
    assert any(words in told for _line, told in wrong(BESTAND.replace(old, new)))
    assert not Dienst.objects.exists()


def test_a_raise_that_is_planned_is_not_walked_over(ingericht: None) -> None:
    now = timezone.now()
    day = now.date() + timedelta(days=365)
    dienst = Dienst.objects.get()
    hoog = Betrouwbaarheidsniveau.HOOG
    plan(
        dienst=dienst,
        stand=state_of(dienst),
        naar=hoog,
        datum=day,
        aankondigen_vanaf=now.date(),
        door=DOOR,
        now=now,
    )
    ((line, words),) = wrong("beeldpas: 1\ndiensten:\n  bijstand:\n    niveau: midden\n")
    assert (line, "Er is een verhoging gepland" in words) == (4, True)


def test_lowering_is_marked(ingericht: None) -> None:
    text = "beeldpas: 1\ndiensten:\n  bijstand:\n    niveau: midden\n"
    (found,) = run(text, door=DOOR, now=timezone.now(), store=False)
    assert found.lager


WORDS = st.text("abc é:#-'\"[]{}!&*no ", min_size=1, max_size=40).map(
    lambda one: f"a {' '.join(one.split())}".strip()
)
CHOICES = {
    "niveau": st.sampled_from([int(one) for one in Betrouwbaarheidsniveau]),
    "codecontrole": st.sampled_from(["invoeren", "vergelijken"]),
    "link_minuten": st.integers(5, 120),
    "zaak_verplicht": st.booleans(),
    "stand": st.sampled_from(["concept", "actief", "gestopt"]),
    "zaakwoord": st.sampled_from(["zaak", "dossier"]),
    "talen": st.sampled_from(["nl", "nl,en,ar"]),
    "code_minuten": st.integers(5, 1440),
}


@hypothesis_settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(WORDS, WORDS, st.fixed_dictionaries(CHOICES), st.fixed_dictionaries(CHOICES))
def test_there_and_back(naam: str, tekst: str, first: dict[str, Any], second: dict[str, Any]) -> None:
    """What was written down comes back, whatever somebody changed in between; and then nothing differs."""
    with transaction.atomic():
        now = timezone.now()
        gegevens = DienstGegevens(naam=naam, omschrijving=tekst, **first)
        create_dienst(slug="een", gegevens=gegevens, door=DOOR, now=now)
        written = export(now=timezone.now())
        assert yaml.safe_load(written)["diensten"]["een"]["naam"] == naam
        assert read_in(written, store=False) == []
        Dienst.objects.update(**second)
        read_in(written)
        assert export(now=timezone.now()) == written
        transaction.set_rollback(True)


def test_the_commands(tmp_path: Path, ingericht: None) -> None:
    file, out, err = tmp_path / "inrichting.yaml", StringIO(), StringIO()
    call_command("exporteer_inrichting", str(file))
    call_command("exporteer_inrichting", stdout=out)
    assert file.read_text() == out.getvalue() == export(now=timezone.now())
    file.write_text(file.read_text().replace("link_minuten: 10", "link_minuten: 15"))
    for how, minutes in (("--proef", 10), ("--toepassen", 15)):
        call_command("importeer_inrichting", str(file), how, stdout=out)
        assert Dienst.objects.get().link_minuten == minutes
    assert "diensten.bijstand.link_minuten: '10' -> '15'" in out.getvalue()
    file.write_text("beeldpas: 1\ndiensten:\n  bijstand:\n    naam: [\n")
    with pytest.raises(CommandError, match="er is niets gewijzigd"):
        call_command("importeer_inrichting", str(file), "--toepassen", stderr=err)
    assert f"{file}: Regel 5, kolom 1" in err.getvalue()
    file.write_bytes(b"\xff\xfe")
    for name in (str(file), str(tmp_path), str(tmp_path / "weg")):
        with pytest.raises(CommandError):
            call_command("importeer_inrichting", name, "--proef")


@pytest.fixture
def ingrid(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


def upload(text: str | bytes) -> dict[str, SimpleUploadedFile]:
    content = text.encode() if isinstance(text, str) else text
    return {"bestand": SimpleUploadedFile("inrichting.yaml", content)}


def test_looking_first_and_then_storing_what_was_shown(ingrid: Client) -> None:
    looked = ingrid.post("/beheer/inrichting/inlezen/", upload(BESTAND))
    page = looked.content.decode()
    assert "Vraag over bijstand" in page
    assert not Dienst.objects.exists()
    inhoud = looked.context["inhoud"]
    done = ingrid.post("/beheer/inrichting/inlezen/", {"inhoud": inhoud}, follow=True)
    assert "dingen zijn gewijzigd" in done.content.decode()
    assert set(Wijziging.objects.values_list("door", flat=True)) == {"Ingrid Bakker"}
    again = ingrid.post("/beheer/inrichting/inlezen/", {"inhoud": inhoud})
    assert (again.status_code, "Er verandert niets." in again.content.decode()) == (409, True)
    fetched = ingrid.get("/beheer/inrichting/bestand/")
    assert fetched.content.decode() == export(now=timezone.now())
    assert fetched["Content-Disposition"] == 'attachment; filename="inrichting.yaml"'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Dit bestand is leeg."),
        (b"\xff\xfe\x00", "Dit is geen tekst in UTF-8."),
        (b"x" * 2_000_000, "Dit bestand is te groot."),
        (b"beeldpas: 1\nspullen: {}", "Regel 2, kolom 1: spullen"),
        (b"beeldpas: 1\ndiensten:\n  <b>x</b>:\n    naam: x", "&lt;b&gt;"),
    ],
)
def test_a_file_that_is_no_set_up(ingrid: Client, content: bytes, words: str) -> None:
    response = ingrid.post("/beheer/inrichting/inlezen/", upload(content))
    assert (response.status_code, words in response.content.decode()) == (422, True)


def test_a_form_that_was_changed_on_the_way_is_refused(ingrid: Client) -> None:
    inhoud = ingrid.post("/beheer/inrichting/inlezen/", upload(BESTAND)).context["inhoud"]
    for tampered in (inhoud[:-1] + ("A" if inhoud[-1] != "A" else "B"), "", "x:y:z"):
        response = ingrid.post("/beheer/inrichting/inlezen/", {"inhoud": tampered})
        assert (response.status_code, "Dit duurde te lang." in response.content.decode()) == (422, True)
    assert not Dienst.objects.exists()


def test_the_file_of_a_large_gemeente_fits_in_the_form(ingrid: Client) -> None:
    gegevens = DienstGegevens(naam="Een dienst", omschrijving="Een gesprek.")
    for number in range(100):
        create_dienst(slug=f"dienst-{number:03}", gegevens=gegevens, door=DOOR, now=timezone.now())
    text = export(now=timezone.now()).replace("link_minuten: 10", "link_minuten: 11")
    looked = ingrid.post("/beheer/inrichting/inlezen/", upload(text))
    ingrid.post("/beheer/inrichting/inlezen/", {"inhoud": looked.context["inhoud"]})
    assert Dienst.objects.filter(link_minuten=11).count() == 100
