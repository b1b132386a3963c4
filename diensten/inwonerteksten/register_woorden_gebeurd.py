"""What has happened: logged out, wiped, stopped, reported. Other words could say what is not so, so ours stay."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from diensten.inwonerteksten.plaatsen import Pagina
from diensten.inwonerteksten.woorden import words_of

GEBEURD = words_of(
    Pagina.WOORDEN_GEBEURD,
    {
        "w-de-knop-is-niet-vanaf-onze-eigen": _("De knop is niet vanaf onze eigen pagina gebruikt."),
        "w-de-machtiging-die-u-gebruikte-is": _("De machtiging die u gebruikte, is ingetrokken."),
        "w-de-machtiging-is-voorbij-of": _("De machtiging is voorbij, of begint later."),
        "w-deze-link-is-al-gebruikt": _("Deze link is al gebruikt"),
        "w-deze-link-is-al-open-op-een": _("Deze link is al open op een ander apparaat"),
        "w-deze-link-is-voor-iemand-anders": _(
            "Deze link is voor iemand anders in het gesprek, of u logde al in met uw eigen link."
        ),
        "w-dit-gesprek-gaat-verder-op-een": _("Dit gesprek gaat verder op een ander apparaat"),
        "w-dit-ging-niet-goed": _("Dit ging niet goed"),
        "w-er-wacht-al-een-ander-apparaat": _("Er wacht al een ander apparaat"),
        "w-het-getal-klopte-niet": _("Het getal klopte niet"),
        "w-open-de-link-uit-de-chat-nog-een": _("Open de link uit de chat nog een keer."),
        "w-sluit-alle-vensters-van-uw": _(
            "Sluit alle vensters van uw browser. Dan bent u ook bij DigiD uitgelogd."
        ),
        "w-u-bent-bij-ons-uitgelogd": _("U bent bij ons uitgelogd"),
        "w-u-bent-bij-ons-uitgelogd-en-ook": _("U bent bij ons uitgelogd, en ook bij DigiD."),
        "w-u-bent-uitgelogd": _("U bent uitgelogd"),
        "w-u-heeft-niets-fout-gedaan-wij": _("U heeft niets fout gedaan. Wij hebben nu niets van u bewaard."),
        "w-u-koos-niemand-bij-digid": _("U koos niemand bij DigiD"),
        "w-u-kunt-deze-link-nu-niet": _("U kunt deze link nu niet gebruiken"),
        "w-u-kunt-dit-hier-niet-voor-een": _("U kunt dit hier niet voor een ander regelen"),
        "w-u-kunt-dit-nu-niet-voor-deze": _("U kunt dit nu niet voor deze persoon regelen"),
        "w-u-kunt-dit-venster-sluiten": _("U kunt dit venster sluiten."),
        "w-u-logde-in-met-een-andere-digid": _("U logde in met een andere DigiD"),
        "w-u-mag-wel-iets-voor-deze-persoon": _(
            "U mag wel iets voor deze persoon regelen, maar niet wat u nu vraagt."
        ),
        "w-u-wilde-iets-voor-een-ander": _(
            "U wilde iets voor een ander regelen. Bij DigiD koos u niet voor wie."
        ),
        "w-uitloggen-bij-digid-is-misschien": _("Uitloggen bij DigiD is misschien niet gelukt."),
        "w-uw-machtiging-geldt-nu-niet": _("Uw machtiging geldt nu niet"),
        "w-uw-machtiging-is-gestopt": _("Uw machtiging is gestopt"),
        "w-uw-machtiging-is-voor-iets": _("Uw machtiging is voor iets anders"),
        "w-voor-deze-vraag-mag-u-niet": _(
            "Voor deze vraag mag u niet namens een ander komen, of niet op deze manier."
        ),
        "w-we-weten-niet-of-u-bij-digid": _("We weten niet of u bij DigiD bent uitgelogd"),
        "w-wij-hebben-de-link-gestopt": _("Wij hebben de link gestopt. Niemand kan er nu nog mee inloggen."),
        "w-wij-mogen-u-niet-zeggen-waarom": _(
            "Wij mogen u niet zeggen waarom. Dat is om de privacy van iedereen te beschermen."
        ),
    },
    vast=True,
)
