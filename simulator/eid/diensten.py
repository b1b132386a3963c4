"""The catalogue of diensten: which level a ServiceUUID needs at least."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from begrippen.niveau import Betrouwbaarheidsniveau


@dataclass(frozen=True, slots=True)
class Dienst:
    uuid: str
    naam: str
    niveau: Betrouwbaarheidsniveau


def _known(number: int, naam: str, niveau: Betrouwbaarheidsniveau) -> Dienst:
    return Dienst(str(UUID(f"00000000-0000-4000-8000-{number:012d}")), naam, niveau)


CATALOGUS = (
    _known(10, "Dienst op niveau basis", Betrouwbaarheidsniveau.BASIS),
    _known(20, "Dienst op niveau midden", Betrouwbaarheidsniveau.MIDDEN),
    _known(25, "Dienst op niveau substantieel", Betrouwbaarheidsniveau.SUBSTANTIEEL),
    _known(30, "Dienst op niveau hoog", Betrouwbaarheidsniveau.HOOG),
)


def find(text: str) -> Dienst | None:
    """The dienst of this ServiceUUID; nothing for what is no UUID.

    One that is not in the catalogue needs level midden, so that a portal need not know ours.
    """
    try:
        uuid = str(UUID(text))
    except ValueError:
        return None
    other = Dienst(uuid, "Dienst buiten de catalogus", Betrouwbaarheidsniveau.MIDDEN)
    return next((dienst for dienst in CATALOGUS if dienst.uuid == uuid), other)
