"""The proof as PDF/A-3a: the same content gives the same bytes, on every machine and in every process.

- Letters: of `bewijs_lettertype` only, cut down once per process and put into every document as they then
  are (`full_fonts`). WeasyPrint would cut them per document: with libharfbuzz-subset, whose bytes differ per
  version, or where that is missing with fontTools, slowly and with the time of the clock in the font.
- Compression: none. What zlib makes of the same bytes differs per build, and a page that can be read as it
  lies is worth its size in an archive.
- Dates and identifier are those of the identification.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from django.template import Context, Engine
from pydyf import Dictionary, Stream
from weasyprint import CSS, HTML, Attachment
from weasyprint.urls import FatalURLFetchingError

from identification.bewijs import Inhoud, as_json
from identification.bewijs_lettertype import (
    Faces,
    empty_configuration,
    enough_letters,
    spelled,
    srgb,
    without_placing,
)
from identification.bewijs_woorden import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ATTACHMENT = "bewijs.json"

_TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "bewijs"
# An engine of its own: no settings, no context processors, no language of whoever asks.
_ENGINE = Engine(dirs=[str(_TEMPLATES)], autoescape=True)
_lock = Lock()  # a Pango font map may be used by one thread at a time


class BewijsMislukt(RuntimeError):
    """The page asked for something outside the package. Says nothing of the content."""

    def __init__(self) -> None:
        super().__init__("bewijs-mislukt")


def render_bewijs(inhoud: Inhoud) -> bytes:
    """The proof as PDF; from any thread. Raises `BewijsMislukt`."""
    with _lock:
        everybody = [words_of(one) for one in (inhoud, *inhoud.anderen)]
        letters = enough_letters("".join("".join(words.values()) for words in everybody))
        shown = [{name: spelled(word, letters) for name, word in words.items()} for words in everybody]
        context = Context(
            {
                **shown[0],
                "anderen": shown[1:],
                "mensen": str(len(shown)),
                "spelled": shown != everybody,
                "bijlage": ATTACHMENT,
            }
        )
        html = _ENGINE.get_template("bewijs.html").render(context)
        try:
            return _written(html, inhoud, _look(letters))
        except FatalURLFetchingError:
            raise BewijsMislukt from None


def prepare() -> None:
    """Cut the letters now, so that the first proof of this process is as quick as the next ones."""
    with _lock:
        _look(enough_letters(""))


@dataclass(frozen=True, slots=True)
class _Look:
    """How a proof looks in one set of letters; made once per process, because it costs more than a page."""

    faces: Faces
    fonts: Any
    profiles: dict[str, Any]
    style: Any


@cache
def _look(letters: frozenset[str]) -> _Look:
    faces, fonts = Faces(letters), empty_configuration(_TEMPLATES / "fonts.conf")
    profiles: dict[str, Any] = {}
    css = (_TEMPLATES / "bewijs.css").read_text("utf-8")
    style = CSS(string=css, base_url="bewijs:", font_config=fonts, color_profiles=profiles, url_fetcher=faces)
    return _Look(faces, fonts, profiles, style)


def _written(html: str, inhoud: Inhoud, look: _Look) -> bytes:
    moment = inhoud.bevestigd_op.astimezone(UTC)
    attachment = Attachment(
        file_obj=BytesIO(as_json(inhoud)),
        url_fetcher=look.faces,
        name=ATTACHMENT,
        description="De gegevens van dit bewijs, voor computers (JSON)",
        created=moment,
        modified=moment,
        relationship="Data",
    )
    pdf: bytes = HTML(string=html, url_fetcher=look.faces).write_pdf(
        font_config=look.fonts,
        color_profiles=look.profiles,
        stylesheets=[look.style],
        attachments=[attachment],
        pdf_variant="pdf/a-3a",
        pdf_identifier=inhoud.kenmerk.hex,
        output_intent="--srgb",  # of the stylesheet; WeasyPrint's own leaves a file open for each page
        full_fonts=True,
        uncompressed_pdf=True,
        finisher=_finish,
    )
    return pdf


# --- structure ----------------------------------------------------------------------------------------------


def _finish(_document: Any, pdf: Any) -> None:
    """What WeasyPrint leaves open: plainer streams, row headers that say so, a footer outside the text."""
    for item in pdf.objects:
        if isinstance(item, Stream) and "Length1" in item.extra:
            face = without_placing(item.stream[0])
            item.stream, item.extra["Length1"] = [face], len(face)
        elif isinstance(item, Stream) and "N" in item.extra:
            item.stream = [
                srgb()
            ]  # the file itself: what the colour library writes differs from time to time
    elements = {item.reference: item for item in pdf.objects if _kind(item) == "/StructElem"}
    for element in elements.values():
        # `Headers` names ids that only a tree of ids could resolve; the scope says the same without.
        element.pop("ID", None)
        element.get("A", {}).pop("Headers", None)
        if element["S"] == "/TH":
            element["A"]["Scope"] = "/Row"
    root = next(element for element in elements.values() if element["S"] == "/Document")
    outside = elements.keys() - set(_below(root, elements))
    _as_footer(pdf, [elements[reference] for reference in sorted(outside)])


def _kind(item: Any) -> Any:
    return item.get("Type") if isinstance(item, Dictionary) else None


def _below(element: Any, elements: dict[bytes, Any]) -> Iterator[bytes]:
    yield element.reference
    for kid in element["K"]:
        if kid in elements:
            yield from _below(elements[kid], elements)


def _as_footer(pdf: Any, outside: list[Any]) -> None:
    """Mark as artifact what stands on a page but in no place of the reading order: the margin boxes."""
    numbers = next(item["Nums"] for item in pdf.objects if isinstance(item, Dictionary) and "Nums" in item)
    for index, page in enumerate(pdf.page_references):
        marks = {kid for item in outside if item["Pg"] == page for kid in item["K"] if isinstance(kid, int)}
        stream = pdf.objects[_number(pdf.objects[_number(page)]["Contents"])].stream
        for place, item in enumerate(stream):
            if isinstance(item, Dictionary) and item.get("MCID") in marks:
                numbers[2 * index + 1][item["MCID"]] = "null"
                stream[place - 1 : place + 1] = [
                    "/Artifact",
                    Dictionary({"Type": "/Pagination", "Subtype": "/Footer"}),
                ]
    for item in outside:
        item.clear()


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
