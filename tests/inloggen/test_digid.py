"""Logging in with DigiD: the good way, and everything around the messages."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau
from tests.inloggen.berichten import CLASSES, Answer
from tests.inloggen.idp import TestIdp
from tests.inloggen.keys import pair


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
