"""The quiet alarm: the inwoner cannot speak freely."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from identification.oefenen.verhaal import Keuze, Melding, Oordeel, Regel, Scene, Scherm, Spreker, Verhaal

_STIL = Melding(_("Let op: werkwijze 7"), _("Bel na het gesprek terug."))

NIET_VRIJ = Verhaal(
    slug="niet-vrij",
    titel=_("Iemand kan niet vrij praten"),
    intro=_("Mevrouw Van den Berg wil haar rekeningnummer wijzigen. Zij is stil."),
    scenes=(
        Scene(
            naam="signaal",
            regels=(
                Regel(Spreker.BEELD, _("Mevrouw Van den Berg kijkt vaak opzij. U ziet een schaduw bewegen.")),
                Regel(Spreker.INWONER, _("“Het moet vandaag nog. Dat is beter.”")),
            ),
            scherm=Scherm(_("Inwoner is ingelogd"), _("Vraag de code."), "actie", 2, meldingen=(_STIL,)),
            keuzes=(
                Keuze(
                    "a",
                    _("U gaat rustig verder en stelt alleen vragen met ja of nee."),
                    "verder",
                    Oordeel.GOED,
                    _(
                        "‘Werkwijze 7’ betekent: deze inwoner kan niet vrij praten. Laat daar niets van merken."
                    ),
                ),
                Keuze(
                    "b",
                    _("U vraagt: “Zit er iemand naast u die u dwingt?”"),
                    "verder",
                    Oordeel.FOUT,
                    _("Die persoon luistert mee. Zo’n vraag kan gevaarlijk zijn voor de inwoner."),
                ),
                Keuze(
                    "c",
                    _("U zegt dat u het niet vertrouwt en hangt op."),
                    "opgehangen",
                    Oordeel.FOUT,
                    _("Ophangen met een reden kan de inwoner in gevaar brengen."),
                ),
            ),
        ),
        Scene(
            naam="verder",
            regels=(Regel(Spreker.INWONER, _("“Is het nu dan geregeld?”")),),
            scherm=Scherm(_("Inwoner is ingelogd"), _("Vraag de code."), "actie", 2, meldingen=(_STIL,)),
            keuzes=(
                Keuze(
                    "d",
                    _("“Ik heb alles. U hoort van ons.” U kiest ‘Ik vertrouw dit niet’ en belt later terug."),
                    "veilig",
                    Oordeel.GOED,
                    _("De inwoner ziet een gewoon einde. Er is niets vastgelegd en niets gewijzigd."),
                ),
                Keuze(
                    "e",
                    _("U rondt af en wijzigt het rekeningnummer."),
                    "gewijzigd",
                    Oordeel.FOUT,
                    _("De persoon klopt, maar de wil niet. Wacht met de wijziging."),
                ),
            ),
        ),
        Scene(
            naam="veilig",
            gelukt=True,
            slot=(
                _("Het gesprek eindigt gewoon. Niemand naast mevrouw Van den Berg merkt iets."),
                _("U belt terug op een nummer en tijd die veilig zijn, en overlegt met een collega."),
            ),
        ),
        Scene(
            naam="opgehangen",
            slot=(
                _("Het gesprek is weg. U weet niet hoe het met mevrouw Van den Berg is."),
                _("Rond liever gewoon af, en regel daarna hulp volgens de werkwijze van uw gemeente."),
            ),
        ),
        Scene(
            naam="gewijzigd",
            slot=(
                _("Het geld gaat voortaan naar de rekening van iemand anders."),
                _("DigiD zegt wie iemand is. Het zegt niet of iemand het ook wil."),
            ),
        ),
    ),
)
