"""What the flow says no with, and how that is called in the API."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from identification.api.problemen import Probleem, Soort
from identification.flow import (
    afronden,
    controle,
    deur,
    uitnodigen,
    vertegenwoordigen,
)
from identification.flow.eerst_code import EerstCode
from identification.flow.overgang import AlVerder
from inloggen.oidc.verkeer import ProviderOnbereikbaar
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken
from zaken.zaaksysteem import ZaaksysteemFout

# What the flow says no with, and how that is called here.
_NEE: dict[type[Exception], Soort] = {
    AlVerder: Soort.AL_VERDER,
    controle.EerstOpzoeken: Soort.EERST_OPZOEKEN,
    EerstCode: Soort.EERST_CODE,
    afronden.CodeKloptNietNog: Soort.CODE_NOG_NIET,
    afronden.NogVoorlopig: Soort.NOG_VOORLOPIG,
    afronden.NietIedereenKlaar: Soort.NOG_NIET_IEDEREEN,
    afronden.NietSamen: Soort.NIET_SAMEN,
    afronden.VerklaringOntbreekt: Soort.VERKLARING_ONTBREEKT,
    uitnodigen.FlowNietToegestaan: Soort.FLOW_NIET_TOEGESTAAN,
    uitnodigen.ZaakOnbekend: Soort.ZAAK_ONBEKEND,
    deur.AmbtenaarOnbekend: Soort.AMBTENAAR_ONBEKEND,
    deur.AndereAmbtenaar: Soort.ANDERE_AMBTENAAR,
    ProviderOnbereikbaar: Soort.MEDEWERKERS,
    SleutelNietBereikbaar: Soort.SLEUTELS,
    ZegelVerbroken: Soort.GEWIST,
    ZaaksysteemFout: Soort.ZAAKSYSTEEM,
}


@contextmanager
def told() -> Iterator[None]:
    """Inside it, a no of the flow becomes a problem with its code."""
    try:
        yield
    except afronden.ZaakWeigert as fout:
        raise Probleem(Soort.ZAAK_WEIGERT, reden=fout.reden) from None
    except vertegenwoordigen.MagNiet as fout:
        raise Probleem(Soort.MAG_NIET_NAMENS, reden=fout.reden.value) from None
    except tuple(_NEE) as fout:
        soort = next(soort for kind, soort in _NEE.items() if isinstance(fout, kind))
        raise Probleem(soort) from None
