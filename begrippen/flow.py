"""The three flows of the handleiding "identificatie bij beeldbellen" (VNG Realisatie, §2.1–2.3)."""

from __future__ import annotations

from enum import StrEnum


class Flow(StrEnum):
    NIEUW = "NIEUW"  # §2.1: the BSN is not known yet
    BEKEND = "BEKEND"  # §2.2: the ambtenaar has the BSN at hand
    AMBTENAAR = "AMBTENAAR"  # §2.3: the record appears at the ambtenaar, without a code


class Codecontrole(StrEnum):
    """How the ambtenaar checks the code that the inwoner reads out."""

    INVOEREN = "invoeren"  # types it, and does not see it beforehand
    VERGELIJKEN = "vergelijken"  # sees it, and says whether it is the same


class Getalcontrole(StrEnum):
    """How the inwoner shows, before the login, to be in the call with this ambtenaar.

    The ambtenaar says two digits (RFC 10027: binding by what travels outside the link).
    """

    KIEZEN = "kiezen"  # three buttons to DigiD, one of them with the number that was said
    TYPEN = "typen"  # types the two digits
    UIT = "uit"


class BsnOpBewijs(StrEnum):
    """How much of the BSN the proof shows."""

    VOLLEDIG = "volledig"
    LAATSTE_VIER = "laatste_vier"
    GEEN = "geen"
