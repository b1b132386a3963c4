"""What no prescribed text may send an inwoner to: an address for mail, a site of somebody else, or a long number.

It stands right above the button of DigiD, where somebody is about to log in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django import forms

VERTROUWD = ("digid.nl", "logius.nl")
# Neither goes from each letter of a long row to its end: that would take minutes.
_HOST = re.compile(r"(?<![\w-])[\w-]+(?:\.[\w-]+)+")
_SCHEME = re.compile(r"[a-z0-9+-]{1,20}://(?=\s*([\w.-]*))")
_LAATSTE = re.compile(r"[^\W\d_][\w-]+")  # the end of a host name: letters, or xn--
_PUNTEN = str.maketrans("。․", "..")  # what a browser takes for a dot
_ZONDER_EIGEN_PLEK = {"Mn", "Me", "Cf"}  # on the letter before it, or nowhere
_CIJFERS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])")  # an address in digits
_NUMMER = re.compile(r"\d(?:[ ().,/:–-]{0,3}\d){6,}")  # as long as a telephone number, however it is written
_NEGEN = re.compile(r"\d{9}|(?<!\d)(?<!\d[ .-])\d(?:[ .-]?\d){8}(?![ .-]?\d)")


def misleading(tekst: str, *, eigen: Iterable[str]) -> Iterator[str]:
    """In words what may not stand in it. `eigen`: host names of the gemeente itself."""
    yield from misleading_addresses(tekst, eigen=eigen)
    if _NEGEN.search(as_read(tekst)):
        yield _("Er staat een getal van 9 cijfers of meer in. Dat mag hier niet: het lijkt op een BSN.")


def misleading_addresses(tekst: str, *, eigen: Iterable[str]) -> Iterator[str]:
    """Of mail and of sites."""
    if "@" in as_read(tekst):
        yield _("Er staat een e-mailadres in. Dat mag hier niet.")
    if strange := strange_hosts(tekst, eigen=eigen):
        yield _(
            "Er staat een webadres in dat hier niet mag: %(adres)s. Alleen digid.nl, logius.nl en uw eigen website "
            "mogen. Is het geen webadres? Zet dan een spatie na de punt."
        ) % {"adres": ", ".join(strange)}


def check_new_words(form: forms.ModelForm[Any], velden: Iterable[str]) -> None:
    """What is filled in anew may send nobody anywhere; what stands there already stays. Inside `clean` of the form."""
    for veld in velden:
        tekst = form.cleaned_data.get(veld, "")
        if tekst != getattr(form.instance, veld):
            for fault in nowhere_else(tekst):
                form.add_error(veld, fault)


def nowhere_else(tekst: str) -> Iterator[str]:
    """In words what may not stand in a name: it sends nobody anywhere, so it has no address and no long number."""
    yield from misleading_addresses(tekst, eigen=())
    if _NUMMER.search(as_read(tekst)):
        yield _("Er staat een lang nummer in. Dat mag hier niet.")


def strange_hosts(tekst: str, *, eigen: Iterable[str] = ()) -> list[str]:
    """What reads as the address of a site, and is none of DigiD, Logius or `eigen`. Trusted only as it was written:
    with an accent it is another site.
    """
    written, plain = _folded("NFKC", tekst), as_read(tekst)
    named = {host for text in (written, plain) for host in _hosts(text)}
    return sorted({host for host in named if not _is_trusted(host, eigen)} | set(_CIJFERS.findall(plain)))


def host_of(address: str) -> str:
    """Of an address or a bare host name; empty when there is none."""
    try:
        return (urlsplit(address if "//" in address else f"//{address}").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def as_read(tekst: str) -> str:
    """One spelling of what looks the same: wide letters, accents, dots of other scripts, and nothing unseen."""
    apart = _folded("NFKD", tekst)
    return "".join(
        letter
        for letter in apart
        if not (unicodedata.combining(letter) or unicodedata.category(letter) in _ZONDER_EIGEN_PLEK)
    )


def _folded(form: Literal["NFKC", "NFKD"], tekst: str) -> str:
    return unicodedata.normalize(form, tekst).casefold().translate(_PUNTEN)


def _hosts(plain: str) -> Iterator[str]:
    for found in _HOST.finditer(plain):
        if _LAATSTE.fullmatch(found[0].rsplit(".", 1)[-1]):
            yield found[0]
    for found in _SCHEME.finditer(plain):
        yield found[1].strip(".") or found[0].strip()


def _is_trusted(host: str, eigen: Iterable[str]) -> bool:
    allowed = (*VERTROUWD, *(one for one in eigen if "." in one))
    return any(host == one or host.endswith(f".{one}") for one in allowed)
