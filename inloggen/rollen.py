"""What a medewerker may be in Beeldpas."""

from __future__ import annotations

from enum import StrEnum


class Rol(StrEnum):
    AMBTENAAR = "ambtenaar"
    FUNCTIONEEL_BEHEERDER = "functioneel-beheerder"
    TOEZICHTHOUDER = "toezichthouder"
