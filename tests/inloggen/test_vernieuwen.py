"""DigiD's metadata from its address: fetched over real TLS, verified, kept, and kept when the new one is no good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from inloggen import digid
from inloggen.digid import idp as idp_module
from inloggen.digid.aansluiting import DigidNietIngesteld
from inloggen.digid.vernieuwen import refresh, refresh_due
from inloggen.models import IdpMetadata
from inloggen.resultaat import DigidFout
from tests.inloggen.berichten import idp_metadata
from tests.inloggen.idp import Reply, TestIdp, send, serving
from tests.inloggen.keys import ELSEWHERE, pair
from tests.inloggen.test_backchannel import elsewhere, half, huge, not_found
from tests.traag import silent

ONE_HOUR = timedelta(hours=1)


@pytest.fixture
def published(idp: TestIdp, settings: Settings) -> TestIdp:
    """A DigiD whose metadata stands at an address, and is in use."""
    idp.published = idp.metadata().encode()
    settings.DIGID = by_address(idp)
    assert refresh(now=idp.now).veranderd
    return idp


def by_address(idp: TestIdp, **changes: Any) -> dict[str, Any]:
    return idp.settings(idp_metadata_file="", idp_metadata_url=idp.url, **changes)


def metadata(idp: TestIdp, *signing: str, signer: str = "idp", **others: Any) -> bytes:
    keys = [pair(name) for name in signing or ("idp",)]
    return idp_metadata(resolve_url=idp.url, signing=keys, signer=pair(signer), **others).encode()


def test_what_was_fetched_is_used_by_every_process(published: TestIdp) -> None:
    idp_module._loaded.clear()  # as after a restart
    assert published.login().result
    row = IdpMetadata.objects.get()
    assert (bytes(row.inhoud), row.gehaald_op, row.fout) == (published.published, published.now, "")


def test_without_a_fetch_the_setting_is_named(idp: TestIdp, settings: Settings) -> None:
    settings.DIGID = by_address(idp)
    with pytest.raises(DigidNietIngesteld, match="DIGID_IDP_METADATA_URL"):
        digid.sso_origins()


def test_a_file_serves_until_the_first_fetch(idp: TestIdp, settings: Settings) -> None:
    settings.DIGID = idp.settings(idp_metadata_url=idp.url)
    assert idp.login().result


def test_new_content_is_used_without_a_restart(published: TestIdp) -> None:
    assert published.login().result
    published.published = metadata(published, "idp-next")
    assert refresh(now=published.now).veranderd
    published.answer.by = pair("idp-next")
    assert published.login().result


def test_the_same_content_is_no_change(published: TestIdp) -> None:
    later = published.now + ONE_HOUR
    assert not refresh(now=later).veranderd
    assert IdpMetadata.objects.get().gehaald_op == later


def test_the_next_pinned_certificate(published: TestIdp, settings: Settings) -> None:
    published.published = metadata(published, signer="idp-next")
    assert refresh(now=published.now).reden == "handtekening-ongeldig"
    both = ",".join(published.write(f"{name}.crt", pair(name).cert_pem) for name in ("idp", "idp-next"))
    settings.DIGID = by_address(published, idp_cert_file=both)
    assert refresh(now=published.now).veranderd


NO_GOOD: list[tuple[str, Callable[[TestIdp], bytes]]] = [
    ("handtekening-ongeldig", lambda idp: metadata(idp, signer="attacker")),
    (
        "handtekening-ongeldig",
        lambda idp: metadata(idp).replace(b"https://idp.test/sso", b"https://evil.test"),
    ),
    ("xml-dtd", lambda idp: b"<!DOCTYPE x>" + metadata(idp)),
    ("xml-ongeldig", lambda idp: b""),
    ("xml-ongeldig", lambda idp: b"<html><br></html>"),
    ("xml-vorm", lambda idp: b"<html/>"),
    ("geen-sleutel", lambda idp: idp_metadata(resolve_url=idp.url, signing=[], signer=pair("idp")).encode()),
    (
        "geen-geldige-sleutel",
        lambda idp: idp_metadata(
            resolve_url=idp.url, signing=[pair("idp-old", days=-1)], signer=pair("idp")
        ).encode(),
    ),
    ("verlopen", lambda idp: metadata(idp, attributes='validUntil="2020-01-01T00:00:00Z"')),
    ("tijd-vorm", lambda idp: metadata(idp, attributes='validUntil="soon"')),
]


@pytest.mark.parametrize(("reden", "content"), NO_GOOD)
def test_metadata_that_is_refused_leaves_the_old_in_use(
    published: TestIdp, reden: str, content: Callable[[TestIdp], bytes]
) -> None:
    good, published.published = published.published, content(published)
    outcome = refresh(now=published.now)
    assert (outcome.reden, outcome.veranderd, outcome.melden) == (reden, False, True)
    row = IdpMetadata.objects.get()
    assert (bytes(row.inhoud), row.fout) == (good, reden)
    assert published.login().result


@pytest.mark.parametrize(
    ("reden", "reply"),
    [
        ("digid-http-status", not_found),
        ("digid-http-status", elsewhere),
        ("digid-te-groot", huge),
        ("digid-traag", silent),
        ("digid-geen-verbinding", half),
    ],
)
def test_an_address_that_does_not_answer(
    published: TestIdp, settings: Settings, reden: str, reply: Reply
) -> None:
    patient = settings.DIGID
    settings.DIGID = by_address(published, timeout=1.0 if reden == "digid-traag" else 10.0)
    published.reply = reply
    assert refresh(now=published.now).reden == reden
    published.reply, settings.DIGID = None, patient
    assert published.login().result


def test_a_server_that_is_not_digid(tmp_path: Path, settings: Settings, db: None) -> None:
    with serving(TestIdp(tmp_path), server="other-name", san=ELSEWHERE) as idp:
        idp.published = idp.metadata().encode()
        settings.DIGID = by_address(idp)
        assert refresh(now=idp.now).reden == "digid-geen-verbinding"
        assert not IdpMetadata.objects.exclude(gehaald_op=None).exists()


def test_production_wants_https(published: TestIdp, settings: Settings) -> None:
    settings.OMGEVING = "productie"
    assert refresh(now=published.now).reden == ""
    settings.DIGID = by_address(published) | {"idp_metadata_url": published.url.replace("https", "http")}
    assert refresh(now=published.now).reden == "geen-https"


def test_nobody_goes_to_digid_when_its_metadata_is_over(
    published: TestIdp, caplog: pytest.LogCaptureFixture
) -> None:
    end = (published.now + ONE_HOUR).strftime("%Y-%m-%dT%H:%M:%SZ")
    published.published = metadata(published, attributes=f'validUntil="{end}"')
    assert refresh(now=published.now).veranderd
    published.now += ONE_HOUR - timedelta(seconds=1)
    relay_state = published.start()
    published.now += timedelta(seconds=1)
    for use in (published.start, lambda: published.finish(relay_state)):
        with pytest.raises(DigidFout, match="niet-ingesteld"):
            use()
    assert "DIGID_IDP_METADATA_URL: refused (verlopen)" in caplog.text


def test_a_pinned_certificate_that_is_being_replaced(published: TestIdp) -> None:
    """Half a file stops nobody; another certificate takes the trust away."""
    assert published.login().result
    published.write("idp.crt", b"-----BEGIN CERTI")
    assert published.login().result
    published.write("idp.crt", pair("attacker").cert_pem)
    with pytest.raises(DigidFout, match="niet-ingesteld"):
        published.login()


def test_the_database_does_not_vouch_for_it(published: TestIdp) -> None:
    forged = metadata(published, signer="attacker")
    IdpMetadata.objects.update(inhoud=forged, sha256="0" * 64)
    with pytest.raises(DigidNietIngesteld, match="handtekening-ongeldig"):
        digid.sso_origins()


def test_by_the_clock_and_sooner_after_a_failure(published: TestIdp, settings: Settings) -> None:
    settings.DIGID = by_address(published, metadata_interval=4 * 3600.0)
    start = published.now
    assert refresh_due(now=start + ONE_HOUR * 3) == []
    published.reply = not_found
    told = [refresh_due(now=start + ONE_HOUR * hour) for hour in range(4, 10)]
    assert [outcome.melden for (outcome,) in told] == [True, False, False, False, True, False]
    assert refresh_due(now=start + ONE_HOUR * 9) == []
    published.reply = None
    (outcome,) = refresh_due(now=start + ONE_HOUR * 10)
    assert outcome.reden == ""


def test_a_file_is_never_due(idp: TestIdp) -> None:
    assert refresh_due(now=idp.now) == []


def test_the_command_shows_and_renews(idp: TestIdp, settings: Settings) -> None:
    settings.DIGID = by_address(idp)
    assert "nothing was fetched yet" in command()
    idp.published = idp.metadata().encode()
    assert "digid: renewed" in command("--vernieuw")
    assert "2 good now" in command()
    idp.reply = lambda handler: send(handler, b"", status=404)
    with pytest.raises(CommandError, match="Not renewed: digid"):
        command("--vernieuw")
    with pytest.raises(CommandError, match="Connections with metadata: digid"):
        command("other")


def command(*arguments: str) -> str:
    out = StringIO()
    call_command("digid_metadata", *arguments, stdout=out)
    return out.getvalue()
