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
from simulator.addresses import Addresses
from simulator.digid.answer import Answer, Signer
from simulator.digid.provider import ProviderCache
from simulator.digid.request import AuthnRequest
from simulator.oidc.provider import Authorization, Grant, OidcKeys
from simulator.one_time import OneTime
from simulator.people import DemoMedewerker

ENVIRON = "beeldpas.simulator"
ARTIFACT_LIFETIME = timedelta(minutes=15)  # koppelvlakspecificatie 3.7
_LOGIN_LIFETIME = timedelta(minutes=15)
_CODE_LIFETIME = timedelta(seconds=60)
TOKEN_LIFETIME = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Simulator:
    addresses: Addresses
    signer: Signer
    idp_metadata: bytes
    portal_certificate: bytes  # DER: the one client certificate that the TLS channel lets in
    providers: ProviderCache
    oidc: OidcKeys
    logins: OneTime[AuthnRequest]
    artifacts: OneTime[Answer]
    authorizations: OneTime[Authorization]
    codes: OneTime[Grant]
    tokens: OneTime[DemoMedewerker]


def load(
    directory: Path, addresses: Addresses, *, artifact_lifetime: timedelta = ARTIFACT_LIFETIME
) -> Simulator:
    """Read every key once. Raises `OSError` for a file that is missing."""
    return Simulator(
        addresses=addresses,
        signer=Signer(addresses.idp_entity_id, keys.xmlsec_key(directory, "idp-signing")),
        idp_metadata=(directory / keys.IDP_METADATA).read_bytes(),
        portal_certificate=keys.load_certificate(directory, "portal-tls").public_bytes(Encoding.DER),
        providers=ProviderCache(addresses),
        oidc=_oidc_keys(directory),
        logins=OneTime(lifetime=_LOGIN_LIFETIME),
        artifacts=OneTime(lifetime=artifact_lifetime),
        authorizations=OneTime(lifetime=_LOGIN_LIFETIME),
        codes=OneTime(lifetime=_CODE_LIFETIME),
        tokens=OneTime(lifetime=TOKEN_LIFETIME),
    )


def _oidc_keys(directory: Path) -> OidcKeys:
    key = load_pem_private_key((directory / keys.OIDC_KEY).read_bytes(), None)
    assert isinstance(key, rsa.RSAPrivateKey)  # noqa: S101  (our own file)
    public = jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    return OidcKeys(key, public, (directory / keys.OIDC_SECRET).read_text().strip())


def current(request: HttpRequest) -> Simulator:
    found = request.META[ENVIRON]
    assert isinstance(found, Simulator)  # noqa: S101  (put there by our own server)
    return found
