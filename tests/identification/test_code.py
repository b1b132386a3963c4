from __future__ import annotations

import ast
import inspect
from collections import Counter
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from begrippen.bsn import Bsn, passes_elfproef
from identification import code
from identification.code import OngeldigeCode, keyed_code, parse_code, random_code, same_code

KEY = bytes(range(32))
UUID_1 = UUID("6f8b7b1e-5d0c-4c62-9a70-0d2f3d1c9e11")
BSN = Bsn("999990019")
# χ² with 999 degrees of freedom is above this once in a million runs.
LIMIT = 1226.0


def chi_squared(codes: list[str], *, part: slice) -> float:
    counts = Counter(one[part] for one in codes)
    expected = len(codes) / 1000
    return sum((counts[f"{n:03d}"] - expected) ** 2 / expected for n in range(1000))


def keyed(*, key: bytes = KEY, gemeentecode: str = "0518", uuid: UUID = UUID_1, bsn: Bsn = BSN) -> str:
    return keyed_code(key=key, gemeentecode=gemeentecode, uuid=uuid, bsn=bsn)


def test_a_random_code_is_uniform_in_both_halves() -> None:
    codes = [random_code() for _ in range(100_000)]
    assert all(len(one) == 6 and one.isascii() and one.isdigit() for one in codes)
    assert chi_squared(codes, part=slice(0, 3)) < LIMIT
    assert chi_squared(codes, part=slice(3, 6)) < LIMIT
    assert len(set(codes)) > 94_000  # 95,163 expected


def test_a_keyed_code_is_uniform_over_the_calls_of_one_person() -> None:
    codes = [keyed(uuid=UUID(int=n)) for n in range(50_000)]
    assert chi_squared(codes, part=slice(0, 3)) < LIMIT
    assert chi_squared(codes, part=slice(3, 6)) < LIMIT


def test_a_keyed_code_is_uniform_over_the_people_of_one_call() -> None:
    people = [f"{n:09d}" for n in range(10_000_000, 10_220_000) if passes_elfproef(f"{n:09d}")]
    codes = [keyed(bsn=Bsn(number)) for number in people]
    assert len(codes) > 19_000
    assert chi_squared(codes, part=slice(3, 6)) < LIMIT


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "415144"),
        ({"gemeentecode": "0363"}, "074067"),
        ({"bsn": Bsn("999993653")}, "052769"),
        ({"uuid": UUID(int=0)}, "584348"),
        ({"key": bytes(32)}, "297103"),
    ],
)
def test_the_keyed_code_stays_what_it_was(changed: dict[str, object], expected: str) -> None:
    assert keyed(**changed) == expected  # type: ignore[arg-type]


def test_leading_zeros_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("identification.code.secrets.randbelow", lambda _: 42)
    assert random_code() == "000042"
    low = next(one for n in range(100) if (one := keyed(uuid=UUID(int=n))).startswith("0"))
    assert len(low) == 6


def test_the_random_code_comes_from_secrets_and_nothing_else() -> None:
    tree = ast.parse(inspect.getsource(code))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert imported == {"hashlib", "hmac", "secrets"}
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert {"secrets.randbelow", "hmac.compare_digest"} <= calls


@pytest.mark.parametrize(
    "typed",
    [
        "358974",
        "358-974",
        "358 974",
        "358.974",
        "35 89 74",
        " 3 5 8 9 7 4 ",
        "358–974",
        "358\u00a0974",
        "358\u202f974",
        "358,974",
        "358\t974",
    ],
)
def test_separators_do_not_matter(typed: str) -> None:
    assert parse_code(typed) == "358974"


@pytest.mark.parametrize(
    ("typed", "reden", "aantal"),
    [
        ("", "leeg", 0),
        (" - ", "leeg", 0),
        ("35897", "lengte", 5),
        ("3589741", "lengte", 7),
        ("1" * 100_000, "lengte", 100_000),
        ("35897a", "tekens", 0),
        ("drie", "tekens", 0),
        ("٣٥٨٩٧٤", "tekens", 0),
        ("35897²", "tekens", 0),
        ("+35897", "tekens", 0),
        ("358974\x00", "tekens", 0),
    ],
)
def test_each_mistake_has_its_own_name(typed: str, reden: str, aantal: int) -> None:
    with pytest.raises(OngeldigeCode) as wrong:
        parse_code(typed)
    assert (wrong.value.reden, wrong.value.aantal) == (reden, aantal)
    assert "35897" not in str(wrong.value)


@given(st.from_regex(r"[0-9]{6}", fullmatch=True), st.sampled_from([" ", ".", "-", ""]))
def test_a_code_read_out_in_any_way_comes_back(digits: str, between: str) -> None:
    assert parse_code(between.join(digits)) == digits


def test_same_code() -> None:
    assert same_code("000042", "000042")
    assert not same_code("000042", "42")
    assert not same_code("", "000042")
    assert not same_code("é", "000042")


def test_two_calls_of_one_person_have_nothing_in_common() -> None:
    assert len({keyed(uuid=uuid4()) for _ in range(200)}) > 195
