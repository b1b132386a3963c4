from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from simulator.zaaksysteem.zgw import ZgwZaaksysteem
from simulator.zaaksysteem.zgw_catalogus import Catalogus, Documenttype, Zaaktype
from simulator.zaaksysteem.zgw_fouten import Stand, ZgwFout
from simulator.zaaksysteem.zgw_toegang import Client
from tests.zaken.conftest import NOW, document_opdracht, zaak_opdracht
from tests.zaken.zgw.server import Server
from tests.zaken.zgw.specs import specs
from zaken.koppeling import Zaaktypekoppeling
from zaken.zaaksysteem import ZaakOpdracht, ZaaksysteemFout
from zaken.zgw import Zgw
from zaken.zgw.instelling import ZgwInstelling

collect_ignore = [] if specs() else ["test_oas.py"]
SECRET = "a secret of the tests, long enough for HS256"
RSIN = "123456782"
DIENST = "aangifte-overlijden"
BEWIJS = "Bewijs van identificatie"
Arm = Callable[..., None]
MakeZgw = Callable[..., Zgw]


def pytest_report_header() -> str:
    return "ZGW descriptions: " + ("validated against" if specs() else "not at hand (SPECS_DIR)")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    one = Server()
    yield one
    one.shutdown()
    one.server_close()


@pytest.fixture
def zaaksysteem(server: Server) -> ZgwZaaksysteem:
    """Empty, with the minimal rights for our client."""
    root = f"{server.base}/catalogi/api/v1/"
    types = (
        Zaaktype("OVERLIJDEN"),
        Zaaktype("CONCEPT", concept=True),
        Zaaktype("ANDERS", gekoppeld=("Brief",)),
    )
    documents = (Documenttype(BEWIJS), Documenttype("Brief"), Documenttype("Kladje", concept=True))
    server.zaaksysteem = ZgwZaaksysteem(
        server.base, {"portaal": Client(SECRET)}, catalogus=Catalogus(root, types, documents)
    )
    return server.zaaksysteem


@pytest.fixture
def koppeling(db: None) -> Zaaktypekoppeling:
    return Zaaktypekoppeling.objects.create(
        dienst_slug=DIENST, zaaktype="OVERLIJDEN", informatieobjecttype=BEWIJS
    )


@pytest.fixture
def make_zgw(server: Server) -> MakeZgw:
    def make(**changes: Any) -> Zgw:
        values: dict[str, Any] = {
            "zaken_url": f"{server.base}/zaken/api/v1/",
            "documenten_url": f"{server.base}/documenten/api/v1/",
            "catalogi_url": f"{server.base}/catalogi/api/v1/",
            "client_id": "portaal",
            "secret": SECRET,
            "rsin": RSIN,
            "seconds": 20.0,
        }
        return Zgw(ZgwInstelling(**values | changes))

    return make


@pytest.fixture
def zgw(make_zgw: MakeZgw, zaaksysteem: ZgwZaaksysteem, koppeling: Zaaktypekoppeling) -> Zgw:
    return make_zgw()


@pytest.fixture
def arm(zaaksysteem: ZgwZaaksysteem) -> Arm:
    def one(fout: ZgwFout, **changes: Any) -> None:
        zaaksysteem.schakelaar.arm(Stand(fout, **changes))

    return one


def opdracht(**changes: Any) -> ZaakOpdracht:
    return zaak_opdracht(**{"dienst_slug": DIENST} | changes)


def deliver(zgw: Zgw, zaak: ZaakOpdracht | None = None) -> tuple[str, str]:
    """What the worker does with one proof. Returns the two references."""
    zaak = zaak or opdracht()
    zaak_ref = zgw.ensure_zaak(zaak, now=NOW)
    document = document_opdracht(zaaknummer=zaak.zaaknummer, dienst_slug=zaak.dienst_slug)
    document_ref = zgw.ensure_document(document, now=NOW)
    zgw.ensure_koppeling(zaak_ref=zaak_ref, document_ref=document_ref, now=NOW)
    return zaak_ref, document_ref


def counts(zaaksysteem: ZgwZaaksysteem) -> tuple[int, ...]:
    """Zaken, initiators, statussen, documenten, links."""
    kept = zaaksysteem.opslag
    rows = (kept.zaken, kept.rollen, kept.statussen, kept.documenten, kept.relaties)
    return tuple(len(each) for each in rows)


def refusal(run: Callable[[], Any]) -> tuple[str, bool]:
    """The reason and whether it is permanent."""
    with pytest.raises(ZaaksysteemFout) as caught:
        run()
    return caught.value.reason, caught.value.permanent


def writes(zaaksysteem: ZgwZaaksysteem) -> list[str]:
    return [vraag.path.rpartition("/")[2] for vraag in zaaksysteem.vragen if vraag.method != "GET"]
