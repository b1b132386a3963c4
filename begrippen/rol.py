"""What a medewerker may be in Beeldpas."""

from __future__ import annotations

from enum import StrEnum


class Rol(StrEnum):
    """The codes stand in the claim of the OIDC provider and with the medewerker."""

    AMBTENAAR = "ambtenaar"
    FUNCTIONEEL_BEHEERDER = "functioneel-beheerder"
    TOEZICHTHOUDER = "toezichthouder"
    TEKSTBEHEERDER = "tekstbeheerder"
    GOEDKEURDER = "goedkeurder"
    KLANTCONTACT = "klantcontact"


# Who makes appointments for a call. Somebody of klantcontact does nothing else: the call is of an ambtenaar.
PLANNERS = (Rol.AMBTENAAR, Rol.KLANTCONTACT)
# Who may have inwoners told that they log in otherwise: whoever plans, and who changed how.
UITLEGGERS = (*PLANNERS, Rol.FUNCTIONEEL_BEHEERDER)
# Who writes texts for inwoners, and who approves those of others. A functioneel beheerder may do both, but never
# to one text.
MAKERS = (Rol.FUNCTIONEEL_BEHEERDER, Rol.TEKSTBEHEERDER)
KEURDERS = (Rol.FUNCTIONEEL_BEHEERDER, Rol.GOEDKEURDER)
TEKSTROLLEN = (Rol.FUNCTIONEEL_BEHEERDER, Rol.TEKSTBEHEERDER, Rol.GOEDKEURDER)
