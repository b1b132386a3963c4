"""No BSN and no secret in logs or tables, and how much a call asks of the database."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from begrippen.flow import Flow
from identification.flow.controle import expected_code
from tests.identification.api.gegevens import Systeem
from tests.identification.gegevens import PERSOON, attach, fresh, raw_bytes, token_of


@pytest.mark.usefixtures("logged_at_once")
def test_a_bsn_given_by_another_system_stands_nowhere(
    systeem: Systeem, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    wrong = systeem.start(flow="BEKEND", bsn="999990018", key="k0")
    response = systeem.start(flow="BEKEND", bsn=PERSOON.reveal(), key="k1", opening=True)
    row = fresh(response.json()["id"])
    attach(row, now=timezone.now())
    answers = [
        systeem.do(row, "code", code=expected_code(fresh(row.pk)), key="k2"),
        systeem.get(f"/identificaties/{row.pk}"),
    ]
    answers += [systeem.do(row, "opgezocht"), systeem.do(row, "voltooi", key="k3"), wrong, response]
    for answer in answers:
        for number in (PERSOON.reveal(), "999990018"):
            assert number not in answer.content.decode() + str(answer.headers)
    everything = b"".join(raw_bytes(table) for table in connection.introspection.table_names())
    for number in (PERSOON.reveal(), "999990018"):
        assert number.encode() not in everything
        assert number not in caplog.text
    assert systeem.token not in caplog.text
    assert systeem.token.encode() not in everything


@pytest.mark.usefixtures("logged_at_once")
def test_the_link_and_the_opening_are_in_no_log(systeem: Systeem, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    response = systeem.start(key="k", opening=True)
    token = response.json()["opening"]["adres"].split("/")[-2]
    assert token not in caplog.text
    assert token_of(fresh(response.json()["id"])) not in caplog.text


@pytest.mark.parametrize("flow", [Flow.NIEUW, Flow.AMBTENAAR])
def test_following_asks_little_of_the_database(systeem: Systeem, flow: Flow) -> None:
    row = systeem.started(flow=flow)
    attach(row, now=timezone.now())
    systeem.read(row)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        systeem.read(row)
    # token or key, count, row, signals
    assert len(captured) <= 6, [query["sql"] for query in captured]
