"""The one simulator of this process: its keys, its addresses and what it remembers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from django.http import HttpRequest

from simulator import keys
from simulator.addresses import EID_ENTITY_ID, Addresses
from simulator.digid.answer import Answer
from simulator.digid.bericht import Signer
from simulator.digid.provider import ProviderCache
from simulator.digid.request import AuthnRequest
from simulator.digid.sessies import Logout, Sessie
from simulator.oidc.provider import Authorization, Grant, OidcKeys
from simulator.one_time import OneTime
from simulator.people import DemoMedewerker
from simulator.scherp import Scherp

ENVIRON = "beeldpas.simulator"
ARTIFACT_LIFETIME = timedelta(minutes=15)  # koppelvlakspecificatie 3.7
_LOGIN_LIFETIME = timedelta(minutes=15)
_CODE_LIFETIME = timedelta(seconds=60)
TOKEN_LIFETIME = timedelta(minutes=5)
_SESSION_LIFETIME = timedelta(minutes=15)  # koppelvlakspecificatie 3.7, eenmalig inloggen


@dataclass(frozen=True, slots=True)
class Simulator:
    addresses: Addresses
    signer: Signer
    eid_signer: Signer
    idp_metadata: bytes
    eid_metadata: bytes
    portal_certificate: bytes  # DER: the one client certificate that the TLS channel lets in
    portal_signing: rsa.RSAPublicKey
    portal_encryption: rsa.RSAPublicKey
    providers: ProviderCache
    eid_providers: ProviderCache
    scherp: Scherp
    oidc: OidcKeys
    logins: OneTime[AuthnRequest]
    artifacts: OneTime[Answer]
    sessies: OneTime[Sessie]
    logouts: OneTime[Logout]
    authorizations: OneTime[Authorization]
    codes: OneTime[Grant]
    tokens: OneTime[DemoMedewerker]


def load(
    directory: Path, addresses: Addresses, *, artifact_lifetime: timedelta = ARTIFACT_LIFETIME
) -> Simulator:
    """Read every key once. Raises `OSError` for a file that is missing."""
    return Simulator(
        addresses=addresses,
        signer=_signer(directory, addresses.idp_entity_id),
        eid_signer=_signer(directory, EID_ENTITY_ID),
        idp_metadata=(directory / keys.IDP_METADATA).read_bytes(),
        eid_metadata=(directory / keys.EID_METADATA).read_bytes(),
        portal_certificate=keys.load_certificate(directory, "portal-tls").public_bytes(Encoding.DER),
        portal_signing=_public_key(directory, "portal-signing"),
        portal_encryption=_public_key(directory, "portal-encryption"),
        providers=ProviderCache(addresses.portal_metadata, addresses),
        eid_providers=ProviderCache(addresses.eid_portal_metadata, addresses),
        scherp=Scherp(),
        oidc=_oidc_keys(directory),
        logins=OneTime(lifetime=_LOGIN_LIFETIME),
        artifacts=OneTime(lifetime=artifact_lifetime),
        sessies=OneTime(lifetime=_SESSION_LIFETIME),
        logouts=OneTime(lifetime=_LOGIN_LIFETIME),
        authorizations=OneTime(lifetime=_LOGIN_LIFETIME),
        codes=OneTime(lifetime=_CODE_LIFETIME),
        tokens=OneTime(lifetime=TOKEN_LIFETIME),
    )


def _signer(directory: Path, entity_id: str) -> Signer:
    certificate = keys.load_certificate(directory, "idp-signing")
    key = keys.xmlsec_key(directory, "idp-signing")
    return Signer(entity_id, key, keys.key_name(certificate), certificate)


def _public_key(directory: Path, name: str) -> rsa.RSAPublicKey:
    key = keys.load_certificate(directory, name).public_key()
    assert isinstance(key, rsa.RSAPublicKey)  # noqa: S101  (our own file)
    return key


def _oidc_keys(directory: Path) -> OidcKeys:
    key = load_pem_private_key((directory / keys.OIDC_KEY).read_bytes(), None)
    assert isinstance(key, rsa.RSAPrivateKey)  # noqa: S101  (our own file)
    public = jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    return OidcKeys(key, public, (directory / keys.OIDC_SECRET).read_text().strip())


def current(request: HttpRequest) -> Simulator:
    found = request.META[ENVIRON]
    assert isinstance(found, Simulator)  # noqa: S101  (put there by our own server)
    return found
