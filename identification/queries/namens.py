"""For whom the inwoner comes: what the pages before the login say of it, and whether it was refused."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from begrippen.deel import Deel
from begrippen.flow import Flow
from diensten.models import Dienst
from identification.flow.keuzes import keuzes_of, keuzes_of_the_inwoner
from identification.models import Identification
from identification.namens import Keuze
from identification.paginas import AnderPagina
from identification.status import Status
from machtigen.rules import Uitkomst


def offered(dienst: Dienst, keuze: Keuze | None, deel: str = Deel.INWONER) -> Keuze | None:
    """What was asked, if the page offers it; anything else is for the inwoner themselves."""
    return keuze if keuze is not None and keuze in keuzes_of(dienst, deel) else None


def for_whom(
    dienst: Dienst, keuze: Keuze | None, *, ander_url: str, zelf_url: str, deel: str = Deel.INWONER
) -> dict[str, Any]:
    """The part of a `StartPagina` about this."""
    if keuze is not None:
        return {"namens": keuze.value, "namens_tekst": keuze_words(keuze), "zelf_url": zelf_url}
    return {"ander_url": ander_url if keuzes_of_the_inwoner(dienst, deel) else ""}


def for_whom_page(
    dienst: Dienst, *, start_url: str, ander_url: str, fout: bool = False, deel: str = Deel.INWONER
) -> AnderPagina | None:
    """None: this dienst lets nobody with this part come for somebody else."""
    keuzes = keuzes_of_the_inwoner(dienst, deel)
    if not keuzes:
        return None
    return AnderPagina(
        dienst=dienst.naam,
        keuzes=tuple((keuze.value, keuze_words(keuze)) for keuze in keuzes),
        url=ander_url,
        terug_url=start_url,
        # Vertalers: inwoner
        fout=_("Kies voor wie u dit regelt.") if fout else "",
    )


def link_page(row: Identification, *, token: str, fout: bool = False) -> AnderPagina | None:
    start, ander = (reverse(f"identification:{name}", args=[token]) for name in ("start", "ander"))
    return for_whom_page(row.dienst, start_url=start, ander_url=ander, fout=fout, deel=row.deel)


def standing_link_page(dienst: Dienst, *, fout: bool = False) -> AnderPagina | None:
    start, ander = (
        reverse(f"identification:{name}", args=[dienst.slug]) for name in ("nieuw", "nieuw-ander")
    )
    return for_whom_page(dienst, start_url=start, ander_url=ander, fout=fout)


def keuze_words(keuze: Keuze) -> str:
    return {
        # Vertalers: inwoner
        Keuze.MACHTIGEN: _("Ik ben gemachtigd met DigiD Machtigen"),
        # Vertalers: inwoner
        Keuze.WETTELIJK: _("Ik ben bewindvoerder, curator of mentor"),
        # Vertalers: inwoner
        Keuze.KIND: _("Het gaat om mijn kind"),
    }[keuze]


def every_kind() -> tuple[tuple[str, str], ...]:
    """All that the page can offer, whatever a dienst lets."""
    return tuple((keuze.value, keuze_words(keuze)) for keuze in Keuze)


def with_choices(link: str, *, taal: str = "", keuze: Keuze | None = None) -> str:
    """The address with what was chosen before the login."""
    chosen = {"taal": taal, "namens": "" if keuze is None else keuze.value}
    query = urlencode({name: value for name, value in chosen.items() if value})
    return f"{link}?{query}" if query else link


def is_refused(row: Identification) -> bool:
    """Somebody logged in, and what turned up since says that they may not act for the other.

    In flow BEKEND not before the code: an inwoner never learns whether it is the known person.
    """
    known = row.flow != Flow.BEKEND or row.code_klopt_op is not None
    return known and row.status == Status.INGELOGD and row.namens_uitkomst == Uitkomst.GEWEIGERD
