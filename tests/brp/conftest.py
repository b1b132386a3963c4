from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from begrippen.bsn import Bsn
from brp import Brp, BrpFout, Vraag
from brp.instelling import BrpInstelling
from brp.persoon import Persoon
from simulator.brp.brp import Brp as Overkant
from tests.brp.server import API_KEY, Server
from tests.brp.specs import specs

collect_ignore = [] if specs() else ["test_oas.py"]
MakeBrp = Callable[..., Brp]
VRAAG = Vraag(doelbinding="BRPACT-Beeldbellen", verwerking="Identificatie@Beeldbellen", gebruiker="sanne")


def pytest_report_header() -> str:
    return "BRP description: " + ("validated against" if specs() else "not at hand (SPECS_DIR)")


@pytest.fixture
def make_brp(brp_server: Server, overkant: Overkant) -> MakeBrp:
    def make(**changes: Any) -> Brp:
        values: dict[str, Any] = {"url": brp_server.base, "api_key": API_KEY, "seconds": 20.0}
        return Brp(BrpInstelling(**values | changes))

    return make


@pytest.fixture
def brp(make_brp: MakeBrp) -> Brp:
    return make_brp()


def person(brp: Brp, bsn: str, **changes: Any) -> Persoon:
    found = brp.raadpleeg(Bsn(bsn), Vraag(**changes))
    assert found is not None
    return found


def reason_of(run: Callable[[], Any]) -> str:
    with pytest.raises(BrpFout) as caught:
        run()
    assert "99999" not in repr(caught.value)
    return caught.value.reason
