"""The states in words for the ambtenaar, from the row alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from begrippen.flow import Flow
from begrippen.zaakwoord import Zaakwoord
from identification.flow.controle import looked_up_at
from identification.models import BewaardBewijs, Identification
from identification.queries.namens import is_refused
from identification.queries.signalen import provisional_words
from identification.queries.zaakwoord import de_zaak, deze_zaak, een_zaak
from identification.status import OPEN, Afloop, Status
from machtigen.rules import Uitkomst
from zaken.redenen import reden_of

# What `zaken` says of a zaak, with the word of the dienst.
_GEWEIGERD = {
    "initiator-ontbreekt": gettext_noop("Zonder BSN kunnen wij niet %(een_zaak)s maken."),
    "zaak-onbekend": gettext_noop("%(deze_zaak)s bestaat niet (meer)."),
    "zaak-gesloten": gettext_noop("%(deze_zaak)s is gesloten."),
    "zaaknummer-bezet": gettext_noop("Dit nummer is al in gebruik voor %(een_zaak)s van buiten Beeldpas."),
    "andere-initiator": gettext_noop("%(deze_zaak)s staat op naam van een andere persoon."),
}


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


def spoken_number(nummer: str) -> str:
    """`48 213`: as it is written and said."""
    return f"{nummer[:2]} {nummer[2:]}"


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
    if row.geopend_op and row.getal and not row.getal_juist_op:
        return Woorden(_("Link geopend"), _("De link is geopend. Noem het getal."), "actie")
    if row.geopend_op:
        return Woorden(_("Link geopend"), _("De link is geopend."), "wacht")
    return Woorden(_("Link gemaakt"), _("Stuur de link in de chat."), "wacht")


def _login_failed(row: Identification) -> Woorden:
    if row.login_fout.startswith("namens-") or row.login_fout == "andere-dienst":
        live = _("De inwoner mag dit niet voor een ander doen. De link werkt nog.")
        return Woorden(_("Mag niet voor een ander"), live, "actie")
    if row.login_fout.startswith("samen-"):
        live = _("Wie inlogde, hoort niet bij deze link. De link werkt nog.")
        return Woorden(_("Verkeerde persoon"), live, "actie")
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
    if is_refused(row):
        live = _("Deze persoon mag dit niet voor de ander doen. Geef geen gegevens.")
        return Woorden(_("Mag niet voor een ander"), live, "actie")
    if row.flow != Flow.AMBTENAAR and not row.code_klopt_op:
        return _before_code(row)
    if provisional := provisional_words(row):
        return Woorden(*provisional, "actie")
    return _looked_up(row) if row.opgezocht_op else _to_look_up(row)


def _looked_up(row: Identification) -> Woorden:
    for_another = bool(row.namens_keuze or row.namens_soort)
    if for_another and row.namens_uitkomst != Uitkomst.TOEGESTAAN:
        live = _("Kijk na of de inwoner dit voor de ander mag doen.")
        return Woorden(_("Voor een ander: nakijken"), live, "actie")
    return Woorden(_("Persoon opgezocht"), _("Rond af."), "goed")


def _to_look_up(row: Identification) -> Woorden:
    if row.flow == Flow.AMBTENAAR:
        return Woorden(_("Inwoner is ingelogd"), _("Zoek de persoon op."), "actie")
    return Woorden(_("Code klopt"), _("Zoek de persoon op en rond af."), "goed")


def _before_code(row: Identification) -> Woorden:
    if row.brp_eerst and looked_up_at(row) is None:
        return Woorden(_("Inwoner is ingelogd"), _("Zoek eerst de persoon op."), "actie")
    if row.pogingen:
        return Woorden(_("Code klopt niet"), _("Vraag de code nog een keer."), "actie")
    return Woorden(_("Inwoner is ingelogd"), _("Vraag de code."), "actie")


def _completed(row: Identification) -> Woorden:
    if row.status == Status.GEWIST:
        return Woorden(_("Afgerond"), _("De gegevens zijn gewist."), "klaar")
    if row.geweigerd:
        ask = _("Meld dit bij beheer. Daarna kunt u het opnieuw proberen.")
        return Woorden(
            _("Bewijs geweigerd"), f"{refusal_words(row.bezorg_fout, woord=row.zaakwoord)} {ask}", "actie"
        )
    if row.bezorg_fout:
        live = _("Het zaaksysteem neemt het bewijs nog niet aan. Wij blijven het proberen.")
        return Woorden(_("Bewijs wacht op het zaaksysteem"), live, "wacht")
    on_its_way = _("Bewijs gaat naar %(de_zaak)s") % {"de_zaak": de_zaak(row.zaakwoord)}
    return Woorden(on_its_way, _("U hoeft niets meer te doen."), "wacht")


def refusal_words(reden: str, *, woord: str = Zaakwoord.ZAAK.value) -> str:
    """Why a zaaksysteem refused, for the ambtenaar. `reden`: its fixed code; `woord`: what the dienst calls a zaak."""
    if woord != Zaakwoord.ZAAK and reden in _GEWEIGERD:
        return _(_GEWEIGERD[reden]) % {"deze_zaak": deze_zaak(woord), "een_zaak": een_zaak(woord)}
    return str(reden_of(reden).wat)


def kept_of(row: Identification) -> BewaardBewijs | None:
    """What was kept of a proof that came too late; only where there can be any."""
    if row.afloop != Afloop.NIET_BEZORGD:
        return None
    kept: BewaardBewijs | None = getattr(row, "bewaard", None)
    return kept


def _undelivered(row: Identification) -> Woorden:
    kept, words = kept_of(row), {"de_zaak": de_zaak(row.zaakwoord), "een_zaak": een_zaak(row.zaakwoord)}
    if kept is None or kept.gewist_op is not None:
        live = _("Het bewijs kon niet op tijd in %(de_zaak)s en is gewist. Meld dit bij beheer.") % words
        return Woorden(_("Bewijs niet bezorgd"), live, "gestopt")
    if kept.geleverd_op is not None:
        return Woorden(
            _("Bewijs later bezorgd"), _("Het bewijs staat alsnog in %(een_zaak)s.") % words, "klaar"
        )
    live = _("Het bewijs kwam niet op tijd in %(de_zaak)s. Het is versleuteld bewaard tot %(dag)s.")
    until = words | {"dag": f"{timezone.localtime(kept.bewaar_tot):%d-%m-%Y}"}
    return Woorden(_("Bewijs nog niet in %(de_zaak)s") % words, live % until, "actie")


def _over(afloop: Afloop, row: Identification) -> Woorden:
    if afloop == Afloop.NIET_BEZORGD:
        return _undelivered(row)
    short, live = {
        Afloop.VERLOPEN: (_("Verlopen"), _("Verlopen om %(tijd)s uur. De gegevens zijn gewist.")),
        Afloop.CODE_ONJUIST: (
            _("3 keer een verkeerde code"),
            _("Gestopt. De gegevens zijn gewist. Maak een nieuwe link en geef nog geen informatie."),
        ),
        Afloop.GETAL_ONJUIST: (
            _("Verkeerd getal"),
            _("De inwoner koos niet uw getal. De link is gestopt. Geef geen gegevens."),
        ),
        Afloop.NIET_IN_GESPREK: (
            _("Niet in gesprek"),
            _("Iemand koos: ik zit niet in een gesprek. De link is gestopt. Geef geen gegevens."),
        ),
        # WANTROUWEN looks as any other withdrawal here too: this may stand on a shared screen.
        Afloop.OPGEGEVEN: (
            _("Bewijs niet bezorgd"),
            _("Beheer heeft de bezorging gestopt. Het bewijs is gewist. Vraag bij beheer waarom."),
        ),
    }.get(afloop, (_("Ingetrokken"), _("U heeft de link ingetrokken. De gegevens zijn gewist.")))
    return Woorden(short, live % {"tijd": clock(row.verloopt_op)} if "%(" in live else live, "gestopt")
