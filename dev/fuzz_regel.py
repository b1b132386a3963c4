"""The rule that the fuzzer holds against whatever comes in: from bytes to a `LoginResult`, or `LoginMislukt`.

The first byte says what happens to the rest.

- Read as DigiD 3.x or as eID 4.x, as it is: refused, or read as exactly the genuine claims.
- Signed first as DigiD would, so that the checks behind the signatures are met too: refused, or a login that reaches
  the level.
- Encrypted and signed first, as the person in an answer of eID 4.x: refused, or read as the BSN that stands there.

Any exception but `LoginMislukt` breaks the rule too.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from random import Random

from begrippen.bsn import Bsn
from inloggen.resultaat import LoginMislukt, LoginResult
from tests.inloggen.berichten import Answer
from tests.inloggen.berichten_4 import LEGAL, Answer4, Encrypted
from tests.inloggen.lezen import answer, expected, expected_4, read
from tests.inloggen.mutaties import Encrypting, mutate, says, signed_anew

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)  # fixed, so that what was found can be read again
SIGN = b"ST"  # the others are read as they are
ENCRYPT = b"P"
PROFILES = {
    b"R": expected(now=NOW),
    b"S": expected(now=NOW),
    b"Q": expected_4(now=NOW),
    b"T": expected_4(now=NOW),
    ENCRYPT: expected_4(now=NOW),
}
PERSON = Encrypting(NOW)
GENUINE = Bsn("999990019")


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
    answers = [way + answer(sort, now=NOW).encode() for way, sort in sorts]
    return [*answers, ENCRYPT + PERSON.genuine, b"R<html/>", b"R", ENCRYPT]


def one(data: bytes) -> None:
    """Raises `Broken`, or what our code should not have raised."""
    way, given = data[:1], data[1:]
    if way not in PROFILES:
        return
    try:
        body = _sent(way, given)
    except (SyntaxError, ValueError):  # no XML: lxml's XMLSyntaxError is a SyntaxError
        return
    try:
        result = read(body, expected=PROFILES[way])
    except LoginMislukt:
        return
    if result.niveau < result.gevraagd:
        raise Broken("a level below the one asked")
    if way == ENCRYPT and result.bsn != Bsn(says(given)):
        raise Broken("another person than the one that was encrypted")
    if way in b"RQ" and _claims(result) not in _genuine():
        raise Broken("claims that nobody signed")


def _sent(way: bytes, given: bytes) -> bytes:
    if way == ENCRYPT:
        return PERSON.body(given)
    return signed_anew(given) if way in SIGN else given


@cache
def _genuine() -> tuple[LoginResult, ...]:
    """All that may be read from what stands in the corpus as it is."""
    whole = [data for data in corpus() if data[:1] in b"RQ" and len(data) > 1]
    found = []
    for data in whole:
        with suppress(LoginMislukt):
            found.append(_claims(read(data[1:], expected=PROFILES[data[:1]])))
    return tuple(found)


def _claims(result: LoginResult) -> LoginResult:
    """All but the digest of the signed bytes: genuine answers of another form have another."""
    return replace(result, assertion_digest="")


def change(data: bytes, random: Random) -> bytes:
    """A change that knows XML."""
    return data[:1] + mutate(data[1:], random)


def control() -> None:
    """Every way in ends in a login for a genuine answer; without this the rest would show nothing."""
    for way, given in (
        (b"R", answer(now=NOW).encode()),
        (b"S", answer(Answer(signed=()), now=NOW).encode()),
        (b"Q", answer(Answer4(), now=NOW).encode()),
        (b"T", answer(Answer4(signed=()), now=NOW).encode()),
        (ENCRYPT, PERSON.genuine),
    ):
        if read(_sent(way, given), expected=PROFILES[way]).bsn != GENUINE:
            raise Broken("the genuine answer is not read")
