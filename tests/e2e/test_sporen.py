"""A BSN that nobody has: after a call it stands nowhere any more in a form that can be read."""

from __future__ import annotations

import base64
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis

from begrippen.bsn import passes_elfproef
from dev.stack import Stack
from tests.e2e.conftest import NieuwGesprek
from tests.e2e.gegevens import rows, wait_for_status
from tests.e2e.schermloos import Gesprek

pytestmark = pytest.mark.e2e


def new_bsn() -> str:
    """One that no other test uses."""
    while True:
        digits = f"{random.randrange(10**8, 10**9)}"
        if passes_elfproef(digits):
            return digits


def needles(bsn: str) -> dict[str, bytes]:
    """Every form in which somebody could find it back."""
    raw = bsn.encode()
    shifted = {
        f"base64 at {skip}": base64.b64encode(b"\0" * skip + raw)[skip + 1 if skip else 0 : 12]
        for skip in range(3)
    }
    return {
        "plain": raw,
        "dotted": f"{bsn[:4]}.{bsn[4:6]}.{bsn[6:]}".encode(),
        "spaced": f"{bsn[:3]} {bsn[3:6]} {bsn[6:]}".encode(),
        "hex": raw.hex().encode(),
        "reversed": raw[::-1],
        "utf-16-le": bsn.encode("utf-16-le"),
        "utf-16-be": bsn.encode("utf-16-be"),
        **shifted,
    }


def hits(bsn: str, places: Iterator[tuple[str, bytes]]) -> list[str]:
    forms = needles(bsn)
    looked, found = 0, []
    for place, content in places:
        looked += 1
        found += [f"{form} in {place}" for form, needle in forms.items() if needle in content]
    assert looked
    return found


def walk(call: Gesprek, bsn: str) -> Iterator[tuple[str, bytes]]:
    """A whole call with every kind of step; each page that may not show the number."""
    call.start(flow="BEKEND", dienst="schuldhulp", bsn=bsn)
    yield "A3", call.ambtenaar.page.content
    call.login(bsn, niveau="basis")  # refused first, so that the error path is walked as well
    call.login(bsn)
    yield "I3", call.inwoner.page.content
    call.ambtenaar.open(call.adres)
    yield "A3 masked", call.ambtenaar.page.content
    call.ambtenaar.submit("/bsn/")
    assert bsn in call.ambtenaar.page.text
    yield "nobody in the BRP", call.ambtenaar.open(call.adres).submit("/brp/").page.content
    call.ambtenaar.submit("/opgezocht/").submit("/code/", antwoord="ja")
    yield "code right", call.ambtenaar.page.content
    yield "I4", call.inwoner.open("/i/").page.content
    yield "A6", call.ambtenaar.open(f"{call.adres}rond-af/").page.content
    call.voltooi()
    wait_for_status(call.stack, call.id)
    yield "A7", call.ambtenaar.open(call.adres).page.content
    yield "I5", call.inwoner.open("/i/").page.content
    zaaknummer = rows(
        call.stack, "SELECT zaaknummer FROM identification_identification WHERE id = ?", call.id
    )
    yield "zaak", call.ambtenaar.open(f"/zaken/{zaaknummer[0]['zaaknummer']}/").page.content
    assert all(bsn not in answer.url for answer in call.ambtenaar.page.history)


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file under the folder; what goes while we look is gone, what cannot be read is an error.

    Beside this call other tests make databases on the same server, and drop them.
    """
    for parent, _, names in os.walk(folder, onerror=_unless_gone):
        for file in (Path(parent, name) for name in names):
            try:
                content = file.read_bytes() if file.is_file() else None
            except FileNotFoundError:
                continue
            if content is not None:
                yield str(file), content


def _unless_gone(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def tables(database_url: str) -> Iterator[tuple[str, bytes]]:
    """Every table as PostgreSQL itself writes it out: text and bytes as they are stored."""
    with psycopg.connect(database_url) as connection:
        names = connection.execute(
            "SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public'"
        ).fetchall()
        for (name,) in names:
            for form in ("binary", "text"):
                with connection.cursor().copy(f"COPY {name} TO STDOUT (FORMAT {form})") as copy:
                    yield f"{name} as {form}", b"".join(bytes(part) for part in copy)


def broker(redis_url: str) -> Iterator[tuple[str, bytes]]:
    with redis.Redis.from_url(redis_url) as connection:
        yield "names of keys", b"\n".join(connection.scan_iter())
        for key in connection.scan_iter(_type="list"):
            yield f"list {key!r}", b"\n".join(connection.lrange(key, 0, -1))
        for key in connection.scan_iter(_type="hash"):
            yield f"hash {key!r}", b"\n".join(b"".join(pair) for pair in connection.hgetall(key).items())
        for key in connection.scan_iter(_type="string"):
            yield f"string {key!r}", connection.get(key) or b""


def data_folder(database_url: str) -> Path:
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        shown = connection.execute("SHOW data_directory").fetchone()
    assert shown is not None
    return Path(shown[0])


def test_nothing_is_left_on_postgresql(stack: Stack, gesprek: NieuwGesprek) -> None:
    """Pages, logs, tables, the raw files of the database with its log of changes, Redis."""
    bsn = new_bsn()
    assert hits(bsn, walk(gesprek(), bsn)) == []
    assert hits(bsn, files(stack.run_dir)) == []
    assert hits(bsn, tables(stack.database_url)) == []
    assert hits(bsn, broker(stack.redis_url or "")) == []
    assert hits(bsn, files(data_folder(stack.database_url))) == []


def test_nothing_is_left_on_sqlite(sqlite_stack: Stack, gesprek: NieuwGesprek) -> None:
    """The file of the database and the -wal beside it are looked at as bytes."""
    bsn = new_bsn()
    assert hits(bsn, walk(gesprek(sqlite_stack), bsn)) == []
    assert hits(bsn, files(sqlite_stack.run_dir)) == []
    assert hits(bsn, broker(sqlite_stack.redis_url or "")) == []


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    bsn = new_bsn()
    for number, form in enumerate(
        (bsn.encode(), base64.b64encode(b"x" + bsn.encode()), bsn.encode("utf-16"))
    ):
        (tmp_path / f"{number}").write_bytes(b"before" + form + b"after")
    assert len(hits(bsn, files(tmp_path))) == 3


def test_the_search_goes_on_where_a_folder_goes(tmp_path: Path) -> None:
    """As when another test drops its database: the rest is looked at, the missing is not a failure."""
    bsn = new_bsn()
    for name in ("1", "2", "3"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "row").write_bytes(bsn.encode())
    found = files(tmp_path)
    first = Path(next(found)[0]).parent
    gone = min(folder for folder in tmp_path.iterdir() if folder != first)
    shutil.rmtree(gone)
    assert len(list(found)) == 1


def test_the_search_fails_where_it_may_not_look(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        list(files(tmp_path / "file"))
