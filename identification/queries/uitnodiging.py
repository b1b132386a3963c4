"""The link as the ambtenaar gives it: by itself, as a picture, and in a message for the chat."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import segno
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import translation
from django.utils.safestring import mark_safe

from begrippen.flow import Flow
from diensten.gemeente.lezen import gemeente
from diensten.inwonerteksten.mail import Mailteksten
from diensten.inwonerteksten.register_chat import CHAT
from diensten.inwonerteksten.stand import Regel
from diensten.inwonerteksten.tonen import holding
from diensten.inwonerteksten.waarden import Waarde
from diensten.models import Dienst
from identification.flow.keuzes import ambtenaar_asks
from identification.models import Identification
from identification.namens import Keuze
from identification.paginas import Uitnodiging
from identification.queries.inwoner import link_of
from identification.queries.namens import with_choices


def invitation(row: Identification, *, now: datetime) -> Uitnodiging:
    """Raises `ZegelVerbroken` when there is no link any more."""
    link = settings.BASE_URL + link_of(row)
    # A fixed mask: trying all eight costs more than the rest of the page, and every mask can be scanned.
    code = segno.make_qr(link, error="m", boost_error=False, mask=3)
    image = code.svg_inline(scale=4, border=2, omitsize=True, svgclass="qr", lineclass=None)
    # Only where the dienst lets people act for others, as `bureau.look` found.
    others = getattr(row, "namens_aan", True) and ambtenaar_asks(row.dienst, row.deel)
    links = (link, with_choices(link, keuze=Keuze.MACHTIGEN)) if others else (link,)
    bericht, *another = _messages(row, links, now=now)
    return Uitnodiging(
        link=link,
        bericht=bericht,
        geldig_tot=row.verloopt_op,
        qr_svg=mark_safe(image),  # noqa: S308 - drawn by segno from our own link
        bericht_machtiging="".join(another),
    )


def invitation_message(row: Identification, *, now: datetime) -> str:
    """Raises `ZegelVerbroken` when there is no link any more."""
    return _messages(row, [settings.BASE_URL + link_of(row)], now=now)[0]


def _messages(row: Identification, links: Iterable[str], *, now: datetime) -> list[str]:
    naam, zonder_code = row.ambtenaar_naam, row.flow == Flow.AMBTENAAR
    eigen = getattr(row, "chat_eigen", True)  # as `bureau.look` found
    return chat_messages(
        links, dienst=row.dienst, naam=naam, taal=row.taal, zonder_code=zonder_code, now=now, eigen=eigen
    )


def has_own_words(*, taal: OuterRef, now: datetime) -> Exists:
    """Whether the gemeente words the message in this language, for any dienst. For an annotation."""
    return Exists(holding(now).filter(sleutel__in=list(CHAT), taal=taal))


def chat_messages(
    links: Iterable[str],
    *,
    dienst: Dienst,
    naam: str,
    taal: str,
    zonder_code: bool,
    now: datetime,
    proef: Iterable[Regel] = (),
    eigen: bool = True,
) -> list[str]:
    """The whole message for each link, in the language of the inwoner. `naam`: of the ambtenaar. One query, or none
    without `eigen`: there are no words of the gemeente.
    """
    ours = gemeente()
    with translation.override(taal):
        teksten = Mailteksten(
            dienst=dienst, gemeente=ours, now=now, proef=proef, meer={Waarde.MEDEWERKER: naam}, eigen=eigen
        )
        begin = teksten.all("chat-begin")
        end = teksten.all("chat-zonder-code" if zonder_code else "chat-code")
        return ["\n".join([*begin, link, *end]) for link in links]
