"""What the ambtenaar does and says now: one step at a time, with the numbers filled in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from begrippen.flow import Codecontrole, Flow
from brp import is_connected
from diensten.woorden import manier_van_inloggen
from identification.flow.aanmelden import NAMENS_FOUT
from identification.flow.controle import looked_up_at
from identification.flow.mensen import SAMEN_FOUT
from identification.flow.niveau import niveau_told
from identification.flow.woord import is_confirmed
from identification.models import Identification
from identification.paginas import GetalBlok, Nu
from identification.queries import draaiboek_hulp as hulp
from identification.queries import draaiboek_namens as namens
from identification.queries.namens import is_refused
from identification.queries.woorden import clock
from identification.status import Status


@dataclass(frozen=True, slots=True)
class Situatie:
    """`getal`: the two digits to say, empty when none are said or they are hidden.

    `manier`: how to log in, in words; empty for a step that does not say it.
    """

    row: Identification
    getal: str
    typen: bool
    verborgen: bool
    manier: str = ""

    @property
    def site(self) -> str:
        return str(settings.BASE_URL).split("://", 1)[-1]


def now_step(row: Identification, *, getal: GetalBlok | None, verborgen: bool, now: datetime) -> Nu:
    """While the identification goes on; what is over: `identification.queries.draaiboek_over`."""
    soort = _kind(row, getal=getal)
    number = getal.getal if getal is not None and not verborgen else ""
    # Only these two name it: what holds now costs queries, and this page is asked for every few seconds.
    manier = str(manier_van_inloggen(niveau_told(row, now=now))) if soort in _MET_MANIER else ""
    situatie = Situatie(row, number, getal is not None and getal.typen, verborgen, manier)
    return _STAPPEN[soort](situatie)


def _kind(row: Identification, *, getal: GetalBlok | None) -> str:
    if row.status == Status.INGELOGD:
        return _kind_after_login(row)
    if row.login_fout:
        return _kind_of_failure(row.login_fout)
    if row.login_gestart_op:
        return "digid"
    if row.geopend_op is None:
        return "link"
    return "geopend" if getal is None or getal.juist else "getal"


def _kind_of_failure(fout: str) -> str:
    if fout.startswith(NAMENS_FOUT) or fout == "andere-dienst":
        return "namens-geweigerd"
    if fout.startswith(SAMEN_FOUT):
        return "samen-geweigerd"
    return fout if fout in _FOUTEN else "login-mislukt"


def _kind_after_login(row: Identification) -> str:
    if is_refused(row):
        return "namens-niet"
    if row.flow != Flow.AMBTENAAR and not row.code_klopt_op:
        return "persoon" if row.brp_eerst and looked_up_at(row) is None else "code"
    if row.woord and not is_confirmed(row):
        return "woord-anders" if row.woord_anders_op else "woord"
    if row.opgezocht_op is None:
        return "persoon"
    return "namens" if namens.waits_for_check(row) else "afronden"


def _link(it: Situatie) -> Nu:
    say = [_("“Ik stuur u een link in de chat. Wilt u die openen? Hang niet op.”")]
    if it.row.getal:
        say.append(_("“Ik noem u daarna een getal van 2 cijfers.”"))
    return Nu(
        soort="link",
        titel=_("Stuur de link in de chat"),
        doe=_("Kopieer het bericht. Plak het in de chat van het videogesprek."),
        zeg=tuple(say),
        hulp=(
            hulp.nobody_opens(clock(it.row.verloopt_op)),
            hulp.no_chat(),
            *((hulp.one_device(),) if it.row.samen_id is not None else ()),
            hulp.is_it_real(it.row),
            hulp.no_digid(),
        ),
    )


def _number(it: Situatie) -> Nu:
    if it.verborgen:
        say = _("Het getal is verborgen. Kies ‘Toon alles weer’ als uw scherm niet meer te zien is.")
    elif it.typen:
        say = _("“Vul het getal %(getal)s in. Druk daarna op Inloggen met DigiD.”") % {"getal": it.getal}
    else:
        say = _("“U ziet drie getallen. Druk op de knop met %(getal)s. U gaat dan naar DigiD.”") % {
            "getal": it.getal
        }
    return Nu(
        soort="getal",
        titel=_("Noem het getal"),
        doe=_("De link is open. Alleen de inwoner in uw gesprek hoort dit getal."),
        zeg=(say,),
        niet=_("Zet het getal niet in hetzelfde bericht als de link."),
        hulp=(
            hulp.cannot_hear(),
            hulp.other_numbers(it.site),
            hulp.wrong_number(typen=it.typen),
            hulp.not_in_call(),
            hulp.no_digid(),
        ),
    )


def _opened(it: Situatie) -> Nu:
    return Nu(
        soort="geopend",
        titel=_("Laat de inwoner inloggen"),
        doe=_("De link is open. De inwoner leest de pagina."),
        zeg=(_("“Ziet u mijn naam op de pagina? Druk dan op de knop voor DigiD.”"),),
        hulp=(hulp.is_it_real(it.row), hulp.inside_app(), hulp.not_in_call(), hulp.no_digid()),
    )


def _at_digid(it: Situatie) -> Nu:
    return Nu(
        soort="digid",
        titel=_("Wacht op de inwoner"),
        doe=_("De inwoner logt in met %(manier)s. U hoeft nu niets te doen.") % {"manier": it.manier},
        zeg=(_("“U bent nu bij DigiD. Neem rustig de tijd. Ik wacht op u.”"),),
        niet=_("Vraag nooit naar de sms-code van DigiD, een wachtwoord of een pincode."),
        hulp=(hulp.app_on_phone(), hulp.inside_app(), hulp.takes_long(), hulp.no_digid()),
    )


def _failed(it: Situatie) -> Nu:
    titel, say, first = {
        "geannuleerd": (
            _("Laat de inwoner opnieuw inloggen"),
            _("“U bent gestopt bij DigiD. Dat geeft niet. Wilt u het nog een keer proberen?”"),
            hulp.cancelled(),
        ),
        "niveau-te-laag": (
            _("Vraag om een andere manier van inloggen"),
            _("“Dat was nog niet genoeg. Wilt u opnieuw inloggen, met %(manier)s?”") % {"manier": it.manier},
            hulp.too_low(it.manier),
        ),
        "digid-onbereikbaar": (
            _("DigiD doet het nu niet"),
            _("“DigiD heeft een storing. Dat ligt niet aan u. Wij proberen het zo nog een keer.”"),
            hulp.outage(),
        ),
    }.get(
        it.row.login_fout,
        (
            _("Laat de inwoner opnieuw inloggen"),
            _("“Het inloggen lukte niet. Dat ligt niet aan u. Wilt u het nog een keer proberen?”"),
            hulp.login_failed(),
        ),
    )
    return Nu(soort="fout", titel=titel, zeg=(say,), hulp=(first, hulp.inside_app(), hulp.no_digid()))


def _code(it: Situatie) -> Nu:
    compare = it.row.codecontrole == Codecontrole.VERGELIJKEN
    titel = _("Vraag de code en luister") if compare else _("Vraag de code")
    say = _("“U ziet op onze pagina 6 cijfers. Wilt u die rustig voorlezen?”")
    if it.row.pogingen:
        titel = _("Vraag de code nog een keer")
        say = _("“Ik hoorde het niet goed. Wilt u de 6 cijfers nog een keer langzaam voorlezen?”")
    return Nu(
        soort="code",
        titel=titel,
        zeg=(say,),
        niet=_("Zeg de code nooit zelf voor. Vraag nooit naar de sms-code van DigiD."),
        hulp=(hulp.wrong_code(bekend=it.row.flow == Flow.BEKEND), hulp.no_code(), hulp.cannot_read_aloud()),
    )


def _word(it: Situatie) -> Nu:
    if it.row.woord_ambtenaar_op:
        titel = _("Wacht tot de inwoner Ja kiest")
        say = _("“Wilt u op Ja drukken als het hetzelfde woord is?”")
    elif it.verborgen:
        titel = _("Zeg het woord")
        say = _("Het woord is verborgen. Kies ‘Toon alles weer’ als uw scherm niet meer te zien is.")
    else:
        titel = _("Zeg het woord")
        say = _("“Ik zie het woord %(woord)s. Ziet u hetzelfde woord? Druk dan op Ja.”") % {
            "woord": it.row.woord
        }
    return Nu(
        soort="woord",
        titel=titel,
        doe=_("Op beide schermen staat nu een woord."),
        zeg=(say,),
        hulp=(hulp.other_word(), hulp.no_word()),
    )


def _other_word(_it: Situatie) -> Nu:
    return Nu(
        soort="woord-anders",
        alarm=True,
        titel=_("Stop: het woord is niet hetzelfde"),
        doe=_("Geef geen gegevens. Afronden kan niet meer."),
        zeg=(_("“Het lukt nu niet om dit af te ronden. U hoort later van ons.”"),),
        hulp=(hulp.other_word(),),
    )


def _person(_it: Situatie) -> Nu:
    return Nu(
        soort="persoon",
        titel=_("Zoek de persoon op"),
        doe=_("Kies de knop. U ziet dan naam, geboorte en adres. Is dit de persoon in beeld?")
        if is_connected()
        else _("Zoek het BSN op in uw eigen systeem. Is dit de persoon in beeld?"),
        zeg=(_("“Dank u wel. Ik zoek u even op. Blijft u in beeld?”"),),
        niet=_("Lees de gegevens niet voor. Vraag iets wat alleen deze persoon weet."),
        hulp=(hulp.someone_else(), hulp.not_found(), hulp.sharing()),
    )


def brp_alarm(*, verborgen: bool = False) -> Nu:
    """Whoever logged in cannot be whom the BRP has. On a screen that others see, not a word of why."""
    if verborgen:
        return Nu(
            soort="eerst-tonen",
            titel=_("Toon eerst alles weer"),
            doe=_(
                "Er is iets wat alleen u mag lezen. Kies ‘Toon alles weer’ als uw scherm niet meer te zien is."
            ),
        )
    return Nu(
        soort="brp-alarm",
        alarm=True,
        titel=_("Stop: dit kan niet de persoon in beeld zijn"),
        doe=_("Geef geen gegevens. Rond niet af. Kies ‘Ik vertrouw dit niet’: daar staat wat u doet."),
        zeg=(_("“Het lukt nu niet om dit af te ronden. U hoort later van ons.”"),),
    )


def _finish(_it: Situatie) -> Nu:
    return Nu(
        soort="afronden",
        titel=_("Rond af"),
        doe=_("U ziet eerst wat blijft en wat wij wissen."),
        zeg=(_("“Gelukt, ik weet nu wie u bent. Laat onze pagina nog even open staan.”"),),
    )


_MET_MANIER = ("digid", "niveau-te-laag")
_FOUTEN = ("geannuleerd", "niveau-te-laag", "digid-onbereikbaar")
_STAPPEN: dict[str, Callable[[Situatie], Nu]] = {
    "link": _link,
    "getal": _number,
    "geopend": _opened,
    "digid": _at_digid,
    **dict.fromkeys((*_FOUTEN, "login-mislukt"), _failed),
    "code": _code,
    "woord": _word,
    "woord-anders": _other_word,
    "persoon": _person,
    "samen-geweigerd": lambda it: namens.not_together(it.row),
    "namens": lambda it: namens.look_at_it(it.row),
    "namens-niet": lambda it: namens.refused_now(it.row),
    "namens-geweigerd": lambda it: namens.not_for_another(it.row),
    "afronden": _finish,
}
