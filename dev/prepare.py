"""Set up whatever is missing, before `make run` and `make test`. Runs on the machine's own Python."""

from __future__ import annotations

import sys

from dev import derived, environment, system


def main(*, lock: str, browser: bool) -> None:
    system.prepare_packages()
    python = environment.prepare_environment(lock)
    if browser:
        system.prepare_chromium(python)
        system.prepare_postgres()
    derived.compile_messages(python)
    derived.collect_static(python)


if __name__ == "__main__":
    (purpose,) = sys.argv[1:]
    main(lock="demo" if purpose == "run" else "dev", browser=purpose == "test")
