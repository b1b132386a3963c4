"""Every reason that the code can give has words, in Dutch and in English, that say what to do."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from dev.messages import read
from zaken.redenen import _REDENEN, Wie, is_bekend, reden_of

ROOT = Path(settings.BASE_DIR)
ENGLISH = read(ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po")
MAKERS = {"ZaaksysteemFout", "Uitleg", "_unusable"}
FROM_THE_NETWORK = ("traag", "geen-verbinding", "tls", "te-groot", "codering", "redirect")
FROM_ELSEWHERE = {
    *(f"{adapter}-{reason}" for adapter in ("zaaksysteem", "stuf") for reason in FROM_THE_NETWORK),
    *(
        f"stuf-{code}"
        for code in ("010", "013", "016", "046", "049", "052", "055", "058", "064", "067", "999")
    ),
    *(f"stuf-http-{status}" for status in (400, 401, 403, 404, 413, 429, 500, 503)),
    "stuf-onbekend",
    "stuf-soap",
}


def given(path: Path) -> Iterator[str]:
    """The literal reasons in one file: first arguments of what makes one, constants, and tables of them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MAKERS and node.args:
            yield from texts(node.args[0])
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in {"_ANDER", "GEEN_RECHT"}:
            yield from texts(node.value)
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "_EIGEN_FOUTEN":
            yield from (text for each in ast.walk(node.value) for text in texts(each))


def texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def codes() -> set[str]:
    folders = (ROOT / "zaken", ROOT / "identification" / "flow")
    found = {code for folder in folders for path in folder.rglob("*.py") for code in given(path)}
    return found | FROM_ELSEWHERE


def test_no_code_lacks_words() -> None:
    assert len(codes()) > 80
    assert sorted(code for code in codes() if not is_bekend(code)) == []


def test_no_words_are_left_of_a_code_that_is_gone() -> None:
    assert sorted(set(_REDENEN) - codes()) == []


@pytest.mark.parametrize("code", sorted(codes()))
def test_the_words_say_what_it_is_and_what_to_do(code: str) -> None:
    reden = reden_of(code)
    dutch = str(reden.wat), str(reden.doe)
    english = tuple(str(getattr(ENGLISH.get(text), "string", "")) for text in dutch)
    assert all(text.endswith(".") and len(text) > 10 for text in (*dutch, *english))
    assert all(nl != en for nl, en in zip(dutch, english, strict=True))


def test_what_makes_the_gate_close_is_no_matter_of_one_proof() -> None:
    storing = {code for code, reden in _REDENEN.items() if reden.storing}
    assert {"zaaksysteem-traag", "stuf-geen-verbinding", "geen-json"} <= storing
    assert not {"zaak-gesloten", "stuf-nog-niet-verwerkt", "andere-initiator", "onverwacht"} & storing
    assert not any(_REDENEN[code].wie in {Wie.AMBTENAAR, Wie.FUNCTIONEEL} for code in storing)


def test_another_adapter_may_have_reasons_of_its_own() -> None:
    assert reden_of("eigen-reden", permanent=False).storing
    assert not reden_of("eigen-reden", permanent=True).storing
