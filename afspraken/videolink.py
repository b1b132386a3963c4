"""The link of a video call, as somebody pasted it. It is shown and mailed as text; nothing here ever opens it. Pure."""

from __future__ import annotations

from enum import StrEnum
from urllib.parse import urlsplit

LANGSTE = 1000  # Teams makes links of some hundreds of characters
_DIGID = "digid.nl"


class Bezwaar(StrEnum):
    GEEN_LINK = "geen-link"
    NIET_VEILIG = "niet-veilig"
    MET_WACHTWOORD = "met-wachtwoord"
    VAN_ONS = "van-ons"


class OngeldigeVideolink(ValueError):
    """`bezwaar`: what is wrong. Carries nothing of the link."""

    def __init__(self, bezwaar: Bezwaar) -> None:
        super().__init__(bezwaar.value)
        self.bezwaar = bezwaar


def clean_videolink(typed: str, *, eigen_host: str) -> str:
    """The link without spaces around it. Raises `OngeldigeVideolink`.

    `eigen_host`: the host of this portal. A link to it, or to DigiD, in a mail is what people are warned for.
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
    if host.rstrip(".") == eigen_host or f".{host.rstrip('.')}".endswith(f".{_DIGID}"):
        raise OngeldigeVideolink(Bezwaar.VAN_ONS)
    return link
