"""The words of a proof: plain Dutch text for each place of the template."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from unicodedata import normalize

from begrippen.deel import Deel
from begrippen.flow import BsnOpBewijs, Flow
from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.vertegenwoordiging import Soort
from identification.bewijs import AMSTERDAM, Inhoud, Uitkomst, shown_bsn, shown_represented

if TYPE_CHECKING:
    from datetime import date

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_NIVEAUS = {
    Betrouwbaarheidsniveau.BASIS: "gebruikersnaam en wachtwoord",
    Betrouwbaarheidsniveau.MIDDEN: "DigiD-app, of wachtwoord met sms-code",
    Betrouwbaarheidsniveau.SUBSTANTIEEL: "DigiD-app, na controle van een identiteitsbewijs",
    Betrouwbaarheidsniveau.HOOG: "chip van een identiteitskaart of rijbewijs",
}
_WERKWIJZEN = {
    Flow.NIEUW: "het bsn was nog niet bekend",
    Flow.BEKEND: "het bsn was al bekend",
    Flow.AMBTENAAR: "de ambtenaar verklaart wie er inlogde",
}
_SOORTEN = {
    Soort.GEMACHTIGDE: "gemachtigde",
    Soort.BEWINDVOERDER: "bewindvoerder",
    Soort.CURATOR: "curator",
    Soort.MENTOR: "mentor",
    Soort.OUDER: "ouder of voogd met gezag",
    Soort.NABESTAANDE: "nabestaande",
}
_DELEN = {
    Deel.INWONER: "inwoner",
    Deel.PARTNER: "partner",
    Deel.OUDER: "andere ouder",
    Deel.TOLK: "tolk",
    Deel.VERTEGENWOORDIGER: "vertegenwoordiger",
    Deel.VERTEGENWOORDIGDE: "vertegenwoordigde",
}
_UITKOMSTEN = {
    Uitkomst.BEWEZEN: "de genoemde code was dezelfde",
    Uitkomst.KOMT_OVEREEN: "de genoemde code past bij het bsn dat de gemeente al had",
    Uitkomst.VERKLAARD: "geen code: de ambtenaar verklaart wie er inlogde",
}
_BRONNEN = {
    "digid-machtigen": "een machtiging van DigiD Machtigen, gemeld bij het inloggen",
    "bevoegdheidsverklaring": "een verklaring van bevoegdheid, gemeld bij het inloggen",
    "gezag": "het gezag volgens de BRP",
    "stuk": "een stuk dat de ambtenaar zag",
}
_STUKKEN = {
    "beschikking": "besluit van de rechter",
    "register": "uittreksel uit het register van de rechter",
    "erfrecht": "verklaring van erfrecht",
    "volmacht": "volmacht op papier",
    "gezagsregister": "uittreksel uit het gezagsregister",
    "anders": "een ander stuk",
}
_PUNTEN = {
    "persoon-nakijken": "de ander is opgezocht",
    "leeftijd-nakijken": "de leeftijd is nagekeken",
    "gezag-niet-opgevraagd": "het gezag is zonder de BRP nagekeken",
    "gezag-niet-te-bepalen": "de BRP kon het gezag niet bepalen",
    "gezag-in-onderzoek": "het gezag was in onderzoek",
    "gezag-onduidelijk": "het gezag was niet duidelijk",
    "andere-ouder": "de andere ouder is het ermee eens",
    "extra-controle": "de vertegenwoordiger is nagekeken",
}


def words_of(inhoud: Inhoud) -> dict[str, str]:
    """What the template shows, as plain text in Unicode's composed form; empty: not there."""
    opgezocht_op = inhoud.persoon_opgezocht_op
    words = {
        "gemeente": inhoud.gemeente,
        "gemeentecode": inhoud.gemeentecode,
        "dienst": inhoud.dienst,
        "zaaknummer": inhoud.zaaknummer,
        "ambtenaar": inhoud.ambtenaar,
        "functie": inhoud.ambtenaar_functie,
        "middel": inhoud.middel,
        "kenmerk": str(inhoud.kenmerk),
        "vingerafdruk": inhoud.assertion_digest,
        "uitkomst": inhoud.uitkomst.value,
        "uitleg": _UITKOMSTEN[inhoud.uitkomst],
        "code": inhoud.code,
        "zaakwoord": inhoud.zaakwoord.value,
        "zaakkop": f"{inhoud.zaakwoord.value.capitalize()}nummer",
        "deel": _DELEN[inhoud.deel],
        "flow": inhoud.flow.value,
        "werkwijze": _WERKWIJZEN[inhoud.flow],
        "gevraagd": inhoud.niveau_gevraagd.code.capitalize(),
        "gevraagd_uitleg": _NIVEAUS[inhoud.niveau_gevraagd],
        "bereikt": inhoud.niveau_bereikt.code.capitalize(),
        "bereikt_uitleg": _NIVEAUS[inhoud.niveau_bereikt],
        "ingelogd_op": in_words(inhoud.ingelogd_op),
        "bevestigd_op": in_words(inhoud.bevestigd_op),
        "opgezocht_op": in_words(opgezocht_op) if opgezocht_op else "",
        "opgezocht_door": "door Beeldpas" if inhoud.persoon_opgezocht_in_brp else "volgens de ambtenaar",
        "getal_op": in_words(inhoud.getal_juist_op) if inhoud.getal_juist_op else "",
        "woord_op": in_words(inhoud.woord_bevestigd_op) if inhoud.woord_bevestigd_op else "",
        "bsn": shown_bsn(inhoud) or "",
        "bsn_deel": "ja" if inhoud.bsn_op_bewijs is BsnOpBewijs.LAATSTE_VIER else "",
        **_about_other(inhoud),
        "gemaakt": inhoud.bevestigd_op.astimezone(UTC).isoformat(timespec="seconds"),
    }
    return {name: normalize("NFC", " ".join(word.split())) for name, word in words.items()}


def _about_other(inhoud: Inhoud) -> dict[str, str]:
    """The same names whether there is another person or not; empty: not there."""
    found = inhoud.namens
    stuk = None if found is None else found.stuk
    checked = () if found is None else found.nagekeken
    why = [
        f"{_PUNTEN[one.punt]}: {one.toelichting}" if one.toelichting else _PUNTEN[one.punt] for one in checked
    ]
    return {
        "namens": "" if found is None else _SOORTEN[found.soort],
        "namens_zeker": "" if found is None else found.vaststelling.value,
        "namens_bron": "" if found is None else _BRONNEN[found.bron],
        "namens_bsn": shown_represented(inhoud) or "",
        "namens_stuk": "" if stuk is None else f"{_STUKKEN[stuk[0]]}, {_day(stuk[1])}",
        "namens_nummer": "" if stuk is None else stuk[2],
        "namens_tot": "" if found is None or found.geldig_tot is None else _day(found.geldig_tot),
        "namens_nagekeken": "; ".join(why),
        "namens_collega": "" if found is None else found.meegekeken_door,
    }


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def in_words(moment: datetime) -> str:
    """`21 november 2026 om 14.05 uur (Nederlandse tijd, UTC+01:00)`."""
    local = moment.astimezone(AMSTERDAM)
    day = f"{local.day} {_MONTHS[local.month - 1]} {local.year}"
    return f"{day} om {local:%H.%M} uur (Nederlandse tijd, UTC{local.isoformat()[-6:]})"
