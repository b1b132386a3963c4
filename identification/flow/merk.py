"""The letter of a call: a mark by which an ambtenaar keeps the calls apart that go on at the same time."""

from __future__ import annotations

from string import ascii_uppercase

from identification.models import Identification
from identification.status import OPEN
from inloggen.models import Medewerker


def free_merk(*, ambtenaar: Medewerker) -> str:
    """The first letter that none of the running calls of this ambtenaar has; Z for the twenty-sixth and further.

    A letter stays with its call: another one that ends never moves it.
    """
    running = Identification.objects.filter(ambtenaar=ambtenaar, status__in=OPEN)
    taken = set(running.values_list("merk", flat=True))
    return next((letter for letter in ascii_uppercase if letter not in taken), ascii_uppercase[-1])
