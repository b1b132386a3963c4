from __future__ import annotations

import stat
from pathlib import Path

from config.omgeving import keyring
from dev.sleutels import demo_secrets


def test_a_second_start_keeps_the_keys(tmp_path: Path) -> None:
    assert demo_secrets(tmp_path) == demo_secrets(tmp_path)


def test_another_folder_has_other_keys(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    first, second = demo_secrets(tmp_path / "a"), demo_secrets(tmp_path / "b")
    assert all(first[name] != second[name] for name in first)


def test_only_the_owner_reads_them(tmp_path: Path) -> None:
    demo_secrets(tmp_path)
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_settings_can_read_them(tmp_path: Path) -> None:
    secrets = demo_secrets(tmp_path)
    for name in ("CODE_SLEUTELS", "REGISTER_SLEUTELS"):
        assert list(keyring(secrets[name])) == ["demo"]
    assert len(secrets["SECRET_KEY"]) >= 50


def test_an_interrupted_start_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "secrets.unfinished").write_text('{"SECRET')
    assert demo_secrets(tmp_path)["SECRET_KEY"]
