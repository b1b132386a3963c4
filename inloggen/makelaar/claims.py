"""From the claims of a broker to a `LoginResult`: who, how sure, for whom. Reads verified claims only; no Django."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from begrippen.bsn import Bsn, OngeldigBsn
from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.vertegenwoordiging import Vertegenwoordiging
from inloggen.oidc.token import SKEW, moment
from inloggen.resultaat import AndereDienst, DigidFout, LoginResult, NiveauTeLaag

Pad = tuple[str, ...]
_WINDOW = timedelta(minutes=2)
# A BSN, with or without its sector: S00000000. S00000001 is SOFI, which we must refuse.
_NUMBER = re.compile(r"(?:([sS][0-9]{8}):)?([0-9]{9})", re.ASCII)
_SECTOR_BSN = "s00000000"
# Names that brokers give to representation. Where one arrives that no setting speaks of, the claim with the BSN may
# well be about the person who is represented: then nobody knows who logged in.
_REPRESENTATION = (
    "acting_nin",
    "urn:nl-eid-gdi:1.0:LegalSubjectID",
    "urn:nl-eid-gdi:1.0:RepresentationType",
    "urn:etoegang:core:LegalSubjectID",
    "sel_uid",
)
_ABSENT: Any = object()


@dataclass(frozen=True, slots=True)
class ClaimPaden:
    """Where in the claims things stand: each path is a list of names, from the outside in; empty: not there.

    `bsn`: who logged in. `acting`, `represented`: helper and represented person. `niveaus`: what the broker calls a
    level → the level; `niveau_standaard`: when the claim is missing, None refuses. `eisen`: paths with the value that
    must stand there. `geldig_tot`: the last day of the mandate (ISO 8601).
    """

    bsn: Pad
    acting: Pad
    represented: Pad
    soort: Pad
    service: Pad
    niveau: Pad
    niveaus: Mapping[str, Betrouwbaarheidsniveau]
    niveau_standaard: Betrouwbaarheidsniveau | None
    eisen: tuple[tuple[Pad, str], ...] = ()
    geldig_tot: Pad = ()


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of the ID token, and those of userinfo about the same person."""

    id_token: Mapping[str, Any]
    userinfo: Mapping[str, Any]

    def at(self, path: Pad) -> Any:
        """`_ABSENT` when nothing stands there. Two different answers are none."""
        if not path:
            return _ABSENT
        values = [_at(self.id_token, path), _at(self.userinfo, path)]
        found = [value for value in values if value is not _ABSENT]
        if len(found) == 2 and (found[0] != found[1] or type(found[0]) is not type(found[1])):
            raise DigidFout("claims-tegenstrijdig")
        return found[0] if found else _ABSENT

    def text(self, path: Pad) -> str | None:
        value = self.at(path)
        if value is _ABSENT or value is None:
            return None
        if not isinstance(value, str):
            raise DigidFout("claim-vorm")
        return value


@dataclass(frozen=True, slots=True)
class Verwacht:
    """What the login was started with. `namens`: on behalf of somebody else."""

    gevraagd: Betrouwbaarheidsniveau
    service_uuid: str
    started_at: datetime
    now: datetime
    aansluiting: str
    namens: bool = False


def login_result(claims: Claims, *, paden: ClaimPaden, verwacht: Verwacht, digest: str) -> LoginResult:
    """`digest`: SHA-256 (hex) of what was signed. Raises `DigidFout` and `NiveauTeLaag`."""
    for path, value in paden.eisen:
        if claims.at(path) != value:
            raise DigidFout("claim-eis")
    if verwacht.namens and not paden.acting:
        # Some brokers then name the represented person alone: nothing here tells who logged in.
        raise DigidFout("vertegenwoordiging-zonder-handelende")
    if paden.service and (claims.text(paden.service) or "") != (verwacht.service_uuid or None):
        raise AndereDienst("service") if verwacht.namens else DigidFout("service")
    at, niveau = _authenticated_at(claims, verwacht), _niveau(claims, paden, gevraagd=verwacht.gevraagd)
    bsn, represented = _people(claims, paden)
    return LoginResult(
        bsn=bsn,
        niveau=niveau,
        gevraagd=verwacht.gevraagd,
        middel="DigiD",
        moment=at,
        assertion_digest=digest,
        vertegenwoordiging=represented,
        aansluiting=verwacht.aansluiting,
    )


def _authenticated_at(claims: Claims, verwacht: Verwacht) -> datetime:
    """Within this login, when the broker says so: we asked to let the person log in anew."""
    if "auth_time" not in claims.id_token:
        return moment(claims.id_token, "iat")
    at = moment(claims.id_token, "auth_time")
    if not verwacht.started_at - _WINDOW - SKEW <= at <= verwacht.now + SKEW:
        raise DigidFout("tijd-inloggen")
    return at


def _niveau(claims: Claims, paden: ClaimPaden, *, gevraagd: Betrouwbaarheidsniveau) -> Betrouwbaarheidsniveau:
    value = claims.at(paden.niveau)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is _ABSENT or value is None or value == "":
        niveau = paden.niveau_standaard
        if niveau is None:
            raise NiveauTeLaag("niveau-ontbreekt")
    elif not isinstance(value, str) or value not in paden.niveaus:
        raise NiveauTeLaag("niveau-onbekend")
    else:
        niveau = paden.niveaus[value]
    if niveau < gevraagd:
        raise NiveauTeLaag
    return niveau


def _people(claims: Claims, paden: ClaimPaden) -> tuple[Bsn, Vertegenwoordiging | None]:
    """Who logged in, and whom that person represents. Whoever logged in is never the represented one."""
    configured = {paden.acting, paden.represented, paden.soort, paden.bsn}
    if any(claims.at((name,)) is not _ABSENT for name in _REPRESENTATION if (name,) not in configured):
        raise DigidFout("vertegenwoordiging-onverwacht")
    soorten = _soorten(claims.at(paden.soort))
    acting, represented = claims.text(paden.acting), claims.text(paden.represented)
    if acting is None:
        # With one claim for both (Signicat's `nin`) it is about whoever logged in.
        if soorten or (represented is not None and paden.represented != paden.bsn):
            raise DigidFout("vertegenwoordiging-zonder-handelende")
        return _bsn(claims.text(paden.bsn)), None
    helper = _bsn(acting)
    if represented is None:
        if soorten or paden.represented == paden.bsn:
            raise DigidFout("vertegenwoordiging-zonder-ander")
        return helper, None
    other = _bsn(represented)
    if other == helper and not soorten:
        return helper, None  # for oneself
    until = _day(claims.text(paden.geldig_tot))
    return helper, Vertegenwoordiging(vertegenwoordigde=other, soorten=soorten, geldig_tot=until)


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise DigidFout("vertegenwoordiging-geldigheid") from None


def _soorten(value: Any) -> tuple[str, ...]:
    if value is _ABSENT or value is None:
        return ()
    texts = value if isinstance(value, list) else [value]
    if not all(isinstance(text, str) and 0 < len(text) <= 200 for text in texts):
        raise DigidFout("vertegenwoordiging-soort")
    return tuple(texts)


def _bsn(text: str | None) -> Bsn:
    if text is None:
        raise DigidFout("bsn-ontbreekt")
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise DigidFout("bsn-vorm")
    if found[1] and found[1].lower() != _SECTOR_BSN:
        raise DigidFout("sector")
    try:
        return Bsn(found[2])
    except OngeldigBsn:
        raise DigidFout("bsn") from None


def _at(claims: Mapping[str, Any], path: Pad) -> Any:
    value: Any = claims
    for name in path:
        if not isinstance(value, Mapping) or name not in value:
            return _ABSENT
        value = value[name]
    return value
