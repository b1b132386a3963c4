"""What a practice story is made of: scenes, and choices that lead from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Tekst = str | _StrPromise

# Somebody who goes round in circles is sent on at last; an address stays short.
LANGSTE_WEG = 20


class Spreker(StrEnum):
    INWONER = "inwoner"
    U = "u"
    BEELD = "beeld"  # what can be seen or heard, without anybody saying it


class Oordeel(StrEnum):
    GOED = "goed"
    KAN = "kan"  # not wrong, but there was a better way
    FOUT = "fout"


@dataclass(frozen=True, slots=True)
class Regel:
    spreker: Spreker
    tekst: Tekst


@dataclass(frozen=True, slots=True)
class Melding:
    """A signal on the screen. `ernstig`: a red one."""

    titel: Tekst
    uitleg: Tekst
    ernstig: bool = False


@dataclass(frozen=True, slots=True)
class Scherm:
    """What the screen of the ambtenaar shows in this scene. `stand` as in `IdentificatiePagina`.

    `klaar`: how many of the five steps are done. `getal`: the two digits to say. `persoon`: what looking up gave.
    """

    status: Tekst
    live: Tekst
    stand: str
    klaar: int
    getal: str = ""
    meldingen: tuple[Melding, ...] = ()
    persoon: tuple[tuple[Tekst, Tekst], ...] = ()


@dataclass(frozen=True, slots=True)
class Keuze:
    """`letter` names it in the address. `naar`: the next scene."""

    letter: str
    tekst: Tekst
    naar: str
    oordeel: Oordeel
    uitleg: Tekst


@dataclass(frozen=True, slots=True)
class Codevraag:
    """The ambtenaar types what was read out. `goed`: the code that is right; "" when no code can be right here."""

    goed: str
    juist: Keuze
    onjuist: Keuze


@dataclass(frozen=True, slots=True)
class Scene:
    """Without `keuzes` and `code` it is an end: then `slot` tells what was going on. `gelukt`: it ended well."""

    naam: str
    regels: tuple[Regel, ...] = ()
    scherm: Scherm | None = None
    keuzes: tuple[Keuze, ...] = ()
    code: Codevraag | None = None
    slot: tuple[Tekst, ...] = ()
    gelukt: bool = False

    @property
    def is_einde(self) -> bool:
        return not self.keuzes and self.code is None

    @property
    def alle_keuzes(self) -> tuple[Keuze, ...]:
        typed = (self.code.juist, self.code.onjuist) if self.code else ()
        return self.keuzes + typed


@dataclass(frozen=True, slots=True)
class Verhaal:
    """The first scene is where it begins."""

    slug: str
    titel: Tekst
    intro: Tekst
    scenes: tuple[Scene, ...]

    def scene(self, naam: str) -> Scene:
        """Raises `KeyError` for a scene that is not there: a mistake in the story."""
        return {scene.naam: scene for scene in self.scenes}[naam]


@dataclass(frozen=True, slots=True)
class Stap:
    """A choice that was made, and in which scene."""

    scene: Scene
    keuze: Keuze


class OnbekendeWeg(Exception):
    """The address does not belong to this story."""


def follow(verhaal: Verhaal, weg: str) -> tuple[Scene, tuple[Stap, ...]]:
    """The scene at the end of `weg`, one letter for each choice, and the choices. Raises `OnbekendeWeg`."""
    if len(weg) > LANGSTE_WEG:
        raise OnbekendeWeg
    scene, steps = verhaal.scenes[0], list[Stap]()
    for letter in weg:
        keuze = next((keuze for keuze in scene.alle_keuzes if keuze.letter == letter), None)
        if keuze is None:
            raise OnbekendeWeg
        steps.append(Stap(scene, keuze))
        scene = verhaal.scene(keuze.naar)
    return scene, tuple(steps)


def ways(verhaal: Verhaal) -> Iterator[str]:
    """Every way from the beginning to an end that comes by no scene twice."""
    yield from _ways(verhaal, verhaal.scenes[0], weg="", seen=frozenset())


def _ways(verhaal: Verhaal, scene: Scene, *, weg: str, seen: frozenset[str]) -> Iterator[str]:
    if scene.is_einde:
        yield weg
    for keuze in scene.alle_keuzes:
        if keuze.naar not in seen | {scene.naam}:
            rest = verhaal.scene(keuze.naar)
            yield from _ways(verhaal, rest, weg=weg + keuze.letter, seen=seen | {scene.naam})
