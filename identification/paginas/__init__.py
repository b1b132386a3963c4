"""What each page shows: frozen values, made by `queries`, rendered by the templates, and nothing else."""

from __future__ import annotations

from identification.paginas.ambtenaar import (
    AfgerondPagina,
    CodeBlok,
    DienstKeuze,
    GetalBlok,
    IdentificatiePagina,
    LijstPagina,
    LijstRegel,
    PersoonBlok,
    RondAfPagina,
    SamenvattingRegel,
    SignaalRegel,
    Stap,
    StapStand,
    StartFormulierPagina,
    StopPagina,
    Uitnodiging,
    VerhuizingBlok,
    WoordBlok,
)
from identification.paginas.gedeeld import (
    Actie,
    Melding,
    Soort,
)
from identification.paginas.inwoner import (
    CodePagina,
    HulpPagina,
    KapotPagina,
    KlaarPagina,
    KloptPagina,
    StartPagina,
)

__all__ = [
    "Actie",
    "AfgerondPagina",
    "CodeBlok",
    "CodePagina",
    "DienstKeuze",
    "GetalBlok",
    "HulpPagina",
    "IdentificatiePagina",
    "KapotPagina",
    "KlaarPagina",
    "KloptPagina",
    "LijstPagina",
    "LijstRegel",
    "Melding",
    "PersoonBlok",
    "RondAfPagina",
    "SamenvattingRegel",
    "SignaalRegel",
    "Soort",
    "Stap",
    "StapStand",
    "StartFormulierPagina",
    "StartPagina",
    "StopPagina",
    "Uitnodiging",
    "VerhuizingBlok",
    "WoordBlok",
]
