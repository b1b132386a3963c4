"""The inside of `make fuzz`: from the bytes of an answer of DigiD to a `LoginResult`.

The first byte says what happens to the rest. With `S` it is signed as DigiD would, so that the checks behind the
signatures are met too: refused, or a login that reaches the level. Else the rest is read as it is: refused, or read as
exactly the genuine claims. Any exception but `LoginMislukt` stops the fuzzer.
"""

from __future__ import annotations

import sys
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
    from tests.inloggen.lezen import answer, expected, read
    from tests.inloggen.mutaties import mutate, signed_anew

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)  # fixed, so that what was found can be read again
SIGN, AS_IT_IS = b"S", b"R"
EXPECTED = expected(now=NOW)
GENUINE = Bsn("999990019")
_OWN_SHARE = 0.6  # of the changes that know XML; the others are those of libFuzzer


class Broken(Exception):
    """The rule does not hold."""


def corpus() -> list[bytes]:
    """Genuine answers of every sort, and a few that are none."""
    sorts = (
        Answer(),
        Answer(prefixes="ds saml samlp xs"),
        Answer(signed=("_assertion", "_response", "_artifactresponse")),
        Answer(status=("Responder", "AuthnFailed")),
        Answer(status=("Requester", "RequestDenied")),
    )
    made = [AS_IT_IS + answer(sort, now=NOW).encode() for sort in sorts]
    unsigned = [
        Answer(signed=()),
        Answer(signed=(), name_id="s00000001:999990019"),
        Answer(signed=(), status=("x",)),
    ]
    return [
        *made,
        *(SIGN + answer(sort, now=NOW).encode() for sort in unsigned),
        AS_IT_IS + b"<html/>",
        AS_IT_IS,
    ]


def one(data: bytes) -> None:
    body = data[1:]
    signs = data[:1] == SIGN
    if signs:
        try:
            body = signed_anew(body)
        except (SyntaxError, ValueError):  # no XML: lxml's XMLSyntaxError is a SyntaxError
            return
    try:
        result = read(body, expected=EXPECTED)
    except LoginMislukt:
        return
    if result.niveau < result.gevraagd:
        raise Broken("a level below the one asked")
    if not signs and (result.bsn != GENUINE or result.moment != NOW):
        raise Broken("claims that nobody signed")


def change(data: bytes, largest: int, seed: int) -> bytes:
    random = Random(seed)  # noqa: S311  # for changes that can be repeated
    if len(data) > 1 and random.random() < _OWN_SHARE:
        return (data[:1] + mutate(data[1:], random))[:largest]
    return bytes(atheris.Mutate(data, largest))


def control() -> None:
    """Both ways in end in a login for a genuine answer; without this the rest would show nothing."""
    for sort, way in ((Answer(), bytes), (Answer(signed=()), signed_anew)):
        if read(way(answer(sort, now=NOW).encode()), expected=EXPECTED).bsn != GENUINE:
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
