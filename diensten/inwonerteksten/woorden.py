"""A button, a label, an error, a subject: what stands on a page without a paragraph of its own.

Such a word is no place in a template. It is known by our own text, and `spreken` puts the word of the gemeente in its
place wherever that text is shown to an inwoner.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy

from diensten.inwonerteksten.plaatsen import LANGSTE_KOP, Pagina, Plaats
from diensten.inwonerteksten.waarden import fill, used

_NAAM = re.compile(r"%\((\w+)\)s")
# The name with the markup that stands right around it, which it keeps in other words.
_MET_OPMAAK = re.compile(r"((?:<\w[^<>]*>)*)%\((\w+)\)s((?:</\w+>)*)")
_LANGSTE_NAAM = 90
_EINDE = (".", "?", "!", ":", "؟")
# What would be more than words, in a page, in an attribute or in a pattern.
NIET_IN_EEN_WOORD = '<>&"%\\{}'


@dataclass(frozen=True, slots=True)
class Woord(Plaats):
    """`bron`: our own words as they stand in the sources, in Dutch; they are what `spreken` looks for.

    Where it is `vast` our words stay, and those of the gemeente come after them.
    """

    bron: str = ""

    @property
    def langst(self) -> int:
        return max(LANGSTE_KOP, 2 * len(strip_tags(self.bron)))

    @property
    def op_een_regel(self) -> bool:
        return "\n" not in self.bron

    @property
    def mag(self) -> frozenset[str]:
        return frozenset() if self.vast else frozenset(self.vult)

    @property
    def moet(self) -> frozenset[str]:
        return self.mag

    @property
    def naam(self) -> str:
        """How a list calls it: our own words, in the language of who reads the list."""
        plain = strip_tags(str(self.standaard[0]))
        filled = plain % {naam: f"[{naam}]" for naam in self.vult} if self.vult else plain
        return f"‘{Truncator(' '.join(filled.split())).chars(_LANGSTE_NAAM)}’"

    def says(self, own: str, *, ours: str) -> str:
        """What stands instead of `ours`, our words in the language of the page: a message for the same values.

        A row that holds more than words or other names than ours, whoever put it there, is as none.
        """
        if more_than_words(own) or used(own) != self.mag or (self.op_een_regel and "\n" in own):
            return ours
        if self.vast:
            return f"{ours} {own}" if ours.endswith(_EINDE) else f"{ours} – {own}"
        return fill(own, self._values())

    def _values(self) -> dict[str, str]:
        return {
            naam: f"{voor}%({naam})s{na}" if _is_balanced(voor, na) else f"%({naam})s"
            for voor, naam, na in _MET_OPMAAK.findall(self.bron)
        }


def more_than_words(tekst: str) -> str:
    """Those of its characters that no word may have, or that nobody can see; all of them where none can be read."""
    unseen = "".join(teken for teken in tekst.replace("\n", "") if not teken.isprintable())
    wrong = "".join(teken for teken in NIET_IN_EEN_WOORD if teken in tekst) + unseen
    return wrong or ("" if any(map(str.isalnum, tekst)) else tekst)


def words_of(
    pagina: Pagina, bronnen: Mapping[str, str], *, vast: bool = False, voor_allen: bool = False
) -> dict[str, Plaats]:
    """Places of one group, by key. `bronnen`: our own words in Dutch."""
    return {
        sleutel: Woord(
            pagina,
            (gettext_lazy(bron),),
            vast=vast,
            blijft=True,
            voor_allen=voor_allen,
            vult={naam: naam for naam in _NAAM.findall(bron)},
            bron=bron,
        )
        for sleutel, bron in bronnen.items()
    }


def _is_balanced(voor: str, na: str) -> bool:
    return voor.count("<") == na.count("<")
