"""How this installation speaks StUF-ZDS: the version, the addresses, who we are (docs/instellingen.md)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.conf import settings

from verkeer.afzender import afzender
from verkeer.oproep import Tls

_ORGANISATIES = ("zender_organisatie", "ontvanger_organisatie", "organisatorische_eenheid")


class Versie(StrEnum):
    """Of the standard Zaak- en Documentservices. They differ in root elements, namespaces and SOAPAction."""

    V1_1 = "1.1"
    V1_2 = "1.2"


class Soap(StrEnum):
    V1_1 = "1.1"
    V1_2 = "1.2"


@dataclass(frozen=True, slots=True)
class Systeem:
    """Zender or ontvanger, as the stuurgegevens of a message name it; what is empty is left out."""

    applicatie: str
    organisatie: str = ""
    administratie: str = ""
    gebruiker: str = ""


@dataclass(frozen=True, slots=True)
class Wss:
    """WS-Security UsernameToken with the password as text: it travels over two-way TLS."""

    gebruiker: str
    wachtwoord: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Instelling:
    """`vrij`, `ontvang`, `vraag`: the addresses of the services for vrije berichten, kennisgevingen and questions.

    `vraag` may be empty: no question is asked then. `controle`: ask whether a document has come into its zaak.
    `seconden`: for one message and its answer.
    """

    versie: Versie
    soap: Soap
    vrij: str
    ontvang: str
    vraag: str
    zender: Systeem
    ontvanger: Systeem
    organisatorische_eenheid: str
    formaat: str
    zaak_ongezien: bool
    controle: bool
    seconden: float
    tls: Tls
    wss: Wss | None

    @classmethod
    def of_settings(cls) -> Instelling:
        """An organisation that the settings do not name is the gemeente.

        Raises `ValueError` for a version that does not exist.
        """
        stuf: dict[str, Any] = dict(settings.STUF)
        for name in _ORGANISATIES:
            stuf[name] = stuf[name] or afzender().code
        return cls(
            versie=Versie(stuf["versie"]),
            soap=Soap(stuf["soap"]),
            vrij=stuf["vrij_url"],
            ontvang=stuf["ontvang_url"],
            vraag=stuf["vraag_url"],
            zender=_systeem(stuf, "zender"),
            ontvanger=_systeem(stuf, "ontvanger"),
            organisatorische_eenheid=stuf["organisatorische_eenheid"],
            formaat=stuf["formaat"],
            zaak_ongezien=stuf["zaak_ongezien"],
            controle=stuf["controle"] and bool(stuf["vraag_url"]),
            seconden=stuf["timeout"],
            tls=Tls(stuf["ca_file"], stuf["cert_file"], stuf["key_file"]),
            wss=Wss(stuf["wss_gebruiker"], stuf["wss_wachtwoord"]) if stuf["wss_gebruiker"] else None,
        )


def _systeem(stuf: dict[str, Any], rol: str) -> Systeem:
    return Systeem(
        applicatie=stuf[f"{rol}_applicatie"],
        organisatie=stuf[f"{rol}_organisatie"],
        administratie=stuf[f"{rol}_administratie"],
        gebruiker=stuf[f"{rol}_gebruiker"],
    )
