"""The stories, in the order in which somebody new would try them."""

from __future__ import annotations

from identification.oefenen.verhaal import Verhaal
from identification.oefenen.verhalen.doorgestuurd import DOORGESTUURD
from identification.oefenen.verhalen.gestolen_link import GESTOLEN_LINK
from identification.oefenen.verhalen.gewoon import GEWOON
from identification.oefenen.verhalen.niet_vrij import NIET_VRIJ
from identification.oefenen.verhalen.verkeerde_persoon import VERKEERDE_PERSOON

VERHALEN: dict[str, Verhaal] = {
    verhaal.slug: verhaal for verhaal in (GEWOON, DOORGESTUURD, VERKEERDE_PERSOON, GESTOLEN_LINK, NIET_VRIJ)
}
