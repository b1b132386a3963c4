from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kluis import zegel
from kluis.zegel import ZegelVerbroken

KEY = bytes(range(32))
PLAIN = b"999990019"


@given(st.binary(max_size=500), st.text(max_size=50))
def test_what_is_sealed_opens(plain: bytes, context: str) -> None:
    assert zegel.unseal(zegel.seal(plain, key=KEY, context=context), key=KEY, context=context) == plain


def test_it_does_not_open_elsewhere_or_with_another_key() -> None:
    sealed = zegel.seal(PLAIN, key=KEY, context="row:bsn")
    with pytest.raises(ZegelVerbroken):
        zegel.unseal(sealed, key=KEY, context="row:code")
    with pytest.raises(ZegelVerbroken):
        zegel.unseal(sealed, key=zegel.new_key(), context="row:bsn")


def test_any_changed_byte_is_seen() -> None:
    sealed = zegel.seal(PLAIN, key=KEY, context="row:bsn")
    for place in range(len(sealed)):
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(ZegelVerbroken):
            zegel.unseal(changed, key=KEY, context="row:bsn")


@pytest.mark.parametrize("length", [0, 1, 11, 12, 13, 27])
def test_a_piece_is_refused(length: int) -> None:
    sealed = zegel.seal(b"", key=KEY, context="x")
    with pytest.raises(ZegelVerbroken) as broken:
        zegel.unseal(sealed[:length], key=KEY, context="x")
    assert broken.value.__cause__ is None


def test_the_same_text_never_looks_the_same() -> None:
    sealed = {zegel.seal(PLAIN, key=KEY, context="x") for _ in range(1000)}
    assert len({one[:12] for one in sealed}) == 1000
    assert not any(PLAIN in one for one in sealed)


def test_keys_are_256_bits_and_new() -> None:
    keys = {zegel.new_key() for _ in range(100)}
    assert {len(key) for key in keys} == {32}
    assert len(keys) == 100
