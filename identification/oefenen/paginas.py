"""What the pages of practice show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from identification.oefenen.verhaal import LANGSTE_WEG, Keuze, Melding, Oordeel, Regel, Scene, Stap, Verhaal
from identification.paginas import Stap as Voortgang
from identification.paginas import StapStand


@dataclass(frozen=True, slots=True)
class VerhaalRegel:
    titel: str
    intro: str
    url: str


@dataclass(frozen=True, slots=True)
class OefenenPagina:
    verhalen: tuple[VerhaalRegel, ...]
    lijst_url: str


@dataclass(frozen=True, slots=True)
class OefenScherm:
    """What the ambtenaar would see; nothing on it can be pressed."""

    status: str
    live: str
    stand: str
    getal: str
    meldingen: tuple[Melding, ...]
    persoon: tuple[tuple[str, str], ...]
    stappen: tuple[Voortgang, ...]


@dataclass(frozen=True, slots=True)
class ScenePagina:
    """`nummer` counts from 1. `vorige`: the choice that led here. `fout`: nothing, or no code, was chosen."""

    titel: str
    intro: str
    nummer: int
    regels: tuple[Regel, ...]
    scherm: OefenScherm | None
    keuzes: tuple[Keuze, ...]
    code: bool
    vorige: Keuze | None
    stap_url: str
    lijst_url: str
    fout: str = ""


@dataclass(frozen=True, slots=True)
class EindePagina:
    titel: str
    gelukt: bool
    slot: tuple[str, ...]
    stappen: tuple[Stap, ...]
    goed: int
    beter: int
    opnieuw_url: str
    gedaan_url: str
    lijst_url: str


def list_page(verhalen: Mapping[str, Verhaal]) -> OefenenPagina:
    return OefenenPagina(
        verhalen=tuple(_line(verhaal) for verhaal in verhalen.values()),
        lijst_url=reverse("identification:werkblad"),
    )


def scene_page(
    verhaal: Verhaal, scene: Scene, stappen: tuple[Stap, ...], *, weg: str, now: datetime, fout: bool
) -> ScenePagina:
    """`fout`: the form came without a choice."""
    return ScenePagina(
        titel=str(verhaal.titel),
        intro="" if weg else str(verhaal.intro),
        nummer=len(weg) + 1,
        regels=scene.regels,
        scherm=_screen(scene, now=now),
        keuzes=scene.keuzes if len(weg) < LANGSTE_WEG else (),
        code=scene.code is not None and len(weg) < LANGSTE_WEG,
        vorige=stappen[-1].keuze if stappen else None,
        stap_url=f"{reverse('identification:oefening', args=[verhaal.slug])}?weg={weg}",
        lijst_url=reverse("identification:oefenen"),
        fout=_missing(scene) if fout else "",
    )


def end_page(verhaal: Verhaal, scene: Scene, stappen: tuple[Stap, ...]) -> EindePagina:
    right = sum(stap.keuze.oordeel is Oordeel.GOED for stap in stappen)
    return EindePagina(
        titel=str(verhaal.titel),
        gelukt=scene.gelukt,
        slot=tuple(str(line) for line in scene.slot),
        stappen=stappen,
        goed=right,
        beter=len(stappen) - right,
        opnieuw_url=reverse("identification:oefening", args=[verhaal.slug]),
        gedaan_url=reverse("identification:oefening-gedaan", args=[verhaal.slug]),
        lijst_url=reverse("identification:oefenen"),
    )


def _line(verhaal: Verhaal) -> VerhaalRegel:
    url = reverse("identification:oefening", args=[verhaal.slug])
    return VerhaalRegel(titel=str(verhaal.titel), intro=str(verhaal.intro), url=url)


def _missing(scene: Scene) -> str:
    if scene.code is not None:
        return _("Vul de 6 cijfers in die de inwoner voorleest, of kies iets anders.")
    return _("Kies wat u doet.")


def _screen(scene: Scene, *, now: datetime) -> OefenScherm | None:
    if scene.scherm is None:
        return None
    names = (
        _("Link openen"),
        _("Inloggen met DigiD"),
        _("Code controleren"),
        _("Persoon opzoeken"),
        _("Afronden"),
    )
    states = [StapStand.KLAAR] * scene.scherm.klaar + [StapStand.BEZIG] + [StapStand.NOG_NIET] * len(names)
    return OefenScherm(
        status=str(scene.scherm.status),
        live=str(scene.scherm.live),
        stand=scene.scherm.stand,
        getal=scene.scherm.getal,
        meldingen=scene.scherm.meldingen,
        persoon=tuple((str(name), str(value)) for name, value in scene.scherm.persoon),
        stappen=tuple(
            Voortgang(name, state, now if state is StapStand.KLAAR else None)
            for name, state in zip(names, states, strict=False)
        ),
    )
