"""What the installation itself needs: mail, the queue with its worker, and the folder of day keys."""

from __future__ import annotations

import os
import smtplib
import ssl
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from redis import Redis
from redis.exceptions import RedisError

from begrippen.toets import Bevinding, Koppelingtoets, Stand
from kluis import dagsleutel

_WORKER = 2.0  # seconds that a worker has to say that it is there


def koppelingen() -> list[Koppelingtoets]:
    return [
        Koppelingtoets("wachtrij", _("Wachtrij en worker"), _queue),
        Koppelingtoets("mail", _("E-mail"), _mail),
        Koppelingtoets("dagsleutels", _("Map met dagsleutels"), _day_keys),
    ]


def _queue(_now: datetime) -> Iterator[Bevinding]:
    try:
        with Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2) as redis:
            redis.ping()
    except (RedisError, OSError, ValueError):
        yield Bevinding(
            Stand.STUK,
            _("De wachtrij (Redis) antwoordt niet."),
            _("Kijk of Redis draait en of REDIS_URL klopt. Bewijzen komen intussen wel aan, maar later."),
        )
        return
    yield Bevinding(Stand.GOED, _("De wachtrij (Redis) antwoordt."))
    yield _worker()


def _worker() -> Bevinding:
    from config.celery import app  # noqa: PLC0415 - needs all apps

    try:
        answers = app.control.ping(timeout=_WORKER, limit=1)
    except (RedisError, OSError):
        answers = []
    if answers:
        return Bevinding(Stand.GOED, _("De worker antwoordt."))
    return Bevinding(
        Stand.STUK,
        _("Er antwoordt geen worker."),
        _("Start de worker. Zonder worker komt geen bewijs in een zaak, en wordt niets gewist."),
    )


def _mail(_now: datetime) -> Iterator[Bevinding]:
    if settings.EMAIL_HOST:
        yield _smtp()
    elif settings.EMAIL_FILE_PATH:
        folder = Path(settings.EMAIL_FILE_PATH)
        usable = os.access(folder if folder.exists() else folder.parent, os.W_OK)
        yield Bevinding(
            Stand.LET_OP if usable else Stand.STUK,
            _("E-mail komt in een map, en gaat niet de deur uit. Dat is voor een demo."),
            _("Vul EMAIL_HOST in om echt te mailen."),
        )
    else:
        yield Bevinding(
            Stand.UIT, _("E-mail is niet ingesteld. Inwoners krijgen geen ontvangstbewijs per mail.")
        )


def _smtp() -> Bevinding:
    names = {"host": settings.EMAIL_HOST}
    try:
        connection = get_connection(fail_silently=False)
        connection.open()
        connection.close()
    except smtplib.SMTPAuthenticationError:
        return Bevinding(
            Stand.STUK,
            _("De mailserver %(host)s laat ons niet inloggen."),
            _("Kijk EMAIL_USER en EMAIL_PASSWORD na."),
            names,
        )
    except (ssl.SSLError, smtplib.SMTPNotSupportedError):
        return Bevinding(
            Stand.STUK,
            _("De beveiligde verbinding met %(host)s komt niet tot stand."),
            _("Kijk het certificaat van de mailserver na, en EMAIL_PORT, EMAIL_SSL en EMAIL_STARTTLS."),
            names,
        )
    except (OSError, smtplib.SMTPException):
        return Bevinding(
            Stand.STUK,
            _("De mailserver %(host)s antwoordt niet."),
            _("Kijk EMAIL_HOST en EMAIL_PORT na, en of de firewall ons doorlaat."),
            names,
        )
    return Bevinding(
        Stand.GOED, _("De mailserver %(host)s laat ons binnen. Er is niets verstuurd."), gegevens=names
    )


def _day_keys(now: datetime) -> Iterator[Bevinding]:
    folder = Path(settings.DAGSLEUTEL_MAP)
    if not dagsleutel.is_usable(timezone.localdate(now)):
        yield Bevinding(
            Stand.STUK,
            _("De sleutel van vandaag kan niet gelezen of gemaakt worden."),
            _(
                "Geef de portal en de worker samen één map (DAGSLEUTEL_MAP) waarin ze mogen lezen en schrijven."
            ),
        )
        return
    if folder.exists() and folder.stat().st_mode & stat.S_IRWXO:
        yield Bevinding(
            Stand.STUK,
            _("Iedereen op deze machine kan de dagsleutels lezen."),
            _("Zet de rechten van de map (DAGSLEUTEL_MAP) op 700."),
        )
        return
    count = str(len(dagsleutel.existing_days()))
    yield Bevinding(Stand.GOED, _("De dagsleutels zijn er (aantal: %(aantal)s)."), gegevens={"aantal": count})
