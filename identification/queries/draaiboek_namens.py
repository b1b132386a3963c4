"""What the ambtenaar does and says when the inwoner comes for somebody else."""

from __future__ import annotations

from django.utils.translation import gettext as _

from identification.models import Identification
from identification.paginas import Nu
from identification.queries import draaiboek_hulp as hulp
from identification.queries.vertegenwoordiging import refused_words
from identification.samen import Bezwaar
from machtigen.rules import Reden, Uitkomst
from machtigen.woorden import REDENEN


def not_for_another(row: Identification) -> Nu:
    """The login for somebody else was refused."""
    return Nu(
        soort="namens-geweigerd",
        titel=_("De inwoner mag dit niet voor een ander doen"),
        doe=refused_words(row.login_fout),
        zeg=(
            _("“Zo kan het niet voor een ander. U deed niets fout. Ik kijk met u wat wel kan.”"),
            _("“Regelt u iets voor uzelf? Open dan de link nog een keer.”"),
        ),
        niet=_("Zeg niets over de ander, ook niet of wij die persoon kennen."),
        hulp=(hulp.no_digid(),),
    )


def not_together(row: Identification) -> Nu:
    """Who logged in cannot be in this call with the others."""
    same = row.login_fout.endswith(Bezwaar.ZELFDE.value)
    return Nu(
        soort="samen-geweigerd",
        titel=_("Deze persoon hoort niet bij deze link"),
        doe=_("Wie inlogde, is al in dit gesprek, of iemand handelt voor deze persoon.")
        if same
        else _("Wie handelt en voor wie, horen niet bij elkaar in dit gesprek."),
        zeg=(_("“Deze link is voor iemand anders. Wilt u de link laten openen door wie hem kreeg?”"),),
        niet=_("Zeg niets over de andere mensen in het gesprek."),
        hulp=(hulp.no_digid(),),
    )


def refused_now(row: Identification) -> Nu:
    """What turned up since the login says no."""
    return Nu(
        soort="namens-niet",
        alarm=True,
        titel=_("Stop: deze persoon mag dit niet voor de ander doen"),
        doe=_("%(waarom)s Geef geen gegevens. Afronden kan niet.")
        % {"waarom": REDENEN[Reden(row.namens_reden)]},
        zeg=(_("“Het lukt nu niet om dit voor de ander af te ronden. U hoort later van ons.”"),),
        niet=_("Zeg niets over de ander, ook niet of wij die persoon kennen."),
    )


def look_at_it(row: Identification) -> Nu:
    """The rule asks the ambtenaar something first, or for whom it is."""
    return Nu(
        soort="namens",
        titel=_("Kijk na of dit voor de ander mag"),
        doe=_("De inwoner regelt dit voor iemand anders. Hieronder staat wat u nakijkt.")
        if row.namens_soort
        else _("De inwoner regelt dit voor iemand anders. Leg hieronder vast voor wie."),
        zeg=(_("“U regelt dit voor een ander. Dat mag. Ik kijk nog één ding na.”"),),
        niet=_("Vraag nooit om de DigiD van de ander."),
    )


def waits_for_check(row: Identification) -> bool:
    """Somebody comes for another, and the rule does not say yes yet."""
    for_another = bool(row.namens_keuze or row.namens_soort)
    return for_another and row.namens_uitkomst != Uitkomst.TOEGESTAAN
