"""The subject, the facts and the warnings of a mail."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from diensten.inwonerteksten.plaatsen import Pagina
from diensten.inwonerteksten.woorden import words_of

_VRIJ = words_of(
    Pagina.WOORDEN_MAILS,
    {
        "w-alles-over-deze-afspraak-staat": _("Alles over deze afspraak staat in onze mail."),
        "w-dag-dag-tijd-van-tot-ongeveer": _(
            "Dag: %(dag)s\nTijd: %(van)s tot ongeveer %(tot)s uur (Nederlandse tijd)"
        ),
        "w-het-gaat-over-dienst": _("Het gaat over: %(dienst)s"),
        "w-leg-klaar": _("Leg klaar:"),
        "w-open-op-die-dag-deze-link-voor": _("Open op die dag deze link voor het videogesprek:"),
        "w-programma-voor-het-videogesprek": _("Programma voor het videogesprek: %(tool)s"),
        "w-u-sprak-met-naam-het-ging-over": _(
            "U sprak met: %(naam)s\nHet ging over: %(dienst)s\nDag: %(dag)s\nTijd: %(tijd)s uur"
        ),
        "w-u-spreekt-met-naam": _("U spreekt met: %(naam)s"),
        "w-uw-videogesprek-met-gemeente": _("Uw videogesprek met gemeente %(gemeente)s"),
        "w-videogesprek-met-gemeente": _("Videogesprek met gemeente %(gemeente)s"),
    },
)
_VAST = words_of(
    Pagina.WOORDEN_MAILS,
    {
        "w-een-code-per-mail-per-sms-of-aan": _("een code per mail, per sms of aan de telefoon"),
        "w-inloggen-bij-uw-videogesprek": _(
            "Inloggen bij uw videogesprek gaat anders dan wij eerder schreven. Hieronder leest u wat u "
            "nu nodig heeft. De dag en de tijd blijven hetzelfde."
        ),
        "w-morgen-uw-videogesprek-met": _("Morgen: uw videogesprek met gemeente %(gemeente)s"),
        "w-u-heeft-ingelogd-bij-een-gesprek": _("U heeft ingelogd bij een gesprek met gemeente %(gemeente)s"),
        "w-uw-videogesprek-met-gemeente-2": _("Uw videogesprek met gemeente %(gemeente)s gaat niet door"),
        "w-uw-videogesprek-met-gemeente-3": _("Uw videogesprek met gemeente %(gemeente)s is gewijzigd"),
        "w-uw-videogesprek-met-gemeente-4": _(
            "Uw videogesprek met gemeente %(gemeente)s: inloggen gaat anders"
        ),
        "w-vraagt-iemand-dat-toch-stop-dan": _("Vraagt iemand dat toch? Stop dan, en bel ons."),
        "w-was-u-dit-niet-meld-het-dan": _(
            "Was u dit niet? Meld het dan meteen. Ga naar:\n%(adres)s\nVul daar deze code in: "
            "%(code)s\nDat kan tot en met %(tot)s."
        ),
    },
    vast=True,
)
MAILWOORDEN = {**_VRIJ, **_VAST}
