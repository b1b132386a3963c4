"""Texts that stand ready for when something does not work, as an inwoner reads them in every language."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

DIGID = _("DigiD werkt nu niet goed. Misschien kunt u niet inloggen. Dat ligt niet aan u. Probeer het later.")
ONDERHOUD = _(
    "Wij werken aan deze website. Daarom werkt zij misschien even niet. Uw gegevens blijven veilig."
)
TELEFOON = _("U kunt ons nu niet bellen. Zit u in een videogesprek? Vraag het dan daar.")
VIDEO = _("Videobellen werkt nu niet goed. Valt het gesprek weg? Wij bellen u terug.")
