"""A connection through a broker: what the settings say about it, read and checked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa
from joserfc.jwk import RSAKey

from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen.digid.aansluiting import DigidNietIngesteld, instellingen, setting
from inloggen.digid.saml import NIVEAUS
from inloggen.makelaar import sleutels
from inloggen.makelaar.claims import ClaimPaden, Pad
from inloggen.makelaar.sleutels import Sleutel
from inloggen.oidc.verkeer import Tls

_AUTHENTICATIONS = ("client_secret_basic", "client_secret_post", "private_key_jwt")
# Signatures with the broker's private key only: never `none`, never a shared secret (HS…).
ALGORITHMS = ("RS256", "PS256", "ES256")
_NESTED = ">"


@dataclass(frozen=True, slots=True)
class Makelaar:
    """`acr`: what to ask the broker for a level; `acr_namens` the same for somebody else. `seconds`: for one login.

    `userinfo_signers`: pinned keys; empty: the published ones. `encryption_keys`: what the broker encrypts for, the
    current and the next; empty: nothing. `annuleer_codes`: errors of the broker that mean that the inwoner stopped.
    `form_action`: origins, besides the broker's own, that the browser passes on its way to DigiD.
    """

    naam: str
    discovery_url: str
    issuer: str
    client_id: str
    authentication: str
    redirect_uri: str
    scopes: str
    scopes_namens: str
    acr: Mapping[Betrouwbaarheidsniveau, str]
    acr_namens: Mapping[Betrouwbaarheidsniveau, str]
    userinfo: bool
    paden: ClaimPaden
    annuleer_codes: tuple[str, ...]
    form_action: tuple[str, ...]
    seconds: float
    tls: Tls
    userinfo_signers: tuple[rsa.RSAPublicKey, ...]
    client_key_id: str
    client_secret: str = field(repr=False)
    client_key: Sleutel | None = field(repr=False)
    encryption_keys: tuple[RSAKey, ...] = field(repr=False)


def makelaar(naam: str = "") -> Makelaar:
    """Raises `DigidNietIngesteld`."""
    return _load(tuple(sorted(instellingen(naam).items())))


@lru_cache(maxsize=8)
def _load(items: tuple[tuple[str, Any], ...]) -> Makelaar:
    read = _Reader(dict(items))
    authentication = read.one_of("client_auth", _AUTHENTICATIONS)
    with_key = authentication == "private_key_jwt"
    return Makelaar(
        naam=read.text("naam"),
        discovery_url=read.required("discovery_url"),
        issuer=read.text("issuer"),
        client_id=read.required("client_id"),
        authentication=authentication,
        redirect_uri=read.required("redirect_uri"),
        scopes=read.required("scopes"),
        scopes_namens=read.text("scopes_namens") or read.text("scopes"),
        acr=read.acr("acr"),
        acr_namens=read.acr("acr_namens") or read.acr("acr"),
        userinfo=bool(read.given.get("userinfo")),
        paden=_paden(read),
        annuleer_codes=read.listed("annuleer_codes"),
        form_action=read.listed("form_action"),
        seconds=float(read.given.get("timeout", 10.0)),
        tls=sleutels.tls(read.given),
        userinfo_signers=sleutels.userinfo_signers(read.given),
        client_key_id=read.text("client_key_id"),
        client_secret="" if with_key else read.required("client_secret"),
        client_key=sleutels.client_key(read.given) if with_key else None,
        encryption_keys=sleutels.encryption_keys(read.given),
    )


def _paden(read: _Reader) -> ClaimPaden:
    standaard = read.text("niveau_standaard")
    return ClaimPaden(
        bsn=read.path("claim_bsn"),
        acting=read.path("claim_acting"),
        represented=read.path("claim_represented"),
        soort=read.path("claim_soort"),
        geldig_tot=read.path("claim_geldig_tot"),
        service=read.path("claim_service"),
        niveau=read.path("claim_niveau"),
        niveaus=read.niveaus() or MappingProxyType(dict(NIVEAUS)),
        niveau_standaard=read.niveau("niveau_standaard", standaard) if standaard else None,
        eisen=tuple((_path(name), value) for name, value in read.pairs("claim_eisen")),
    )


def _path(text: str) -> Pad:
    return tuple(part.strip() for part in text.split(_NESTED) if part.strip())


@dataclass(frozen=True, slots=True)
class _Reader:
    given: Mapping[str, Any]

    def text(self, key: str) -> str:
        return str(self.given.get(key, "")).strip()

    def required(self, key: str) -> str:
        if not self.text(key):
            raise DigidNietIngesteld(f"{self.name(key)} is not set")
        return self.text(key)

    def name(self, key: str) -> str:
        return setting(self.given, key)

    def one_of(self, key: str, known: tuple[str, ...]) -> str:
        text = self.text(key) or known[0]
        if text not in known:
            raise DigidNietIngesteld(f"{self.name(key)}: one of {', '.join(known)}")
        return text

    def listed(self, key: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.text(key).split(",") if part.strip())

    def path(self, key: str) -> Pad:
        return _path(self.text(key))

    def pairs(self, key: str) -> list[tuple[str, str]]:
        """`name=value`, comma separated. The last `=` counts: names may be addresses."""
        found = []
        for part in self.listed(key):
            name, equals, value = part.rpartition("=")
            if not equals or not name.strip() or not value.strip():
                raise DigidNietIngesteld(f"{self.name(key)}: name=value, comma separated")
            found.append((name.strip(), value.strip()))
        return found

    def acr(self, key: str) -> dict[Betrouwbaarheidsniveau, str]:
        """`level=what to ask`, comma separated; a text without a level is asked for every level."""
        parts = [part.partition("=") for part in self.listed(key)]
        if len(parts) == 1 and parts[0][0] not in {niveau.code for niveau in Betrouwbaarheidsniveau}:
            return dict.fromkeys(Betrouwbaarheidsniveau, self.text(key))
        return {self.niveau(key, code.strip()): value.strip() for code, _, value in parts}

    def niveaus(self) -> Mapping[str, Betrouwbaarheidsniveau]:
        """What the broker calls a level → the level."""
        found = {name: self.niveau("niveaus", code) for name, code in self.pairs("niveaus")}
        return MappingProxyType(found)

    def niveau(self, key: str, code: str) -> Betrouwbaarheidsniveau:
        try:
            return Betrouwbaarheidsniveau.from_code(code)
        except KeyError:
            names = ", ".join(niveau.code for niveau in Betrouwbaarheidsniveau)
            raise DigidNietIngesteld(f"{self.name(key)}: the levels are {names}") from None
