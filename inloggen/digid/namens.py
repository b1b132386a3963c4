"""Whom a connection can let log in on behalf of somebody else."""

from __future__ import annotations

from dataclasses import dataclass

from inloggen.digid.aansluiting import DigidNietIngesteld, Profiel, instellingen, profiel


@dataclass(frozen=True, slots=True)
class Namens:
    """`machtigen`: with DigiD Machtigen. `wettelijk`: who is appointed by the court, or has gezag, as well; those are
    never sent to DigiD Machtigen (Nationale ombudsman, "DigiD helpt niet mee", §3.3.2)."""

    machtigen: bool = False
    wettelijk: bool = False


def can_represent(naam: str = "") -> Namens:
    """Profile 3.x can let nobody, nor can a connection that is not set up rightly."""
    try:
        ours, soort = instellingen(naam), profiel(naam)
    except DigidNietIngesteld:
        return Namens()
    needed = {
        Profiel.EID_4: ("bvd_entity_id",),
        Profiel.OIDC: ("claim_acting", "claim_represented"),
    }.get(soort)
    able = needed is not None and all(ours.get(key) for key in needed)
    return Namens(machtigen=able, wettelijk=able and bool(ours.get("wettelijk")))
