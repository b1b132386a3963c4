"""`manage.py digid_metadata`: what metadata of DigiD is in use, and fetch it now."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from inloggen.digid.aansluiting import DigidNietIngesteld, Profiel, instellingen, namen, profiel
from inloggen.digid.idp import idp
from inloggen.digid.vernieuwen import Vernieuwing, refresh
from inloggen.models import IdpMetadata


class Command(BaseCommand):
    help = "Show the metadata of DigiD that is in use; with --vernieuw fetch it now"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("aansluiting", nargs="*", help="names of connections; without: all of them")
        parser.add_argument("--vernieuw", action="store_true", help="fetch it now from its address")

    def handle(self, *_args: Any, **options: Any) -> None:
        now = timezone.now()
        saml = [naam for naam in namen() if profiel(naam) is not Profiel.OIDC]
        asked: list[str] = options["aansluiting"] or saml
        if not set(asked) <= set(saml):
            raise CommandError(f"Connections with metadata: {', '.join(saml)}")
        failed = [naam for naam in asked if options["vernieuw"] and not self._refresh(naam, now=now)]
        for naam in asked:
            self._show(naam, now=now)
        if failed:
            raise CommandError(f"Not renewed: {', '.join(failed)}")

    def _refresh(self, naam: str, *, now: datetime) -> bool:
        if not instellingen(naam).get("idp_metadata_url"):
            self.stdout.write(f"{naam}: from a file, nothing to fetch")
            return True
        outcome = refresh(naam, now=now)
        self.stdout.write(f"{naam}: {_words(outcome)}")
        return not outcome.reden

    def _show(self, naam: str, *, now: datetime) -> None:
        digid = instellingen(naam)
        lines = [("source", digid.get("idp_metadata_url") or digid["idp_metadata_file"])]
        row = IdpMetadata.objects.filter(aansluiting=naam).first()
        if digid.get("idp_metadata_url") and row is not None:
            lines += [
                ("sha256", row.sha256 or "-"),
                ("fetched", _moment(row.gehaald_op)),
                ("last tried", _moment(row.geprobeerd_op)),
                ("last failure", row.fout or "-"),
            ]
        lines += _in_use(naam, now=now)
        self.stdout.write(f"[{naam}]")
        for name, value in lines:
            self.stdout.write(f"  {name}: {value}")


def _in_use(naam: str, *, now: datetime) -> list[tuple[str, str]]:
    try:
        theirs = idp(naam)
    except DigidNietIngesteld as error:
        return [("in use", f"nothing: {error}")]
    ends = ", ".join(_moment(key.not_after) for key in theirs.signing_keys)
    return [
        ("in use", theirs.entity_id),
        ("login page", theirs.sso_url),
        ("logout", theirs.slo_url or "-"),
        ("valid until", _moment(theirs.valid_until)),
        ("signing keys", f"{len(theirs.keys(now=now))} good now; end {ends}"),
    ]


def _words(outcome: Vernieuwing) -> str:
    if outcome.reden:
        return f"kept as it was ({outcome.reden})"
    return "renewed" if outcome.veranderd else "unchanged"


def _moment(moment: datetime | None) -> str:
    return "-" if moment is None else moment.strftime("%Y-%m-%d %H:%M:%SZ")
