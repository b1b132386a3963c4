"""Each switch changes one thing of a genuine answer of eID 4.x; the genuine one comes first."""

from __future__ import annotations

import pytest
from lxml import etree

from simulator.addresses import AD_ENTITY_ID, BVD_ENTITY_ID, EID_ENTITY_ID
from simulator.digid.answer import Outcome
from simulator.digid.fouten import Fout
from simulator.digid.kapot import SWITCHES
from simulator.digid.request import Profiel
from simulator.people import BANDEN
from tests.simulator.berichten import ANDER, BSN, SERVICE, Werkplaats
from tests.simulator.dienstverlener import NS, statuses
from tests.simulator.ontsleutelen import acting
from tests.simulator.test_fouten import ADDED, REMOVED, REPLACED, answer_of, is_genuine

EID = Profiel.EID_4
XENC = "http://www.w3.org/2001/04/xmlenc#"
ASSERTION = "samlp:Response/saml:Assertion"
SECRET = {
    Fout.GEWIJZIGD_BSN: f"legacy-BSN:{ANDER}",
    Fout.BSN_LETTERS: "legacy-BSN:ABCDEFGHI",
    Fout.BSN_8_CIJFERS: "legacy-BSN:99999365",
    Fout.BSN_10_CIJFERS: "legacy-BSN:9999936530",
    Fout.BSN_UNICODE: "legacy-BSN:９99993653",
    Fout.BSN_ELFPROEF: "legacy-BSN:999993654",
    Fout.BSN_DUBBELE_PUNT: f"legacy-BSN:{BSN}:x",
    Fout.COMMENTAAR_NAMEID: "legacy-BSN:9999",
    Fout.NAAMSOORT_PSEUDONIEM: f"Pseudonym:{BSN}",
    Fout.ENCRYPTEDID_ANDERE_SLEUTEL: "onleesbaar",
    Fout.ENCRYPTEDID_GEWIJZIGD: "onleesbaar",
    Fout.ENTITEIT_NAMEID: "onleesbaar",
}
HOW = {
    Fout.ENCRYPTEDID_ANDERE_ONTVANGER: {"EncryptedKey@Recipient=https://elders.example/saml/metadata"},
    Fout.ENCRYPTEDID_RSA_1_5: {f"EncryptionMethod@Algorithm={XENC}rsa-1_5"},
    Fout.ENCRYPTEDID_3DES: {f"EncryptionMethod@Algorithm={XENC}tripledes-cbc"},
    Fout.SERVICEUUID_ANDERS: {"AttributeValue=00000000-0000-4000-8000-00000000dead"},
    Fout.NIVEAU_LAGER: {"AuthnContextClassRef=http://eID.logius.nl/LoA/basic"},
    Fout.NIVEAU_ONBEKEND: {"AuthnContextClassRef=http://eidas.europa.eu/LoA/low-onbekend"},
    Fout.GEWIJZIGD_NIVEAU: {"AuthnContextClassRef=http://eidas.europa.eu/LoA/high"},
}
ALIKE = [
    fout
    for fout in (*REPLACED, *ADDED)
    if fout not in SECRET and fout not in HOW and "CONDITIONS" not in fout.name
]


def genuine(werkplaats: Werkplaats, **more: object) -> etree._Element:
    found = answer_of(werkplaats.make(None, EID, **more)).find(ASSERTION, NS)  # type: ignore[arg-type]
    assert found is not None
    return found


def attribute(assertion: etree._Element, name: str) -> list[str | None]:
    path = f"saml:AttributeStatement/saml:Attribute[@Name='{name}']/saml:AttributeValue"
    return [node.text for node in assertion.findall(path, NS)]


def test_the_genuine_answer_is_signed_and_names_nobody(werkplaats: Werkplaats) -> None:
    content = werkplaats.make(None, EID)
    assertion = genuine(werkplaats)
    assert is_genuine(answer_of(content), werkplaats.folder)
    assert is_genuine(assertion, werkplaats.folder)
    assert BSN.encode() not in content
    assert acting(assertion, werkplaats.folder / "portal-encryption.key") == f"legacy-BSN:{BSN}"
    assert assertion.findtext("saml:Issuer", namespaces=NS) == EID_ENTITY_ID
    assert attribute(assertion, "urn:nl-eid-gdi:1.0:ServiceUUID") == [SERVICE]


def test_the_name_is_transient_and_the_same_as_the_session(werkplaats: Werkplaats) -> None:
    assertion = genuine(werkplaats)
    name, statement = (
        assertion.find("saml:Subject/saml:NameID", NS),
        assertion.find("saml:AuthnStatement", NS),
    )
    assert name is not None
    assert statement is not None
    assert name.get("Format", "").endswith(":transient")
    assert name.text == statement.get("SessionIndex") == "_sessie"


def test_without_representation_there_is_no_other_person(werkplaats: Werkplaats) -> None:
    names = [node.get("Name", "") for node in genuine(werkplaats).findall("saml:AttributeStatement/*", NS)]
    assert [name.rpartition(":")[2] for name in names] == ["ServiceUUID", "ActingSubjectID"]


@pytest.mark.parametrize("band", BANDEN)
def test_representation_names_both_and_its_kind(werkplaats: Werkplaats, band: object) -> None:
    assertion = genuine(werkplaats, band=band)
    key = werkplaats.folder / "portal-encryption.key"
    assert acting(assertion, key) == f"legacy-BSN:{BSN}"
    assert acting(assertion, key, "LegalSubjectID") == f"legacy-BSN:{band.ander.bsn.reveal()}"  # type: ignore[attr-defined]
    kinds = [soort.value for soort in band.soorten if soort.value]  # type: ignore[attr-defined]
    assert attribute(assertion, "urn:nl-eid-gdi:1.1:RepresentationType") == kinds


def test_the_advice_holds_signed_evidence_of_others(werkplaats: Werkplaats) -> None:
    assertion = genuine(werkplaats, band=BANDEN[0])
    inner = assertion.findall("saml:Advice/saml:Assertion", NS)
    issuers = [node.findtext("saml:Issuer", namespaces=NS) for node in inner]
    named = assertion.findall("saml:AuthnStatement/saml:AuthnContext/saml:AuthenticatingAuthority", NS)
    assert issuers == [node.text for node in named] == [AD_ENTITY_ID, BVD_ENTITY_ID]
    assert all(node.find("ds:Signature", NS) is not None for node in inner)
    assert not any(is_genuine(node, werkplaats.folder) for node in inner)


def test_cancelling_has_its_exact_text(werkplaats: Werkplaats) -> None:
    response = answer_of(werkplaats.make(None, EID, outcome=Outcome.GEANNULEERD)).find("samlp:Response", NS)
    assert response is not None
    assert statuses(response) == ["Responder", "AuthnFailed"]
    text = response.findtext("samlp:Status/samlp:StatusMessage", namespaces=NS)
    assert text == "Authentication cancelled"


@pytest.mark.parametrize("fout", SECRET)
def test_the_number_is_another(werkplaats: Werkplaats, fout: Fout) -> None:
    assert werkplaats.changed(fout, EID) == {
        "-": {f"geheim=legacy-BSN:{BSN}"},
        "+": {f"geheim={SECRET[fout]}"},
    }


@pytest.mark.parametrize("fout", HOW)
def test_one_value_is_another(werkplaats: Werkplaats, fout: Fout) -> None:
    changed = werkplaats.changed(fout, EID)
    assert changed["+"] == HOW[fout]
    assert {line.partition("=")[0] for line in changed["-"]} - {
        "DigestMethod",
        "DigestMethod@Algorithm",  # of OAEP: rsa-1_5 has none
    } == {line.partition("=")[0] for line in changed["+"]}


@pytest.mark.parametrize("fout", ALIKE)
def test_what_both_profiles_share_changes_alike(werkplaats: Werkplaats, fout: Fout) -> None:
    expected = set() if fout is Fout.SOFI_SECTOR else REPLACED.get(fout, ADDED.get(fout, set()))
    found = {line for line in werkplaats.changed(fout, EID)["+"] if "NotOnOrAfter" not in line}
    assert found == {line for line in expected if "NotOnOrAfter" not in line} or fout is Fout.SUBJECT_VERLOPEN


@pytest.mark.parametrize("fout", [fout for fout in REMOVED if fout is not Fout.NIVEAU_ONTBREEKT])
def test_what_both_profiles_share_is_missing_alike(werkplaats: Werkplaats, fout: Fout) -> None:
    assert werkplaats.changed(fout, EID) == {"-": REMOVED[fout], "+": set()}


@pytest.mark.parametrize(
    ("fout", "count"), [(Fout.ACTINGSUBJECTID_ONTBREEKT, 0), (Fout.ACTINGSUBJECTID_DUBBEL, 2)]
)
def test_how_many_persons_act(werkplaats: Werkplaats, fout: Fout, count: int) -> None:
    answer = answer_of(werkplaats.make(fout, EID))
    path = f"{ASSERTION}/saml:AttributeStatement/saml:Attribute[@Name='urn:nl-eid-gdi:1.0:ActingSubjectID']"
    assert len(answer.findall(path, NS)) == count
    assert is_genuine(answer, werkplaats.folder)


def test_the_advice_as_the_answer(werkplaats: Werkplaats) -> None:
    answer = answer_of(werkplaats.make(Fout.ADVICE_ALS_ANTWOORD, EID))
    (assertion,) = answer.findall(ASSERTION, NS)
    assert assertion.findtext("saml:Issuer", namespaces=NS) == AD_ENTITY_ID
    assert is_genuine(answer, werkplaats.folder)
    assert not is_genuine(assertion, werkplaats.folder)


@pytest.mark.parametrize("fout", SWITCHES)
def test_every_switch_can_be_made(werkplaats: Werkplaats, fout: Fout) -> None:
    assert werkplaats.make(fout, EID).startswith(b"<?xml")


@pytest.mark.parametrize(
    "fout", [Fout.ACTINGSUBJECTID_DUBBEL, Fout.TWEE_ASSERTIONS, Fout.XSW_ASSERTION_ERNAAST]
)
def test_a_copy_has_ids_of_its_own_that_still_fit(werkplaats: Werkplaats, fout: Fout) -> None:
    root = etree.fromstring(werkplaats.make(fout, EID))
    names = [node.get(name) for node in root.iter(etree.Element) for name in ("ID", "Id") if node.get(name)]
    assert len(names) == len(set(names))
    pointers = [node.get("URI", "") for node in root.iter("{*}RetrievalMethod", "{*}DataReference")]
    assert {pointer[1:] for pointer in pointers} <= set(names)
