"""The SOAP envelope around a message, with or without WS-Security."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from lxml import etree

from zaken.stuf.instelling import Soap, Wss
from zaken.stuf.xml import SOAP_1_1, SOAP_1_2

_OASIS: Final = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss"
WSSE: Final = f"{_OASIS}-wssecurity-secext-1.0.xsd"
WSU: Final = f"{_OASIS}-wssecurity-utility-1.0.xsd"
_PASSWORD_TEXT: Final = f"{_OASIS}-username-token-profile-1.0#PasswordText"
_VALID = timedelta(minutes=5)


def envelop(bericht: etree._Element, *, soap: Soap, wss: Wss | None, now: datetime) -> bytes:
    """`now`: of this sending, which is not the tijdstip of the message when it is sent again."""
    space = SOAP_1_2 if soap is Soap.V1_2 else SOAP_1_1
    top = etree.Element(etree.QName(space, "Envelope"), nsmap={"soap": space})
    if wss is not None:
        _security(etree.SubElement(top, etree.QName(space, "Header")), space, wss, now=now)
    etree.SubElement(top, etree.QName(space, "Body")).append(bericht)
    return etree.tostring(top, xml_declaration=True, encoding="UTF-8")


def _security(header: etree._Element, space: str, wss: Wss, *, now: datetime) -> None:
    nsmap = {"wsse": WSSE, "wsu": WSU}
    security = etree.SubElement(header, etree.QName(WSSE, "Security"), nsmap=nsmap)
    security.set(etree.QName(space, "mustUnderstand"), "1")
    timestamp = etree.SubElement(security, etree.QName(WSU, "Timestamp"))
    etree.SubElement(timestamp, etree.QName(WSU, "Created")).text = f"{now:%Y-%m-%dT%H:%M:%SZ}"
    etree.SubElement(timestamp, etree.QName(WSU, "Expires")).text = f"{now + _VALID:%Y-%m-%dT%H:%M:%SZ}"
    token = etree.SubElement(security, etree.QName(WSSE, "UsernameToken"))
    etree.SubElement(token, etree.QName(WSSE, "Username")).text = wss.gebruiker
    password = etree.SubElement(token, etree.QName(WSSE, "Password"), {"Type": _PASSWORD_TEXT})
    password.text = wss.wachtwoord


def headers(soap: Soap, actie: str) -> dict[str, str]:
    """What HTTP says of the message: SOAP 1.2 names the action in the media type."""
    if soap is Soap.V1_2:
        return {"Content-Type": f'application/soap+xml; charset=utf-8; action="{actie}"'}
    return {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": f'"{actie}"'}
