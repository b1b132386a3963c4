"""The test persons of DigiD, who may act for whom, and the medewerkers of the demo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from begrippen.bsn import Bsn

_ANDERE_DIENST = UUID("00000000-0000-4000-8000-000000000099")


@dataclass(frozen=True, slots=True)
class TestPersoon:
    bsn: Bsn
    naam: str
    overleden: bool = False


class Soort(StrEnum):
    """On what grounds. The value is the RepresentationType (ST-SAML 1.0 and later); a mandate has none."""

    MACHTIGING = ""
    OUDER = "urn:nl-eid-gdi:1.1:RT:Zorg_Volledig_Gezag_Kind"
    CURATOR = "urn:nl-eid-gdi:1.1:RT:WV_Curator"
    BEWINDVOERDER = "urn:nl-eid-gdi:1.1:RT:WV_Bewindvoerder"
    MENTOR = "urn:nl-eid-gdi:1.1:RT:WV_Mentor"


@dataclass(frozen=True, slots=True)
class Band:
    """`helper` may act for `ander`, for one dienst or for all; until a day (included) or for good."""

    helper: Bsn
    ander: TestPersoon
    soorten: tuple[Soort, ...]
    dienst: UUID | None = None
    tot: date | None = None
    ingetrokken: bool = False

    @property
    def naam(self) -> str:
        return " en ".join(soort.name.lower() for soort in self.soorten)

    def bezwaar(self, dienst: str, *, today: date) -> str:
        """Why it does not count for the dienst with this ServiceUUID, or nothing."""
        if self.ander.overleden:
            return "Deze persoon is overleden."
        if self.ingetrokken:
            return "Deze machtiging is ingetrokken."
        if self.tot is not None and today > self.tot:
            return f"Dit gold tot en met {self.tot:%d-%m-%Y}."
        if self.dienst is not None and dienst.lower() != str(self.dienst):
            return "Dit geldt voor een andere dienst."
        return ""


@dataclass(frozen=True, slots=True)
class DemoMedewerker:
    """`rol`: a role code of the portal, as it stands in the claim `roles`."""

    sub: str
    naam: str
    functie: str
    rol: str

    @property
    def email(self) -> str:
        return f"{self.sub}@voorbeeld.example"


TESTPERSONEN = (
    TestPersoon(Bsn("999990019"), "W. Jansen-de Boer"),
    TestPersoon(Bsn("999993653"), "S. Moulin"),
    TestPersoon(Bsn("999991772"), "A. Yılmaz"),
    TestPersoon(Bsn("999999047"), "J. de Vries"),
    TestPersoon(Bsn("999999990"), "M. van den Berg"),
    TestPersoon(Bsn("000000012"), "P. Oud"),
    TestPersoon(Bsn("999971116"), "C. van Kooijmans"),
)

_JANSEN, _MOULIN, _YILMAZ, _DE_VRIES, _VAN_DEN_BERG, _OUD, _KOOIJMANS = TESTPERSONEN
_KIND = TestPersoon(Bsn("999990111"), "L. de Vries (9 jaar)")
_OVERLEDENE = TestPersoon(Bsn("999990123"), "H. Oud-Visser", overleden=True)

BANDEN = (
    # P. Oud is under curatele, so that a machtiging of theirs goes on until somebody looks; C. van Kooijmans is not.
    Band(_JANSEN.bsn, _OUD, (Soort.MACHTIGING,)),
    Band(_JANSEN.bsn, _KOOIJMANS, (Soort.MACHTIGING,)),
    Band(_JANSEN.bsn, _MOULIN, (Soort.MACHTIGING,), tot=date(2024, 12, 31)),
    Band(_JANSEN.bsn, _YILMAZ, (Soort.MACHTIGING,), ingetrokken=True),
    Band(_JANSEN.bsn, _VAN_DEN_BERG, (Soort.MACHTIGING,), dienst=_ANDERE_DIENST),
    Band(_JANSEN.bsn, _OVERLEDENE, (Soort.MACHTIGING,)),
    Band(_DE_VRIES.bsn, _KIND, (Soort.OUDER,)),
    Band(_MOULIN.bsn, _OUD, (Soort.BEWINDVOERDER,)),
    Band(_YILMAZ.bsn, _OUD, (Soort.CURATOR,)),
    Band(_VAN_DEN_BERG.bsn, _OUD, (Soort.BEWINDVOERDER, Soort.MENTOR)),
    Band(_VAN_DEN_BERG.bsn, _MOULIN, (Soort.MENTOR,)),
    Band(_VAN_DEN_BERG.bsn, _DE_VRIES, (Soort.BEWINDVOERDER,), tot=date(2025, 6, 30)),
)

MEDEWERKERS = (
    DemoMedewerker("sanne", "Sanne de Vries", "Adviseur Burgerzaken", "ambtenaar"),
    DemoMedewerker("karim", "Karim El Amrani", "Consulent Wmo", "ambtenaar"),
    DemoMedewerker("ingrid", "Ingrid Bakker", "Functioneel beheerder", "functioneel-beheerder"),
    DemoMedewerker("tom", "Tom Visser", "Toezichthouder", "toezichthouder"),
    DemoMedewerker("noor", "Noor Smit", "Tekstschrijver", "tekstbeheerder"),
    DemoMedewerker("peter", "Peter Kok", "Adviseur communicatie", "goedkeurder"),
    DemoMedewerker("fatima", "Fatima Bouali", "Medewerker klantcontact", "klantcontact"),
)


def medewerker(sub: str) -> DemoMedewerker | None:
    return next((person for person in MEDEWERKERS if person.sub == sub), None)


def name_of(bsn: Bsn) -> str:
    """The name of a test person; nothing for anybody else."""
    known = (*TESTPERSONEN, *(band.ander for band in BANDEN))
    return next((person.naam for person in known if person.bsn == bsn), "")


def bands_of(helper: Bsn) -> tuple[Band, ...]:
    return tuple(band for band in BANDEN if band.helper == helper)
