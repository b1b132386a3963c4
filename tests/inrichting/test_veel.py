"""A file of many diensten: what it asks of the database grows with what changes, not with what stands there."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from config.inrichting.bestand import run
from diensten.forms import DienstForm
from diensten.models import Dienst
from diensten.terugzetten import as_posted
from diensten.wijzigen import VELDEN, Door

pytestmark = pytest.mark.django_db
FEW, MANY = 2, 12


def text(number: int, **velden: object) -> str:
    """So many diensten with all that belongs to one. JSON is YAML as well."""
    today = timezone.localdate()
    verhoging = {
        "naar": "hoog",
        "datum": str(today + timedelta(days=200)),
        "aankondigen_vanaf": str(today + timedelta(days=20)),
    }
    dienst = {"naam": "Een dienst", "omschrijving": "Een gesprek.", **velden}
    parts: dict[str, Any] = {
        "diensten": dienst,
        "verhogingen": verhoging,
        "zaaktypen": {"zaaktype": "7", "informatieobjecttype": "Bewijs"},
        "machtigen": {"aan": True, "aard": "geld"},
    }
    slugs = [f"dienst-{one:02}" for one in range(number)]
    return json.dumps({"beeldpas": 1, **{part: dict.fromkeys(slugs, one) for part, one in parts.items()}})


def queries(file: str, *, store: bool = True) -> int:
    with CaptureQueriesContext(connection) as captured:
        run(file, door=Door(naam="proef"), now=timezone.now(), store=store)
    return len(captured)


def test_what_stays_as_it_is_costs_nothing() -> None:
    queries(text(MANY))
    assert queries(text(FEW), store=False) == queries(text(MANY), store=False)


def test_what_changes_costs_a_fixed_number() -> None:
    queries(text(MANY))
    few = queries(text(FEW, link_minuten=20), store=False)
    many = queries(text(MANY, link_minuten=20), store=False)
    assert (many - few) / (MANY - FEW) <= 10


def test_a_new_one_costs_a_fixed_number() -> None:
    few, many = queries(text(FEW), store=False), queries(text(MANY), store=False)
    assert (many - few) / (
        MANY - FEW
    ) <= 60  # the dienst, its raise, its zaaktype and its rules, each with its log


BROKEN: dict[str, dict[str, object]] = {
    "dienst_een_flow": {"flow_nieuw": False, "flow_bekend": False, "flow_ambtenaar": False},
    "dienst_staande_link": {"flow_nieuw": False, "staande_link": True},
    "dienst_niveau": {"niveau": 15},
    "dienst_codecontrole": {"codecontrole": "raden"},
    "dienst_getalcontrole": {"getalcontrole": "raden"},
    "dienst_gespreksnummer": {"gespreksnummer_vragen": True, "staande_link": False},
    "dienst_volgorde": {"volgorde": "raden"},
    "dienst_bsn_op_bewijs": {"bsn_op_bewijs": "raden"},
    "dienst_link_minuten": {"link_minuten": 121},
    "dienst_bewaar_minuten": {"bewaar_minuten": 14},
    "dienst_code_minuten": {"code_minuten": 1441},
    "dienst_stand": {"stand": "weg"},
    "dienst_zaakwoord": {"zaakwoord": "kluif"},
    "dienst_talen": {"talen": "xx"},
    "dienst_taal": {"taal": "xx"},
}


def test_the_form_says_each_rule_that_the_database_holds() -> None:
    """So nobody has to ask the database beforehand, and it never refuses what the form took."""
    assert {rule.name for rule in Dienst._meta.constraints} == set(BROKEN)
    good = {veld: Dienst._meta.get_field(veld).get_default() for veld in VELDEN}  # type: ignore[union-attr]
    good |= {"naam": "Een dienst", "omschrijving": "Een gesprek."}
    assert DienstForm(as_posted(good, versie=1)).is_valid()
    taken = [
        name for name, wrong in BROKEN.items() if DienstForm(as_posted(good | wrong, versie=1)).is_valid()
    ]
    assert taken == []
