"""An installation that is not safe does not start."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.core.management.base import CommandError, SystemCheckError
from pytest_django import Settings

from config.bezorging import lease, longest_delivery
from config.checks import production_is_safe, refuse_unsafe_start
from config.omgeving import Omgeving
from tests.inloggen.idp import TestIdp

CODE_KEY, REGISTER_KEY = {"a": bytes(range(32))}, {"a": bytes(range(32, 64))}
pytestmark = [
    pytest.mark.filterwarnings("ignore:Overriding setting DATABASES"),  # only its name is read
    pytest.mark.django_db,  # the metadata of DigiD may stand there
]


@pytest.fixture
def safe(settings: Settings, tmp_path: Path) -> Settings:
    """What a gemeente sets in production."""
    values: dict[str, Any] = {
        "OMGEVING": Omgeving.PRODUCTIE,
        "DEBUG": False,
        "SECRET_KEY": "abcdefghijklmnopqrst" * 3,
        "GEMEENTE_NAAM": "Utrecht",
        "CODE_SLEUTELS": CODE_KEY,
        "REGISTER_SLEUTELS": REGISTER_KEY,
        "BASE_URL": "https://id.voorbeeld.nl",
        "FAILPOINT": "",
        "DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql"}},
        "OIDC_DISCOVERY_URL": "https://login.voorbeeld.nl/.well-known/openid-configuration",
        "DIGID": {**settings.DIGID, "idp_metadata_file": "/etc/beeldpas/digid.xml"},
        "OIDC_REQUIRE_MFA": True,
        "GEMEENTE_CODE": "0518",
        "OIDC_RP_CLIENT_ID": "beeldpas",
        "OIDC_RP_CLIENT_SECRET": "x",
        "DAGSLEUTEL_MAP": tmp_path,
    }
    for name, value in values.items():
        setattr(settings, name, value)
    return settings


def found() -> list[str | None]:
    return [message.id for message in production_is_safe(None)]


def test_a_safe_installation_has_no_remarks(safe: Settings) -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("name", "value", "number"),
    [
        ("DEBUG", True, 1),
        ("SECRET_KEY", "x" * 49, 2),
        ("CODE_SLEUTELS", {}, 3),
        ("REGISTER_SLEUTELS", {}, 4),
        ("BASE_URL", "http://id.voorbeeld.nl", 5),
        ("FAILPOINT", "na-zaak", 6),
        ("DATABASES", {"default": {"ENGINE": "django.db.backends.sqlite3"}}, 7),
        ("OIDC_DISCOVERY_URL", "http://localhost:8001/oidc/.well-known/openid-configuration", 8),
        ("OIDC_OP_AUTHORIZATION_ENDPOINT", "http://127.0.0.1/auth", 8),
        ("DIGID", {**django_settings.DIGID, "idp_metadata_file": "/var/simulator/idp-metadata.xml"}, 8),
        ("DIGID", {**django_settings.DIGID, "idp_metadata_url": "http://localhost:8001/digid/metadata"}, 8),
        (
            "DIGID_VERDER",
            {"tvs": {**django_settings.DIGID, "idp_metadata_file": "/var/simulator/eid-metadata.xml"}},
            8,
        ),
        (
            "DIGID_VERDER",
            {"makelaar": {**django_settings.DIGID, "discovery_url": "http://localhost:8001/makelaar/x"}},
            8,
        ),
        ("OIDC_REQUIRE_MFA", False, 9),
        ("GEMEENTE_CODE", "0000", 10),
        ("GEMEENTE_CODE", "518", 10),
        ("OIDC_RP_CLIENT_ID", "", 11),
        ("OIDC_RP_CLIENT_SECRET", "", 11),
        ("DAGSLEUTEL_MAP", Path("/bestaat/niet"), 12),
        ("DAGSLEUTEL_MAP", Path("/tmp"), 12),
        ("ALLOWED_HOSTS", ["id.voorbeeld.nl", "*"], 13),
        ("SECRET_KEY", "a1" * 30, 2),
        ("CODE_SLEUTELS", {"a": bytes(32)}, 14),
        ("REGISTER_SLEUTELS", {"b": bytes(range(32))}, 14),
        ("GEMEENTE_NAAM", "Voorbeeld", 15),
        ("ZAAKSYSTEEM", "zaken.bestaat.Niet", 16),
        ("BEZORG_LIMIET", 15 * 24 * 3600.0, 17),
        ("BEZORG_DUUR", 60.0, 21),
        ("BEWAAR_ONBEZORGD", 91, 22),
        ("BEWAAR_ONBEZORGD", -1, 22),
        ("BEZORG_TEGELIJK", 0, 23),
        ("BEZORG_PER_SECONDE", 0.0, 23),
        ("BEZORG_STORINGEN", 0, 23),
    ],
)
def test_each_unsafe_setting_is_refused(safe: Settings, name: str, value: Any, number: int) -> None:
    setattr(safe, name, value)
    assert found() == [f"beeldpas.E{number:03}"]
    with pytest.raises(SystemCheckError, match=f"E{number:03}"):
        refuse_unsafe_start()


@pytest.mark.parametrize("omgeving", [Omgeving.DEMO, Omgeving.TEST])
def test_outside_production_nothing_is_refused(safe: Settings, omgeving: Omgeving) -> None:
    safe.OMGEVING, safe.DEBUG = omgeving, True
    assert found() == []
    refuse_unsafe_start()


def environment(tmp_path: Path, **changes: str) -> dict[str, str]:
    """Only what is given here and where Python is: nothing of the test run."""
    code_key, register_key = (base64.b64encode(bytes(range(at, at + 32))).decode() for at in (0, 32))
    digid = TestIdp(tmp_path).settings()
    return {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "".join(chr(33 + n % 90) for n in range(60)),
        "BASE_URL": "https://id.voorbeeld.nl",
        "CODE_SLEUTELS": f"a:{code_key}",
        "REGISTER_SLEUTELS": f"a:{register_key}",
        "DAGSLEUTEL_MAP": str(tmp_path),
        "GEMEENTE_CODE": "0518",
        "GEMEENTE_NAAM": "Utrecht",
        "OIDC_DISCOVERY_URL": "https://login.voorbeeld.nl/.well-known/openid-configuration",
        "OIDC_CLIENT_ID": "beeldpas",
        "OIDC_CLIENT_SECRET": "x",
        **{f"DIGID_{name.upper()}": path for name, path in digid.items() if name.endswith("_file")},
        **changes,
    }


def start(*command: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    root = django_settings.BASE_DIR
    return subprocess.run(
        [sys.executable, *command],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


UNSAFE = {"BASE_URL": "http://localhost:8000", "FAILPOINT": "na-zaak", "CODE_SLEUTELS": ""}


def test_check_deploy_names_what_is_unsafe(tmp_path: Path) -> None:
    done = start("manage.py", "check", "--deploy", env=environment(tmp_path, **UNSAFE))
    assert done.returncode != 0
    assert {number for number in ("E003", "E005", "E006") if f"beeldpas.{number}" in done.stderr} == {
        "E003",
        "E005",
        "E006",
    }


def test_check_deploy_finds_nothing_of_ours_in_a_safe_environment(tmp_path: Path) -> None:
    done = start("manage.py", "check", "--deploy", env=environment(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_web_server_starts_in_a_safe_environment(tmp_path: Path) -> None:
    done = start("-c", "import config.wsgi", env=environment(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_web_server_does_not_start_unsafe(tmp_path: Path) -> None:
    done = start("-c", "import config.wsgi", env=environment(tmp_path, **UNSAFE))
    assert done.returncode != 0
    assert "SystemCheckError" in done.stderr
    assert "beeldpas.E006" in done.stderr


def test_without_any_setting_it_does_not_start_either(tmp_path: Path) -> None:
    done = start("-c", "import config.wsgi", env={"PATH": os.environ["PATH"]})
    assert done.returncode != 0


def test_demo_data_is_refused_in_production(safe: Settings) -> None:
    with pytest.raises(CommandError, match="refused"):
        call_command("demo_gegevens", skip_checks=True)


def test_a_worker_holds_a_row_as_long_as_a_delivery_may_take() -> None:
    longest = partial(longest_delivery, zgw={"seconds": 6.0}, stuf={"timeout": 10.0})
    assert [longest(path) for path in ("zaken.register.Register", "zaken.zgw.Zgw", "zaken.stuf.Stuf")] == [
        0.0,
        18.0,
        60.0,
    ]
    assert [lease(seconds) for seconds in (0.0, 18.0, 60.0)] == [20.0, 28.0, 70.0]
