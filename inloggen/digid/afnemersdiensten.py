"""The diensten that a connection of eID 4.x knows by a ServiceUUID, as they stand in our metadata.

This package does not know diensten: the setting `DIGID_AFNEMERSDIENSTEN` names the function that does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from inloggen.digid.aansluiting import DigidNietIngesteld, instellingen

Afnemersdienst = tuple[int, str, str]  # index in the metadata, name, ServiceUUID


def afnemersdiensten(naam: str = "") -> Sequence[Afnemersdienst]:
    """In the order of their index, one for each ServiceUUID."""
    digid = instellingen(naam)
    function = import_string(settings.DIGID_AFNEMERSDIENSTEN)
    is_default = digid is settings.DIGID
    return cast("Sequence[Afnemersdienst]", function(digid.get("naam", "digid"), is_default=is_default))


def index_of(service_uuid: str, *, naam: str = "") -> int:
    """Raises `DigidNietIngesteld` for a dienst that is not in our metadata."""
    for index, _, uuid in afnemersdiensten(naam):
        if uuid == service_uuid:
            return index
    raise DigidNietIngesteld("DIGID_AFNEMERSDIENSTEN: no dienst with the ServiceUUID that is asked")
