"""The pages around logging out at DigiD too (Eenmalig Inloggen)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from identification.paginas import Actie, KapotPagina
from inloggen.digid.uitloggen import Uitkomst, UitlogStart


@dataclass(frozen=True, slots=True)
class UitloggenPagina:
    """Logged out here; a button leads on to DigiD. `velden` go into hidden fields."""

    url: str
    klaar_url: str
    velden: Mapping[str, str] = field(repr=False)


def ask_page(start: UitlogStart, *, klaar_url: str) -> UitloggenPagina:
    return UitloggenPagina(url=start.url, klaar_url=klaar_url, velden=start.velden)


def done_page(uitkomst: Uitkomst, *, login_url: str) -> KapotPagina:
    """What DigiD answered. Here the person is logged out in each case."""
    again = Actie(_("Opnieuw inloggen met DigiD"), login_url, post=True)
    if uitkomst is Uitkomst.MISLUKT:
        return KapotPagina(200, _("U bent bij ons uitgelogd"), _not_at_digid(), (again,))
    return KapotPagina(
        200,
        _("U bent uitgelogd"),
        (
            _("U bent bij ons uitgelogd, en ook bij DigiD."),
            _("U kunt dit venster sluiten."),
        ),
        (again,),
    )


def unknown_page() -> KapotPagina:
    """An answer that belongs to no logout of this browser."""
    return KapotPagina(400, _("We weten niet of u bij DigiD bent uitgelogd"), _not_at_digid())


def _not_at_digid() -> tuple[str, ...]:
    return (
        _("Uitloggen bij DigiD is misschien niet gelukt."),
        _("Sluit alle vensters van uw browser. Dan bent u ook bij DigiD uitgelogd."),
    )
