"""The letters that the proof carries with it."""

from __future__ import annotations

from pathlib import Path

from identification.bewijs_lettertype import LATIN, WESTERN, Faces, every_letter

ROOT = Path(__file__).resolve().parents[2]


def test_the_sets_of_letters_are_what_the_faces_have() -> None:
    assert every_letter() > LATIN > WESTERN
    template = (ROOT / "templates" / "bewijs" / "bewijs.html").read_text("utf-8")
    assert set(template) - {"\n"} <= WESTERN
    assert Faces(WESTERN).fetch("bewijs:Regular").read()[:4] == b"\x00\x01\x00\x00"
