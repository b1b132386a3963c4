"""A key per day, in a file outside the database and its backups.

Each identification has a data key of its own, wrapped by the key of the day it began. When the last
identification of a day is gone its key is destroyed, and with it every copy of those rows in old heap pages,
write-ahead logs, replicas and backups.

A `reeks` is another row of such keys beside it, with a prefix of its own: what lives longer than a day must not keep
the keys of the identifications alive.
"""

from __future__ import annotations

import contextlib
import os
from datetime import date
from pathlib import Path

from django.conf import settings

from kluis import zegel

_SUFFIX = ".sleutel"


class SleutelNietBereikbaar(Exception):
    """The key of a day cannot be read: not there, not ours to read, or damaged. It may be back in a moment."""


def _file(day: date, reeks: str = "") -> Path:
    return Path(settings.DAGSLEUTEL_MAP) / f"{reeks}{day.isoformat()}{_SUFFIX}"


def _create(path: Path) -> None:
    """Make the key of a day. Two processes may try at once: the link makes one of them win, whole."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(6).hex()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        target.write(zegel.new_key())
        target.flush()
        os.fsync(target.fileno())
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """A name that was made or removed is on disk only with its folder."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(day: date, reeks: str = "") -> bytes:
    try:
        key = _file(day, reeks).read_bytes()
    except OSError:
        raise SleutelNietBereikbaar from None
    if len(key) != zegel.KEY_LENGTH:
        raise SleutelNietBereikbaar
    return key


def wrap(data_key: bytes, *, day: date, context: str, first_of_day: bool, reeks: str = "") -> bytes:
    """Seal a data key with the key of `day`.

    Only the first of a day makes that key: where others are sealed with it already, a missing key is a fault
    that a new one would make worse. Raises `SleutelNietBereikbaar`.
    """
    if first_of_day and not _file(day, reeks).exists():
        try:
            _create(_file(day, reeks))
        except OSError:
            raise SleutelNietBereikbaar from None
    return zegel.seal(data_key, key=_read(day, reeks), context=context)


def unwrap(wrapped: bytes, *, day: date, context: str, reeks: str = "") -> bytes:
    """Raises `ZegelVerbroken`, and `SleutelNietBereikbaar` when the key of that day is not there."""
    return zegel.unseal(wrapped, key=_read(day, reeks), context=context)


def existing_days(reeks: str = "") -> list[date]:
    """Names that are no day are left alone."""
    days = []
    for path in Path(settings.DAGSLEUTEL_MAP).glob(f"{reeks}[0-9]*{_SUFFIX}"):
        with contextlib.suppress(ValueError):
            days.append(date.fromisoformat(path.name.removeprefix(reeks).removesuffix(_SUFFIX)))
    return sorted(days)


def is_usable(day: date) -> bool:
    """Can this process read the key of `day`, or make it?"""
    if _file(day).exists():
        with contextlib.suppress(SleutelNietBereikbaar):
            return bool(_read(day))
        return False
    folder = Path(settings.DAGSLEUTEL_MAP)
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    return existing.is_dir() and os.access(existing, os.W_OK | os.X_OK)


def destroy(day: date, reeks: str = "") -> None:
    """Overwrite and remove the key of a day. Doing it twice is no error."""
    path = _file(day, reeks)
    with contextlib.suppress(FileNotFoundError):
        with path.open("r+b") as target:
            target.write(os.urandom(zegel.KEY_LENGTH))
            target.flush()
            os.fsync(target.fileno())
        path.unlink()
        _sync_folder(path.parent)
