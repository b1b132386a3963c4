"""What holds for every file of the repository."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from dev.processes import ROOT

LOCKS = ("app", "demo", "dev", "uv", "fuzz", "vergelijking")
# Written in parts, because this file is looked at too.
MACHINE_PATH = re.compile("/(work" + "/(main|shared)|root" + "/|home" + "/[a-z]+/)")
REGISTRY = re.compile(
    "(py" + r"pi\.org|python" + "hosted|npm" + r"js\.org|deb\." + r"debian\.org|ghcr" + r"\.io)"
)


def files(*suffixes: str) -> list[Path]:
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    every = (ROOT / name for name in names if name)
    return [path for path in every if path.is_file() and (not suffixes or path.suffix in suffixes)]


def test_no_python_file_is_longer_than_300_lines() -> None:
    ours = [path for path in files(".py") if "migrations" not in path.parts]
    long = [path for path in ours if len(path.read_text().splitlines()) > 300]
    assert ours
    assert long == []


@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRY], ids=["path of a machine", "host of a registry"])
def test_no_file_names_a(pattern: re.Pattern[str]) -> None:
    named = [path for path in files() if pattern.search(path.read_text(errors="replace"))]
    assert named == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_has_a_hash_for_everything(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text()
    assert not re.search(r"https?:|^-", text, re.MULTILINE)
    entries = re.split(r"\n(?=[a-z0-9])", text)
    assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize(("smaller", "larger"), [("app", "demo"), ("demo", "dev")])
def test_the_larger_lock_holds_the_smaller_in_the_same_versions(smaller: str, larger: str) -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / "requirements" / f"{name}.txt").read_text()
        return set(re.findall(r"^[a-z0-9][^ ;]*==[^ ;]+", text, re.MULTILINE))

    assert pins(smaller)
    assert pins(smaller) <= pins(larger)


def test_every_setting_stands_in_the_table() -> None:
    config = "".join(file.read_text() for file in sorted((ROOT / "config").glob("*.py")))
    read = set(re.findall(r'\benv\.\w+\(\s*"([A-Z0-9_]+)"', config))
    # Of the connections with DigiD: every key in small letters that is read there (config/digid.py).
    digid = (ROOT / "config" / "digid.py").read_text()
    keys = re.findall(r'(?:text|number|yes)\("(\w+)"|^    "(\w+)"[,:]', digid, re.MULTILINE)
    read |= {f"DIGID_{(one or other).upper()}" for one, other in keys} | {"DIGID_AANSLUITINGEN"}
    rows = re.findall(
        r"^\| (`[A-Z0-9_`, ]+`) \|", (ROOT / "docs" / "instellingen.md").read_text(), re.MULTILINE
    )
    table = {name for row in rows for name in re.findall(r"[A-Z0-9_]+", row)}
    assert len(read) > 30
    assert read - table == set()
    own = {"PORT", "SIM_PORT", "RUN_DIR", "PYTEST_ARGS", "BENCH_JSON", "COMPARE_JSON", "FUZZ_SECONDS"}
    own |= {"BENCH_EVENTS", "EISEN", "EISEN_JSON", "ZAAKSYSTEEM_DEMO"}
    assert table - read == own


def test_make_alone_lists_the_commands() -> None:
    done = subprocess.run(["make", "-C", str(ROOT)], capture_output=True, text=True, check=True)
    for command in ("run", "test", "lint", "bench", "compare", "fuzz", "lock", "messages", "clean"):
        assert f"make {command} " in done.stdout
