"""A mail or a message to an inwoner with made-up people, for whoever looks at a text of it before it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from afspraken.bericht import Afspraakgegevens, write
from afspraken.models import Mailsoort
from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.inwonerteksten.stand import Regel
from diensten.models import Dienst
from identification.models import Identification, Ontvangst
from identification.queries.ontvangst import mail_of
from identification.queries.uitnodiging import chat_messages

_NAAM, _TOOL, _LINK = "S. de Vries", "Teams", "https://video.voorbeeld.nl/gesprek"
_LINK_INLOGGEN = "https://inloggen.voorbeeld.nl/i/voorbeeld/"
_SOORT = {
    "mail-herinnering": Mailsoort.HERINNERING,
    "mail-wijziging": Mailsoort.WIJZIGING,
    "mail-afgezegd": Mailsoort.AFZEGGING,
}


@dataclass(frozen=True, slots=True)
class Mailvoorbeeld:
    """`alineas`: of each the lines."""

    onderwerp: str
    alineas: tuple[tuple[str, ...], ...]


def example_mail(
    sleutel: str, dienst: Dienst | None, *, taal: str, now: datetime, proef: Regel
) -> Mailvoorbeeld:
    about = dienst or Dienst(naam="Voorbeeld van een dienst")
    if sleutel == "ontvangstmail":
        identification = Identification(dienst=about, taal=taal, ambtenaar_naam=_NAAM, bevestigd_op=now)
        row = Ontvangst(identification=identification, gemaakt_op=now, geldig_tot=now + timedelta(days=30))
        subject, text = mail_of(row, now=now, proef=[proef])
        return _shown(subject, text.replace("{code}", "ABCD-EFGH-JKLM-NPQR"))
    what = Afspraakgegevens(
        id=UUID(int=1),
        volgnummer=0,
        begint_op=now + timedelta(days=7),
        eindigt_op=now + timedelta(days=7, minutes=30),
        dienst=about.naam,
        niveau=Betrouwbaarheidsniveau(about.niveau_gevraagd),
        ambtenaar=_NAAM,
        tool=_TOOL,
        videolink=_LINK,
        adres="inwoner@voorbeeld.nl",
        taal=taal,
    )
    soort = _SOORT.get(sleutel, Mailsoort.BEVESTIGING)
    mail = write(soort, what, dienst=about, now=now, proef=[proef])
    return _shown(mail.onderwerp, mail.tekst)


def example_message(
    sleutel: str, dienst: Dienst | None, *, taal: str, now: datetime, proef: Regel
) -> Mailvoorbeeld:
    """The message for the chat."""
    (text,) = chat_messages(
        [_LINK_INLOGGEN],
        dienst=dienst or Dienst(naam="Voorbeeld van een dienst"),
        naam=_NAAM,
        taal=taal,
        zonder_code=sleutel == "chat-zonder-code",
        now=now,
        proef=[proef],
    )
    return Mailvoorbeeld(_("Bericht in de chat"), (tuple(text.splitlines()),))


def _shown(subject: str, text: str) -> Mailvoorbeeld:
    return Mailvoorbeeld(subject, tuple(tuple(part.splitlines()) for part in text.strip().split("\n\n")))
