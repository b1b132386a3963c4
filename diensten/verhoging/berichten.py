"""An announcement as plain text, for where the gemeente speaks to its inwoners."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diensten.verhoging import woorden
from diensten.verhoging.aankondiging import Aankondiging

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Kanaal(StrEnum):
    WEBSITE = "website"
    MAIL = "mail"
    SOCIAL = "social"
    BRIEF = "brief"


KANAALNAMEN: dict[Kanaal, _StrPromise] = {
    Kanaal.WEBSITE: gettext_lazy("Website"),
    Kanaal.MAIL: gettext_lazy("E-mail"),
    Kanaal.SOCIAL: gettext_lazy("Social media"),
    Kanaal.BRIEF: gettext_lazy("Brief"),
}


def message(
    aankondiging: Aankondiging,
    kanaal: Kanaal,
    *,
    gemeente: str,
    adres: str,
    aanvulling: tuple[str, ...] = (),
) -> str:
    """In the active language, one paragraph a line. `adres`: of the page with the announcement; `aanvulling`: what
    the gemeente says after our words, for which a social medium has no room.
    """
    if kanaal is Kanaal.SOCIAL:
        return _lines([*aankondiging.alineas[:1], adres])
    body = _body(aankondiging, adres, aanvulling)
    if kanaal is Kanaal.WEBSITE:
        return _lines([aankondiging.titel, *body])
    letter = [_salutation(), *body, _closing(gemeente)]
    if kanaal is Kanaal.MAIL:
        return _lines([_subject(aankondiging.titel), *letter])
    return _lines([_about(aankondiging.titel), *letter])


def _body(aankondiging: Aankondiging, adres: str, aanvulling: tuple[str, ...]) -> list[str]:
    prepare = [aankondiging.kop, *aankondiging.regel_dit, woorden.more()] if aankondiging.regel_dit else []
    return [*aankondiging.alineas, *aanvulling, *prepare, woorden.another_way(), _read_on(adres)]


def _lines(lines: list[str]) -> str:
    return "\n\n".join(lines) + "\n"


def _salutation() -> str:
    return _("Beste inwoner,")


def _closing(gemeente: str) -> str:
    return _("Met vriendelijke groet,\nGemeente %(naam)s") % {"naam": gemeente}


def _subject(titel: str) -> str:
    return _("Onderwerp: %(titel)s") % {"titel": titel}


def _about(titel: str) -> str:
    return _("Betreft: %(titel)s") % {"titel": titel}


def _read_on(adres: str) -> str:
    return _("Lees meer: %(adres)s") % {"adres": adres}
