"""What a fault switch can do, and when."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from django.http.response import HttpResponseBase

from simulator.digid.bericht import Bericht, Ondertekening, Ontbreekt
from simulator.digid.signed_xml import serialise

Ingreep = Callable[[Bericht], None]


def nothing(_bericht: Bericht) -> None:
    """Leave the message as it is."""


def as_always(how: Ondertekening) -> Ondertekening:
    return how


def as_written(content: bytes) -> bytes:
    return content


@dataclass(frozen=True, slots=True)
class Kapot:
    """`voor` and `na`: before and after signing. `tekst`: on the bytes. `http`: (bytes, seconds) → answer.

    `blijft`: the artifact stays, and answers again.
    """

    voor: Ingreep = nothing
    ondertekening: Callable[[Ondertekening], Ondertekening] = as_always
    na: Ingreep = nothing
    tekst: Callable[[bytes], bytes] = as_written
    http: Callable[[bytes, float], HttpResponseBase] | None = None
    blijft: bool = False


GAAF = Kapot()


def finish(bericht: Bericht, kapot: Kapot) -> bytes:
    """Sign and write out the message, made wrong by `kapot`; a switch without a grip leaves it genuine."""
    with contextlib.suppress(Ontbreekt):
        kapot.voor(bericht)
    bericht.ondertekening = kapot.ondertekening(bericht.ondertekening)
    bericht.sign()
    with contextlib.suppress(Ontbreekt):
        kapot.na(bericht)
    return kapot.tekst(serialise(bericht.envelope))
