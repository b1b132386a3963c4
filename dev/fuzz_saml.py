"""The inside of `make fuzz`: libFuzzer with our changes and our rule (`dev.fuzz_regel`). Any exception stops it."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["inloggen.digid", "inloggen.resultaat", "begrippen"]):
    import django

    django.setup()
    from dev import fuzz_regel

_OWN_SHARE = 0.6  # of the changes that know XML; the others are those of libFuzzer


def change(data: bytes, largest: int, seed: int) -> bytes:
    random = Random(seed)  # noqa: S311  # for changes that can be repeated
    if len(data) > 1 and random.random() < _OWN_SHARE:
        return fuzz_regel.change(data, random)[:largest]
    return bytes(atheris.Mutate(data, largest))


def main() -> None:
    fuzz_regel.control()
    folder = Path(sys.argv[1])
    for number, body in enumerate(fuzz_regel.corpus()):
        (folder / f"{number}").write_bytes(body)
    atheris.Setup(sys.argv, fuzz_regel.one, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
