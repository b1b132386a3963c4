"""What we send is what the description of Klantinteracties asks, where that is at hand (`SPECS_DIR`)."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

import pytest
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
    return OpenAPI.from_file_path(str(path), Config(spec_validator_cls=None))


def recorded(vraag: Vraag) -> Recorded:
    server = urlsplit((description().spec / "servers" / 0 / "url").read_value())
    parameters = RequestParameters(query=ImmutableMultiDict(vraag.query), header=Headers(dict(vraag.headers)))
    kind = vraag.headers.get("content-type", "")
    path = f"{server.path}/{vraag.path.removeprefix(ROOT)}"
    # Written as `nullable` beside `allOf`, which the validator reads as "never null"; a server wants the null (§6).
    body = (
        (vraag.body or b"")
        .replace(b'"wasKlantcontact": null, ', b"")
        .replace(b'"wasKlantcontact":null,', b"")
    )
    return Recorded("http://localhost", path, vraag.method.lower(), parameters, kind, body or None)


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
