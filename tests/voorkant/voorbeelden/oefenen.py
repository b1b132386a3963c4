"""The pages of practice."""

from __future__ import annotations

from identification.oefenen.paginas import EindePagina, ScenePagina, end_page, list_page, scene_page
from identification.oefenen.verhaal import follow
from identification.oefenen.verhalen import VERHALEN
from tests.voorkant.voorbeelden.gegevens import NU


def scene(slug: str, weg: str, *, fout: bool = False) -> ScenePagina:
    found, stappen = follow(VERHALEN[slug], weg)
    return scene_page(VERHALEN[slug], found, stappen, weg=weg, now=NU, fout=fout)


def end(slug: str, weg: str) -> EindePagina:
    found, stappen = follow(VERHALEN[slug], weg)
    return end_page(VERHALEN[slug], found, stappen)


OVERIG: dict[str, object] = {
    "oefenen/lijst.html": lambda: list_page(VERHALEN),
    "oefenen/scene.html": lambda: scene("doorgestuurd", ""),
    "oefenen/scene.html#signalen": lambda: scene("doorgestuurd", "a"),
    "oefenen/scene.html#code": lambda: scene("gewoon", "c"),
    "oefenen/scene.html#fout": lambda: scene("gewoon", "a", fout=True),
    "oefenen/scene.html#persoon": lambda: scene("doorgestuurd", "adj"),
    "oefenen/einde.html": lambda: end("doorgestuurd", "acf"),
    "oefenen/einde.html#mis": lambda: end("verkeerde-persoon", "bne"),
}
