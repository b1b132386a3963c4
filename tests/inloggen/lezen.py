"""From the bytes of one artifact answer to a `LoginResult`, without network and database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen.digid import profiel_3, profiel_4
from inloggen.digid.aansluiting import public_key
from inloggen.digid.answer import Expected, verified_assertion
from inloggen.digid.assertion import login_result
from inloggen.digid.profiel import Eigen
from inloggen.resultaat import LoginResult
from tests.inloggen import berichten_4
from tests.inloggen.berichten import IDP, Answer
from tests.inloggen.keys import pair

SP = "http://localhost:8000/digid/metadata/"
ACS = "http://localhost:8000/digid/acs/"
REQUEST_ID, RESOLVE_ID = "_request", "_resolve"


def answer(sort: Answer | None = None, *, now: datetime) -> str:
    """The text of an answer to the question that `expected` describes."""
    return (sort or Answer()).xml(resolve_id=RESOLVE_ID, request_id=REQUEST_ID, acs=ACS, sp=SP, now=now)


def expected(*, now: datetime, keys: list[Any] | None = None) -> Expected:
    return Expected(
        idp_entity_id=IDP,
        entity_id=SP,
        acs_url=ACS,
        request_id=REQUEST_ID,
        resolve_id=RESOLVE_ID,
        gevraagd=Betrouwbaarheidsniveau.MIDDEN,
        started_at=now,
        now=now,
        regels=profiel_3,
        keys=keys or [public_key(pair("idp").certificate)],
    )


def expected_4(*, now: datetime) -> Expected:
    """Of eID 4.x, for somebody else."""
    encryption = pair("sp-encryption")
    eigen = Eigen(
        service_uuid=berichten_4.UUID,
        namens=True,
        keys={berichten_4.Encrypted().name(): encryption.key},
    )
    return replace(expected(now=now), entity_id=berichten_4.SP, regels=profiel_4, eigen=eigen)


def read(body: bytes, *, expected: Expected) -> LoginResult:
    """What `inloggen.digid.finish` does with the body of the answer."""
    assertion, content = verified_assertion(body, expected=expected)
    return login_result(assertion, content, expected=expected)


def right_now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
