"""What every test gets: no network but this machine, Debian's Chromium, and the whole system on demand."""

from __future__ import annotations

import shutil
from typing import Any

import pytest
from django.core.management import call_command
from pytest_socket import socket_allow_hosts

pytest_plugins = ["tests.medewerkers"]

CHROMIUM_FLAGS = (
    "--no-sandbox",  # Chromium refuses root without it; the pages are our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


@pytest.hookimpl(trylast=True)
def pytest_runtest_setup() -> None:
    """A test that reaches for the outside fails here, and not on a machine without a network."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """Pages name their style sheets by content, as in production: the names must be known first."""
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Pytest-playwright, with the machine's Chromium in place of a download."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "no Chromium on this machine: apt-get install --no-install-recommends chromium"
    return {**browser_type_launch_args, "executable_path": chromium, "args": list(CHROMIUM_FLAGS)}
