"""Thousands of random changes to a genuine answer: refused, or read as exactly the genuine claims."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random
from unittest.mock import ANY

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from begrippen.bsn import Bsn
from inloggen.digid.answer import Expected
from inloggen.resultaat import LoginMislukt, LoginResult
from tests.inloggen.berichten import Answer
from tests.inloggen.berichten_4 import LEGAL, Answer4, Encrypted
from tests.inloggen.lezen import answer, expected, expected_4, read, right_now
from tests.inloggen.mutaties import (
    OF_TREE,
    TOKENS,
    Encrypting,
    mutate,
    mutate_bytes,
    mutate_tree,
    says,
    signed_anew,
)

NOW = right_now()
ALL = ("_assertion", "_response", "_artifactresponse")


@dataclass(frozen=True, repr=False)
class Genuine:
    """An answer that may be changed, and what it was expected to be about."""

    sort: Answer
    expected: Expected

    @cached_property
    def body(self) -> bytes:
        return answer(self.sort, now=NOW).encode()

    @cached_property
    def unsigned(self) -> bytes:
        return answer(replace(self.sort, signed=()), now=NOW).encode()

    @cached_property
    def claims(self) -> LoginResult | None:
        return claims(self.read(self.body))

    def read(self, body: bytes) -> LoginResult | None:
        """Every exception but `LoginMislukt` goes on to the test."""
        try:
            return read(body, expected=self.expected)
        except LoginMislukt:
            return None


def claims(result: LoginResult | None) -> LoginResult | None:
    """All but the digest of the signed bytes, which differ where the signature is another."""
    return result and replace(result, assertion_digest="")


THREE, FOUR = expected(now=NOW), expected_4(now=NOW)
ANSWERS = [
    Genuine(Answer(), THREE),
    Genuine(Answer(prefixes="ds saml samlp xs"), THREE),
    Genuine(Answer(signed=ALL), THREE),
    Genuine(Answer4(), FOUR),
    Genuine(Answer4(legal=(Encrypted(bsn=LEGAL),), soorten=("urn:x",), signed=ALL), FOUR),
]
FAILURE = Genuine(Answer(status=("Responder", "AuthnFailed")), THREE)
SEEDS = st.integers(min_value=0, max_value=2**64)
PERSON = Encrypting(NOW)
many = settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck), database=None)
thousand = settings(many, max_examples=1000)
fewer = settings(many, max_examples=700)  # two or more signatures each


def test_the_genuine_answers_are_read() -> None:
    for genuine in ANSWERS:
        result = genuine.read(genuine.body)
        assert result is not None
        assert result.bsn == Bsn("999990019")
        assert (result.vertegenwoordiging is not None) is bool(getattr(genuine.sort, "legal", ()))
    assert FAILURE.read(FAILURE.body) is None


@pytest.mark.parametrize("about", [THREE, FOUR], ids=["digid-3", "eid-4"])
def test_a_thousand_changed_answers_are_refused_or_read_as_the_genuine_one(about: Expected) -> None:
    """Of each profile, on the bytes that come in."""
    sorts = [genuine for genuine in (*ANSWERS, FAILURE) if genuine.expected is about]
    assert [number for number in range(1000) if misread(sorts[number % len(sorts)], Random(number))] == []


def misread(genuine: Genuine, random: Random) -> bool:
    body = mutate(genuine.body, random)
    result = genuine.read(body)
    return result is not None and claims(result) != genuine.claims


@pytest.mark.parametrize("about", [THREE, FOUR], ids=["digid-3", "eid-4"])
def test_a_digest_that_nobody_compares_would_be_found(
    about: Expected, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the thousand changes find a mistake of ours."""
    monkeypatch.setattr("inloggen.digid.signature.hmac.compare_digest", lambda *_: True)
    genuine = next(sort for sort in ANSWERS if sort.expected is about)
    assert any(misread(genuine, Random(number)) for number in range(1000))


def test_a_person_of_any_sort_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inloggen.digid.ontsleutelen.LEGACY_BSN", ANY)
    read = Genuine(Answer4(), FOUR).read
    plains = (mutate(Encrypting.genuine, Random(number)) for number in range(1000))
    results = ((plain, read(PERSON.body(plain))) for plain in plains)
    assert any(result is not None and result.bsn.reveal() != says(plain) for plain, result in results)


@thousand
@given(SEEDS)
def test_a_changed_person_is_refused_or_read_as_what_is_written(seed: int) -> None:
    """The change comes before the encryption and the signatures: only the reading of what was decrypted is left."""
    is_refused_or_read(mutate(Encrypting.genuine, Random(seed)))


@pytest.mark.parametrize("before", [*TOKENS, codecs.BOM_UTF8 + b'<?xml version="1.0" encoding="utf-16"?>'])
def test_what_stands_before_a_person_gives_no_other_one(before: bytes) -> None:
    is_refused_or_read(before + Encrypting.genuine)


def is_refused_or_read(plain: bytes) -> None:
    result = Genuine(Answer4(), FOUR).read(PERSON.body(plain))
    assert result is None or result.bsn == Bsn(says(plain))


@many
@given(st.sampled_from([*ANSWERS, FAILURE]), SEEDS)
def test_a_changed_answer_is_refused_or_read_as_the_genuine_one(genuine: Genuine, seed: int) -> None:
    assert not misread(genuine, Random(seed))


@fewer
@given(st.sampled_from(ANSWERS), SEEDS, st.integers(min_value=1, max_value=3))
def test_a_changed_answer_that_digid_signed_gives_no_other_exception(
    genuine: Genuine, seed: int, changes: int
) -> None:
    """The change comes before the signatures, so that every check behind them is met."""
    random, body = Random(seed), genuine.unsigned
    for _ in range(changes):
        body = mutate_tree(body, random)
    result = genuine.read(signed_anew(body))
    assert result is None or result.niveau >= result.gevraagd


@many
@given(st.sampled_from(ANSWERS), st.lists(SEEDS, min_size=1, max_size=20))
def test_an_answer_with_many_changed_bytes(genuine: Genuine, seeds: list[int]) -> None:
    body = genuine.body
    for seed in seeds:
        body = mutate_bytes(body, Random(seed))
    result = genuine.read(body)
    assert result is None or claims(result) == genuine.claims


@settings(max_examples=300, deadline=None, database=None)
@given(st.binary(max_size=4096) | st.text(max_size=4096).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_no_login(body: bytes) -> None:
    assert ANSWERS[0].read(body) is None


@pytest.mark.parametrize("change", sorted(set(OF_TREE), key=lambda change: change.__name__))
def test_every_change_of_the_tree_changes_something(change: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.inloggen.mutaties.OF_TREE", (change,))
    genuine = ANSWERS[0].body
    assert {mutate_tree(genuine, Random(seed)) for seed in range(20)} - {genuine}
