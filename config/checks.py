"""What an installation must have before it may handle a BSN. In production each of these stops the start."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from config.omgeving import Omgeving

_SECRET_LENGTH = 50
_KEY_HINT = "Set it to name:base64 of 32 random bytes."
_SIMULATOR_MARKS = ("localhost", "127.0.0.1", "[::1]", "simulator")


@register(Tags.security)
def production_is_safe(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    if settings.OMGEVING is not Omgeving.PRODUCTIE:
        return []
    return [Error(text, hint=hint, id=f"beeldpas.E{number:03}") for number, text, hint in _problems()]


def _problems() -> Iterator[tuple[int, str, str]]:
    table: tuple[tuple[bool, str, str], ...] = (
        (settings.DEBUG, "DEBUG is on.", "Leave it off: it shows settings and data to everybody."),
        (
            len(settings.SECRET_KEY) < _SECRET_LENGTH,
            "SECRET_KEY is missing or short.",
            f"Set SECRET_KEY to at least {_SECRET_LENGTH} random characters.",
        ),
        (not settings.CODE_SLEUTELS, "CODE_SLEUTELS is missing.", _KEY_HINT),
        (not settings.REGISTER_SLEUTELS, "REGISTER_SLEUTELS is missing.", _KEY_HINT),
        (
            not settings.BASE_URL.startswith("https://"),
            "BASE_URL is not https.",
            "Set it to the public address of the portal.",
        ),
        (bool(settings.FAILPOINT), "FAILPOINT is set.", "It exists for tests: it kills the worker."),
        (
            settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"),
            "The database is SQLite.",
            "Set DATABASE_URL to a PostgreSQL server.",
        ),
        (
            _names_a_simulator(),
            "A simulator is connected.",
            "Connect DigiD and the OIDC provider of the gemeente.",
        ),
        (
            not settings.OIDC_REQUIRE_MFA,
            "OIDC_REQUIRE_MFA is off.",
            "Medewerkers who can see a BSN log in with a second factor.",
        ),
        (settings.GEMEENTE_CODE == "0000", "GEMEENTE_CODE is missing.", "Set the four digits of CBS."),
        (
            not (settings.OIDC_RP_CLIENT_ID and settings.OIDC_RP_CLIENT_SECRET),
            "The OIDC client is missing.",
            "Set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.",
        ),
        (
            not _can_write_day_keys(),
            "DAGSLEUTEL_MAP cannot be written.",
            "Give the portal and the worker one private folder.",
        ),
    )
    for number, (wrong, text, hint) in enumerate(table, start=1):
        if wrong:
            yield number, text, hint


def _names_a_simulator() -> bool:
    addresses = (
        settings.OIDC_DISCOVERY_URL,
        settings.OIDC_OP_AUTHORIZATION_ENDPOINT,
        *(
            connection.get(key, "")
            for connection in (settings.DIGID, *settings.DIGID_VERDER.values())
            for key in ("idp_metadata_file", "idp_metadata_url", "discovery_url", "issuer")
        ),
    )
    return any(mark in address for address in addresses for mark in _SIMULATOR_MARKS)


def _can_write_day_keys() -> bool:
    folder = settings.DAGSLEUTEL_MAP
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def refuse_unsafe_start() -> None:
    """For the processes that run no checks by themselves: web server, worker and beat. Raises `SystemCheckError`."""
    from django.core.checks import run_checks  # noqa: PLC0415 - only after the apps are there
    from django.core.management.base import SystemCheckError  # noqa: PLC0415

    if settings.OMGEVING is not Omgeving.PRODUCTIE:
        return
    errors = [message for message in run_checks(include_deployment_checks=True) if message.is_serious()]
    if errors:
        raise SystemCheckError(
            "\n".join(f"{message.id}: {message.msg} {message.hint or ''}" for message in errors)
        )
