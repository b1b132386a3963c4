"""Do the connections with DigiD work, over SAML and through a broker?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.utils.translation import gettext_noop as _

from begrippen.toets import Bevinding, Koppelingtoets, Stand
from inloggen.digid.aansluiting import (
    DigidNietIngesteld,
    Profiel,
    aansluiting,
    instellingen,
    namen,
    profiel,
    setting,
)
from inloggen.digid.backchannel import NEXT, tls_context
from inloggen.digid.idp import idp_in_force
from inloggen.digid.ontsleutelen import decryption_keys
from inloggen.makelaar.instelling import makelaar
from inloggen.toetsen.oidc import of_provider
from verkeer.bevindingen import of_certificate, of_look
from verkeer.kijken import look
from verkeer.oproep import Tls

_SOON = 14  # days before DigiD's metadata ends
_NAAM = re.compile(r"[^a-z0-9-]+")


def koppelingen() -> list[Koppelingtoets]:
    title = _("DigiD: verbinding %(naam)s")
    return [Koppelingtoets(naam_van(naam), title, partial(_digid, naam), {"naam": naam}) for naam in namen()]


def naam_van(naam: str) -> str:
    """The code of a connection. Four digits in a row could be part of a BSN: the audit trail takes none."""
    code = _NAAM.sub("-", naam.lower())[:40]
    return f"digid-{re.sub(r'[0-9]{4,}', 'x', code)}"


def _digid(naam: str, now: datetime) -> Iterator[Bevinding]:
    try:
        soort = profiel(naam)
    except DigidNietIngesteld as fout:
        yield _wrong(fout)
        return
    if soort is Profiel.OIDC:
        yield from _broker(naam, now)
        return
    if wrong := list(_files(naam, soort)):
        yield from wrong
        return
    yield from _certificates(instellingen(naam), soort, now=now)
    yield from _other_side(naam, now)


def _wrong(fout: DigidNietIngesteld) -> Bevinding:
    """Its text names the setting, and nothing of what is in it."""
    return Bevinding(
        Stand.STUK,
        _("Een instelling of bestand klopt niet: %(melding)s."),
        _("Herstel dit bestand of deze instelling. Wat erin hoort, staat in docs/digid-aansluiten.md."),
        {"melding": str(fout)},
    )


def own_certificates(now: datetime) -> Iterator[tuple[str, Bevinding]]:
    """Of each connection over SAML: its code, and what is to be said of one of our certificates. Asks nobody."""
    for naam in namen():
        try:
            soort = profiel(naam)
        except DigidNietIngesteld:
            continue
        if soort is not Profiel.OIDC:
            for bevinding in _certificates(instellingen(naam), soort, now=now):
                yield naam_van(naam), bevinding


def _files(naam: str, soort: Profiel) -> Iterator[Bevinding]:
    parts: list[Callable[[str], object]] = [aansluiting, tls_context]
    if soort is Profiel.EID_4:
        parts.append(decryption_keys)
    for part in parts:
        try:
            part(naam)
        except DigidNietIngesteld as fout:
            yield _wrong(fout)


def _pairs(digid: dict[str, Any], soort: Profiel) -> list[str]:
    """The certificates in use, and those that come next where they are there already."""
    kinds = ["sign", "tls", *(["encryption"] if soort is Profiel.EID_4 else [])]
    names = [f"{prefix}{kind}_cert_file" for kind in kinds for prefix in ("", "next_")]
    return [name for name in names if digid.get(name)]


def _certificates(digid: dict[str, Any], soort: Profiel, *, now: datetime) -> Iterator[Bevinding]:
    for key in _pairs(digid, soort):
        yield of_certificate(digid[key], instelling=setting(digid, key), now=now)


def _other_side(naam: str, now: datetime) -> Iterator[Bevinding]:
    digid = instellingen(naam)
    try:
        theirs = idp_in_force(naam, now=now)
    except DigidNietIngesteld as fout:
        yield Bevinding(
            Stand.STUK,
            _("De metadata van DigiD kan niet gebruikt worden: %(melding)s."),
            _("Haal de metadata opnieuw op, en kijk of DIGID_IDP_CERT_FILE het goede certificaat is."),
            {"melding": str(fout)},
        )
        return
    except DatabaseError:
        yield Bevinding(Stand.STUK, _("De database antwoordt niet."), _("Kijk of de database draait."))
        return
    ends = [theirs.valid_until, max(key.not_after for key in theirs.signing_keys)]
    yield from _metadata(min(filter(None, ends)), len(theirs.keys(now=now)), now=now)
    pair = "next_tls" if digid.get("tls_with") == NEXT else "tls"
    ours = Tls(*(digid.get(key, "") for key in ("tls_ca_file", f"{pair}_cert_file", f"{pair}_key_file")))
    url = next(iter(theirs.resolve_urls.values()))
    yield from of_look(
        look(url, seconds=digid["timeout"], tls=ours), instelling=setting(digid, "tls_ca_file")
    )


def _metadata(until: datetime, keys: int, *, now: datetime) -> Iterator[Bevinding]:
    """`until`: when it ends itself, or when its last key does."""
    names = {"sleutels": str(keys), "dag": f"{until:%d-%m-%Y}"}
    if (until - now).days < _SOON:
        yield Bevinding(
            Stand.LET_OP,
            _("De metadata van DigiD is geldig tot %(dag)s."),
            _("Zet op tijd nieuwe metadata klaar, of vul het adres in zodat dat vanzelf gaat."),
            names,
        )
        return
    yield Bevinding(
        Stand.GOED, _("De metadata van DigiD is getekend en geldig (sleutels: %(sleutels)s)."), gegevens=names
    )


def _broker(naam: str, now: datetime) -> Iterator[Bevinding]:
    try:
        found = makelaar(naam)
    except DigidNietIngesteld as fout:
        yield _wrong(fout)
        return
    digid = instellingen(naam)
    if found.tls.cert_file:
        pair = "next_tls" if digid.get("tls_with") == NEXT else "tls"
        yield of_certificate(found.tls.cert_file, instelling=setting(digid, f"{pair}_cert_file"), now=now)
    tls = Tls(found.tls.ca_file, found.tls.cert_file, found.tls.key_file)
    yield from of_provider(
        found.discovery_url,
        issuer=found.issuer,
        seconds=min(found.seconds, settings.OIDC_TIMEOUT),
        tls=tls,
        instelling=setting(digid, "discovery_url"),
    )
