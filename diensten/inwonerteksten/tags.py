"""`{% tekst "start-wie" %}` in a template: the words of one place, ours or those of the gemeente."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from begrippen.gemeente import Gemeente
from diensten.inwonerteksten.aankondigen import values_of_raise
from diensten.inwonerteksten.register import PLAATSEN
from diensten.inwonerteksten.tonen import Teksten, as_paragraphs, shown, values_of
from diensten.inwonerteksten.waarden import Waarde

if TYPE_CHECKING:
    from diensten.inwonerteksten.queries import Plek

register = template.Library()
_NOBODY = Gemeente(naam="", code="", telefoon="", website="")


@register.simple_tag(takes_context=True)
def tekst(context: dict[str, Any], sleutel: str, klasse: str = "") -> SafeString:
    """One line, or paragraphs (with the class `klasse`). Without `teksten` in the context: our own words."""
    teksten: Teksten | None = context.get("teksten")
    if teksten is not None and teksten.is_hidden(sleutel):
        return SafeString("")
    own = teksten.own(sleutel) if teksten is not None else ""
    return _at(
        sleutel, own, context, dienst_naam=teksten.dienst_naam if teksten is not None else "", klasse=klasse
    )


@register.simple_tag(takes_context=True)
def tekst_weg(context: dict[str, Any], sleutel: str) -> bool:
    """Whether the gemeente hides this place, so that what stands around it goes too."""
    teksten: Teksten | None = context.get("teksten")
    return teksten is not None and teksten.is_hidden(sleutel)


@register.simple_tag(takes_context=True)
def tekst_eigen(context: dict[str, Any], sleutel: str) -> bool:
    """Whether words of the gemeente stand at this place, so that what ours told has to be told beside them."""
    teksten: Teksten | None = context.get("teksten")
    return teksten is not None and bool(teksten.own(sleutel))


@register.simple_tag(takes_context=True)
def tekst_proef(context: dict[str, Any], plek: Plek, own: str) -> SafeString:
    """What would stand at a place, for whoever writes it."""
    with override(plek.taal.value):
        naam = plek.dienst.naam if plek.dienst is not None else ""
        return _at(plek.sleutel, own, context, dienst_naam=naam)


def _at(sleutel: str, own: str, context: dict[str, Any], *, dienst_naam: str, klasse: str = "") -> SafeString:
    plaats = PLAATSEN[sleutel]
    gemeente: Gemeente = context.get("gemeente") or _NOBODY
    # Vertalers: inwoner
    dienst_naam = dienst_naam or _("deze dienst")
    meer = values_of_raise(context["aankondiging"]) if "aankondiging" in context else {}
    waarden = values_of(gemeente=gemeente, dienst_naam=dienst_naam, meer=meer) if own else {}
    filled: dict[str, str] = {Waarde.GEMEENTE: gemeente.naam, Waarde.MEDEWERKER: _medewerker(context)}
    names = {name: filled.get(waarde, dienst_naam) for name, waarde in plaats.vult.items()}
    lines = shown(sleutel, own, waarden=waarden, namen=names)
    if plaats.op_een_regel:
        return SafeString(" ".join(lines))
    return as_paragraphs(lines, klasse)


def _medewerker(context: dict[str, Any]) -> str:
    """Who the page is about: only in our own words."""
    return str(getattr(context.get("pagina"), "ambtenaar", ""))
