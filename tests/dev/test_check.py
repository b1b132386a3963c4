"""`make test` fails when a linter or the fuzzer fails, says so, and still ends with pytest."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from dev import check
from dev.fuzz import Outcome
from dev.processes import ROOT
from dev.system import prepare_packages


class Fuzzer:
    """In the place of the real one, which is run by `make test` itself."""

    failed = False

    def outcome(self) -> Outcome:
        return Outcome(self.failed, "fuzz", "wat er mis was")

    def stop(self) -> None:
        pass


@pytest.fixture
def linter(monkeypatch, tmp_path):
    """Put one program in the place of all linters."""

    def put(code: int) -> None:
        program = tmp_path / "linter"
        program.write_text(f"#!/bin/sh\necho gevonden\nexit {code}\n")
        program.chmod(0o755)
        monkeypatch.setattr(check, "_BIN", tmp_path)
        monkeypatch.setattr(check, "LINTERS", (("linter",),))
        monkeypatch.setattr(check, "ShortRun", Fuzzer)
        monkeypatch.setenv("EISEN", "")  # `test` sets it, and it is not to stay

    return put


@pytest.fixture
def tests(monkeypatch):
    """Put something in the place of the tests, which says the closing line as pytest does."""

    def put(code: int, *, summary: bool = True) -> None:
        def main(arguments: list[str], plugins: list[check.Beside]) -> int:
            if summary:
                plugins[0].tell()
                print("1 passed in 0.01s")
            return code

        monkeypatch.setattr(check.pytest, "main", main)

    return put


@pytest.mark.parametrize("summary", [True, False])
@pytest.mark.parametrize(("lint", "pytest_ends", "code"), [(0, 0, 0), (1, 0, 1), (0, 2, 2), (1, 2, 2)])
def test_either_fails_the_run(
    linter, tests, capsys, lint: int, pytest_ends: int, code: int, summary: bool
) -> None:
    linter(lint)
    tests(pytest_ends, summary=summary)
    assert check.test([]) == code
    said = capsys.readouterr().out
    assert said.count("linter\n") == 1 + lint
    assert said.endswith("1 passed in 0.01s\n") is summary


def test_what_the_fuzzer_found_fails_the_run_and_is_shown(linter, tests, monkeypatch, capsys) -> None:
    linter(0)
    tests(0)
    monkeypatch.setattr(Fuzzer, "failed", True)
    assert check.test([]) == 1
    assert "wat er mis was" in capsys.readouterr().out


def test_linters_that_broke_off_fail_the_run(linter, tests, monkeypatch) -> None:
    linter(0)
    tests(0)
    monkeypatch.setattr(check, "LINTERS", (("bestaat-niet",),))
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    assert check.test([]) == 1


def test_in_a_real_run_their_word_stands_above_the_closing_line(tmp_path) -> None:
    (tmp_path / "test_one.py").write_text("def test_one() -> None:\n    assert len('a') == 1\n")
    program = tmp_path / "linter"
    program.write_text("#!/bin/sh\necho gevonden\nexit 1\n")
    program.chmod(0o755)
    script = (
        "import sys, pathlib; from dev import check; from tests.dev.test_check import Fuzzer;"
        f"check._BIN = pathlib.Path({str(tmp_path)!r}); check.LINTERS = (('linter',),); check.ShortRun = Fuzzer;"
        f"check.PARALLEL = ('-c', '/dev/null', '--rootdir', {str(tmp_path)!r}, '-p', 'no:django');"
        f"sys.exit(check.test([{str(tmp_path)!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines()
    assert (done.returncode, "1 passed" in lines[-1]) == (1, True), done.stdout + done.stderr
    assert lines.index("✗ linter") < lines.index("gevonden") < len(lines) - 1


def test_a_linter_that_found_something_is_shown(linter, capsys) -> None:
    linter(1)
    assert check.lint() == ["linter"]
    assert "gevonden" in capsys.readouterr().out


def test_without_pango_one_line_says_how_to_get_it(monkeypatch) -> None:
    monkeypatch.setattr("dev.system._loads", lambda library: "harfbuzz" in library)
    monkeypatch.setattr("dev.apt._prefix", lambda: None)
    with pytest.raises(SystemExit) as stopped:
        prepare_packages()
    assert "apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0" in str(stopped.value)
    assert "\n" not in str(stopped.value)


def test_without_harfbuzz_subset_it_goes_on(monkeypatch, capsys) -> None:
    monkeypatch.setattr("dev.system._loads", lambda library: "harfbuzz" not in library)
    monkeypatch.setattr("dev.apt._prefix", lambda: None)
    prepare_packages()
    assert "apt-get install --no-install-recommends libharfbuzz-subset0" in capsys.readouterr().out
