"""What a profile of SAML says for itself; all that is not here is the same for both and checked in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from lxml import etree

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.vertegenwoordiging import Vertegenwoordiging
from inloggen.resultaat import LoginMislukt, LoginStart

if TYPE_CHECKING:
    from inloggen.digid.aansluiting import Aansluiting
    from inloggen.digid.answer import Expected
    from inloggen.digid.idp import Idp


@dataclass(frozen=True, slots=True)
class Vraag:
    """One login to ask for. `service_uuid` and `namens` (for somebody else) mean something in eID 4.x only."""

    niveau: Betrouwbaarheidsniveau
    relay_state: str
    now: datetime
    service_uuid: str = ""
    namens: bool = False


@dataclass(frozen=True, slots=True)
class Persoon:
    """Who logged in, for whom, and what DigiD calls this session."""

    bsn: Bsn
    vertegenwoordiging: Vertegenwoordiging | None = None
    transient_id: str = ""


@dataclass(frozen=True, slots=True)
class Eigen:
    """What a profile needs of us to read an answer: `keys` decrypt, by the name that they have in our metadata."""

    service_uuid: str = ""
    namens: bool = False
    keys: Mapping[str, RSAPrivateKey] = field(default_factory=dict, repr=False)


class Regels(Protocol):
    """The modules `profiel_3` and `profiel_4`.

    `EVIDENCE` is the tag of a child of the assertion that is passed over, empty for none. `REFUSED` are tags that
    may stand nowhere else in an answer.
    """

    EVIDENCE: str
    REFUSED: tuple[str, ...]

    def ask(self, vraag: Vraag, *, ours: Aansluiting, theirs: Idp) -> tuple[str, LoginStart]:
        """The ID of a signed AuthnRequest, and how the browser takes it to DigiD."""

    def failure(self, codes: list[str], message: str) -> LoginMislukt | None:
        """What a status other than Success means, when the profile gives it a meaning of its own.

        `codes`: the names of the status codes, the outer first. `message`: the StatusMessage, or empty.
        """

    def niveau(self, class_ref: str) -> Betrouwbaarheidsniveau | None:
        """The level that an AuthnContextClassRef names; None for a name that is none."""

    def persoon(self, assertion: etree._Element, subject: etree._Element, *, expected: Expected) -> Persoon:
        """Who logged in. Raises `DigidFout`."""
