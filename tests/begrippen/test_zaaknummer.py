from __future__ import annotations

import pytest

from begrippen.zaaknummer import for_file_name, is_rather_a_bsn, is_zaaknummer


@pytest.mark.parametrize(
    "text", ["2026-37131", "ZAAK-2026-0000000001", "Z/26/001.b", "0599:12_3", "a", "x" * 40, "123456789"]
)
def test_zaaknummers_of_all_kinds(text: str) -> None:
    assert is_zaaknummer(text)


@pytest.mark.parametrize(
    "text",
    ["", "x" * 41, "-1", "../etc", "/x", "a b", "a\n", "é1", "a'b", "a<b", "1%2", "a\x00", "a?b=1", "#1"],
)
def test_what_is_none(text: str) -> None:
    assert not is_zaaknummer(text)


@pytest.mark.parametrize(
    ("zaaknummer", "safe"),
    [
        ("2026-37131", "2026-37131"),
        ("Z/../..", "Z"),
        ("Z/26.pdf.exe", "Z-26-pdf-exe"),
        ("a:b_c", "a-b-c"),
    ],
)
def test_a_file_name_has_no_folder_and_no_extension(zaaknummer: str, safe: str) -> None:
    assert for_file_name(zaaknummer) == safe


def test_a_bsn_in_the_wrong_field_is_seen() -> None:
    assert all(map(is_rather_a_bsn, ("999990019", "9999.90.019", "999.990.019")))
    assert not any(
        map(is_rather_a_bsn, ("999990018", "9999.90.018", "2026-37131", "2026.37.131", "0599000000001", ""))
    )
