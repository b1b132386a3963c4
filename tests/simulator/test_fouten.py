"""Each switch changes one thing of a genuine answer (profile 3.x); the genuine one comes first."""

from __future__ import annotations

from pathlib import Path

import pytest
import xmlsec
from lxml import etree

from simulator.digid.answer import Outcome
from simulator.digid.fouten import TEKSTEN, Fout, Groep
from simulator.digid.kapot import SWITCHES, kapot
from simulator.digid.kapot.schakelaar import GAAF
from tests.simulator.berichten import ACS, ANDER, BSN, Werkplaats
from tests.simulator.dienstverlener import NS, statuses, verify

ELSEWHERE = "https://elders.example/saml/metadata"
CLASSES = "urn:oasis:names:tc:SAML:2.0:ac:classes:"
DATA = "SubjectConfirmationData"
EARLIER, LATER = "2026-01-02T02:0", "2026-01-02T04:0"
ANSWER = "soap:Body/samlp:ArtifactResponse"

# What takes the place of the genuine value; nothing else changes.
REPLACED = {
    Fout.GEWIJZIGD_BSN: {f"NameID=s00000000:{ANDER}"},
    Fout.GEWIJZIGD_NIVEAU: {f"AuthnContextClassRef={CLASSES}SmartcardPKI"},
    Fout.SHA1_HANDTEKENING: {"SignatureMethod@Algorithm=http://www.w3.org/2000/09/xmldsig#rsa-sha1"},
    Fout.SHA1_DIGEST: {"DigestMethod@Algorithm=http://www.w3.org/2000/09/xmldsig#sha1"},
    Fout.HMAC_MET_PUBLIEKE_SLEUTEL: {
        "SignatureMethod@Algorithm=http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"
    },
    Fout.NOG_NIET_GELDIG: {f"Conditions@NotBefore={LATER}2:05Z", f"Conditions@NotOnOrAfter={LATER}6:05Z"},
    Fout.CONDITIONS_VERLOPEN: {
        f"Conditions@NotBefore={EARLIER}2:05Z",
        f"Conditions@NotOnOrAfter={EARLIER}6:05Z",
    },
    Fout.SUBJECT_VERLOPEN: {f"{DATA}@NotOnOrAfter={EARLIER}6:05Z"},
    Fout.INLOGMOMENT_OUD: {f"AuthnStatement@AuthnInstant={EARLIER}4:05Z"},
    Fout.ISSUEINSTANT_OUD_ARTIFACTRESPONSE: {f"ArtifactResponse@IssueInstant={EARLIER}4:05Z"},
    Fout.ISSUEINSTANT_OUD_RESPONSE: {f"Response@IssueInstant={EARLIER}4:05Z"},
    Fout.ISSUEINSTANT_OUD_ASSERTION: {f"Assertion@IssueInstant={EARLIER}4:05Z"},
    Fout.ISSUER_ARTIFACTRESPONSE: {f"Issuer={ELSEWHERE}"},
    Fout.ISSUER_RESPONSE: {f"Issuer={ELSEWHERE}"},
    Fout.ISSUER_ASSERTION: {f"Issuer={ELSEWHERE}"},
    Fout.AUDIENCE_ANDERS: {f"Audience={ELSEWHERE}"},
    Fout.RECIPIENT_ANDERS: {f"{DATA}@Recipient=https://elders.example/acs/"},
    Fout.RECIPIENT_VOORVOEGSEL: {f"{DATA}@Recipient={ACS[:-1]}"},
    Fout.RECIPIENT_ACHTERVOEGSEL: {f"{DATA}@Recipient={ACS}x"},
    Fout.RECIPIENT_HOOFDLETTERS: {f"{DATA}@Recipient={ACS.upper()}"},
    Fout.DESTINATION_ANDERS: {"Response@Destination=https://elders.example/acs/"},
    Fout.DESTINATION_VOORVOEGSEL: {f"Response@Destination={ACS[:-1]}"},
    Fout.DESTINATION_ACHTERVOEGSEL: {f"Response@Destination={ACS}x"},
    Fout.DESTINATION_HOOFDLETTERS: {f"Response@Destination={ACS.upper()}"},
    Fout.INRESPONSETO_ARTIFACTRESPONSE: {"ArtifactResponse@InResponseTo=_resolvex"},
    Fout.INRESPONSETO_RESPONSE: {"Response@InResponseTo=_vraagx"},
    Fout.INRESPONSETO_SUBJECT: {f"{DATA}@InResponseTo=_vraagx"},
    Fout.NIVEAU_LAGER: {f"AuthnContextClassRef={CLASSES}PasswordProtectedTransport"},
    Fout.NIVEAU_ONBEKEND: {f"AuthnContextClassRef={CLASSES}MobileTwoFactorContract-onbekend"},
    Fout.SOFI_SECTOR: {f"NameID=s00000001:{BSN}"},
    Fout.BSN_LETTERS: {"NameID=s00000000:ABCDEFGHI"},
    Fout.BSN_8_CIJFERS: {"NameID=s00000000:99999365"},
    Fout.BSN_10_CIJFERS: {"NameID=s00000000:9999936530"},
    Fout.BSN_UNICODE: {"NameID=s00000000:９99993653"},
    Fout.BSN_ELFPROEF: {"NameID=s00000000:999993654"},
    Fout.BSN_DUBBELE_PUNT: {"NameID=s00000000:999993653:x"},
}
REMOVED = {
    Fout.AUDIENCE_ONTBREEKT: {"AudienceRestriction=", "Audience=http://localhost:8000/digid/metadata/"},
    Fout.INRESPONSETO_WEG_ARTIFACTRESPONSE: {"ArtifactResponse@InResponseTo=_resolve"},
    Fout.INRESPONSETO_WEG_RESPONSE: {"Response@InResponseTo=_vraag"},
    Fout.INRESPONSETO_WEG_SUBJECT: {f"{DATA}@InResponseTo=_vraag"},
    Fout.NIVEAU_ONTBREEKT: {f"AuthnContextClassRef={CLASSES}MobileTwoFactorContract"},
}
ADDED = {
    Fout.AUDIENCE_MEER: {f"Audience={ELSEWHERE}"},
    Fout.ID_ALIAS_XML_ID: {"Body@id=_id000"},
    Fout.ID_ALIAS_ID: {"Status@Id=_id002"},
}
# Signed after the change: the signatures are as good as those of the genuine answer.
TOUCHED_AFTER_SIGNING = {Fout.GEWIJZIGD_BSN, Fout.GEWIJZIGD_NIVEAU}
OTHER_SIGNATURE = {Fout.HMAC_MET_PUBLIEKE_SLEUTEL, Fout.VERKEERDE_SLEUTEL, Fout.SLEUTEL_IN_KEYINFO}


def answer_of(content: bytes) -> etree._Element:
    (found,) = etree.fromstring(content).findall(ANSWER, NS)
    return found


def is_genuine(message: etree._Element | None, keys: Path) -> bool:
    assert message is not None
    try:
        verify(message, keys)
    except (xmlsec.Error, AssertionError):
        return False
    return True


def test_the_genuine_answer_is_signed_twice(werkplaats: Werkplaats) -> None:
    answer = answer_of(werkplaats.make())
    assert is_genuine(answer, werkplaats.folder)
    assert is_genuine(answer.find("samlp:Response/saml:Assertion", NS), werkplaats.folder)
    assert answer.findtext(".//saml:NameID", namespaces=NS) == f"s00000000:{BSN}"


def test_every_switch_has_a_name_one_line_and_a_deed() -> None:
    listed = [fout for texts in TEKSTEN.values() for fout in texts]
    assert sorted(listed) == sorted(Fout)
    assert all(fout.tekst and fout.value == fout.name.lower().replace("_", "-") for fout in Fout)
    assert {fout for fout in Fout if fout not in SWITCHES} == set(TEKSTEN[Groep.VERBINDING])
    assert kapot(None) is kapot(Fout.TLS_VERLOPEN) is GAAF


@pytest.mark.parametrize("fout", REPLACED)
def test_one_value_is_another(werkplaats: Werkplaats, fout: Fout) -> None:
    changed = werkplaats.changed(fout)
    assert changed["+"] == REPLACED[fout]
    assert {line.partition("=")[0] for line in changed["-"]} == {
        line.partition("=")[0] for line in changed["+"]
    }


@pytest.mark.parametrize("fout", REMOVED)
def test_one_thing_is_missing(werkplaats: Werkplaats, fout: Fout) -> None:
    assert werkplaats.changed(fout) == {"-": REMOVED[fout], "+": set()}


@pytest.mark.parametrize("fout", ADDED)
def test_one_thing_is_added(werkplaats: Werkplaats, fout: Fout) -> None:
    assert werkplaats.changed(fout) == {"-": set(), "+": ADDED[fout]}


@pytest.mark.parametrize("fout", [*REPLACED, *REMOVED, *ADDED])
def test_what_is_changed_before_signing_is_signed(werkplaats: Werkplaats, fout: Fout) -> None:
    alone = etree.fromstring(etree.tostring(answer_of(werkplaats.make(fout))))
    genuine = is_genuine(alone, werkplaats.folder)
    assert genuine is (fout not in TOUCHED_AFTER_SIGNING | OTHER_SIGNATURE)


@pytest.mark.parametrize(
    ("fout", "signed"),
    [
        (Fout.ARTIFACTRESPONSE_ONGETEKEND, {"_id002"}),
        (Fout.ASSERTION_ONGETEKEND, {"_id000"}),
        (Fout.ALLES_ONGETEKEND, set()),
        (Fout.ALLEEN_RESPONSE_GETEKEND, {"_id001"}),
    ],
)
def test_which_elements_are_signed(werkplaats: Werkplaats, fout: Fout, signed: set[str]) -> None:
    root = etree.fromstring(werkplaats.make(fout))
    holders = [node.getparent() for node in root.findall(".//ds:Signature", NS)]
    assert {holder.get("ID") for holder in holders} == signed
    assert all(is_genuine(holder, werkplaats.folder) for holder in holders)
    changed = werkplaats.changed(fout)
    assert not any(line.startswith(("NameID", "Issuer", "Audience")) for line in changed["-"] | changed["+"])


def test_a_wrong_key_says_that_it_is_the_right_one(werkplaats: Werkplaats) -> None:
    assert werkplaats.changed(Fout.VERKEERDE_SLEUTEL) == {"-": set(), "+": set()}
    assert not is_genuine(answer_of(werkplaats.make(Fout.VERKEERDE_SLEUTEL)), werkplaats.folder)


def test_a_stranger_brings_his_own_certificate(werkplaats: Werkplaats) -> None:
    answer = answer_of(werkplaats.make(Fout.SLEUTEL_IN_KEYINFO))
    assert not is_genuine(answer, werkplaats.folder)
    certificate = answer.findtext("ds:Signature/ds:KeyInfo/ds:X509Data/ds:X509Certificate", "", NS)
    pem = f"-----BEGIN CERTIFICATE-----\n{certificate.strip()}\n-----END CERTIFICATE-----\n"
    context = xmlsec.SignatureContext()
    context.key = xmlsec.Key.from_memory(pem, xmlsec.constants.KeyDataFormatCertPem)
    context.register_id(answer, "ID")
    context.verify(answer.find("ds:Signature", NS))


@pytest.mark.parametrize(("fout", "start"), [(Fout.VERLOPEN, EARLIER), (Fout.NOG_NIET_GELDIG_ALLES, LATER)])
def test_all_times_move_together(werkplaats: Werkplaats, fout: Fout, start: str) -> None:
    changed = werkplaats.changed(fout)
    assert len(changed["-"]) == len(changed["+"]) == 7
    assert all(line.partition("=")[2].startswith(start) for line in changed["+"])
    assert is_genuine(answer_of(werkplaats.make(fout)), werkplaats.folder)


@pytest.mark.parametrize(
    ("fout", "path", "count"),
    [
        (Fout.TWEE_ASSERTIONS, "samlp:Response/saml:Assertion", 2),
        (Fout.TWEE_AUTHNSTATEMENTS, "samlp:Response/saml:Assertion/saml:AuthnStatement", 2),
        (Fout.VERSLEUTELDE_ASSERTION, "samlp:Response/saml:EncryptedAssertion", 1),
        (Fout.VERSLEUTELDE_ASSERTION, "samlp:Response/saml:Assertion", 0),
        (Fout.ZONDER_RESPONSE, "samlp:Response", 0),
        (Fout.ARTIFACT_ONBEKEND, "samlp:Response", 0),
    ],
)
def test_the_form_of_the_answer(werkplaats: Werkplaats, fout: Fout, path: str, count: int) -> None:
    answer = answer_of(werkplaats.make(fout))
    assert is_genuine(answer, werkplaats.folder)
    assert len(answer.findall(path, NS)) == count
    assert statuses(answer) == (
        ["Requester", "RequestDenied"] if fout is Fout.ARTIFACT_ONBEKEND else ["Success"]
    )


def test_two_assertions_are_both_of_digid_and_about_two_persons(werkplaats: Werkplaats) -> None:
    answer = answer_of(werkplaats.make(Fout.TWEE_ASSERTIONS))
    both = answer.findall("samlp:Response/saml:Assertion", NS)
    assert all(is_genuine(assertion, werkplaats.folder) for assertion in both)
    names = [assertion.findtext("saml:Subject/saml:NameID", namespaces=NS) for assertion in both]
    assert names == [f"s00000000:{BSN}", f"s00000000:{ANDER}"]


@pytest.mark.parametrize("fout", SWITCHES)
def test_a_switch_without_a_grip_does_no_harm(werkplaats: Werkplaats, fout: Fout) -> None:
    """A cancelled login has no Assertion to change."""
    assert b"AuthnFailed" in werkplaats.make(fout, outcome=Outcome.GEANNULEERD) or fout in {
        Fout.ZONDER_RESPONSE,
        Fout.ARTIFACT_ONBEKEND,
    }
