"""The inside of `make fuzz`: from the bytes of an answer of DigiD to a `LoginResult`.

The first byte says what happens to the rest: read as DigiD 3.x or as eID 4.x, as it is or signed first as DigiD would,
so that the checks behind the signatures are met too. As it is: refused, or read as exactly the genuine claims. Signed:
refused, or a login that reaches the level. Any exception but `LoginMislukt` stops the fuzzer.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["inloggen.digid", "inloggen.resultaat", "begrippen"]):
    import django

    django.setup()
    from begrippen.bsn import Bsn
    from inloggen.resultaat import LoginMislukt
    from tests.inloggen.berichten import Answer
    from tests.inloggen.berichten_4 import LEGAL, Answer4, Encrypted
    from tests.inloggen.lezen import answer, expected, expected_4, read
    from tests.inloggen.mutaties import mutate, signed_anew

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)  # fixed, so that what was found can be read again
SIGN = b"ST"  # the others are read as they are
PROFILES = {
    b"R": expected(now=NOW),
    b"S": expected(now=NOW),
    b"Q": expected_4(now=NOW),
    b"T": expected_4(now=NOW),
}
GENUINE = Bsn("999990019")
_OWN_SHARE = 0.6  # of the changes that know XML; the others are those of libFuzzer


class Broken(Exception):
    """The rule does not hold."""


def corpus() -> list[bytes]:
    """Genuine answers of every sort, and a few that are none."""
    everything = ("_assertion", "_response", "_artifactresponse")
    somebody_else = Answer4(legal=(Encrypted(bsn=LEGAL),), soorten=("urn:x",))
    sorts: tuple[tuple[bytes, Answer], ...] = (
        (b"R", Answer()),
        (b"R", Answer(prefixes="ds saml samlp xs")),
        (b"R", Answer(signed=everything)),
        (b"R", Answer(status=("Responder", "AuthnFailed"))),
        (b"R", Answer(status=("Requester", "RequestDenied"))),
        (b"S", Answer(signed=())),
        (b"S", Answer(signed=(), name_id="s00000001:999990019")),
        (b"S", Answer(signed=(), status=("x",))),
        (b"Q", Answer4()),
        (b"Q", somebody_else),
        (b"T", replace(somebody_else, signed=())),
        (b"T", Answer4(signed=(), acting=(Encrypted(plain="x"),))),
        (b"T", Answer4(signed=(), status=("Responder", "AuthnFailed"), message="Authentication cancelled")),
    )
    return [*(way + answer(sort, now=NOW).encode() for way, sort in sorts), b"R<html/>", b"R"]


def one(data: bytes) -> None:
    way, body = data[:1], data[1:]
    if way not in PROFILES:
        return
    if way in SIGN:
        try:
            body = signed_anew(body)
        except (SyntaxError, ValueError):  # no XML: lxml's XMLSyntaxError is a SyntaxError
            return
    try:
        result = read(body, expected=PROFILES[way])
    except LoginMislukt:
        return
    if result.niveau < result.gevraagd:
        raise Broken("a level below the one asked")
    if way not in SIGN and (result.bsn != GENUINE or result.moment != NOW):
        raise Broken("claims that nobody signed")


def change(data: bytes, largest: int, seed: int) -> bytes:
    random = Random(seed)  # noqa: S311  # for changes that can be repeated
    if len(data) > 1 and random.random() < _OWN_SHARE:
        return (data[:1] + mutate(data[1:], random))[:largest]
    return bytes(atheris.Mutate(data, largest))


def control() -> None:
    """Every way in ends in a login for a genuine answer; without this the rest would show nothing."""
    for way, sort in (
        (b"R", Answer()),
        (b"S", Answer(signed=())),
        (b"Q", Answer4()),
        (b"T", Answer4(signed=())),
    ):
        body = answer(sort, now=NOW).encode()
        if read(signed_anew(body) if way in SIGN else body, expected=PROFILES[way]).bsn != GENUINE:
            raise Broken("the genuine answer is not read")


def main() -> None:
    control()
    folder = Path(sys.argv[1])
    for number, body in enumerate(corpus()):
        (folder / f"{number}").write_bytes(body)
    atheris.Setup(sys.argv, one, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
