"""Our questions, and the answers of the stand-in, are what the description of RvIG asks (`SPECS_DIR`)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.validation.request.exceptions import InvalidRequestBody
from werkzeug.datastructures import Headers

from brp import Brp
from simulator.brp.bericht import Vraag
from simulator.brp.brp import Brp as Overkant
from simulator.brp.personen import PERSONEN
from tests.brp.conftest import person, reason_of
from tests.brp.overkant import Arm
from tests.brp.specs import specs

SERVER = "https://proefomgeving.haalcentraal.nl"
PATH = "/haalcentraal/api/brp/personen"
KIND = "application/json; charset=utf-8"
CONFIG = Config(
    spec_validator_cls=None, extra_media_type_deserializers={"application/problem+json": json.loads}
)


@dataclass
class Recorded:
    host_url: str
    path: str
    method: str
    parameters: RequestParameters
    content_type: str
    body: bytes | None


@dataclass
class Answered:
    status_code: int
    content_type: str
    data: bytes
    headers: dict[str, str] = field(default_factory=dict)


@cache
def description() -> OpenAPI:
    file = specs()
    assert file is not None  # or this module was not collected
    return OpenAPI.from_file_path(str(file), CONFIG)


def recorded(body: bytes, kind: str = KIND) -> Recorded:
    return Recorded(SERVER, PATH, "post", RequestParameters(header=Headers({})), kind, body)


def test_our_questions_are_valid(brp: Brp, overkant: Overkant) -> None:
    person(brp, "999993653")
    person(brp, "999971116", gezag=True)
    person(brp, "000000012", curatele=True)
    for vraag in overkant.vragen:
        description().validate_request(recorded(vraag.body, vraag.headers["content-type"]))


@pytest.mark.parametrize("body", [{"type": "RaadpleegMetBurgerservicenummer"}, {"fields": ["naam"]}])
def test_the_description_refuses_what_is_wrong(body: dict[str, Any]) -> None:
    with pytest.raises(InvalidRequestBody):
        description().validate_request(recorded(json.dumps(body).encode()))


@pytest.mark.parametrize("bsn", sorted(PERSONEN))
def test_every_test_person_is_a_valid_answer(brp: Brp, overkant: Overkant, bsn: str) -> None:
    person(brp, bsn, gezag=True, curatele=True)
    asked = overkant.vragen[-1]
    answer = overkant.answer(asked)
    description().validate_response(recorded(asked.body), Answered(answer.status, KIND, answer.body))


@pytest.mark.parametrize("fout", ["storing", "te-druk", "geen-recht", "niet-ingelogd", "vorm"])
def test_every_refusal_is_a_valid_answer(brp: Brp, overkant: Overkant, arm_brp: Arm, fout: str) -> None:
    arm_brp(fout, aantal=2)
    reason_of(lambda: person(brp, "999993653"))
    answer = overkant.answer(Vraag("POST", "/brp/personen", {}, b""))
    given = Answered(answer.status, "application/problem+json", answer.body)
    description().validate_response(recorded(overkant.vragen[0].body), given)
