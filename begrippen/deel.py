"""What part somebody plays in a call with more than one person."""

from __future__ import annotations

from enum import StrEnum


class Deel(StrEnum):
    """The order is that of the page where somebody is added."""

    INWONER = "inwoner"  # who was there first; in a call with one person the only one
    PARTNER = "partner"
    OUDER = "ouder"  # the other parent, in a call about their child
    TOLK = "tolk"  # says in another language what is said; has no part in the zaak
    VERTEGENWOORDIGER = "vertegenwoordiger"  # acts for somebody who is in the call too
    VERTEGENWOORDIGDE = "vertegenwoordigde"  # somebody else in the call acts for them


# What can be added to a call.
ERBIJ = tuple(deel for deel in Deel if deel is not Deel.INWONER)


def parts_of(text: str) -> tuple[Deel, ...]:
    """`partner,tolk` as it is stored, in our order; what is no part that can be added is left out."""
    named = set(text.split(","))
    return tuple(deel for deel in ERBIJ if deel.value in named)


def as_text(delen: tuple[Deel, ...]) -> str:
    return ",".join(deel.value for deel in ERBIJ if deel in delen)
