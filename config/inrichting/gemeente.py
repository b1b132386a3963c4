"""What the gemeente says about itself, as it stands in the file: one record, `gemeente`, in each part."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from begrippen.taal import Taal
from config.inrichting.delen import Geweigerd, Waarden, check
from config.inrichting.diensten import VOORSTEL, one_at_a_time
from config.inrichting.inwonerteksten import is_day, is_empty
from config.inrichting.lezen import Schema, Vorm
from diensten.gemeente.forms import DAGEN, ContactForm, initial_of
from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.gemeente.stand import FEITEN, facts_of, storing_of, with_facts, write_storing
from diensten.gemeente.vast import VELDEN, fixed, required
from diensten.gemeente.vastleggen import ONDERWERP, last_of, store, store_approved
from diensten.huisstijl.forms import IdentiteitForm
from diensten.storing.forms import StoringForm
from diensten.storing.nakijken import trusted
from diensten.storing.standaard import TALEN
from diensten.verhoging.tijdlijn import day_of
from diensten.voorstellen.indienen import number, waits
from diensten.voorstellen.models import Onderwerp, Voorstel
from diensten.wijzigen import Door

SLEUTEL = "gemeente"
_STORINGEN = {"inwoners": Deel.STORING_INWONERS, "medewerkers": Deel.STORING_MEDEWERKERS}
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
    """As a beheerder types it: `9.00–17.00` for a day, a line for each date that is otherwise.

    `voorstel`: how people would reach us, when another person says yes.
    """

    naam = "contact"
    schema: Schema = {
        **dict.fromkeys(FEITEN[:3], Vorm.TEKST),
        **{_NAMEN[dag]: Vorm.TEKST for dag in DAGEN},
        "andere_dagen": Vorm.LIJST,
        **dict.fromkeys(FEITEN[3:], Vorm.TEKST),
        "controleer_op": Vorm.TEKST,
        **{f"{VOORSTEL}{veld}": Vorm.TEKST for veld in FEITEN},
    }

    def stored(self, *, now: datetime) -> dict[str, Waarden]:
        inhoud, waiting = stored_part(Deel.CONTACT), waits(Onderwerp.CONTACT)
        asked = {f"{VOORSTEL}{veld}": waiting.inhoud[veld] for veld in FEITEN} if waiting else {}
        if not inhoud:
            return {SLEUTEL: asked} if asked else {}
        form = initial_of(inhoud, vorige=0, vandaag=day_of(now))
        plain = {veld: form[veld] for veld in FEITEN} | {_NAMEN[dag]: form[dag] for dag in DAGEN}
        look = {"controleer_op": inhoud["controleer_op"]} if "controleer_op" in inhoud else {}
        found = plain | {"andere_dagen": form["dicht"].splitlines()} | look | asked
        return {SLEUTEL: {veld: found[veld] for veld in self.schema if veld in found}}

    def new(self, sleutel: str, gegeven: Waarden) -> Waarden:  # noqa: ARG002 - the same for each
        check_key(sleutel)
        return {}

    def store(self, sleutel: str, waarden: Waarden, *, door: Door, now: datetime) -> None:  # noqa: ARG002 - one key
        first, before = is_first(Deel.CONTACT, door=door, now=now), stored_part(Deel.CONTACT)
        held = self._checked(waarden, "", before, now=now)
        asked = (
            facts_of(self._checked(waarden, VOORSTEL, before, now=now)) if _asks(waarden, FEITEN) else None
        )
        waiting = waits(Onderwerp.CONTACT)
        if asked == (waiting.inhoud if waiting else None):
            asked = None
        if not first and asked is not None and facts_of(held) != facts_of(before):
            raise one_at_a_time(f"{VOORSTEL}telefoon")
        store_part(Deel.CONTACT, held, door=door, now=now, first=first)
        if asked is not None:
            store_part(Deel.CONTACT, with_facts(stored_part(Deel.CONTACT), asked), door=door, now=now)

    def _checked(
        self, waarden: Waarden, groep: str, before: dict[str, Any], *, now: datetime
    ) -> dict[str, Any]:
        """A day to look again that has come is kept: it says that somebody has to look now. Raises `Geweigerd`."""
        days, look = waarden.get("andere_dagen"), str(waarden.get("controleer_op") or "")
        past = is_day(look) and date.fromisoformat(look) <= day_of(now)
        posted: dict[str, Any] = {
            veld: waarden.get(f"{groep}{veld}", waarden.get(veld, "")) for veld in FEITEN
        }
        posted |= {dag: waarden.get(_NAMEN[dag], "") for dag in DAGEN}
        posted |= {"dicht": "\n".join(days if isinstance(days, list) else []), "vorige": 0}
        form = ContactForm(posted | {"controleer_op": "" if past else look}, vandaag=day_of(now))
        check(form, {**_NAMEN, **{veld: f"{groep}{veld}" for veld in FEITEN}})
        found = form.as_inhoud(before)
        return found | {"controleer_op": look} if past and found else found


class Storingen:
    """By audience. A message that is over is not in the file, and one in the file that is over is passed by.

    `voorstel`: words of one's own for inwoners that wait for another person, with a language for each.
    """

    naam = "storing"
    schema: Schema = {
        "van": Vorm.TEKST,
        "tot": Vorm.TEKST,
        **{f"tekst.{taal.value}": Vorm.TEKST for taal in Taal},
        **{f"{VOORSTEL}{veld}": Vorm.TEKST for veld in ("van", "tot", *Taal)},
    }

    def stored(self, *, now: datetime) -> dict[str, Waarden]:
        waiting = waits(Onderwerp.STORING)
        found: dict[str, dict[str, str]] = {}
        for publiek, deel in _STORINGEN.items():
            found[publiek] = self._waarden(stored_part(deel), "", now=now)
            if publiek == "inwoners" and waiting is not None:
                found[publiek] |= self._waarden(waiting.inhoud, VOORSTEL, now=now)
        return {publiek: waarden for publiek, waarden in found.items() if waarden}

    def _waarden(self, inhoud: dict[str, Any], groep: str, *, now: datetime) -> dict[str, str]:
        storing = storing_of(inhoud) if inhoud else None
        if storing is None or storing.is_over(now):
            return {}
        texts = {f"{_text(groep)}{taal}": text for taal, text in storing.teksten.items()}
        return {
            f"{groep}van": localtime(storing.van).isoformat(timespec="seconds"),
            f"{groep}tot": localtime(storing.tot).isoformat(timespec="seconds") if storing.tot else "",
            **{veld: texts[veld] for veld in self.schema if veld in texts},
        }

    def new(self, sleutel: str, gegeven: Waarden) -> Waarden:  # noqa: ARG002 - the same for each
        if sleutel not in _STORINGEN:
            raise Geweigerd({"": _("Kies uit: %s.") % ", ".join(_STORINGEN)})
        return {}

    def store(self, sleutel: str, waarden: Waarden, *, door: Door, now: datetime) -> None:
        """What waits in the file is proposed; what holds in it holds, or is proposed where it are one's own words."""
        deel, talen = _STORINGEN[sleutel], TALEN[sleutel]
        first, before = is_first(deel, door=door, now=now), self.stored(now=now).get(sleutel, {})
        asked = False
        for groep in ("", VOORSTEL):
            fields = [veld for veld in self.schema if veld.startswith(VOORSTEL) == bool(groep)]
            if all(waarden.get(veld, "") == before.get(veld, "") for veld in fields):
                continue
            for taal in Taal:
                name = f"{_text(groep)}{taal.value}"
                if waarden.get(name) and (taal not in talen or (groep and sleutel != "inwoners")):
                    raise Geweigerd({name: _("In deze taal is er geen mededeling.")})
            inhoud = self._checked(sleutel, waarden, groep, now=now)
            if inhoud is not None and asked:
                raise one_at_a_time(f"{VOORSTEL}{Taal.NEDERLANDS.value}")
            if inhoud is not None:
                asked = store_part(deel, inhoud, door=door, now=now, first=first and not groep)

    def _checked(self, sleutel: str, waarden: Waarden, groep: str, *, now: datetime) -> dict[str, Any] | None:
        """None for one that is over. Raises `Geweigerd`."""
        talen, text = TALEN[sleutel], _text(groep)
        posted = {f"tekst_{taal.value}": waarden.get(f"{text}{taal.value}", "") for taal in talen}
        posted |= {veld: waarden.get(f"{groep}{veld}", "") for veld in ("van", "tot")}
        form = StoringForm(
            posted | {"vorige": 0}, talen=talen, now=now, inwoners=sleutel == "inwoners", vertrouwd=trusted()
        )
        if not form.is_valid() and form.voorbij:
            return None
        names = {f"tekst_{taal.value}": f"{text}{taal.value}" for taal in Taal}
        check(form, names | {veld: f"{groep}{veld}" for veld in ("van", "tot")})
        return write_storing(form.as_storing())


def _text(groep: str) -> str:
    return groep or "tekst."


def _asks(waarden: Waarden, velden: Iterable[str]) -> bool:
    return any(waarden.get(f"{VOORSTEL}{veld}") is not None for veld in velden)


def is_first(deel: Deel, *, door: Door, now: datetime) -> bool:
    """A command in a system in which nobody set up anything yet: the file was looked at where it stands."""
    if door.id is not None or not is_empty(now=now):
        return False
    older = (GemeenteVersie.objects.filter(deel=deel), Voorstel.objects.all())
    return not any(rows.exclude(moment=now).exists() for rows in older)


def check_key(sleutel: str) -> None:
    """Raises `Geweigerd`."""
    if sleutel != SLEUTEL:
        raise Geweigerd({"": _("Hier hoort alleen te staan: %s") % SLEUTEL})


def stored_part(deel: Deel) -> dict[str, Any]:
    last = last_of(deel)
    return last.inhoud if last else {}


def store_part(deel: Deel, inhoud: dict[str, Any], *, door: Door, now: datetime, first: bool = False) -> bool:
    """Whether it is a proposal. `first`: it holds at once, also what takes two people. Raises `AnderWasEerst`."""
    last = last_of(deel)
    vorige = last.pk if last else 0
    if first:
        store_approved(deel=deel, vorige=vorige, inhoud=inhoud, door=door, now=now)
        return False
    na = number(ONDERWERP[deel]) if deel in ONDERWERP else None
    return store(deel=deel, vorige=vorige, inhoud=inhoud, na=na, door=door, now=now).voorstel is not None
