"""Logo and colours of the gemeente, as they stand in the file."""

from __future__ import annotations

import base64
from datetime import datetime

from django.utils.translation import gettext as _

from config.inrichting.delen import Geweigerd, Waarden
from config.inrichting.gemeente import SLEUTEL, check_key, store_part, stored_part
from config.inrichting.lezen import Schema, Vorm
from diensten.gemeente.models import Deel
from diensten.huisstijl import bestanden
from diensten.huisstijl.kleuren import GeenWaarde
from diensten.huisstijl.logo import take_over_logo
from diensten.huisstijl.models import Bestandsoort
from diensten.huisstijl.paren import SCHERMEN, Uitslag, inspect
from diensten.huisstijl.thema import FOCUSRAND, SMALSTE_FOCUS, Thema, names, read_value
from diensten.wijzigen import Door

_LANGSTE_NAAM = 80


class Huisstijl:
    """`logo`: a picture in base64. Of the colours only what differs from ours; a value that is empty is ours again."""

    naam = "huisstijl"

    @property
    def schema(self) -> Schema:
        tokens = [f"{scherm}.{name}" for scherm in SCHERMEN for name in sorted(names())]
        return dict.fromkeys(("thema_naam", *tokens, "logo_naam", "logo"), Vorm.TEKST)

    def stored(self, *, now: datetime) -> dict[str, Waarden]:  # noqa: ARG002 - holds until it is changed
        look, logo = stored_part(Deel.THEMA), stored_part(Deel.LOGO)
        found: dict[str, str] = {}
        thema = bestanden.theme(look["bestand"]) if look else None
        if thema is not None:
            found["thema_naam"] = look["naam"]
            found |= {f"licht.{name}": value for name, value in sorted(thema.licht.items())}
            found |= {f"donker.{name}": value for name, value in sorted(thema.donker.items())}
        inhoud = bestanden.content(Bestandsoort.LOGO, logo["bestand"]) if logo else None
        if inhoud is not None:
            found |= {"logo_naam": logo["naam"], "logo": base64.b64encode(inhoud).decode()}
        return {SLEUTEL: found} if found else {}

    def new(self, sleutel: str, gegeven: Waarden) -> Waarden:  # noqa: ARG002 - the same for each
        check_key(sleutel)
        return {}

    def store(self, sleutel: str, waarden: Waarden, *, door: Door, now: datetime) -> None:  # noqa: ARG002 - one key
        for veld in ("thema_naam", "logo_naam"):
            if len(str(waarden.get(veld, ""))) > _LANGSTE_NAAM:
                raise Geweigerd({veld: _("Gebruik hoogstens %d tekens.") % _LANGSTE_NAAM})
        look, logo = self._theme(waarden, now=now), self._logo(waarden, now=now)
        store_part(Deel.THEMA, look, door=door, now=now)
        store_part(Deel.LOGO, logo, door=door, now=now)

    def _theme(self, waarden: Waarden, *, now: datetime) -> dict[str, str]:
        """Nothing without any value. Raises `Geweigerd` with each pair that not everybody can read."""
        thema, wrong = Thema({}, {}), {}
        values: dict[str, dict[str, str]] = {scherm: {} for scherm in SCHERMEN}
        for veld, value in waarden.items():
            scherm, _dot, name = veld.partition(".")
            if not name or not value:
                continue
            try:
                values[scherm][name] = read_value(name, str(value))
            except GeenWaarde:
                wrong[veld] = _("Gebruik een kleur als #0a5663, of een lengte als 4px.")
        if wrong:
            raise Geweigerd(wrong)
        if not any(values.values()):
            return {}
        thema = Thema(values["licht"], values["donker"])
        verdict = inspect(thema)
        if not verdict.goed:
            thin = _("Maak de rand minstens %(breedte)dpx breed.") % {"breedte": SMALSTE_FOCUS}
            told = {_place(one, waarden): _told(one) for one in reversed(verdict.gezakt)}
            raise Geweigerd(told | {f"{scherm}.{FOCUSRAND}": thin for scherm in verdict.dun})
        name = bestanden.keep(soort=Bestandsoort.THEMA, inhoud=thema.as_bytes(), now=now)
        return {"bestand": name, "naam": str(waarden.get("thema_naam") or name[:12])}

    def _logo(self, waarden: Waarden, *, now: datetime) -> dict[str, str]:
        if not waarden.get("logo"):
            return {}
        try:
            png = take_over_logo(base64.b64decode("".join(str(waarden["logo"]).split()), validate=True))
        except ValueError:  # no base64, or no logo
            raise Geweigerd({"logo": _("Dit is geen plaatje dat wij kunnen gebruiken.")}) from None
        name = bestanden.keep(soort=Bestandsoort.LOGO, inhoud=png, now=now)
        return {"bestand": name, "naam": str(waarden.get("logo_naam") or name[:12])}


def replaced(gegeven: Waarden) -> frozenset[str]:
    """A theme is one whole, and so is a logo with its name: those of two gemeenten do not mix."""
    logo = {"logo", "logo_naam"}
    theme = set(Huisstijl().schema) - logo
    return frozenset(theme if theme & set(gegeven) else ()) | (logo if "logo" in gegeven else frozenset())


def _place(uitslag: Uitslag, waarden: Waarden) -> str:
    """The one of the two colours that is in the file; the record as a whole when both are ours."""
    names_of = (f"{uitslag.scherm}.{name}" for name in (uitslag.paar.voor, uitslag.paar.achter))
    return next((name for name in names_of if waarden.get(name)), "")


def _told(uitslag: Uitslag) -> str:
    words = _("Te weinig contrast voor %(waar)s: %(voor)s op %(achter)s is %(is)s, minstens %(moet)s.")
    return words % {
        "waar": uitslag.paar.waar,
        "voor": uitslag.voor,
        "achter": uitslag.achter,
        "is": f"{uitslag.verhouding:g}",
        "moet": f"{uitslag.paar.minstens:g}",
    }
