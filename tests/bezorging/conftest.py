from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pytest_django import Settings

from identification.bewijs import digest
from identification.flow import bewaren, bezorgbeheer, bezorgen
from identification.models import Identification
from identification.status import Status
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from tests.identification.gegevens import NOW, PERSOON, completed, fresh
from zaken.models import Zaak

PDF = b"%PDF-1.7 a proof"
ANDERE_ZAAK = "2026-20001"
Many = Callable[[int], list[Identification]]


class Klok:
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture(autouse=True)
def dagsleutels(settings: Settings, tmp_path: Path) -> Path:
    settings.DAGSLEUTEL_MAP = tmp_path / "dagsleutels"
    return tmp_path / "dagsleutels"


@pytest.fixture(autouse=True)
def short_proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Making a proof takes long, and what stands on it is looked at elsewhere. The zaaknummer is what differs."""
    for module in (bewaren, bezorgbeheer, bezorgen):
        monkeypatch.setattr(module, "render_bewijs", lambda inhoud: PDF + inhoud.zaaknummer.encode())


@pytest.fixture(autouse=True)
def nudged(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    seen: list[Any] = []
    monkeypatch.setattr(bezorgbeheer, "nudge", seen.append)
    return seen


@pytest.fixture
def row(ambtenaar: Medewerker) -> Identification:
    return completed(ambtenaar)


@pytest.fixture
def many(ambtenaar: Medewerker) -> Many:
    """So many proofs that wait, made by copying one: walking there five hundred times takes minutes."""

    def make(count: int) -> list[Identification]:
        model = completed(ambtenaar)
        return Identification.objects.bulk_create(_copies(model, count - 1)) and list(
            Identification.objects.all()
        )

    return make


def _copies(model: Identification, count: int) -> Iterator[Identification]:
    for number in itertools.islice(itertools.count(30_001), count):
        copy = fresh(model.pk)
        copy.pk = copy.id = uuid4()
        sealed = Verzegeld.new(id=copy.id)
        copy.zaaknummer, copy.token_hash = f"2026-{number}", uuid4().hex
        copy.gesprek = None
        copy.data_sleutel = sealed.wrapped(dag=copy.dag, first_of_day=False)
        copy.bsn = sealed.seal_bsn("bsn", PERSOON)
        pdf = PDF + copy.zaaknummer.encode()
        copy.bewijs, copy.bewijs_sha256, copy.status = (
            sealed.seal("bewijs", pdf),
            digest(pdf),
            Status.VASTGELEGD,
        )
        yield copy


@pytest.fixture
def other_zaak(db: None) -> Zaak:
    return Zaak.objects.create(zaaknummer=ANDERE_ZAAK, dienst_slug="wmo", dienst_naam="Wmo", geopend_op=NOW)
