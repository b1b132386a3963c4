from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from begrippen.bsn import Bsn
from machtigen.gezag import Gezag, Gezagsoort, Gezagsuitkomst, gezag_of

MOTHER, FATHER, STRANGER = Bsn("999993653"), Bsn("999990019"), Bsn("999971104")


def one(soort: Gezagsoort, *dragers: Bsn, zonder: int = 0, onderzoek: bool = False) -> Gezag:
    return Gezag(soort, frozenset(dragers), zonder, onderzoek)


S, U = Gezagsoort, Gezagsuitkomst
TABLE = [
    ([one(S.GEZAMENLIJK_OUDERLIJK, MOTHER, FATHER)], U.SAMEN),
    ([one(S.GEZAMENLIJK_OUDERLIJK, MOTHER, zonder=1)], U.SAMEN),  # the other parent has no BSN
    ([one(S.EENHOOFDIG_OUDERLIJK, MOTHER)], U.ALLEEN),
    ([one(S.EENHOOFDIG_OUDERLIJK, FATHER)], U.GEEN),
    ([one(S.EENHOOFDIG_OUDERLIJK, zonder=1)], U.ONDUIDELIJK),
    ([one(S.GEZAMENLIJK, MOTHER, STRANGER)], U.SAMEN),
    ([one(S.VOOGDIJ, MOTHER)], U.VOOGD),
    ([one(S.VOOGDIJ, MOTHER, STRANGER)], U.SAMEN),
    ([one(S.VOOGDIJ)], U.GEEN),  # an organisation
    ([one(S.TIJDELIJK_GEEN)], U.TIJDELIJK_GEEN),
    ([one(S.TIJDELIJK_GEEN, MOTHER)], U.NIET_TE_BEPALEN),  # contradicts itself
    ([one(S.NIET_TE_BEPALEN)], U.NIET_TE_BEPALEN),
    ([one(S.EENHOOFDIG_OUDERLIJK, MOTHER), one(S.NIET_TE_BEPALEN)], U.NIET_TE_BEPALEN),
    ([one(S.EENHOOFDIG_OUDERLIJK, MOTHER, onderzoek=True)], U.IN_ONDERZOEK),
    ([one(S.EENHOOFDIG_OUDERLIJK, FATHER, onderzoek=True)], U.IN_ONDERZOEK),
    ([one(S.EENHOOFDIG_OUDERLIJK, FATHER), one(S.EENHOOFDIG_OUDERLIJK, MOTHER)], U.ALLEEN),
    ([], U.NIET_TE_BEPALEN),
]


@pytest.mark.parametrize(("gezag", "uitkomst"), TABLE)
def test_what_the_brp_says_about_the_mother(gezag: list[Gezag], uitkomst: Gezagsuitkomst) -> None:
    assert gezag_of(gezag, handelende=MOTHER) is uitkomst


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.builds(
            Gezag,
            st.sampled_from(Gezagsoort),
            st.frozensets(st.sampled_from([MOTHER, FATHER])),
            st.integers(0, 2),
            st.booleans(),
        ),
        max_size=4,
    )
)
def test_who_is_not_named_never_has_it(gezag: list[Gezag]) -> None:
    assert gezag_of(gezag, handelende=STRANGER) not in {U.ALLEEN, U.SAMEN, U.VOOGD}
