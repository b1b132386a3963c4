"""`{% tekst "start-wie" %}` in a template: the words of one place, ours or those of the gemeente."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from begrippen.gemeente import Gemeente
from diensten.inwonerteksten.register import PLAATSEN
from diensten.inwonerteksten.tonen import Teksten, as_paragraphs, shown, values_of
from diensten.inwonerteksten.waarden import Waarde

register = template.Library()
_NOBODY = Gemeente(naam="", code="", telefoon="", website="")


@register.simple_tag(takes_context=True)
def tekst(context: dict[str, Any], sleutel: str, klasse: str = "") -> SafeString:
    """One line, or paragraphs (with the class `klasse`). Without `teksten` in the context: our own words."""
    plaats = PLAATSEN[sleutel]
    teksten: Teksten | None = context.get("teksten")
    own = teksten.own(sleutel) if teksten is not None else ""
    gemeente: Gemeente = context.get("gemeente") or _NOBODY
    dienst_naam = (teksten.dienst_naam if teksten is not None else "") or _("deze dienst")
    waarden = values_of(gemeente=gemeente, dienst_naam=dienst_naam) if own else {}
    names = {
        name: gemeente.naam if waarde is Waarde.GEMEENTE else dienst_naam
        for name, waarde in plaats.vult.items()
    }
    lines = shown(sleutel, own, waarden=waarden, namen=names)
    if plaats.regel:
        return SafeString(" ".join(lines))
    return as_paragraphs(lines, klasse)
