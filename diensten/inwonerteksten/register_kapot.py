"""The places on the pages at which a way ends. The words are those of `identification.queries.kapot`, and stay."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from diensten.inwonerteksten.plaatsen import Pagina, Plaats

KAPOT = {
    "kapot-onbekend": Plaats(
        Pagina.KAPOT,
        (
            _("Misschien is de link niet helemaal gekopieerd."),
            _("Open de link nog een keer vanuit de chat. Of vraag in het gesprek om een nieuwe link."),
        ),
        vast=True,
    ),
    "kapot-verlopen": Plaats(
        Pagina.KAPOT,
        (_("De link is te oud. U heeft niets fout gedaan."), _("Vraag in het gesprek om een nieuwe link.")),
        vast=True,
    ),
    "kapot-gebruikt": Plaats(
        Pagina.KAPOT,
        (
            _("Er is al ingelogd met deze link, op een ander apparaat of in een andere browser."),
            _("Was u dat niet? Zeg het meteen in het gesprek."),
        ),
        vast=True,
    ),
    "kapot-ingetrokken": Plaats(
        Pagina.KAPOT,
        (
            _("U hoeft niets te doen. Wij hebben niets van u bewaard."),
            _("Bent u nog in gesprek? Vraag dan om een nieuwe link."),
        ),
        vast=True,
    ),
    "kapot-dicht": Plaats(
        Pagina.KAPOT,
        (_("Heeft u een afspraak? Wacht dan op de link van uw medewerker."),),
        vast=True,
    ),
    "kapot-uitgelogd": Plaats(
        Pagina.KAPOT,
        (
            _("Bent u nog in gesprek? Log dan opnieuw in."),
            _("Bent u klaar? Dan kunt u dit venster sluiten."),
        ),
        vast=True,
    ),
}
