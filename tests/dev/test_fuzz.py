"""The fuzzer, without atheris: its rule, and what a run says that failed, found nothing or did not happen."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

from dev import fuzz, fuzz_regel
from dev.apart import NotInstalled
from dev.fuzz import ShortRun
from tests.inloggen.berichten import Answer
from tests.inloggen.lezen import answer

EVERY_WAY = [data for data in fuzz_regel.corpus() if data[:1] in fuzz_regel.PROFILES]
OTHER = answer(Answer(name_id="s00000000:999993653"), now=fuzz_regel.NOW).encode()


@pytest.fixture
def fuzzer(monkeypatch: pytest.MonkeyPatch):
    """A program that says this and ends so, in the place of the real one."""

    def put(said: str, code: int) -> ShortRun:
        program = [sys.executable, "-c", f"print({said!r}); raise SystemExit({code})"]
        monkeypatch.setattr(fuzz, "_command", lambda _: (program, {}))
        return ShortRun()

    return put


def test_the_genuine_answers_are_read() -> None:
    fuzz_regel.control()


@pytest.mark.parametrize("data", EVERY_WAY)
def test_the_rule_holds_for_what_it_starts_with_and_its_neighbours(data: bytes) -> None:
    for number in range(10):
        fuzz_regel.one(fuzz_regel.change(data, Random(number)))


def test_another_person_than_the_genuine_one_breaks_the_rule() -> None:
    with pytest.raises(fuzz_regel.Broken, match="claims that nobody signed"):
        fuzz_regel.one(b"R" + OTHER)


@pytest.mark.parametrize(
    ("name", "way"),
    [("answer.refuse_ambiguity", b"R"), ("assertion._niveau", b"S"), ("ontsleutelen.parse", b"P")],
)
def test_any_other_exception_breaks_the_rule(name: str, way: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"inloggen.digid.{name}", lambda *_, **__: 1 // 0)
    data = next(data for data in EVERY_WAY if data[:1] == way)
    with pytest.raises(ZeroDivisionError):
        fuzz_regel.one(data)


@pytest.mark.parametrize(
    ("said", "code", "failed"),
    [
        ("stat::number_of_executed_units: 4321", 0, False),
        ("stat::number_of_executed_units: 4321", 77, True),
        ("stat::number_of_executed_units: 3", 0, True),
        ("", 0, True),
    ],
)
def test_a_run_that_found_something_or_did_nothing_fails(fuzzer, said: str, code: int, failed: bool) -> None:
    outcome = fuzzer(said, code).outcome()
    assert outcome.failed is failed
    assert "✗" in outcome.line or not failed
    assert said in outcome.said or not failed


@pytest.mark.parametrize(
    ("system", "machine", "libc", "python"),
    [
        ("Darwin", "arm64", "", "3.12.1"),
        ("Linux", "aarch64", "glibc", "3.12.1"),
        ("Linux", "x86_64", "", "3.12.1"),
        ("Linux", "x86_64", "glibc", "3.14.0"),
    ],
)
def test_without_a_wheel_it_says_that_it_did_not_run(
    monkeypatch: pytest.MonkeyPatch, system: str, machine: str, libc: str, python: str
) -> None:
    monkeypatch.setattr(fuzz.platform, "system", lambda: system)
    monkeypatch.setattr(fuzz.platform, "machine", lambda: machine)
    monkeypatch.setattr(fuzz.platform, "libc_ver", lambda: (libc, ""))
    monkeypatch.setattr(fuzz.platform, "python_version_tuple", lambda: tuple(python.split(".")))
    outcome = ShortRun().outcome()
    assert not outcome.failed
    assert outcome.line.startswith("! fuzz DID NOT RUN: atheris has no wheel")


def test_with_a_wheel_that_cannot_be_installed_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: str) -> Path:
        raise NotInstalled("no network")

    monkeypatch.setattr(
        fuzz, "_MACHINE", (fuzz.platform.system(), fuzz.platform.machine(), fuzz.platform.libc_ver()[0])
    )
    monkeypatch.setattr(fuzz, "_PYTHONS", (f"{sys.version_info[0]}.{sys.version_info[1]}",))
    monkeypatch.setattr(fuzz, "packages_of", fails)
    outcome = ShortRun().outcome()
    assert outcome.failed
    assert outcome.said == "no network"
