"""Name and numbers, logo and colours: what was chosen stands on every page, and what is wrong is refused in words."""

from __future__ import annotations

import io
import json
import re
from random import Random
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from lxml import html
from PIL import Image, PngImagePlugin

from brp.instelling import instelling as brp
from diensten.gemeente.lezen import current
from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.gemeente.vast import gemeentecode_at, required
from diensten.gemeente.vastleggen import store
from diensten.huisstijl import bestanden
from diensten.huisstijl.forms import IdentiteitForm
from diensten.huisstijl.logo import LICHTST, OngeldigLogo, read_logo
from diensten.huisstijl.models import Bestandsoort, HuisstijlBestand
from diensten.huisstijl.thema import FOCUSRAND, Thema
from diensten.wijzigen import Door
from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn
from tests.zaken.stuf.conftest import stuf_settings
from zaken.stuf.instelling import Instelling
from zaken.zgw.instelling import instelling as zgw

URL = "/beheer/huisstijl/"
GOED = {"beeldpas": {"kleur": {"value": "#7a1740"}}, "donker": {"beeldpas": {"kleur": {"value": "#f2a7c3"}}}}


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


def picture(kind: str = "PNG", size: tuple[int, int] = (600, 200), **more: Any) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "#0a5663").save(written, kind, **more)
    return written.getvalue()


def noise() -> bytes:
    """A picture that no table of colours makes small."""
    written = io.BytesIO()
    Image.frombytes("RGB", (240, 72), Random(1).randbytes(240 * 72 * 3)).save(written, "PNG")
    return written.getvalue()


def upload(client: Client, what: str, inhoud: bytes, vorige: int = 0) -> Any:
    file = SimpleUploadedFile(f"{what}.bin", inhoud)
    return client.post(f"{URL}{what}/", {what: file, "vorige": vorige}, follow=True)


def front() -> html.HtmlElement:
    return html.document_fromstring(Client().get("/toegankelijkheid/").content.decode())


def test_the_name_stands_on_every_page_and_undo_brings_the_old_one_back(beheer: Client) -> None:
    assert beheer.post(URL, {"vorige": "0", "naam": "Zuiderdam", "rsin": "123456782"}).status_code == 302
    assert front().xpath("string(//title)").strip().endswith("– Gemeente Zuiderdam")
    first = GemeenteVersie.objects.get()
    beheer.post(URL, {"vorige": str(first.pk), "naam": "Noorderdam"})
    last = GemeenteVersie.objects.latest("id")
    beheer.post(f"/beheer/versies/identiteit/{first.pk}/terugzetten/", {"vorige": str(last.pk)})
    assert (current().gemeente.naam, current().gemeente.rsin) == ("Zuiderdam", "123456782")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("naam", "Gemeente Zuiderdam", "Laat het woord gemeente weg"),
        ("naam", "<script>", "zonder HTML"),
        ("naam", "X. Log in op evil.nl", "Er staat een webadres in"),
        ("naam", "X bel 06-12345678", "Er staat een lang nummer in"),
        ("code", "12", "precies 4"),
        ("rsin", "123456789", "Dit is geen RSIN"),
        ("rsin", "12345678", "precies 9"),
        ("oin", "0000000100000000000", "precies 20"),
        ("oin", "00000001001234567000", "een ander RSIN"),
    ],
)
def test_a_number_that_cannot_be_is_told(beheer: Client, field: str, value: str, told: str) -> None:
    answer = beheer.post(URL, {"vorige": "0", "rsin": "123456782", field: value})
    text = html.document_fromstring(answer.content.decode()).text_content()
    assert (answer.status_code, told in text) == (422, True)
    assert not GemeenteVersie.objects.exists()


def test_two_people_at_once_lose_nothing(beheer: Client) -> None:
    beheer.post(URL, {"vorige": "0", "naam": "Zuiderdam"})
    answer = beheer.post(URL, {"vorige": "0", "naam": "Noorderdam"})
    assert answer.status_code == 409
    assert "Noorderdam" in answer.content.decode()
    assert current().gemeente.naam == "Zuiderdam"


def test_what_the_settings_fix_is_no_field_and_stays(beheer: Client, settings: Any) -> None:
    settings.ZGW = {**settings.ZGW, "rsin": "111222333"}
    page = beheer.get(URL).content.decode()
    assert ("ZGW_RSIN" in page, 'name="rsin"' in page, 'name="oin"' in page) == (True, False, True)
    beheer.post(URL, {"vorige": "0", "rsin": "123456782", "naam": "Zuiderdam"})
    assert (current().gemeente.rsin, current().gemeente.naam) == ("111222333", "Zuiderdam")
    assert GemeenteVersie.objects.get().inhoud["rsin"] == ""


def test_an_oin_that_does_not_fit_the_fixed_rsin_is_told(beheer: Client, settings: Any) -> None:
    settings.ZGW = {**settings.ZGW, "rsin": "111222333"}
    answer = beheer.post(URL, {"vorige": "0", "oin": "00000001123456782000"})
    assert (answer.status_code, "passen niet bij elkaar" in answer.content.decode()) == (422, True)


def test_the_numbers_reach_the_couplings_at_once(beheer: Client, settings: Any) -> None:
    settings.ZGW = {**settings.ZGW, "rsin": ""}
    settings.STUF = stuf_settings("https://x", zender_organisatie="", organisatorische_eenheid="")
    settings.BRP = {**settings.BRP, "oin": ""}
    numbers = {"code": "0518", "rsin": "123456782", "oin": "00000001123456782000"}
    adapter = zgw()  # one serves a process, also after a change
    assert (adapter.bronorganisatie, brp().oin) == ("", "")
    assert beheer.post(URL, {"vorige": "0", **numbers}).status_code == 302
    stuf = Instelling.of_settings()
    assert (adapter.bronorganisatie, brp().oin) == ("123456782", "00000001123456782000")
    assert (stuf.zender.organisatie, stuf.organisatorische_eenheid) == ("0518", "0518")
    assert stuf.ontvanger.organisatie == "0000"  # the settings of the tests fix it


def test_a_new_gemeentecode_leaves_the_codes_of_running_calls(beheer: Client) -> None:
    before = timezone.now()
    beheer.post(URL, {"vorige": "0", "code": "0518"})
    assert (gemeentecode_at(before), gemeentecode_at(timezone.now())) == ("0000", "0518")


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "JPEG"])
def test_a_logo_is_written_anew_and_served_from_here(beheer: Client, kind: str) -> None:
    assert "Opgeslagen" in upload(beheer, "logo", picture(kind)).content.decode()
    (address,) = front().xpath("//header//img/@src")
    (sheet,) = front().xpath("//link[@rel='stylesheet']/@href")
    assert Client().get(sheet).content.count(b"--beeldpas-kleur: ") == 2  # as many requests as without a logo
    answer = Client().get(address)
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer["Cache-Control"]
    assert not answer.cookies
    shown = Image.open(io.BytesIO(answer.content))
    assert (shown.format, shown.width <= 480, shown.height <= 144) == ("PNG", True, True)
    assert len(answer.content) <= LICHTST


def test_nothing_that_was_hidden_in_a_picture_is_kept() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "geheim")
    written = read_logo(picture(pnginfo=info) + b"<script>alert(1)</script>")
    assert b"geheim" not in written
    assert b"script" not in written


@pytest.mark.parametrize(
    ("inhoud", "soort"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "soort"),
        (b"", "soort"),
        (b"\x89PNG\r\n\x1a\n", "soort"),
        (picture("GIF"), "soort"),
        (picture(size=(9000, 9000)), "groot"),
        (b"x" * (1024 * 1024 + 1), "groot"),
        (noise(), "zwaar"),
    ],
)
def test_what_is_no_logo_is_refused(inhoud: bytes, soort: str) -> None:
    with pytest.raises(OngeldigLogo, match=soort):
        read_logo(inhoud)


def test_a_refused_logo_is_told_on_the_page(beheer: Client) -> None:
    answer = upload(beheer, "logo", b"<svg/>")
    assert (answer.status_code, "Een SVG kan niet" in answer.content.decode()) == (422, True)
    assert not HuisstijlBestand.objects.exists()


def test_colours_are_seen_first_and_then_chosen(beheer: Client) -> None:
    answer = upload(beheer, "thema", json.dumps(GOED).encode())
    address = answer.redirect_chain[0][0]
    assert "Iedereen kan deze kleuren lezen" in answer.content.decode()
    assert current().thema == ""
    assert beheer.post(address, {"vorige": "0"}).status_code == 302
    (sheet,) = front().xpath("//link[@rel='stylesheet']/@href")
    served = Client().get(sheet)
    assert (served.status_code, served["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert "--beeldpas-kleur: #7a1740;" in served.content.decode()
    assert "immutable" in served["Cache-Control"]
    old = Client().get(sheet.replace(sheet[-16:-4], "0" * 12))
    assert "immutable" not in old["Cache-Control"]


def test_colours_that_cannot_be_read_are_named_and_cannot_be_chosen(beheer: Client) -> None:
    answer = upload(beheer, "thema", json.dumps({"beeldpas": {"kleur": {"value": "#8fb8bd"}}}).encode())
    text = " ".join(html.document_fromstring(answer.content.decode()).text_content().split())
    assert "links op het blad" in text
    assert re.search(r"Het verschil is 2,\d\d, en moet minstens 4,5 zijn\.", text)
    assert "Gebruik deze kleuren" not in text
    assert beheer.post(answer.redirect_chain[0][0], {"vorige": "0"}).status_code == 422
    assert current().thema == ""


@pytest.mark.parametrize(
    ("token", "value", "words"),
    [
        ("beeldpas-kleur", "#8fb8bd", "links op het blad"),
        (FOCUSRAND, "0", "Maak hem minstens 2px breed"),
    ],
)
def test_colours_of_before_the_rules_do_not_come_back(
    beheer: Client, token: str, value: str, words: str
) -> None:
    """They were good once; the rules of today refuse them, and say why."""
    old = Thema({token: value}, {}).as_bytes()
    name = bestanden.keep(soort=Bestandsoort.THEMA, inhoud=old, now=timezone.now())
    inhoud = {"bestand": name, "naam": "oud.json"}
    store(deel=Deel.THEMA, vorige=0, inhoud=inhoud, door=Door(naam="x"), now=timezone.now())
    first = GemeenteVersie.objects.get()
    assert "kleuren van uw huisstijl" in beheer.get("/beheer/").content.decode()
    beheer.post(f"{URL}thema/weghalen/", {"vorige": str(first.pk)})
    vorige = current().nummers[Deel.THEMA.value]
    answer = beheer.post(
        f"/beheer/versies/thema/{first.pk}/terugzetten/", {"vorige": str(vorige)}, follow=True
    )
    text = answer.content.decode()
    assert ("Er is niets teruggezet" in text, words in text) == (True, True)
    assert (current().thema, current().nummers[Deel.THEMA.value]) == ("", vorige)


def test_what_is_no_theme_is_told_on_the_page(beheer: Client) -> None:
    tree = {"beeldpas": {"kleur": {"value": "red;} body{display:none"}}}
    answer = upload(beheer, "thema", json.dumps(tree).encode())
    assert (answer.status_code, "beeldpas.kleur: gebruik een kleur" in answer.content.decode()) == (422, True)


def test_taking_away_needs_the_version_that_was_seen(beheer: Client) -> None:
    upload(beheer, "logo", picture())
    beheer.post(f"{URL}logo/weghalen/", {"vorige": "0"})
    assert current().logo
    beheer.post(f"{URL}logo/weghalen/", {"vorige": str(current().nummers[Deel.LOGO.value])})
    assert not front().xpath("//header//img")


def test_what_nobody_chose_is_cleared_and_what_a_version_names_stays(beheer: Client) -> None:
    upload(beheer, "logo", picture())
    upload(beheer, "thema", json.dumps(GOED).encode())
    later = timezone.now() + bestanden.BEWAAR * 2
    assert [one.soort for one in bestanden.unchosen(now=later)] == [Bestandsoort.THEMA]


@pytest.mark.django_db
@pytest.mark.parametrize("naam", ["x", "1" * 64, f"{'1' * 64}-{'0' * 12}"])
def test_a_file_that_is_not_there_is_not_found(client: Client, naam: str) -> None:
    for address in (f"/huisstijl/{naam}.css", f"/huisstijl/{naam}.png", f"/huisstijl/voorbeeld/{naam}.css"):
        assert client.get(address).status_code == 404


def test_name_and_code_cannot_be_taken_away(beheer: Client) -> None:
    beheer.post(URL, {"vorige": "0", "naam": "Zuiderdam", "code": "0518"})
    first = GemeenteVersie.objects.get()
    for naam, code in (("", "0518"), ("Zuiderdam", ""), ("Voorbeeld", "0518"), ("Zuiderdam", "0000")):
        answer = beheer.post(URL, {"vorige": str(first.pk), "naam": naam, "code": code})
        assert (answer.status_code, "Het staat op elk bewijs." in answer.content.decode()) == (422, True)
    assert (current().gemeente.naam, current().gemeente.code) == ("Zuiderdam", "0518")


def test_production_needs_name_and_code_from_the_start(db: None, settings: Any) -> None:
    settings.OMGEVING = "productie"
    form = IdentiteitForm({"vorige": 0, "naam": "", "code": ""}, nodig=required())
    assert set(form.errors) == {"naam", "code"}


def test_an_identity_that_may_no_longer_be_does_not_come_back(beheer: Client) -> None:
    beheer.post(URL, {"vorige": "0", "naam": "Zuiderdam"})
    first = GemeenteVersie.objects.get()
    beheer.post(URL, {"vorige": str(first.pk), "naam": "Zuiderdam", "code": "0518"})
    last = GemeenteVersie.objects.latest("id")
    back = f"/beheer/versies/identiteit/{first.pk}/terugzetten/"
    answer = beheer.post(back, {"vorige": str(last.pk)}, follow=True)
    assert "Er is niets teruggezet. Gemeentecode: Vul dit in." in answer.content.decode()
    assert current().gemeente.code == "0518"
