"""What goes in and out, as Pydantic models: the description of the API is made from these."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from ninja import Field, Schema
from pydantic import AfterValidator, ConfigDict, StringConstraints, WithJsonSchema

from begrippen.bsn import Bsn
from begrippen.flow import Flow
from begrippen.taal import Taal
from begrippen.zaaknummer import VORM, is_rather_a_bsn
from identification.flow.alarm import STOP_REDENEN
from identification.status import Afloop, Status

_PLAIN = (
    r"^[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+$"  # shown on pages and in logs, one line
)


def _bsn(text: str) -> str:
    Bsn(text)  # raises `OngeldigBsn`, a ValueError, without the number
    return text


def _zaaknummer(text: str) -> str:
    """A BSN in the wrong field would go to places where none may come."""
    if is_rather_a_bsn(text):
        raise ValueError("zaaknummer")
    return text


def _email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError:
        raise ValueError("e-mail") from None
    return text


Sub = Annotated[str, StringConstraints(min_length=1, max_length=255, pattern=_PLAIN)]
Naam = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=_PLAIN)]
Zaaknummer = Annotated[str, StringConstraints(pattern=f"^{VORM}$"), AfterValidator(_zaaknummer)]
Dienstnaam = Annotated[str, StringConstraints(pattern=r"^[-a-zA-Z0-9_]{1,80}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]
BsnTekst = Annotated[
    str,
    AfterValidator(_bsn),
    WithJsonSchema({"type": "string", "format": "bsn", "pattern": "^[0-9]{9}$"}),
]
Email = Annotated[
    str,
    StringConstraints(max_length=254),
    AfterValidator(_email),
    WithJsonSchema({"type": "string", "format": "email", "maxLength": 254}),
]
Reden = StrEnum("Reden", {reden.upper().replace("-", "_"): reden for reden in STOP_REDENEN})  # type: ignore[misc]


class Streng(Schema):
    """What comes in: a name that we do not know is a mistake, and no text becomes a number."""

    model_config = ConfigDict(extra="forbid")


class Ambtenaar(Streng):
    id: Sub = Field(
        description="The `sub` by which the OpenID Connect provider of the gemeente knows this person."
    )
    naam: Naam = Field(
        description="As the inwoner sees it. Of somebody who has logged in here before, the provider's name counts."
    )
    functie: Annotated[str, StringConstraints(max_length=200, pattern=_PLAIN.replace("+$", "*$"))] = ""


class NieuweZaak(Streng):
    soort: Literal["nieuw"]


class BestaandeZaak(Streng):
    soort: Literal["bestaand"]
    zaaknummer: Zaaknummer


class GeenZaak(Streng):
    soort: Literal["geen"]


Zaak = Annotated[NieuweZaak | BestaandeZaak | GeenZaak, Field(discriminator="soort")]


class Start(Streng):
    flow: Flow
    dienst: Dienstnaam = Field(description="As in `GET /api/v1/diensten`.")
    ambtenaar: Ambtenaar
    zaak: Zaak = Field(default=NieuweZaak(soort="nieuw"), description="Where the proof goes.")
    bsn: BsnTekst | None = Field(default=None, description="In flow BEKEND, and in no other.")
    taal: Taal | None = Field(
        default=None, description="The language of the inwoner. Left out: that of the dienst."
    )
    ontvangst_mail: Email | None = Field(
        default=None, description="The address of the appointment, for the receipt of the inwoner."
    )
    opening: bool = Field(
        default=False,
        description="Also make a one-time address that sends this ambtenaar to the page of the call.",
    )


class MetAmbtenaar(Streng):
    ambtenaar: Sub = Field(description="The `sub` of the ambtenaar who does this, and who has the call now.")


class CodeIn(MetAmbtenaar):
    code: Code = Field(description="The six digits that the inwoner read out.")


class WoordIn(MetAmbtenaar):
    gelijk: bool = Field(description="Does the inwoner see the same word?")


class Voltooiing(MetAmbtenaar):
    verklaring: bool = Field(
        default=False, description="Flow AMBTENAAR: the ambtenaar says that the person in view logged in."
    )


class Intrekking(MetAmbtenaar):
    reden: Reden


# --- out ----------------------------------------------------------------------------------------------------------


class AmbtenaarUit(Schema):
    id: str
    naam: str
    functie: str


class GetalUit(Schema):
    getal: str = Field(description="Two digits: say them to the inwoner before the login.")
    typen: bool = Field(description="The inwoner types them; otherwise chooses out of three.")
    juist: bool
    fouten: int


class WoordUit(Schema):
    woord: str
    inwoner_op: datetime | None
    ambtenaar_op: datetime | None
    anders_op: datetime | None


class SignaalUit(Schema):
    soort: str
    titel: str
    uitleg: str
    op: datetime


class Tekst(Schema):
    """What the page of the ambtenaar says; `?taal=en` for English."""

    kort: str
    nu: str
    stand: Literal["wacht", "actie", "goed", "klaar", "gestopt"]


class Momenten(Schema):
    gemaakt_op: datetime
    verloopt_op: datetime
    geopend_op: datetime | None
    login_gestart_op: datetime | None
    ingelogd_op: datetime | None
    code_klopt_op: datetime | None
    opgezocht_op: datetime | None
    bevestigd_op: datetime | None
    geleverd_op: datetime | None
    gewist_op: datetime | None


class VertegenwoordigingUit(Schema):
    soort: str = Field(description="In what capacity; empty until that is known.")
    bron: str = Field(description="From where it is known: the login, the BRP or a document.")
    vaststelling: str = Field(description="`aangetoond`, or `verklaard` by an ambtenaar.")
    uitkomst: Literal["geweigerd", "nakijken", "toegestaan", "onbekend"]
    reden: str = Field(description="A fixed code: why, or what is to be looked at first on the page.")


class MensUit(Schema):
    deel: str = Field(description="The part of this person in the call.")
    status: Status
    afloop: Afloop
    niveau_bereikt: str | None
    klaar: bool = Field(description="Logged in and checked.")


class Identificatie(Schema):
    """What the page of the ambtenaar knows, without the person: no BSN, not even a part of it."""

    id: UUID
    status: Status
    afloop: Afloop
    flow: Flow
    dienst: str
    zaaknummer: str
    taal: str
    ambtenaar: AmbtenaarUit | None
    niveau_gevraagd: str
    niveau_bereikt: str | None
    gespreksnummer: str = Field(description="Five digits: the inwoner can look up who calls with it.")
    getal: GetalUit | None
    pogingen_over: int | None = Field(
        description="How many codes may still be tried; null when none is asked now."
    )
    woord: WoordUit | None
    login_fout: str
    vertegenwoordiging: VertegenwoordigingUit | None = Field(
        description="The inwoner acts for somebody else; null: for themselves. Not who these people are."
    )
    samen: list[MensUit] | None = Field(
        description="Everybody in the call, in the order in which they came in; null: one person. They end together."
    )
    kan_voltooien: bool
    ander_apparaat: bool = Field(
        description="The inwoner asks to go on on another device: answer on the page."
    )
    signalen: list[SignaalUit]
    bezorg_fout: str
    bewijs_sha256: str
    opvolger: UUID | None = Field(description="A newer link took the place of this one.")
    pagina: str = Field(description="The page of the ambtenaar, who has to log in there.")
    tekst: Tekst
    momenten: Momenten


class Uitnodiging(Schema):
    link: str = Field(description="A secret: goes to the inwoner and nowhere else.")
    bericht: str = Field(description="The whole message for the chat, in the language of the inwoner.")
    geldig_tot: datetime


class OpeningUit(Schema):
    adres: str = Field(description="Works once, for this ambtenaar.")
    geldig_tot: datetime


class Gestart(Identificatie):
    uitnodiging: Uitnodiging
    opening: OpeningUit | None


class CodeUit(Schema):
    juist: bool
    pogingen_over: int = Field(description="0: the identification has ended.")


class DienstUit(Schema):
    slug: str
    naam: str
    omschrijving: str
    flows: list[Flow]
    niveau: str
    zaak_verplicht: bool


class Diensten(Schema):
    diensten: list[DienstUit]


class TokenUit(Schema):
    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - its kind
    expires_in: int
    scope: str


class VeldfoutUit(Schema):
    veld: str
    code: str


class ProbleemUit(Schema):
    """RFC 9457. `code` is fixed; `title` is for people, in Dutch, or in English with `?taal=en`."""

    type: str
    title: str
    status: int
    code: str
    fouten: list[VeldfoutUit] | None = None
