from __future__ import annotations

import base64

import pytest

from config.omgeving import Omgeving, OngeldigeSleutel, keyring

ONE, TWO = bytes(32), bytes(range(32))


def b64(key: bytes) -> str:
    return base64.b64encode(key).decode()


def test_a_ring_keeps_its_order() -> None:
    ring = keyring(f"2026:{b64(TWO)}, 2025:{b64(ONE)},")
    assert list(ring.items()) == [("2026", TWO), ("2025", ONE)]
    assert keyring("") == keyring(" , ") == {}


@pytest.mark.parametrize(
    "text",
    [
        b64(ONE),
        f":{b64(ONE)}",
        f"a:{b64(ONE)},a:{b64(TWO)}",
        f"a:{b64(ONE[:31])}",
        f"a:{b64(ONE + b'x')}",
        "a:",
        "a:not base64!",
        f"a:{b64(TWO)[:-1]}",
        f"a:b:{b64(ONE)}",
    ],
)
def test_a_key_that_is_none_is_refused_and_not_shown(text: str) -> None:
    with pytest.raises(OngeldigeSleutel) as refused:
        keyring(text)
    assert b64(ONE)[:20] not in str(refused.value).partition("expected")[2]


def test_the_kinds_of_installation() -> None:
    assert [*Omgeving] == ["productie", "demo", "test"]
