"""What the ambtenaar sees of somebody who acts for another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Nakijkpunt:
    """To be ticked off. `toelichting`: a person decides here and writes down why. `url` empty: a colleague does."""

    code: str
    tekst: str
    toelichting: bool
    url: str


@dataclass(frozen=True, slots=True)
class NamensBlok:
    """`stand`: `wie` (nobody is recorded yet), `nakijken`, `mag` or `niet`. Masks are empty while nobody may see them.

    `feiten`: (name, value) of the document and what else counts. Addresses are empty where that is not possible now.
    `kan_weg`: what the ambtenaar recorded can be taken back. `intrekken`: `ingetrokken` where the machtiging can be
    said to hold no longer, `geldt` where that was said and can be undone; empty: neither.
    """

    stand: str
    reden: str
    keuze: str = ""
    soort: str = ""
    uitleg: str = ""
    vaststelling: str = ""
    voorwaarden: tuple[str, ...] = ()
    handelende_masker: str = ""
    vertegenwoordigde_masker: str = ""
    feiten: tuple[tuple[str, str], ...] = ()
    te_doen: tuple[Nakijkpunt, ...] = ()
    nagekeken: tuple[str, ...] = ()
    meekijk_adres: str = ""
    nakijk_url: str = ""
    brp_url: str = ""
    opgezocht: bool = False
    gezag_url: str = ""
    stuk_url: str = ""
    geldt_url: str = ""
    kan_weg: bool = False
    intrekken: str = ""
    fout: str = ""
    fout_bij: str = ""


@dataclass(frozen=True, slots=True)
class KindRegel:
    """`sleutel`: what the form sends back. `gezag`: what the BRP says about this parent and this child."""

    sleutel: str
    geboren: str
    naam: str
    gezag: str


@dataclass(frozen=True, slots=True)
class GezagPagina:
    """`kinderen` None: nothing was asked yet. `bekend`: flow BEKEND, the child is the known person."""

    titel: str
    zaaknummer: str
    url: str
    terug_url: str
    stuk_url: str
    bekend: bool
    kinderen: tuple[KindRegel, ...] | None = None
    fout: str = ""
    fout_bij: str = ""
    uitleg: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StukPagina:
    """A representation that was seen on paper. `soorten`, `stukken`: (code, words). `ingevuld`, `fouten`: by field."""

    zaaknummer: str
    url: str
    terug_url: str
    bekend: bool
    soorten: tuple[tuple[str, str], ...]
    stukken: tuple[tuple[str, str], ...]
    ingevuld: dict[str, str]
    fouten: tuple[tuple[str, str], ...] = ()

    @property
    def fout(self) -> dict[str, str]:
        return dict(self.fouten)


@dataclass(frozen=True, slots=True)
class MeekijkPagina:
    """For the colleague: what was seen, without the people."""

    dienst: str
    ambtenaar: str
    soort: str
    uitleg: str
    feiten: tuple[tuple[str, str], ...]
    url: str
    klaar: bool = False
