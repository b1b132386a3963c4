"""The gemeente, its look, raises and texts in the file: there and back byte for byte, each fault with its line."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from PIL import Image
from pytest_django import Settings

from config.inrichting.bestand import NietTeLezen, export, run
from config.inrichting.inwonerteksten import HET_BESTAND
from diensten.gemeente.lezen import current
from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.inwonerteksten.models import Stap, Tekststap, Tekstversie
from diensten.inwonerteksten.opstellen import EERSTE_INRICHTING
from diensten.models import Dienst
from diensten.verhoging.models import Verhoging
from diensten.wijzigen import Door
from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn

pytestmark = pytest.mark.django_db
OPDRACHT, INGRID = Door(naam="importeer_inrichting"), Door(naam="Ingrid Bakker", id=uuid4())


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).isoformat()


def logo() -> str:
    """A picture with too many colours to keep as they are: it was written with a table of them."""
    ramp = Image.radial_gradient("L").resize((480, 144))
    written = io.BytesIO()
    Image.merge("RGBA", (ramp, ramp.rotate(90), ramp.transpose(Image.Transpose.FLIP_LEFT_RIGHT), ramp)).save(
        written, "PNG"
    )
    return base64.b64encode(written.getvalue()).decode()


def bestand() -> str:
    return f"""\
beeldpas: 1
identiteit:
  gemeente: {{naam: Zuiderdam, code: "0518", rsin: "123456782", oin: "00000001123456782000"}}
contact:
  gemeente:
    telefoon: 14 0123
    adres: "Dorpsplein 1\\n1234 AB Zuiderdam"
    tijden: {{maandag: 9-12.30 en 13.30-17}}
    andere_dagen: [25-12-2030 Eerste Kerstdag, 24-12-2030 9-12 Kerstavond]
storing:
  inwoners:
    tot: {day(9)}T17:00:00+01:00
    tekst: {{nl: DigiD werkt nu niet goed., en: DigiD does not work well now.}}
huisstijl:
  gemeente:
    thema_naam: zuiderdam.json
    licht: {{beeldpas-kleur: "#7a1740"}}
    donker: {{beeldpas-kleur: "#f2a7c3"}}
    logo: {logo()}
diensten:
  bijstand: {{naam: Vraag over bijstand, omschrijving: Een gesprek over inkomen., niveau: midden}}
verhogingen:
  bijstand: {{naar: substantieel, datum: {day(200)}}}
toegankelijkheid:
  gemeente:
    status: B
    sinds: 21-11-2026
    email: toegankelijk@zuiderdam.nl
    problemen: [De grafiek heeft kleine letters., Een oude brief is een plaatje.]
inwonerteksten:
  hulp-digid/nl:
    tekst: Bel ons op 14 0123.
    controleer_op: {day(30)}
    gepland: {{tekst: Bel ons gerust., vanaf: {day(10)}}}
    gepland_2: {{tekst: Bel ons weer., vanaf: {day(20)}, controleer_op: {day(90)}}}
    gepland_3: {{inhoud: tekst, vanaf: {day(20)}}}
    voorstel: {{tekst: Bel ons even.}}
  hulp-digid/nl/bijstand:
    inhoud: standaard
  klaar-vraag/nl/bijstand:
    inhoud: weg
"""


def read_in(text: str, *, door: Door = OPDRACHT, now: datetime | None = None) -> list[str]:
    found = run(text, door=door, now=now or timezone.now(), store=True)
    return [f"{one.deel}.{one.sleutel}.{one.veld}={one.naar}" for one in found]


def wrong(text: str) -> tuple[str, str]:
    """The line of the file that the last fault names, and its words."""
    with pytest.raises(NietTeLezen) as raised:
        read_in(text)
    fout = raised.value.fouten[-1]
    return text.splitlines()[fout.plek.regel - 1], str(fout)


@pytest.fixture
def later() -> Callable[[int], datetime]:
    return lambda days: timezone.now() + timedelta(days=days)


def test_into_an_empty_system_and_out_again_gives_the_same_bytes() -> None:
    with transaction.atomic():
        read_in(bestand())
        written = export(now=timezone.now())
        transaction.set_rollback(True)
    assert not Dienst.objects.exists()
    read_in(written)
    assert export(now=timezone.now()) == written
    assert read_in(written) == []
    for words in (
        "24-12-2030 9.00–12.00 Kerstavond",
        "datum:",
        "gepland:",
        "gepland_2:",
        "gepland_3:",
        "voorstel:",
        "inhoud: standaard",
        "inhoud: weg",
    ):
        assert words in written


def test_everything_holds_after_the_first_set_up() -> None:
    read_in(bestand())
    stand = current()
    assert (stand.gemeente.naam, stand.gemeente.rsin) == ("Zuiderdam", "123456782")
    assert (bool(stand.thema), bool(stand.logo), bool(stand.storing_inwoners)) == (True, True, True)
    assert Verhoging.objects.get().naar == 25
    holds = Tekstversie.objects.get(tekst__startswith="Bel ons op")
    assert (holds.door_id, holds.goedgekeurd_door_id) == (HET_BESTAND, EERSTE_INRICHTING.id)
    approved = Tekststap.objects.filter(soort=Stap.GOEDGEKEURD)
    assert {stap.door for stap in approved} == {"eerste inrichting"}
    assert Tekstversie.objects.get(tekst="Bel ons even.").geldt_vanaf is None


def test_a_wrong_statement_is_refused_on_its_line() -> None:
    text = f"beeldpas: 1\ntoegankelijkheid:\n  gemeente: {{status: B, sinds: {day(3)}, email: a@b.nl}}\n"
    text = text.replace(day(3), f"{timezone.localdate() + timedelta(days=3):%d-%m-%Y}")
    line, words = wrong(text)
    assert "sinds" in line
    assert "Deze dag is nog niet geweest." in words


def test_the_colours_of_two_gemeenten_do_not_mix() -> None:
    read_in(bestand())
    read_in('beeldpas: 1\nhuisstijl:\n  gemeente: {thema_naam: a.json, licht: {beeldpas-kleur: "#0a5663"}}\n')
    written = export(now=timezone.now())
    assert ("thema_naam: a.json" in written, "f2a7c3" in written, "logo:" in written) == (True, False, True)


@pytest.mark.parametrize(
    ("setting", "record", "words"),
    [
        ({"GEMEENTE_NAAM": "Zuiderdam"}, "{naam: Noorderdam}", "staat vast in de instellingen: Zuiderdam"),
        ({"GEMEENTE_CODE": "0518"}, '{code: "0519"}', "staat vast in de instellingen: 0518"),
        ({"BRP": {"oin": "00000001001112223000"}}, '{rsin: "123456782"}', "een ander RSIN"),
    ],
)
def test_a_file_is_judged_with_what_the_settings_fix(
    settings: Settings, setting: dict[str, Any], record: str, words: str
) -> None:
    for name, value in setting.items():
        setattr(settings, name, {**settings.BRP, **value} if name == "BRP" else value)
    line, told = wrong(f"beeldpas: 1\nidentiteit:\n  gemeente: {record}\n")
    assert (record in line, words in told) == (True, True), told


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (
            'huisstijl:\n  gemeente:\n    donker:\n      utrecht-focus-outline-width: "0"\n',
            "Regel 5",
            "minstens 2px breed",
        ),
        ("diensten:\n  nieuw: {naam: Nieuw, omschrijving: Een vraag.}\n", "Regel 3", "Kies een andere"),
        ("verhogingen:\n  bijstand: {naar: hoog, datum: 0001-01-01}\n", "Regel 3", "begonnen of voorbij"),
        (
            "verhogingen:\n  bijstand: {naar: hoog, datum: over-90-dagen, aankondigen_vanaf: 0001-01-01}\n",
            "Regel 3",
            "te lang geleden",
        ),
    ],
)
def test_what_a_page_refuses_is_refused_in_a_file(text: str, line: str, words: str) -> None:
    read_in("beeldpas: 1\ndiensten:\n  bijstand: {naam: Bijstand, omschrijving: Een vraag.}\n")
    _place, told = wrong(f"beeldpas: 1\n{text}".replace("over-90-dagen", day(90)))
    assert (line in told, words in told) == (True, True), told


def test_a_file_does_not_take_the_code_away() -> None:
    read_in(bestand())
    _line, told = wrong("beeldpas: 1\nidentiteit:\n  gemeente:\n    code: ''\n")
    assert "Regel 4" in told
    assert current().gemeente.code == "0518"


def test_a_page_makes_proposals_also_in_an_empty_system() -> None:
    text = "beeldpas: 1\ninwonerteksten:\n  hulp-digid/nl:\n    tekst: Bel de gemeente.\n"
    read_in(text, door=INGRID)
    row = Tekstversie.objects.get()
    assert (row.geldt_vanaf, row.door_id) == (None, INGRID.id)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('rsin: "123456782"', 'rsin: "123456789"', "Dit is geen RSIN"),
        ('code: "0518"', 'code: "518"', "precies 4"),
        ("maandag: 9-12.30 en 13.30-17", "maandag: 17-9", "vroeger"),
        ("24-12-2030 9-12", "24-12-2030 9-", "begrijpen wij niet"),
        ("en: DigiD does not work well now.", "en: ''", "Vul de tekst in"),
        ('licht: {beeldpas-kleur: "#7a1740"}', 'licht: {beeldpas-kleur: "#e0b0c4"}', "Te weinig contrast"),
        ('donker: {beeldpas-kleur: "#f2a7c3"}', "donker: {beeldpas-kleur: url(x)}", "een kleur als"),
        ("logo: iVBOR", "logo: iV-BOR", "geen plaatje"),
        ("logo: iVBOR", "logo: ²³", "geen plaatje"),
        ("naar: substantieel", "naar: midden", "sterker is dan nu"),
        ("naar: substantieel", "naar: sterk", "Kies uit"),
        ("tekst: Bel ons gerust.", "tekst: Uw niveau is te laag.", "begrijpt niet iedereen"),
        ("hulp-digid/nl/bijstand:", "hulp-digid/xx:", "een taal"),
        ("hulp-digid/nl/bijstand:", "hulp-weg/nl:", "Deze plek kennen wij niet"),
        ("hulp-digid/nl/bijstand:", "hulp-digid/nl/wmo:", "Deze dienst is er niet"),
    ],
)
def test_each_fault_names_its_line(old: str, new: str, words: str) -> None:
    refused_on_its_line(old, new, words)


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("tot: onzin", "een dag en een tijd"),
        ("tot: 31-02-2027", "een dag en een tijd"),
        ("tot: 2027-10-31T02:30", "wordt de klok verzet"),
        ("van: 0001-01-01", "hoogstens 2 jaar"),
    ],
)
def test_each_fault_in_the_time_of_a_message_names_its_line(new: str, words: str) -> None:
    refused_on_its_line(f"tot: {day(9)}T17:00:00+01:00", new, words)


def refused_on_its_line(old: str, new: str, words: str) -> None:
    text = bestand()
    assert old in text
    line, told = wrong(text.replace(old, new))
    assert (new.split(": ", maxsplit=1)[0].strip("{") in line, words in told) == (True, True), (line, told)
    assert not Dienst.objects.exists()
    assert not GemeenteVersie.objects.exists()


@pytest.mark.parametrize("record", ["  anders: {naam: X}", "  gemeente: {naam: X, kleur: rood}"])
def test_there_is_one_gemeente_with_known_names(record: str) -> None:
    line, _words = wrong(f"beeldpas: 1\nidentiteit:\n{record}\n")
    assert line == record


def test_a_file_of_before_a_raise_is_read_after_it(later: Callable[[int], datetime]) -> None:
    """The raise has been: nothing to plan. The message is over: nothing to show."""
    read_in(bestand())
    after = later(300)
    text = f"beeldpas: 1\nverhogingen:\n  bijstand: {{naar: substantieel, datum: {day(200)}}}\n"
    Verhoging.objects.update(doorgevoerd_op=after)
    Dienst.objects.update(niveau=25)
    whole = f"{text}diensten:\n  bijstand: {{niveau: midden}}\n"
    assert (read_in(text, now=after), read_in(whole, now=after)) == ([], [])
    assert "tekst:\n      nl: DigiD werkt" not in export(now=after)
    stale = (
        f"beeldpas: 1\nstoring:\n  inwoners: {{tot: {day(9)}T17:00:00+01:00, tekst: {{nl: A., en: B.}}}}\n"
    )
    assert read_in(stale, now=after) == []
    assert GemeenteVersie.objects.filter(deel=Deel.STORING_INWONERS).count() == 1


def test_who_only_looks_reads_what_holds(logged_in: LoggedIn, beheerder: Medewerker) -> None:
    """Of the page that says what would change, the head too."""
    text = """\
beeldpas: 1
identiteit: {gemeente: {naam: Zuiderdam}}
storing: {inwoners: {tekst: {nl: Dicht., en: Shut.}}}
"""
    page = logged_in(beheerder).post(
        "/beheer/inrichting/inlezen/", {"bestand": SimpleUploadedFile("inrichting.yaml", text.encode())}
    )
    head, _main, shown = page.content.decode().partition("<main")
    assert ("Zuiderdam" in head, "Zuiderdam" in shown, current().gemeente.naam) == (False, True, "Voorbeeld")
