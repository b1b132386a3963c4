"""How easily a text for inwoners reads, and which words of the trade stand in it. Pure.

The measure is that of Flesch as Douma fitted it to Dutch (1960), so it says something about Dutch alone. The length of
sentences, the words and the order of "DigiD app" and "sms" count in every language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from begrippen.taal import Taal

MINSTE_SCORE, MEESTE_WOORDEN, GEMIDDELD_WOORDEN = 65, 20, 12  # row L02 of the UX demands
_KORTSTE_ZIN = 4  # words; what is shorter is a label or a button
_LETTERGREEP = re.compile(
    r"aai|ooi|oei|eeuw|ieuw|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouyáéëèïöü]", re.IGNORECASE
)
_LIJDEND = re.compile(r"\b(?:wordt|worden|werd|werden)\b", re.IGNORECASE)
_WOORD = re.compile(r"[^\W\d_]+")
# Stems: the words in which they stand are named to whoever wrote them.
_OVERAL = r"bsn-check|token|uuid"
_STAMMEN = {
    Taal.NEDERLANDS: r"niveau|authenti|identifica|sessie|procedure|validere",
    Taal.ENGELS: r"level|assurance|authentica|identificat|session|procedure|validat|credential",
    Taal.DUITS: r"niveau|authenti|identifi|sitzung|validier",
    Taal.POOLS: r"uwierzyteln|identyfikac|sesj[aięą]|procedur",
    Taal.TURKS: r"kimlik doğrula|prosedür",
    Taal.OEKRAIENS: r"автентифік|ідентифік|сеанс|процедур|токен",
    Taal.ARABISCH: r"مصادقة|الرمز المميز",
}


@dataclass(frozen=True, slots=True)
class Leesbaarheid:
    """`score`: Flesch-Douma, higher is easier; None for another language than Dutch, or without a sentence."""

    score: int | None
    zinnen: int
    woorden_gemiddeld: float
    langste_zin: str
    lijdend: int

    @property
    def langste_woorden(self) -> int:
        return len(self.langste_zin.split())

    @property
    def makkelijk(self) -> bool:
        """All that the UX demands ask of the texts together."""
        return (
            (self.score is None or self.score >= MINSTE_SCORE)
            and self.langste_woorden <= MEESTE_WOORDEN
            and self.woorden_gemiddeld <= GEMIDDELD_WOORDEN
        )


def zinnen(tekst: str) -> list[str]:
    """The sentences of a text; a line ends one too. Labels and buttons are left out."""
    parts = [part.strip() for part in re.split(r"(?<=[.?!:])\s+|\n+", tekst)]
    return [part for part in parts if len(part.split()) >= _KORTSTE_ZIN]


def flesch_douma(delen: Sequence[str]) -> float:
    """206.84 − 0.77 × syllables per 100 words − 0.93 × words per sentence (Douma, 1960). `delen`: sentences, at
    least one of them with a word."""
    woorden = [woord for deel in delen for woord in _WOORD.findall(deel)]
    lettergrepen = sum(max(1, len(_LETTERGREEP.findall(woord))) for woord in woorden)
    return 206.84 - 77 * lettergrepen / len(woorden) - 0.93 * len(woorden) / len(delen)


def lijdende_zinnen(delen: Sequence[str]) -> list[str]:
    """In which something is done and nobody does it."""
    return [deel for deel in delen if _LIJDEND.search(deel)]


def meet(tekst: str, taal: Taal) -> Leesbaarheid:
    delen = zinnen(tekst)
    dutch = taal is Taal.NEDERLANDS and any(_WOORD.search(deel) for deel in delen)
    return Leesbaarheid(
        score=round(flesch_douma(delen)) if dutch else None,
        zinnen=len(delen),
        woorden_gemiddeld=round(mean(len(deel.split()) for deel in delen), 1) if delen else 0.0,
        langste_zin=max(delen, key=lambda deel: len(deel.split()), default=""),
        lijdend=len(lijdende_zinnen(delen)) if dutch else 0,
    )


def vakwoorden(tekst: str, taal: Taal) -> tuple[str, ...]:
    """Words that an inwoner should never see, as they stand in `tekst`, each once."""
    stammen = f"{_STAMMEN[taal]}|{_OVERAL}"
    # Only from where a word begins: from each of its letters, one long word would keep a process busy for hours.
    found = re.findall(rf"(?<![\w-])[\w-]*(?:{stammen})[\w-]*", tekst, re.IGNORECASE)
    return tuple(dict.fromkeys(word.lower() for word in found))


def eerst_de_app(tekst: str, taal: Taal) -> bool:
    """Whoever reads of sms to log in has read of the DigiD app before: nobody is sent to one way alone.

    The code that DigiD sends by sms is no way to log in: pages warn for it.
    """
    sms = re.search(r"sms(?![- ]?code)", tekst, re.IGNORECASE)
    app = re.search(r"digid[- ]?app" if taal is Taal.NEDERLANDS else r"digid", tekst, re.IGNORECASE)
    return sms is None or (app is not None and app.start() < sms.start())
