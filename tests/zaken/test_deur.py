"""A door before the zaaksysteem that says no is not the zaaksysteem: the proof waits, and nobody has to wake it."""

from __future__ import annotations

from typing import Any

import pytest

from zaken.redenen import reden_of
from zaken.redenen.stuf import http_reden
from zaken.stuf.zenden import _GEWEIGERD
from zaken.zgw.fouten import fout_van


@pytest.mark.parametrize("document", [None, {"message": "no Route matched with those values"}, [], "weg"])
@pytest.mark.parametrize("status", [401, 403, 404, 405, 407, 410])
def test_a_refusal_without_a_code_of_zgw_is_an_outage(status: int, document: Any) -> None:
    fout = fout_van(status, document)
    assert (fout.permanent, reden_of(fout.reason, permanent=False).storing) == (False, True)


def test_what_zgw_itself_says_stays_a_refusal() -> None:
    assert fout_van(404, {"code": "not_found"}).permanent
    assert fout_van(403, {"code": "permission_denied"}).permanent


@pytest.mark.parametrize("status", [401, 403, 404, 405, 407, 410, 502, 503])
def test_a_refusal_without_soap_is_an_outage(status: int) -> None:
    assert status not in _GEWEIGERD
    assert http_reden(status).storing
