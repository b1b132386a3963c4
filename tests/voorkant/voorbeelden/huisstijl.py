"""Name, logo and colours of the gemeente."""

from __future__ import annotations

from collections.abc import Mapping

from config.context import Huisstijl
from diensten.gemeente.models import Deel
from diensten.gemeente.vast import Vast
from diensten.huisstijl.forms import IdentiteitForm, LogoForm, ThemaForm
from diensten.huisstijl.paren import SCHERMEN, inspect, judge
from diensten.huisstijl.queries import Huisstijlstand
from diensten.huisstijl.thema import Thema
from tests.voorkant.voorbeelden.gemeente import GEMEENTE, regels
from tests.voorkant.voorbeelden.inwoner import start
from tests.voorkant.voorbeelden.soorten import Context

_LOGO = "/static/img/favicon.svg"  # any picture of our own will do
_VORIGE = {"identiteit": 0, "logo": 0, "thema": 0}
_VAST = {"naam": Vast("Voorbeeld", "GEMEENTE_NAAM"), "code": Vast("0000", "GEMEENTE_CODE")}
_ALLES = _VAST | {"rsin": Vast("123456782", "ZGW_RSIN"), "oin": Vast("00000001123456782000", "BRP_OIN")}


def huisstijl(
    *,
    ingevuld: bool = False,
    vast: Mapping[str, Vast] = _VAST,
    form: IdentiteitForm | None = None,
    **more: object,
) -> Context:
    context = {
        "stand": Huisstijlstand(
            GEMEENTE,
            "a" * 64 if ingevuld else "",
            "b" * 64 if ingevuld else "",
            _VORIGE,
        ),
        "identiteit": form
        or IdentiteitForm(initial={"vorige": 0}, nodig=frozenset(), vast=vast if ingevuld else {}),
        "logoform": LogoForm(),
        "themaform": ThemaForm(),
        "form": form,
        "logo_url": _LOGO if ingevuld else "",
        "wijzigingen": regels(Deel.IDENTITEIT) if ingevuld else [],
    }
    return Context({**context, **more})


def _fout() -> Context:
    data = {"vorige": "0", "naam": "Gemeente Voorbeeld", "rsin": "123456789", "oin": "1"}
    form = IdentiteitForm(data, nodig=frozenset({"naam", "code"}))
    form.is_valid()
    return huisstijl(form=form)


def _bestand_fout() -> Context:
    form = ThemaForm({}, {})
    form.is_valid()
    form.errors["thema"] = form.error_class(["beeldpas.kleur: gebruik een kleur als #0a5663."])
    return huisstijl(themaform=form, form=form)


def thema(**licht: str) -> Context:
    """`licht`: a value of the theme, with _ for -."""
    shown = Thema({name.replace("_", "-"): value for name, value in licht.items()})
    return Context(
        voorbeeld_url="/static/css/thema.css",
        uitslagen=judge(shown),
        keuring=inspect(shown),
        vorige=0,
        schermen=SCHERMEN,
    )


INWONER = {
    "inwoner/start.html#logo": Context(pagina=start, huisstijl=Huisstijl(blad="", logo=_LOGO)),
}
OVERIG = {
    "beheer/huisstijl.html": huisstijl,
    "beheer/huisstijl.html#ingevuld": lambda: huisstijl(ingevuld=True),
    "beheer/huisstijl.html#vast": lambda: huisstijl(ingevuld=True, vast=_ALLES),
    "beheer/huisstijl.html#fout": _fout,
    "beheer/huisstijl.html#bestand-fout": _bestand_fout,
    "beheer/thema.html": thema,
    "beheer/thema.html#gezakt": lambda: thema(beeldpas_kleur="#8fb8bd"),
    "beheer/thema.html#dun": lambda: thema(utrecht_focus_outline_width="0"),
}
