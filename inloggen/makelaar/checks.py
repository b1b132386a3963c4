"""What `manage.py check` says about connections through a broker. Nothing is asked of the broker itself."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, register

from inloggen.digid.aansluiting import DigidNietIngesteld, Profiel, instellingen, namen, profiel, setting
from inloggen.makelaar.instelling import Makelaar, makelaar


@register("digid")
def broker_settings(**_: Any) -> list[CheckMessage]:
    """Every setting of a broker is there and can be read; an error in production, a warning elsewhere."""
    return [message for naam in namen() if _through_broker(naam) for message in _messages(naam)]


def _through_broker(naam: str) -> bool:
    try:
        return profiel(naam) is Profiel.OIDC
    except DigidNietIngesteld:
        return False


def _messages(naam: str) -> list[CheckMessage]:
    try:
        ours = makelaar(naam)
    except DigidNietIngesteld as error:
        return [_message(str(error), "inloggen.E020")]
    return _doubts(ours)


def _doubts(ours: Makelaar) -> list[CheckMessage]:
    given, found = instellingen(ours.naam), []
    if settings.OMGEVING == "productie" and not ours.discovery_url.startswith("https://"):
        found.append(_message(f"{setting(given, 'discovery_url')}: not on https", "inloggen.E021"))
    if "openid" not in ours.scopes.split():
        found.append(_message(f"{setting(given, 'scopes')}: without openid", "inloggen.E022"))
    if not ours.paden.bsn and not ours.paden.acting:
        found.append(_message(f"{setting(given, 'claim_bsn')} is not set", "inloggen.E023"))
    if bool(ours.paden.acting) != bool(ours.paden.represented):
        text = f"{setting(given, 'claim_acting')} goes with {setting(given, 'claim_represented')}"
        found.append(_message(text, "inloggen.E024"))
    if _asks_for_another(ours) and not ours.paden.acting:
        text = f"{setting(given, 'scopes')}: representation is asked, and {setting(given, 'claim_acting')} is not set"
        found.append(_message(text, "inloggen.E026"))
    if ours.tls.cert_file and not ours.discovery_url.startswith("https://"):
        found.append(_message(f"{setting(given, 'tls_cert_file')}: shown on https alone", "inloggen.E027"))
    if ours.paden.niveau_standaard is not None:
        text = f"{setting(given, 'niveau_standaard')}: a level that the broker did not name is believed"
        found.append(checks.Warning(text, id="inloggen.W025"))
    return found


def _asks_for_another(ours: Makelaar) -> bool:
    """With this scope nl-rdo-max gives the BSN of the represented person, and of nobody else."""
    return "authorization_by_proxy" in f"{ours.scopes} {ours.scopes_namens}".split()


def _message(text: str, number: str) -> CheckMessage:
    if settings.OMGEVING == "productie":
        return Error(text, id=number)
    return checks.Warning(text, id=number.replace("E", "W"))
