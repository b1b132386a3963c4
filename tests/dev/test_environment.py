from __future__ import annotations

from pathlib import Path

import pytest

from dev import environment


@pytest.fixture
def fresh(monkeypatch, tmp_path: Path) -> list[str]:
    """A folder without an environment; the list of the locks that were installed in it."""
    installed: list[str] = []
    (tmp_path / "requirements").mkdir()
    for lock in ("demo", "dev"):
        (tmp_path / "requirements" / f"{lock}.txt").write_text(f"{lock}==1\n")
    (tmp_path / "bin").mkdir()
    (tmp_path / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "bin" / "python")
    monkeypatch.setattr(environment, "_STAMP", tmp_path / "stamp.json")
    monkeypatch.setattr(environment, "_make_venv", (tmp_path / "bin" / "python").touch)
    monkeypatch.setattr(environment, "_install", lambda lock: installed.append(lock.stem))
    return installed


def test_a_second_time_nothing_is_installed(fresh: list[str]) -> None:
    environment.prepare_environment("demo")
    environment.prepare_environment("demo")
    assert fresh == ["demo"]


def test_what_the_tests_need_holds_what_the_demo_needs(fresh: list[str]) -> None:
    environment.prepare_environment("dev")
    environment.prepare_environment("demo")
    assert fresh == ["dev"]


def test_the_demo_does_not_hold_what_the_tests_need(fresh: list[str]) -> None:
    environment.prepare_environment("demo")
    environment.prepare_environment("dev")
    assert fresh == ["demo", "dev"]


def test_a_changed_lock_is_installed_again(fresh: list[str], tmp_path: Path) -> None:
    environment.prepare_environment("demo")
    (tmp_path / "requirements" / "demo.txt").write_text("demo==2\n")
    environment.prepare_environment("demo")
    assert fresh == ["demo", "demo"]


def test_an_environment_that_was_removed_is_made_again(fresh: list[str], tmp_path: Path) -> None:
    environment.prepare_environment("demo")
    (tmp_path / "bin" / "python").unlink()
    environment.prepare_environment("demo")
    assert fresh == ["demo", "demo"]


def test_the_programs_of_the_environment_find_our_packages(fresh: list[str], tmp_path: Path) -> None:
    environment.prepare_environment("dev")
    (pointer,) = tmp_path.glob("lib/*/site-packages/*.pth")
    assert pointer.read_text() == f"{tmp_path}\n"
