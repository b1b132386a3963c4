from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from pytest_django import Settings

from kluis import dagsleutel, zegel
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken

DAY = date(2026, 11, 21)
DATA_KEY = bytes(32)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DAGSLEUTEL_MAP = tmp_path / "dagsleutels"
    return tmp_path / "dagsleutels"


def test_what_is_wrapped_unwraps_on_its_day_and_place() -> None:
    wrapped = dagsleutel.wrap(DATA_KEY, day=DAY, context="a", first_of_day=True)
    dagsleutel.wrap(DATA_KEY, day=date(2026, 11, 22), context="a", first_of_day=True)
    assert dagsleutel.unwrap(wrapped, day=DAY, context="a") == DATA_KEY
    for day, context in ((DAY, "b"), (date(2026, 11, 22), "a")):
        with pytest.raises(ZegelVerbroken):
            dagsleutel.unwrap(wrapped, day=day, context=context)


def test_reading_makes_no_key(folder: Path) -> None:
    with pytest.raises(SleutelNietBereikbaar):
        dagsleutel.unwrap(b"x" * 60, day=DAY, context="a")
    assert not folder.exists()


def test_only_the_owner_reads_the_key(folder: Path) -> None:
    previous = os.umask(0)
    try:
        dagsleutel.wrap(DATA_KEY, day=DAY, context="a", first_of_day=True)
    finally:
        os.umask(previous)
    (key,) = folder.iterdir()
    assert oct(key.stat().st_mode & 0o777) == "0o600"
    assert oct(folder.stat().st_mode & 0o777) == "0o700"
    assert len(key.read_bytes()) == zegel.KEY_LENGTH


def test_twenty_threads_make_one_key(folder: Path) -> None:
    barrier = Barrier(20)

    def one(_: int) -> bytes:
        barrier.wait()
        return dagsleutel.wrap(DATA_KEY, day=DAY, context="a", first_of_day=True)

    with ThreadPoolExecutor(20) as pool:
        wrapped = list(pool.map(one, range(20)))
    assert {dagsleutel.unwrap(one, day=DAY, context="a") for one in wrapped} == {DATA_KEY}
    assert [path.name for path in folder.iterdir()] == ["2026-11-21.sleutel"]


def _wrap_in_a_process(barrier: object, results: object) -> None:
    barrier.wait()  # type: ignore[attr-defined]
    results.put(dagsleutel.wrap(DATA_KEY, day=DAY, context="a", first_of_day=True))  # type: ignore[attr-defined]


def test_twenty_processes_make_one_key(folder: Path) -> None:
    context = multiprocessing.get_context("fork")
    barrier, results = context.Barrier(20), context.Queue()
    processes = [context.Process(target=_wrap_in_a_process, args=(barrier, results)) for _ in range(20)]
    for process in processes:
        process.start()
    wrapped = [results.get(timeout=30) for _ in processes]
    for process in processes:
        process.join()
    assert {dagsleutel.unwrap(one, day=DAY, context="a") for one in wrapped} == {DATA_KEY}
    assert [path.name for path in folder.iterdir()] == ["2026-11-21.sleutel"]


def test_a_destroyed_key_opens_nothing_and_is_not_on_the_disk(folder: Path) -> None:
    wrapped = dagsleutel.wrap(DATA_KEY, day=DAY, context="a", first_of_day=True)
    key = (folder / "2026-11-21.sleutel").read_bytes()
    kept = folder / "hard-link"
    os.link(folder / "2026-11-21.sleutel", kept)
    dagsleutel.destroy(DAY)
    dagsleutel.destroy(DAY)
    with pytest.raises(SleutelNietBereikbaar):
        dagsleutel.unwrap(wrapped, day=DAY, context="a")
    assert kept.read_bytes() != key  # overwritten in place before it was removed


def test_the_key_of_a_day_made_again_is_another_one() -> None:
    wrapped = dagsleutel.wrap(DATA_KEY, day=DAY, context="a", first_of_day=True)
    dagsleutel.destroy(DAY)
    dagsleutel.wrap(DATA_KEY, day=DAY, context="a", first_of_day=True)
    with pytest.raises(ZegelVerbroken):
        dagsleutel.unwrap(wrapped, day=DAY, context="a")


def test_the_days_that_have_a_key(folder: Path) -> None:
    assert dagsleutel.existing_days() == []
    for day in (22, 21):
        dagsleutel.wrap(DATA_KEY, day=date(2026, 11, day), context="a", first_of_day=True)
    (folder / ".2026-11-20.sleutel.1.ab").write_bytes(b"a draft of a process that died")
    assert dagsleutel.existing_days() == [date(2026, 11, 21), date(2026, 11, 22)]


def test_only_the_first_of_a_day_makes_its_key(folder: Path) -> None:
    with pytest.raises(SleutelNietBereikbaar):
        dagsleutel.wrap(DATA_KEY, day=DAY, context="a", first_of_day=False)
    assert not folder.exists()
    dagsleutel.wrap(DATA_KEY, day=DAY, context="a", first_of_day=True)
    wrapped = dagsleutel.wrap(DATA_KEY, day=DAY, context="a", first_of_day=False)
    assert dagsleutel.unwrap(wrapped, day=DAY, context="a") == DATA_KEY


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_damaged_key_is_not_used_and_not_replaced(folder: Path, length: int) -> None:
    wrapped = dagsleutel.wrap(DATA_KEY, day=DAY, context="a", first_of_day=True)
    (key,) = folder.iterdir()
    key.write_bytes(bytes(length))
    assert not dagsleutel.is_usable(DAY)
    for first in (True, False):
        with pytest.raises(SleutelNietBereikbaar):
            dagsleutel.wrap(DATA_KEY, day=DAY, context="a", first_of_day=first)
    with pytest.raises(SleutelNietBereikbaar):
        dagsleutel.unwrap(wrapped, day=DAY, context="a")
    assert key.read_bytes() == bytes(length)


def test_a_folder_that_is_no_folder_is_said(folder: Path) -> None:
    assert dagsleutel.is_usable(DAY)  # nothing there yet, but it can be made
    folder.write_bytes(b"")
    assert not dagsleutel.is_usable(DAY)
    with pytest.raises(SleutelNietBereikbaar):
        dagsleutel.wrap(DATA_KEY, day=DAY, context="a", first_of_day=True)


def test_names_that_are_no_day_are_left_alone(folder: Path) -> None:
    dagsleutel.wrap(DATA_KEY, day=DAY, context="a", first_of_day=True)
    for name in ("2026-13-45.sleutel", "2026-11-20 (kopie).sleutel", "1.sleutel", "lees-mij.txt"):
        (folder / name).write_bytes(b"x")
    assert dagsleutel.existing_days() == [DAY]
