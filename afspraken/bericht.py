"""The mail to the inwoner: plain text in the language of the inwoner, and the appointment for a calendar.

Subject and calendar do not name the dienst: others may see them. No mail holds a way to log in, and each that invites
says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from email.charset import QP, Charset
from email.mime.nonmultipart import MIMENonMultipart
from email.utils import parseaddr
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from afspraken.ics import Gebeurtenis, Methode, as_ics
from afspraken.models import Mailsoort
from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.gemeente.lezen import gemeente
from diensten.inwonerteksten.mail import Mailteksten
from diensten.inwonerteksten.spreken import spoken
from diensten.inwonerteksten.stand import Regel
from diensten.models import Dienst
from diensten.talen.queries import is_unread

_BESTAND = "afspraak.ics"


@dataclass(frozen=True, slots=True)
class Afspraakgegevens:
    """What a mail tells. `ambtenaar` is empty when nobody was chosen yet."""

    id: UUID
    volgnummer: int
    begint_op: datetime
    eindigt_op: datetime
    dienst: str
    niveau: Betrouwbaarheidsniveau
    ambtenaar: str
    tool: str
    videolink: str
    adres: str
    taal: str


@dataclass(frozen=True, slots=True)
class Bericht:
    """A whole mail, as it is kept and sent."""

    aan: str
    onderwerp: str
    tekst: str
    ics: str
    methode: str

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_bytes(cls, stored: bytes) -> Bericht:
        return cls(**json.loads(stored))


def write(
    soort: Mailsoort, what: Afspraakgegevens, *, dienst: Dienst, now: datetime, proef: Iterable[Regel] = ()
) -> Bericht:
    """Everything that there is to say; `now` becomes part of the content. `proef`: texts to look at first."""
    with translation.override(what.taal):
        teksten = Mailteksten(dienst=dienst, gemeente=gemeente(), now=now, proef=proef)
        methode = Methode.ZEG_AF if soort is Mailsoort.AFZEGGING else Methode.VRAAG
        with spoken(teksten):
            subject = _SUBJECTS[soort]() % {"gemeente": gemeente().naam}
            ics = as_ics(_event(what, methode, now=now))
            return Bericht(what.adres, subject, _text(soort, what, teksten), ics, methode)


def as_message(bericht: Bericht, *, id: UUID) -> EmailMessage:  # noqa: A002 - the id of the mail
    """`id` becomes the Message-ID: a mail that goes twice is one mail to most programs."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    message = EmailMessage(
        bericht.onderwerp,
        bericht.tekst,
        settings.DEFAULT_FROM_EMAIL,
        [bericht.aan],
        headers={"Message-ID": f"<{id}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    charset = Charset("utf-8")
    charset.body_encoding = QP  # readable in a folder, and safe on every way
    part = MIMENonMultipart("text", "calendar", charset="utf-8", method=bericht.methode)
    part.set_payload(bericht.ics, charset)
    part.add_header("Content-Disposition", "attachment", filename=_BESTAND)
    message.attach(part)
    return message


def _event(what: Afspraakgegevens, methode: Methode, *, now: datetime) -> Gebeurtenis:
    invites = methode is Methode.VRAAG
    return Gebeurtenis(
        uid=f"{what.id}@{urlsplit(settings.BASE_URL).hostname}",
        volgnummer=what.volgnummer,
        methode=methode,
        gemaakt_op=now,
        begint_op=what.begint_op,
        eindigt_op=what.eindigt_op,
        organisator=parseaddr(settings.DEFAULT_FROM_EMAIL)[1] or f"afspraken@{_host()}",
        organisator_naam=_("Gemeente %(gemeente)s") % {"gemeente": gemeente().naam},
        deelnemer=what.adres,
        titel=_("Videogesprek met gemeente %(gemeente)s") % {"gemeente": gemeente().naam},
        tekst=_("Alles over deze afspraak staat in onze mail.") if invites else "",
        plaats=what.videolink if invites else "",
    )


def _host() -> str:
    return urlsplit(settings.BASE_URL).hostname or "localhost"


def _subject_invite() -> str:
    return _("Uw videogesprek met gemeente %(gemeente)s")


def _subject_changed() -> str:
    return _("Uw videogesprek met gemeente %(gemeente)s is gewijzigd")


def _subject_explain() -> str:
    return _("Uw videogesprek met gemeente %(gemeente)s: inloggen gaat anders")


def _subject_reminder() -> str:
    return _("Morgen: uw videogesprek met gemeente %(gemeente)s")


def _subject_off() -> str:
    return _("Uw videogesprek met gemeente %(gemeente)s gaat niet door")


_SUBJECTS = {
    Mailsoort.BEVESTIGING: _subject_invite,
    Mailsoort.WIJZIGING: _subject_changed,
    Mailsoort.UITLEG: _subject_explain,
    Mailsoort.HERINNERING: _subject_reminder,
    Mailsoort.AFZEGGING: _subject_off,
}


def _text(soort: Mailsoort, what: Afspraakgegevens, teksten: Mailteksten) -> str:
    parts = _off(what, teksten) if soort is Mailsoort.AFZEGGING else _on(soort, what, teksten)
    unread = [_("Deze vertaling is nog niet nagekeken.")] if is_unread(what.taal) else []
    signed = _("Gemeente %(gemeente)s") % {"gemeente": gemeente().naam}
    return "\n\n".join([*unread, *parts, signed]) + "\n"


def _opening(soort: Mailsoort, teksten: Mailteksten) -> list[str]:
    if soort is Mailsoort.WIJZIGING:
        words = _(
            "Uw afspraak voor een videogesprek is gewijzigd. "
            "Hieronder staat hoe het nu is. Wat wij eerder schreven, geldt niet meer."
        )
        return [words, *teksten.added("mail-wijziging")]
    if soort is Mailsoort.UITLEG:
        words = _(
            "Inloggen bij uw videogesprek gaat anders dan wij eerder schreven. Hieronder leest u wat u nu nodig heeft. "
            "De dag en de tijd blijven hetzelfde."
        )
        return [words]
    return [teksten.line("mail-herinnering" if soort is Mailsoort.HERINNERING else "mail-uitnodiging")]


def _on(soort: Mailsoort, what: Afspraakgegevens, teksten: Mailteksten) -> list[str]:
    ready = (what_to_have_ready(what.niveau), *teksten.added("mail-klaarleggen"))
    return [
        *_opening(soort, teksten),
        _facts(what),
        _("Open op die dag deze link voor het videogesprek:") + f"\n{what.videolink}",
        _("Leg klaar:") + "".join(f"\n- {line}" for line in ready),
        _(
            "Zo gaat het: in het gesprek stuurt de medewerker u een link. Daarmee logt u in met DigiD. "
            "In deze mail staat geen link om in te loggen."
        ),
        *teksten.added("mail-zo-gaat-het"),
        _never(),
        _("Lukt inloggen niet, of wilt u liever langskomen? Wilt u een andere dag? Bel ons: %(telefoon)s")
        % {"telefoon": gemeente().telefoon},
        *teksten.added("mail-bellen"),
    ]


def _off(what: Afspraakgegevens, teksten: Mailteksten) -> list[str]:
    return [
        _("Uw afspraak voor een videogesprek met ons gaat niet door."),
        _when(what),
        _("U hoeft niets te doen. Open de link voor het videogesprek niet meer."),
        _("Wilt u een nieuwe afspraak? Bel ons: %(telefoon)s") % {"telefoon": gemeente().telefoon},
        *teksten.added("mail-afgezegd"),
    ]


def _when(what: Afspraakgegevens) -> str:
    begin, end = timezone.localtime(what.begint_op), timezone.localtime(what.eindigt_op)
    return _("Dag: %(dag)s\nTijd: %(van)s tot ongeveer %(tot)s uur (Nederlandse tijd)") % {
        "dag": date_format(begin, "l j F Y"),
        "van": f"{begin:%H.%M}",
        "tot": f"{end:%H.%M}",
    }


def _facts(what: Afspraakgegevens) -> str:
    lines = [_when(what), _("Het gaat over: %(dienst)s") % {"dienst": what.dienst}]
    if what.ambtenaar:
        lines.append(_("U spreekt met: %(naam)s") % {"naam": what.ambtenaar})
    lines.append(_("Programma voor het videogesprek: %(tool)s") % {"tool": what.tool})
    return "\n".join(lines)


def what_to_have_ready(niveau: Betrouwbaarheidsniveau) -> str:
    """What the inwoner needs to log in, in one line."""
    words = {
        Betrouwbaarheidsniveau.BASIS: _(
            "Uw telefoon met de DigiD app. Heeft u de app niet? "
            "Dan kan het ook met uw gebruikersnaam en wachtwoord van DigiD."
        ),
        Betrouwbaarheidsniveau.MIDDEN: _(
            "Uw telefoon met de DigiD app. Heeft u de app niet? Dan kan het ook met sms-controle."
        ),
        Betrouwbaarheidsniveau.SUBSTANTIEEL: _(
            "Uw telefoon met de DigiD app. Doe voor die dag de ID-check in de app. "
            "Hoe dat gaat, staat op www.digid.nl."
        ),
        Betrouwbaarheidsniveau.HOOG: _(
            "Uw telefoon met de DigiD app, en uw identiteitskaart of rijbewijs. "
            "Die moet geschikt zijn om mee in te loggen. Wat u nodig heeft, staat op www.digid.nl."
        ),
    }
    return words[niveau]


def _never() -> str:
    lines = (
        _("uw wachtwoord of pincode van DigiD"),
        _("de sms-code van DigiD"),
        _("een code per mail, per sms of aan de telefoon"),
        _("een foto van uw paspoort of ID-kaart"),
        _("geld"),
    )
    asked = _("Dit vragen wij nooit") + ":" + "".join(f"\n- {line}" for line in lines)
    return asked + "\n" + _("Vraagt iemand dat toch? Stop dan, en bel ons.")
