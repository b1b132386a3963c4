"""The places in the mails to an inwoner. A mail is plain text: what a gemeente adds is a paragraph of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from diensten.inwonerteksten.plaatsen import Pagina, Plaats
from diensten.inwonerteksten.waarden import Waarde

_TELEFOON = {"telefoon": Waarde.TELEFOON}
MAIL = {
    "mail-uitnodiging": Plaats(
        Pagina.MAIL_AFSPRAAK,
        (_("U heeft een afspraak voor een videogesprek met ons."),),
        regel=True,
        blijft=True,
    ),
    "mail-herinnering": Plaats(
        Pagina.MAIL_AFSPRAAK, (_("Morgen heeft u een videogesprek met ons."),), regel=True, blijft=True
    ),
    "mail-wijziging": Plaats(
        Pagina.MAIL_AFSPRAAK,
        (
            _(
                "Uw afspraak voor een videogesprek is gewijzigd. "
                "Hieronder staat hoe het nu is. Wat wij eerder schreven, geldt niet meer."
            ),
        ),
        vast=True,
    ),
    "mail-klaarleggen": Plaats(
        Pagina.MAIL_AFSPRAAK,
        (_("Uw telefoon met de DigiD app. Heeft u de app niet? Dan kan het ook met sms-controle."),),
        vast=True,
    ),
    "mail-zo-gaat-het": Plaats(
        Pagina.MAIL_AFSPRAAK,
        (
            _(
                "Zo gaat het: in het gesprek stuurt de medewerker u een link. Daarmee logt u in met DigiD. "
                "In deze mail staat geen link om in te loggen."
            ),
        ),
        vast=True,
    ),
    "mail-bellen": Plaats(
        Pagina.MAIL_AFSPRAAK,
        (_("Lukt inloggen niet, of wilt u liever langskomen? Wilt u een andere dag? Bel ons: %(telefoon)s"),),
        vast=True,
        vult=_TELEFOON,
    ),
    "mail-afgezegd": Plaats(
        Pagina.MAIL_AFSPRAAK,
        (
            _("Uw afspraak voor een videogesprek met ons gaat niet door."),
            _("U hoeft niets te doen. Open de link voor het videogesprek niet meer."),
            _("Wilt u een nieuwe afspraak? Bel ons: %(telefoon)s"),
        ),
        vast=True,
        vult=_TELEFOON,
    ),
    "ontvangstmail": Plaats(
        Pagina.MAIL_ONTVANGST,
        (
            _("Dit is uw ontvangstbewijs. U hoeft niets te doen."),
            _("In dat gesprek is met uw DigiD ingelogd. Zo wisten wij wie u bent."),
            _("U kunt ook bellen: %(telefoon)s. In deze mail staat geen link om in te loggen."),
        ),
        vast=True,
        vult=_TELEFOON,
    ),
}
