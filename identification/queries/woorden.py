"""The states in words for the ambtenaar, from the row alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from begrippen.flow import Flow
from identification.models import Identification
from identification.status import OPEN, Afloop, Status


@dataclass(frozen=True, slots=True)
class Woorden:
    """`kort`: for a list and a title; `live`: what to do now.

    `stand`: wacht, actie, goed, klaar or gestopt; colour, title and favicon follow it.
    """

    kort: str
    live: str
    stand: str


def clock(moment: datetime) -> str:
    """`14.05`, in Dutch time."""
    return f"{timezone.localtime(moment):%H.%M}"


def status_words(row: Identification, *, now: datetime) -> Woorden:
    if row.status in OPEN and row.verloopt_op <= now:
        return _over(Afloop.VERLOPEN, row)
    if row.status == Status.UITGENODIGD:
        return _invited(row)
    if row.status == Status.INGELOGD:
        return _logged_in(row)
    if row.afloop == Afloop.VOLTOOID:
        return _completed(row)
    return _over(Afloop(row.afloop), row)


def _invited(row: Identification) -> Woorden:
    if row.login_fout:
        return _login_failed(row)
    if row.login_gestart_op:
        return Woorden(_("Inwoner logt in"), _("De inwoner logt in met DigiD."), "wacht")
    if row.geopend_op:
        return Woorden(_("Link geopend"), _("De link is geopend."), "wacht")
    return Woorden(_("Link gemaakt"), _("Stuur de link in de chat."), "wacht")


def _login_failed(row: Identification) -> Woorden:
    if row.login_fout == "geannuleerd":
        live = _("De inwoner is gestopt bij DigiD. De link werkt nog.")
        return Woorden(_("Gestopt bij DigiD"), live, "actie")
    if row.login_fout == "niveau-te-laag":
        live = _("De manier van inloggen is niet genoeg voor deze dienst. De inwoner kan opnieuw inloggen.")
        return Woorden(_("Andere inlogmanier nodig"), live, "actie")
    if row.login_fout == "digid-onbereikbaar":
        live = _("DigiD is niet bereikbaar. De link werkt nog. Probeer het straks of kies een andere manier.")
        return Woorden(_("Storing DigiD"), live, "actie")
    live = _("Inloggen met DigiD is niet gelukt. De link werkt nog. De inwoner kan het opnieuw proberen.")
    return Woorden(_("Inloggen niet gelukt"), live, "actie")


def _logged_in(row: Identification) -> Woorden:
    if row.flow == Flow.AMBTENAAR:
        live = _("Zoek de persoon op.")
        return Woorden(_("Inwoner is ingelogd"), live, "actie")
    if row.code_klopt_op:
        return Woorden(_("Code klopt"), _("Zoek de persoon op en rond af."), "goed")
    if row.pogingen:
        return Woorden(_("Code klopt niet"), _("Vraag de code nog een keer."), "actie")
    return Woorden(_("Inwoner is ingelogd"), _("Vraag de code."), "actie")


def _completed(row: Identification) -> Woorden:
    if row.status == Status.GEWIST:
        return Woorden(_("Afgerond"), _("De gegevens zijn gewist."), "klaar")
    if row.geweigerd:
        ask = _("Meld dit bij beheer. Daarna kunt u het opnieuw proberen.")
        return Woorden(_("Bewijs geweigerd"), f"{refusal_words(row.bezorg_fout)} {ask}", "actie")
    if row.bezorg_fout:
        live = _("Het zaaksysteem neemt het bewijs nog niet aan. Wij blijven het proberen.")
        return Woorden(_("Bewijs wacht op het zaaksysteem"), live, "wacht")
    return Woorden(_("Bewijs gaat naar de zaak"), _("U hoeft niets meer te doen."), "wacht")


def refusal_words(reden: str) -> str:
    """Why a zaaksysteem refused, for the ambtenaar. `reden`: its fixed code."""
    if reden == "andere-initiator":
        return _("Deze zaak staat op naam van een andere persoon.")
    if reden == "zaak-onbekend":
        return _("Deze zaak bestaat niet (meer).")
    return _("Het zaaksysteem neemt dit bewijs niet aan.")


def _over(afloop: Afloop, row: Identification) -> Woorden:
    if afloop == Afloop.VERLOPEN:
        live = _("Verlopen om %(tijd)s uur. De gegevens zijn gewist.") % {"tijd": clock(row.verloopt_op)}
        return Woorden(_("Verlopen"), live, "gestopt")
    if afloop == Afloop.CODE_ONJUIST:
        live = _("Gestopt. De gegevens zijn gewist. Maak een nieuwe link en geef nog geen informatie.")
        return Woorden(_("3 keer een verkeerde code"), live, "gestopt")
    if afloop == Afloop.NIET_BEZORGD:
        live = _("Het bewijs kon niet op tijd in de zaak en is gewist. Meld dit bij beheer.")
        return Woorden(_("Bewijs niet bezorgd"), live, "gestopt")
    live = _("U heeft de link ingetrokken. De gegevens zijn gewist.")
    return Woorden(_("Ingetrokken"), live, "gestopt")
