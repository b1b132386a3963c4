"""Taking texts into a .po, in a small tree of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dev import messages

TEMPLATE = """{% translate "Zoek" %}
{% blocktranslate with naam=persoon.naam trimmed %}
    Hallo
    {{ naam }}
{% endblocktranslate %}
{% blocktranslate count n=aantal %}{{ n }} zaak{% plural %}{{ n }} zaken{% endblocktranslate %}
{% translate "Stand" context "tussenstand" %}
"""
PYTHON = 'from django.utils.translation import gettext_noop as _\n\nTEXTS = [_("Zoek"), _("Verder")]\n'
PO = """msgid ""
msgstr ""
"Language: en\\n"

#. old
msgid "Zoek"
msgstr "Search"

msgid "Zoeken"
msgstr "Searching"
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, content in {
        "templates/zoek.html": TEMPLATE,
        "templates/bewijs/bewijs.html": '{% translate "Bewijsstuk" %}',
        "zaken/woorden.py": PYTHON,
        "zaken/migrations/0001_initial.py": 'from x import _\n\n_("Oud")\n',
        "simulator/scherm.py": 'from x import _\n\n_("Nep")\n',
        "locale/en/LC_MESSAGES/django.po": PO,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def _po(tree: Path) -> Path:
    return tree / "locale/en/LC_MESSAGES/django.po"


def test_texts_come_from_python_and_templates(tree: Path) -> None:
    found = {message.id: message.context for message in messages.texts(tree) if message.id}
    assert found == {
        "Zoek": None,
        "Hallo %(naam)s": None,
        ("%(n)s zaak", "%(n)s zaken"): None,
        "Stand": "tussenstand",
        "Verder": None,
    }


def test_a_translation_stays_and_an_obsolete_one_goes(tree: Path) -> None:
    messages.main([], root=tree)
    catalog = messages.read(_po(tree))
    assert catalog["Zoek"].string == "Search"
    assert "Zoeken" not in _po(tree).read_text()
    assert catalog["Verder"].string == ""


def test_nothing_is_guessed_or_tied_to_a_machine(tree: Path) -> None:
    messages.main([], root=tree)
    content = _po(tree).read_text()
    assert "fuzzy" not in content
    assert str(tree) not in content
    assert "Date" not in content
    assert "#: templates/zoek.html zaken/woorden.py\n" in content


def test_a_guess_of_somebody_else_stays_a_guess(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _po(tree).write_text(PO.replace("#. old", "#, fuzzy"), encoding="utf-8")
    messages.main([], root=tree)
    assert messages.main(["--check"], root=tree) == 1
    assert "no translation of 'Zoek'\n" in capsys.readouterr().out


def test_a_second_run_changes_nothing(tree: Path) -> None:
    messages.main([], root=tree)
    first = _po(tree).read_bytes()
    assert messages.main([], root=tree) == 0
    assert _po(tree).read_bytes() == first


def test_the_check_writes_nothing(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert messages.main(["--check"], root=tree) == 1
    assert _po(tree).read_text() == PO
    assert "out of step, run make messages" in capsys.readouterr().out


def _fill(tree: Path, *, empty: str) -> None:
    """Translate what matches `empty`, a pattern of a line without its two quotes."""
    messages.main([], root=tree)
    header, body = _po(tree).read_text(encoding="utf-8").split("\n\n", 1)
    filled = re.sub(rf'^({empty}) ""$', r'\1 "%(naam)s %(n)s"', body, flags=re.MULTILINE)
    _po(tree).write_text(f"{header}\n\n{filled}", encoding="utf-8")
    messages.main([], root=tree)


def test_the_check_asks_for_every_plural_form(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _fill(tree, empty=r"msgstr|msgstr\[0\]")
    capsys.readouterr()
    assert messages.main(["--check"], root=tree) == 1
    said = capsys.readouterr().out
    assert said == "locale/en/LC_MESSAGES/django.po: no translation of ('%(n)s zaak', '%(n)s zaken')\n"


def test_the_check_passes_once_everything_is_translated(tree: Path) -> None:
    _fill(tree, empty=r"msgstr(?:\[\d\])?")
    assert messages.main(["--check"], root=tree) == 0
