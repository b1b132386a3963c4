"""What a proposal is about: what holds in its place, how both read, and how it comes to hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from begrippen.taal import Taal
from diensten.door import Door
from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.gemeente.stand import facts_of, message_of, storing_of, with_facts
from diensten.gemeente.vastleggen import last_of, store_approved
from diensten.gemeente.woorden import in_words
from diensten.models import Dienst
from diensten.queries import veld_in_woorden
from diensten.voorstellen.models import Onderwerp, Voorstel
from diensten.wijzigen import VAN_TWEE, rename, words_of

Inhoud = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rij:
    """One value, as it is and as it would be. `taal`: of the values, not of the label; empty: no language at all."""

    label: str
    nu: str
    straks: str
    taal: str = ""

    @property
    def anders(self) -> bool:
        return self.nu != self.straks


@dataclass(frozen=True, slots=True)
class _Soort:
    holds: Callable[[Voorstel, datetime], Inhoud]
    words: Callable[[Inhoud], list[tuple[str, str, str]]]  # label, value, language
    store: Callable[[Voorstel, Door, datetime], None]


def holds(voorstel: Voorstel, *, now: datetime) -> Inhoud:
    """What stands now where the proposal would stand, in the shape of `Voorstel.inhoud`; empty for nothing."""
    return _SOORTEN[Onderwerp(voorstel.onderwerp)].holds(voorstel, now)


def rows(voorstel: Voorstel, nu: Inhoud) -> list[Rij]:
    """`nu`: as `holds` gives it. Each value that one of both has, in the order of the page."""
    words = _SOORTEN[Onderwerp(voorstel.onderwerp)].words
    was = {label: (value, taal) for label, value, taal in words(nu)}
    becomes = {label: (value, taal) for label, value, taal in words(voorstel.inhoud)}
    empty = ("", "")
    return [
        Rij(label, was.get(label, empty)[0], becomes.get(label, empty)[0], (becomes | was)[label][1])
        for label in dict.fromkeys([*becomes, *was])
    ]


def store(voorstel: Voorstel, *, door: Door, now: datetime) -> None:
    """It holds from now on. Inside the transaction of the approval. Raises `AnderWasEerst`."""
    _SOORTEN[Onderwerp(voorstel.onderwerp)].store(voorstel, door, now)


def is_over(voorstel: Voorstel, now: datetime) -> bool:
    """A message whose time went by while it waited: approving it would put nothing anywhere."""
    return voorstel.onderwerp == Onderwerp.STORING and storing_of(voorstel.inhoud).is_over(now)


def begins_later(voorstel: Voorstel, now: datetime) -> bool:
    """A message that is approved before its time."""
    return voorstel.onderwerp == Onderwerp.STORING and storing_of(voorstel.inhoud).van > now


def address(voorstel: Voorstel) -> str:
    """Of the page where it is changed, with the values of this proposal filled in."""
    return f"{_PAGINA[Onderwerp(voorstel.onderwerp)](voorstel)}?voorstel={voorstel.pk}"


def title(voorstel: Voorstel) -> str:
    if voorstel.dienst is not None:
        return _("Naam en omschrijving: %(dienst)s") % {"dienst": voorstel.dienst.naam}
    return str(Onderwerp(voorstel.onderwerp).label)


def _part(deel: Deel) -> Inhoud:
    row = last_of(deel)
    return row.inhoud if row else {}


def _holds_storing(_voorstel: Voorstel, now: datetime) -> Inhoud:
    stands = _part(Deel.STORING_INWONERS)
    shown = message_of(stands)
    return {} if shown is None or shown.is_over(now) else stands


def _words_storing(inhoud: Inhoud) -> list[tuple[str, str, str]]:
    talen = {taal.eigen_naam: taal.value for taal in Taal}
    words = in_words(Deel.STORING_INWONERS.value, inhoud)
    return [(label, value, talen.get(label, "")) for label, value in words.items()]


def _store_storing(voorstel: Voorstel, door: Door, now: datetime) -> None:
    _store_after(last_of(Deel.STORING_INWONERS), Deel.STORING_INWONERS, voorstel.inhoud, door=door, now=now)


def _words_contact(inhoud: Inhoud) -> list[tuple[str, str, str]]:
    """Where nothing is filled in, inwoners read what the settings say."""
    behind = {"telefoon": settings.GEMEENTE_TELEFOON, "website": settings.GEMEENTE_WEBSITE}
    said = {naam: text or _of_settings(behind.get(naam, "")) for naam, text in facts_of(inhoud).items()}
    words = in_words(Deel.CONTACT.value, with_facts({}, said))
    return [(label, value, "") for label, value in words.items()]


def _of_settings(waarde: str) -> str:
    return _("uit de instellingen, nu %(waarde)s") % {"waarde": waarde} if waarde else ""


def _store_contact(voorstel: Voorstel, door: Door, now: datetime) -> None:
    """Beside the opening hours, which may have changed while it waited."""
    last = last_of(Deel.CONTACT)
    inhoud = with_facts(last.inhoud if last else {}, voorstel.inhoud)
    _store_after(last, Deel.CONTACT, inhoud, door=door, now=now)


def _store_after(
    last: GemeenteVersie | None, deel: Deel, inhoud: Inhoud, *, door: Door, now: datetime
) -> None:
    store_approved(deel=deel, vorige=last.pk if last else 0, inhoud=inhoud, door=door, now=now)


def _of_dienst(voorstel: Voorstel) -> Dienst:
    assert voorstel.dienst is not None  # noqa: S101 - the database holds it
    return voorstel.dienst


def _words_dienst(inhoud: Inhoud) -> list[tuple[str, str, str]]:
    return [(veld_in_woorden(veld), inhoud[veld], "nl") for veld in VAN_TWEE]


def _store_dienst(voorstel: Voorstel, door: Door, now: datetime) -> None:
    locked = Dienst.objects.select_for_update().get(pk=_of_dienst(voorstel).pk)
    rename(dienst=locked, woorden=voorstel.inhoud, door=door, now=now)


_SOORTEN = {
    Onderwerp.STORING: _Soort(_holds_storing, _words_storing, _store_storing),
    Onderwerp.CONTACT: _Soort(
        lambda _one, _now: facts_of(_part(Deel.CONTACT)), _words_contact, _store_contact
    ),
    Onderwerp.DIENST: _Soort(
        lambda one, _now: dict(words_of(Dienst.objects.get(pk=_of_dienst(one).pk))),
        _words_dienst,
        _store_dienst,
    ),
}
_PAGINA: dict[Onderwerp, Callable[[Voorstel], str]] = {
    Onderwerp.STORING: lambda _one: reverse("beheer:storing-wijzigen", args=["inwoners"]),
    Onderwerp.CONTACT: lambda _one: reverse("beheer:contact"),
    Onderwerp.DIENST: lambda one: reverse("beheer:dienst", args=[_of_dienst(one).slug]),
}
