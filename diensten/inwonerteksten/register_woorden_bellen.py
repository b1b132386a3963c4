"""The way for who cannot or will not use this: by telephone, or at the desk."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from diensten.inwonerteksten.plaatsen import Pagina
from diensten.inwonerteksten.woorden import words_of

_VRIJ = words_of(
    Pagina.WOORDEN_BELLEN,
    {
        "w-bel-de-gemeente": _("Bel de gemeente:"),
        "w-bel-zelf-de-gemeente": _("Bel zelf de gemeente:"),
        "w-hulp-nodig-bel-de-gemeente": _("Hulp nodig? Bel de gemeente:"),
        "w-zit-u-in-het-gesprek-zeg-het": _("Zit u in het gesprek? Zeg het daar."),
    },
)
_VRIJ_VOOR_ALLEN = words_of(
    Pagina.WOORDEN_BELLEN,
    {
        "w-dan-kunt-u-bellen": _("Dan kunt u bellen"),
        "w-op-deze-dagen-is-het-anders": _("Op deze dagen is het anders:"),
        "w-zo-bereikt-u-ons": _("Zo bereikt u ons"),
    },
    voor_allen=True,
)
_VAST = words_of(
    Pagina.WOORDEN_BELLEN,
    {
        "w-bel-het-nummer-dat-u-van-de": _("Bel het nummer dat u van de gemeente kent."),
        "w-nu-neemt-niemand-op": _("Nu neemt niemand op."),
        "w-nu-neemt-niemand-op-u-kunt": _("Nu neemt niemand op. U kunt morgen bellen vanaf %(tijd)s uur."),
        "w-nu-neemt-niemand-op-u-kunt-2": _("Nu neemt niemand op. U kunt vandaag bellen vanaf %(tijd)s uur."),
        "w-nu-neemt-niemand-op-u-kunt-weer": _(
            "Nu neemt niemand op. U kunt weer bellen op %(dag)s vanaf %(tijd)s uur."
        ),
        "w-u-kunt-nu-bellen-tot-tijd-uur": _("U kunt nu bellen, tot %(tijd)s uur."),
    },
    vast=True,
)
BELLEN = {**_VRIJ, **_VRIJ_VOOR_ALLEN, **_VAST}
