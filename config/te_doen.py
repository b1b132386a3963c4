"""What waits for somebody of functioneel beheer: the block at the top of B1. A package with work adds to `_BRONNEN`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afspraken.verteld import outdated
from begrippen.toets import Stand
from config.koppelingen.diensten import met_zaaktype
from config.koppelingen.lijst import find_koppeling
from config.koppelingen.paginas import in_words
from diensten.gemeente.lezen import current
from diensten.gemeente.queries import contact_to_check
from diensten.gemeente.vast import is_complete
from diensten.huisstijl import bestanden
from diensten.inwonerteksten.queries import to_approve, to_check
from diensten.queries import active_diensten
from diensten.teksten import queries as prescribed
from diensten.verhoging.ingaan import waiting
from diensten.verhoging.tijdlijn import day_of
from diensten.voorstellen import queries as proposals
from identification.queries import bezorging
from inloggen.toetsen.digid import own_certificates
from toezicht.koppelingtest import last_tests


@dataclass(frozen=True, slots=True)
class Taak:
    """`ernst`: whether something is broken, or only has to be done. `url`: where to do it."""

    ernst: Stand
    tekst: str
    url: str


def alle_taken(*, now: datetime) -> list[Taak]:
    """What is broken first."""
    found = [taak for bron in _BRONNEN for taak in bron(now)]
    return sorted(found, key=lambda taak: taak.ernst is not Stand.STUK)


def _texts(now: datetime) -> Iterator[Taak]:
    address = reverse("beheer:teksten")
    if number := to_approve().count():
        text = ngettext(
            "%(aantal)d tekst wacht op goedkeuring.", "%(aantal)d teksten wachten op goedkeuring.", number
        )
        yield Taak(Stand.LET_OP, text % {"aantal": number}, address)
    if number := to_check(now=now).count():
        text = ngettext(
            "Van %(aantal)d tekst moet iemand kijken of hij nog klopt.",
            "Van %(aantal)d teksten moet iemand kijken of ze nog kloppen.",
            number,
        )
        yield Taak(Stand.LET_OP, text % {"aantal": number}, address)


def _prescribed(now: datetime) -> Iterator[Taak]:
    for stand in prescribed.to_approve(now=now):
        if stand.voorstel is not None:
            text = _("Een tekst van Logius wacht op goedkeuring: %(naam)s.") % {"naam": stand.plek.naam}
            yield Taak(Stand.LET_OP, text, reverse("beheer:logiusversie", args=[stand.voorstel.pk]))


def _proposals(now: datetime) -> Iterator[Taak]:
    """What inwoners would read or trust, and telephone and address when somebody has to look at them again."""
    for regel in proposals.to_approve(now=now):
        text = _("Een voorstel wacht op goedkeuring: %(naam)s.") % {"naam": regel.titel}
        yield Taak(Stand.LET_OP, text, reverse("beheer:voorstel", args=[regel.voorstel.pk]))
    if contact_to_check(now=now) is not None:
        text = _("Kijk na of uw telefoonnummer, website en adres nog kloppen.")
        yield Taak(Stand.LET_OP, text, reverse("beheer:contact"))


def _raises(now: datetime) -> Iterator[Taak]:
    for verhoging in waiting().filter(datum__gt=day_of(now)).select_related("dienst").order_by("datum"):
        text = _("Op %(dag)s gaat een verhoging in: %(dienst)s.")
        values = {"dag": date_format(verhoging.datum, "j E Y"), "dienst": verhoging.dienst.naam}
        yield Taak(Stand.GOED, text % values, reverse("beheer:verhogen", args=[verhoging.dienst.slug]))


def _appointments(now: datetime) -> Iterator[Taak]:
    """Whose mail explains another way to log in than holds on the day. The page of the raise has the button."""
    number = Counter((one.dienst, one.slug, one.onbekend) for one in outdated(dienst="", now=now))
    for (naam, slug, onbekend), aantal in sorted(number.items()):
        wrong = ngettext(
            "%(dienst)s: bij %(aantal)d afspraak klopt de uitleg over inloggen niet meer.",
            "%(dienst)s: bij %(aantal)d afspraken klopt de uitleg over inloggen niet meer.",
            aantal,
        )
        unknown = ngettext(
            "%(dienst)s: bij %(aantal)d afspraak weten wij niet wat de mail zei over inloggen.",
            "%(dienst)s: bij %(aantal)d afspraken weten wij niet wat de mail zei over inloggen.",
            aantal,
        )
        text = (unknown if onbekend else wrong) % {"dienst": naam, "aantal": aantal}
        yield Taak(Stand.LET_OP, text, reverse("beheer:verhogen", args=[slug]))


def _identity(now: datetime) -> Iterator[Taak]:  # noqa: ARG001 - as long as it is so
    if not is_complete(current().gemeente):
        text = _("Vul de naam en de code van uw gemeente in. Tot dan wachten de bewijzen.")
        yield Taak(Stand.STUK, text, reverse("beheer:huisstijl"))


def _colours(now: datetime) -> Iterator[Taak]:  # noqa: ARG001 - the rules change with a release, not with the day
    thema = current().thema
    if thema and bestanden.unreadable(thema):
        text = _("Niet iedereen kan de kleuren van uw huisstijl lezen. Kies andere.")
        yield Taak(Stand.STUK, text, reverse("beheer:huisstijl"))


def _proofs(now: datetime) -> Iterator[Taak]:
    refused, waits = bezorging.to_look_at(now=now)
    address = reverse("identification:bezorging")
    if refused:
        text = ngettext(
            "%(aantal)d bewijs wordt geweigerd door het zaaksysteem.",
            "%(aantal)d bewijzen worden geweigerd door het zaaksysteem.",
            refused,
        )
        yield Taak(Stand.STUK, text % {"aantal": refused}, f"{address}?stand={bezorging.GEWEIGERD}")
    if waits:
        text = ngettext(
            "%(aantal)d bewijs wacht al langer dan een kwartier.",
            "%(aantal)d bewijzen wachten al langer dan een kwartier.",
            waits,
        )
        yield Taak(Stand.LET_OP, text % {"aantal": waits}, address)


def _certificates(now: datetime) -> Iterator[Taak]:
    for naam, bevinding in own_certificates(now):
        if bevinding.stand is not Stand.GOED:
            address = f"{reverse('koppelingen:overzicht')}#{naam}"
            yield Taak(bevinding.stand, in_words(bevinding.tekst, bevinding.gegevens), address)


def _zaaktypen(now: datetime) -> Iterator[Taak]:  # noqa: ARG001 - as long as it is so
    """A dienst that makes proofs which the zaaksysteem will refuse."""
    mapped = met_zaaktype()
    if mapped is None:
        return
    for dienst in active_diensten():
        if dienst.slug not in mapped:
            text = _("%(dienst)s heeft nog geen zaaktype. Bewijzen komen dan niet in de zaak.")
            address = reverse("koppelingen:zaaktype", args=[dienst.slug])
            yield Taak(Stand.STUK, text % {"dienst": dienst.naam}, address)


def _couplings(now: datetime) -> Iterator[Taak]:  # noqa: ARG001 - the last test counts, however old
    for test in last_tests().values():
        koppeling = find_koppeling(test.naam) if test.stand is Stand.STUK else None
        if koppeling is not None:
            text = _("Deze koppeling werkte niet bij de laatste test: %(naam)s.")
            title = in_words(koppeling.titel, koppeling.gegevens)
            address = f"{reverse('koppelingen:overzicht')}#{test.naam}"
            yield Taak(Stand.STUK, text % {"naam": title}, address)


_BRONNEN: tuple[Callable[[datetime], Iterable[Taak]], ...] = (
    _identity,
    _proofs,
    _certificates,
    _couplings,
    _zaaktypen,
    _colours,
    _texts,
    _appointments,
    _prescribed,
    _proposals,
    _raises,
)
