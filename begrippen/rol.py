"""What a medewerker may be in Beeldpas."""

from __future__ import annotations

from enum import StrEnum


class Rol(StrEnum):
    """The codes stand in the claim of the OIDC provider and with the medewerker."""

    AMBTENAAR = "ambtenaar"
    FUNCTIONEEL_BEHEERDER = "functioneel-beheerder"
    TOEZICHTHOUDER = "toezichthouder"
