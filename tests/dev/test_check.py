"""`make test` fails when a linter fails, and still ends with pytest."""

from __future__ import annotations

import sys

import pytest

from dev import check
from dev.fuzz import Outcome
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

    return put


@pytest.mark.parametrize(("lint", "pytest_ends", "code"), [(0, 0, 0), (1, 0, 1), (0, 2, 2), (1, 2, 2)])
def test_either_fails_the_run(linter, monkeypatch, tmp_path, lint: int, pytest_ends: int, code: int) -> None:
    linter(lint)
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\nexit {pytest_ends}\n")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    assert check.test([]) == code


def test_what_the_fuzzer_found_fails_the_run_and_is_shown(linter, monkeypatch, capsys) -> None:
    linter(0)
    monkeypatch.setattr(Fuzzer, "failed", True)
    monkeypatch.setattr(sys, "executable", "/bin/true")
    assert check.test([]) == 1
    assert "wat er mis was" in capsys.readouterr().out


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
