"""Answers that do not arrive, and workers beside each other: exactly one zaak, one document, one status."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree
from pytest_django import Settings

from tests.zaken.conftest import NOW, document_opdracht, zaak_opdracht
from tests.zaken.stuf.server import Overkant
from tests.zaken.stuf.test_stuf import KIND, deliver
from zaken.koppeling import Zaaktypekoppeling
from zaken.stuf import Stuf
from zaken.stuf.bericht import Soort
from zaken.stuf.stap import StufStap
from zaken.zaaksysteem import Documentplek, ZaaksysteemFout

ZAAK = "2026-10001"
STAPPEN = ["creeerZaak", "genereerDocumentIdentificatie", "voegZaakdocumentToe", "actualiseerZaakstatus"]


def once_and_again(stuf: Stuf, *, permanent: bool = False) -> str:
    """The first delivery fails, the second one gets through. Gives the reason of the first."""
    with pytest.raises(ZaaksysteemFout) as caught:
        deliver(stuf, ZAAK)
    assert caught.value.permanent is permanent
    deliver(stuf, ZAAK)
    return caught.value.reason


def assert_one_of_each(overkant: Overkant) -> None:
    [zaak] = overkant.zaaksysteem.register.zaken.values()
    assert len(zaak.documenten) == 1
    assert zaak.statussen == ["Identiteit vastgesteld"]


def messages(overkant: Overkant, name: str) -> list[bytes]:
    """The StUF messages of one kind as they went out, canonical."""
    roots = [etree.fromstring(body)[-1][0] for _, body in overkant.gezien]
    kinds = [headers["SOAPAction"] for headers, _ in overkant.gezien]
    pairs = zip(roots, kinds, strict=True)
    return [etree.tostring(root, method="c14n") for root, kind in pairs if name in kind]


@pytest.mark.parametrize("streng", [False, True])
@pytest.mark.parametrize("stap", STAPPEN)
def test_an_answer_lost_after_the_commit(
    stuf: Stuf, overkant: Overkant, arm: Callable[..., None], stap: str, streng: bool
) -> None:
    overkant.zaaksysteem.register.streng = streng
    arm("verwerkt-en-weg", soort=stap)
    if streng and stap == "genereerDocumentIdentificatie":
        with pytest.raises(ZaaksysteemFout):
            deliver(stuf, ZAAK)
        assert once_and_again(stuf) == "stuf-016"  # the number is lost; another one is asked for
    else:
        assert once_and_again(stuf) == "stuf-geen-verbinding"
        first, second = messages(overkant, stap)
        assert first == second
    assert_one_of_each(overkant)


@pytest.mark.parametrize("stap", STAPPEN)
def test_a_connection_that_breaks_before(
    stuf: Stuf, overkant: Overkant, arm: Callable[..., None], stap: str
) -> None:
    arm("weg", soort=stap)
    assert once_and_again(stuf) == "stuf-geen-verbinding"
    assert_one_of_each(overkant)


def test_a_time_out_and_then_the_identical_message(
    stuf: Stuf, overkant: Overkant, settings: Settings, arm: Callable[..., None]
) -> None:
    overkant.zaaksysteem.register.streng = True
    settings.STUF["timeout"] = 1.5
    arm("traag", soort="voegZaakdocumentToe", seconden=3.0)
    assert once_and_again(stuf) == "stuf-traag"
    assert_one_of_each(overkant)


def test_a_zaak_that_arrived_is_asked_for_where_that_can_be(
    stuf: Stuf, overkant: Overkant, settings: Settings, arm: Callable[..., None]
) -> None:
    settings.STUF["vraag_url"] = overkant.url
    arm("verwerkt-en-weg", soort="creeerZaak")
    once_and_again(stuf)
    assert len(messages(overkant, "creeerZaak")) == 1
    assert_one_of_each(overkant)


def test_a_foreign_016_on_a_first_sending_is_no_arrival(
    stuf: Stuf, overkant: Overkant, arm: Callable[..., None]
) -> None:
    arm("fo", soort="voegZaakdocumentToe", code="016")
    assert once_and_again(stuf, permanent=True) == "stuf-016"
    assert_one_of_each(overkant)


def test_after_a_no_the_next_message_has_its_own_number(
    stuf: Stuf, overkant: Overkant, arm: Callable[..., None]
) -> None:
    arm("fo", soort="creeerZaak", code="058")
    once_and_again(stuf)
    first, second = messages(overkant, "creeerZaak")
    assert first != second
    assert_one_of_each(overkant)


def test_out_of_order_after_a_lost_answer_keeps_the_message(
    stuf: Stuf, overkant: Overkant, arm: Callable[..., None]
) -> None:
    for fout in ({"fout": "verwerkt-en-weg"}, {"fout": "fo", "code": "049"}):
        arm(fout.pop("fout"), soort="voegZaakdocumentToe", **fout)
        with pytest.raises(ZaaksysteemFout):
            deliver(stuf, ZAAK)
    deliver(stuf, ZAAK)
    assert len(set(messages(overkant, "voegZaakdocumentToe"))) == 1
    assert_one_of_each(overkant)


def lose_then_refuse(stuf: Stuf, arm: Callable[..., None]) -> None:
    for fout in ({"fout": "verwerkt-en-weg"}, {"fout": "fo", "code": "064"}):
        arm(fout.pop("fout"), soort="voegZaakdocumentToe", **fout)
        with pytest.raises(ZaaksysteemFout):
            deliver(stuf, ZAAK)


def test_a_refusal_after_a_lost_answer_does_not_say_where_the_document_is(
    stuf: Stuf, arm: Callable[..., None]
) -> None:
    """Sent to another zaak now, it would stand in both."""
    lose_then_refuse(stuf, arm)
    plek = stuf.document_plek(identificatie=document_opdracht(zaaknummer=ZAAK).identificatie)
    assert plek is Documentplek.IN_ZAAK


def test_what_never_arrived_may_go_elsewhere_where_the_zaaksysteem_says_so(
    stuf: Stuf, overkant: Overkant, settings: Settings, arm: Callable[..., None]
) -> None:
    settings.STUF["vraag_url"] = overkant.url
    for fout in ({"fout": "weg"}, {"fout": "fo", "code": "064"}):
        arm(fout.pop("fout"), soort="voegZaakdocumentToe", **fout)
        with pytest.raises(ZaaksysteemFout):
            deliver(stuf, ZAAK)
    plek = stuf.document_plek(identificatie=document_opdracht(zaaknummer=ZAAK).identificatie)
    assert plek is Documentplek.NERGENS


def test_there_already_after_a_lost_answer_asks_a_person_to_look(
    stuf: Stuf, arm: Callable[..., None]
) -> None:
    lose_then_refuse(stuf, arm)
    arm("fo", soort="voegZaakdocumentToe", code="067")
    with pytest.raises(ZaaksysteemFout, match="stuf-misschien-in-zaak") as caught:
        deliver(stuf, ZAAK)
    assert caught.value.permanent


def test_a_refusal_of_the_first_sending_says_that_it_is_nowhere(stuf: Stuf, arm: Callable[..., None]) -> None:
    arm("fo", soort="voegZaakdocumentToe", code="064")
    with pytest.raises(ZaaksysteemFout):
        deliver(stuf, ZAAK)
    plek = stuf.document_plek(identificatie=document_opdracht(zaaknummer=ZAAK).identificatie)
    assert plek is Documentplek.NERGENS


def test_after_a_lost_answer_and_a_refusal_the_zaak_is_looked_into(
    stuf: Stuf, overkant: Overkant, settings: Settings, arm: Callable[..., None]
) -> None:
    settings.STUF["vraag_url"] = overkant.url
    lose_then_refuse(stuf, arm)
    deliver(stuf, ZAAK)
    assert len(messages(overkant, "voegZaakdocumentToe")) == 2  # the lost one and the refused one
    assert_one_of_each(overkant)


def test_received_is_not_processed(
    stuf: Stuf, overkant: Overkant, settings: Settings, arm: Callable[..., None]
) -> None:
    settings.STUF["vraag_url"] = overkant.url
    arm("uitgesteld", soort="voegZaakdocumentToe")
    for _ in range(2):
        with pytest.raises(ZaaksysteemFout, match="stuf-nog-niet-verwerkt") as caught:
            deliver(stuf, ZAAK)
        assert not caught.value.permanent
    overkant.zaaksysteem.register.work_off()
    deliver(stuf, ZAAK)
    assert_one_of_each(overkant)


def test_a_lost_dispute_comes_once(stuf: Stuf, overkant: Overkant, arm: Callable[..., None]) -> None:
    document_ref = deliver(stuf, ZAAK)
    arm("verwerkt-en-weg", soort="voegZaakdocumentToe")
    values: dict[str, Any] = {"zaak_ref": ZAAK, "document_ref": document_ref, "betwist_op": NOW, "now": NOW}
    with pytest.raises(ZaaksysteemFout):
        stuf.mark_betwist(**values)
    stuf.mark_betwist(**values)
    assert len(overkant.zaaksysteem.register.zaken[ZAAK].documenten) == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("versie", ["1.2"], indirect=True)
@pytest.mark.parametrize("streng", [False, True])
def test_workers_beside_each_other(
    stuf: Stuf, overkant: Overkant, at_once: Callable[..., list[Any]], streng: bool
) -> None:
    overkant.zaaksysteem.register.streng = streng

    def work() -> str:
        for _ in range(6):  # as the work list does: again, until it is done
            try:
                return deliver(stuf, ZAAK)
            except ZaaksysteemFout as fout:
                if fout.permanent:
                    raise
        raise AssertionError

    assert len(set(at_once(4, work))) == 1
    assert_one_of_each(overkant)


def test_what_is_kept_names_nobody(stuf: Stuf) -> None:
    opdracht = zaak_opdracht()
    deliver(stuf, opdracht.zaaknummer)
    columns = " ".join(str(list(row.values())) for row in StufStap.objects.values())
    assert opdracht.initiator.reveal() not in columns
    assert StufStap.objects.filter(gelukt_op=None).count() == 0


def test_a_corrected_zaaktype_goes_with_the_next_message(
    stuf: Stuf, overkant: Overkant, arm: Callable[..., None]
) -> None:
    arm("fo", soort="creeerZaak", code="064")
    with pytest.raises(ZaaksysteemFout, match="stuf-064"):
        deliver(stuf, ZAAK)
    Zaaktypekoppeling.objects.update(zaaktype="B9999")
    deliver(stuf, ZAAK)
    assert overkant.zaaksysteem.register.zaken[ZAAK].zaaktype == "B9999"


def test_another_pdf_under_the_same_number_is_refused(stuf: Stuf) -> None:
    deliver(stuf, ZAAK)
    broken = document_opdracht(zaaknummer=ZAAK, dienst_slug=KIND, sha256="0" * 64)
    with pytest.raises(ZaaksysteemFout, match="document-beschadigd"):
        stuf.ensure_document(broken, now=NOW)
    assert StufStap.objects.filter(soort=Soort.DOCUMENT.value).count() == 1
