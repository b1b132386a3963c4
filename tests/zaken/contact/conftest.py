from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from pytest_django import Settings

from simulator.klantinteracties.klantinteracties import Klantinteracties
from simulator.zaaksysteem.zgw_fouten import Stand, ZgwFout
from tests.zaken.conftest import NOW
from tests.zaken.contact.server import TOKEN, KlantServer
from tests.zaken.zgw.specs import specs
from zaken.contact import ContactFout, ContactOpdracht, ensure_klantcontact
from zaken.contact.instelling import instelling

collect_ignore = [] if specs() else ["test_oas.py"]
KENMERK = UUID("6a8f1d0e-0f4b-4a53-9d7e-3f5f0d1a2b3c")
ZAAK = "0c1d2e3f-1111-4222-8333-444455556666"


@pytest.fixture(scope="session")
def klantserver() -> Iterator[KlantServer]:
    one = KlantServer()
    yield one
    one.shutdown()
    one.server_close()


@pytest.fixture
def klant(klantserver: KlantServer, settings: Settings) -> Klantinteracties:
    settings.KLANTINTERACTIES = settings.KLANTINTERACTIES | {
        "url": f"{klantserver.base}/klantinteracties/api/v1/",
        "token": TOKEN,
        "seconds": 20.0,
        "zaak_soort_id": "uuid",
        "zaak_register": "openzaak",
    }
    return klantserver.empty()


@pytest.fixture
def arm(klant: Klantinteracties) -> Callable[..., None]:
    def one(fout: ZgwFout, **changes: Any) -> None:
        klant.schakelaar.arm(Stand(fout, **changes))

    return one


def opdracht(**changes: Any) -> ContactOpdracht:
    values: dict[str, Any] = {
        "kenmerk": KENMERK,
        "zaaknummer": "2026-10001",
        "zaak_ref": f"https://zaken.example/zaken/api/v1/zaken/{ZAAK}",
        "dienst": "Hulp bij het huishouden",
        "medewerker": "Sanne de Vries",
        "medewerker_id": UUID(int=5),
        "taal": "nl",
        "begonnen_op": NOW,
    }
    return ContactOpdracht(**values | changes)


def make(given: ContactOpdracht | None = None, known: UUID | None = None) -> list[UUID]:
    """One try of a worker; returns what it was told to keep."""
    kept: list[UUID] = []
    ensure_klantcontact(given or opdracht(), instelling(), known=known, keep=kept.append)
    return kept


def refusal(run: Callable[[], Any]) -> tuple[str, bool]:
    with pytest.raises(ContactFout) as caught:
        run()
    return caught.value.reason, caught.value.permanent


def counts(klant: Klantinteracties) -> tuple[int, ...]:
    """Klantcontacten, onderwerpobjecten, actoren, and their links."""
    names = ("klantcontacten", "onderwerpobjecten", "actoren", "actorklantcontacten")
    return tuple(len(klant.lijsten[name]) for name in names)
