"""What a gemeente calls a zaak (handleiding "identificatie bij beeldbellen", VNG Realisatie, §2.1)."""

from __future__ import annotations

from enum import StrEnum


class Zaakwoord(StrEnum):
    ZAAK = "zaak"
    CASUS = "casus"
    DOSSIER = "dossier"
