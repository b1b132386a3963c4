"""Ways to change a message: text for text, a signature out, or signature wrapping (XSW)."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

ROOT = "_artifactresponse"


def swap(old: str, new: str, count: int = -1) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text, f"the message does not hold {old!r}"
        return text.replace(old, new, count)

    return change


def nth(old: str, new: str, index: int) -> Callable[[str], str]:
    """Replaces the occurrence number `index` (from 0)."""

    def change(text: str) -> str:
        parts = text.split(old)
        return old.join(parts[: index + 1]) + new + old.join(parts[index + 1 :])

    return change


def without_signature(of: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        root = etree.fromstring(text.encode())
        signature = root.find(f".//*[@ID='{of}']/{{*}}Signature")
        signature.getparent().remove(signature)
        return etree.tostring(root, encoding="unicode")

    return change


def wrap(build: Callable[[etree._Element, etree._Element], None]) -> Callable[[str], str]:
    """Signature wrapping: `build` gets the envelope and a forged copy of the message, with IDs of its own."""

    def change(text: str) -> str:
        root = etree.fromstring(text.encode())
        copy = text.replace("999990019", "999993653").replace(' ID="_', ' ID="_f')
        forged = etree.fromstring(copy.encode())
        build(root, forged.find(".//{*}ArtifactResponse"))
        return etree.tostring(root, encoding="unicode")

    return change


def body(root: etree._Element) -> etree._Element:
    return root.find("{*}Body")


def genuine(root: etree._Element, tag: str = "ArtifactResponse") -> etree._Element:
    return root.find(f".//{{*}}{tag}")


def forged_around(root: etree._Element, forged: etree._Element) -> None:
    """The genuine message moves into the Extensions of the forged one, which takes its signature."""
    original = genuine(root)
    body(root).replace(original, forged)
    extensions = etree.Element("{urn:oasis:names:tc:SAML:2.0:protocol}Extensions")
    extensions.append(original)
    forged.insert(2, extensions)


def forged_in_object(root: etree._Element, forged: etree._Element) -> None:
    """The genuine message moves into an Object of the signature of the forged one."""
    original = genuine(root)
    body(root).replace(original, forged)
    signature = forged.find("{*}Signature")
    etree.SubElement(signature, "{http://www.w3.org/2000/09/xmldsig#}Object").append(original)


def same_id_around(root: etree._Element, forged: etree._Element) -> None:
    forged_around(root, forged)
    forged.set("ID", ROOT)


def second_body_child(root: etree._Element, forged: etree._Element) -> None:
    body(root).insert(0, forged)


def sibling_response(root: etree._Element, forged: etree._Element) -> None:
    genuine(root).append(genuine(forged, "Response"))


def second_assertion(root: etree._Element, forged: etree._Element) -> None:
    genuine(root, "Response").insert(0, genuine(forged, "Assertion"))


def assertion_in_advice(root: etree._Element, forged: etree._Element) -> None:
    advice = etree.SubElement(genuine(root, "Assertion"), "{urn:oasis:names:tc:SAML:2.0:assertion}Advice")
    advice.append(genuine(forged, "Assertion"))
