"""The task that keeps the metadata of DigiD fresh writes in the audit trail what a person must know."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from identification import tasks
from tests.inloggen.conftest import idp
from tests.inloggen.idp import TestIdp
from tests.inloggen.test_backchannel import not_found
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort, is_signaal

__all__ = ["idp"]


def events() -> list[tuple[str, str]]:
    return list(Gebeurtenis.objects.order_by("id").values_list("soort", "reden"))


def test_renewed_failed_and_renewed_again(
    idp: TestIdp, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DIGID = idp.settings(idp_metadata_file="", idp_metadata_url=idp.url, metadata_interval=3600.0)
    idp.published = idp.metadata().encode()
    start = datetime.now(UTC)
    replies = [None, None, not_found, not_found, None]
    for hour, reply in enumerate(replies):
        idp.reply = reply
        monkeypatch.setattr(tasks.timezone, "now", lambda hour=hour: start + timedelta(hours=hour))
        tasks.digid_metadata()
        tasks.digid_metadata()
    failed = ("idp_metadata_niet_vernieuwd", "digid-http-status")
    assert events() == [("idp_metadata_vernieuwd", ""), failed, failed]
    assert is_signaal(Soort.IDP_METADATA_NIET_VERNIEUWD)
    assert not is_signaal(Soort.IDP_METADATA_VERNIEUWD)


def test_a_file_gives_no_events(idp: TestIdp) -> None:
    tasks.digid_metadata()
    assert events() == []
