"""What the adapter is told about the zaaksysteem of a gemeente."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from verkeer.afzender import afzender
from verkeer.oproep import Tls


@dataclass(frozen=True, slots=True)
class ZgwInstelling:
    """`*_url`: roots of the three APIs, each ending in a slash. `rsin`: nine digits, or empty (`bronorganisatie`).

    `catalogus_url`: only look in this catalogue; empty: in all that the client may see. `seconds`: for one step,
    however many calls it takes. `cache_seconds`: how long what the catalogue said is believed. `rechtentoets`: ask
    before the first write whether we may make the document. `eigenschappen`: our names (`niveau`, `flow`, `moment`)
    and those of the eigenschappen of the zaaktype; empty: none are written.
    """

    zaken_url: str
    documenten_url: str
    catalogi_url: str
    client_id: str
    secret: str = field(repr=False)
    rsin: str
    catalogus_url: str = ""
    seconds: float = 6.0
    cache_seconds: float = 600.0
    user_id: str = "beeldpas"
    user_representation: str = "Beeldpas"
    rechtentoets: bool = True
    authenticatie_context: bool = False
    eigenschappen: Mapping[str, str] = field(default_factory=dict)
    tls: Tls = field(default_factory=Tls)

    @property
    def bronorganisatie(self) -> str:
        """An RSIN, of functioneel beheer where the settings have none: asked anew, as the adapter outlives a change."""
        return self.rsin or afzender().rsin


def instelling() -> ZgwInstelling:
    """From the settings. What is missing there is empty here; the checks and the test of the coupling say so."""
    values: dict[str, Any] = dict(settings.ZGW)
    tls = Tls(values.pop("ca_file"), values.pop("cert_file"), values.pop("key_file"))
    return ZgwInstelling(tls=tls, **values)
