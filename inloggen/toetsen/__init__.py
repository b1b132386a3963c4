"""Tests of the connections with DigiD and with the provider of the medewerkers."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from begrippen.toets import Koppelingtoets
from inloggen.toetsen import digid, medewerkers


def koppelingen() -> list[Koppelingtoets]:
    own = Koppelingtoets("medewerkers", _("Inloggen van medewerkers"), medewerkers.toets)
    return [*digid.koppelingen(), own]
