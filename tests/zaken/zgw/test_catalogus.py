from __future__ import annotations

from datetime import date

import pytest

from simulator.zaaksysteem.zgw import ZgwZaaksysteem
from simulator.zaaksysteem.zgw_catalogus import Catalogus as Rows
from simulator.zaaksysteem.zgw_catalogus import Documenttype, Zaaktype
from simulator.zaaksysteem.zgw_toegang import Client
from tests.zaken.zgw.conftest import BEWIJS, RSIN, SECRET, refusal
from tests.zaken.zgw.server import Server
from zaken.zgw.api import Api
from zaken.zgw.catalogus import Catalogus
from zaken.zgw.instelling import ZgwInstelling

TODAY = date(2026, 11, 22)


def catalogus(server: Server, *zaaktypen: Zaaktype, clock: list[float] | None = None) -> Catalogus:
    root = f"{server.base}/catalogi/api/v1/"
    rows = Rows(root, zaaktypen, (Documenttype(BEWIJS), Documenttype("Kladje", concept=True)))
    server.zaaksysteem = ZgwZaaksysteem(server.base, {"portaal": Client(SECRET)}, catalogus=rows)
    api = Api(root, ZgwInstelling(root, root, root, "portaal", SECRET, RSIN))
    now = clock if clock is not None else [0.0]
    return Catalogus(api, catalogus_url="", cache_seconds=60, clock=lambda: now[0])


def url(server: Server, versie: str) -> str:
    return server.zaaksysteem.opslag.catalogus.url("zaaktypen", f"alg:A:{versie}")


@pytest.mark.parametrize(
    ("op", "versie"),
    [(date(2025, 12, 31), "1"), (date(2026, 1, 1), "2"), (TODAY, "2"), (date(2027, 5, 1), "3")],
)
def test_the_version_that_is_valid_on_the_day(server: Server, op: date, versie: str) -> None:
    found = catalogus(
        server,
        Zaaktype("A", "3", begin=date(2027, 1, 1)),
        Zaaktype("A", "1", eind=date(2026, 1, 1)),
        Zaaktype("A", "2", begin=date(2026, 1, 1), eind=date(2026, 12, 31)),
        Zaaktype("A", "4", concept=True),
    )
    assert found.zaaktype("A", op=op) == url(server, versie)


def test_a_zaaktype_that_is_over_or_stands_in_two_catalogues_is_refused(server: Server) -> None:
    over = catalogus(server, Zaaktype("A", eind=date(2026, 1, 1)))
    assert refusal(lambda: over.zaaktype("A", op=TODAY)) == ("zaaktype-niet-geldig", True)
    both = catalogus(server, Zaaktype("A"), Zaaktype("A", catalogus="ander"))
    assert refusal(lambda: both.zaaktype("A", op=TODAY)) == ("zaaktype-in-meer-catalogi", True)


def test_a_zaaktype_without_initiator_is_refused(server: Server) -> None:
    found = catalogus(server, Zaaktype("A", initiator=False))
    assert refusal(lambda: found.roltype_initiator(url(server, "1"))) == ("roltype-ontbreekt", True)


def test_a_documenttype_in_concept_is_refused(server: Server) -> None:
    found = catalogus(server, Zaaktype("A", gekoppeld=("Kladje",)))
    run = lambda: found.documenttype(url(server, "1"), "Kladje", op=TODAY)  # noqa: E731
    assert refusal(run) == ("documenttype-concept", True)


def test_a_link_by_omschrijving_counts_as_well(server: Server) -> None:
    found = catalogus(server, Zaaktype("A"))
    link = server.zaaksysteem.opslag.catalogus.lists["zaaktype-informatieobjecttypen"][0]
    link["informatieobjecttype"] = BEWIJS
    assert found.documenttype(url(server, "1"), BEWIJS, op=TODAY).vertrouwelijkheid == "zaakvertrouwelijk"


def test_what_was_found_is_believed_for_a_while(server: Server) -> None:
    clock = [0.0]
    found = catalogus(server, Zaaktype("A"), clock=clock)
    for clock[0] in (0.0, 59.0, 61.0):
        found.zaaktype("A", op=TODAY)
    assert len(server.zaaksysteem.vragen) == 2
    found.forget()
    found.zaaktype("A", op=TODAY)
    assert len(server.zaaksysteem.vragen) == 3


def test_a_list_of_many_pages_is_read_to_its_end(server: Server) -> None:
    found = catalogus(server, Zaaktype("A", statussen=tuple(f"Status {n}" for n in range(9))))
    server.zaaksysteem.page_size = 2
    assert found.statustype(url(server, "1"), "Status 7").volgnummer == 8
    assert found.statustype(url(server, "1"), "").omschrijving == "Status 0"
