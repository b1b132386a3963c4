"""The table on the screen, and docs/vergelijking-digid.md."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from dev.vergelijking.meten import GENUINE, Regel, good
from dev.vergelijking.partijen import GECRASHT, GEWEIGERD, HANGT, TOEGELATEN
from dev.vergelijking.snelheid import ROUNDS, TIMES, Snelheid

_MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def show(regel: Regel) -> None:
    marks = "".join(" " if good(regel.geval, uitkomst) else "!" for uitkomst in (regel.wij, regel.ander))
    print(
        f"{marks} {regel.wij.outcome:11}{regel.ander.outcome:11} {regel.geval.groep}: {regel.geval.naam}",
        flush=True,
    )


def score(regels: Iterable[Regel]) -> dict[str, int]:
    rows = list(regels)
    return {
        "compare_cases": len(rows),
        "compare_ours": sum(good(row.geval, row.wij) for row in rows),
        "compare_other": sum(good(row.geval, row.ander) for row in rows),
    }


def show_score(regels: Iterable[Regel]) -> None:
    found = score(regels)
    print(f"\n  as it must be: ours {found['compare_ours']}, the other {found['compare_other']},", end=" ")
    print(f"of {found['compare_cases']}")


def document(
    regels: list[Regel],
    *,
    speed: Snelheid,
    logged: tuple[dict[str, int], dict[str, int]],
    versions: tuple[dict[str, str], dict[str, str]],
    day: date,
) -> str:
    found = score(regels)
    ours, other = versions
    parts = [
        HEAD.format(
            day=f"{day.day} {_MAANDEN[day.month - 1]} {day.year}",
            other=", ".join(f"{name} {number}" for name, number in other.items()),
            ours=", ".join(f"{name} {number}" for name, number in ours.items()),
            cases=found["compare_cases"],
            good=found["compare_ours"],
            bad=found["compare_other"],
        ),
        _totals(regels),
        *(_table(groep, list(rows)) for groep, rows in groupby(regels, key=lambda regel: regel.geval.groep)),
        _log(logged),
        _speed(speed),
        WEIGHT,
        _lost(regels),
        TAIL,
    ]
    return "\n".join(parts)


def _totals(regels: list[Regel]) -> str:
    rows = ["| | Beeldpas | django-digid-eherkenning |", "|---|---|---|"]
    hostile = [row for row in regels if row.geval.hoort == GEWEIGERD]
    for label, outcome in (
        ("toch toegelaten", TOEGELATEN),
        ("gecrasht (antwoord 500)", GECRASHT),
        ("geweigerd", GEWEIGERD),
        ("langer dan 12 seconden geen antwoord", HANGT),
    ):
        counts = [sum(uitkomst.outcome == outcome for uitkomst in side) for side in
                  ([row.wij for row in hostile], [row.ander for row in hostile])]  # fmt: skip
        rows.append(f"| {label} | {counts[0]} | {counts[1]} |")
    return f"Van de {len(hostile)} berichten die geen login mogen geven:\n\n" + "\n".join(rows) + "\n"


def _table(groep: str, regels: list[Regel]) -> str:
    lines = [
        f"## {groep}\n",
        f"Hoort: {regels[0].geval.hoort}.\n",
        "| bericht | Beeldpas | django-digid-eherkenning |",
        "|---|---|---|",
        *(f"| {regel.geval.naam} | {_cell(regel, 'wij')} | {_cell(regel, 'ander')} |" for regel in regels),
    ]
    return "\n".join(lines) + "\n"


def _cell(regel: Regel, side: str) -> str:
    uitkomst = regel.wij if side == "wij" else regel.ander
    word = uitkomst.outcome
    if word in (GECRASHT, GEWEIGERD) and uitkomst.detail:
        word = f"{word} (`{uitkomst.detail}`)"
    elif word == TOEGELATEN and uitkomst.detail != GENUINE:
        word = f"{word}, als `{uitkomst.detail}`"
    return word if good(regel.geval, uitkomst) else f"**{word}**"


def _log(logged: tuple[dict[str, int], dict[str, int]]) -> str:
    ours, other = logged
    return LOG.format(
        ours=ours["INFO"], other=other["INFO"], ours_debug=ours["DEBUG"], other_debug=other["DEBUG"]
    )


def _speed(speed: Snelheid) -> str:
    rows = [
        ("Beeldpas", speed.saml_ms),
        ("alleen lxml en xmlsec: ontleden en de twee handtekeningen controleren", speed.bare_ms),
    ]
    if speed.ander_ms:
        rows.append(("maykin-python3-saml", speed.ander_ms))
    lines = [
        f"| {name} | {_dutch(ms, 2)} ms | {1000 / ms:.0f} | {_dutch(ms / speed.bare_ms, 1)} |"
        for name, ms in rows
    ]
    times = _dutch(speed.saml_vs_maykin, 1) if speed.saml_vs_maykin else "?"
    return SPEED.format(lines="\n".join(lines), times=times, rounds=ROUNDS, per=TIMES)


def _dutch(number: float, digits: int) -> str:
    return f"{number:.{digits}f}".replace(".", ",")


def _lost(regels: list[Regel]) -> str:
    lost = [f"- {row.geval.groep}: {row.geval.naam}." for row in regels if not good(row.geval, row.wij)]
    worse = [
        f"- {row.geval.groep}: {row.geval.naam}."
        for row in regels
        if good(row.geval, row.ander) and not good(row.geval, row.wij)
    ]
    return LOST.format(lost="\n".join(lost) or "- Geen.", worse=len(worse))


HEAD = """# Vergelijking van de DigiD-koppeling

Dit document is gemaakt door `make compare` op {day}. Verander het niet met de hand.

Dezelfde berichten zijn gestuurd naar twee koppelingen: die van Beeldpas (`inloggen/digid`) en
django-digid-eherkenning, de bibliotheek die veel Nederlandse gemeenten gebruiken. Van de {cases} gevallen eindigen
er bij Beeldpas {good} zoals het hoort en bij django-digid-eherkenning {bad}.

- Beeldpas: {ours}.
- De andere: {other}.
  Ingesteld zoals de documentatie het zegt, met ondertekende Assertions (`want_assertions_signed`) en SHA-256.

Een eigen DigiD, los van onze simulator en gemaakt voor de tests (`tests/inloggen/idp.py`), geeft antwoord over echte
wederzijdse TLS. Elke login begint bij een echt AuthnRequest, niveau Midden. Bij django-digid-eherkenning gaat alles via
de eigen views, bij Beeldpas via `inloggen.digid.start` en `finish`: die geven een `LoginMislukt` aan de pagina, en elke
andere fout telt hier als crash. Vetgedrukt is wat niet is zoals het hoort. Achter *geweigerd* staat onze code voor het
log. Het gewone antwoord is de controle: zonder die login telt de rest niet.

Vergeleken is DigiD 3.x: eID 4.x met machtigen kent django-digid-eherkenning niet.
"""

WEIGHT = """## Hoe zwaar dit weegt

Bij geen van de berichten kan een buitenstaander zelf een BSN verzinnen: ook django-digid-eherkenning controleert de
handtekening van de Assertion met de sleutel uit de metadata, en weigert elke verpakking met een vals BSN. Wat het
toelaat, zijn antwoorden die DigiD niet zo hoort te geven, en de login van een ander in de browser van het slachtoffer.

Over een paar gevallen kun je twisten. Een verlopen certificaat in geldige metadata mag volgens SAML. Een antwoord twee
keer gebruiken kan alleen als DigiD een artifact twee keer inwisselt; deze DigiD doet dat, de echte niet. De elfproef en
de lengte van het BSN kan een site zelf controleren, en het niveau ook; wie dat vergeet, merkt er niets van.
"""

LOG = """## Het BSN in het log

Regels in het log waarin tijdens deze gevallen het volledige BSN stond:

| niveau | Beeldpas | django-digid-eherkenning |
|---|---|---|
| INFO en hoger | {ours} | {other} |
| DEBUG | {ours_debug} | {other_debug} |

Bij django-digid-eherkenning is de naam van de gebruiker in dit log het BSN; een site kan een andere naam kiezen.
"""

SPEED = """## Snelheid

Van de bytes van één antwoord tot een gecontroleerd resultaat, zonder netwerk en database. CPU-tijd, om en om gemeten
in {rounds} rondes van {per} antwoorden, de kleinste telt.

| | per antwoord | per seconde | keer het minimum |
|---|---|---|---|
{lines}

Beeldpas is {times} keer zo snel als maykin-python3-saml en controleert daarbij één handtekening meer.
"""

LOST = """## Waar wij verliezen

Gevallen die bij ons niet eindigen zoals het hoort:

{lost}

Aantal daarvan dat bij django-digid-eherkenning wel goed gaat: {worse}. En buiten deze tabel:

- django-digid-eherkenning kan ook eHerkenning en eIDAS. Wij niet.
- Het heeft beheerschermen voor certificaten en metadata. Bij ons staan die in instellingen en bestanden.
- Het draait bij veel organisaties in productie. Wij nog niet.
- Onze XML-regels zijn strenger dan SAML: commentaar, een DTD en een andere codering dan UTF-8 worden altijd geweigerd.
  DigiD stuurt die niet; een andere identiteitsverstrekker zou het mogen.
"""

TAIL = """## Zelf herhalen

```
make compare
```

Dat zet de andere bibliotheek in een eigen omgeving (`.test/vergelijking-env`, versies en hashes in
`requirements/vergelijking.txt`), speelt alle gevallen af, print de tabel en schrijft dit document. De gevallen staan in
`dev/vergelijking/gevallen.py` en `verloop.py`. `make bench` meet de snelheid ook.
"""
