from __future__ import annotations

import pytest
from pytest_django import Settings

from kluis import register
from kluis.zegel import ZegelVerbroken

OLD, NEW = bytes([1]) * 32, bytes([2]) * 32


def test_rotation_opens_the_old_and_seals_with_the_new(settings: Settings) -> None:
    settings.REGISTER_SLEUTELS = {"2025": OLD}
    before = register.seal(b"999990019", context="zaak")
    settings.REGISTER_SLEUTELS = {"2026": NEW, "2025": OLD}
    after = register.seal(b"999990019", context="zaak")
    assert register.unseal(before, context="zaak") == register.unseal(after, context="zaak") == b"999990019"
    assert (before.split(b"\0")[0], after.split(b"\0")[0]) == (b"2025", b"2026")
    settings.REGISTER_SLEUTELS = {"2026": NEW}
    with pytest.raises(ZegelVerbroken):
        register.unseal(before, context="zaak")


def test_the_name_of_the_key_does_not_replace_the_key(settings: Settings) -> None:
    settings.REGISTER_SLEUTELS = {"a": OLD, "b": NEW}
    name, _, body = register.seal(b"x", context="zaak").partition(b"\0")
    assert name == b"a"
    with pytest.raises(ZegelVerbroken):
        register.unseal(b"b\0" + body, context="zaak")


@pytest.mark.parametrize("sealed", [b"", b"\0", b"a", b"a\0", b"\xff\xfe\0abc", b"unknown\0" + bytes(40)])
def test_what_was_never_sealed_is_refused(settings: Settings, sealed: bytes) -> None:
    settings.REGISTER_SLEUTELS = {"a": OLD}
    with pytest.raises(ZegelVerbroken):
        register.unseal(sealed, context="zaak")


def test_it_is_bound_to_its_place(settings: Settings) -> None:
    settings.REGISTER_SLEUTELS = {"a": OLD}
    sealed = register.seal(b"x", context="zaak:1")
    with pytest.raises(ZegelVerbroken):
        register.unseal(memoryview(sealed), context="zaak:2")
