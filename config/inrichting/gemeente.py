"""What the gemeente says about itself, as it stands in the file: one record, `gemeente`, in each part."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from begrippen.taal import Taal
from config.inrichting.delen import Geweigerd, Waarden, check
from config.inrichting.lezen import Schema, Vorm
from diensten.gemeente.forms import DAGEN, ContactForm, initial_of
from diensten.gemeente.models import Deel
from diensten.gemeente.stand import Storing, storing_of, write_storing
from diensten.gemeente.vast import VELDEN, fixed, required
from diensten.gemeente.vastleggen import last_of, store
from diensten.huisstijl.forms import IdentiteitForm
from diensten.storing.forms import StoringForm
from diensten.storing.standaard import TALEN
from diensten.wijzigen import Door

SLEUTEL = "gemeente"
_STORINGEN = {"inwoners": Deel.STORING_INWONERS, "medewerkers": Deel.STORING_MEDEWERKERS}
_CONTACT = ("telefoon", "website", "adres", "digid_telefoon", "digid_tijden")
_NAMEN = {dag: f"tijden.{dag}" for dag in DAGEN} | {"dicht": "andere_dagen"}


class Identiteit:
    """Name and numbers. What the settings fix wins over them, here as on the page."""

    naam = "identiteit"
    schema: Schema = dict.fromkeys(VELDEN, Vorm.TEKST)

    def stored(self, *, now: datetime) -> dict[str, Waarden]:  # noqa: ARG002 - holds until it is changed
        inhoud = stored_part(Deel.IDENTITEIT)
        return {SLEUTEL: {veld: inhoud.get(veld, "") for veld in VELDEN}} if inhoud else {}

    def new(self, sleutel: str, gegeven: Waarden) -> Waarden:  # noqa: ARG002 - the same for each
        check_key(sleutel)
        return dict.fromkeys(VELDEN, "")

    def store(self, sleutel: str, waarden: Waarden, *, door: Door, now: datetime) -> None:  # noqa: ARG002 - one key
        stored, vast = stored_part(Deel.IDENTITEIT), fixed()
        other = [
            veld
            for veld, one in vast.items()
            if waarden[veld] and waarden[veld] not in (one.waarde, stored.get(veld))
        ]
        if other:
            raise Geweigerd(
                {veld: _("Dit staat vast in de instellingen: %s.") % vast[veld].waarde for veld in other}
            )
        form = IdentiteitForm({**waarden, "vorige": 0}, nodig=required(), vast=vast)
        check(form)
        store_part(Deel.IDENTITEIT, form.as_inhoud(stored), door=door, now=now)


class Contact:
    """As a beheerder types it: `9.00–17.00` for a day, a line for each date that is otherwise."""

    naam = "contact"
    schema: Schema = {
        **dict.fromkeys(_CONTACT[:3], Vorm.TEKST),
        **{_NAMEN[dag]: Vorm.TEKST for dag in DAGEN},
        "andere_dagen": Vorm.LIJST,
        **dict.fromkeys(_CONTACT[3:], Vorm.TEKST),
    }

    def stored(self, *, now: datetime) -> dict[str, Waarden]:  # noqa: ARG002 - holds until it is changed
        inhoud = stored_part(Deel.CONTACT)
        if not inhoud:
            return {}
        form = initial_of(inhoud, vorige=0)
        plain = {veld: form[veld] for veld in _CONTACT} | {_NAMEN[dag]: form[dag] for dag in DAGEN}
        found = plain | {"andere_dagen": form["dicht"].splitlines()}
        return {SLEUTEL: {veld: found[veld] for veld in self.schema}}

    def new(self, sleutel: str, gegeven: Waarden) -> Waarden:  # noqa: ARG002 - the same for each
        check_key(sleutel)
        return {veld: [] if vorm is Vorm.LIJST else "" for veld, vorm in self.schema.items()}

    def store(self, sleutel: str, waarden: Waarden, *, door: Door, now: datetime) -> None:  # noqa: ARG002 - one key
        days = waarden["andere_dagen"]
        posted: dict[str, Any] = {veld: waarden[veld] for veld in _CONTACT}
        posted |= {dag: waarden[_NAMEN[dag]] for dag in DAGEN}
        posted |= {"dicht": "\n".join(days if isinstance(days, list) else []), "vorige": 0}
        form = ContactForm(posted)
        check(form, _NAMEN)
        store_part(Deel.CONTACT, form.as_inhoud(), door=door, now=now)


class Storingen:
    """By audience. A message that is over is not in the file, and one in the file that is over is passed by."""

    naam = "storing"
    schema: Schema = {
        "van": Vorm.TEKST,
        "tot": Vorm.TEKST,
        **{f"tekst.{taal.value}": Vorm.TEKST for taal in Taal},
    }

    def stored(self, *, now: datetime) -> dict[str, Waarden]:
        found = {publiek: stored_part(deel) for publiek, deel in _STORINGEN.items()}
        read = {publiek: storing_of(inhoud) for publiek, inhoud in found.items() if inhoud}
        return {publiek: self._waarden(one) for publiek, one in read.items() if not one.is_over(now)}

    def _waarden(self, storing: Storing) -> Waarden:
        texts = {f"tekst.{taal}": text for taal, text in storing.teksten.items()}
        return {
            "van": localtime(storing.van).isoformat(timespec="seconds"),
            "tot": localtime(storing.tot).isoformat(timespec="seconds") if storing.tot else "",
            **{veld: texts[veld] for veld in self.schema if veld in texts},
        }

    def new(self, sleutel: str, gegeven: Waarden) -> Waarden:  # noqa: ARG002 - the same for each
        if sleutel not in _STORINGEN:
            raise Geweigerd({"": _("Kies uit: %s.") % ", ".join(_STORINGEN)})
        return {}

    def store(self, sleutel: str, waarden: Waarden, *, door: Door, now: datetime) -> None:
        talen = TALEN[sleutel]
        for taal in Taal:
            if taal not in talen and waarden.get(f"tekst.{taal.value}"):
                raise Geweigerd({f"tekst.{taal.value}": _("In deze taal is er geen mededeling.")})
        posted = {f"tekst_{taal.value}": waarden.get(f"tekst.{taal.value}", "") for taal in talen}
        posted |= {"van": waarden.get("van", ""), "tot": waarden.get("tot", ""), "vorige": 0}
        form = StoringForm(posted, talen=talen, now=now, inwoners=sleutel == "inwoners")
        if not form.is_valid() and form.voorbij:
            return
        check(form, {f"tekst_{taal.value}": f"tekst.{taal.value}" for taal in Taal})
        store_part(_STORINGEN[sleutel], write_storing(form.as_storing()), door=door, now=now)


def check_key(sleutel: str) -> None:
    """Raises `Geweigerd`."""
    if sleutel != SLEUTEL:
        raise Geweigerd({"": _("Hier hoort alleen te staan: %s") % SLEUTEL})


def stored_part(deel: Deel) -> dict[str, Any]:
    last = last_of(deel)
    return last.inhoud if last else {}


def store_part(deel: Deel, inhoud: dict[str, Any], *, door: Door, now: datetime) -> None:
    """Raises `AnderWasEerst`."""
    last = last_of(deel)
    store(deel=deel, vorige=last.pk if last else 0, inhoud=inhoud, door=door, now=now)
