"""Diensten and their zaaktypen, as they stand in the file."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import asdict
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from begrippen.niveau import Betrouwbaarheidsniveau
from config.inrichting.delen import Geweigerd, Waarden, check
from config.inrichting.lezen import Schema, Vorm
from config.koppelingen.forms import ZaaktypeForm
from config.koppelingen.zaaktype import change_koppeling
from diensten.forms import DienstForm
from diensten.models import Dienst
from diensten.nieuwform import NieuweDienstForm
from diensten.queries import any_dienst
from diensten.terugzetten import as_posted
from diensten.voorstellen.indienen import Gedaan, waits
from diensten.voorstellen.models import Onderwerp
from diensten.voorstellen.queries import open_of_diensten
from diensten.wijzigen import (
    VAN_TWEE,
    VELDEN,
    DienstGegevens,
    Door,
    VerhogingGepland,
    change_dienst,
    create_dienst,
)
from zaken.koppeling import Koppeling, Zaaktypekoppeling, koppeling_of, versie_of

NIVEAUS = {niveau.name.lower(): int(niveau) for niveau in Betrouwbaarheidsniveau}
WOORDEN = {getal: woord for woord, getal in NIVEAUS.items()}
VOORSTEL = "voorstel."
_VOORBEELD = DienstGegevens(naam="", omschrijving="")


class Diensten:
    """`niveau` is a word: basis, midden, substantieel, hoog. A dienst that is not in the file stays as it is.

    `voorstel`: another name or description, that waits for another person.
    """

    naam = "diensten"

    @property
    def schema(self) -> Schema:
        plain = {
            veld: Vorm.TEKST if veld == "niveau" else _vorm(getattr(_VOORBEELD, veld)) for veld in VELDEN
        }
        return {**plain, **{f"{VOORSTEL}{veld}": Vorm.TEKST for veld in VAN_TWEE}}

    def stored(self, *, now: datetime) -> dict[str, Waarden]:  # noqa: ARG002 - holds until it is changed
        found = {dienst.slug: _waarden(dienst) for dienst in Dienst.objects.order_by("slug")}
        waiting = {row.dienst.slug: row.inhoud for row in open_of_diensten() if row.dienst is not None}
        return {slug: {**waarden, **_asked(waiting.get(slug))} for slug, waarden in found.items()}

    def new(self, sleutel: str, gegeven: Waarden) -> Waarden:  # noqa: ARG002 - the form says what is good
        return _waarden(_VOORBEELD)

    def store(self, sleutel: str, waarden: Waarden, *, door: Door, now: datetime) -> None:
        stored, posted = any_dienst(sleutel), as_posted(_as_stored(waarden), versie=1)
        waiting = waits(Onderwerp.DIENST, stored) if stored is not None else None
        asked = {veld: waarden[f"{VOORSTEL}{veld}"] for veld in VAN_TWEE if f"{VOORSTEL}{veld}" in waarden}
        if waiting is not None and asked == waiting.inhoud:
            asked = {}
        if stored is None:
            new = NieuweDienstForm({**posted, "slug": sleutel})
            check(new)
            stored = create_dienst(slug=sleutel, gegevens=new.gegevens, door=door, now=now)
        elif self._change(stored, posted, door=door, now=now).voorstel is not None and asked:
            raise one_at_a_time(f"{VOORSTEL}naam")
        if asked:
            names = {veld: f"{VOORSTEL}{veld}" for veld in asked}
            self._change(any_dienst(sleutel) or stored, {**posted, **asked}, names, door=door, now=now)

    def _change(
        self,
        stored: Dienst,
        posted: dict[str, Any],
        names: Mapping[str, str] = MappingProxyType({}),
        *,
        door: Door,
        now: datetime,
    ) -> Gedaan:
        """Raises `Geweigerd`."""
        form = DienstForm(posted, instance=copy(stored))  # it writes what was typed into its own one
        check(form, names)
        try:
            return change_dienst(
                dienst=stored, versie=stored.versie, gegevens=form.gegevens, door=door, now=now
            )
        except VerhogingGepland:
            text = _("Er is een verhoging gepland. Trek die eerst in, of wijzig haar.")
            raise Geweigerd({"niveau": text}) from None


class Zaaktypen:
    """By slug of the dienst."""

    naam = "zaaktypen"
    schema: Schema = dict.fromkeys(
        ("zaaktype", "informatieobjecttype", "statustype", "vertrouwelijkheid"), Vorm.TEKST
    )

    def stored(self, *, now: datetime) -> dict[str, Waarden]:  # noqa: ARG002 - holds until it is changed
        rows = Zaaktypekoppeling.objects.order_by("dienst_slug")
        return {row.dienst_slug: {veld: getattr(row, veld) for veld in self.schema} for row in rows}

    def new(self, sleutel: str, gegeven: Waarden) -> Waarden:  # noqa: ARG002 - the same for each
        known_dienst(sleutel)
        return asdict(Koppeling("", ""))

    def store(self, sleutel: str, waarden: Waarden, *, door: Door, now: datetime) -> None:
        dienst = any_dienst(sleutel)
        if dienst is None:
            return
        form = ZaaktypeForm(dict(waarden))
        check(form)
        versie = versie_of(koppeling_of(sleutel))
        change_koppeling(dienst=dienst, koppeling=form.koppeling, versie=versie, door=door, now=now)


def one_at_a_time(veld: str) -> Geweigerd:
    return Geweigerd({veld: _("Er kan één voorstel tegelijk zijn. Laat eerst het andere goedkeuren.")})


def known_dienst(slug: str) -> None:
    """Raises `Geweigerd`."""
    if any_dienst(slug) is None:
        raise Geweigerd({"": _("Deze dienst is er niet. Zet hem in het bestand bij diensten.")})


def _vorm(example: object) -> Vorm:
    if isinstance(example, bool):
        return Vorm.JA_NEE
    return Vorm.GETAL if isinstance(example, int) else Vorm.TEKST


def _waarden(source: Dienst | DienstGegevens) -> Waarden:
    found = {veld: getattr(source, veld) for veld in VELDEN}
    return {**found, "niveau": WOORDEN[found["niveau"]]}


def niveau_of(waarden: Waarden, veld: str) -> int:
    """Raises `Geweigerd` for a word that is no niveau."""
    if waarden[veld] not in NIVEAUS:
        raise Geweigerd({veld: _("Kies uit: %s.") % ", ".join(NIVEAUS)})
    return NIVEAUS[str(waarden[veld])]


def _as_stored(waarden: Waarden) -> dict[str, Any]:
    """Raises `Geweigerd`."""
    plain = {veld: value for veld, value in waarden.items() if not veld.startswith(VOORSTEL)}
    return {**plain, "niveau": niveau_of(waarden, "niveau")}


def _asked(inhoud: Mapping[str, str] | None) -> Waarden:
    return {f"{VOORSTEL}{veld}": inhoud[veld] for veld in VAN_TWEE} if inhoud else {}
