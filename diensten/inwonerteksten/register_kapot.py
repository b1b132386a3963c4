"""The places on the pages at which a way ends.

Where a page only says that it cannot go on here, a gemeente words it wholly. Where it warns that somebody else may be
at work, our words stay: those stand in `identification.queries.kapot`.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from diensten.inwonerteksten.plaatsen import Pagina, Plaats
from diensten.inwonerteksten.waarden import Waarde

# Above the start page, after a login that did not work. The words are those of `diensten.teksten.woorden` and
# `identification.queries.inwoner`; what Logius prescribes comes in the place of the first ones.
MELDING = {
    "melding-gestopt": Plaats(
        Pagina.START,
        (
            _("U heeft het inloggen met DigiD geannuleerd. Dat geeft niet."),
            _("Probeer het nog een keer, of zeg het in het gesprek."),
        ),
        vast=True,
    ),
    "melding-te-laag": Plaats(
        Pagina.START,
        (
            _("Voor deze dienst logt u in met %(manier)s."),
            _("Log opnieuw in, of zeg in het gesprek dat dit niet kan."),
        ),
        vast=True,
        vult={"manier": Waarde.MANIER},
    ),
    "melding-onbereikbaar": Plaats(
        Pagina.START,
        (
            _("DigiD geeft nu geen antwoord. Dat ligt niet aan u. Waarschijnlijk is er een storing."),
            _("Zeg in het gesprek dat DigiD niet werkt. Dan kijken we samen wat kan."),
            _("Wacht even en probeer het dan nog een keer."),
        ),
        vast=True,
    ),
    "melding-mislukt": Plaats(
        Pagina.START,
        (
            _("Dat ligt niet aan u. Misschien is er een storing."),
            _("Zeg in het gesprek dat DigiD niet werkt. Dan kijken we samen wat kan."),
            _("U kunt het ook nog een keer proberen."),
        ),
        vast=True,
    ),
}
KAPOT = {
    "kapot-onbekend-kop": Plaats(
        Pagina.KAPOT, (_("Deze link klopt niet"),), kaal=True, blijft=True, voor_allen=True
    ),
    "kapot-onbekend": Plaats(
        Pagina.KAPOT,
        (
            _("Misschien is de link niet helemaal gekopieerd."),
            _("Open de link nog een keer vanuit de chat. Of vraag in het gesprek om een nieuwe link."),
        ),
        blijft=True,
        voor_allen=True,
    ),
    "kapot-verlopen-kop": Plaats(Pagina.KAPOT, (_("Deze link werkt niet meer"),), kaal=True, blijft=True),
    "kapot-verlopen": Plaats(
        Pagina.KAPOT,
        (_("De link is te oud. U heeft niets fout gedaan."), _("Vraag in het gesprek om een nieuwe link.")),
        blijft=True,
    ),
    "kapot-gebruikt": Plaats(
        Pagina.KAPOT,
        (
            _("Er is al ingelogd met deze link, op een ander apparaat of in een andere browser."),
            _("Was u dat niet? Zeg het meteen in het gesprek."),
        ),
        vast=True,
    ),
    "kapot-ingetrokken-kop": Plaats(Pagina.KAPOT, (_("Deze vraag is ingetrokken"),), kaal=True, blijft=True),
    "kapot-ingetrokken": Plaats(
        Pagina.KAPOT,
        (
            _("U hoeft niets te doen. Wij hebben niets van u bewaard."),
            _("Bent u nog in gesprek? Vraag dan om een nieuwe link."),
        ),
        blijft=True,
    ),
    "kapot-dicht-kop": Plaats(
        Pagina.KAPOT, (_("Deze pagina is nu niet open"),), kaal=True, blijft=True, voor_allen=True
    ),
    "kapot-dicht": Plaats(
        Pagina.KAPOT,
        (_("Heeft u een afspraak? Wacht dan op de link van uw medewerker."),),
        blijft=True,
        voor_allen=True,
    ),
    "kapot-uitgelogd": Plaats(
        Pagina.KAPOT,
        (
            _("Bent u nog in gesprek? Log dan opnieuw in."),
            _("Bent u klaar? Dan kunt u dit venster sluiten."),
        ),
        blijft=True,
    ),
    "kapot-elders-verder": Plaats(
        Pagina.KAPOT,
        (
            _("Op dit apparaat of in deze browser kunt u nu niet inloggen."),
            _("Klopt dat niet? Zeg het in het gesprek. Vraag dan om een nieuwe link."),
        ),
        vast=True,
    ),
    "kapot-ander-wacht": Plaats(
        Pagina.KAPOT,
        (
            _("Een ander apparaat vroeg al om hier verder te gaan."),
            _("Was u dat niet? Zeg het meteen in het gesprek."),
        ),
        vast=True,
    ),
    "kapot-getal": Plaats(
        Pagina.KAPOT,
        (
            _("Deze link werkt daarom niet meer. Dat is voor uw veiligheid."),
            _("Zit u in het videogesprek? Vraag dan om een nieuwe link."),
            _("Zit u niet in een videogesprek met ons? Log dan niet in en geef niemand een code."),
        ),
        vast=True,
    ),
    "kapot-andere-digid": Plaats(
        Pagina.KAPOT,
        (
            _("In dit gesprek is al met een andere DigiD ingelogd. Wij hebben nu niets van u bewaard."),
            _("Was dat niet de bedoeling? Vraag in het gesprek om een nieuwe link."),
        ),
        vast=True,
    ),
    "kapot-kwijt-kop": Plaats(Pagina.KAPOT, (_("We zijn u onderweg kwijtgeraakt"),), kaal=True, blijft=True),
    "kapot-kwijt": Plaats(
        Pagina.KAPOT,
        (
            _("Misschien ging u van de ene app naar de andere. U heeft niets fout gedaan."),
            _("Open de link uit de chat nog een keer, in Safari of Chrome."),
            _("Ziet u dat de link al open is? Kies dan: ik wil hier verder."),
        ),
        blijft=True,
    ),
    "kapot-namens": Plaats(
        Pagina.KAPOT,
        (
            _("U heeft niets fout gedaan. Wij hebben niets van u of van de ander bewaard."),
            _("Zeg het in het gesprek. Dan kijken we samen wat wel kan."),
        ),
        vast=True,
    ),
}
