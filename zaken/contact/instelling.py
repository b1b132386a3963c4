"""What we are told about Klantinteracties: where it is, and what the gemeente calls things there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from verkeer.oproep import Tls


@dataclass(frozen=True, slots=True)
class Instelling:
    """`url`: the root, ending in a slash; empty: no contact moments. `seconds`: for all calls of one try.

    `zaak_soort_id`: `uuid` is the last part of the address of the zaak, anything else its zaaknummer.
    `medewerker`: name who had the call, as an actor.
    """

    url: str
    token: str = field(repr=False)
    seconds: float
    kanaal: str
    onderwerp: str
    vertrouwelijk: bool
    zaak_objecttype: str
    zaak_register: str
    zaak_soort_id: str
    medewerker: bool
    medewerker_objecttype: str
    medewerker_register: str
    medewerker_soort_id: str
    tls: Tls = field(default_factory=Tls)


def instelling() -> Instelling:
    values: dict[str, Any] = dict(settings.KLANTINTERACTIES)
    return Instelling(
        tls=Tls(values.pop("ca_file"), values.pop("cert_file"), values.pop("key_file")), **values
    )


def is_on() -> bool:
    return bool(settings.KLANTINTERACTIES["url"])
