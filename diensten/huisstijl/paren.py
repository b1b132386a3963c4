"""Which colours come together on our pages, how much they must differ, and where that is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from diensten.huisstijl.kleuren import contrast
from diensten.huisstijl.thema import FOCUSRAND, Thema, is_too_thin, values_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TEKST = 4.5  # WCAG 2.2, 1.4.3
ONDERDEEL = 3.0  # 1.4.11: borders, icons, focus
SCHERMEN = ("licht", "donker")


@dataclass(frozen=True, slots=True)
class Paar:
    voor: str
    achter: str
    minstens: float
    waar: _StrPromise


@dataclass(frozen=True, slots=True)
class Uitslag:
    """`verhouding` rounded down to hundredths: 4.499 is not 4.5. `scherm`: `licht` or `donker`."""

    paar: Paar
    scherm: str
    voor: str
    achter: str
    verhouding: float

    @property
    def goed(self) -> bool:
        return self.verhouding >= self.paar.minstens


def _text(voor: str, achter: str, waar: _StrPromise) -> Paar:
    return Paar(voor, achter, TEKST, waar)


def _part(voor: str, achter: str, waar: _StrPromise) -> Paar:
    return Paar(voor, achter, ONDERDEEL, waar)


_BLAD, _ACHTERGROND = "utrecht-page-content-background-color", "utrecht-document-background-color"
_VLAK, _LICHT = "beeldpas-vlak", "beeldpas-kleur-licht"
_TEKST, _KOP, _ZACHT = "utrecht-document-color", "utrecht-heading-color", "beeldpas-zacht-inkt"
_LINK, _HOVER = "utrecht-link-color", "utrecht-link-hover-color"
_KNOP, _TWEEDE = "utrecht-button-primary-action", "utrecht-button-secondary-action"
_INVOER, _FOCUS = "utrecht-form-control", "utrecht-focus-outline-color"
_MELDINGEN = {
    "info": _("melding met uitleg"),
    "ok": _("melding dat iets goed ging"),
    "warning": _("melding om op te letten"),
    "error": _("melding met een fout"),
}


def _on_alerts() -> list[Paar]:
    pairs = []
    for name, waar in _MELDINGEN.items():
        achter = f"utrecht-alert-{name}-background-color"
        pairs += [_text(voor, achter, waar) for voor in (_TEKST, _KOP, _LINK)]
        pairs.append(_part(f"utrecht-alert-{name}-color", achter, waar))
    return pairs


PAREN = (
    _text(_TEKST, _BLAD, _("tekst op het blad")),
    _text(_TEKST, _ACHTERGROND, _("tekst op de achtergrond")),
    _text(_KOP, _BLAD, _("koppen op het blad")),
    _text(_ZACHT, _BLAD, _("zachte tekst op het blad")),
    _text(_ZACHT, _LICHT, _("zachte tekst in een gekleurd vak")),
    _text("utrecht-page-footer-color", _ACHTERGROND, _("tekst onder aan de pagina")),
    _text(_LINK, _BLAD, _("links op het blad")),
    _text(_LINK, _ACHTERGROND, _("links op de achtergrond")),
    _text(_LINK, _LICHT, _("links in een gekleurd vak")),
    _text(_HOVER, _BLAD, _("links met de muis erop")),
    _text(
        "utrecht-page-header-color", "utrecht-page-header-background-color", _("tekst in de balk bovenaan")
    ),
    _text(f"{_KNOP}-color", f"{_KNOP}-background-color", _("tekst op de gevulde knop")),
    _text(
        f"{_KNOP}-color", f"{_KNOP}-hover-background-color", _("tekst op de gevulde knop met de muis erop")
    ),
    _text(f"{_TWEEDE}-color", _BLAD, _("tekst op de open knop")),
    _text(f"{_TWEEDE}-color", _LICHT, _("tekst op de open knop in een gekleurd vak")),
    _text(
        f"{_TWEEDE}-color", f"{_TWEEDE}-hover-background-color", _("tekst op de open knop met de muis erop")
    ),
    _text(_TEKST, _LICHT, _("tekst in een gekleurd vak")),
    _text("beeldpas-kleur", _LICHT, _("gekleurde tekst in een gekleurd vak")),
    _text("beeldpas-kleur", _BLAD, _("gekleurde tekst op het blad")),
    _text(_TEKST, f"{_INVOER}-background-color", _("tekst in een invulveld")),
    _text("utrecht-form-field-error-message-color", _BLAD, _("tekst van een fout bij een veld")),
    _text("beeldpas-fout", _BLAD, _("tekst op de knop die stopt")),
    _text("beeldpas-fout", "beeldpas-fout-vlak", _("rode tekst in een rood vak")),
    _text(_VLAK, "beeldpas-inkt", _("tekst op de knop met nee")),
    _text(_VLAK, _ZACHT, _("tekst op de knop met nee met de muis erop")),
    _text("beeldpas-op-balk", "beeldpas-pas", _("de code van de inwoner")),
    *_on_alerts(),
    _part(_FOCUS, _BLAD, _("rand om wat gekozen is, op het blad")),
    _part(_FOCUS, _ACHTERGROND, _("rand om wat gekozen is, op de achtergrond")),
    _part(_FOCUS, _LICHT, _("rand om wat gekozen is, in een gekleurd vak")),
    _part(
        "beeldpas-accent",
        "utrecht-page-header-background-color",
        _("rand om wat gekozen is, in de balk bovenaan"),
    ),
    _part(f"{_INVOER}-border-color", _BLAD, _("rand van een invulveld")),
    _part(f"{_INVOER}-invalid-border-color", _BLAD, _("rand van een veld met een fout")),
    _part(f"{_TWEEDE}-border-color", _BLAD, _("rand van de open knop")),
    _part(f"{_KNOP}-background-color", _BLAD, _("de gevulde knop op het blad")),
    _part("beeldpas-ok", _BLAD, _("teken dat iets goed ging")),
)


def judge(thema: Thema) -> list[Uitslag]:
    """Every pair on a light and on a dark screen, the worst of its kind first."""
    results = []
    for scherm, values in zip(SCHERMEN, values_of(thema), strict=True):
        for paar in PAREN:
            voor, achter = values[paar.voor], values[paar.achter]
            results.append(Uitslag(paar, scherm, voor, achter, int(contrast(voor, achter) * 100) / 100))
    return sorted(results, key=lambda one: one.verhouding / one.paar.minstens)


@dataclass(frozen=True, slots=True)
class Keuring:
    """Everything that keeps a theme from holding. `gezakt`: pairs of colours that not everybody can read; `dun`: the
    screens, `licht` and `donker`, on which the outline around what is chosen is too thin to be seen."""

    gezakt: tuple[Uitslag, ...]
    dun: tuple[str, ...]

    @property
    def goed(self) -> bool:
        return not self.gezakt and not self.dun


def inspect(thema: Thema) -> Keuring:
    """May this theme hold? The one check of an upload, a file of the set-up, putting back, and the list of tasks."""
    screens = zip(SCHERMEN, values_of(thema), strict=True)
    thin = tuple(scherm for scherm, values in screens if is_too_thin(values[FOCUSRAND]))
    return Keuring(tuple(one for one in judge(thema) if not one.goed), thin)
