"""What the ambtenaar does and says when an identification stopped before it was completed."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from identification.models import Identification
from identification.paginas import HulpRegel, Nu
from identification.queries.woorden import kept_of
from identification.queries.zaakwoord import de_zaak, een_zaak
from identification.status import OPEN, Afloop

# Somebody else may have the link: this state may not be overlooked.
ALARM = frozenset({Afloop.GETAL_ONJUIST, Afloop.NIET_IN_GESPREK, Afloop.CODE_ONJUIST})


def over_step(row: Identification, *, now: datetime) -> Nu:
    expired = row.status in OPEN and row.verloopt_op <= now
    afloop = Afloop.VERLOPEN if expired else Afloop(row.afloop)
    if afloop == Afloop.NIET_IN_GESPREK:
        return _not_in_call()
    if afloop == Afloop.GETAL_ONJUIST:
        return _wrong_number()
    if afloop == Afloop.CODE_ONJUIST:
        return _wrong_code()
    if afloop == Afloop.NIET_BEZORGD:
        return _undelivered(row)
    if afloop == Afloop.OPGEGEVEN:
        return Nu(
            soort="over",
            titel=_("Beheer heeft de bezorging gestopt"),
            doe=_("Het bewijs is gewist. Vraag bij beheer waarom, en of de inwoner opnieuw moet inloggen."),
        )
    return _ended(afloop)  # WANTROUWEN too: this may stand on a shared screen


def _undelivered(row: Identification) -> Nu:
    kept, words = kept_of(row), {"de_zaak": de_zaak(row.zaakwoord), "een_zaak": een_zaak(row.zaakwoord)}
    if kept is None or kept.gewist_op is not None:
        return Nu(
            soort="over",
            titel=_("Het bewijs staat niet in %(de_zaak)s") % words,
            doe=_("Het is gewist. Alleen met een nieuwe link komt er een nieuw bewijs."),
        )
    if kept.geleverd_op is not None:
        return Nu(
            soort="over", titel=_("Het bewijs staat alsnog in %(een_zaak)s") % words, doe=_("U bent klaar.")
        )
    return Nu(
        soort="bewaard",
        titel=_("Zet het bewijs zelf in %(de_zaak)s") % words,
        doe=_("Haal het bewijs op als PDF en zet het in %(de_zaak)s. Vraag het anders aan beheer.") % words,
    )


def _not_in_call() -> Nu:
    return Nu(
        soort="over",
        alarm=True,
        titel=_("Stop: iemand zegt dat hij of zij niet met u praat"),
        doe=_("Geef geen gegevens. Vraag eerst wie dat was."),
        zeg=(_("“Heeft u zelf gekozen: ik zit niet in een gesprek?”"),),
        hulp_kop=_("Wat is het antwoord?"),
        hulp=(
            HulpRegel(_("Ja, per ongeluk"), _("Maak een nieuwe link en stuur die in de chat.")),
            HulpRegel(
                _("Nee"),
                _(
                    "Dan heeft iemand anders uw link gekregen. Zeg dat u later terugbelt en hang op. "
                    "Bel daarna zelf het nummer dat in uw systeem staat."
                ),
            ),
        ),
    )


def _wrong_number() -> Nu:
    return Nu(
        soort="over",
        alarm=True,
        titel=_("Stop: er is een verkeerd getal gekozen"),
        doe=_("De link werkt niet meer. Geef geen gegevens. Misschien hoorde de inwoner het niet goed."),
        zeg=(_("“De link is gestopt. Ik stuur u een nieuwe, met een nieuw getal.”"),),
        hulp=(
            HulpRegel(
                _("Het gaat weer fout"),
                _("Dan heeft misschien iemand anders de link. Stop het gesprek en spreek af aan de balie."),
            ),
        ),
    )


def _wrong_code() -> Nu:
    return Nu(
        soort="over",
        alarm=True,
        titel=_("Stop: 3 keer een verkeerde code"),
        doe=_("Geef geen gegevens. De inlog hoort niet bij dit gesprek. Alles is gewist."),
        zeg=(_("“Het is nu niet gelukt. Ik stuur u een nieuwe link, dan proberen wij het nog een keer.”"),),
        hulp=(
            HulpRegel(
                _("Het gaat weer fout"),
                _("Dan heeft misschien iemand anders de link. Stop het gesprek en spreek af aan de balie."),
            ),
        ),
    )


def _ended(afloop: Afloop) -> Nu:
    if afloop == Afloop.VERLOPEN:
        return Nu(
            soort="over",
            titel=_("De tijd is om"),
            doe=_("Alles is gewist. Maak een nieuwe link als het gesprek nog loopt."),
            zeg=(_("“De link is verlopen. Dat ligt niet aan u. Ik stuur u een nieuwe.”"),),
        )
    return Nu(soort="over", titel=_("Gestopt"), doe=_("De link werkt niet meer. De gegevens zijn gewist."))
