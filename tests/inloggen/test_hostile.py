"""Answers that are no login: a genuine answer with one thing changed (the control is in `test_digid`)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen.resultaat import (
    DigidFout,
    DigidOnbereikbaar,
    LoginGeannuleerd,
    LoginMislukt,
    NiveauTeLaag,
)
from tests.inloggen.berichten import CLASSES, Answer
from tests.inloggen.idp import ACS, SP, TestIdp, send
from tests.inloggen.keys import pair
from tests.inloggen.wrapping import (
    ROOT,
    assertion_in_advice,
    forged_around,
    forged_in_object,
    nth,
    same_id_around,
    second_assertion,
    second_body_child,
    sibling_response,
    swap,
    without_signature,
    wrap,
)

INNER = "_assertion"
LONG_AGO = (datetime.now(UTC) - timedelta(minutes=10)).strftime("%Y-%m-%dT%H:%M:%SZ")

UNSIGNED = [
    Answer(signed=()),
    Answer(signed=(INNER,)),
    Answer(signed=(ROOT,)),
    Answer(after=without_signature(ROOT)),
    Answer(after=without_signature(INNER)),
    Answer(signed=("_response", INNER)),
]
WRONG_KEY = [
    Answer(by=pair("attacker")),
    Answer(by=pair("attacker"), key_info=True),
    Answer(
        before=Answer(by=pair("attacker"), signed=("_response",)).sign_text
    ),  # and the others as they must be
    Answer(by=pair("idp-old", days=-1)),
    Answer(by=pair("sp")),
    Answer(after=lambda text: re.sub(r"<ds:DigestValue>[^<]+", "<ds:DigestValue>", text)),
]
ALGORITHMS = [
    Answer(method="RSA_SHA1"),
    Answer(digest="SHA1"),
    Answer(extra_transform=True),
    Answer(after=swap("xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256")),
    Answer(after=swap("xml-exc-c14n#", "xml-exc-c14n#WithComments")),
    Answer(after=nth("</ds:Signature>", "<ds:Object/></ds:Signature>", 0)),
    Answer(signed=(INNER, ROOT), whole_document=True),
    Answer(after=swap(f'URI="#{ROOT}"', 'URI=""')),
]
WRAPPED = [
    Answer(after=swap("999990019", "999993653")),
    Answer(after=swap("</soap:Body>", "<samlp:ArtifactResponse/></soap:Body>")),
    *[
        Answer(after=wrap(build))
        for build in (
            forged_around,
            forged_in_object,
            same_id_around,
            second_body_child,
            sibling_response,
            second_assertion,
            assertion_in_advice,
        )
    ],
]
FORM = [
    Answer(before=wrap(second_assertion)),
    Answer(before=wrap(assertion_in_advice)),
    Answer(before=swap("<samlp:Response", '<saml:Issuer xml:id="_response"/><samlp:Response', 1)),
    Answer(before=swap("<saml:Subject>", '<saml:Subject Id="_assertion">')),
    Answer(before=swap("99999", "99<!-- x -->999")),
    Answer(after=swap("99999", "99<!-- x -->999")),
    Answer(after=swap("99999", "99<?x y?>999")),
    Answer(before=swap("999990019", "<b>999990019</b>")),
    Answer(before=swap("<saml:Assertion", "<saml:EncryptedAssertion/><saml:Assertion", 1)),
    Answer(before=swap("<samlp:Response", "<samlp:Other/><samlp:Response", 1)),
    Answer(before=swap('Version="2.0"', 'Version="1.1"')),
    Answer(after=lambda text: f'<!DOCTYPE soap:Envelope [<!ENTITY x "y">]>{text}'),
    Answer(after=lambda text: f'<!DOCTYPE soap:Envelope SYSTEM "http://127.0.0.1:9/x.dtd">{text}'),
    Answer(after=lambda text: f"<?x y?>{text}"),
]
ABOUT_OTHERS = [
    *[Answer(before=nth("https://idp.test/metadata", "/x", index)) for index in range(3)],
    *[Answer(before=nth('InResponseTo="', 'InResponseTo="_x', index)) for index in range(3)],
    Answer(before=swap(f"<saml:Audience>{SP}</saml:Audience>", "")),
    *[
        Answer(before=swap(f"<saml:Audience>{SP}<", f"<saml:Audience>{other}<"))
        for other in ("https://other.test/", f"{SP}x", SP[:-1], SP.upper(), f" {SP}")
    ],
    Answer(before=swap(f"{SP}</saml:Audience>", f"{SP}</saml:Audience><saml:Audience>x</saml:Audience>")),
    *[
        Answer(before=swap(f'{name}="{ACS}"', f'{name}="{other}"'))
        for name in ("Recipient", "Destination")
        for other in ("https://x.test/", f"{ACS}x", ACS[:-1], ACS.upper(), f"https://x.test/?{ACS}", "")
    ],
    Answer(before=swap(":bearer", ":sender-vouches")),
]
LONG_PAST, FAR_OFF = "2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z"
TIME = [
    # Each of the places where an end or a beginning stands: of the confirmation, of the conditions.
    *[Answer(before=nth('NotOnOrAfter="', f'NotOnOrAfter="{LONG_PAST}" x="', index)) for index in range(2)],
    Answer(before=nth('NotBefore="', f'NotBefore="{FAR_OFF}" x="', 0)),
    Answer(before=swap("SubjectConfirmationData", f'SubjectConfirmationData NotBefore="{FAR_OFF}"', 1)),
    *[Answer(before=nth('IssueInstant="', f'IssueInstant="{LONG_AGO}" x="', index)) for index in range(3)],
    Answer(age=timedelta(minutes=2, seconds=31)),
    Answer(age=timedelta(minutes=-2, seconds=-31)),
    Answer(authenticated=timedelta(hours=1)),
    Answer(authenticated=timedelta(minutes=-1)),
    Answer(before=lambda text: re.sub(r'NotOnOrAfter="[^"]+"', "", text, count=1)),
    Answer(before=lambda text: re.sub(r'NotOnOrAfter="[^"]+"', 'NotOnOrAfter="2020-01-01T00:00:00Z"', text)),
    Answer(before=lambda text: re.sub(r'NotBefore="[^"]+"', 'NotBefore="2999-01-01T00:00:00Z"', text)),
    Answer(before=lambda text: re.sub(r'NotBefore="[^"]+"', 'NotBefore="2020-13-01T00:00:00Z"', text)),
    Answer(before=lambda text: re.sub(r'NotBefore="[^"]+"', 'NotBefore="yesterday"', text)),
]
PERSON = [
    Answer(name_id=name_id)
    for name_id in (
        "s00000001:999990019",
        "999990019",
        "s00000000:999990018",
        "s00000000:99990019",
        "s00000000:0999990019",
        "s00000000:99999001९",
        "s00000000:999990019 ",
        "s00000000:000000000",
        "s00000000:999990019:x",
        "",
    )
]
# What the refusal must be about, so that no answer is refused for something else than what it tries.
REFUSED = [
    ("xml-vorm|handtekening-ongeldig", UNSIGNED),
    ("handtekening-ongeldig", WRONG_KEY),
    ("handtekening-vorm", ALGORITHMS),
    ("handtekening-(vorm|ongeldig)|soap-vorm|xml-dubbel-id", WRAPPED),
    ("niet-een-assertion|xml-.*|versleuteld|versie", FORM),
    ("issuer|inresponseto|audience|recipient|destination|confirmation|xml-vorm", ABOUT_OTHERS),
    ("tijd-.*|xml-vorm", TIME),
    ("sector|bsn|xml-vorm", PERSON),
]


@pytest.mark.parametrize(
    ("reason", "answer"), [(reason, answer) for reason, answers in REFUSED for answer in answers]
)
def test_a_message_that_fails_a_check_is_no_login(idp: TestIdp, reason: str, answer: Answer) -> None:
    with pytest.raises(DigidFout) as caught:
        idp.login(answer)
    assert re.fullmatch(reason, caught.value.reason)
    assert caught.value.onderwerp is not None


@pytest.mark.parametrize("name", ["PasswordProtectedTransport", "Unknown", "", "smartcard", "Smartcard "])
def test_a_level_that_is_lower_unknown_or_missing(idp: TestIdp, name: str) -> None:
    with pytest.raises(NiveauTeLaag):
        idp.login(Answer(class_ref=f"{CLASSES}{name}"))


def test_a_level_that_is_not_in_the_message(idp: TestIdp) -> None:
    without = re.compile(r"<saml:AuthnContextClassRef>.*</saml:AuthnContextClassRef>")
    with pytest.raises(NiveauTeLaag):
        idp.login(Answer(before=lambda text: without.sub("", text)))


def test_substantieel_is_not_hoog(idp: TestIdp) -> None:
    with pytest.raises(NiveauTeLaag):
        idp.login(Answer(class_ref=f"{CLASSES}Smartcard"), niveau=Betrouwbaarheidsniveau.HOOG)


@pytest.mark.parametrize(
    ("status", "failure", "reason"),
    [
        (("Responder", "AuthnFailed"), LoginGeannuleerd, "geannuleerd"),
        (("Responder", "NoAuthnContext"), NiveauTeLaag, "niveau-te-laag"),
        (("Requester", "RequestDenied"), DigidFout, "status-requestdenied"),
        (("Requester", "AuthnFailed"), DigidFout, "status-authnfailed"),
        (("Responder",), DigidFout, "status-responder"),
        (("Responder", "999990019"), DigidFout, "status-onbekend"),
    ],
)
def test_every_status_has_its_own_failure(
    idp: TestIdp, status: tuple[str, ...], failure: type[LoginMislukt], reason: str
) -> None:
    with pytest.raises(failure) as caught:
        idp.login(Answer(status=status))
    assert caught.value.reason == reason


@pytest.mark.parametrize("status", [("Responder", "AuthnFailed"), ("Responder", "NoAuthnContext")])
def test_an_unsigned_failure_says_nothing(idp: TestIdp, status: tuple[str, ...]) -> None:
    with pytest.raises(DigidFout):
        idp.login(Answer(status=status, signed=()))


def test_an_answer_without_a_response(idp: TestIdp) -> None:
    """DigiD's way to say that the artifact is too old (facts §1.6)."""
    response = re.compile(r"<samlp:Response.*</samlp:Response>", re.DOTALL)
    with pytest.raises(DigidFout, match="zonder-response"):
        idp.login(Answer(before=lambda text: response.sub("", text)))


def test_a_refused_artifact(idp: TestIdp) -> None:
    with pytest.raises(DigidFout, match="status-requester"):
        idp.login(Answer(before=nth("status:Success", "status:Requester", 0)))


SOAP = "http://schemas.xmlsoap.org/soap/envelope/"


@pytest.mark.parametrize(
    ("content", "failure"),
    [
        (b"", DigidOnbereikbaar),
        (b"<html><body>Onderhoud<br></body></html>", DigidOnbereikbaar),
        (b"<html/>", DigidOnbereikbaar),
        (b"\xff\xfe<\x00a\x00/\x00>\x00", DigidOnbereikbaar),
        (b"<a>" * 100_000, DigidOnbereikbaar),
        (f'<e:Envelope xmlns:e="{SOAP}"/>'.encode(), DigidFout),
        (f'<e:Envelope xmlns:e="{SOAP}"><e:Body/></e:Envelope>'.encode(), DigidFout),
        (f'<e:Envelope xmlns:e="{SOAP}"><e:Body><e:Fault/></e:Body></e:Envelope>'.encode(), DigidFout),
    ],
)
def test_what_is_no_answer_of_saml(idp: TestIdp, content: bytes, failure: type[LoginMislukt]) -> None:
    idp.reply = lambda handler: send(handler, content)
    with pytest.raises(failure):
        idp.login()


def test_entities_are_refused_unexpanded(idp: TestIdp) -> None:
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 50}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "ha">{laughs}]><x>&e9;</x>'
    idp.reply = lambda handler: send(handler, bomb.encode())
    with pytest.raises(DigidFout, match="xml-dtd"):
        idp.login()
