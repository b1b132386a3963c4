"""Who may be together in one call, without anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from begrippen.bsn import Bsn
from begrippen.deel import ERBIJ, Deel, as_text, parts_of
from identification.samen import Bezwaar, Mens, objection

A, B, C = Bsn("999990019"), Bsn("999993653"), Bsn("999990111")
EERSTE = Mens(Deel.INWONER, A)
TABEL = [
    ([EERSTE, Mens(Deel.PARTNER, B)], None),
    ([EERSTE, Mens(Deel.PARTNER, A)], Bezwaar.ZELFDE),
    ([EERSTE, Mens(Deel.TOLK, A)], Bezwaar.ZELFDE),
    ([EERSTE, Mens(Deel.PARTNER, B, ander=A)], Bezwaar.ZELFDE),
    ([Mens(Deel.INWONER, A, ander=A), Mens(Deel.TOLK, B)], Bezwaar.ZELFDE),
    # both parents, for the same child
    ([Mens(Deel.INWONER, A, ander=C), Mens(Deel.OUDER, B, ander=C)], None),
    # who is represented logs in too
    ([Mens(Deel.INWONER, A, ander=B), Mens(Deel.VERTEGENWOORDIGDE, B)], None),
    ([Mens(Deel.INWONER, A, ander=B), Mens(Deel.PARTNER, B)], Bezwaar.ZELFDE),
    ([Mens(Deel.INWONER, A, ander=B), Mens(Deel.VERTEGENWOORDIGDE, C)], Bezwaar.NIET_DEZE),
    ([EERSTE, Mens(Deel.VERTEGENWOORDIGDE, B)], Bezwaar.NIET_DEZE),
    ([EERSTE, Mens(Deel.VERTEGENWOORDIGER, B, ander=A)], None),
    ([EERSTE, Mens(Deel.VERTEGENWOORDIGER, B, ander=C)], Bezwaar.NIET_DEZE),
    ([EERSTE, Mens(Deel.VERTEGENWOORDIGER, B)], Bezwaar.VOOR_NIEMAND),
    # who is acted for acts for a third
    ([Mens(Deel.INWONER, A, ander=C), Mens(Deel.VERTEGENWOORDIGER, B, ander=A)], Bezwaar.KETEN),
    ([Mens(Deel.INWONER, A, ander=B), Mens(Deel.VERTEGENWOORDIGDE, B, ander=C)], Bezwaar.KETEN),
]


@pytest.mark.parametrize(("mensen", "bezwaar"), TABEL)
def test_each_case(mensen: list[Mens], bezwaar: Bezwaar | None) -> None:
    assert objection(mensen, klaar=True) is bezwaar
    assert objection(mensen[::-1], klaar=True) is bezwaar


def test_as_long_as_somebody_must_come_only_what_is_wrong_already_counts() -> None:
    waits = Mens(Deel.VERTEGENWOORDIGER, None)
    assert objection([EERSTE, Mens(Deel.VERTEGENWOORDIGDE, B), waits], klaar=False) is None
    assert objection([EERSTE, Mens(Deel.PARTNER, A), waits], klaar=False) is Bezwaar.ZELFDE
    assert objection([EERSTE, Mens(Deel.VERTEGENWOORDIGER, B)], klaar=False) is None


people = st.builds(
    Mens,
    st.sampled_from(Deel),
    st.none() | st.sampled_from([A, B, C]),
    st.none() | st.sampled_from([A, B, C]),
)


@given(st.lists(people, max_size=4), st.booleans())
def test_nobody_is_ever_in_it_twice(mensen: list[Mens], klaar: bool) -> None:
    here = [mens.bsn for mens in mensen if mens.bsn is not None]
    if objection(mensen, klaar=klaar) is None:
        assert len(set(here)) == len(here)
        assert all(mens.bsn is None or mens.bsn != mens.ander for mens in mensen)
        acting = {mens.bsn for mens in mensen if mens.ander is not None} - {None}
        assert not [mens for mens in mensen if mens.ander in acting]


@given(st.lists(st.sampled_from(ERBIJ), unique=True))
def test_the_parts_of_a_dienst_are_stored_as_text(delen: list[Deel]) -> None:
    text = as_text(tuple(delen))
    assert set(parts_of(text)) == set(delen)
    assert as_text(parts_of(text)) == text
    assert parts_of(f"{text},inwoner,iets") == parts_of(text)
