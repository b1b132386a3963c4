"""What a dienst lets each kind of representative do: the values, what holds without a setting, and what never holds.

Pure. 001 is "DigiD helpt niet mee" (Nationale ombudsman, 2023), BW the Burgerlijk Wetboek.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from begrippen.vertegenwoordiging import Soort

JONGER_DAN = (1, 18)


class Aard(StrEnum):
    """What a dienst is about, as far as it decides who may act (001, letter of the staatssecretaris, question 3)."""

    GELD = "geld"
    ZORG = "zorg"  # care, and data about health
    INZAGE = "inzage"  # somebody asks to see what is known about a person
    OVERIG = "overig"


class Bron(StrEnum):
    """From where we know of a vertegenwoordiging."""

    MACHTIGEN = "digid-machtigen"  # the mandate that a login brings along, without a RepresentationType
    VERKLARING = "bevoegdheidsverklaring"  # the login brings a RepresentationType along
    GEZAG = "gezag"  # the BRP
    STUK = "stuk"  # a document that an ambtenaar saw


class Stand(StrEnum):
    """How a cell of the matrix stands."""

    TOEGESTAAN = "toegestaan"
    VOORWAARDE = "voorwaarde"
    NIET = "niet"


@dataclass(frozen=True, slots=True)
class Dienstregel:
    """One cell: what one dienst says about one kind.

    `jonger_dan`: only for who has not reached this age (years, 1–18). `andere_ouder`: with joint gezag the ambtenaar
    asks whether the other one agrees. With `mag` off nothing else matters.
    """

    mag: bool = False
    jonger_dan: int | None = None
    alleen_geld: bool = False
    extra_controle: bool = False
    tweede_medewerker: bool = False
    andere_ouder: bool = False

    @property
    def stand(self) -> Stand:
        if not self.mag:
            return Stand.NIET
        conditions = (self.alleen_geld, self.extra_controle, self.tweede_medewerker, self.andere_ouder)
        return Stand.VOORWAARDE if any(conditions) or self.jonger_dan is not None else Stand.TOEGESTAAN


# By which way a kind can come at all.
#
# A curator, and whoever else the court appointed, never comes through DigiD Machtigen: who cannot act cannot
# authorise either (001, §3.3.2: "Zij kunnen niet gemachtigd worden door de betrokken handelingsonbekwame persoon en
# dus is het gebruik van DigiD machtigen voor hen niet mogelijk"; letter of the staatssecretaris, question 2). The same
# goes for a child. A nabestaande does: the afnemer registers a nabestaandenmachtiging there (002, step 1).
WEGEN = {
    Soort.GEMACHTIGDE: frozenset({Bron.MACHTIGEN, Bron.STUK}),
    Soort.BEWINDVOERDER: frozenset({Bron.VERKLARING, Bron.STUK}),
    Soort.CURATOR: frozenset({Bron.VERKLARING, Bron.STUK}),
    Soort.MENTOR: frozenset({Bron.VERKLARING, Bron.STUK}),
    Soort.OUDER: frozenset({Bron.VERKLARING, Bron.GEZAG, Bron.STUK}),
    Soort.NABESTAANDE: frozenset({Bron.MACHTIGEN, Bron.STUK}),
}

# What no setting can allow.
#
# A bewindvoerder: 001, letter of the staatssecretaris, question 3: "een bewindvoerder mag bijvoorbeeld wel financiële
# dienstverlening afnemen maar geen inzageverzoeken doen voor een ander of een medische dossier inzien. Dit moet
# technisch afgedwongen worden." A mentor is there for care, nursing, treatment and guidance only (BW 1:453).
NOOIT = frozenset(
    {
        (Soort.BEWINDVOERDER, Aard.ZORG),
        (Soort.BEWINDVOERDER, Aard.INZAGE),
        (Soort.MENTOR, Aard.GELD),
    }
)

_KIND_ZORG = 12  # Stelsel Toegang SAML 1.0, RT:Zorg_Volledig_Gezag_Kind: care, child under 12
_KIND_INZAGE = 16  # Uitvoeringswet AVG, article 5: from 16 on a person asks for themselves


def standaard(soort: Soort, aard: Aard) -> Dienstregel:
    """What stands in a cell before functioneel beheer says something; it counts once the dienst is switched on.

    - gemachtigde: yes. The person chose them, for this dienst (001, §3.3.4; letter, question 2: "behoudt in alle
      gevallen zelf de controle over wie hij machtigt").
    - bewindvoerder: money only (001, letter, question 3; BW 1:441), with a look at the register of the court.
    - curator and mentor: with that look (BW 1:381 and 1:453); there is no connection that says it by itself yet.
    - ouder: as long as the child is young enough for what the dienst is about.
    - nabestaande: no. "De nabestaanden hoeven dan in principe niets te regelen" (001, letter, question 4).
    """
    match soort:
        case Soort.GEMACHTIGDE:
            return Dienstregel(mag=True)
        case Soort.BEWINDVOERDER:
            return Dienstregel(mag=True, alleen_geld=True, extra_controle=True)
        case Soort.CURATOR:
            return Dienstregel(mag=True, extra_controle=True)
        case Soort.MENTOR:
            return Dienstregel(mag=aard is not Aard.GELD, extra_controle=True)
        case Soort.OUDER:
            return Dienstregel(
                mag=True, jonger_dan={Aard.ZORG: _KIND_ZORG, Aard.INZAGE: _KIND_INZAGE}.get(aard)
            )
        case Soort.NABESTAANDE:
            return Dienstregel()


def kan_nooit(soort: Soort, aard: Aard, regel: Dienstregel) -> bool:
    """No facts can make this cell say yes at a dienst of this kind."""
    return not regel.mag or (soort, aard) in NOOIT or (regel.alleen_geld and aard is not Aard.GELD)
