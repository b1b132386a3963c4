"""Ways to wrap an answer of eID 4.x, most of them with the evidence (Advice) that it carries along."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from tests.inloggen.berichten import SAML
from tests.inloggen.wrapping import genuine, same_id_around

INNER = "_assertion"
ADVICE = f"{{{SAML}}}Advice"


def forged(build: Callable[[etree._Element, etree._Element], None]) -> Callable[[str], str]:
    """Wrapping: `build` gets the envelope and a whole other answer, about another person and signed by nobody."""

    def change(text: str) -> str:
        root = etree.fromstring(text.encode())
        copy = etree.fromstring(text.replace(' ID="_', ' ID="_f').replace(' Id="_', ' Id="_f').encode())
        build(root, copy.find(".//{*}ArtifactResponse"))
        return etree.tostring(root, encoding="unicode")

    return change


def genuine_in_advice(root: etree._Element, copy: etree._Element) -> None:
    """The genuine assertion moves into the Advice of a forged one, which has no signature of its own."""
    fake = genuine(copy, "Assertion")
    if (signature := fake.find("{*}Signature")) is not None:
        fake.remove(signature)
    original = genuine(root, "Assertion")
    original.getparent().replace(original, fake)
    advice = fake.find(ADVICE)
    advice.clear()
    advice.append(original)


def genuine_in_advice_with_its_signature(root: etree._Element, copy: etree._Element) -> None:
    """The same, and the forged one shows the signature of the genuine one as its own."""
    genuine_in_advice(root, copy)
    fake = genuine(root, "Assertion")
    fake.insert(1, fake.find(f"{ADVICE}/{{*}}Assertion/{{*}}Signature"))


def genuine_in_advice_with_its_id(root: etree._Element, copy: etree._Element) -> None:
    genuine_in_advice_with_its_signature(root, copy)
    genuine(root, "Assertion").set("ID", INNER)


def evidence_first(root: etree._Element, _: etree._Element) -> None:
    """An assertion of the evidence, with a good signature of another party, takes the place of the outer one."""
    original = genuine(root, "Assertion")
    original.getparent().replace(original, original.find(f"{ADVICE}/{{*}}Assertion"))


def evidence_beside(root: etree._Element, _: etree._Element) -> None:
    original = genuine(root, "Assertion")
    original.addnext(original.find(f"{ADVICE}/{{*}}Assertion"))


def message_in_advice(root: etree._Element, copy: etree._Element) -> None:
    """The genuine message moves into an Advice within the forged one, where IDs are not looked at so closely."""
    same_id_around(root, copy)
    extensions = genuine(root).find("{*}Extensions")
    advice = etree.Element(ADVICE)
    advice.extend(list(extensions))
    extensions.append(advice)


def advice_elsewhere(root: etree._Element, copy: etree._Element) -> None:
    """Advice that is not that of the assertion hides nothing."""
    extensions = etree.Element("{urn:oasis:names:tc:SAML:2.0:protocol}Extensions")
    advice = etree.SubElement(extensions, ADVICE)
    advice.append(genuine(copy, "Assertion"))
    genuine(root).insert(1, extensions)


def without_attributes(text: str) -> str:
    """Of the assertion itself: those of the evidence come first."""
    head, _, rest = text.rpartition("<saml:AttributeStatement>")
    return head + rest.partition("</saml:AttributeStatement>")[2]
