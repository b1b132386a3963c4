"""What Logius asks for, and with what somebody logs in: that follows from the dienst. Ours stay, and those of the
gemeente come after.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from diensten.inwonerteksten.plaatsen import Pagina
from diensten.inwonerteksten.woorden import words_of

DIGID = words_of(
    Pagina.WOORDEN_DIGID,
    {
        "w-bel-de-mensen-van-digid": _("Bel de mensen van DigiD:"),
        "w-de-pagina-staat-nu-in-een-andere": _(
            "De pagina staat nu in een andere app. Daar lukt inloggen met DigiD vaak niet. Kopieer de "
            "link en open hem in Safari of Chrome."
        ),
        "w-deze-manier-van-inloggen-is-niet": _("Deze manier van inloggen is niet genoeg"),
        "w-digid-is-nu-niet-bereikbaar": _("DigiD is nu niet bereikbaar"),
        "w-inloggen-bij-gemeente-naam": _("Inloggen bij Gemeente %(naam)s"),
        "w-inloggen-met-digid-is-niet": _("Inloggen met DigiD is niet gelukt"),
        "w-log-in-met-manier": _("Log in met <strong>%(manier)s</strong>."),
        "w-open-deze-pagina-in-safari-of": _("Open deze pagina in Safari of Chrome"),
        "w-u-bent-gestopt-met-inloggen": _("U bent gestopt met inloggen"),
        "w-u-logt-in-met-uw-eigen-digid": _(
            "U logt in met <strong>uw eigen</strong> DigiD. Iemand helpen mag. U doet niets fout."
        ),
        "w-u-logt-in-met-digid": _("U logt in met DigiD."),
        "w-uw-telefoon-met-de-digid-app-en": _(
            "Uw telefoon met de DigiD app, en uw identiteitskaart of rijbewijs. Die moet geschikt zijn "
            "om mee in te loggen. Wat u nodig heeft, staat op www.digid.nl."
        ),
        "w-uw-telefoon-met-de-digid-app-doe": _(
            "Uw telefoon met de DigiD app. Doe voor die dag de ID-check in de app. Hoe dat gaat, staat "
            "op www.digid.nl."
        ),
        "w-uw-telefoon-met-de-digid-app": _(
            "Uw telefoon met de DigiD app. Heeft u de app niet? Dan kan het ook met uw gebruikersnaam en "
            "wachtwoord van DigiD."
        ),
    },
    vast=True,
)
