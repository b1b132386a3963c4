"""Prescribed texts, as they stand in the file: what holds, and what waits for approval."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from config.inrichting.delen import Geweigerd, Waarden, check
from config.inrichting.inwonerteksten import HET_BESTAND, is_empty
from config.inrichting.lezen import Schema, Vorm
from diensten.inwonerteksten.opstellen import take_over
from diensten.teksten.forms import TekstForm
from diensten.teksten.invullen import propose, versions
from diensten.teksten.queries import Tekststand, all_texts, own_hosts, text_state
from diensten.teksten.woorden import Sleutel
from diensten.wijzigen import Door

_GROEPEN = ("", "voorstel.")
_Tekst = tuple[str, str]  # a text and where it was found; two empty ones are our own words


class Teksten:
    """An empty `tekst` is our own one. `voorstel.leeg`: what waits is to go back to that."""

    naam = "teksten"
    schema: Schema = {
        "tekst": Vorm.TEKST,
        "bron": Vorm.TEKST,
        "voorstel.tekst": Vorm.TEKST,
        "voorstel.bron": Vorm.TEKST,
        "voorstel.leeg": Vorm.JA_NEE,
    }

    def stored(self, *, now: datetime) -> dict[str, Waarden]:
        found = {sleutel.value: _waarden(stand) for sleutel, stand in sorted(all_texts(now=now).items())}
        return {sleutel: waarden for sleutel, waarden in found.items() if waarden}

    def new(self, sleutel: str, gegeven: Waarden) -> Waarden:  # noqa: ARG002 - the same for each
        if sleutel not in list(Sleutel):
            raise Geweigerd({"": _("Deze tekst kennen wij niet. Wij kennen: %s.") % ", ".join(Sleutel)})
        return {}

    def store(self, sleutel: str, waarden: Waarden, *, door: Door, now: datetime) -> None:
        """Another person approves it. Only what the file of a first set-up says that holds, holds."""
        which = Sleutel(sleutel)
        first = door.id is None and is_empty(now=now)
        before = _waarden(text_state(which, versions(which), now=now))
        wanted = [groep for groep in _GROEPEN if _of(waarden, groep) not in (None, _of(before, groep))]
        if not first and len(wanted) > 1:
            text = _("Er kan één voorstel tegelijk zijn. Laat eerst het andere goedkeuren.")
            raise Geweigerd({f"{wanted[1]}tekst": text})
        writer = door if door.id is not None else Door(naam=door.naam, id=HET_BESTAND)
        for groep in wanted:
            _propose(which, groep, waarden, door=writer, now=now, holds=first and not groep)


def replaced(gegeven: Waarden) -> frozenset[str]:
    """A proposal takes the place of the whole of another one."""
    proposal = frozenset({"voorstel.tekst", "voorstel.bron", "voorstel.leeg"})
    return proposal if proposal & set(gegeven) else frozenset()


def _propose(which: Sleutel, groep: str, waarden: Waarden, *, door: Door, now: datetime, holds: bool) -> None:
    tekst, bron = _of(waarden, groep) or ("", "")
    stand = text_state(which, versions(which), now=now)
    if tekst:
        form = TekstForm(
            {"na": stand.nummer, "tekst": tekst, "bron": bron}, standaard=stand.standaard, eigen=own_hosts()
        )
        check(form, {"tekst": f"{groep}tekst", "bron": f"{groep}bron"})
        tekst, bron = form.cleaned_data["tekst"], form.cleaned_data["bron"]
    versie = propose(sleutel=which, tekst=tekst, bron=bron, na=stand.nummer, door=door, now=now)
    if versie is not None and holds:
        take_over(versie=versie, now=now)


def _waarden(stand: Tekststand) -> dict[str, str | bool]:
    found: dict[str, str | bool] = {}
    if stand.tekst:
        found |= {"tekst": "\n".join(stand.alineas), "bron": stand.bron}
    waits = stand.voorstel
    if waits is not None and waits.tekst:
        lines = waits.tekst.splitlines()
        found |= {"voorstel.tekst": "\n".join(lines), "voorstel.bron": waits.toelichting}
    elif waits is not None:
        found["voorstel.leeg"] = True
    return found


def _of(waarden: Waarden, groep: str) -> _Tekst | None:
    """None when the file says nothing of this."""
    tekst, bron = (str(waarden.get(f"{groep}{veld}") or "") for veld in ("tekst", "bron"))
    if groep and not tekst and waarden.get(f"{groep}leeg") is not True:
        return None
    return (tekst, bron) if tekst else ("", "")
