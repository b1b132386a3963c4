"""Does the connection with the zaaksysteem work, and does the mapping of a dienst?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Protocol, runtime_checkable

from django.conf import settings
from django.utils.translation import gettext_noop as _

from begrippen.toets import Bevinding, Koppelingtoets, Stand
from kluis.register import seal, unseal
from kluis.zegel import ZegelVerbroken
from verkeer.tijdslimiet import within
from zaken.adres import REGISTER
from zaken.contact.toets import koppelingen as contact
from zaken.koppeling import Keuzes, Koppeling
from zaken.stuf import Stuf
from zaken.stuf.toets import toets as stuf
from zaken.toetswoorden import of_fout
from zaken.zaaksysteem import ZaaksysteemFout, load_zaaksysteem
from zaken.zgw import Zgw
from zaken.zgw.toets import toets as zgw

ZGW, STUF = "zaken.zgw.Zgw", "zaken.stuf.Stuf"
ZAAKSYSTEEM = "zaaksysteem"  # the name of the coupling
_KEUZES = 4.0  # seconds that a page waits for a catalogue


@runtime_checkable
class Toetsbaar(Protocol):
    """A zaaksysteem that can say beforehand whether a mapping works. Raises `ZaaksysteemFout`."""

    def check_koppeling(self, koppeling: Koppeling, *, now: datetime) -> None: ...


def koppelingen() -> list[Koppelingtoets]:
    title = {
        REGISTER: _("Zaken: het ingebouwde register"),
        ZGW: _("Zaaksysteem (ZGW)"),
        STUF: _("Zaaksysteem (StUF)"),
    }
    toets: dict[str, Callable[[datetime], Iterator[Bevinding]]] = {REGISTER: _register, ZGW: zgw, STUF: stuf}
    named = settings.ZAAKSYSTEEM
    own = Koppelingtoets(ZAAKSYSTEEM, title.get(named, _("Zaaksysteem")), toets.get(named, _other))
    return [own, *contact()]


def needs_koppeling() -> bool:
    """Has the chosen zaaksysteem types, so that a dienst needs a mapping?"""
    return bool(settings.ZAAKSYSTEEM != REGISTER)


def check_koppeling(koppeling: Koppeling | None, *, now: datetime, samen: bool = False) -> Bevinding:
    """Can a proof of a dienst with this mapping come into a zaak? Asks the zaaksysteem, and makes nothing there.

    `samen`: more people may be in a call of this dienst, so the zaaktype needs a second role.
    """
    if koppeling is None:
        return of_fout(ZaaksysteemFout("zaaktype-niet-ingesteld", permanent=True))
    zaaksysteem = _fresh()
    if not isinstance(zaaksysteem, Toetsbaar):
        return Bevinding(
            Stand.GOED, _("Dit zaaksysteem gebruikt geen zaaktypen van een catalogus. Er is niets te testen.")
        )
    try:
        zaaksysteem.check_koppeling(koppeling, now=now)
        if samen and isinstance(zaaksysteem, Zgw) and not zaaksysteem.has_second_role(koppeling, now=now):
            return of_fout(ZaaksysteemFout("roltype-ander-ontbreekt", permanent=True))
    except ZaaksysteemFout as fout:
        return of_fout(fout)
    if isinstance(zaaksysteem, Stuf):
        return Bevinding(
            Stand.LET_OP,
            _(
                "Zo kan het verstuurd worden. Of het zaaksysteem deze typen kent, blijkt pas bij het eerste bericht."
            ),
            _("Rond één identificatie af met een testzaak en kijk of het bewijs aankomt."),
        )
    return Bevinding(
        Stand.GOED,
        _("Dit klopt: het zaaksysteem kent deze typen, en wij mogen er een zaak en een bewijs in maken."),
    )


def keuzes(zaaktype: str, *, now: datetime) -> Keuzes | None:
    """What the catalogue offers; None when there is none, or when it does not answer."""
    zaaksysteem = _fresh()
    if not isinstance(zaaksysteem, Zgw):
        return None
    try:
        with within(_KEUZES):
            return zaaksysteem.keuzes(zaaktype, now=now)
    except ZaaksysteemFout:
        return None


def _fresh() -> object:
    """Not the one that keeps what the catalogue said: a test asks."""
    return load_zaaksysteem.__wrapped__(settings.ZAAKSYSTEEM)


def _register(_now: datetime) -> Iterator[Bevinding]:
    try:
        works = unseal(seal(b"proef", context="toets"), context="toets") == b"proef"
    except (ZegelVerbroken, LookupError, StopIteration, ValueError):
        works = False
    if works:
        yield Bevinding(Stand.GOED, _("De zaken staan in Beeldpas zelf, versleuteld. De sleutel werkt."))
        return
    yield Bevinding(
        Stand.STUK,
        _("De sleutel van het register werkt niet."),
        _("Zet in REGISTER_SLEUTELS een naam, een dubbele punt en 32 willekeurige bytes in base64."),
    )


def _other(_now: datetime) -> Iterator[Bevinding]:
    try:
        _fresh()
    except (ImportError, AttributeError, ValueError):
        yield Bevinding(Stand.STUK, _("Dit zaaksysteem kan niet geladen worden."), _("Kijk ZAAKSYSTEEM na."))
        return
    yield Bevinding(Stand.LET_OP, _("Voor dit zaaksysteem heeft Beeldpas geen test."))
