"""A contact moment is made once, says what it must, and nothing about the inwoner."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from uuid import UUID

import pytest
from pytest_django import Settings

from simulator.klantinteracties.klantinteracties import Klantinteracties
from simulator.zaaksysteem.zgw_fouten import ZgwFout
from tests.zaken.conftest import BSN
from tests.zaken.contact.conftest import KENMERK, ZAAK, counts, make, opdracht, refusal
from zaken.contact import ContactFout

Arm = Callable[..., None]
ONE = (1, 1, 1, 1)
LOST = [ZgwFout.NA_WEG, ZgwFout.NA_HALF, ZgwFout.NA_STORING, ZgwFout.NA_HTML, ZgwFout.NA_LEEG]


def test_it_says_what_it_must(klant: Klantinteracties) -> None:
    (kept,) = make()
    (row,) = klant.klantcontacten
    assert str(kept) == row["uuid"]
    assert (row["kanaal"], row["taal"], row["vertrouwelijk"]) == ("videobellen", "nld", True)
    assert row["onderwerp"] == "Identificatie tijdens een videogesprek: Hulp bij het huishouden"
    assert row["metadata"] == {"beeldpas": str(KENMERK)}
    assert klant.onderwerpen_of(row["uuid"]) == [ZAAK]
    assert klant.actoren_of(row["uuid"]) == ["Sanne de Vries"]


def test_nothing_that_is_sent_is_about_the_inwoner(klant: Klantinteracties) -> None:
    make()
    sent = [f"{vraag.path} {dict(vraag.query)} {vraag.body!r}" for vraag in klant.vragen]
    assert BSN not in "".join(sent)
    assert not klant.lijsten["partijen"]
    assert not any(re.search(r"(?<![0-9a-f-])[0-9]{9}(?![0-9a-f-])", line) for line in sent)


def test_five_times_is_once(klant: Klantinteracties) -> None:
    first = make()
    for known in (None, None, first[0], first[0]):
        make(known=known)
    assert counts(klant) == ONE


@pytest.mark.parametrize("fout", LOST)
@pytest.mark.parametrize("bron", ["maak-klantcontact", "actoren", "actorklantcontacten"])
def test_an_answer_that_is_lost_after_the_commit_doubles_nothing(
    klant: Klantinteracties, arm: Arm, fout: ZgwFout, bron: str
) -> None:
    arm(fout, bron=bron, methode="POST")
    assert refusal(make)[1] is False
    make()
    assert counts(klant) == ONE


@pytest.mark.parametrize("bron", ["klantcontacten", "onderwerpobjecten"])
def test_a_server_without_the_one_call_gets_two(klant: Klantinteracties, arm: Arm, bron: str) -> None:
    klant.maak = False
    arm(ZgwFout.NA_WEG, bron=bron, methode="POST")
    assert refusal(make)[0] == "contact-geen-verbinding"
    make()
    assert counts(klant) == ONE


def test_ten_workers_at_once_make_one(klant: Klantinteracties) -> None:
    def one(_number: int) -> None:
        with suppress(ContactFout):
            make()

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(one, range(10)))
    make()
    assert len(klant.klantcontacten) == 1


@pytest.mark.parametrize(
    ("fout", "reason"),
    [
        (ZgwFout.STORING, "contact-storing"),
        (ZgwFout.TE_DRUK, "contact-te-druk"),
        (ZgwFout.NIET_INGELOGD, "contact-token-onjuist"),
        (ZgwFout.VERBODEN_HTML, "contact-geen-recht"),
        (ZgwFout.DOORVERWIJZING, "contact-redirect"),
        (ZgwFout.NA_TE_GROOT, "contact-te-groot"),
        (ZgwFout.NA_GEEN_OBJECT, "contact-onbegrepen"),
        (ZgwFout.ANDERE_API, "contact-onbegrepen"),
    ],
)
def test_what_the_other_side_does_has_a_reason(
    klant: Klantinteracties, arm: Arm, fout: ZgwFout, reason: str
) -> None:
    arm(fout)
    assert refusal(make) == (reason, False)


def test_what_is_refused_for_what_it_says_is_refused_for_good(
    klant: Klantinteracties, settings: Settings
) -> None:
    settings.KLANTINTERACTIES |= {"vertrouwelijk": "misschien"}
    assert refusal(make) == ("contact-geweigerd", True)
    assert counts(klant) == (0, 0, 0, 0)


def test_a_number_of_somebody_else_is_left_alone(klant: Klantinteracties) -> None:
    make()
    klant.klantcontacten[0]["metadata"] = {"beeldpas": str(UUID(int=9))}
    assert refusal(make) == ("contact-nummer-bezet", True)


def test_without_the_name_of_the_medewerker(klant: Klantinteracties, settings: Settings) -> None:
    settings.KLANTINTERACTIES |= {"medewerker": False}
    make()
    assert counts(klant) == (1, 1, 0, 0)
    assert "Sanne" not in str([vraag.body for vraag in klant.vragen])


def test_a_zaak_that_is_known_by_its_number(klant: Klantinteracties, settings: Settings) -> None:
    settings.KLANTINTERACTIES |= {"zaak_soort_id": "identificatie"}
    make(opdracht(zaak_ref="2026-10001"))
    assert klant.onderwerpen_of(klant.klantcontacten[0]["uuid"]) == ["2026-10001"]


def test_the_same_medewerker_is_one_actor(klant: Klantinteracties) -> None:
    make()
    make(opdracht(kenmerk=UUID(int=77)))
    assert counts(klant) == (2, 2, 1, 2)


def test_the_number_fits_and_differs() -> None:
    numbers = {opdracht(kenmerk=UUID(int=n << 90)).referentienummer for n in range(500)}
    assert len(numbers) == 500
    assert all(re.fullmatch(r"[A-Z2-7]{10}", number) for number in numbers)
