"""The pages of the ambtenaar in every state of a call: what to do now comes from the script itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from begrippen.flow import Codecontrole, Flow
from diensten.models import Dienst
from identification.models import Gesprek, Identification
from identification.paginas import (
    AanbodRegel,
    CodeBlok,
    CollegaKeuze,
    GetalBlok,
    IdentificatiePagina,
    KoppelcodePagina,
    LijstPagina,
    LijstRegel,
    Overdracht,
    OverdragenPagina,
    PaneelPagina,
    PersoonBlok,
    StrookRegel,
    Uitnodiging,
    VerhuizingBlok,
)
from identification.queries.draaiboek import now_step
from identification.queries.draaiboek_over import over_step
from identification.queries.stappen import current_step, progress
from identification.queries.verbergen import hide
from identification.queries.woorden import status_words
from identification.status import Afloop, Status
from tests.voorkant.voorbeelden.gegevens import DIENST, LINK, NU, ZAAK

_GETAL = GetalBlok("47", typen=False, juist=False, fouten=0)
_UITNODIGING = Uitnodiging(
    LINK, f"Hallo, dit is Sanne. {LINK}", NU + timedelta(minutes=9), "<svg><path d='M0 0h1'/></svg>"
)
_MACHTIGING = replace(_UITNODIGING, bericht_machtiging=f"Hallo, dit is Sanne. {LINK}?namens=machtigen")
_CODE = CodeBlok("/werkblad/1/code/", vergelijken=False, te_vergelijken="", pogingen_over=3)
_PERSOON = PersoonBlok(
    "•••••0019", "", "/werkblad/1/bsn/", "/werkblad/1/opgezocht/", None, "DigiD app of sms-controle"
)
_STROOK = (
    StrookRegel("A", ZAAK, DIENST, "Inwoner is ingelogd", "actie", "/werkblad/1/", huidig=True),
    StrookRegel("B", "2026-37132", "Hulp bij het huishouden", "Link geopend", "wacht", "/werkblad/2/", False),
)


def _row(**values: Any) -> Identification:
    """As it stands in the database, but not in one."""
    asked = {
        "id": UUID(int=1),
        "status": Status.UITGENODIGD,
        "flow": Flow.NIEUW,
        "dienst": Dienst(naam=DIENST, slug="verhuizing"),
        "gesprek": Gesprek(nummer="48213"),
        "merk": "A",
        "zaaknummer": ZAAK,
        "niveau_gevraagd": 20,
        "codecontrole": Codecontrole.INVOEREN,
        "getal": "47",
        "gemaakt_op": NU - timedelta(minutes=2),
        "verloopt_op": NU + timedelta(minutes=9),
    }
    return Identification(**asked | values)


def _page(row: Identification, *, getal: GetalBlok | None = None, **blocks: Any) -> IdentificatiePagina:
    is_open = row.status in {Status.UITGENODIGD, Status.INGELOGD}
    words, steps = status_words(row, now=NU), progress(row, is_open=is_open)
    step = now_step(row, getal=getal, verborgen=False, now=NU) if is_open else over_step(row, now=NU)
    if is_open:
        step = replace(step, stap=current_step(steps), van=len(steps))
    shown = {
        "stop_url": "/werkblad/1/stop/" if is_open else "",
        "nieuwe_link_url": "/werkblad/1/nieuwe-link/",
        "gespreksnummer": "48213" if is_open else "",
        "overdracht": Overdracht(bied_url="/werkblad/1/overdragen/") if is_open else None,
        "wantrouwen_url": "/werkblad/1/wantrouwen/" if is_open else "",
    }
    return IdentificatiePagina(
        id=row.pk,
        zaaknummer=ZAAK,
        dienst=DIENST,
        flow=row.flow,
        status=words.kort,
        live=words.live,
        versie="v1",
        status_url="/werkblad/1/status/",
        stappen=steps,
        bijgewerkt_op=NU,
        script="",
        stand=words.stand,
        lijst_url="/werkblad/",
        merk="A",
        titel=f"A · {words.kort} · {ZAAK}",
        gesproken=words.live,
        nu=step,
        getal=getal,
        **shown | blocks,
    )


def _logged_in(**values: Any) -> Identification:
    return _row(status=Status.INGELOGD, geopend_op=NU, getal_juist_op=NU, ingelogd_op=NU, **values)


_link = _page(_row(), getal=_GETAL, uitnodiging=_UITNODIGING)
_getal = _page(_row(geopend_op=NU), getal=_GETAL, uitnodiging=_MACHTIGING)
_started = {"geopend_op": NU, "getal_juist_op": NU, "login_gestart_op": NU}
_code = _page(_logged_in(), code=_CODE)
_persoon = _page(
    _logged_in(code_klopt_op=NU), persoon=_PERSOON, rond_af_url="/werkblad/1/rond-af/", nieuwe_link_url=""
)
_vergelijken = replace(_CODE, vergelijken=True, te_vergelijken="058974")
_lijst = LijstPagina(
    lopend=(
        LijstRegel(
            ZAAK, DIENST, "Inwoner is ingelogd", NU, "/werkblad/1/", "A", "48 213", "actie", "Zaaknummer"
        ),
    ),
    afgerond=(),
    diensten=(),
    snel_start=None,
    snel_flow="",
    snel_url="/werkblad/start/",
    start_url="/werkblad/start/",
    zoek_url="/werkblad/zoek/",
    status_url="/werkblad/status/",
    versie="v1",
    aanbod=(
        AanbodRegel("Karim El Amrani", DIENST, "Link geopend", "/werkblad/2/aanbod/", "/werkblad/2/aanbod/"),
    ),
    paneel_url="/werkblad/koppelcode/",
    oefenen_url="/werkblad/oefenen/",
)
_over = {
    name: _page(_row(status=Status.GEWIST, afloop=afloop, geopend_op=NU))
    for name, afloop in {
        "niet-in-gesprek": Afloop.NIET_IN_GESPREK,
        "verkeerd-getal": Afloop.GETAL_ONJUIST,
        "drie-keer-fout": Afloop.CODE_ONJUIST,
        "niet-vertrouwd": Afloop.WANTROUWEN,
        "verlopen": Afloop.VERLOPEN,
        "ingetrokken": Afloop.INGETROKKEN,
    }.items()
}
_fout = {
    name: _page(_row(login_fout=name, **_started), uitnodiging=_UITNODIGING)
    for name in ("geannuleerd", "niveau-te-laag", "digid-onbereikbaar", "login-mislukt")
}
_paneel = PaneelPagina(
    gekoppeld=True,
    koppel_url="",
    status_url="/werkblad/paneel/status/",
    versie="v1",
    strook=_STROOK,
    merk="A",
    titel=_getal.titel,
    status=_getal.status,
    stand=_getal.stand,
    nu=_getal.nu,
    getal="47",
    open_url="/werkblad/1/",
    lijst_url="/werkblad/paneel/",
)
_A3 = {
    "link": _link,
    "link-verborgen": hide(replace(_link, verborgen=True)),
    "getal": _getal,
    "digid": _page(_row(**_started), uitnodiging=_UITNODIGING),
    "code": _code,
    "code-fout": replace(_code, code=replace(_CODE, fout="De code heeft 6 cijfers.", ingevuld="12345")),
    "vergelijken": replace(_code, code=_vergelijken),
    "verborgen": hide(replace(_code, code=_vergelijken, verborgen=True)),
    "persoon": _persoon,
    "persoon-bsn": replace(_persoon, persoon=replace(_PERSOON, bsn="999990019")),
    "afronden": _page(
        _logged_in(code_klopt_op=NU, opgezocht_op=NU),
        persoon=replace(_PERSOON, opgezocht_op=NU),
        rond_af_url="/werkblad/1/rond-af/",
        nieuwe_link_url="",
    ),
    "meer-gesprekken": replace(_code, strook=_STROOK, aanbod=1),
    "verhuizing": replace(
        _getal, verhuizing=VerhuizingBlok(7, NU, "/werkblad/1/verhuizing/", "/werkblad/1/verhuizing/")
    ),
    "aangeboden": replace(
        _code, overdracht=Overdracht("Karim El Amrani", "", "/werkblad/1/overdragen/terug/")
    ),
    "los-te-laten": replace(_code, overdracht=Overdracht("", "/o/", "", "/werkblad/1/laat-los/")),
    **_over,
    **_fout,
}
_overdragen = OverdragenPagina(
    ZAAK,
    DIENST,
    "A",
    (CollegaKeuze(UUID(int=2), "Karim El Amrani", "Consulent Wmo"),),
    "/werkblad/1/overdragen/",
    "/werkblad/1/",
)
_koppelcode = KoppelcodePagina(
    "", None, ("https://zaken.example.nl",), "/werkblad/koppelcode/", "/werkblad/ontkoppel/", 0, "/werkblad/"
)

WERKBLAD: dict[str, object] = {
    **{f"werkblad/identificatie.html#{name}": page for name, page in _A3.items()},
    "werkblad/lijst.html#aanbod": _lijst,
    "werkblad/lijst.html#verborgen": replace(_lijst, verborgen=True),
    "werkblad/niet_van_u.html": None,
    "werkblad/overdragen.html": _overdragen,
    "werkblad/overdragen.html#fout": replace(_overdragen, fout="Kies een collega."),
    "werkblad/overdragen.html#niemand": replace(_overdragen, collegas=()),
    "werkblad/koppelcode.html": _koppelcode,
    "werkblad/koppelcode.html#code": replace(_koppelcode, code="KX7R4MTP", geldig_tot=NU, gekoppeld=1),
    "werkblad/paneel.html": PaneelPagina(gekoppeld=False, koppel_url="/werkblad/paneel/koppel/"),
    "werkblad/paneel.html#fout": PaneelPagina(
        False, "/werkblad/paneel/koppel/", fout="Deze code klopt niet."
    ),
    "werkblad/paneel.html#lijst": replace(_paneel, nu=None, getal="", status="", merk="", titel=""),
    "werkblad/paneel.html#gesprek": _paneel,
}
