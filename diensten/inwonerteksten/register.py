"""Every place whose text a gemeente can change or add to, with our own words for it.

A key is for ever: versions are stored under it, also when our own words change. The few words that are nobody's to
change stand with a reason in `docs/vaste-woorden.md`. The words are those of the
templates, so they are translated once.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from diensten.inwonerteksten.plaatsen import Pagina, Plaats
from diensten.inwonerteksten.register_chat import CHAT
from diensten.inwonerteksten.register_hulp import HULP
from diensten.inwonerteksten.register_kapot import KAPOT, MELDING
from diensten.inwonerteksten.register_mail import MAIL
from diensten.inwonerteksten.register_situaties import ANDERE_WEG, SITUATIES
from diensten.inwonerteksten.register_veilig import VEILIG
from diensten.inwonerteksten.register_woorden_bellen import BELLEN
from diensten.inwonerteksten.register_woorden_digid import DIGID
from diensten.inwonerteksten.register_woorden_fouten import FOUTEN
from diensten.inwonerteksten.register_woorden_gebeurd import GEBEURD
from diensten.inwonerteksten.register_woorden_gegevens import GEGEVENS
from diensten.inwonerteksten.register_woorden_gesprek import GESPREK
from diensten.inwonerteksten.register_woorden_knoppen import KNOPPEN
from diensten.inwonerteksten.register_woorden_mails import MAILWOORDEN
from diensten.inwonerteksten.register_woorden_mededelingen import MEDEDELINGEN
from diensten.inwonerteksten.waarden import Waarde

_START = {
    "start-kop": Plaats(Pagina.START, (_("Laat zien wie u bent"),), kaal=True, blijft=True),
    "start-wie": Plaats(
        Pagina.START,
        (
            _(
                "<strong>Gemeente %(naam)s</strong> vraagt u om in te loggen met DigiD. "
                "Zo weten wij zeker dat u het bent."
            ),
        ),
        vast=True,
        vult={"naam": Waarde.GEMEENTE},
    ),
    "start-getal": Plaats(
        Pagina.START,
        (_("Hoort of ziet u het getal niet? Vraag of het in de chat mag."),),
        regel=True,
    ),
    "start-bsn": Plaats(
        Pagina.START,
        (_("Gemeente %(naam)s krijgt uw burgerservicenummer van DigiD. U hoeft het niet zelf te zeggen."),),
        vast=True,
        vult={"naam": Waarde.GEMEENTE},
    ),
    "start-niet-ophangen": Plaats(
        Pagina.START,
        (_("Hang niet op. Het gesprek gaat gewoon door."),),
        regel=True,
        blijft=True,
    ),
    "stap-code": Plaats(Pagina.START, (_("U ziet een code van 6 cijfers."),), regel=True, blijft=True),
    "stap-voorlezen": Plaats(
        Pagina.START,
        (_("U leest de code voor in het gesprek. Of u zet de code in de chat."),),
        regel=True,
        blijft=True,
    ),
    "stap-zonder-code": Plaats(Pagina.START, (_("Wij zien dat u het bent."),), regel=True, blijft=True),
    "stap-verder": Plaats(Pagina.START, (_("U gaat verder met het gesprek."),), regel=True, blijft=True),
    "start-twee-apparaten": Plaats(
        Pagina.START,
        (
            _(
                "<strong>U zit op uw computer en heeft de DigiD app op uw telefoon.</strong> Open de app. "
                "Kies ‘Koppelcode nodig?’. Typ de 4 letters op de computer. Scan daarna het vierkante plaatje."
            ),
            _(
                "<strong>U zit op uw telefoon.</strong> De DigiD app opent vanzelf. Ga daarna terug naar deze "
                "pagina. Ga dan terug naar het gesprek."
            ),
        ),
    ),
    "start-in-een-app": Plaats(
        Pagina.START,
        (_("Open de link dan in Safari of Chrome. Daar werkt DigiD goed."),),
        blijft=True,
    ),
    "start-waarom": Plaats(
        Pagina.START,
        (_("U krijgt de vraag om in te loggen met DigiD. Zo weten wij zeker dat u het bent."),),
        regel=True,
        blijft=True,
    ),
    "start-zo": Plaats(Pagina.START, (_("Zo gaat het"),), kaal=True, blijft=True),
    "nummer-kop": Plaats(Pagina.NUMMER, (_("Met wie praat u?"),), kaal=True, blijft=True),
    "nummer-uitleg": Plaats(
        Pagina.NUMMER,
        (_("Vraag in het videogesprek om het gespreksnummer. Dat heeft 5 cijfers. Vul het hier in."),),
        blijft=True,
    ),
    "nummer-daarna": Plaats(
        Pagina.NUMMER,
        (_("U ziet daarna wie u spreekt. Pas dan kiest u of u inlogt."),),
        vast=True,
    ),
    "verder-uitleg": Plaats(
        Pagina.VERDER,
        (_("Druk op de knop. U gaat dan naar DigiD om in te loggen. Daarna komt u hier terug."),),
        blijft=True,
    ),
}
_NA_DIGID = {
    "ingelogd-kop": Plaats(Pagina.INGELOGD, (_("U bent ingelogd"),), kaal=True, blijft=True),
    "klopt-kop": Plaats(Pagina.KLOPT, (_("De code klopt"),), kaal=True, blijft=True),
    "wacht-kop": Plaats(Pagina.KLOPT, (_("Nog heel even"),), kaal=True, blijft=True),
    "klopt-wacht": Plaats(
        Pagina.KLOPT,
        (_('<span translate="no">%(naam)s</span> rondt het nu af. Laat deze pagina rustig open staan.'),),
        regel=True,
        blijft=True,
        vult={"naam": Waarde.MEDEWERKER},
    ),
    "klaar-kop": Plaats(Pagina.KLAAR, (_("Klaar. U bent uitgelogd."),), kaal=True, blijft=True),
    "code-lees-voor": Plaats(
        Pagina.CODE,
        (
            _(
                "Zit u nu in een videogesprek met de gemeente? Noem eerst het nummer dat onder de code staat. "
                "Lees daarna de 6 cijfers voor. U mag ze ook in de chat zetten."
            ),
        ),
        vast=True,
    ),
    "code-chat": Plaats(Pagina.CODE, (_("U mag de code ook in de chat zetten."),), regel=True),
    "code-let-op": Plaats(
        Pagina.CODE,
        (
            _(
                "<strong>Let op:</strong> geef alleen deze code. Zeg nooit uw wachtwoord, uw pincode of een "
                "code van DigiD zelf. Zeg dus ook nooit de sms-code van DigiD."
            ),
        ),
        vast=True,
    ),
    "ingelogd-let-op": Plaats(
        Pagina.INGELOGD,
        (_("<strong>Let op:</strong> zeg nooit uw wachtwoord, uw pincode of de sms-code van DigiD."),),
        vast=True,
    ),
    "klopt-klaar": Plaats(
        Pagina.KLOPT,
        (_("U hoeft hier niets meer te doen. Ga terug naar het gesprek."),),
        regel=True,
        blijft=True,
    ),
    "klaar-gewist": Plaats(
        Pagina.KLAAR,
        (
            _("Wij hebben uw inloggegevens van dit gesprek gewist."),
            _("Wij wissen nu uw inloggegevens van dit gesprek. Dat gaat vanzelf."),
        ),
        vast=True,
    ),
    "klaar-niet-u": Plaats(Pagina.KLAAR, (_("U krijgt dit ontvangstbewijs ook per mail."),), vast=True),
    "klaar-sluiten": Plaats(
        Pagina.KLAAR,
        (_("U kunt dit venster sluiten. Ga terug naar het gesprek als dat nog bezig is."),),
    ),
    "klaar-vraag": Plaats(
        Pagina.KLAAR,
        (_("Heeft u later nog een vraag? Bel de gemeente of kom naar het gemeentehuis."),),
    ),
    "uitloggen-uitleg": Plaats(
        Pagina.UITLOGGEN,
        (
            _(
                "U bent misschien nog ingelogd bij DigiD. Dan kan iemand anders op dit apparaat verder met "
                "uw DigiD."
            ),
            _("Log daarom ook uit bij DigiD."),
        ),
        vast=True,
    ),
}
_DATUM = frozenset({Waarde.DATUM, Waarde.MANIER})
_AANKONDIGING = {
    "aankondiging-vooraf": Plaats(
        Pagina.AANKONDIGING,
        (
            _("Vanaf %(datum)s logt u voor ‘%(dienst)s’ alleen nog in met %(manier)s."),
            _("Zo zijn uw gegevens beter beschermd."),
        ),
        vast=True,
        vult={"datum": Waarde.DATUM, "dienst": Waarde.DIENST, "manier": Waarde.MANIER},
        waarden=_DATUM,
    ),
    "aankondiging-vanaf": Plaats(
        Pagina.AANKONDIGING,
        (
            _("Sinds %(datum)s logt u voor ‘%(dienst)s’ alleen nog in met %(manier)s."),
            _("Zo zijn uw gegevens beter beschermd."),
        ),
        vast=True,
        vult={"datum": Waarde.DATUM, "dienst": Waarde.DIENST, "manier": Waarde.MANIER},
        waarden=_DATUM,
    ),
}
PLAATSEN: dict[str, Plaats] = {
    **_AANKONDIGING,
    **MAIL,
    **CHAT,
    **_START,
    **MELDING,
    **VEILIG,
    **_NA_DIGID,
    **HULP,
    **SITUATIES,
    **KAPOT,
    **ANDERE_WEG,
    **KNOPPEN,
    **GEGEVENS,
    **GEBEURD,
    **GESPREK,
    **DIGID,
    **BELLEN,
    **FOUTEN,
    **MEDEDELINGEN,
    **MAILWOORDEN,
}


def places_of(pagina: Pagina) -> dict[str, Plaats]:
    return {sleutel: plaats for sleutel, plaats in PLAATSEN.items() if plaats.pagina is pagina}
