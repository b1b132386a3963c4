"""What we send is what the description of Klantinteracties asks, where that is at hand (`SPECS_DIR`)."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.validation.request.exceptions import InvalidRequestBody
from werkzeug.datastructures import Headers, ImmutableMultiDict

from simulator.klantinteracties.klantinteracties import ROOT, Klantinteracties
from simulator.zaaksysteem.zgw_bericht import Vraag
from tests.zaken.contact.conftest import make
from tests.zaken.zgw.specs import specs
from tests.zaken.zgw.test_oas import Recorded

FILE = "klantinteracties.openklant-2.18.0.yaml"


@cache
def description() -> OpenAPI:
    folder = specs()
    assert folder is not None  # or this module was not collected
    path = folder.parent / "klantinteracties" / FILE
    written = yaml.load(path.read_text(), Loader=yaml.CSafeLoader)
    return OpenAPI.from_dict(_with_nulls(written), Config(spec_validator_cls=None))


def _with_nulls(part: Any) -> Any:
    """Written as `nullable` beside `allOf`, which says null, and which the validator reads as "never null"."""
    if isinstance(part, list):
        return [_with_nulls(one) for one in part]
    if not isinstance(part, dict):
        return part
    read = {name: _with_nulls(value) for name, value in part.items()}
    if read.get("nullable") and "allOf" in read and "type" not in read:
        read.pop("nullable")
        nothing = {"type": "object", "nullable": True, "maxProperties": 0}
        return {"anyOf": [{"allOf": read.pop("allOf")}, nothing], **read}
    return read


def recorded(vraag: Vraag) -> Recorded:
    server = urlsplit((description().spec / "servers" / 0 / "url").read_value())
    parameters = RequestParameters(query=ImmutableMultiDict(vraag.query), header=Headers(dict(vraag.headers)))
    kind = vraag.headers.get("content-type", "")
    path = f"{server.path}/{vraag.path.removeprefix(ROOT)}"
    return Recorded("http://localhost", path, vraag.method.lower(), parameters, kind, vraag.body or None)


def test_the_null_that_a_server_wants_is_read_as_null(klant: Klantinteracties) -> None:
    make()
    assert any(b'"wasKlantcontact": null' in (vraag.body or b"") for vraag in klant.vragen)


@pytest.mark.parametrize("maak", [True, False])
def test_every_request_is_valid(klant: Klantinteracties, maak: bool) -> None:
    klant.maak = maak
    make()
    assert {vraag.method for vraag in klant.vragen} == {"GET", "POST"}
    for vraag in klant.vragen:
        description().validate_request(recorded(vraag))


def test_the_description_refuses_what_is_wrong(klant: Klantinteracties) -> None:
    make()
    (made,) = [vraag for vraag in klant.vragen if vraag.path.endswith("maak-klantcontact")]
    wrong = Vraag(made.method, made.path, made.query, made.headers, made.body.replace(b'"taal"', b'"tael"'))
    with pytest.raises(InvalidRequestBody):
        description().validate_request(recorded(wrong))
