"""The receipt, the way back, and the page on which somebody looks up who calls."""

from __future__ import annotations

from datetime import timedelta

from identification.paginas import GebeldPagina, KlaarPagina, NietUPagina
from tests.voorkant.voorbeelden.gegevens import DIENST, NAAM, NU

CODE = "K7QM-3XTF-9RZA-W2HP"
_URLS = {"url": "/gebeld/", "meld_url": "/gebeld/melden/"}
klaar = KlaarPagina(
    ambtenaar=NAAM,
    dienst=DIENST,
    afgerond_op=NU,
    gewist=True,
    functie="Adviseur Burgerzaken",
    ontvangstcode=CODE,
    geldig_tot=NU + timedelta(days=30),
    niet_u_url="/niet-u/",
    niet_u_adres="https://id.voorbeeld.nl/niet-u/",
    gemaild=True,
)
wie = GebeldPagina(
    **_URLS, nummer="48213", ambtenaar=NAAM, functie="Adviseur Burgerzaken", dienst=DIENST, sinds=NU
)
zeker = NietUPagina("/niet-u/melden/", code=CODE, ambtenaar=NAAM, dienst=DIENST, afgerond_op=NU)
gemeld = NietUPagina("/niet-u/", ambtenaar=NAAM, dienst=DIENST, afgerond_op=NU, gemeld_op=NU)

INWONER: dict[str, object] = {
    "inwoner/klaar.html": klaar,
    "inwoner/klaar.html#later": KlaarPagina(NAAM, DIENST, NU, gewist=False),
    "inwoner/gebeld.html": GebeldPagina(**_URLS),
    "inwoner/gebeld.html#fout": GebeldPagina(**_URLS, ingevuld="12", fout="Het nummer heeft 5 cijfers."),
    "inwoner/gebeld_wie.html": wie,
    "inwoner/gebeld_onbekend.html": GebeldPagina(**_URLS, nummer="48213", onbekend=True),
    "inwoner/gebeld_gemeld.html": GebeldPagina(**_URLS, gemeld=True),
    "inwoner/niet_u.html": NietUPagina("/niet-u/"),
    "inwoner/niet_u.html#fout": NietUPagina("/niet-u/", ingevuld="K7", fout="De code heeft 16 tekens."),
    "inwoner/niet_u_zeker.html": zeker,
    "inwoner/niet_u_gemeld.html": gemeld,
}
