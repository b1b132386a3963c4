"""The pages on which couplings are tested, and a dienst gets its zaaktype."""

from __future__ import annotations

from begrippen.toets import Bevinding, Stand
from config.koppelingen.forms import ZaaktypeForm
from config.koppelingen.paginas import KoppelingRegel, regel_van
from diensten.models import Dienst
from tests.voorkant.voorbeelden.gegevens import DIENST, NAAM, NU
from tests.voorkant.voorbeelden.soorten import Context
from zaken.forms import ZoekForm
from zaken.koppeling import Keuzes

_GOED = Bevinding(Stand.GOED, "zaken.voorbeeld.nl antwoordt.")
_STUK = Bevinding(
    Stand.STUK,
    "Het certificaat van zaken.voorbeeld.nl is verlopen.",
    "Vraag de beheerder van dat systeem om een nieuw certificaat. Kijk ook of onze klok goed staat.",
)
_LET_OP = Bevinding(Stand.LET_OP, "De klok verschilt 45 seconden.", "Zet de tijd gelijk.", {"dienst": DIENST})
_KEUZES = Keuzes((("VERHUIZING", "Verhuizing doorgeven"),), ("Bewijs van identificatie",), ("Ontvangen",))


def _regel(naam: str, stand: str, kleur: str, *found: Bevinding) -> KoppelingRegel:
    moment = NU if found else None
    return KoppelingRegel(naam, f"Koppeling {naam}", stand, kleur, moment, NAAM, tuple(map(regel_van, found)))


def koppelingen() -> Context:
    regels = [
        _regel("medewerkers", "Goed", "success", _GOED),
        _regel("zaaksysteem", "Werkt niet", "gestopt", _GOED, _STUK),
        _regel("zaaktypen", "Let op", "warning", _LET_OP),
        _regel("mail", "Nog niet getest", "neutral"),
    ]
    return Context(regels=regels)


def zaaktype(form: ZaaktypeForm, **more: object) -> Context:
    dienst = Dienst(slug="verhuizing", naam=DIENST)
    return Context(dienst=dienst, form=form, nodig=True, **more)


def _filled() -> ZaaktypeForm:
    initial = {"zaaktype": "VERHUIZING", "informatieobjecttype": "Bewijs van identificatie"}
    return ZaaktypeForm(initial=initial, keuzes=_KEUZES)


OVERIG: dict[str, object] = {
    "beheer/koppelingen.html": koppelingen,
    "beheer/koppelingen.html#te-veel": lambda: Context(regels=[], te_veel=True),
    "beheer/zaaktype.html": lambda: zaaktype(_filled()),
    "beheer/zaaktype.html#leeg": lambda: Context(
        dienst=Dienst(slug="verhuizing", naam=DIENST), form=ZaaktypeForm(), nodig=False
    ),
    "beheer/zaaktype.html#fout": lambda: zaaktype(ZaaktypeForm({"zaaktype": ""}, keuzes=_KEUZES)),
    "beheer/zaaktype.html#goed": lambda: zaaktype(_filled(), uitkomst=regel_van(_GOED), getest="x"),
    "beheer/zaaktype.html#stuk": lambda: zaaktype(_filled(), uitkomst=regel_van(_STUK), opgehaald=True),
    "beheer/zaaktype.html#tegelijk": lambda: zaaktype(
        _filled(), verschillen=[{"veld": "Zaaktype", "staat_nu": "VERHUIZING", "ingevuld": "VERHUISD"}]
    ),
    "beheer/zaaktype.html#te-veel": lambda: zaaktype(_filled(), te_veel=True),
    "zaken/zoek.html#elders": lambda: Context(form=ZoekForm(), elders=True),
}
