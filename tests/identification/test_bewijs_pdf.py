"""The proof as PDF, read back with another library than the one that wrote it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from begrippen.flow import BsnOpBewijs, Flow
from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from identification import bewijs_pdf
from identification.bewijs import Inhoud, as_json, uitkomst_of
from identification.bewijs_pdf import ATTACHMENT, BewijsMislukt, render_bewijs
from identification.bewijs_woorden import in_words
from tests.identification.test_bewijs import EXAMPLE, WINTER, make

ROOT = Path(__file__).resolve().parents[2]
PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
# Names as the BRP and an identity provider have them, and one that no Western font has.
NAMES = (
    "Şükrü Çelik-Łukasiewicz",
    "Nguyễn Thị Ánh",
    "Ελένη Παπαδοπούλου",
    "Дмитрий Щербаков",
    "x̌",
    "ĳsbrand",
)


@cache
def made(inhoud: Inhoud) -> bytes:
    return render_bewijs(inhoud)


def read(inhoud: Inhoud) -> PdfReader:
    return PdfReader(BytesIO(made(inhoud)))


@cache
def text_of(inhoud: Inhoud) -> str:
    """What stands on the pages, with one space for every break."""
    return " ".join(" ".join(page.extract_text() for page in read(inhoud).pages).split())


def elements(node: Any) -> list[Any]:
    node = node.get_object()
    if not hasattr(node, "get"):
        return []
    return [node, *(found for kid in node.get("/K", []) for found in elements(kid))]


def structure(reader: PdfReader) -> list[Any]:
    return elements(reader.root_object["/StructTreeRoot"]["/K"][0])


# --- content ------------------------------------------------------------------------------------------------


def test_everything_stands_on_the_page() -> None:
    text = text_of(make(persoon_opgezocht_op=datetime(2026, 7, 1, 22, 30, tzinfo=UTC)))
    for part in (
        *("Gemeente Voorbeeld", "gemeentecode 0000", "Parkeervergunning aanvragen", "2026-37131", "NIEUW"),
        *("Ingelogd met DigiD", "Sanne de Vries, Adviseur Burgerzaken", "bewezen-met-digid", "999993653"),
        "Gevraagd niveau Midden (DigiD-app, of wachtwoord met sms-code)",
        "Bereikt niveau Substantieel (DigiD-app, na controle van een identiteitsbewijs)",
        "Ingelogd op 21 november 2026 om 14.05 uur (Nederlandse tijd, UTC+01:00)",
        "Bevestigd op 21 november 2026 om 14.09 uur (Nederlandse tijd, UTC+01:00)",
        "Opgezocht in BRP 2 juli 2026 om 00.30 uur (Nederlandse tijd, UTC+02:00), volgens de ambtenaar",
        *(str(EXAMPLE.kenmerk), "Wat zegt dit bewijs?", "wordt niet bewaard", "Bladzijde 1 van 1"),
    ):
        assert part in text
    assert EXAMPLE.assertion_digest in text.replace(" ", "")


@pytest.mark.parametrize(("op", "in_brp"), [(WINTER, True), (WINTER, False), (None, False)])
def test_who_looked_the_person_up_is_said_as_it_was(op: datetime | None, in_brp: bool) -> None:
    text = text_of(make(persoon_opgezocht_op=op, persoon_opgezocht_in_brp=in_brp))
    ways = ("door Beeldpas", "volgens de ambtenaar", "Opgezocht in BRP Niet vastgelegd")
    assert [words in text for words in ways] == [in_brp, op is not None and not in_brp, op is None]


@pytest.mark.parametrize("flow", Flow)
def test_the_number_and_the_word_are_said_where_they_were_used(flow: Flow) -> None:
    text = text_of(make(flow=flow, getal_juist_op=WINTER, woord_bevestigd_op=WINTER))
    assert "Getal was juist op 21 november 2026 om 14.05 uur" in text
    assert (
        "Woord bevestigd op 21 november 2026 om 14.05 uur (Nederlandse tijd, UTC+01:00), aan beide kanten"
        in text
    )
    assert "Daarna zagen beide kanten hetzelfde woord." in text
    without = text_of(make(flow=flow))
    assert not any(word in without for word in ("Getal was juist", "Woord bevestigd", "hetzelfde woord"))


@pytest.mark.parametrize("flow", Flow)
def test_each_outcome_has_its_own_words(flow: Flow) -> None:
    text = text_of(make(flow=flow))
    others = {uitkomst_of(other) for other in Flow if other is not flow}
    assert uitkomst_of(flow) in text
    assert not any(other in text for other in others)
    assert ("Er is geen code gecontroleerd" in text) is (flow is Flow.AMBTENAAR)
    assert "Wel bekend:" in text
    assert "Niet bekend:" in text


@pytest.mark.parametrize("niveau", Niveau)
def test_each_niveau_has_its_name(niveau: Niveau) -> None:
    text = text_of(make(niveau_gevraagd=niveau, niveau_bereikt=niveau))
    assert f"Bereikt niveau {niveau.name.capitalize()} (" in text


@pytest.mark.parametrize(
    ("setting", "shown"),
    [
        (BsnOpBewijs.VOLLEDIG, "Bsn 999993653"),
        (BsnOpBewijs.LAATSTE_VIER, "Bsn •••••3653 (alleen de laatste vier cijfers)"),
        (BsnOpBewijs.GEEN, "Bsn Staat niet op dit bewijs"),
    ],
)
def test_no_more_of_the_bsn_is_in_the_file_than_the_dienst_says(setting: BsnOpBewijs, shown: str) -> None:
    inhoud = make(bsn_op_bewijs=setting)
    assert shown in text_of(inhoud)
    if (
        setting is not BsnOpBewijs.VOLLEDIG
    ):  # nothing is compressed, so the bytes and the text are all there is
        assert b"99999" not in render_bewijs(inhoud)
        assert "99999" not in text_of(inhoud)


def test_no_number_of_six_digits_stands_on_it() -> None:
    inhoud = make(bsn=None)
    text = text_of(inhoud).replace(str(inhoud.kenmerk), "").replace(inhoud.assertion_digest, "")
    assert re.findall(r"(?<!\d)\d{6}(?!\d)", text) == []
    assert re.findall(r'"\d{6}"', as_json(inhoud).decode()) == []


def test_markup_in_a_name_is_text() -> None:
    name = """<script>alert(1)</script> {{ bsn }} {% now "Y" %} &amp; <img src="file:///etc/passwd">"""
    text = text_of(make(ambtenaar=name, bsn_op_bewijs=BsnOpBewijs.GEEN))
    assert name.replace(" ", "") in text.replace(" ", "")  # a long name has a line break in it


@pytest.mark.parametrize("name", NAMES)
def test_names_of_europe_and_vietnam_stand_as_they_are_written(name: str) -> None:
    assert name in text_of(make(ambtenaar=name))
    assert "Unicode" not in text_of(make(ambtenaar=name))


def test_a_decomposed_name_is_the_same_name() -> None:
    assert "Şükrü" in text_of(make(ambtenaar="S\u0327u\u0308kru\u0308"))


@pytest.mark.parametrize("char", ["王", "א", "😀", "\u202e", "\u200b", "\u00ad", "\x00", "\x07"])
def test_a_character_without_a_letter_stands_as_its_number(char: str) -> None:
    inhoud = make(ambtenaar=f"Jan {char} Li")
    text = text_of(inhoud)
    assert f"Jan [U+{ord(char):04X}] Li" in text
    assert "nummer in Unicode" in text


def test_no_character_falls_outside_the_font() -> None:
    reader = read(make(ambtenaar=" ".join(NAMES) + " 王"))
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        assert (
            font.get_object()["/Encoding"] == "/Identity-H"
        )  # WeasyPrint makes a map of its own for the missing


def advance(text: str, size: float) -> float:
    """How wide `text` is in the regular face, without kerning."""
    font = TTFont(files("font_source_sans_pro") / "files" / "SourceSansPro-Regular.ttf")
    glyphs = font.getBestCmap()
    return sum(font["hmtx"][glyphs[ord(char)]][0] for char in text) / font["head"].unitsPerEm * size


@pytest.mark.parametrize("word", ["W" * 200, "lange naam " * 18, "Ŵ" * 200, "-" * 200, "x"])
def test_long_and_short_names_stay_between_the_margins(word: str) -> None:
    changes = dict.fromkeys(("ambtenaar", "ambtenaar_functie", "dienst", "zaaknummer"), word.strip())
    reader, ends = read(make(**changes)), []

    def seen(text: str, _cm: Any, tm: list[float], _font: Any, size: float) -> None:
        ends.append(tm[4] + advance(text.strip(), size))

    for page in reader.pages:
        page.extract_text(visitor_text=seen)
    assert (
        650 < max(ends) < 710
    )  # CSS pixels: 703 (210 mm less the margin of 24 mm) and what kerning takes back
    assert len(reader.pages) <= 2
    assert text_of(make(**changes)).replace(" ", "").count(word.replace(" ", "")) >= 4


def test_an_ordinary_proof_is_one_page_of_a4() -> None:
    for flow in Flow:
        pages = read(make(flow=flow, getal_juist_op=WINTER, woord_bevestigd_op=WINTER)).pages
        assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages] == [(595, 842)]


def test_summer_and_winter_time_are_told_apart() -> None:
    before, after = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert in_words(before) == "25 oktober 2026 om 02.30 uur (Nederlandse tijd, UTC+02:00)"
    assert in_words(after) == "25 oktober 2026 om 02.30 uur (Nederlandse tijd, UTC+01:00)"


# --- form ---------------------------------------------------------------------------------------------------


def test_it_says_that_it_is_pdf_a_3a() -> None:
    root = read(EXAMPLE).root_object
    description = ET.fromstring(root["/Metadata"].get_data()).find(f".//*[@{PDFAID}part]")
    assert description is not None
    assert (description.get(f"{PDFAID}part"), description.get(f"{PDFAID}conformance")) == ("3", "A")
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"


def test_it_is_tagged_dutch_and_has_a_title() -> None:
    reader = read(EXAMPLE)
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"] is not None
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Bewijs van identificatie bij beeldbellen, zaak 2026-37131"
    assert "Sanne" not in str(dict(reader.metadata))


def test_its_structure_is_headings_and_tables_with_row_headers() -> None:
    kinds = [element["/S"] for element in structure(read(EXAMPLE))]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 5
    assert kinds.count("/Table") == 3
    headers = [element for element in structure(read(EXAMPLE)) if element["/S"] == "/TH"]
    assert len(headers) == kinds.count("/TD") == kinds.count("/TR") == 14
    assert {header["/A"]["/Scope"] for header in headers} == {"/Row"}


@pytest.mark.parametrize("inhoud", [EXAMPLE, make(dienst="W" * 900)], ids=["one page", "two pages"])
def test_all_that_is_drawn_is_in_the_structure_or_marked_as_footer(inhoud: Inhoud) -> None:
    reader = read(inhoud)
    marked = sorted(
        int(kid) for item in structure(reader) for kid in item.get("/K", []) if isinstance(kid, int)
    )
    content = [page.get_contents().get_data() for page in reader.pages]
    assert marked == sorted(int(mark) for page in content for mark in re.findall(rb"/MCID (\d+)", page))
    assert all(page.count(b"/Subtype /Footer") == 2 for page in content)


def test_nothing_on_it_can_be_clicked_or_run() -> None:
    reader = read(make(dienst="https://example.nl javascript:alert(1)"))
    assert not any("/Annots" in page or "/AA" in page for page in reader.pages)
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(reader.root_object)
    assert b"/JavaScript" not in render_bewijs(EXAMPLE)


@pytest.mark.parametrize("flow", Flow)
def test_the_attachment_is_the_json(flow: Flow) -> None:
    inhoud = make(flow=flow, ambtenaar="王 \u202e é")
    reader = read(inhoud)
    assert {name: list(data) for name, data in reader.attachments.items()} == {ATTACHMENT: [as_json(inhoud)]}
    specification = reader.root_object["/AF"][-1].get_object()
    assert specification["/AFRelationship"] == "/Data"
    assert specification["/EF"]["/F"]["/Subtype"] == "/application/json"


def test_dates_and_identifier_are_those_of_the_identification() -> None:
    reader = read(EXAMPLE)
    assert reader.metadata is not None
    assert reader.metadata.creation_date == reader.metadata.modification_date
    assert reader.metadata.creation_date == EXAMPLE.bevestigd_op.replace(microsecond=0)
    assert reader.trailer["/ID"][0] == EXAMPLE.kenmerk.hex
    year_of_the_clock = f"D:{datetime.now(UTC):%Y%m%d}".encode()
    assert year_of_the_clock not in render_bewijs(make(bevestigd_op=WINTER.replace(year=2001)))


# --- the outside --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://127.0.0.1:9/", "data:,x", "bewijs:Bold"])
def test_a_page_that_asks_for_more_is_not_made(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Template:
        def render(self, _context: object) -> str:
            return f'<html lang="nl"><img alt="" src="{url}"></html>'

    monkeypatch.setattr(bewijs_pdf._ENGINE, "get_template", lambda _name: Template())
    with pytest.raises(BewijsMislukt, match=r"^bewijs-mislukt$"):
        render_bewijs(EXAMPLE)


def test_an_ordinary_proof_stays_small() -> None:
    assert len(render_bewijs(EXAMPLE)) < 100_000
