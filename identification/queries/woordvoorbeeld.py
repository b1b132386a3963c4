"""On which page a word of ours can be looked at: it stands in no one place, so the pages themselves are asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import override

from begrippen.taal import Taal
from diensten.inwonerteksten.plaatsen import Pagina, Plaats
from diensten.inwonerteksten.register import PLAATSEN
from diensten.inwonerteksten.spreken import spoken
from diensten.inwonerteksten.stand import Inhoud, Regel
from diensten.inwonerteksten.tonen import Teksten
from diensten.inwonerteksten.woorden import Woord
from identification.queries.mailvoorbeeld import Mailvoorbeeld, example_mail
from identification.queries.tekstvoorbeeld import example_of
from identification.queries.woordpaginas import more_pages

_MERK = re.compile(r"merk-([a-z0-9-]+)\.")
_ANDERE = (
    "fouten/404.html",
    "fouten/403.html",
    "fouten/400.html",
    "fouten/405.html",
    "openbaar/toegankelijkheid.html",
)
# By key: the place whose page shows the word, or another page. Made once, from the templates of this version.
_gevonden: dict[str, str] = {}


class _Merkt:
    """Says at every word which one it is."""

    def own(self, sleutel: str) -> str:
        return " ".join([f"merk-{sleutel}.", *(f"[{naam}]" for naam in PLAATSEN[sleutel].moet)])


def word_example(
    sleutel: str, woord: Woord, *, request: HttpRequest, taal: Taal, now: datetime, proef: Regel, **more: Any
) -> tuple[str, dict[str, Any]]:
    """As `example_of`. A word that none of the pages shows without a call stands alone."""
    where = page_with(sleutel, request=request, now=now)
    if where in _ANDERE:
        return where, {}
    if where.startswith("meer-"):
        pages = more_pages(adres=request.path, now=now)
        return next((template, context) for name, template, context in pages if name == where)
    if where:
        pagina = PLAATSEN[where].pagina
        return example_of(where, pagina, taal=taal.value, now=now, proef=proef, **more)
    return "beheer/mailvoorbeeld.html", {"mail": _alone(woord, proef)}


def page_with(sleutel: str, *, request: HttpRequest, now: datetime) -> str:
    """Empty where no page shows it."""
    if PLAATSEN[sleutel].pagina is Pagina.WOORDEN_MAILS:
        return _mail_with(sleutel, now=now)
    if not _gevonden:
        _gevonden.update(_index(request, now=now))
    return _gevonden.get(sleutel, "")


def _index(request: HttpRequest, *, now: datetime) -> dict[str, str]:
    """Every page is made once, with every word marked. Takes some seconds."""
    found: dict[str, str] = {}
    merkt, teksten = _Merkt(), Teksten(dienst=None, now=now)
    with override(Taal.NEDERLANDS.value), spoken(merkt):
        for where, template, context in _pages(request, now=now):
            shown = {**context, "teksten": teksten, "sjabloon": template}
            page = render_to_string("beheer/tekstvoorbeeld.html", shown, request)
            for sleutel in _MERK.findall(page):
                found.setdefault(sleutel, where)
    return found


def _pages(request: HttpRequest, *, now: datetime) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Of every page one state, then the others, each once."""
    seen = set()
    for where, plaats in sorted(_places(), key=lambda found: found[0] not in _FIRST):
        template, context = _example(where, plaats, request=request, now=now)
        one = (template, repr(context))
        if one not in seen:
            yield where, template, context
        seen.add(one)
    for template in _ANDERE:
        yield template, template, {}
    yield from more_pages(adres=request.path, now=now)


def _example(
    where: str, plaats: Plaats, *, request: HttpRequest, now: datetime
) -> tuple[str, dict[str, Any]]:
    return example_of(
        where, plaats.pagina, dienst=None, adres=request.path, taal="nl", now=now, proef=("", "", "")
    )


def _mail_with(sleutel: str, *, now: datetime) -> str:
    """A mail has words of its own, so each is tried by itself."""
    proef = (sleutel, Inhoud.TEKST.value, _Merkt().own(sleutel))
    for where, plaats in _places():
        if plaats.pagina in {Pagina.MAIL_AFSPRAAK, Pagina.MAIL_ONTVANGST}:
            mail = example_mail(where, None, taal="nl", now=now, proef=proef)
            if _MERK.search(f"{mail.onderwerp} {mail.alineas}"):
                return where
    return ""


def _places() -> list[tuple[str, Plaats]]:
    return [(sleutel, plaats) for sleutel, plaats in PLAATSEN.items() if not isinstance(plaats, Woord)]


def _first_of_each_page() -> frozenset[str]:
    by_page: dict[Pagina, str] = {}
    for sleutel, plaats in _places():
        by_page.setdefault(plaats.pagina, sleutel)
    return frozenset(by_page.values())


_FIRST = _first_of_each_page()


def _alone(woord: Woord, proef: Regel) -> Mailvoorbeeld:
    _sleutel, _inhoud, tekst = proef
    ours = str(woord.standaard[0])
    says = woord.says(tekst, ours=ours) if tekst else ours
    names = {naam: f"[{naam}]" for naam in woord.vult}
    plain = strip_tags(says % names if names else says)
    seldom = _("Deze tekst staat niet altijd op een pagina, maar bijvoorbeeld alleen bij een fout.")
    return Mailvoorbeeld(_("Zo leest de inwoner deze tekst"), (tuple(plain.splitlines()), (seldom,)))
