"""Logging in with DigiD: the good way, and everything around the messages."""

from __future__ import annotations

import base64
import hashlib
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import timedelta
from threading import Barrier
from typing import Any
from urllib.parse import parse_qs, unquote
from uuid import UUID, uuid4

import pytest
import xmlsec
from django.db import connection
from pytest_django import Settings

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen import digid
from inloggen.digid.artifact import resolve_url
from inloggen.models import LoginVerzoek
from inloggen.resultaat import DigidFout, LoginOnbekend, NiveauTeLaag
from tests.inloggen.berichten import CLASSES, IDP, Answer
from tests.inloggen.idp import SP, TestIdp, inflate
from tests.inloggen.keys import pair

SOURCE = hashlib.sha1(IDP.encode()).digest()


def encoded(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def test_a_genuine_login(idp: TestIdp) -> None:
    onderwerp = uuid4()
    finished = idp.login(onderwerp=onderwerp)
    assert finished.onderwerp == onderwerp
    assert finished.result.bsn == Bsn("999990019")
    assert finished.result.niveau is finished.result.gevraagd is Betrouwbaarheidsniveau.MIDDEN
    assert finished.result.moment == idp.now
    assert len(finished.result.assertion_digest) == 64


@pytest.mark.parametrize(
    "answer",
    [
        Answer(prefixes="ds saml samlp xs"),
        Answer(method="RSA_SHA512", digest="SHA512"),
        Answer(signed=("_assertion", "_response", "_artifactresponse")),
        Answer(by=pair("idp-next")),
        Answer(name_id="S00000000:999990019"),
        Answer(age=timedelta(minutes=2, seconds=29)),
        Answer(before=lambda text: text.replace("999990019", "<![CDATA[999990019]]>")),
        Answer(class_ref=f"{CLASSES}SmartcardPKI"),
    ],
)
def test_what_digid_may_vary(idp: TestIdp, answer: Answer) -> None:
    assert idp.login(answer).result.bsn == Bsn("999990019")


def test_the_authn_request(idp: TestIdp) -> None:
    url = digid.start(
        niveau=Betrouwbaarheidsniveau.SUBSTANTIEEL, onderwerp=uuid4(), browser="a", now=idp.now
    ).url
    signed, _, signature = url.partition("?")[2].rpartition("&Signature=")
    query = parse_qs(signed)
    context = xmlsec.SignatureContext()
    context.key = xmlsec.Key.from_memory(pair("sp").cert_pem, xmlsec.KeyFormat.CERT_PEM, None)
    context.verify_binary(signed.encode(), xmlsec.Transform.RSA_SHA256, base64.b64decode(unquote(signature)))
    root = inflate(query["SAMLRequest"][0])
    assert list(query) == ["SAMLRequest", "RelayState", "SigAlg"]
    assert len(query["RelayState"][0]) <= 80
    assert dict(root.attrib) == {
        "ID": LoginVerzoek.objects.get().request_id,
        "Version": "2.0",
        "ForceAuthn": "true",
        "IssueInstant": idp.now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Destination": "https://idp.test/sso",
        "AssertionConsumerServiceIndex": "0",
    }
    context_element = root.find("{*}RequestedAuthnContext")
    assert context_element.get("Comparison") == "minimum"
    assert [child.text for child in context_element] == [f"{CLASSES}Smartcard"]
    assert root.findtext("{*}Issuer") == SP


def test_the_row_holds_nothing_of_the_browser_or_the_person(idp: TestIdp) -> None:
    idp.start(browser="the-secret")
    row = LoginVerzoek.objects.values().get()
    assert "the-secret" not in str(row)
    assert row["browser"] == hashlib.sha256(b"the-secret").hexdigest()


@pytest.mark.parametrize(
    "artifact",
    [
        "",
        "abc",
        "é",
        "\x00",
        "<xml>",
        "A" * 60,
        "A" * 10_000,
        encoded(b"\x00\x01\x00\x00" + SOURCE + b"x" * 20),
        encoded(b"\x00\x04\x00\x01" + SOURCE + b"x" * 20),
        encoded(b"\x00\x04\x00\x00" + b"y" * 20 + b"x" * 20),
        encoded(b"\x00\x04\x00\x00" + SOURCE + b"x" * 19),
        encoded(b"\x00\x04\x00\x00" + SOURCE + b"x" * 20)[:-1],
        encoded(b"\x00\x04\x00\x00" + SOURCE + b"x" * 20) + "\n",
    ],
)
def test_what_is_no_artifact_does_not_go_out(idp: TestIdp, artifact: str) -> None:
    relay_state = idp.start()
    with pytest.raises(DigidFout, match="artifact"):
        digid.finish(artifact=artifact, relay_state=relay_state, browser="a", now=idp.now)
    assert idp.asked == []
    assert idp.finish(relay_state).result, "the login itself still works"


@pytest.mark.parametrize("relay_state", ["", "x", "é", "\x00", str(UUID(int=1)), "{" * 100, "//evil.test"])
def test_a_relay_state_of_nobody(idp: TestIdp, relay_state: str) -> None:
    with pytest.raises(LoginOnbekend) as caught:
        idp.finish(relay_state)
    assert caught.value.onderwerp is None
    assert idp.asked == []


def test_another_browser_cannot_finish_it(idp: TestIdp) -> None:
    onderwerp = uuid4()
    relay_state = idp.start(browser="a", onderwerp=onderwerp)
    for browser in ("b", "", "\ud800"):
        with pytest.raises(LoginOnbekend) as caught:
            idp.finish(relay_state, browser=browser)
        assert (caught.value.elders, caught.value.onderwerp) == (onderwerp, None)
    assert idp.asked == []
    assert idp.finish(relay_state, browser="a").result


def test_a_login_works_once(idp: TestIdp) -> None:
    relay_state = idp.start()
    idp.finish(relay_state)
    with pytest.raises(LoginOnbekend):
        idp.finish(relay_state)
    assert len(idp.asked) == 1


def test_a_failed_login_is_used_up_too(idp: TestIdp) -> None:
    idp.answer = Answer(signed=())
    relay_state = idp.start()
    with pytest.raises(DigidFout):
        idp.finish(relay_state)
    idp.answer = Answer()
    with pytest.raises(LoginOnbekend):
        idp.finish(relay_state)


def test_a_new_artifact_with_an_old_answer(idp: TestIdp) -> None:
    idp.start()
    old = idp.request_id
    relay_state = idp.start()
    idp.request_id = old
    with pytest.raises(DigidFout, match="inresponseto"):
        idp.finish(relay_state)


@pytest.mark.parametrize(("minutes", "works"), [(14, True), (15, False), (60, False)])
def test_a_login_lives_a_quarter(idp: TestIdp, minutes: int, works: bool) -> None:
    relay_state = idp.start()
    idp.now += timedelta(minutes=minutes)
    with nullcontext() if works else pytest.raises(LoginOnbekend):
        idp.finish(relay_state)


def test_purge(idp: TestIdp) -> None:
    idp.start()
    assert digid.purge(now=idp.now + timedelta(minutes=59)) == 0
    assert digid.purge(now=idp.now + timedelta(minutes=61)) == 1


def test_sso_origins(idp: TestIdp) -> None:
    assert digid.sso_origins() == ("https://idp.test",)


def test_the_digest_is_of_the_signed_assertion(idp: TestIdp) -> None:
    first, second = idp.login().result, idp.login().result
    assert first.assertion_digest != second.assertion_digest


def test_nothing_personal_in_logs_or_errors(idp: TestIdp, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    idp.login()
    with pytest.raises(NiveauTeLaag) as caught:
        idp.login(Answer(class_ref=f"{CLASSES}PasswordProtectedTransport"))
    shown = caplog.text + "".join(traceback.format_exception(caught.value))
    assert "999990019" not in shown


@pytest.mark.django_db(transaction=True)
def test_twenty_at_the_same_time_are_one_login(
    idp: TestIdp, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DIGID = idp.settings(timeout=60.0)
    relay_state, artifact = idp.start(), idp.artifact()
    all_found_it = Barrier(20)

    def wait_for_all(*args: Any, **kwargs: Any) -> str:
        connection.close()  # the pool is smaller than twenty
        all_found_it.wait(timeout=60)
        return resolve_url(*args, **kwargs)

    monkeypatch.setattr("inloggen.digid.login.resolve_url", wait_for_all)

    def finish(_: int) -> bool:
        try:
            return bool(idp.finish(relay_state, artifact=artifact))
        except LoginOnbekend:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(finish, range(20))) == 1
    assert len(idp.asked) == 1
