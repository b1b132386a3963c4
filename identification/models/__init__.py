"""The tables of an identification. Rules that the database itself keeps stand here as constraints."""

from __future__ import annotations

from identification.models.api import (
    ApiClient,
    ApiSleutel,
    ApiToken,
    ApiVerbruik,
    ApiVerzoek,
    Bericht,
    Opening,
    SleutelSoort,
)
from identification.models.bewaard import BewaardBewijs
from identification.models.bezorgstand import Bezorgstand
from identification.models.browser import InwonerSessie
from identification.models.gesprek import Gesprek
from identification.models.identification import NIET_VOOR_BEZORGING, PERSOONLIJK, Identification, Overgang
from identification.models.ontvangst import Ontvangst
from identification.models.paneel import Paneel
from identification.models.samen import Samen
from identification.models.signaal import Signaal, SignaalSoort
from identification.models.telling import Teldag, Telling

__all__ = [
    "NIET_VOOR_BEZORGING",
    "PERSOONLIJK",
    "ApiClient",
    "ApiSleutel",
    "ApiToken",
    "ApiVerbruik",
    "ApiVerzoek",
    "Bericht",
    "BewaardBewijs",
    "Bezorgstand",
    "Gesprek",
    "Identification",
    "InwonerSessie",
    "Ontvangst",
    "Opening",
    "Overgang",
    "Paneel",
    "Samen",
    "Signaal",
    "SignaalSoort",
    "SleutelSoort",
    "Teldag",
    "Telling",
]
