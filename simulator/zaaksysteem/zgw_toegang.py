"""Who asks, and what the client may: JWT and scopes as Open Zaak 1.30 treats them (every refusal is a 403)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import jwt

from simulator.zaaksysteem.zgw_bericht import Geweigerd, Vraag, verboden

MAX_AGE = 3600  # seconds after `iat`
OPLOPEND = (
    "openbaar",
    "beperkt_openbaar",
    "intern",
    "zaakvertrouwelijk",
    "vertrouwelijk",
    "confidentieel",
    "geheim",
    "zeer_geheim",
)
MINIMAAL = frozenset(
    {
        "zaken.aanmaken",
        "zaken.lezen",
        "zaken.bijwerken",
        "zaken.statussen.toevoegen",
        "documenten.aanmaken",
        "documenten.lezen",
        "catalogi.lezen",
    }
)


@dataclass(frozen=True, slots=True)
class Client:
    """`alles`: heeftAlleAutorisaties. `typen`: addresses of the zaaktypen and documenttypen it may use; None: all."""

    secret: str = field(repr=False)
    scopes: frozenset[str] = MINIMAAL
    alles: bool = False
    hoogste: str = "zeer_geheim"
    typen: frozenset[str] | None = None

    def may(self, *scopes: str) -> bool:
        return self.alles or bool(self.scopes.intersection(scopes))

    def may_use(self, soort: str, vertrouwelijkheid: str) -> bool:
        if self.alles:
            return True
        level = OPLOPEND.index(vertrouwelijkheid) if vertrouwelijkheid in OPLOPEND else 0
        return (self.typen is None or soort in self.typen) and level <= OPLOPEND.index(self.hoogste)


def client_of(vraag: Vraag, clients: Mapping[str, Client], *, now: float) -> Client:
    """Raises `Geweigerd`."""
    scheme, _, token = vraag.headers.get("authorization", "").partition(" ")
    if scheme != "Bearer" or not token:
        raise verboden()
    try:
        claims = jwt.decode(token, options={"verify_signature": False})
    except jwt.PyJWTError:
        raise Geweigerd(403, "jwt-decode-error") from None
    if "client_id" not in claims:
        raise Geweigerd(403, "missing-client-identifier")
    client = clients.get(str(claims["client_id"]))
    if client is None:
        raise Geweigerd(403, "invalid-client-identifier")
    _verify(token, client)
    if "iat" not in claims:
        raise Geweigerd(403, "jwt-missing-iat-claim")
    _in_time(claims, now=now)
    return client


def _verify(token: str, client: Client) -> None:
    try:
        jwt.decode(
            token,
            client.secret,
            algorithms=["HS256"],
            options={"verify_exp": False, "verify_nbf": False, "verify_iat": False},
        )
    except jwt.InvalidSignatureError:
        raise Geweigerd(403, "invalid-jwt-signature") from None
    except jwt.PyJWTError:
        raise Geweigerd(403, "jwt-decode-error") from None


def _in_time(claims: Mapping[str, float], *, now: float) -> None:
    if now - claims["iat"] > MAX_AGE:
        raise Geweigerd(403, "jwt-expired")
    if "exp" in claims and now >= claims["exp"]:
        raise Geweigerd(403, "jwt-expiredsignatureerror")
    if "nbf" in claims and now < claims["nbf"]:
        raise Geweigerd(403, "jwt-immaturesignatureerror")
