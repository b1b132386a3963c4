"""What another system may do with the API."""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """The codes stand in the tokens and in the description of the API."""

    STARTEN = "starten"  # make a link
    LEZEN = "lezen"  # read how far it is
    CONTROLEREN = "controleren"  # check the code, confirm the word, say that the person was looked up
    VOLTOOIEN = "voltooien"  # finish
    INTREKKEN = "intrekken"  # stop it
