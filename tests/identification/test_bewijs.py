"""The content of the proof, without paper."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from begrippen.bsn import Bsn
from begrippen.deel import Deel
from begrippen.flow import BsnOpBewijs, Flow
from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from begrippen.vertegenwoordiging import Soort, Vaststelling
from identification.bewijs import (
    Inhoud,
    Nagekeken,
    Namens,
    OngeldigeInhoud,
    Uitkomst,
    as_json,
    digest,
    shown_bsn,
    uitkomst_of,
)

WINTER = datetime(2026, 11, 21, 13, 5, 33, 120_000, tzinfo=UTC)
EXAMPLE = Inhoud(
    kenmerk=UUID("6f8b7b1e-5d0c-4c62-9a70-0d2f3d1c9e11"),
    gemeente="Voorbeeld",
    gemeentecode="0000",
    dienst="Parkeervergunning aanvragen",
    zaaknummer="2026-37131",
    flow=Flow.NIEUW,
    middel="DigiD",
    niveau_gevraagd=Niveau.MIDDEN,
    niveau_bereikt=Niveau.SUBSTANTIEEL,
    ingelogd_op=WINTER,
    bevestigd_op=WINTER + timedelta(minutes=4),
    ambtenaar="Sanne de Vries",
    ambtenaar_functie="Adviseur Burgerzaken",
    uitkomst=Uitkomst.BEWEZEN,
    bsn=Bsn("999993653"),
    bsn_op_bewijs=BsnOpBewijs.VOLLEDIG,
    assertion_digest="ab" * 32,
    persoon_opgezocht_op=None,
    persoon_opgezocht_in_brp=False,
)


NAMENS = Namens(
    soort=Soort.CURATOR,
    vaststelling=Vaststelling.VERKLAARD,
    bron="stuk",
    bsn=Bsn("000000012"),
    stuk=("beschikking", date(2026, 2, 1), "C/16/123"),
    geldig_tot=date(2027, 1, 1),
    nagekeken=(Nagekeken("leeftijd-nakijken", "Gezien op het besluit."), Nagekeken("extra-controle")),
    meegekeken_door="Karim El Amrani",
)


def make(**changes: Any) -> Inhoud:
    flow = changes.get("flow", EXAMPLE.flow)
    return dataclasses.replace(EXAMPLE, **{"uitkomst": uitkomst_of(flow), **changes})


@pytest.mark.parametrize(
    ("flow", "uitkomst"),
    [
        (Flow.NIEUW, "bewezen-met-digid"),
        (Flow.BEKEND, "komt-overeen-met-bekend-bsn"),
        (Flow.AMBTENAAR, "verklaard-door-ambtenaar"),
    ],
)
def test_each_flow_has_its_own_outcome(flow: Flow, uitkomst: str) -> None:
    assert uitkomst_of(flow) == uitkomst


def test_every_outcome_belongs_to_a_flow() -> None:
    assert {uitkomst_of(flow) for flow in Flow} == set(Uitkomst)


@pytest.mark.parametrize(
    ("setting", "shown"),
    [
        (BsnOpBewijs.VOLLEDIG, "999993653"),
        (BsnOpBewijs.LAATSTE_VIER, "•••••3653"),
        (BsnOpBewijs.GEEN, None),
    ],
)
def test_the_bsn_is_shown_as_the_dienst_says(setting: BsnOpBewijs, shown: str | None) -> None:
    inhoud = make(bsn_op_bewijs=setting)
    assert shown_bsn(inhoud) == shown
    assert json.loads(as_json(inhoud))["bsn"] == {"weergave": setting.value, "waarde": shown}
    assert (b"999993653" in as_json(inhoud)) is (setting is BsnOpBewijs.VOLLEDIG)


def test_without_a_bsn_none_is_shown() -> None:
    assert shown_bsn(make(bsn=None)) is None


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"ingelogd_op": WINTER.replace(tzinfo=None)}, "naive-moment"),
        ({"bevestigd_op": WINTER.replace(tzinfo=None)}, "naive-moment"),
        ({"persoon_opgezocht_op": WINTER.replace(tzinfo=None)}, "naive-moment"),
        ({"persoon_opgezocht_in_brp": True}, "opgezocht-zonder-moment"),
        ({"getal_juist_op": WINTER.replace(tzinfo=None)}, "naive-moment"),
        ({"woord_bevestigd_op": WINTER.replace(tzinfo=None)}, "naive-moment"),
        ({"niveau_gevraagd": Niveau.HOOG}, "niveau-te-laag"),
        ({"uitkomst": Uitkomst.KOMT_OVEREEN}, "uitkomst-past-niet-bij-flow"),
        (
            {"flow": Flow.BEKEND, "uitkomst": Uitkomst.KOMT_OVEREEN, "code": "123456"},
            "code-hoort-bij-bsn",
        ),
        ({"namens": dataclasses.replace(NAMENS, bsn=Bsn("999993653"))}, "namens-zichzelf"),
        ({"namens": dataclasses.replace(NAMENS, vaststelling=Vaststelling.AANGETOOND)}, "stuk-is-verklaard"),
    ],
)
def test_a_proof_that_contradicts_itself_is_refused(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(OngeldigeInhoud) as caught:
        make(**changes)
    assert str(caught.value) == caught.value.reason == reason


def test_more_people_stand_in_it_each_once() -> None:
    partner = make(bsn=Bsn("999990019"), deel=Deel.PARTNER, kenmerk=UUID(int=2))
    proof = make(anderen=(partner,))
    (other,) = json.loads(as_json(proof))["anderen"]
    assert (other["deel"], other["bsn"]["waarde"], other["kenmerk"]) == (
        "partner",
        "999990019",
        str(UUID(int=2)),
    )
    assert not {"zaaknummer", "ambtenaar", "gemeente", "anderen"} & set(other)
    for wrong, reason in (
        (make(deel=Deel.PARTNER), "niet-samen"),
        (proof, "anderen-van-anderen"),
        (make(bsn=Bsn("999990019"), deel=Deel.VERTEGENWOORDIGDE), "niet-samen"),
    ):
        with pytest.raises(OngeldigeInhoud, match=reason):
            make(anderen=(wrong,))


def test_the_content_has_no_code_unless_the_dienst_asks_and_hides_it_with_the_bsn() -> None:
    assert json.loads(as_json(EXAMPLE))["code"] is None
    asked = make(code="358974")
    assert json.loads(as_json(asked))["code"] == "358974"
    assert "358974" not in repr(asked)
    assert "99999" not in repr(EXAMPLE)


def test_the_json_has_the_keys_of_schema_version_4() -> None:
    content = json.loads(as_json(EXAMPLE))
    assert content["schema"] == {"naam": "beeldpas-bewijs", "versie": 4}
    assert sorted(content) == list(content)
    assert set(content) == {
        *("schema", "kenmerk", "uitkomst", "flow", "gemeente", "dienst", "zaaknummer", "middel", "niveau"),
        *("ingelogd_op", "bevestigd_op", "persoon_opgezocht_op", "persoon_opgezocht_in_brp", "ambtenaar"),
        *("bsn", "assertion_digest", "getal_juist_op", "woord_bevestigd_op", "namens", "code"),
        *("deel", "anderen"),
    }
    assert (content["deel"], content["anderen"]) == ("inwoner", [])
    assert content["namens"] is None
    assert content["niveau"] == {"gevraagd": "midden", "bereikt": "substantieel"}
    assert content["persoon_opgezocht_op"] is None
    assert (content["getal_juist_op"], content["woord_bevestigd_op"]) == (None, None)


def test_for_whom_and_how_sure_stand_in_it() -> None:
    content = json.loads(as_json(make(namens=NAMENS, bsn_op_bewijs=BsnOpBewijs.GEEN)))["namens"]
    assert (content["soort"], content["vaststelling"], content["bron"]) == ("curator", "verklaard", "stuk")
    assert content["bsn"] == {"weergave": "geen", "waarde": None}
    assert content["stuk"] == {"soort": "beschikking", "datum": "2026-02-01", "nummer": "C/16/123"}
    assert (content["geldig_tot"], content["meegekeken_door"]) == ("2027-01-01", "Karim El Amrani")
    assert len(content["nagekeken"]) == 2
    assert "000000012" not in repr(make(namens=NAMENS))


def test_the_number_and_the_word_stand_in_it_where_they_were_used() -> None:
    content = json.loads(
        as_json(make(getal_juist_op=WINTER, woord_bevestigd_op=WINTER + timedelta(minutes=3)))
    )
    assert content["getal_juist_op"]["utc"] == "2026-11-21T13:05:33.120000+00:00"
    assert content["woord_bevestigd_op"]["amsterdam"] == "2026-11-21T14:08:33.120000+01:00"


def test_moments_stand_in_dutch_time_and_in_utc() -> None:
    content = json.loads(as_json(make(persoon_opgezocht_op=datetime(2026, 7, 1, 22, 30, tzinfo=UTC))))
    assert content["ingelogd_op"] == {
        "amsterdam": "2026-11-21T14:05:33.120000+01:00",
        "utc": "2026-11-21T13:05:33.120000+00:00",
    }
    assert content["persoon_opgezocht_op"]["amsterdam"] == "2026-07-02T00:30:00.000000+02:00"


def test_the_zone_a_moment_came_in_does_not_matter() -> None:
    elsewhere = WINTER.astimezone(timezone(timedelta(hours=-7)))
    assert as_json(make(ingelogd_op=elsewhere)) == as_json(EXAMPLE)


moments = st.timedeltas(timedelta(0), timedelta(days=36_500)).map(lambda after: WINTER + after)


@given(
    text=st.lists(st.text(max_size=300), min_size=6, max_size=6),
    flow=st.sampled_from(Flow),
    kenmerk=st.uuids(),
    ingelogd_op=moments,
    persoon_opgezocht_op=st.none() | moments,
)
def test_what_goes_in_comes_out(text: list[str], **values: Any) -> None:
    names = ("gemeente", "dienst", "zaaknummer", "ambtenaar", "ambtenaar_functie", "middel")
    inhoud = make(**dict(zip(names, text, strict=True)), **values)
    content = json.loads(as_json(inhoud))
    shown = [content["gemeente"]["naam"], content["dienst"], content["zaaknummer"]]
    shown += [content["ambtenaar"]["naam"], content["ambtenaar"]["functie"], content["middel"]]
    assert shown == text
    assert UUID(content["kenmerk"]) == inhoud.kenmerk
    assert (content["flow"], content["uitkomst"]) == (inhoud.flow, uitkomst_of(inhoud.flow))
    assert {datetime.fromisoformat(moment) for moment in content["ingelogd_op"].values()} == {
        inhoud.ingelogd_op
    }
    opgezocht = content["persoon_opgezocht_op"]
    assert (opgezocht and datetime.fromisoformat(opgezocht["utc"])) == inhoud.persoon_opgezocht_op


def test_half_a_character_does_not_break_the_json() -> None:
    assert json.loads(as_json(make(ambtenaar="A\udc80")))["ambtenaar"]["naam"] == "A\udc80"


def test_one_changed_bit_changes_the_digest() -> None:
    assert digest(b"%PDF-1.7") != digest(b"%PDF-1.6")
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
