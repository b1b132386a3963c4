"""A dienst that stops, and the appointments that were made for it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from afspraken.models import Afspraak, Afspraakmail
from afspraken.versturen import make_reminders
from diensten.models import Dienst
from diensten.terugzetten import as_posted
from diensten.wijzigen import gegevens_of
from tests.afspraken.conftest import Plan
from tests.afspraken.test_views import soon
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort

pytestmark = pytest.mark.django_db


def test_a_stopped_dienst_has_no_start_button_and_a_way_out(sanne: Client, plan: Plan) -> None:
    vandaag = plan(**soon())
    Dienst.objects.update(stand="gestopt")
    page = sanne.get(f"/afspraken/{vandaag.pk}/").content.decode()
    assert "Deze dienst is gestopt" in page
    assert f"/afspraken/{vandaag.pk}/zeg-af/" in page
    assert "nog een keer" not in page
    for address in (f"/afspraken/{vandaag.pk}/", "/werkblad/"):
        assert "Start dit gesprek" not in sanne.get(address).content.decode()
    for address in ("/afspraken/", "/werkblad/"):
        assert "Dienst gestopt" in sanne.get(address).content.decode()
    Afspraak.objects.update(gestart_op=timezone.now())
    assert "Verder met dit gesprek" in sanne.get(f"/afspraken/{vandaag.pk}/").content.decode()


def test_stopping_a_dienst_asks_first_what_is_to_become_of_its_appointments(
    beheer: Client, plan: Plan, dienst: Dienst
) -> None:
    now = timezone.now()
    plan(now=now, begint_op=now + timedelta(days=5))
    address = f"/beheer/diensten/{dienst.slug}/"
    form = as_posted(asdict(gegevens_of(dienst)), versie=dienst.versie)
    form |= {"stand": "gestopt", "talen": dienst.talen.split(",")}
    asked = beheer.post(address, {key: one for key, one in form.items() if key != "stoppen"})
    page = asked.content.decode()
    assert (asked.status_code, "Er staat nog 1 afspraak bij deze dienst" in page) == (422, True)
    assert 'name="stoppen"' in page
    assert Dienst.objects.get().stand == "actief"
    assert beheer.post(address, form).status_code == 302
    assert "Er staat nog 1 afspraak bij deze dienst" in beheer.get(address).content.decode()
    assert "Er staat nog 1 afspraak" in beheer.get(f"{address}weghalen/").content.decode()


@pytest.fixture
def file_that_stops(plan: Plan, dienst: Dienst, tmp_path: Path) -> Path:
    now = timezone.now()
    plan(now=now, begint_op=now + timedelta(days=5))
    file = tmp_path / "inrichting.yaml"
    file.write_text(f"beeldpas: 1\ndiensten:\n  {dienst.slug}: {{stand: concept, link_minuten: 20}}\n")
    return file


def stands() -> tuple[str, int]:
    return Dienst.objects.values_list("stand", "link_minuten").get()


def test_the_page_for_a_file_asks_first_as_well(beheer: Client, file_that_stops: Path) -> None:
    address = "/beheer/inrichting/inlezen/"
    looked = beheer.post(address, {"bestand": SimpleUploadedFile("x.yaml", file_that_stops.read_bytes())})
    page = looked.content.decode()
    assert (page.count("Er staat nog 1 afspraak bij deze dienst"), 'name="stoppen"' in page) == (1, True)
    inhoud = {"inhoud": looked.context["inhoud"]}
    refused = beheer.post(address, inhoud)
    assert (refused.status_code, stands()) == (422, ("actief", 10))
    assert "Kruis aan dat u toch wilt stoppen." in refused.content.decode()
    beheer.post(address, inhoud | {"stoppen": "on"})
    assert stands() == ("concept", 20)


def test_the_command_for_a_file_needs_a_yes(file_that_stops: Path) -> None:
    out, err = StringIO(), StringIO()
    call_command("importeer_inrichting", str(file_that_stops), "--proef", stdout=out)
    assert "LET OP: Er staat nog 1 afspraak bij deze dienst" in out.getvalue()
    with pytest.raises(CommandError, match=r"niets gewijzigd.*--stop-diensten"):
        call_command("importeer_inrichting", str(file_that_stops), "--toepassen", stderr=err)
    assert ".stand: Er staat nog 1 afspraak" in err.getvalue()
    assert stands() == ("actief", 10)
    assert not Gebeurtenis.objects.filter(soort=Soort.INRICHTING_INGELEZEN).exists()
    call_command("importeer_inrichting", str(file_that_stops), "--toepassen", "--stop-diensten")
    assert stands() == ("concept", 20)


def test_a_file_stops_a_dienst_where_nothing_goes_on_without_asking(file_that_stops: Path) -> None:
    Afspraak.objects.update(begint_op=timezone.now() - timedelta(hours=2))
    call_command("importeer_inrichting", str(file_that_stops), "--toepassen", stdout=StringIO())
    assert stands() == ("concept", 20)


def test_a_page_that_stayed_open_mails_nobody_about_a_dienst_that_stopped(sanne: Client, plan: Plan) -> None:
    row = plan(**soon())
    Afspraakmail.objects.all().delete()
    Dienst.objects.update(stand="gestopt")
    again = sanne.post(f"/afspraken/{row.pk}/mail/", {"versie": row.versie})
    assert (again.status_code, "De inwoner krijgt geen mail meer." in again.content.decode()) == (409, True)
    sanne.post(f"/afspraken/{row.pk}/uitleg/", {"versie": row.versie})
    assert not Afspraakmail.objects.exists()


def test_the_reminder_waits_until_the_dienst_goes_on(plan: Plan) -> None:
    now = timezone.now()
    plan(now=now, begint_op=now + timedelta(days=5))
    Dienst.objects.update(stand="gestopt")
    assert make_reminders(now=now + timedelta(days=4, hours=20)) == 0
    Dienst.objects.update(stand="actief")
    assert make_reminders(now=now + timedelta(days=4, hours=20)) == 1
