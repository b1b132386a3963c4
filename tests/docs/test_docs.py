"""The documents: links that resolve, commands that exist, and the words of the screen in the manuals."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
DECISIONS = sorted((DOCS / "adr").glob("[0-9]*.md"))
HEADINGS = ["Context", "Options", "Outcome", "What we lose", "How it is enforced"]
MANUALS = sorted(DOCS.glob("handleiding-*.md"))
PICTURES = sorted((DOCS / "beelden").glob("*.png"))
LARGEST_PICTURE = 150_000
_SCREEN = (
    "templates",
    "afspraken",
    "config",
    "diensten",
    "identification",
    "inloggen",
    "machtigen",
    "toezicht",
    "zaken",
)


def prose(page: Path) -> str:
    """Without what stands in a block of code."""
    return re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)


def links(page: Path) -> list[str]:
    """What the page links to inside the repository."""
    found = re.findall(r"\]\(([^)\s]+)\)", prose(page))
    return [link for link in found if not re.match(r"[a-z]+:", link)]


@cache
def screen_text() -> str:
    """All texts of the screens, with spaces made equal."""
    files = [
        file for name in _SCREEN for suffix in ("html", "py") for file in (ROOT / name).rglob(f"*.{suffix}")
    ]
    return " ".join(" ".join(file.read_text(encoding="utf-8") for file in files).split())


def test_the_pages_are_found() -> None:
    assert len(PAGES) > 20
    assert {"README.md", "CHANGELOG.md", "SECURITY.md", "CONTRIBUTING.md"} <= {page.name for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / unquote(path)).resolve() if path else page
        assert target.is_relative_to(ROOT), link
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def anchors(page: Path) -> set[str]:
    """The names of the headings, as forges make them."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen, todo = set[Path](), [ROOT / "README.md"]
    while todo:
        page = todo.pop()
        if page not in seen and page.suffix == ".md":
            seen.add(page)
            todo += [(page.parent / link.partition("#")[0]).resolve() for link in links(page)]
    assert set(PAGES) - seen == set()


def test_the_readme_is_one_screen_and_names_the_two_commands() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 90
    assert {"    make run", "    make test"} <= set(lines)


def test_every_command_of_make_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    known = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {
        name
        for page in PAGES
        for name in re.findall(r"(?:`|^    )make ([a-z]+)", page.read_text("utf-8"), re.M)
    }
    assert {"run", "test"} <= named <= known


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_has_its_five_headings(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {page.name[:4]} ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS


def test_decisions_are_numbered_one_after_the_other() -> None:
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    listed = links(DOCS / "adr" / "README.md")
    assert [page.name for page in DECISIONS] == [link for link in listed if link[:4].isdigit()]


@pytest.mark.parametrize("page", MANUALS, ids=lambda page: page.stem)
def test_what_a_manual_prints_bold_stands_on_the_screen(page: Path) -> None:
    bold = re.findall(r"\*\*(.+?)\*\*", " ".join(page.read_text(encoding="utf-8").split()))
    assert len(bold) > 20
    assert [words for words in bold if words not in screen_text()] == []


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.stem)
def test_a_picture_is_small_and_used(picture: Path) -> None:
    assert picture.stat().st_size < LARGEST_PICTURE
    assert f"docs/beelden/{picture.name}" in links(ROOT / "README.md")


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    articles = re.findall(r"^(\d+)\.\s?[A-Z]", text, re.MULTILINE)
    assert articles == [str(number) for number in range(1, 16)]
    assert text.rstrip().endswith("require the production of a new EUPL version.")


def test_files_that_are_named_exist() -> None:
    """A path in backticks that looks like one of ours."""
    for page in PAGES:
        for path in re.findall(
            r"`((?:config|dev|docs|identification|inloggen|kluis|machtigen|tests|zaken|toezicht)/[\w./-]+)`",
            prose(page),
        ):
            assert (ROOT / path).exists(), f"{page.name}: {path}"
