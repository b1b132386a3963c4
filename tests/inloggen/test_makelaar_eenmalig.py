"""An answer of a broker is for one login of one browser, once."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from pytest_django import Settings

from begrippen.bsn import Bsn
from inloggen import digid, makelaar
from inloggen.makelaar import login
from inloggen.models import LoginVerzoek
from inloggen.resultaat import DigidFout, LoginOnbekend
from inloggen.verzoek import use_up
from tests.inloggen.idp import TestIdp
from tests.inloggen.makelaar import BSN, TestBroker, refused


def test_an_answer_works_once(broker: TestBroker) -> None:
    state = broker.start()
    broker.finish(state)
    with pytest.raises(LoginOnbekend):
        broker.finish(state)
    assert len(broker.seen) == 1


def test_an_answer_that_failed_is_used_up_too(broker: TestBroker) -> None:
    state = broker.start()
    broker.claims = {"bsn": "999990018"}
    with pytest.raises(DigidFout):
        broker.finish(state)
    broker.claims = {}
    with pytest.raises(LoginOnbekend):
        broker.finish(state)


@pytest.mark.parametrize("browser", ["b", "", "\ud800"])
def test_another_browser(broker: TestBroker, browser: str) -> None:
    state = broker.start()
    for error in ("", "access_denied"):
        with pytest.raises(LoginOnbekend) as caught:
            broker.finish(state, browser=browser, error=error)
        assert caught.value.onderwerp is None
    assert not broker.seen
    assert broker.finish(state).result.bsn == Bsn(BSN)


@pytest.mark.parametrize("state", ["", "x", "0" * 32, "999990019", str(UUID(int=1)), "\ud800"])
def test_a_state_that_nobody_gave(broker: TestBroker, state: str) -> None:
    broker.start()
    with pytest.raises(LoginOnbekend):
        broker.finish(state)


@pytest.mark.parametrize("code", ["", "\x00", "é", "x" * 5000, "a\r\nb", "\ud800"])
def test_a_code_that_is_none_leaves_the_login(broker: TestBroker, code: str) -> None:
    state = broker.start()
    with pytest.raises(DigidFout, match="code-vorm"):
        broker.finish(state, code=code)
    assert not broker.seen
    assert broker.finish(state).result.bsn == Bsn(BSN)


def test_a_login_of_too_long_ago(broker: TestBroker) -> None:
    state = broker.start()
    LoginVerzoek.objects.update(created_at=datetime.now(UTC) - timedelta(minutes=16))
    with pytest.raises(LoginOnbekend):
        broker.finish(state)


def test_an_answer_that_names_another_sender(broker: TestBroker) -> None:
    assert broker.finish(broker.start(), iss=broker.issuer).result.bsn == Bsn(BSN)
    with pytest.raises(DigidFout, match="issuer"):
        broker.finish(broker.start(), iss="https://other.test")
    assert len(broker.seen) == 1


def test_a_code_of_another_login_has_another_verifier(broker: TestBroker) -> None:
    state = broker.start()
    broker.start(browser="attacker")
    with pytest.raises(DigidFout, match="token-invalidgrant"):
        broker.finish(state)


def test_the_ways_do_not_cross(broker: TestBroker, idp: TestIdp, settings: Settings) -> None:
    settings.DIGID_VERDER = {"makelaar": broker.settings(naam="makelaar")}
    by_broker, by_saml = broker.start(aansluiting="makelaar"), idp.start()
    with pytest.raises(LoginOnbekend):
        idp.finish(by_broker)
    with pytest.raises(LoginOnbekend):
        broker.finish(by_saml)
    assert not broker.seen


def test_a_connection_that_is_gone(broker: TestBroker, settings: Settings) -> None:
    settings.DIGID_VERDER = {"ander": broker.settings(naam="ander")}
    state = broker.start(aansluiting="ander")
    settings.DIGID_VERDER = {}
    with pytest.raises(LoginOnbekend):
        broker.finish(state)


@pytest.mark.django_db(transaction=True)
def test_of_twenty_at_once_one_logs_in(
    broker: TestBroker, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DIGID = broker.settings(
        timeout=60.0
    )  # the one that wins shares this process with nineteen others
    state, all_found = broker.start(), Barrier(20)

    def found_by_all(*args: Any, **kwargs: Any) -> None:
        connection.close()  # the pool has fewer than twenty
        all_found.wait(timeout=60)
        use_up(*args, **kwargs)

    monkeypatch.setattr(login, "use_up", found_by_all)

    def attempt(_: int) -> bool:
        try:
            makelaar.finish(code="c", state=state, error="", browser="a", now=datetime.now(UTC))
        except LoginOnbekend:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(20) as pool:
        assert sorted(pool.map(attempt, range(20)))[-2:] == [False, True]
    assert len(broker.seen) == 1


def test_nothing_of_the_person_in_the_log(
    broker: TestBroker, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    settings.DIGID = broker.settings(userinfo=True)
    broker.userinfo = {"sub": "a-random-name", "bsn": BSN}
    result = broker.log_in().result
    broker.claims = {"bsn": f"{BSN}:"}
    refused(broker, "claims-tegenstrijdig")
    assert BSN not in caplog.text + repr(result) + broker.query["state"]
    assert digid.sso_origins()
