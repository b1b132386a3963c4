"""The kept steps, and the reading of XML, where a test through the adapter would leave it to chance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.zaken.conftest import NOW
from zaken.stuf.bericht import Soort
from zaken.stuf.stap import StufStap, begin, finish, forget_old, renew, sending, times_sent
from zaken.stuf.xml import GeenXml, clean, parse


@pytest.fixture
def pair(db: None) -> tuple[StufStap, StufStap]:
    """One step in the hands of two workers."""
    stap = begin(sleutel="2026-10001", soort=Soort.DOCUMENTNUMMER, vast={}, now=NOW)
    return stap, StufStap.objects.get(pk=stap.pk)


def test_the_first_outcome_stays(pair: tuple[StufStap, StufStap]) -> None:
    first, second = pair
    finish(first, uitkomst="DOC1", now=NOW)
    finish(second, uitkomst="DOC2", now=NOW)
    assert second.uitkomst == "DOC1"


@pytest.mark.parametrize(
    "further", [lambda stap: renew(stap, now=NOW), lambda stap: finish(stap, uitkomst="D", now=NOW)]
)
def test_a_worker_that_is_behind_changes_nothing(
    pair: tuple[StufStap, StufStap], further: Callable[[StufStap], None]
) -> None:
    first, second = pair
    further(first)
    assert times_sent(second) == 0
    renew(pair[1], now=NOW)
    first.refresh_from_db()
    assert first.referentienummer == second.referentienummer


def test_what_was_sent_keeps_what_it_said(pair: tuple[StufStap, StufStap]) -> None:
    first, _ = pair
    values = {"sleutel": first.sleutel, "soort": Soort.DOCUMENTNUMMER, "now": NOW}
    assert begin(**values, vast={"a": 1}).vast == {"a": 1}
    sending(StufStap.objects.get(pk=first.pk))
    assert begin(**values, vast={"a": 2}).vast == {"a": 1}


def test_old_steps_go_and_that_a_zaak_was_made_stays_longer(db: None) -> None:
    for soort in (Soort.ZAAK, Soort.DOCUMENT):
        begin(sleutel="2026-10001", soort=soort, vast={}, now=NOW)
    assert forget_old(now=NOW + timedelta(days=200)) == 0
    assert forget_old(now=NOW + timedelta(days=201)) == 1
    assert StufStap.objects.get().soort == Soort.ZAAK.value
    assert forget_old(now=NOW + timedelta(days=731)) == 1


DTD = '<?xml version="1.0" encoding="{}"?><!DOCTYPE a [<!ENTITY x "geheim">]><a b="&x;">&x;</a>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
def test_a_dtd_is_refused_in_every_encoding(encoding: str) -> None:
    with pytest.raises(GeenXml):
        parse(DTD.format(encoding).encode(encoding))


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"<a>", b"<a/><b/>", b"\x00" * 1000, b"<a>" * 5000])
def test_no_xml(body: bytes) -> None:
    with pytest.raises(GeenXml):
        parse(body)


def test_text_for_xml() -> None:
    assert clean(" a\x00\x0b\n b\ud800\uffff ", most=10) == "a b"
    assert clean("👩" * 300, most=80) == "👩" * 80
