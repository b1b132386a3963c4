"""The containers: what must hold for each, read from the files themselves."""

from __future__ import annotations

import re

import pytest
import yaml

from dev.processes import ROOT

SERVICES = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
OURS = ("web", "worker", "beat", "migrate", "simulator")
EXAMPLE = (ROOT / ".env.example").read_text()


@pytest.mark.parametrize("name", SERVICES)
def test_every_container_is_closed(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("name", ["worker", "beat", "db", "redis"])
def test_nobody_comes_in_but_by_the_portal(name: str) -> None:
    assert "ports" not in SERVICES[name]
    assert "voorkant" not in SERVICES[name]["networks"]


def test_the_portal_is_published_on_this_machine_only() -> None:
    assert all(port.startswith("127.0.0.1:") for port in SERVICES["web"]["ports"])


def test_the_simulators_come_with_a_profile_and_not_in_the_ordinary_image() -> None:
    assert SERVICES["simulator"]["profiles"] == ["demo"]
    assert SERVICES["web"]["build"]["target"] == "runtime"
    runtime = (ROOT / "Dockerfile").read_text().split("AS runtime")[1].split("AS demo")[0]
    assert "simulator" not in runtime


def test_the_image_runs_as_an_ordinary_user() -> None:
    users = re.findall(r"^USER (\w+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    assert users[-1] == "beeldpas"


def test_the_example_holds_no_secret() -> None:
    for name in (
        "SECRET_KEY",
        "CODE_SLEUTELS",
        "REGISTER_SLEUTELS",
        "POSTGRES_PASSWORD",
        "OIDC_CLIENT_SECRET",
    ):
        (value,) = re.findall(rf"^{name}=(.*)$", EXAMPLE, re.MULTILINE)
        assert re.fullmatch(r"(<[^>]+>:?)+", value)
