"""Who asks, the number, the word and the code: by these an inwoner sees through somebody who pretends. Ours stay,
and those of the gemeente come after.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from diensten.inwonerteksten.plaatsen import Pagina
from diensten.inwonerteksten.woorden import words_of

GESPREK = words_of(
    Pagina.WOORDEN_GESPREK,
    {
        "w-5-cijfers-het-is-geen-code-van": _("5 cijfers. Het is geen code van DigiD."),
        "w-naam-vraagt-u-om-in-te-loggen": _(
            '<span translate="no">%(naam)s</span> vraagt u om in te loggen met DigiD. Zo weten wij '
            "zeker dat u het bent."
        ),
        "w-naam-moet-toestemming-geven-zeg": _(
            '<strong translate="no">%(naam)s</strong> moet toestemming geven. Zeg in het gesprek dat u '
            "hier verder wilt."
        ),
        "w-bij-het-nummer-nummer-hoort-nu": _(
            'Bij het nummer <strong translate="no"><bdi dir="ltr">%(nummer)s</bdi></strong> hoort nu '
            "geen gesprek van de gemeente."
        ),
        "w-boven-in-het-scherm-staat-het": _(
            "Boven in het scherm staat het adres van deze pagina. Dat begint met:"
        ),
        "w-dat-u-bent-ingelogd-is-nog": _("Dat u bent ingelogd, is nog voorlopig."),
        "w-de-code-klopt-dat-is-nog": _("De code klopt. Dat is nog voorlopig."),
        "w-de-naam-op-de-pagina-is-de-naam": _(
            "De naam op de pagina is de naam van de persoon die u spreekt."
        ),
        "w-dit-gesprek-is-van-de-gemeente": _("Dit gesprek is van de gemeente"),
        "w-druk-op-de-knop-u-ziet-daarna-de": _(
            "Druk op de knop. U ziet daarna de gewone pagina. De medewerker weet dan dat u nu niet alles "
            "kunt zeggen, en zegt daar niets over."
        ),
        "w-het-woord-is-ook-hetzelfde": _("Het woord is ook hetzelfde."),
        "w-het-woord-was-niet-hetzelfde": _("Het woord was niet hetzelfde"),
        "w-hoort-u-dit-woord": _("Hoort u dit woord?"),
        "w-ja-dit-gesprek-is-van-de": _("Ja, dit gesprek is van de gemeente"),
        "w-ja-ga-dan-terug-naar-het-gesprek": _(
            'Ja? Ga dan terug naar het gesprek. <strong translate="no">%(naam)s</strong> ziet dat u '
            "bent ingelogd."
        ),
        "w-ja-lees-dan-de-6-cijfers-voor": _(
            'Ja? Lees dan de 6 cijfers voor aan <strong translate="no">%(naam)s</strong>:'
        ),
        "w-kent-u-deze-naam-niet-log-dan": _("Kent u deze naam niet? Log dan niet in. Lees wat u kunt doen."),
        "w-lees-deze-code-voor": _("Lees deze code voor"),
        "w-of-in-een-andere-browser-ga-daar": _(
            "Of in een andere browser. Ga daar verder, of open de vaste link hier opnieuw."
        ),
        "w-pas-op-wij-kennen-dit-nummer": _("Pas op: wij kennen dit nummer niet"),
        "w-twijfelt-u-log-dan-niet-in-lees": _("Twijfelt u? Log dan niet in. Lees wat u kunt doen."),
        "w-u-heeft-nu-een-videogesprek-met": _(
            "U heeft nu een videogesprek met ons. Wij sturen deze link alleen tijdens een gesprek."
        ),
        "w-u-hoeft-geen-code-te-noemen": _("U hoeft geen code te noemen."),
        "w-u-kiest-het-getal-dat-u-hoort": _("U kiest het getal dat u hoort. Daarna logt u in met DigiD."),
        "w-u-vult-het-getal-in-dat-u-hoort": _(
            "U vult het getal in dat u hoort. Daarna logt u in met DigiD."
        ),
        "w-u-zei-het-is-hetzelfde-woord": _(
            'U zei: het is hetzelfde woord. <span translate="no">%(naam)s</span> bevestigt het ook '
            "nog. Laat deze pagina open staan."
        ),
        "w-van-gemeente-naam-zit-met-u-in": _(
            "van <strong>Gemeente %(naam)s</strong> zit met u in het videogesprek."
        ),
        "w-was-u-dit-niet-meld-het-op-adres": _(
            'Was u dit niet? Meld het op <strong class="adres" translate="no"><bdi '
            'dir="ltr">%(adres)s</bdi></strong> met deze code.'
        ),
        "w-wij-laten-het-ook-aan-naam-weten": _(
            'Wij laten het ook aan <span translate="no">%(naam)s</span> weten.'
        ),
        "w-wilt-u-zeker-weten-met-wie-u": _(
            "Wilt u zeker weten met wie u praat? Vraag om het gespreksnummer van 5 cijfers."
        ),
        "w-zit-u-nu-in-een-videogesprek-met": _(
            'Zit u nu in een videogesprek met <span translate="no">%(naam)s</span>?'
        ),
        "w-zit-u-nu-in-een-videogesprek-met-2": _(
            'Zit u nu in een videogesprek met <span translate="no">%(naam)s</span>? Welk getal van 2 '
            'cijfers noemt <span translate="no">%(naam)s</span>?'
        ),
        "w-zit-u-nu-in-gesprek-met-naam": _(
            'Zit u nu in gesprek met <strong translate="no">%(naam)s</strong>?'
        ),
    },
    vast=True,
)
