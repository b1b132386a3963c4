"""What an installation must have before it may handle a BSN. In production each of these stops the start."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from config.omgeving import Omgeving
from diensten.gemeente.models import Deel
from diensten.gemeente.vast import fixed
from diensten.gemeente.vastleggen import last_of
from inloggen import digid
from zaken.zaaksysteem import load_zaaksysteem

_SECRET_LENGTH = 50
_DISTINCT = 10  # different characters or bytes: random ones have many more
_LONGEST_DELIVERY = 14 * 24 * 3600  # seconds
_LONGEST_KEPT = 90  # days
_FILL_IN = "Set it, or fill in the identity of the gemeente: manage.py importeer_inrichting."
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
            len(settings.SECRET_KEY) < _SECRET_LENGTH or len(set(settings.SECRET_KEY)) < _DISTINCT,
            "SECRET_KEY is missing, short or not random.",
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
        (
            _is_unknown("code") or not re.fullmatch(r"[0-9]{4}", settings.GEMEENTE_CODE),
            "GEMEENTE_CODE is missing, or not four digits.",
            _FILL_IN,
        ),
        (
            not (settings.OIDC_RP_CLIENT_ID and settings.OIDC_RP_CLIENT_SECRET),
            "The OIDC client is missing.",
            "Set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.",
        ),
        (
            not _can_write_day_keys(),
            "DAGSLEUTEL_MAP cannot be written, or others can read it.",
            "Give the portal and the worker one private folder, closed to everybody else.",
        ),
        (
            "*" in settings.ALLOWED_HOSTS,
            "EXTRA_HOSTS lets every host name in.",
            "Name the host names of the portal.",
        ),
        (_has_weak_key(), "A key is no random key, or is used for two things.", _KEY_HINT),
        (_is_unknown("naam"), "GEMEENTE_NAAM is missing.", _FILL_IN),
        (
            not _zaaksysteem_loads(),
            "ZAAKSYSTEEM cannot be loaded.",
            "Set it to the dotted path of an adapter, or leave it out.",
        ),
        (
            settings.BEZORG_LIMIET > _LONGEST_DELIVERY,
            "BEZORG_LIMIET is longer than two weeks.",
            "A proof that cannot be delivered is personal data that waits: keep it short.",
        ),
        (
            bool(settings.EMAIL_FILE_PATH),
            "EMAIL_MAP writes mail into a folder.",
            "Set EMAIL_HOST, or leave both out: no receipts are mailed then.",
        ),
        (
            bool(settings.EMAIL_HOST) and not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL),
            "EMAIL_STARTTLS is off, so addresses travel in the clear.",
            "Use STARTTLS, or EMAIL_SSL.",
        ),
        (
            bool(settings.EMAIL_HOST) and "@" not in settings.DEFAULT_FROM_EMAIL,
            "EMAIL_FROM is missing.",
            "Set the address that receipts come from.",
        ),
        (
            not settings.BEZORG_DUUR < settings.BEZORG_LEASE,
            "BEZORG_LEASE is shorter than one delivery may take.",
            f"Leave it out, or set it above {settings.BEZORG_DUUR:.0f}: else a second worker begins meanwhile.",
        ),
        (
            not 0 <= settings.BEWAAR_ONBEZORGD <= _LONGEST_KEPT,
            f"BEWAAR_ONBEZORGD is not 0 to {_LONGEST_KEPT} days.",
            "An undelivered proof is personal data: keep it as short as people need to put it in the zaak.",
        ),
        (
            settings.BEZORG_TEGELIJK < 1 or settings.BEZORG_PER_SECONDE <= 0 or settings.BEZORG_STORINGEN < 1,
            "BEZORG_TEGELIJK, BEZORG_PER_SECONDE or BEZORG_STORINGEN lets nothing through.",
            "Leave them out, or set them to at least 1.",
        ),
    )
    for number, (wrong, text, hint) in enumerate(table, start=1):
        if wrong:
            yield number, text, hint


def _is_unknown(veld: str) -> bool:
    """Neither the settings nor functioneel beheer say it. Before there are tables there is nobody to ask."""
    if veld in fixed():
        return False
    try:
        stored = last_of(Deel.IDENTITEIT)
    except DatabaseError:
        return False
    return stored is None or not stored.inhoud.get(veld)


def _names_a_simulator() -> bool:
    addresses = (
        settings.OIDC_DISCOVERY_URL,
        settings.OIDC_ISSUER,
        settings.OIDC_OP_AUTHORIZATION_ENDPOINT,
        settings.OIDC_OP_TOKEN_ENDPOINT,
        settings.OIDC_OP_JWKS_ENDPOINT,
        *(
            connection.get(key, "")
            for connection in (settings.DIGID, *settings.DIGID_VERDER.values())
            for key in ("idp_metadata_file", "idp_metadata_url", "discovery_url", "issuer")
        ),
        *_sso_origins(),
    )
    return any(mark in address for address in addresses for mark in _SIMULATOR_MARKS)


def _sso_origins() -> tuple[str, ...]:
    """Of the metadata itself, whatever its file is called; the checks of `inloggen` say when it cannot be read."""
    try:
        return digid.sso_origins()
    except (ImproperlyConfigured, DatabaseError):
        return ()


def _has_weak_key() -> bool:
    keys = [*settings.CODE_SLEUTELS.values(), *settings.REGISTER_SLEUTELS.values()]
    return len(set(keys)) < len(keys) or any(len(set(key)) < _DISTINCT for key in keys)


def _zaaksysteem_loads() -> bool:
    try:
        load_zaaksysteem(settings.ZAAKSYSTEEM)
    except (ImportError, AttributeError, ValueError):
        return False
    return True


def _can_write_day_keys() -> bool:
    folder = settings.DAGSLEUTEL_MAP
    if not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        return False
    return not folder.stat().st_mode & stat.S_IRWXO


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
