"""Answers of eID 4.x that are no login: a genuine answer with one thing changed (the control is in `test_eid`)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen.resultaat import DigidFout, LoginGeannuleerd, LoginMislukt, NiveauTeLaag
from tests.inloggen.berichten import Answer
from tests.inloggen.berichten_4 import ACS, ACTING, GDI, LEGAL, SP, SUBSTANTIAL, Answer4, Encrypted
from tests.inloggen.eid import TestEid
from tests.inloggen.keys import pair
from tests.inloggen.wrapping import (
    ROOT,
    forged_around,
    forged_in_object,
    nth,
    same_id_around,
    second_assertion,
    second_body_child,
    sibling_response,
    swap,
    without_signature,
)
from tests.inloggen.wrapping_4 import (
    INNER,
    advice_elsewhere,
    evidence_beside,
    evidence_first,
    forged,
    genuine_in_advice,
    genuine_in_advice_with_its_id,
    genuine_in_advice_with_its_signature,
    message_in_advice,
    without_attributes,
)

LONG_AGO = (datetime.now(UTC) - timedelta(minutes=10)).strftime("%Y-%m-%dT%H:%M:%SZ")


UNSIGNED = [
    Answer4(signed=()),
    Answer4(signed=(INNER,)),
    Answer4(signed=(ROOT,)),
    Answer4(after=without_signature(ROOT)),
    Answer4(after=without_signature(INNER)),
    Answer4(by=pair("attacker")),
    Answer4(by=pair("attacker"), key_info=True),
    Answer4(
        before=Answer(by=pair("attacker"), signed=("_response",)).sign_text
    ),  # and the others as they must be
    Answer4(by=pair("ad")),
    Answer4(by=pair("idp-old", days=-1)),
]
ALGORITHMS = [
    Answer4(method="RSA_SHA1"),
    Answer4(digest="SHA1"),
    Answer4(extra_transform=True),
    Answer4(after=swap(f'URI="#{ROOT}"', 'URI=""')),
]
BUILDS = (
    forged_around,
    forged_in_object,
    same_id_around,
    second_body_child,
    sibling_response,
    second_assertion,
    genuine_in_advice,
    genuine_in_advice_with_its_signature,
    genuine_in_advice_with_its_id,
    evidence_first,
    evidence_beside,
    message_in_advice,
    advice_elsewhere,
)
WRAPPED = [
    *[Answer4(after=forged(build)) for build in BUILDS],
    Answer4(after=swap("</soap:Body>", "<samlp:ArtifactResponse/></soap:Body>")),
]
# Signed as a whole by the right key: only our own look at the form refuses these.
SIGNED_NONSENSE = [
    Answer4(before=forged(second_assertion)),
    Answer4(before=forged(genuine_in_advice), signed=(INNER, ROOT)),
    Answer4(before=forged(evidence_first), signed=(ROOT,)),
    Answer4(before=forged(evidence_beside)),
    Answer4(before=forged(advice_elsewhere)),
    Answer4(before=swap("<saml:Conditions ", "<saml:Advice/><saml:Conditions ", 1)),
    Answer4(before=swap("<saml:Assertion", "<saml:EncryptedAssertion/><saml:Assertion", 1)),
    Answer4(before=swap("<samlp:Response ", "<samlp:Other/><samlp:Response ", 1)),
    Answer4(before=swap('ID="_ad"', f'ID="{INNER}"')),
    Answer4(before=swap('ID="_ad"', 'ID="_response"')),
    Answer4(before=swap('ID="_ad"', 'xml:id="_artifactresponse"', 1)),
    Answer4(before=swap("<saml:Subject>", '<saml:Subject Id="_assertion">')),
    Answer4(before=swap("<saml:Subject>", '<saml:Subject Id="_assertion">', 1)),
    Answer4(after=swap("<saml:Advice>", "<saml:Advice><!-- x -->")),
    Answer4(before=without_attributes),
    Answer4(
        before=nth("<saml:AttributeStatement>", "<saml:AttributeStatement/><saml:AttributeStatement>", 2)
    ),
]
ABOUT_OTHERS = [
    *[Answer4(before=nth("https://idp.test/metadata", "/x", index)) for index in range(3)],
    *[Answer4(before=nth('InResponseTo="', 'InResponseTo="_x', index)) for index in range(3)],
    *[
        Answer4(before=swap(f"<saml:Audience>{SP}<", f"<saml:Audience>{other}<"))
        for other in ("x", f"{SP}0", SP[:-1])
    ],
    Answer4(before=swap(f"{SP}</saml:Audience>", f"{SP}</saml:Audience><saml:Audience>x</saml:Audience>")),
    Answer4(before=swap(f'Recipient="{ACS}"', f'Recipient="{ACS}x"')),
    Answer4(before=swap(f'Destination="{ACS}"', f'Destination="{ACS}x"')),
]
LONG_PAST, FAR_OFF = "2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z"
TIME = [
    # Each of the places where an end or a beginning stands: of the confirmation, of the conditions.
    *[Answer4(before=nth('NotOnOrAfter="', f'NotOnOrAfter="{LONG_PAST}" x="', index)) for index in range(2)],
    Answer4(before=nth('NotBefore="', f'NotBefore="{FAR_OFF}" x="', 0)),
    Answer4(before=swap("SubjectConfirmationData", f'SubjectConfirmationData NotBefore="{FAR_OFF}"', 1)),
    *[Answer4(before=nth('IssueInstant="', f'IssueInstant="{LONG_AGO}" x="', index)) for index in range(3)],
    Answer4(age=timedelta(minutes=2, seconds=31)),
    Answer4(age=timedelta(minutes=-2, seconds=-31)),
    Answer4(authenticated=timedelta(hours=1)),
    Answer4(before=lambda text: re.sub(r'NotOnOrAfter="[^"]+"', 'NotOnOrAfter="2020-01-01T00:00:00Z"', text)),
]
NO_SUCCESS = [
    Answer4(before=nth("status:Success", "status:Requester", 0)),
    Answer4(before=lambda text: re.sub("(?s)<samlp:Response .*</samlp:Response>", "", text)),
]
SERVICE = [
    Answer4(service_uuid="22222222-2222-2222-2222-222222222222"),
    Answer4(service_uuid=""),
    Answer4(service_uuid="<x>f847dc11-ac24-47b2-84a8-a057440ce56d</x>"),
    Answer4(before=swap(f"{GDI}ServiceUUID", f"{GDI}Other")),
]
VALUE = "</saml:AttributeValue><saml:AttributeValue>x"
PERSON = [
    Answer4(acting=()),
    Answer4(acting=(Encrypted(), Encrypted())),
    Answer4(acting=(Encrypted(), Encrypted(bsn=LEGAL))),
    Answer4(before=swap("</saml:EncryptedID>", "</saml:EncryptedID><saml:NameID>999993653</saml:NameID>")),
    Answer4(before=swap("saml:EncryptedID", "saml:Other")),
    Answer4(
        before=swap(
            "</saml:EncryptedID></saml:AttributeValue>",
            f"</saml:EncryptedID>{2 * VALUE}</saml:AttributeValue>",
        )
    ),
]
REPRESENTED = [
    Answer4(legal=(Encrypted(bsn=LEGAL),)),
    Answer4(soorten=("urn:nl-eid-gdi:1.1:RT:WV_Curator",)),
]
REFUSED = [
    ("xml-vorm|handtekening-ongeldig", UNSIGNED),
    ("handtekening-vorm", ALGORITHMS),
    ("handtekening-(vorm|ongeldig)|soap-vorm|xml-dubbel-id", WRAPPED),
    ("niet-een-assertion|xml-.*|versleuteld|handtekening-ongeldig", SIGNED_NONSENSE),
    ("issuer|inresponseto|audience|recipient|destination", ABOUT_OTHERS),
    ("tijd-.*", TIME),
    ("status-requester|zonder-response", NO_SUCCESS),
    ("dienst|xml-vorm", SERVICE),
    ("persoon-vorm|attribuut-dubbel", PERSON),
    ("vertegenwoordiging-(niet-gevraagd|zonder-persoon)", REPRESENTED),
]


@pytest.mark.parametrize(
    ("reason", "answer"), [(reason, answer) for reason, answers in REFUSED for answer in answers]
)
def test_a_message_that_fails_a_check_is_no_login(eid: TestEid, reason: str, answer: Answer4) -> None:
    with pytest.raises(DigidFout) as caught:
        eid.login(answer)
    assert re.fullmatch(reason, caught.value.reason)


@pytest.mark.parametrize(
    "level",
    [
        "http://eid.logius.nl/LoA/basic",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI",
        "http://eidas.europa.eu/LoA/higher",
        "http://eidas.europa.eu/LoA/",
        "high",
        "",
    ],
)
def test_a_level_that_is_lower_unknown_or_missing(eid: TestEid, level: str) -> None:
    with pytest.raises(NiveauTeLaag):
        eid.login(Answer4(class_ref=level))


def test_the_level_of_the_evidence_does_not_count(eid: TestEid) -> None:
    with pytest.raises(NiveauTeLaag):
        eid.login(Answer4(class_ref=SUBSTANTIAL), niveau=Betrouwbaarheidsniveau.HOOG)


CANCELLED = "Authentication cancelled"


@pytest.mark.parametrize(
    ("status", "message", "failure", "reason"),
    [
        (("Responder", "AuthnFailed"), CANCELLED, LoginGeannuleerd, "geannuleerd"),
        (("Responder", "AuthnFailed"), "", DigidFout, "status-authnfailed"),
        (("Responder", "AuthnFailed"), "Something else", DigidFout, "status-authnfailed"),
        (("Requester", "AuthnFailed"), CANCELLED, DigidFout, "status-authnfailed"),
        (("Responder", "NoAuthnContext"), "", NiveauTeLaag, "niveau-te-laag"),
        (("Responder", "RequestDenied"), "", DigidFout, "status-requestdenied"),
        (("Requester", "NoSupportedIDP"), "", DigidFout, "status-nosupportedidp"),
        (("Responder", "RequestUnsupported"), "try later", DigidFout, "status-requestunsupported"),
        (("Responder", "999990019"), "", DigidFout, "status-onbekend"),
    ],
)
def test_every_status_has_its_own_failure(
    eid: TestEid, status: tuple[str, ...], message: str, failure: type[LoginMislukt], reason: str
) -> None:
    with pytest.raises(failure) as caught:
        eid.login(Answer4(status=status, message=message))
    assert caught.value.reason == reason


def test_an_answer_of_3_is_no_answer_of_4(eid: TestEid) -> None:
    named = swap("45e376c5-78a7-4cdc-a27d-a7dd5056e786</saml:NameID>", f"s00000000:{ACTING}</saml:NameID>", 1)
    with pytest.raises(DigidFout, match="xml-vorm"):
        eid.login(Answer4(before=lambda text: without_attributes(named(text))))


def test_nothing_personal_in_logs_or_errors(eid: TestEid, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    assert eid.login().result.bsn == Bsn(ACTING)
    with pytest.raises(DigidFout) as caught:
        eid.login(Answer4(acting=(Encrypted(bsn="999990018"),)))
    assert "99999001" not in caplog.text
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
