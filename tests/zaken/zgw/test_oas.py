"""What we send is what the official descriptions of VNG Realisatie ask, where those are at hand (`SPECS_DIR`)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.validation.request.exceptions import InvalidRequestBody
from werkzeug.datastructures import Headers, ImmutableMultiDict

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau
from simulator.zaaksysteem.zgw import ZgwZaaksysteem
from simulator.zaaksysteem.zgw_bericht import Vraag
from tests.zaken.conftest import NOW
from tests.zaken.zgw.conftest import MakeZgw, deliver, opdracht
from tests.zaken.zgw.specs import specs
from zaken.zgw import Zgw

ANDER = {"gemachtigde": Bsn("999990019"), "machtiging": "curator (verklaard)"}
FILES = {"zaken": "zaken-1.5.1", "documenten": "documenten-1.4.2", "catalogi": "catalogi-1.3.1"}


@dataclass
class Recorded:
    """A request of ours, at the first server that the description names."""

    host_url: str
    path: str
    method: str
    parameters: RequestParameters
    content_type: str
    body: bytes | None


@cache
def description(api: str) -> OpenAPI:
    folder = specs()
    assert folder is not None  # or this module was not collected
    return OpenAPI.from_file_path(str(folder / f"{FILES[api]}.vng.yaml"), Config(spec_validator_cls=None))


def recorded(vraag: Vraag) -> tuple[OpenAPI, Recorded]:
    _, api, _, _, resource = vraag.path.split("/", 4)
    spec = description(api)
    server = urlsplit((spec.spec / "servers" / 0 / "url").read_value())
    parameters = RequestParameters(query=ImmutableMultiDict(vraag.query), header=Headers(dict(vraag.headers)))
    kind = vraag.headers.get("content-type", "")
    return spec, Recorded(
        f"{server.scheme}://{server.netloc}",
        f"{server.path}/{resource}",
        vraag.method.lower(),
        parameters,
        kind,
        vraag.body or None,
    )


def test_every_request_of_a_delivery_is_valid(
    make_zgw: MakeZgw, zgw: Zgw, zaaksysteem: ZgwZaaksysteem
) -> None:
    rich = make_zgw(eigenschappen={"niveau": "niveau"}, rechtentoets=False)
    zaak_ref, document_ref = deliver(rich, opdracht(niveau=Betrouwbaarheidsniveau.HOOG, **ANDER))
    rich.mark_betwist(zaak_ref=zaak_ref, document_ref=document_ref, betwist_op=NOW, now=NOW)
    assert {vraag.method for vraag in zaaksysteem.vragen} == {"GET", "POST", "PATCH"}
    for vraag in zaaksysteem.vragen:
        spec, request = recorded(vraag)
        spec.validate_request(request)


@pytest.mark.parametrize(
    ("resource", "body"),
    [
        ("zaken", {"bronorganisatie": "123456782", "startdatum": "gisteren"}),
        ("zaakinformatieobjecten", {"zaak": "http://example.nl/zaken/1"}),
        ("statussen", {"zaak": "http://example.nl/zaken/1"}),
    ],
)
def test_the_descriptions_refuse_what_is_wrong(resource: str, body: dict[str, Any]) -> None:
    headers = {"content-type": "application/json", "authorization": "Bearer x", "content-crs": "EPSG:4326"}
    vraag = Vraag(
        "POST",
        f"/zaken/api/v1/{resource}",
        {},
        {**headers, "accept-crs": "EPSG:4326"},
        json.dumps(body).encode(),
    )
    spec, request = recorded(vraag)
    with pytest.raises(InvalidRequestBody):
        spec.validate_request(request)
