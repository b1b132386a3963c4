"""Thousands of random changes to a genuine answer: refused, or read as exactly the genuine claims."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from begrippen.bsn import Bsn
from inloggen.digid.aansluiting import public_key
from inloggen.resultaat import LoginMislukt, LoginResult
from tests.inloggen.berichten import Answer
from tests.inloggen.keys import pair
from tests.inloggen.lezen import answer, expected, read, right_now
from tests.inloggen.mutaties import OF_TREE, mutate, mutate_bytes, mutate_tree, signed_anew

KEYS = [public_key(pair("idp").certificate)]
NOW = right_now()
EXPECTED = expected(now=NOW, keys=KEYS)
SORTS = (
    Answer(),
    Answer(prefixes="ds saml samlp xs"),
    Answer(signed=("_assertion", "_response", "_artifactresponse")),
    Answer(status=("Responder", "AuthnFailed")),
)
GENUINE = [answer(sort, now=NOW).encode() for sort in SORTS]
UNSIGNED = answer(Answer(signed=()), now=NOW).encode()
CLAIMS = ("bsn", "niveau", "gevraagd", "middel", "moment")
many = settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck), database=None)


def claims(result: LoginResult) -> dict[str, object]:
    return {name: getattr(result, name) for name in CLAIMS}


GENUINE_CLAIMS = claims(read(GENUINE[0], expected=EXPECTED))


def read_or_refused(body: bytes) -> LoginResult | None:
    """Every exception but `LoginMislukt` goes on to the test."""
    try:
        return read(body, expected=EXPECTED)
    except LoginMislukt:
        return None


def test_the_genuine_answers_are_read() -> None:
    assert GENUINE_CLAIMS["bsn"] == Bsn("999990019")
    assert [read_or_refused(body) is not None for body in GENUINE] == [True, True, True, False]


@many
@given(st.sampled_from(GENUINE), st.integers(min_value=0, max_value=2**64))
def test_a_changed_answer_is_refused_or_read_as_the_genuine_one(genuine: bytes, seed: int) -> None:
    result = read_or_refused(mutate(genuine, Random(seed)))
    assert result is None or claims(result) == GENUINE_CLAIMS


@many
@given(st.integers(min_value=0, max_value=2**64), st.integers(min_value=1, max_value=3))
def test_a_changed_answer_that_digid_signed_gives_no_other_exception(seed: int, changes: int) -> None:
    """The change comes before the signatures, so that every check behind them is met."""
    random, body = Random(seed), UNSIGNED
    for _ in range(changes):
        body = mutate_tree(body, random)
    result = read_or_refused(signed_anew(body))
    assert result is None or result.niveau >= result.gevraagd


@many
@given(st.sampled_from(GENUINE), st.lists(st.integers(min_value=0, max_value=2**64), min_size=1, max_size=20))
def test_an_answer_with_many_changed_bytes(genuine: bytes, seeds: list[int]) -> None:
    for seed in seeds:
        genuine = mutate_bytes(genuine, Random(seed))
    result = read_or_refused(genuine)
    assert result is None or claims(result) == GENUINE_CLAIMS


@settings(max_examples=300, deadline=None, database=None)
@given(st.binary(max_size=4096) | st.text(max_size=4096).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_no_login(body: bytes) -> None:
    assert read_or_refused(body) is None


@pytest.mark.parametrize("change", sorted(set(OF_TREE), key=lambda change: change.__name__))
def test_every_change_of_the_tree_changes_something(change: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.inloggen.mutaties.OF_TREE", (change,))
    assert {mutate_tree(GENUINE[0], Random(seed)) for seed in range(20)} - {GENUINE[0]}
