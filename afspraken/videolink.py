"""The link of a video call, as somebody pasted it. It is shown and mailed as text; nothing here ever opens it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from begrippen.bsn import passes_elfproef

LANGSTE = 1000  # Teams makes links of some hundreds of characters
_DIGID = "digid.nl"
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")  # RFC 1123, section 2.1
_GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_ZOOM = re.compile(r"(?<=/)(?:j|s|w|wc|wc/join)/\d+")
_WORD = re.compile(r"[0-9A-Za-z]+")
_AS_WORD = re.compile(r"[A-Za-z]*(\d{9})[A-Za-z]*")
_SPACED = re.compile(
    r"(?<![0-9A-Za-z])(\d{3}[ +._-]\d{3}[ +._-]\d{3}|\d{4}[ +._-]\d{2}[ +._-]\d{3})(?![0-9A-Za-z])"
)


class Bezwaar(StrEnum):
    GEEN_LINK = "geen-link"
    NIET_VEILIG = "niet-veilig"
    MET_WACHTWOORD = "met-wachtwoord"
    VAN_ONS = "van-ons"
    ANDERE_HOST = "andere-host"
    LINK_IN_LINK = "link-in-link"
    MET_BSN = "met-bsn"


class OngeldigeVideolink(ValueError):
    """`bezwaar`: what is wrong. Carries nothing of the link."""

    def __init__(self, bezwaar: Bezwaar) -> None:
        super().__init__(bezwaar.value)
        self.bezwaar = bezwaar


def clean_videolink(typed: str, *, eigen_host: str, toegestaan: Iterable[str]) -> str:
    """The link without spaces around it. Raises `OngeldigeVideolink`.

    `eigen_host`: the host of this portal. A link to it, or to DigiD, in a mail is what people are warned for.
    `toegestaan`: hosts that may be mailed, each with everything under it; an address in digits never is.
    """
    link = typed.strip()
    if (
        not link.isascii()
        or not link.isprintable()
        or set(link) & set(" <>\"'\\^`{|}")
        or len(link) > LANGSTE
    ):
        raise OngeldigeVideolink(Bezwaar.GEEN_LINK)
    try:
        parts = urlsplit(link)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        raise OngeldigeVideolink(Bezwaar.GEEN_LINK) from None
    if parts.scheme and parts.scheme != "https" and "." in link:
        raise OngeldigeVideolink(Bezwaar.NIET_VEILIG)
    if parts.scheme != "https" or "." not in host.strip("."):
        raise OngeldigeVideolink(Bezwaar.GEEN_LINK)
    if "@" in parts.netloc:
        raise OngeldigeVideolink(Bezwaar.MET_WACHTWOORD)
    host = host.removesuffix(".")
    _check_host(host, eigen_host=eigen_host, toegestaan=toegestaan)
    _check_rest(link, host=host)
    return link


def _check_host(host: str, *, eigen_host: str, toegestaan: Iterable[str]) -> None:
    if not all(_LABEL.fullmatch(label) for label in host.split(".")):
        raise OngeldigeVideolink(Bezwaar.GEEN_LINK)  # a mail program may end the link at such a letter
    if host == eigen_host or _is_under(host, _DIGID):
        raise OngeldigeVideolink(Bezwaar.VAN_ONS)
    if not any(_is_under(host, one) for one in toegestaan):
        raise OngeldigeVideolink(Bezwaar.ANDERE_HOST)


def _is_under(host: str, name: str) -> bool:
    return f".{host}".endswith(f".{name}")


def _check_rest(link: str, *, host: str) -> None:
    """A program that sends people on to the link inside it would take a mail of ours anywhere."""
    rest = unquote(unquote(link.partition("://")[2]))
    if re.search(r"https?:|://|[?&=#]//", rest, re.IGNORECASE):
        raise OngeldigeVideolink(Bezwaar.LINK_IN_LINK)
    if _holds_bsn(rest, host=host):
        raise OngeldigeVideolink(Bezwaar.MET_BSN)


def _holds_bsn(rest: str, *, host: str) -> bool:
    """Does a person's number stand in the link as a word of its own, with at most letters around it?

    Links of meetings are full of digits. One of more or fewer than nine is a meeting; so are nine after /j/ at Zoom,
    which gives out those numbers itself; and in a GUID or a token nine digits stand by chance.
    """
    text = _GUID.sub(" ", rest)
    text = _ZOOM.sub("", text) if _is_under(host, "zoom.us") else text
    words = (match.group(1) for word in _WORD.findall(text) if (match := _AS_WORD.fullmatch(word)))
    spaced = (re.sub(r"\D", "", one) for one in _SPACED.findall(text))
    return any(passes_elfproef(digits) for digits in (*words, *spaced))
