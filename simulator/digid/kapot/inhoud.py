"""Switches on what the message says, signed all the same: times, sender, receiver, level, form."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from lxml import etree

from begrippen.niveau import Betrouwbaarheidsniveau
from simulator.digid import saml, versleuteling
from simulator.digid.bericht import (
    ARTIFACT_RESPONSE,
    ASSERTION,
    CLASS_REF,
    DATA,
    RESPONSE,
    Bericht,
    Ontbreekt,
)
from simulator.digid.fouten import Fout
from simulator.digid.kapot.persoon import other_person
from simulator.digid.kapot.schakelaar import Ingreep, Kapot
from simulator.digid.signed_xml import sign

_HOUR = timedelta(hours=1)
_TIMES = ("IssueInstant", "NotBefore", "NotOnOrAfter", "AuthnInstant")
_CONDITIONS = f"{ASSERTION}/saml:Conditions"
_RESTRICTION = f"{_CONDITIONS}/saml:AudienceRestriction"
_STATEMENT = f"{ASSERTION}/saml:AuthnStatement"
ELSEWHERE = "https://elders.example/saml/metadata"


def _shift(node: etree._Element, distance: timedelta, names: tuple[str, ...] = _TIMES) -> None:
    for name in names:
        written = node.get(name)
        if written is not None:
            node.set(name, saml.stamp(datetime.fromisoformat(written) + distance))


def _everywhere(distance: timedelta) -> Kapot:
    """All times; those of the Advice are left alone, for nobody reads them."""

    def change(bericht: Bericht) -> None:
        for node in _outside_advice(bericht.one(ARTIFACT_RESPONSE)):
            _shift(node, distance)

    return Kapot(voor=change)


def _outside_advice(node: etree._Element) -> Iterator[etree._Element]:
    yield node
    for child in node.iterchildren(etree.Element):
        if child.tag != saml.tag("saml:Advice"):
            yield from _outside_advice(child)


def _at(path: str, distance: timedelta, *names: str) -> Kapot:
    return Kapot(voor=lambda bericht: _shift(bericht.one(path), distance, names or _TIMES))


def _attribute(path: str, name: str, change: Callable[[str], str | None]) -> Kapot:
    """Change an attribute, or leave it out."""

    def apply(bericht: Bericht) -> None:
        node = bericht.one(path)
        value = change(node.get(name, ""))
        if value is None:
            del node.attrib[name]
        else:
            node.set(name, value)

    return Kapot(voor=apply)


def _text(path: str, text: str) -> Kapot:
    def apply(bericht: Bericht) -> None:
        bericht.one(path).text = text

    return Kapot(voor=apply)


def remove(path: str) -> Ingreep:
    def apply(bericht: Bericht) -> None:
        node = bericht.one(path)
        parent = node.getparent()
        assert parent is not None  # noqa: S101  (the envelope is the root)
        parent.remove(node)

    return apply


def _addresses(path: str, name: str, prefix: str) -> dict[Fout, Kapot]:
    return {
        Fout(f"{prefix}-anders"): _attribute(path, name, lambda _old: "https://elders.example/acs/"),
        Fout(f"{prefix}-voorvoegsel"): _attribute(path, name, lambda old: old[:-1]),
        Fout(f"{prefix}-achtervoegsel"): _attribute(path, name, lambda old: f"{old}x"),
        Fout(f"{prefix}-hoofdletters"): _attribute(path, name, str.upper),
    }


def _questions(path: str, suffix: str) -> dict[Fout, Kapot]:
    return {
        Fout(f"inresponseto-{suffix}"): _attribute(path, "InResponseTo", lambda old: f"{old}x"),
        Fout(f"inresponseto-weg-{suffix}"): _attribute(path, "InResponseTo", lambda _old: None),
    }


def _one_more_audience(bericht: Bericht) -> None:
    saml.add(bericht.one(_RESTRICTION), "saml:Audience", ELSEWHERE)


def _lower(bericht: Bericht) -> None:
    lower = [niveau for niveau in Betrouwbaarheidsniveau if niveau < bericht.gevraagd]
    if not lower:
        raise Ontbreekt
    bericht.one(CLASS_REF).text = bericht.niveaus[max(lower)]


def _unknown_level(bericht: Bericht) -> None:
    node = bericht.one(CLASS_REF)
    node.text = f"{node.text}-onbekend"


def _second_assertion(bericht: Bericht) -> None:
    """About somebody else; both will be signed by DigiD."""
    forged = bericht.copy()
    other_person(forged)
    bericht.one(ASSERTION).addnext(forged.one(ASSERTION))


def _encrypt_assertion(bericht: Bericht) -> None:
    """Signed as asked, and then readable for the dienstverlener only."""
    node = bericht.one(ASSERTION)
    if ASSERTION in bericht.ondertekening.doelen:
        sign(node, key=bericht.ondertekening.key)
    holder = etree.Element(saml.tag("saml:EncryptedAssertion"))
    node.addprevious(holder)
    versleuteling.fill(holder, etree.tostring(node, encoding="UTF-8"), bericht.versleuteling)
    remove(ASSERTION)(bericht)


def _second_statement(bericht: Bericht) -> None:
    statement = bericht.one(_STATEMENT)
    second = copy.deepcopy(statement)
    second.set("SessionIndex", saml.new_id())
    statement.addnext(second)


def _unknown_artifact(bericht: Bericht) -> None:
    """RequestDenied on the ArtifactResponse itself, without a Response."""
    remove(RESPONSE)(bericht)
    code = bericht.one(f"{ARTIFACT_RESPONSE}/samlp:Status/samlp:StatusCode")
    top, second = saml.REQUEST_DENIED
    code.set("Value", top)
    saml.add(code, "samlp:StatusCode", Value=second)


LEVELS = {"artifactresponse": ARTIFACT_RESPONSE, "response": RESPONSE, "assertion": ASSERTION}
SWITCHES = {
    Fout.VERLOPEN: _everywhere(-_HOUR),
    Fout.NOG_NIET_GELDIG: _at(_CONDITIONS, _HOUR),
    Fout.NOG_NIET_GELDIG_ALLES: _everywhere(_HOUR),
    Fout.SUBJECT_VERLOPEN: _at(DATA, -_HOUR),
    Fout.CONDITIONS_VERLOPEN: _at(_CONDITIONS, -_HOUR),
    Fout.INLOGMOMENT_OUD: _at(_STATEMENT, -_HOUR, "AuthnInstant"),
    **{
        Fout(f"issueinstant-oud-{level}"): _at(path, -_HOUR, "IssueInstant") for level, path in LEVELS.items()
    },
    **{Fout(f"issuer-{level}"): _text(f"{path}/saml:Issuer", ELSEWHERE) for level, path in LEVELS.items()},
    Fout.AUDIENCE_ONTBREEKT: Kapot(voor=remove(_RESTRICTION)),
    Fout.AUDIENCE_ANDERS: _text(f"{_RESTRICTION}/saml:Audience", ELSEWHERE),
    Fout.AUDIENCE_MEER: Kapot(voor=_one_more_audience),
    **_addresses(DATA, "Recipient", "recipient"),
    **_addresses(RESPONSE, "Destination", "destination"),
    **_questions(ARTIFACT_RESPONSE, "artifactresponse"),
    **_questions(RESPONSE, "response"),
    **_questions(DATA, "subject"),
    Fout.NIVEAU_LAGER: Kapot(voor=_lower),
    Fout.NIVEAU_ONBEKEND: Kapot(voor=_unknown_level),
    Fout.NIVEAU_ONTBREEKT: Kapot(voor=remove(CLASS_REF)),
    Fout.TWEE_ASSERTIONS: Kapot(voor=_second_assertion),
    Fout.VERSLEUTELDE_ASSERTION: Kapot(voor=_encrypt_assertion),
    Fout.TWEE_AUTHNSTATEMENTS: Kapot(voor=_second_statement),
    Fout.ARTIFACT_TWEEMAAL: Kapot(blijft=True),
    Fout.ARTIFACT_ONBEKEND: Kapot(voor=_unknown_artifact),
    Fout.ZONDER_RESPONSE: Kapot(voor=remove(RESPONSE)),
}
