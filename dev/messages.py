"""`make messages`: the texts of the screens, taken from the sources into every locale/*/LC_MESSAGES/django.po.

English holds all texts. The other languages hold what an inwoner reads: the texts of `FOR_INWONERS`, and elsewhere
those under a comment `Vertalers: inwoner`. Medewerkers work in Dutch or English.

A translation stays as long as its Dutch text stands in the sources; nothing is guessed for a new text.
`--check` writes nothing, and fails when a file is out of step or a text has no translation.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = (
    "afspraken",
    "begrippen",
    "config",
    "diensten",
    "identification",
    "inloggen",
    "kluis",
    "machtigen",
    "toegang",
)
FOLDERS = (*PACKAGES, "brp", "toezicht", "verkeer", "zaken", "templates")
LEFT_OUT = ("templates/bewijs",)  # the proof is a Dutch document, whatever language the inwoner reads
WHOLE = {"en"}
FOR_INWONERS = (
    "afspraken/bericht.py",
    "templates/basis/basis.html",
    "templates/basis/inwoner.html",
    "templates/fouten/",
    "templates/inwoner/",
    "templates/onderdelen/",
    "config/context.py",
    "diensten/hulp/situaties.py",
    "diensten/inwonerteksten/register",
    "diensten/storing/woorden.py",
    "diensten/teksten/woorden.py",
    "diensten/verhoging/woorden.py",
    "identification/queries/herkennen.py",
    "identification/queries/inwoner.py",
    "identification/queries/kapot.py",
    "identification/queries/ontvangst.py",
    "identification/queries/uitgelogd.py",
    "identification/views/gebeld.py",
    "identification/views/ontvangst.py",
    "identification/views/vaste_link.py",
)
_CONTEXT = (1, "c")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": (_CONTEXT, 2),
    "pgettext_lazy": (_CONTEXT, 2),
    "npgettext": (_CONTEXT, 2, 3),
    "npgettext_lazy": (_CONTEXT, 2, 3),
}
# Written here and not by Babel, whose header carries the date of every run.
_HEADER = r"""msgid ""
msgstr ""
"Project-Id-Version: Beeldpas\n"
"Language: {locale}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: {plural_forms}\n"

"""


def po_files(root: Path = ROOT) -> list[Path]:
    return sorted((root / "locale").glob("*/LC_MESSAGES/django.po"))


def read(po: Path) -> Catalog:
    return read_po(io.BytesIO(po.read_bytes()), locale=po.parent.parent.name)


def texts(root: Path = ROOT) -> Catalog:
    """All texts of the sources, without translation, each with the files that show it."""
    found = Catalog()
    for path in _sources(root):
        source = path.read_text(encoding="utf-8")
        code = templatize(source) if path.suffix == ".html" else source
        python = io.BytesIO(code.encode())
        for _line, text, comments, context in extract("python", python, KEYWORDS, ("Vertalers:",)):
            location = (path.relative_to(root).as_posix(), 0)
            found.add(text, None, [location], auto_comments=comments, context=context)
    return found


def updated(po: Path, found: Catalog) -> str:
    """What `po` must hold: the texts of `found` with the translations that `po` already had."""
    before = read(po)
    catalog = Catalog(locale=before.locale)
    whole = po.parent.parent.name in WHOLE
    for message in _entries(found):
        if not (whole or is_for_inwoners(message)):
            continue
        known = before.get(message.id, message.context)
        kept = known.string if known is not None and isinstance(known.string, type(message.id)) else None
        catalog.add(
            message.id,
            kept,
            message.locations,
            flags={"fuzzy"} if known is not None and known.fuzzy else (),
            auto_comments=message.auto_comments,
            user_comments=known.user_comments if known is not None else (),
            context=message.context,
        )
    written = io.BytesIO()
    write_po(written, catalog, width=110, omit_header=True, sort_by_file=True, include_lineno=False)
    header = _HEADER.format(locale=catalog.locale, plural_forms=catalog.plural_forms)
    return header + written.getvalue().decode().strip() + "\n"


def is_for_inwoners(message: Message) -> bool:
    marked = any("inwoner" in comment for comment in message.auto_comments)
    return marked or any(file.startswith(FOR_INWONERS) for file, _line in message.locations)


def untranslated(catalog: Catalog) -> list[Message]:
    """Without translation, or with one of the plural forms empty, or marked as a guess."""
    return [message for message in _entries(catalog) if message.fuzzy or not all(forms(message))]


def forms(message: Message) -> tuple[str, ...]:
    """The translation, as many times as there are plural forms."""
    return message.string if isinstance(message.string, tuple) else (message.string or "",)


def main(arguments: list[str], root: Path = ROOT) -> int:
    found = texts(root)
    check = "--check" in arguments
    wrong = 0
    for po in po_files(root):
        content = updated(po, found)
        if stale := content != po.read_text(encoding="utf-8"):
            print(f"{po.relative_to(root)}: {'out of step, run make messages' if check else 'updated'}")
        if stale and not check:
            po.write_text(content, encoding="utf-8")
        empty = untranslated(read_po(io.StringIO(content)))
        for message in empty:
            print(f"{po.relative_to(root)}: no translation of {message.id!r}")
        wrong += stale + len(empty)
    return int(check and wrong > 0)


def _sources(root: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            inside = path.relative_to(root)
            left_out = any(inside.is_relative_to(other) for other in LEFT_OUT) or "migrations" in inside.parts
            if path.suffix in {".py", ".html"} and not left_out:
                yield path


def _entries(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
