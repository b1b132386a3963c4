"""The pages about proofs that wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from identification.bezorgforms import OmleidForm, OpgeefForm
from identification.paginas.bezorging import BezorgDetail, BezorgPagina, BezorgRegel, Storing, Telling
from tests.voorkant.voorbeelden.gegevens import DIENST, NAAM, NU, ZAAK
from tests.voorkant.voorbeelden.soorten import Context

_ID = UUID(int=11)
_URL = f"/beheer/bezorging/{_ID}/"
_WACHT = BezorgRegel(
    url=_URL,
    zaaknummer=ZAAK,
    dienst=DIENST,
    ambtenaar=NAAM,
    sinds=NU,
    stand="wacht",
    stand_naam="Wacht",
    waarom="Het zaaksysteem is niet te bereiken.",
    volgende=NU + timedelta(minutes=4),
    tot=NU + timedelta(hours=48),
)
_GEWEIGERD = replace(
    _WACHT,
    zaaknummer="ZK/2026.0000000000000000000000000000123",
    stand="actie",
    stand_naam="Geweigerd",
    waarom="Deze zaak is gesloten.",
    volgende=None,
)
_BEWAARD = replace(
    _GEWEIGERD, stand_naam="Niet in de zaak, versleuteld bewaard", tot=NU + timedelta(days=30), bewaard=True
)
_LEEG = BezorgPagina(
    tellingen=(Telling("", "Alles", 0, True, "?"), Telling("geweigerd", "Geweigerd", 0, False, "?")),
    redenen=(),
    regels=(),
    storing=None,
    gefilterd=False,
    begin_url="",
    meer_url="",
    alles_url="",
)
_VOL = replace(
    _LEEG,
    tellingen=(Telling("", "Alles", 500, True, "?"), Telling("geweigerd", "Geweigerd", 12, False, "?")),
    redenen=(Telling("zaak-gesloten", "Deze zaak is gesloten.", 12, False, "?"),),
    regels=(_WACHT, _GEWEIGERD, _BEWAARD, replace(_WACHT, waarom="", volgende=None)),
    storing=Storing(
        NU, "Het zaaksysteem is niet te bereiken.", "U hoeft niets te doen.", NU + timedelta(minutes=2)
    ),
    gefilterd=True,
    begin_url="?",
    meer_url="?",
    alles_url="/beheer/bezorging/opnieuw/",
)


def _detail(regel: BezorgRegel, **more: object) -> BezorgDetail:
    return BezorgDetail(
        regel=regel,
        kenmerk=str(_ID),
        doe="Stuur het bewijs naar een andere zaak, of laat deze zaak heropenen.",
        pogingen=3,
        controlegetal="ab" * 32,
        terug_url="/beheer/bezorging/",
        omleiden_url=f"{_URL}omleiden/",
        opgeven_url=f"{_URL}opgeven/",
        **more,  # type: ignore[arg-type]
    )


_WAITING = _detail(_GEWEIGERD, opnieuw_url=f"{_URL}opnieuw/", zaak_blijft_leeg=True)
_KEPT = _detail(_BEWAARD, bewijs_url=f"{_URL}bewijs/", opgehaald_op=NU, betwist=True)
_NOW = replace(_WAITING, opnieuw_url="", omleiden_url="", opgeven_url="", doe="")

OVERIG: dict[str, object] = {
    "beheer/bezorging.html": Context(pagina=_VOL),
    "beheer/bezorging.html#leeg": Context(pagina=_LEEG),
    "beheer/bezorging.html#niets-gevonden": Context(pagina=replace(_LEEG, gefilterd=True)),
    "beheer/bezorging_alles.html": Context(aantal=500),
    "beheer/bezorging_een.html": Context(bewijs=_WAITING),
    "beheer/bezorging_een.html#bewaard": Context(bewijs=_KEPT),
    "beheer/bezorging_een.html#bezig": Context(bewijs=_NOW),
    "beheer/bezorging_omleiden.html": lambda: Context(bewijs=_WAITING, form=OmleidForm()),
    "beheer/bezorging_omleiden.html#fout": lambda: Context(
        bewijs=_WAITING, form=OmleidForm({"zaaknummer": "?"})
    ),
    "beheer/bezorging_omleiden.html#zeker": lambda: Context(
        bewijs=_WAITING, form=OmleidForm({"zaaknummer": ZAAK}), zaaknummer=ZAAK
    ),
    "beheer/bezorging_omleiden.html#zeker-bewaard": lambda: Context(
        bewijs=_KEPT, form=OmleidForm({"zaaknummer": ZAAK}), zaaknummer=ZAAK
    ),
    "beheer/bezorging_opgeven.html": lambda: Context(bewijs=_WAITING, form=OpgeefForm()),
    "beheer/bezorging_opgeven.html#fout": lambda: Context(bewijs=_KEPT, form=OpgeefForm({})),
}
