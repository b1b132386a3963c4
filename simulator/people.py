"""The test persons of DigiD and the medewerkers of the demo."""

from __future__ import annotations

from dataclasses import dataclass

from begrippen.bsn import Bsn


@dataclass(frozen=True, slots=True)
class TestPersoon:
    bsn: Bsn
    naam: str


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
)

MEDEWERKERS = (
    DemoMedewerker("sanne", "Sanne de Vries", "Adviseur Burgerzaken", "ambtenaar"),
    DemoMedewerker("karim", "Karim El Amrani", "Consulent Wmo", "ambtenaar"),
    DemoMedewerker("ingrid", "Ingrid Bakker", "Functioneel beheerder", "functioneel-beheerder"),
    DemoMedewerker("tom", "Tom Visser", "Toezichthouder", "toezichthouder"),
)


def medewerker(sub: str) -> DemoMedewerker | None:
    return next((person for person in MEDEWERKERS if person.sub == sub), None)
