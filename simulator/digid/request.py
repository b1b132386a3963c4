"""What the dienstverlener sends: the AuthnRequest (front channel) and the ArtifactResolve (back channel)."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from urllib.parse import unquote_plus

from lxml import etree

from begrippen.niveau import Betrouwbaarheidsniveau
from simulator.digid import saml
from simulator.digid.provider import Acs, Provider, ProviderSource
from simulator.digid.signed_xml import OngeldigBericht, parse, verify

MAX_RELAY_STATE = 80  # bytes (koppelvlakspecificatie 3.7)
_MAX_XML = 64 * 1024
_SIGNED_PARAMETERS = ("SAMLRequest", "RelayState", "SigAlg")


class Profiel(Enum):
    DIGID_3 = "DigiD 3.x"
    EID_4 = "eID 4.x"


class Namens(Enum):
    """Whether the person acts for somebody else: as the dienstverlener asks it."""

    NIET = "niet"
    MAG = "mag"
    MOET = "moet"


@dataclass(frozen=True, slots=True)
class AuthnRequest:
    """A genuine request. `denied` holds the fixed reason when DigiD refuses it.

    `niveau`: the least that is asked. `service_uuid` and `namens`: eID 4.x only.
    """

    id: str
    provider: Provider
    acs_url: str
    relay_state: str | None
    niveau: Betrouwbaarheidsniveau
    provider_name: str
    denied: str | None
    profiel: Profiel = Profiel.DIGID_3
    service_uuid: str = ""
    namens: Namens = Namens.NIET


@dataclass(frozen=True, slots=True)
class ArtifactResolve:
    id: str
    artifact: str
    provider: Provider
    denied: bool


def from_redirect(query: str, *, providers: ProviderSource, sso: str, now: datetime) -> AuthnRequest:
    """HTTP-Redirect: the signature stands in the query and is over the query as it was sent.

    `query`: raw, undecoded. Raises `OngeldigBericht` when DigiD would answer with HTTP 404.
    """
    root, provider, relay_state = redirected(query, providers=providers)
    return _authn_request(root, provider, relay_state, destination=(sso, None), now=now)


def redirected(query: str, *, providers: ProviderSource) -> tuple[etree._Element, Provider, str | None]:
    """The message in a signed query, who signed it, and the RelayState. Raises `OngeldigBericht`."""
    raw = _raw_parameters(query)
    signed = "&".join(f"{name}={raw[name]}" for name in _SIGNED_PARAMETERS if name in raw)
    if unquote_plus(raw.get("SigAlg", "")) != saml.SIG_RSA_SHA256:
        raise OngeldigBericht("handtekening-algoritme")
    signature = _base64(unquote_plus(raw.get("Signature", "")))
    root = parse(_inflate(_base64(unquote_plus(raw.get("SAMLRequest", "")))))
    relay_state = unquote_plus(raw["RelayState"]) if "RelayState" in raw else None
    check_relay_state(relay_state)

    def check(provider: Provider) -> None:
        if not provider.signed(signed.encode(), signature):
            raise OngeldigBericht("handtekening")

    return root, _genuine(providers, check), relay_state


def from_post(
    message: str, relay_state: str | None, *, providers: ProviderSource, sso: str, now: datetime
) -> AuthnRequest:
    """HTTP-POST: an enveloped signature. Raises `OngeldigBericht` when DigiD would answer with HTTP 404."""
    root, provider = posted(message, relay_state, providers=providers)
    return _authn_request(root, provider, relay_state, destination=(sso,), now=now)


def posted(
    message: str, relay_state: str | None, *, providers: ProviderSource
) -> tuple[etree._Element, Provider]:
    """The message in a form, with an enveloped signature, and who signed it. Raises `OngeldigBericht`."""
    root = parse(_base64(message))
    check_relay_state(relay_state)
    return root, _genuine(providers, lambda candidate: verify(root, candidate.keys))


def check_relay_state(relay_state: str | None) -> None:
    if len((relay_state or "").encode()) > MAX_RELAY_STATE:
        raise OngeldigBericht("relaystate-te-lang")


def artifact_resolve(data: bytes, *, providers: ProviderSource, ars: str, now: datetime) -> ArtifactResolve:
    """The signed ArtifactResolve in a SOAP 1.1 envelope. Raises `OngeldigBericht` for anything else."""
    envelope = parse(data)
    bodies = envelope.findall(saml.tag("soap:Body"))
    if envelope.tag != saml.tag("soap:Envelope") or len(bodies) != 1 or len(bodies[0]) != 1:
        raise OngeldigBericht("soap-vorm")
    root = bodies[0][0]
    provider = _genuine(providers, lambda candidate: verify(root, candidate.keys))
    check_kind(root, "samlp:ArtifactResolve", provider)
    fits = saml.is_now(root.get("IssueInstant"), now=now) and root.get("Destination") in {ars, None}
    return ArtifactResolve(
        id=root.get("ID", ""),
        artifact=(root.findtext(saml.tag("samlp:Artifact")) or "").strip(),
        provider=provider,
        denied=not fits,
    )


def _genuine(providers: ProviderSource, check: Callable[[Provider], None]) -> Provider:
    """The provider whose signature fits; metadata that no longer fits is fetched once more."""
    provider = providers.current()
    try:
        check(provider)
    except OngeldigBericht:
        provider = providers.current(fresh=True)
        check(provider)
    return provider


def _authn_request(
    root: etree._Element,
    provider: Provider,
    relay_state: str | None,
    *,
    destination: tuple[str | None, ...],
    now: datetime,
) -> AuthnRequest:
    check_kind(root, "samlp:AuthnRequest", provider)
    acs = _acs(root, provider)
    niveau = _niveau(root)
    denied = _denied(root, acs=acs, niveau=niveau, destination=destination, now=now)
    return AuthnRequest(
        id=root.get("ID", ""),
        provider=provider,
        acs_url=(acs or provider.acs[0]).url,
        relay_state=relay_state,
        niveau=niveau or Betrouwbaarheidsniveau.BASIS,
        provider_name=root.get("ProviderName", ""),
        denied=denied,
    )


def check_kind(root: etree._Element, name: str, provider: Provider) -> None:
    if root.tag != saml.tag(name) or not root.get("ID"):
        raise OngeldigBericht("soort-bericht")
    if (root.findtext(saml.tag("saml:Issuer")) or "").strip() != provider.entity_id:
        raise OngeldigBericht("onbekende-afzender")


def _denied(
    root: etree._Element,
    *,
    acs: Acs | None,
    niveau: Betrouwbaarheidsniveau | None,
    destination: tuple[str | None, ...],
    now: datetime,
) -> str | None:
    """The first rule that the request breaks, as a fixed code."""
    rules = {
        "versie": root.get("Version") == "2.0",
        "tijdstip": saml.is_now(root.get("IssueInstant"), now=now),
        "bestemming": root.get("Destination") in destination,
        "acs": acs is not None,
        "niveau": niveau is not None,
    }
    return next((rule for rule, holds in rules.items() if not holds), None)


def _acs(root: etree._Element, provider: Provider) -> Acs | None:
    """Index or URL, exactly one, and known from the metadata; with an index no ProtocolBinding."""
    index, url = root.get("AssertionConsumerServiceIndex"), root.get("AssertionConsumerServiceURL")
    binding = root.get("ProtocolBinding")
    if (index is None) == (url is None) or binding not in {None, saml.BINDING_ARTIFACT}:
        return None
    if index is not None and binding is not None:
        return None
    return next((acs for acs in provider.acs if index == acs.index or url == acs.url), None)


def _niveau(root: etree._Element) -> Betrouwbaarheidsniveau | None:
    contexts = root.findall(saml.tag("samlp:RequestedAuthnContext"))
    if len(contexts) != 1 or contexts[0].get("Comparison") != "minimum":
        return None
    class_refs = contexts[0].findall(saml.tag("saml:AuthnContextClassRef"))
    return saml.NIVEAUS.get((class_refs[0].text or "").strip()) if len(class_refs) == 1 else None


def _raw_parameters(query: str) -> dict[str, str]:
    raw: dict[str, str] = {}
    for part in query.split("&"):
        name, _, value = part.partition("=")
        if name in raw:
            raise OngeldigBericht("parameter-dubbel")
        raw[name] = value
    return raw


def _base64(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise OngeldigBericht("geen-base64") from None


def _inflate(data: bytes) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        text = inflater.decompress(data, _MAX_XML)
    except zlib.error:
        raise OngeldigBericht("geen-deflate") from None
    if inflater.unconsumed_tail:
        raise OngeldigBericht("te-groot")
    return text
