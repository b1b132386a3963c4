"""Who works here, as far as we have seen them log in."""

from __future__ import annotations

from begrippen.rol import Rol
from inloggen.models import Medewerker


def ambtenaren() -> list[Medewerker]:
    """Everybody who has logged in here and may take calls, by name. Two people may have one name."""
    known = Medewerker.objects.exclude(laatst_ingelogd=None).order_by("naam", "functie")
    return [one for one in known if one.heeft_rol(Rol.AMBTENAAR)]
