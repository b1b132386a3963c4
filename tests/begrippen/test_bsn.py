from __future__ import annotations

import contextlib
import copy
import json
import logging
import pickle
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from begrippen.bsn import Bsn, OngeldigBsn, passes_elfproef

NUMBER = "999990019"
BSN = Bsn(NUMBER)
digits = st.text("0123456789", min_size=9, max_size=9)


def _checked(eight: str) -> str:
    return eight + str(sum((9 - i) * int(digit) for i, digit in enumerate(eight)) % 11)


# Made, and not picked from all numbers: ten in eleven of those would be thrown away, too many for Hypothesis.
made = st.text("0123456789", min_size=8, max_size=8).map(_checked)
bsns = made.filter(lambda number: len(number) == 9 and passes_elfproef(number))


@pytest.mark.parametrize(
    "number",
    ["999990019", "999993653", "999991772", "999999047", "999999990", "000000012", "111222333", "123456782"],
)
def test_what_passes_the_elfproef(number: str) -> None:
    assert Bsn(number).reveal() == number


@pytest.mark.parametrize(
    "text",
    [
        "999990018",
        "999990091",  # two digits changed places
        "000000000",
        "123456789",
        "99999001",
        "9999900190",
        "",
        "99999001a",
        "-99990019",
        "999990019\n",
        "９９９９９００１９",
        "٩٩٩٩٩٠٠١٩",
        "99999001\u00b2",
    ],
)
def test_what_is_no_bsn(text: str) -> None:
    with pytest.raises(OngeldigBsn):
        Bsn(text)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("9999.90.019", NUMBER),
        (" 999 990 019 ", NUMBER),
        ("999-990-019", NUMBER),
        ("999\u00a0990\u00a0019", NUMBER),
        ("10000008", "010000008"),
        ("1000.00.08", "010000008"),
    ],
)
def test_what_a_person_types(typed: str, number: str) -> None:
    assert Bsn.parse(typed).reveal() == number


@pytest.mark.parametrize(
    "typed", ["12", "0000012", "00000000", "000000000", "999/990/019", "٩٩٩٩٩٠٠١٩", "\x00"]
)
def test_what_a_person_types_and_is_no_bsn(typed: str) -> None:
    with pytest.raises(OngeldigBsn):
        Bsn.parse(typed)


@given(digits)
def test_nine_digits_are_a_bsn_exactly_when_they_pass(number: str) -> None:
    expected = (sum((9 - i) * int(d) for i, d in enumerate(number[:8])) - int(number[8])) % 11 == 0
    assert passes_elfproef(number) == (expected and number != "000000000")


@given(bsns, st.integers(0, 8), st.integers(1, 9))
def test_one_digit_wrong_is_always_seen(number: str, place: int, by: int) -> None:
    wrong = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    assert not passes_elfproef(wrong)


@given(st.text())
def test_any_text_is_a_bsn_or_refused(text: str) -> None:
    with contextlib.suppress(OngeldigBsn):
        assert passes_elfproef(Bsn.parse(text).reveal())


@pytest.mark.parametrize(
    "shown",
    [
        repr(BSN),
        str(BSN),
        f"{BSN}",
        f"{BSN!r}",
        "%s" % BSN,  # noqa: UP031 - one of the ways in which it could come out
        format(BSN),
        repr([BSN]),
        repr({"bsn": BSN}),
        BSN.masked,
    ],
)
def test_it_shows_four_digits_at_most(shown: str) -> None:
    assert "0019" in shown
    assert NUMBER[:5] not in shown
    assert "90019" not in shown


def test_a_traceback_and_a_log_line_do_not_hold_it(caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise KeyError(BSN)
    except KeyError:
        logging.getLogger("test").exception("of %s", BSN)
        shown = traceback.format_exc()
    assert NUMBER not in shown + caplog.text


def test_a_refused_number_is_not_in_the_exception() -> None:
    with pytest.raises(OngeldigBsn) as refused:
        Bsn.parse("123456789")
    assert "123456789" not in f"{refused.value!r}{refused.value.args}"


@pytest.mark.parametrize("serialise", [pickle.dumps, json.dumps, copy.copy, copy.deepcopy])
def test_it_is_never_serialised(serialise: object) -> None:
    with pytest.raises(TypeError) as refused:
        serialise(BSN)  # type: ignore[operator]
    assert NUMBER not in str(refused.value)


def test_it_has_no_dict_to_print() -> None:
    with pytest.raises(TypeError):
        vars(BSN)


@pytest.mark.parametrize("name", ["_digits", "reveal", "other"])
def test_it_does_not_change(name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(BSN, name, "123456782")
    assert BSN.reveal() == NUMBER


def test_equal_numbers_are_equal() -> None:
    assert Bsn.parse("9999.90.019") == BSN
    assert len({Bsn(NUMBER), BSN}) == 1
    assert Bsn("999993653") != BSN
    assert BSN != NUMBER
    assert hash(BSN) != hash(NUMBER)
