"""The AuthnRequest of eID 4.x (ST-SAML 1.0): POST only, the dienst decides the level, Scoping the representation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from begrippen.niveau import Betrouwbaarheidsniveau
from simulator.addresses import AD_ENTITY_ID, BVD_ENTITY_ID
from simulator.digid import saml
from simulator.digid.provider import Acs, Provider, ProviderSource
from simulator.digid.request import AuthnRequest, Namens, Profiel, check_kind, posted
from simulator.eid import diensten
from simulator.eid.diensten import Dienst

NO_SUPPORTED_IDP = "geen-middel"  # the one reason with a status of its own
_ENTRIES = "samlp:Scoping/samlp:IDPList/samlp:IDPEntry"


@dataclass(frozen=True, slots=True)
class Scope:
    """What Scoping asks for. `known`: it names nobody that we do not have."""

    namens: Namens
    known: bool


def from_post(
    message: str, relay_state: str | None, *, providers: ProviderSource, sso: str, now: datetime
) -> AuthnRequest:
    """Raises `OngeldigBericht` when DigiD would answer with HTTP 404."""
    root, provider = posted(message, relay_state, providers=providers)
    check_kind(root, "samlp:AuthnRequest", provider)
    acs, dienst, scope = _acs(root, provider), _dienst(root, provider), _scope(root)
    rules = {
        "versie": root.get("Version") == "2.0",
        "tijdstip": saml.is_now(root.get("IssueInstant"), now=now),
        "bestemming": root.get("Destination") == sso,
        "acs": acs is not None,
        "dienst": dienst is not None,
        NO_SUPPORTED_IDP: scope.known,
    }
    return AuthnRequest(
        id=root.get("ID", ""),
        provider=provider,
        acs_url=(acs or provider.acs[0]).url,
        relay_state=relay_state,
        niveau=dienst.niveau if dienst else Betrouwbaarheidsniveau.MIDDEN,
        provider_name=root.get("ProviderName", ""),
        denied=next((rule for rule, holds in rules.items() if not holds), None),
        profiel=Profiel.EID_4,
        service_uuid=dienst.uuid if dienst else "",
        namens=scope.namens,
    )


def _acs(root: etree._Element, provider: Provider) -> Acs | None:
    """The index is mandatory; an address or a binding must not be there."""
    index = root.get("AssertionConsumerServiceIndex")
    if root.get("AssertionConsumerServiceURL") is not None or root.get("ProtocolBinding") is not None:
        return None
    return next((acs for acs in provider.acs if index == acs.index), None)


def _dienst(root: etree._Element, provider: Provider) -> Dienst | None:
    """Either an index of our metadata, or an extension with the ServiceUUID for this very portal."""
    index = root.get("AttributeConsumingServiceIndex")
    extension = {
        node.get("Name", ""): node.findtext("saml:AttributeValue", "", saml.NS).strip()
        for node in root.findall("samlp:Extensions/saml:Attribute", saml.NS)
    }
    if (index is None) == (saml.SERVICE_UUID not in extension):
        return None
    if index is not None:
        return diensten.find(provider.services.get(index, ""))
    if extension.get(saml.INTENDED_AUDIENCE, provider.entity_id) != provider.entity_id:
        return None
    return diensten.find(extension[saml.SERVICE_UUID])


def _scope(root: etree._Element) -> Scope:
    """A BVD among the IDPEntries: representation may be; one as RequesterID: it must be (ST-SAML 1.0, Scoping)."""
    entries = {node.get("ProviderID", "") for node in root.findall(_ENTRIES, saml.NS)}
    wanted = [(node.text or "").strip() for node in root.findall("samlp:Scoping/samlp:RequesterID", saml.NS)]
    listed = not entries or (AD_ENTITY_ID in entries and entries <= {AD_ENTITY_ID, BVD_ENTITY_ID})
    fits = len(wanted) <= 1 and all(name == BVD_ENTITY_ID for name in wanted)
    both = not (wanted and entries) or set(wanted) <= entries
    namens = Namens.MOET if wanted else Namens.MAG if BVD_ENTITY_ID in entries else Namens.NIET
    return Scope(namens, listed and fits and both)
