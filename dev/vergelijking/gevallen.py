"""What is sent: genuine answers first, then answers with one thing wrong, then browsers and a DigiD that misbehave."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from dev.vergelijking.partijen import GEWEIGERD, GEWEIGERD_OF_ECHT, TOEGELATEN, Partij, Uitkomst
from dev.vergelijking.verloop import CONNECTIONS, FLOWS, REPLIES, sent
from tests.inloggen.berichten import CLASSES, IDP, Answer, Mutation
from tests.inloggen.idp import ACS, SP, TestIdp
from tests.inloggen.keys import pair
from tests.inloggen.wrapping import (
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

Play = Callable[[Partij, TestIdp], Uitkomst]
INNER, MIDDLE, OUTER = "_assertion", "_response", "_artifactresponse"


def without(pattern: str, *, count: int = 0) -> Mutation:
    return lambda text: re.sub(pattern, "", text, count=count)


@dataclass(frozen=True, slots=True)
class Geval:
    """`hoort`: how it must end."""

    groep: str
    naam: str
    hoort: str
    play: Play


_AUDIENCE = f"<saml:Audience>{SP}</saml:Audience>"
_GOOD: tuple[tuple[str, Answer], ...] = (
    ("een gewoon antwoord", Answer()),
    ("ondertekend met InclusiveNamespaces, zoals in de specificatie", Answer(prefixes="ds saml samlp xs")),
    ("ook de Response ondertekend", Answer(signed=(INNER, MIDDLE, OUTER))),
    ("de volgende sleutel uit de metadata (sleutelwissel)", Answer(by=pair("idp-next"))),
    ("RSA-SHA512", Answer(method="RSA_SHA512", digest="SHA512")),
    ("een hoger niveau dan gevraagd", Answer(class_ref=f"{CLASSES}SmartcardPKI")),
    ("sectorcode met hoofdletter S, zoals in de specificatie", Answer(name_id="S00000000:999990019")),
    ("twee ontvangers in Audience, wij erbij",
     Answer(before=swap(_AUDIENCE, f"{_AUDIENCE}<saml:Audience>x</saml:Audience>"))),
)  # fmt: skip

_SIGNATURE: tuple[tuple[str, Answer], ...] = (
    ("niets ondertekend", Answer(signed=())),
    ("alleen de Assertion ondertekend", Answer(signed=(INNER,))),
    ("alleen de ArtifactResponse ondertekend (gevraagd is ook de Assertion)", Answer(signed=(OUTER,))),
    ("handtekening van de ArtifactResponse weggehaald", Answer(after=without_signature(OUTER))),
    ("handtekening van de Assertion weggehaald", Answer(after=without_signature(INNER))),
    ("sleutel van een vreemde", Answer(by=pair("attacker"))),
    ("sleutel van een vreemde, certificaat in KeyInfo", Answer(by=pair("attacker"), key_info=True)),
    ("verlopen certificaat dat nog in de metadata staat", Answer(by=pair("idp-old", days=-1))),
    ("onze eigen sleutel", Answer(by=pair("sp"))),
    ("BSN gewijzigd na ondertekening", Answer(after=swap("999990019", "999993653"))),
    ("lege DigestValue", Answer(after=lambda text: re.sub(r"<ds:DigestValue>[^<]+", "<ds:DigestValue>", text))),
    ("RSA-SHA1", Answer(method="RSA_SHA1", digest="SHA1")),
    ("digest SHA-1", Answer(digest="SHA1")),
    ("HMAC met de openbare sleutel", Answer(after=swap("xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256"))),
    ("extra transformatie", Answer(extra_transform=True)),
    ("Object in de handtekening", Answer(after=nth("</ds:Signature>", "<ds:Object/></ds:Signature>", 0))),
)  # fmt: skip

_WRAPPED: tuple[tuple[str, Answer], ...] = (
    ("echte antwoord in Extensions van een vals", Answer(after=wrap(forged_around))),
    ("echte antwoord in Object van de handtekening", Answer(after=wrap(forged_in_object))),
    ("vals antwoord met hetzelfde ID eromheen", Answer(after=wrap(same_id_around))),
    ("tweede ArtifactResponse in de Body", Answer(after=wrap(second_body_child))),
    ("tweede Response in de ArtifactResponse", Answer(after=wrap(sibling_response))),
    ("tweede Assertion ervoor", Answer(after=wrap(second_assertion))),
    ("valse Assertion in Advice", Answer(after=wrap(assertion_in_advice))),
    ("twee Assertions, beide ondertekend", Answer(before=wrap(second_assertion))),
    ("twee elementen met hetzelfde ID", Answer(before=swap('ID="_response"', 'ID="_artifactresponse"'))),
    ("element in het BSN", Answer(before=swap("999990019", "<b>999990019</b>"))),
    ("DTD", Answer(after=lambda text: f'<!DOCTYPE soap:Envelope [<!ENTITY x "y">]>{text}')),
    ("DTD van een ander adres", Answer(after=lambda text: f'<!DOCTYPE e SYSTEM "http://127.0.0.1:9/x">{text}')),
    ("Version 1.1", Answer(before=swap('Version="2.0"', 'Version="1.1"'))),
)  # fmt: skip


def _around(name: str, old: str) -> tuple[tuple[str, Answer], ...]:
    """An address that is not ours, in the four ways in which a comparison can be too loose."""
    forms = (
        ("anders", "https://x.test/"),
        ("met iets erachter", f"{old}x"),
        ("ervóór een ander adres", f"https://x.test/?{old}"),
        ("in hoofdletters", old.upper()),
    )
    around = "<saml:Audience>{}</saml:Audience>" if name == "Audience" else f'{name}="{{}}"'
    return tuple(
        (f"{name}: {label}", Answer(before=swap(around.format(old), around.format(other))))
        for label, other in forms
    )


def _moment(pattern: str, value: str) -> Mutation:
    return lambda text: re.sub(f'{pattern}="[^"]+"', f'{pattern}="{value}"', text)


_READ_RIGHT: tuple[tuple[str, Answer], ...] = (
    ("commentaar in het BSN, na ondertekening", Answer(after=swap("99999", "99<!-- x -->999"))),
    ("commentaar in het BSN, ervoor", Answer(before=swap("99999", "99<!-- x -->999"))),
    ("processing instruction in het BSN, na ondertekening", Answer(after=swap("99999", "99<?x y?>999"))),
    ("BSN als CDATA", Answer(before=swap("999990019", "<![CDATA[999990019]]>"))),
)

_ABOUT: tuple[tuple[str, Answer], ...] = (
    *((f"Issuer van {what} is een ander", Answer(before=nth(IDP, "https://x.test/metadata", at)))
      for at, what in enumerate(("de ArtifactResponse", "de Response", "de Assertion"))),
    *((f"InResponseTo van {what} is een ander", Answer(before=nth('InResponseTo="', 'InResponseTo="_x', at)))
      for at, what in enumerate(("de ArtifactResponse", "de Response", "de SubjectConfirmation"))),
    ("ArtifactResponse zonder InResponseTo", Answer(before=without('InResponseTo="[^"]+"', count=1))),
    ("zonder Audience", Answer(before=without("<saml:AudienceRestriction>.*</saml:AudienceRestriction>"))),
    *_around("Audience", SP),
    *_around("Recipient", ACS),
    *_around("Destination", ACS),
    ("andere bevestigingsmethode dan bearer", Answer(before=swap(":bearer", ":sender-vouches"))),
)  # fmt: skip

_TIME: tuple[tuple[str, Answer], ...] = (
    ("drie minuten oud", Answer(age=timedelta(minutes=3))),
    ("tien minuten oud", Answer(age=timedelta(minutes=10))),
    ("drie minuten in de toekomst", Answer(age=timedelta(minutes=-3))),
    ("ingelogd een uur geleden, terwijl opnieuw inloggen is gevraagd", Answer(authenticated=timedelta(hours=1))),
    ("NotOnOrAfter voorbij", Answer(before=_moment("NotOnOrAfter", "2020-01-01T00:00:00Z"))),
    ("NotBefore over jaren", Answer(before=_moment("NotBefore", "2999-01-01T00:00:00Z"))),
    ("een tijd die geen tijd is", Answer(before=_moment("NotBefore", "gisteren"))),
)  # fmt: skip

_PERSON: tuple[tuple[str, Answer], ...] = (
    ("niveau Basis terwijl Midden is gevraagd", Answer(class_ref=f"{CLASSES}PasswordProtectedTransport")),
    ("onbekend niveau", Answer(class_ref=f"{CLASSES}Unknown")),
    ("geen niveau", Answer(before=without("<saml:AuthnContextClassRef>.*</saml:AuthnContextClassRef>"))),
    *((label, Answer(name_id=name_id)) for label, name_id in (
        ("sofinummer (sector s00000001)", "s00000001:999990019"),
        ("zonder sectorcode", "999990019"),
        ("BSN dat niet klopt (elfproef)", "s00000000:999990018"),
        ("BSN met tien cijfers", "s00000000:0999990019"),
        ("BSN met een cijfer uit een ander schrift", "s00000000:99999001९"),
        ("extra dubbele punt", "s00000000:999990019:x"),
        ("leeg NameID", ""),
    )),
)  # fmt: skip

_STATUS: tuple[tuple[str, Answer], ...] = (
    ("geannuleerd", Answer(status=("Responder", "AuthnFailed"))),
    ("niveau niet haalbaar", Answer(status=("Responder", "NoAuthnContext"))),
    ("verzoek geweigerd", Answer(status=("Requester", "RequestDenied"))),
    ("artifact onbekend", Answer(before=nth("status:Success", "status:Requester", 0))),
    ("artifact verlopen: geslaagd zonder Response", Answer(before=without("(?s)<samlp:Response.*</samlp:Response>"))),
)  # fmt: skip

GROEPEN = {
    "Goede antwoorden": (_GOOD, TOEGELATEN),
    "Handtekening en sleutel": (_SIGNATURE, GEWEIGERD),
    "Verpakking en vorm": (_WRAPPED, GEWEIGERD),
    "Wat niet half gelezen mag worden": (_READ_RIGHT, GEWEIGERD_OF_ECHT),
    "Voor wie en van wie": (_ABOUT, GEWEIGERD),
    "Tijd": (_TIME, GEWEIGERD),
    "Niveau en persoon": (_PERSON, GEWEIGERD),
    "Wat DigiD zelf kan melden": (_STATUS, GEWEIGERD),
}


def gevallen() -> Iterator[Geval]:
    """The first is the positive control."""
    for groep, (answers, hoort) in GROEPEN.items():
        for naam, answer in answers:
            yield Geval(groep, naam, hoort, sent(answer))
    for naam, reply in REPLIES:
        yield Geval("DigiD stuurt iets anders", naam, GEWEIGERD, sent(Answer(), reply=reply))
    for naam, play in CONNECTIONS:
        yield Geval("De verbinding met DigiD", naam, GEWEIGERD, play)
    for naam, play in FLOWS:
        yield Geval("Browser en verloop", naam, GEWEIGERD, play)


def freshen(idp: TestIdp) -> None:
    idp.answer, idp.reply, idp.now = Answer(), None, datetime.now(UTC).replace(microsecond=0)
