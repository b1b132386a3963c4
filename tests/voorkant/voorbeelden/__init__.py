"""Every page in every state: what axe, the screenshots and the measurements look at.

A module in this folder holds one or more dicts, and finding them goes by itself:

    INWONER    pages of inwoners: light, without a cookie, in every language
    WERKBLAD   pages of ambtenaren
    OVERIG     all other pages of medewerkers
    FOUTEN     error pages

A key is `template.html` for the first state and `template.html#state` for each other one. A value is the page
object (the template's `pagina`), a `Context(...)` with everything the template takes, or a function without
arguments that gives one of these (for a form, or for texts in the language of the page).
"""

from __future__ import annotations

import importlib
import pkgutil

from tests.voorkant.voorbeelden.gegevens import DIENST, LINK, NAAM, NU, ZAAK
from tests.voorkant.voorbeelden.inwoner import code, kapot, start
from tests.voorkant.voorbeelden.soorten import NOBODY_SET_ANYTHING, Context, context_of, template_of

__all__ = [
    "DIENST",
    "FOUTEN",
    "INWONER",
    "LINK",
    "NAAM",
    "NOBODY_SET_ANYTHING",
    "NU",
    "OVERIG",
    "WERKBLAD",
    "ZAAK",
    "Context",
    "code",
    "context_of",
    "kapot",
    "start",
    "template_of",
]


def _gathered(kind: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for module in pkgutil.iter_modules(__path__):
        part = getattr(importlib.import_module(f"{__name__}.{module.name}"), kind, {})
        twice = found.keys() & part.keys()
        if twice:
            message = f"two examples called {sorted(twice)}"
            raise ValueError(message)
        found |= part
    return found


INWONER = _gathered("INWONER")
WERKBLAD = _gathered("WERKBLAD")
OVERIG = _gathered("OVERIG")
FOUTEN = _gathered("FOUTEN")
