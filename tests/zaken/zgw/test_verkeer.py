"""What goes over the line, and where it goes."""

from __future__ import annotations

import logging
import time
import traceback
from typing import Any

import jwt
import pytest

from simulator.zaaksysteem.zgw import ZgwZaaksysteem
from simulator.zaaksysteem.zgw_fouten import ZgwFout
from tests.zaken.conftest import BSN, NOW
from tests.zaken.zgw.conftest import SECRET, Arm, MakeZgw, deliver, opdracht, refusal
from tests.zaken.zgw.server import Server
from zaken.zaaksysteem import ZaaksysteemFout
from zaken.zgw import Zgw
from zaken.zgw.api import Api
from zaken.zgw.fouten import ZgwFout as Refused


def test_each_call_has_its_own_token_with_every_claim(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    deliver(zgw)
    for vraag in zaaksysteem.vragen:
        token = vraag.headers["authorization"].removeprefix("Bearer ")
        claims = jwt.decode(token, SECRET, algorithms=["HS256"], options={"require": ["exp", "iat"]})
        assert (claims["iss"], claims["client_id"]) == ("portaal", "portaal")
        assert (claims["user_id"], claims["user_representation"]) == ("beeldpas", "Beeldpas")
        assert abs(claims["iat"] - time.time()) < 60
        assert claims["exp"] - claims["iat"] == 300


def test_crs_goes_to_the_zaken_api(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    deliver(zgw)
    for vraag in zaaksysteem.vragen:
        assert ("accept-crs" in vraag.headers) is vraag.path.startswith("/zaken/")


def test_the_bsn_stands_in_one_body_and_nowhere_else(
    zgw: Zgw, zaaksysteem: ZgwZaaksysteem, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        deliver(zgw)
        deliver(zgw)
    held = [vraag for vraag in zaaksysteem.vragen if BSN.encode() in vraag.body]
    assert [vraag.path for vraag in held] == ["/zaken/api/v1/rollen"]
    for vraag in zaaksysteem.vragen:
        assert BSN not in f"{vraag.path} {vraag.query} {vraag.headers}"
    assert BSN not in caplog.text


@pytest.mark.parametrize(
    "fout", [ZgwFout.NA_HALF, ZgwFout.NA_WEG, ZgwFout.NA_STORING, ZgwFout.NA_GEEN_OBJECT]
)
def test_no_exception_holds_the_bsn(zgw: Zgw, arm: Arm, fout: ZgwFout) -> None:
    arm(fout, bron="rollen", methode="POST")
    with pytest.raises(ZaaksysteemFout) as caught:
        deliver(zgw)
    shown = "".join(traceback.format_exception(caught.value))
    assert BSN not in shown
    assert SECRET not in shown


@pytest.mark.parametrize(
    "given",
    [
        "http://127.0.0.1:9/zaken/api/v1/zaken/1",
        "{root}../../documenten/1",
        "{root}zaken/%2e%2e/1",
        "{root}zaken/1?x=1",
        "{root}zaken/1#x",
        "{root}zaken//1",
        "{root}",
        "{base}@127.0.0.1:9/zaken/api/v1/zaken/1",
        "file:///etc/passwd",
        "{root}" + "a" * 500,
        7,
        None,
    ],
)
def test_an_address_elsewhere_is_not_called(
    zgw: Zgw, zaaksysteem: ZgwZaaksysteem, server: Server, given: Any
) -> None:
    root = f"{server.base}/zaken/api/v1/"
    url = given.format(root=root, base=server.base) if isinstance(given, str) else given
    api = Api(root, zgw._instelling)
    with pytest.raises(Refused, match=r"^andere-hostnaam$"):
        api.get(url)
    assert not zaaksysteem.vragen


@pytest.mark.parametrize("where", ["http://127.0.0.1:9/?page=2", "{root}rollen?page=2", 7])
def test_a_next_page_elsewhere_is_not_called(
    zgw: Zgw, zaaksysteem: ZgwZaaksysteem, server: Server, monkeypatch: pytest.MonkeyPatch, where: Any
) -> None:
    root = f"{server.base}/zaken/api/v1/"
    following = where.format(root=root) if isinstance(where, str) else where
    api, asked = Api(root, zgw._instelling), []

    def page(_self: Api, _method: str, url: str, _body: None = None) -> dict[str, Any]:
        asked.append(url)
        return {"results": [], "next": following}

    monkeypatch.setattr(Api, "_json", page)
    assert refusal(lambda: api.find("zaken")) == ("andere-hostnaam", True)
    assert asked == [f"{root}zaken"]


def test_a_list_without_end_is_left(zgw: Zgw, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    root = f"{server.base}/zaken/api/v1/"
    endless = {"results": [], "next": f"{root}zaken?page=2"}
    monkeypatch.setattr(Api, "_json", lambda *_args: endless)
    assert refusal(lambda: Api(root, zgw._instelling).find("zaken")) == ("antwoord-onbegrepen", False)


def test_stored_references_elsewhere_are_refused(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    zaak_ref, document_ref = deliver(zgw)
    zaaksysteem.vragen.clear()
    for refs in ({"zaak_ref": "http://127.0.0.1:9/1"}, {"document_ref": "http://127.0.0.1:9/1"}):
        given = {"zaak_ref": zaak_ref, "document_ref": document_ref, **refs}
        assert refusal(lambda given=given: zgw.ensure_koppeling(**given, now=NOW)) == (
            "andere-hostnaam",
            True,
        )
    assert not zaaksysteem.vragen


def test_the_versions_of_the_apis_are_read(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    deliver(zgw)
    assert zgw.versies == {"zaken": "1.5.1", "documenten": "1.4.2", "catalogi": "1.3.1"}


def test_the_secret_is_not_shown(make_zgw: MakeZgw) -> None:
    assert SECRET not in repr(make_zgw()._instelling)


def test_a_zaaknummer_costs_no_call(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    assert zgw.take_zaaknummer(now=NOW) == "2026-10001"
    assert not zaaksysteem.vragen
    assert opdracht().zaaknummer not in repr(zgw)
