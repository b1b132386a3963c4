"""How much CPU one artifact answer takes from its bytes to a result: ours, the other library, and the bare minimum."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import process_time
from typing import Any

import xmlsec
from lxml import etree

from dev.vergelijking.partijen import Ander
from inloggen.digid.aansluiting import public_key
from tests.inloggen.keys import pair
from tests.inloggen.lezen import RESOLVE_ID, answer, expected, read, right_now

ROUNDS = 40
TIMES = 30
_SIGNATURE = "{http://www.w3.org/2000/09/xmldsig#}Signature"


@dataclass(frozen=True, slots=True)
class Snelheid:
    """Milliseconds of CPU per answer, the least of the rounds. `ander_ms` is None without the other library."""

    saml_ms: float
    bare_ms: float
    ander_ms: float | None

    @property
    def saml_vs_xmlsec(self) -> float:
        """Ours by the bare cost: how much the checks add."""
        return self.saml_ms / self.bare_ms

    @property
    def saml_vs_maykin(self) -> float | None:
        """The other's time by ours: how many times as fast ours is."""
        return self.ander_ms / self.saml_ms if self.ander_ms else None

    def figures(self) -> dict[str, float]:
        """For BENCH_JSON."""
        found = {"saml_ms": self.saml_ms, "saml_vs_xmlsec": self.saml_vs_xmlsec}
        if self.saml_vs_maykin:
            found["saml_vs_maykin"] = self.saml_vs_maykin
        return {name: round(value, 3) for name, value in found.items()}


def measure(ander: Ander | None, *, rounds: int = ROUNDS, times: int = TIMES) -> Snelheid:
    """In turns, so that a busy machine is busy for all."""
    now = right_now()
    text = answer(now=now)
    body, keys = text.encode(), [public_key(pair("idp").certificate)]
    ours, bare, others = [], [], []
    for _ in range(rounds):
        ours.append(_cpu_ms(_ours(body, keys, now), times))
        bare.append(_cpu_ms(lambda: _bare(body, keys[0]), times))
        if ander:
            others.append(
                float(ander.ask(do="speed", body=text, resolve_id=RESOLVE_ID, times=times // 5)["ms"])
            )
    return Snelheid(saml_ms=min(ours), bare_ms=min(bare), ander_ms=min(others) if others else None)


def _ours(body: bytes, keys: list[Any], now: datetime) -> Callable[[], object]:
    about = expected(now=now, keys=keys)
    return lambda: read(body, expected=about)


def _bare(body: bytes, key: Any) -> None:
    """Parses, and verifies every signature: no check of what they cover, nothing read."""
    for signature in etree.fromstring(body).iter(_SIGNATURE):
        element = signature.getparent()
        if element is None:
            raise ValueError("a signature of nothing")
        context = xmlsec.SignatureContext()
        context.key = key
        context.register_id(element, "ID")
        context.verify(signature)


def _cpu_ms(call: Callable[[], object], times: int) -> float:
    began = process_time()
    for _ in range(times):
        call()
    return (process_time() - began) * 1000 / times


def show(snelheid: Snelheid) -> None:
    print(f"\n  one answer of DigiD, ours            {snelheid.saml_ms:8.3f} ms of CPU")
    print(
        f"  parse and verify alone               {snelheid.bare_ms:8.3f} ms, ours is {snelheid.saml_vs_xmlsec:.2f} ×"
    )
    if snelheid.ander_ms and snelheid.saml_vs_maykin:
        print(
            f"  maykin-python3-saml                  {snelheid.ander_ms:8.3f} ms, {snelheid.saml_vs_maykin:.1f} × ours"
        )
    sys.stdout.flush()
