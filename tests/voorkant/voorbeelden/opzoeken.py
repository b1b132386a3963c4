"""The page of the ambtenaar with each answer of the BRP: the test persons of the simulator, and every refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from brp.lezen import persoon_in
from identification.paginas import BrpBlok, IdentificatiePagina
from identification.queries.draaiboek import brp_alarm
from identification.queries.opzoeken import failed_block, found_block, nobody_block
from identification.queries.verbergen import hide
from simulator.brp.personen import PERSONEN, gezag_of
from tests.voorkant.voorbeelden import cockpit
from tests.voorkant.voorbeelden.gegevens import NU

_URL = "/werkblad/1/brp/"
_PERSONEN = {
    "gevonden": "999990019",
    "geheim": "999993653",
    "onderzoek": "999991772",
    "gezag": "999971116",
    "emigratie": "999999990",
    "locatie": "000000012",
    "overleden": "999990123",
    "fout": "999990408",
    "onbekend": "999990676",
}
_REDENEN = (
    "te-vaak",
    "brp-traag",
    "brp-storing",
    "brp-geen-recht",
    "brp-te-veel-vragen",
    "brp-tls",
    "brp-geen-json",
)


def _page(blok: BrpBlok | None) -> IdentificatiePagina:
    """After the code, before or after the answer."""
    seen = NU if blok is not None and blok.gevonden else None
    row = cockpit._logged_in(code_klopt_op=NU, opgezocht_op=seen)
    persoon = replace(cockpit._PERSOON, opgezocht_op=seen, brp_url=_URL)
    page = cockpit._page(
        row, persoon=persoon, rond_af_url="/werkblad/1/rond-af/", nieuwe_link_url="", brp=blok
    )
    return replace(page, nu=brp_alarm()) if blok is not None and blok.alarm else page


def _found(bsn: str) -> Callable[[], IdentificatiePagina]:
    gezag = gezag_of(bsn, today=date(2026, 11, 22))
    return lambda: _page(found_block(persoon_in(PERSONEN[bsn] | {"gezag": gezag}), now=NU))


def _failed(reden: str) -> Callable[[], IdentificatiePagina]:
    return lambda: _page(failed_block(cockpit._logged_in(), reden))


def _hidden() -> IdentificatiePagina:
    return hide(replace(_page(None), verborgen=True))


_NAAM = "werkblad/identificatie.html#brp-"
WERKBLAD: dict[str, object] = {
    f"{_NAAM}knop": lambda: _page(None),
    f"{_NAAM}verborgen": _hidden,
    f"{_NAAM}niemand": lambda: _page(nobody_block(cockpit._logged_in())),
    **{f"{_NAAM}{name}": _found(bsn) for name, bsn in _PERSONEN.items()},
    **{f"{_NAAM}{reden}": _failed(reden) for reden in _REDENEN},
}
