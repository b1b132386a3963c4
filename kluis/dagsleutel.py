"""A key per day, in a file outside the database and its backups.

Each identification has a data key of its own, wrapped by the key of the day it began. When the last
identification of a day is gone its key is destroyed, and with it every copy of those rows in old heap pages,
write-ahead logs, replicas and backups.
"""

from __future__ import annotations

import contextlib
import os
from datetime import date
from pathlib import Path

from django.conf import settings

from kluis import zegel
from kluis.zegel import ZegelVerbroken

_SUFFIX = ".sleutel"


def _file(day: date) -> Path:
    return Path(settings.DAGSLEUTEL_MAP) / f"{day.isoformat()}{_SUFFIX}"


def _create(path: Path) -> bytes:
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
    return path.read_bytes()


def _read(day: date) -> bytes:
    try:
        return _file(day).read_bytes()
    except FileNotFoundError:
        raise ZegelVerbroken from None


def wrap(data_key: bytes, *, day: date, context: str) -> bytes:
    """Seal a data key with the key of `day`, which is made when it is not there yet."""
    path = _file(day)
    key = path.read_bytes() if path.exists() else _create(path)
    return zegel.seal(data_key, key=key, context=context)


def unwrap(wrapped: bytes, *, day: date, context: str) -> bytes:
    """Raises `ZegelVerbroken`, also when the key of that day has been destroyed."""
    return zegel.unseal(wrapped, key=_read(day), context=context)


def existing_days() -> list[date]:
    folder = Path(settings.DAGSLEUTEL_MAP)
    return sorted(
        date.fromisoformat(path.name.removesuffix(_SUFFIX)) for path in folder.glob(f"[0-9]*{_SUFFIX}")
    )


def destroy(day: date) -> None:
    """Overwrite and remove the key of a day. Doing it twice is no error."""
    path = _file(day)
    with contextlib.suppress(FileNotFoundError):
        with path.open("r+b") as target:
            target.write(os.urandom(zegel.KEY_LENGTH))
            target.flush()
            os.fsync(target.fileno())
        path.unlink()
