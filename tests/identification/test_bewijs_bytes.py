"""The same content gives the same proof, byte for byte: in any process, any thread, on any machine."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from identification import bewijs_pdf
from identification.bewijs import digest
from identification.bewijs_pdf import render_bewijs
from tests.identification.test_bewijs import EXAMPLE, WINTER, make

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("Sanne de Vries", "Şükrü Çelik-Łukasiewicz", "Nguyễn Thị Ánh", "Дмитрий Щербаков", "王")

PROGRAM = """
import sys, time
from dataclasses import replace
from tests.identification.test_bewijs import EXAMPLE
import weasyprint.pdf.fonts
if sys.argv[1] == "without":
    weasyprint.pdf.fonts.harfbuzz_subset = None
    time.sleep(1.1)
from identification.bewijs import digest
from identification.bewijs_pdf import render_bewijs
names = {names!r}
order = names if sys.argv[1] == "with" else names[::-1]
made = {{name: digest(render_bewijs(replace(EXAMPLE, ambtenaar=name))) for name in order}}
print(*(made[name] for name in names))
"""


def other_process(folder: Path, subsetter: str, **environment: str) -> str:
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(names=NAMES), subsetter],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(folder), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_other_processes_on_other_machines_make_the_same_bytes(tmp_path: Path) -> None:
    settings = tmp_path / "fonts.conf"  # of a machine that wants every letter wide and slanted
    settings.write_text(
        '<fontconfig><match target="font"><edit name="matrix" mode="assign"><matrix><double>2</double>'
        "<double>1</double><double>0</double><double>1</double></matrix></edit></match></fontconfig>"
    )
    machines = (
        {"subsetter": "with", "PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LANG": "C"},
        {"subsetter": "without", "PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8"}
        | {"FONTCONFIG_FILE": str(settings), "PANGO_LANGUAGE": "ar:ja", "SOURCE_DATE_EPOCH": "1"},
    )
    with ThreadPoolExecutor() as pool:
        made = list(
            pool.map(lambda pair: other_process(tmp_path / str(pair[0]), **pair[1]), enumerate(machines))
        )
    assert made[0] == made[1]
    assert made[0].split()[0] == digest(render_bewijs(EXAMPLE))


def test_threads_make_the_same_bytes() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(lambda _: digest(render_bewijs(EXAMPLE)), range(8)))
    assert made == {digest(render_bewijs(EXAMPLE))}


def test_the_environment_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/nowhere")
    bewijs_pdf._look.cache_clear()
    render_bewijs(EXAMPLE)
    assert os.environ["FONTCONFIG_FILE"] == "/nowhere"


@pytest.mark.parametrize(
    "change", [{"zaaknummer": "2026-37132"}, {"ingelogd_op": WINTER.replace(microsecond=1)}]
)
def test_other_content_gives_another_digest(change: dict[str, Any]) -> None:
    assert digest(render_bewijs(make(**change))) != digest(render_bewijs(EXAMPLE))


def test_one_flipped_byte_is_seen() -> None:
    pdf = bytearray(render_bewijs(EXAMPLE))
    whole = digest(bytes(pdf))
    for place in range(0, len(pdf), 9973):
        pdf[place] ^= 1
        assert digest(bytes(pdf)) != whole
        pdf[place] ^= 1
