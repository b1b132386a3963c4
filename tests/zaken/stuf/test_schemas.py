"""Every message, ours and the stand-in's, against the official schemas; collected where these are at hand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from lxml import etree

from begrippen.bsn import Bsn
from simulator.zaaksysteem import stuf_xml
from tests.zaken.stuf.schemas import samples, schema
from zaken.koppeling import Vertrouwelijkheid
from zaken.stuf import bericht as b
from zaken.stuf.envelop import envelop
from zaken.stuf.instelling import Soap, Systeem, Versie

# Names as people have them, and what else may come in: markup, control characters, right-to-left, emoji, no end.
TEKST = st.one_of(
    st.text(max_size=1200),
    st.sampled_from(
        ["Šarić-D'Angelo & <zn>", "]]>", "שלום", "\x00\x0b\ud800", "👩‍👩‍👧", "&#0;", "x" * 3000, " "]
    ),
)
NUMMER = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:/-]{4,39}", fullmatch=True)
WAARDEN = {"t": TEKST, "u": TEKST, "nummer": NUMMER, "versie": st.sampled_from(list(Versie)), "moment": st.datetimes(
    min_value=datetime(2020, 1, 1), max_value=datetime(2099, 1, 1), timezones=st.just(UTC)  # noqa: DTZ001
)}  # fmt: skip
QUICK = hypothesis(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
STUUR = b.Stuur(
    Versie.V1_2, Systeem("BEELDPAS", "0000"), Systeem("ZAAKSYSTEEM"), UUID(int=7), datetime(2026, 1, 1, tzinfo=UTC)
)  # fmt: skip


def stuur(versie: Versie, moment: datetime, tekst: str) -> b.Stuur:
    systeem = Systeem("BEELDPAS", organisatie=tekst, administratie=tekst, gebruiker=tekst)
    return b.Stuur(versie, systeem, systeem, UUID(int=7), moment)


def check(root: etree._Element, versie: Versie) -> None:
    """As it travels: written and read again."""
    sent = etree.fromstring(envelop(root, soap=Soap.V1_1, wss=None, now=datetime(2026, 1, 1, tzinfo=UTC)))
    schema(versie.value).assertValid(etree.ElementTree(sent[-1][0]))


@given(**WAARDEN)
@QUICK
def test_a_zaak(t: str, u: str, nummer: str, versie: Versie, moment: datetime) -> None:
    zaak = b.Zaak(nummer, omschrijving=t, toelichting=u, zaaktype=u, initiator=Bsn("999993653"))
    check(b.zaak_bericht(zaak, stuur(versie, moment, t)), versie)
    for_another = replace(zaak, gemachtigde=Bsn("999990019"))
    check(b.zaak_bericht(for_another, stuur(versie, moment, t)), versie)
    together = replace(for_another, anderen=(Bsn("999990111"), Bsn("999990135")))
    check(b.zaak_bericht(together, stuur(versie, moment, t)), versie)


@given(vertrouwelijk=st.sampled_from(list(Vertrouwelijkheid)), inhoud=st.binary(max_size=300), **WAARDEN)
@QUICK
def test_a_document(
    vertrouwelijk: str, inhoud: bytes, t: str, u: str, nummer: str, versie: Versie, moment: datetime
) -> None:
    document = b.Document(
        nummer, nummer, t, u, t, "application/pdf", "application/pdf", vertrouwelijk.upper().replace("_", " "), inhoud
    )  # fmt: skip
    check(b.document_bericht(document, stuur(versie, moment, u)), versie)


@given(volgnummer=st.integers(1, 9999), **WAARDEN)
@QUICK
def test_a_status(volgnummer: int, t: str, u: str, nummer: str, versie: Versie, moment: datetime) -> None:
    status = b.Zaakstatus(nummer, volgnummer, t, u)
    check(b.status_bericht(status, stuur(versie, moment, t)), versie)


@given(**WAARDEN)
@QUICK
def test_questions(t: str, u: str, nummer: str, versie: Versie, moment: datetime) -> None:
    top = stuur(versie, moment, t + u)
    check(b.details_bericht(nummer, top), versie)
    check(b.lijst_bericht(nummer, top), versie)
    for soort in (b.Soort.ZAAKNUMMER, b.Soort.DOCUMENTNUMMER):
        check(b.nummer_bericht(soort, top), versie)


@pytest.mark.parametrize("versie", list(Versie))
def test_answers_of_the_stand_in(versie: Versie) -> None:
    own = b.Stuur(versie, STUUR.zender, STUUR.ontvanger, STUUR.referentienummer, STUUR.tijdstip)
    now = STUUR.tijdstip
    vraag = b.nummer_bericht(b.Soort.ZAAKNUMMER, own)
    binnen = stuf_xml.Binnen("genereerZaakIdentificatie_Di02", stuf_xml.SOAPS[0], vraag)
    check(stuf_xml.nummer(binnen, deel="zaak", waarde="2026-10001", now=now), versie)
    check(stuf_xml.bevestiging(binnen, now=now), versie)
    zaak = {"identificatie": "2026-10001", "einddatum": "20260101", "bsn": "999993653"}
    binnen = stuf_xml.Binnen("", stuf_xml.SOAPS[0], b.details_bericht("2026-10001", own))
    check(stuf_xml.details(binnen, zaak=zaak, now=now), versie)
    check(stuf_xml.lijst(binnen, documenten=[("DOC1", "Bewijs")], now=now), versie)


def shape(root: etree._Element) -> list[str]:
    """The path of every element, in order, without namespaces: those are the affair of the schemas."""
    tree = root.getroottree()
    return [re.sub(r"{[^}]*}", "", tree.getelementpath(element)) for element in root.iter(etree.Element)]


# What the samples say more than we do: the name of the initiator, and words that may be left out.
MEER = re.compile(
    ".*(geslachtsnaam|ingangsdatumObject|(isVan|isRelevantVoor)/gerelateerde/omschrijving|toelichting|beschrijving)"
)


@pytest.mark.parametrize("versie", list(Versie))
def test_our_messages_have_the_shape_of_the_samples(versie: Versie) -> None:
    folder = samples()
    assert folder is not None
    own = b.Stuur(versie, Systeem("P" * 5, "0"), Systeem("ZSH", "0"), STUUR.referentienummer, STUUR.tijdstip)
    document = b.Document("D", "2026-10001", "s", "t", "b", "f", "application/pdf", "GEHEIM", b"x")
    ours = {
        "creeerZaak": b.zaak_bericht(b.Zaak("2026-10001", "o", "", "1", Bsn("999993653")), own),
        "voegZaakdocumentToe": b.document_bericht(document, own),
        "actualiseerZaakstatus": b.status_bericht(b.Zaakstatus("2026-10001", 2, "o", "1"), own),
        "genereerZaakIdentificatie": b.nummer_bericht(b.Soort.ZAAKNUMMER, own),
        "genereerDocumentIdentificatie": b.nummer_bericht(b.Soort.DOCUMENTNUMMER, own),
    }
    for naam, root in ours.items():
        path = next(folder.glob(f"zds{versie.replace('.', '')}-{naam}*.xml"))
        sample = etree.parse(path).getroot()
        assert root.tag == sample.tag
        assert shape(root) == [part for part in shape(sample) if not MEER.fullmatch(part)], naam


def test_the_schemas_can_say_no() -> None:
    folder = samples()
    assert folder is not None
    assert not schema("1.2").validate(etree.parse(next(folder.glob("invalid-*.xml"))))
